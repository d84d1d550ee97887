"""What do the peers answer: reads logs and durations, writes their numbers as JSON.

Run in the oracles' own environment, never beside the product:
    python peers.py FOLDER
reads FOLDER/<log>.log.csv (journey, seq, name, ts in microseconds) and FOLDER/<name>.durations.csv
(duration, observed), writes FOLDER/<log>.peers.json and FOLDER/<name>.curve.json.
"""

import json
import os
import sys
from collections import Counter
from pathlib import Path

os.environ["RETENTIONEERING_NO_TRACK"] = "1"

import pandas as pd

SEPARATOR = "\x1f"


def read_log(path: Path) -> pd.DataFrame:
    log = pd.read_csv(path, dtype={"journey": str, "name": str}, keep_default_na=False)
    return log.sort_values(["journey", "seq"], kind="stable").reset_index(drop=True)


def pm4py_answers(log: pd.DataFrame) -> dict[str, object]:
    import pm4py

    frame = pd.DataFrame(
        {
            "case:concept:name": log["journey"],
            "concept:name": log["name"],
            "time:timestamp": pd.to_datetime(log["ts"], unit="us", utc=True),
        }
    )
    edges, starts, ends = pm4py.discover_dfg(frame)
    variants = pm4py.get_variants(frame)
    rework = pm4py.get_rework_cases_per_activity(frame)
    return {
        "dfg": {SEPARATOR.join(pair): int(n) for pair, n in edges.items()},
        "starts": {name: int(n) for name, n in starts.items()},
        "ends": {name: int(n) for name, n in ends.items()},
        "variants": {SEPARATOR.join(names): int(n) for names, n in variants.items()},
        "rework": {name: int(n) for name, n in rework.items()},
    }


def retentioneering_answers(log: pd.DataFrame) -> dict[str, int]:
    from retentioneering import Eventstream

    frame = pd.DataFrame(
        {
            "user_id": log["journey"],
            "event": log["name"],
            "timestamp": pd.to_datetime(log["ts"], unit="us"),
        }
    )
    matrix = Eventstream(frame).transition_graph_data(edge_weight="count")
    counts: Counter[str] = Counter()
    for a in matrix.index:
        for b in matrix.columns:
            n = int(matrix.loc[a, b])
            if n:
                counts[SEPARATOR.join((str(a), str(b)))] += n
    return dict(counts)


def lifelines_answers(path: Path) -> dict[str, object]:
    from lifelines import AalenJohansenFitter, KaplanMeierFitter

    table = pd.read_csv(path)
    km = KaplanMeierFitter().fit(table["duration"], table["observed"])
    band = km.confidence_interval_
    answer: dict[str, object] = {
        "times": [float(t) for t in km.survival_function_.index],
        "s": [float(v) for v in km.survival_function_.iloc[:, 0]],
        "low": [float(v) for v in band.iloc[:, 0]],
        "high": [float(v) for v in band.iloc[:, 1]],
        "median": float(km.median_survival_time_),
    }
    # The fitter shakes ties apart at random; on distinct durations it has nothing to shake.
    if "cause" in table and table["duration"].is_unique:
        for cause in sorted(set(table["cause"]) - {0}):
            fitter = AalenJohansenFitter(calculate_variance=False)
            fitter.fit(table["duration"], table["cause"], event_of_interest=cause)
            curve = fitter.cumulative_density_
            answer[f"cif_{cause}"] = {
                "times": [float(t) for t in curve.index],
                "values": [float(v) for v in curve.iloc[:, 0]],
            }
    return answer


def main() -> None:
    folder = Path(sys.argv[1])
    for path in sorted(folder.glob("*.log.csv")):
        log = read_log(path)
        answers = {"pm4py": pm4py_answers(log), "retentioneering": retentioneering_answers(log)}
        out = folder / path.name.replace(".log.csv", ".peers.json")
        out.write_text(json.dumps(answers, sort_keys=True), encoding="utf-8")
        print(f"{path.name}: {len(log)} events judged")
    for path in sorted(folder.glob("*.durations.csv")):
        out = folder / path.name.replace(".durations.csv", ".curve.json")
        out.write_text(json.dumps(lifelines_answers(path)), encoding="utf-8")
        print(f"{path.name}: curve judged")


if __name__ == "__main__":
    main()
