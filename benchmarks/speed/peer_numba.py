"""The floor: a compiled single pass over arrays sorted by case and time, for these questions alone."""

from collections.abc import Callable

import numpy as np
from numba import njit
from peers import TOP, WINDOW_US

NODES, STAGES = 24, 6


@njit(cache=True)
def gather_flow(
    case: np.ndarray, code: np.ndarray, ts: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    counts = np.zeros(NODES * NODES, np.int64)
    for i in range(1, len(case)):
        if case[i] == case[i - 1]:
            counts[code[i - 1] * NODES + code[i]] += 1
    at = np.zeros(NODES * NODES, np.int64)
    for pair in range(1, NODES * NODES):
        at[pair] = at[pair - 1] + counts[pair - 1]
    waits = np.empty(counts.sum(), np.int64)
    for i in range(1, len(case)):
        if case[i] == case[i - 1]:
            pair = code[i - 1] * NODES + code[i]
            waits[at[pair]] = ts[i] - ts[i - 1]
            at[pair] += 1
    return counts, waits


@njit(cache=True)
def mix_variants(case: np.ndarray, code: np.ndarray) -> np.ndarray:
    found = np.empty(case[-1] + 1, np.uint64)
    mixed, n = np.uint64(0), 0
    for i in range(len(case)):
        if i > 0 and case[i] != case[i - 1]:
            found[n] = mixed
            n += 1
            mixed = np.uint64(0)
        mixed = (mixed ^ np.uint64(code[i] + 1)) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    found[n] = mixed
    return found[: n + 1]


@njit(cache=True)
def gather_stays(
    case: np.ndarray, code: np.ndarray, ts: np.ndarray, horizon: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    stage_of = np.empty(len(case), np.int8)
    took = np.empty(len(case), np.int64)
    ended = np.empty(len(case), np.int8)
    n, entered = 0, 0
    for i in range(len(case)):
        stage = code[i] // 4
        new = i == 0 or case[i] != case[i - 1]
        if new or stage != code[i - 1] // 4:
            entered = ts[i]
        last = i + 1 == len(case) or case[i + 1] != case[i]
        if last or code[i + 1] // 4 != stage:
            over = not last or code[i] == NODES - 1
            leaves = ts[i + 1] if not last else (ts[i] if over else horizon)
            stage_of[n], took[n], ended[n] = stage, leaves - entered, 1 if over else 0
            n += 1
    return stage_of[:n], took[:n], ended[:n]


@njit(cache=True)
def pass_funnel(
    case: np.ndarray, code: np.ndarray, ts: np.ndarray, channel: np.ndarray, limits: tuple[int, int]
) -> np.ndarray:
    reached = np.zeros((16, STAGES), np.int64)
    start = np.full(STAGES, -1, np.int64)
    level, first, entry = -1, np.int64(-1), 0
    for i in range(len(case)):
        if i == 0 or case[i] != case[i - 1]:
            start[:] = -1
            level, first, entry = -1, np.int64(-1), channel[i]
        stage = code[i] // 4
        if i == 0 or case[i] != case[i - 1] or stage != code[i - 1] // 4:
            if stage == 0:
                start[0] = ts[i]
                level = max(level, 0)
                if first < 0:
                    first = ts[i]
            elif start[stage - 1] >= 0 and ts[i] - start[stage - 1] <= limits[1]:
                start[stage] = max(start[stage], start[stage - 1])
                level = max(level, stage)
        last = i + 1 == len(case) or case[i + 1] != case[i]
        if last and first >= 0 and first <= limits[0]:
            for at in range(level + 1):
                reached[entry, at] += 1
    return reached


@njit(cache=True)
def count_rework(case: np.ndarray, code: np.ndarray) -> np.ndarray:
    found, seen = np.zeros(NODES, np.int64), np.zeros(NODES, np.int64)
    for i in range(len(case)):
        if i == 0 or case[i] != case[i - 1]:
            seen[:] = 0
        seen[code[i]] += 1
        if seen[code[i]] == 2:
            found[code[i]] += 1
    return found


def median_left(took: np.ndarray, ended: np.ndarray) -> int | None:
    """Kaplan-Meier: the least time at which half are gone."""
    order = np.lexsort((1 - ended, took))
    gone = ended[order]
    risk = len(order) - np.arange(len(order))
    with np.errstate(divide="ignore"):
        s = np.exp(np.cumsum(np.where(gone == 1, np.log1p(-1.0 / risk), 0.0)))
    below = np.flatnonzero(s <= 0.5 + 1e-12)
    return int(took[order[below[0]]]) if len(below) else None


def questions(log: str, horizon: int) -> dict[str, Callable[[], object]]:
    import pyarrow.parquet as pq

    table = pq.read_table(log, columns=["case_id", "activity", "channel", "ts"])
    names = [f"s{stage}_step{step}" for stage in range(1, STAGES + 1) for step in range(1, 5)]
    code = _codes(table.column("activity"), names)
    channels = sorted(set(table.column("channel").unique().to_pylist()))
    channel = _codes(table.column("channel"), channels)
    case = np.array([int(one[1:]) for one in table.column("case_id").to_pylist()], np.int64)
    ts = table.column("ts").cast("timestamp[us]").cast("int64").to_numpy()
    order = np.lexsort((np.arange(len(case)), ts, case))
    _, dense = np.unique(case[order], return_inverse=True)
    arrays = (dense.astype(np.int64), code[order], ts[order])

    def flow() -> object:
        counts, waits = gather_flow(*arrays)
        ends, rows = np.cumsum(counts), []
        for pair in np.flatnonzero(counts):
            part = waits[ends[pair] - counts[pair] : ends[pair]]
            median, p90 = np.quantile(part, [0.5, 0.9])
            rows.append([names[pair // NODES], names[pair % NODES], int(counts[pair]), median, p90])
        return sorted(rows)

    def variants() -> object:
        _, n = np.unique(mix_variants(*arrays[:2]), return_counts=True)
        return [[int(one)] for one in np.sort(n)[::-1][:TOP]]

    def dwell() -> object:
        stage, took, ended = gather_stays(*arrays, horizon)
        rows = []
        for at in range(STAGES):
            own = stage == at
            open_now = int((ended[own] == 0).sum())
            rows.append([at + 1, median_left(took[own], ended[own]), open_now])
        return rows

    def funnel() -> object:
        found = pass_funnel(*arrays, channel[order], (horizon - WINDOW_US, WINDOW_US))
        return [
            [name, at + 1, int(found[code, at])]
            for code, name in enumerate(channels)
            for at in range(STAGES)
            if found[code, at]
        ]

    def rework() -> object:
        found = count_rework(*arrays[:2])
        return sorted([names[at], int(n)] for at, n in enumerate(found) if n)

    return {"flow": flow, "variants": variants, "dwell": dwell, "funnel": funnel, "rework": rework}


def _codes(column: object, names: list[str]) -> np.ndarray:
    import pyarrow as pa
    import pyarrow.compute as pc

    return pc.index_in(column, value_set=pa.array(names)).to_numpy().astype(np.int64)
