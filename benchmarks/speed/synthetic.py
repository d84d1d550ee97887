"""Which log are the benchmarks run on: an invented one, seeded, of any size, as Parquet and CSV.

About ten events a journey, 24 touchpoints in six stages, five channels, a tenth of the journeys open;
times rise inside a journey, a few tie. The same size and seed give the same rows.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np

STAGES = 6
PER_STAGE = 4
CHANNELS = ("email", "phone", "portal", "video", "on_site")
MEAN_EVENTS = 10
START_US = 1_704_067_200_000_000  # 2024-01-01


@dataclass(frozen=True, slots=True)
class LogFiles:
    parquet: Path
    csv: Path
    map_path: Path
    mapping_path: Path
    n_events: int


def touchpoint_names() -> list[str]:
    return [
        f"s{stage}_step{step}" for stage in range(1, STAGES + 1) for step in range(1, PER_STAGE + 1)
    ]


def make_columns(n_events: int, seed: int) -> dict[str, np.ndarray]:
    dice = np.random.default_rng(seed)
    # A third more than asked for: what comes after a journey's end is cut away below.
    n_journeys = max(1, int(n_events * 1.35) // MEAN_EVENTS)
    sizes = 1 + dice.poisson(MEAN_EVENTS - 1, n_journeys)
    journey = np.repeat(np.arange(n_journeys), sizes)
    n = len(journey)
    first = np.r_[True, journey[1:] != journey[:-1]]
    starts = np.flatnonzero(first)
    position = np.arange(n) - np.repeat(starts, np.diff(np.r_[starts, n]))
    # Journeys drift forward through the stages and slip back now and then.
    pace = dice.uniform(0.25, 0.9, n_journeys)[journey]
    stage = np.clip((position * pace + dice.normal(0, 0.6, n)).astype(int), 0, STAGES - 1)
    stage[first] = 0
    step = dice.integers(0, PER_STAGE, n)
    step[first] = 0  # the first step opens the stage
    gaps = np.round(dice.exponential(2.5 * 86_400, n)).astype(np.int64)
    gaps[dice.random(n) < 0.03] = 0
    gaps[first] = 0
    elapsed = np.cumsum(gaps) * 1_000_000
    elapsed -= np.repeat(elapsed[starts], np.diff(np.r_[starts, n]))
    begin = START_US + dice.integers(0, 500 * 86_400, n_journeys) * 1_000_000
    code = stage * PER_STAGE + step
    ended = np.cumsum(code == STAGES * PER_STAGE - 1)
    before = ended - (code == STAGES * PER_STAGE - 1)
    alive = before == np.repeat(before[starts], np.diff(np.r_[starts, n]))
    columns = {
        "case_no": journey,
        "account_no": journey // 4,
        "code": code,
        "channel_no": dice.integers(0, len(CHANNELS), n),
        "ts_us": begin[journey] + elapsed,
        "cost": np.round(dice.gamma(2.0, 20.0, n), 2),
    }
    kept = {name: column[alive][:n_events] for name, column in columns.items()}
    if len(kept["code"]) < n_events:
        raise ValueError(f"only {len(kept['code'])} events were made, {n_events} asked for")
    return kept


def write_log(folder: Path, n_events: int, *, seed: int = 7) -> LogFiles:
    """The log's files in a folder; made once and used again."""
    folder.mkdir(parents=True, exist_ok=True)
    files = LogFiles(
        folder / f"log_{n_events}.parquet", folder / f"log_{n_events}.csv",
        folder / "map.yaml", folder / "mapping.yaml", n_events,
    )  # fmt: skip
    files.map_path.write_text(map_text(), encoding="utf-8")
    files.mapping_path.write_text(MAPPING, encoding="utf-8")
    if files.parquet.exists() and files.csv.exists():
        return files
    connection = duckdb.connect()
    connection.register("columns", make_columns(n_events, seed))
    names = ", ".join(f"'{name}'" for name in touchpoint_names())
    channels = ", ".join(f"'{name}'" for name in CHANNELS)
    # Shuffled in blocks: files arrive by time, not by journey.
    connection.execute(f"""
        CREATE TABLE log AS SELECT 'C' || case_no AS case_id, 'A' || account_no AS account,
               ([{names}])[code + 1] AS activity, ([{channels}])[channel_no + 1] AS channel,
               make_timestamp(ts_us) AS ts, cost
        FROM columns ORDER BY ts_us, case_no, code""")
    connection.execute(f"COPY log TO '{files.parquet}' (FORMAT parquet)")
    connection.execute(f"COPY log TO '{files.csv}' (FORMAT csv, HEADER)")
    return files


def map_text() -> str:
    """A map of six stages and 24 touchpoints, bound by name, that the whole log lies on."""
    lines = [
        "wayline: 1", "key: speed", "name: A journey of six stages", "per: order", "timezone: UTC", "stages:",
    ]  # fmt: skip
    for stage in range(1, STAGES + 1):
        lines += [
            f"  - key: stage_{stage}",
            f"    name: Stage {stage}",
            "    need: none",
            f"    standard: {{target: {stage + 4} days, breach: {stage + 9} days}}",
            f"    binding: s{stage}_*",
            "    touchpoints:",
        ]
        for step in range(1, PER_STAGE + 1):
            name = f"s{stage}_step{step}"
            lines.append(
                f"      - {{key: {name}, name: Step {stage}.{step}, binding: {name}, repeatable: false}}"
            )
    last = f"s{STAGES}_step{PER_STAGE}"
    lines += ["outcomes:", f"  - {{key: done, name: Done, kind: success, binding: {last}}}"]
    return "\n".join(lines) + "\n"


MAPPING = """\
source: speed
shape: long
zone: UTC
columns:
  ts: {column: ts}
  name: {column: activity}
  account: {column: account}
  objects: [{type: order, column: case_id, role: subject}]
  channel: {column: channel}
  cost: {column: cost, currency: EUR}
"""
