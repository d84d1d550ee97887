"""The questions that a process-mining library answers, on its own prepared table."""

from collections.abc import Callable

import pandas as pd
import pm4py
from peers import TOP


def questions(log: str, _horizon: int) -> dict[str, Callable[[], object]]:
    raw = pd.read_parquet(log, columns=["case_id", "activity", "ts"])
    raw["row_no"] = range(len(raw))
    raw = raw.sort_values(["case_id", "ts", "row_no"], kind="stable").reset_index(drop=True)
    frame = pd.DataFrame(
        {
            "case:concept:name": raw["case_id"].astype(str),
            "concept:name": raw["activity"].astype(str),
            "time:timestamp": raw["ts"].dt.tz_localize("UTC"),
        }
    )
    del raw

    def flow() -> object:
        edges, _, _ = pm4py.discover_dfg(frame)
        return [[a, b, int(n)] for (a, b), n in sorted(edges.items())]

    def variants() -> object:
        return [
            [n] for n in sorted(map(int, pm4py.get_variants(frame).values()), reverse=True)[:TOP]
        ]

    def rework() -> object:
        return [[a, int(n)] for a, n in sorted(pm4py.get_rework_cases_per_activity(frame).items())]

    return {"flow": flow, "variants": variants, "rework": rework}
