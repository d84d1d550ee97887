"""What does Wayline answer, and what does it cost: the same questions, as a person gets them.

Each answer comes with intervals, accounts and frame, which no peer works out; only the numbers that
the peers give too are compared.
"""

import resource
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from synthetic import LogFiles

from wayline import engine, events, journeys
from wayline import map as maps
from wayline.base import Duration, Estimate, SystemClock
from wayline.insights.dead_ends import measure_dead_ends
from wayline.insights.dwell import measure_dwell
from wayline.insights.flow import measure_flow
from wayline.insights.rework import measure_rework
from wayline.insights.stage_funnel import measure_channel_funnel
from wayline.insights.stuck import measure_states
from wayline.insights.variants import measure_variants

TOP = 20
ALL = journeys.Scope()
MONTH = Duration.parse("30 days")
Question = Callable[[], object]


@dataclass(slots=True)
class Costs:
    """CPU and wall seconds of every repeat."""

    cpu_s: list[float] = field(default_factory=list)
    wall_s: list[float] = field(default_factory=list)

    def add(self, ask: Question) -> object:
        cpu, wall = time.process_time(), time.perf_counter()
        answer = ask()
        self.cpu_s.append(time.process_time() - cpu)
        self.wall_s.append(time.perf_counter() - wall)
        return answer


def peak_mb() -> float:
    """The largest this process has been."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def load_and_lay(files: LogFiles, path: Path) -> dict[str, object]:
    """From a file to a laid map, in memory: seconds of each step, events, peak."""
    load, lay = Costs(), Costs()
    with closing(engine.open_memory()) as memory:
        given = events.read_mapping(files.mapping_path)
        load.add(lambda: events.load_events(memory, [path], mapping=given, clock=SystemClock()))
        checked = maps.resolve(maps.read_map(files.map_path))
        lay.add(lambda: journeys.lay(checked, events.open_store(memory)))
    return {"load_wall_s": load.wall_s[0], "lay_wall_s": lay.wall_s[0], "peak_mb": peak_mb()}


def lay_log(files: LogFiles, memory: engine.DuckDBEngine) -> journeys.LaidMap:
    """The log on its map."""
    given = events.read_mapping(files.mapping_path)
    events.load_events(memory, [files.parquet], mapping=given, clock=SystemClock())
    checked = maps.resolve(maps.read_map(files.map_path))
    return journeys.lay(checked, events.open_store(memory))


def questions(laid: journeys.LaidMap) -> dict[str, Question]:
    """Each question as its public function answers it, reduced to what the peers give too."""

    def micro(estimate: Estimate) -> float:
        return -1.0 if estimate.value is None else estimate.value * 1e6

    def flow() -> object:
        found = measure_flow(laid, ALL).rows
        rows = [(r.a, r.b, r.n, micro(r.time), micro(r.p90)) for r in found]
        return sorted(row for row in rows if {"start", "end", "open"}.isdisjoint(row[:2]))

    def variants() -> object:
        return [[row.n] for row in measure_variants(laid, ALL, top=TOP).rows]

    def dwell() -> object:
        standing = measure_states(laid, ALL).rows
        pairs = zip(measure_dwell(laid, ALL).rows, standing, strict=True)
        return [[at, micro(d.median), s.open_now] for at, (d, s) in enumerate(pairs, start=1)]

    def funnel() -> object:
        ranks = {stage.key: at for at, stage in enumerate(laid.map.stages, start=1)}
        found = measure_channel_funnel(laid, ALL, within=MONTH)
        return sorted([str(row.channel), ranks[row.stage], row.n] for row in found)

    def rework() -> object:
        measure_dead_ends(laid, ALL)
        found = [row for row in measure_rework(laid, ALL).rows if row.kind == "repeat"]
        return sorted([row.key, row.journeys] for row in found)

    return {"flow": flow, "variants": variants, "dwell": dwell, "funnel": funnel, "rework": rework}


FLOW = """
SELECT prev_touchpoint, touchpoint, n, times[1], times[2]
FROM (
  SELECT prev_touchpoint, touchpoint, COUNT(*) AS n, QUANTILE_CONT(dt_us, [0.5, 0.9]) AS times
  FROM {home}.events WHERE prev_touchpoint IS NOT NULL AND touchpoint IS NOT NULL GROUP BY 1, 2
) counted
"""
VARIANTS = """
SELECT COUNT(*) AS n FROM {home}.journeys WHERE variant <> 0 GROUP BY variant ORDER BY n DESC LIMIT 20
"""
DWELL = """
WITH stays AS (
  SELECT stage, COALESCE(left_us, $horizon) - entered_us AS took, CASE WHEN left_us IS NULL THEN 0 ELSE 1 END AS ended
  FROM {home}.stage_visits
),
g AS (SELECT stage, took, COUNT(*) AS m, SUM(ended) AS d FROM stays GROUP BY stage, took),
r AS (SELECT stage, took, d, SUM(m) OVER (PARTITION BY stage ORDER BY took DESC
             ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS n FROM g),
s AS (SELECT stage, took, EXP(SUM(CASE WHEN d < n THEN LN(1.0 - d / n) ELSE -1e9 END) OVER (
             PARTITION BY stage ORDER BY took ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)) AS s FROM r)
SELECT s.stage, MIN(took) FILTER (WHERE s <= 0.5 + 1e-12),
       (SELECT COUNT(*) FROM stays o WHERE o.stage = s.stage AND o.ended = 0)
FROM s GROUP BY s.stage ORDER BY s.stage
"""
REWORK = """
SELECT touchpoint, COUNT(*) AS n FROM {home}.events WHERE pass_no = 2 GROUP BY touchpoint
"""


def alone(laid: journeys.LaidMap) -> dict[str, Question]:
    """The numbers alone, as the peers give them, read from the laid tables."""
    home = f'"{laid.schema}"'
    names = dict(laid.engine.run(f"SELECT code, key FROM {home}.touchpoints").rows)

    def ask(text: str, **bound: int) -> list[tuple[engine.Value, ...]]:
        return list(laid.engine.run(text.format(home=home), bound).rows)

    def flow() -> object:
        return sorted((str(names[a]), str(names[b]), n, x, y) for a, b, n, x, y in ask(FLOW))

    def rework() -> object:
        return sorted([str(names[code]), n] for code, n in ask(REWORK))

    return {
        "flow": flow,
        "variants": lambda: [list(row) for row in ask(VARIANTS)],
        "dwell": lambda: [list(row) for row in ask(DWELL, horizon=laid.horizon_us)],
        "funnel": questions(laid)["funnel"],
        "rework": rework,
    }
