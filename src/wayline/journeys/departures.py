"""Where does each journey leave the order of the map: every variant aligned once, then joined back [A16]."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from wayline.engine import Value
from wayline.journeys.alignment import Alignment, align
from wayline.journeys.cells import whole
from wayline.journeys.conformance_model import Route, bits, read_routes
from wayline.journeys.dictionaries import Row, fill_table
from wayline.journeys.laid import LaidMap, laid_query, laid_sql
from wayline.journeys.likeness import Likeness

TABLES = {
    "aligned": (
        "variant UBIGINT, is_whole BOOLEAN, begins_before BOOLEAN, segment SMALLINT, alignment INTEGER,"
        " path SMALLINT, cost INTEGER, length INTEGER, cheapest INTEGER, approximate BOOLEAN"
    ),
    "departures": "alignment INTEGER, kind VARCHAR, touchpoint SMALLINT, step INTEGER, detail VARCHAR",
    "path_aligned": (
        "variant UBIGINT, path SMALLINT, is_done BOOLEAN, begins_before BOOLEAN, alignment INTEGER"
    ),
    "undecidable": "journey_id INTEGER, seq INTEGER",
}
BATCH = 20_000  # variants at a time: a million of them with all that is found would fill the memory
DEFAULT = 0  # in column `path`: the default path


@dataclass(frozen=True, slots=True)
class Group:
    """Journeys that share all that an alignment depends on."""

    variant: int
    is_whole: bool
    begins_before: bool
    segment: int


@dataclass(slots=True)
class Aligner:
    """Aligns each sequence once; `routes` are those that a whole journey may take, by their code."""

    laid: LaidMap
    routes: dict[int, Likeness] = field(default_factory=dict)
    stakeholders: dict[int, Likeness] = field(default_factory=dict)
    segments: dict[int, int] = field(default_factory=dict)
    cheapest: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        journey_map = self.laid.map
        codes = {path.key: at for at, path in enumerate(journey_map.document.paths, start=1)}
        segments = {one.key: at for at, one in enumerate(journey_map.segments, start=1)}
        for route in read_routes(journey_map):
            code = DEFAULT if route.path is None else codes[route.path]
            path = None if route.path is None else journey_map.path(route.path)
            if path is not None and path.persona is not None:
                self.stakeholders[code] = Likeness(route)
                continue
            self.routes[code] = Likeness(route)
            self.cheapest[code] = align(route, ()).cost
            if path is not None and path.segment is not None:
                self.segments[code] = segments.get(path.segment, -1)

    def best(self, group: Group, trace: tuple[int, ...]) -> tuple[int, Alignment]:
        """The route that fits best, the first of the map among equals."""
        found: list[tuple[float, int, Alignment]] = []
        for code, route in self.routes.items():
            if self.segments.get(code, group.segment) == group.segment:
                one = route.align(trace, is_whole=group.is_whole, begins_before=group.begins_before)
                worst = len(trace) + self.cheapest[code]
                found.append((one.cost / worst if worst else 0.0, code, one))
        _, code, one = min(found, key=itemgetter(0, 1))
        return code, one


def make_departures(laid: LaidMap) -> None:
    """Aligns every variant and adds the deviations of structure to `deviations`.

    Where the map has other routes than the default one, `journeys.path` tells which fits best.
    """
    for table, columns in TABLES.items():
        laid.engine.execute(
            laid_sql(f"CREATE OR REPLACE TABLE laid.{table} ({columns})", laid.schema)
        )
    aligner = Aligner(laid)
    _fill_routes(aligner)
    if len(aligner.routes) > 1:
        _run(laid, "journey_routes")
    _fill_stakeholders(aligner)
    _run(laid, "deviations_structure")
    _run(laid, "deviations_stakeholders")
    _settle_ties(aligner)
    _run(laid, "deviations_undecidable")
    _run(laid, "deviations_unmatched", map_ref=f"journey:{laid.map.document.key}")


def _run(laid: LaidMap, name: str, **parameters: Value) -> None:
    laid.engine.execute(laid_query(name, laid.schema, facts=laid.facts), parameters)


def _fill(laid: LaidMap, table: str, rows: list[Row]) -> None:
    columns = [part.split()[0] for part in TABLES[table].split(", ")]
    fill_table(laid.engine, laid_sql(f"laid.{table}", laid.schema), columns, rows)


def _batches(laid: LaidMap, groups: str) -> Iterator[list[tuple[tuple[int, ...], Sequence[Value]]]]:
    """What a SELECT names variants for, with the touchpoint codes of each in order, some thousands at a time.

    `groups` gives the variant first; its rows come in the order of all their columns.
    """
    codes = {
        str(key): whole(code)
        for code, key in laid.engine.run(
            laid_sql("SELECT code, key FROM laid.touchpoints", laid.schema)
        ).rows
    }
    numbered = (
        "CREATE OR REPLACE TEMP TABLE groups_numbered AS"
        f" SELECT row_number() OVER () AS place, * FROM ({groups} ORDER BY ALL)"
    )
    laid.engine.execute(laid_sql(numbered, laid.schema))
    text = laid_sql(
        "SELECT v.touchpoints, g.* EXCLUDE (place) FROM temp.groups_numbered g"
        " JOIN laid.variants v ON v.variant = g.variant"
        " WHERE g.place > $after AND g.place <= $after + $most ORDER BY g.place",
        laid.schema,
    )
    after = 0
    while rows := laid.engine.run(text, {"after": after, "most": BATCH}).rows:
        yield [
            (tuple(codes[key] for key in str(spelled).split(" > ") if key), row)
            for spelled, *row in rows
        ]
        after += BATCH
    laid.engine.execute("DROP TABLE temp.groups_numbered")


def _fill_routes(aligner: Aligner) -> None:
    sql = (
        "SELECT DISTINCT variant, coalesce(outcome = 1, FALSE) AS is_whole, left_truncated,"
        " coalesce(segment, 0) AS segment FROM laid.journeys"
    )
    segments = frozenset(aligner.segments.values())
    number = 0
    for batch in _batches(aligner.laid, sql):
        aligned: list[Row] = []
        departures: list[Row] = []
        known: dict[tuple[bool, bool, int, tuple[int, ...]], tuple[int, int, Alignment]] = {}
        for trace, (variant, is_whole, before, segment) in batch:
            group = Group(whole(variant), bool(is_whole), bool(before), whole(segment))
            own = group.segment if group.segment in segments else 0
            key = (group.is_whole, group.begins_before, own, trace)
            if key not in known:
                number += 1
                known[key] = (number, *aligner.best(group, trace))
                departures += _rows(number, known[key][2])
            at, code, one = known[key]
            aligned.append(
                (
                    group.variant, group.is_whole, group.begins_before, group.segment, at, code,
                    one.cost, len(trace), aligner.cheapest[code], one.approximate,
                )
            )  # fmt: skip
        _fill(aligner.laid, "aligned", aligned)
        _fill(aligner.laid, "departures", departures)


def _rows(number: int, one: Alignment, *, detail: str | None = None) -> list[Row]:
    return [
        (number, found.kind, found.step, None if found.at is None else found.at + 1, detail)
        for found in one.departures
    ]


def _fill_stakeholders(aligner: Aligner) -> None:
    """The paths of stakeholders on their own steps; only where such a path has begun.

    Numbers are negative, so that they never meet those of whole journeys.
    """
    sql = (
        "SELECT DISTINCT j.variant, r.path, r.state = 'done' AS is_done, j.left_truncated"
        " FROM laid.path_runs r JOIN laid.journeys j ON j.journey_id = r.journey_id"
    )
    number = 0
    for batch in _batches(aligner.laid, sql):
        aligned: list[Row] = []
        departures: list[Row] = []
        for trace, (variant, path, is_done, before) in batch:
            route = aligner.stakeholders.get(whole(path))
            if route is None:
                continue
            own = [at for at, step in enumerate(trace) if route.own >> step & 1]
            one = route.align(
                [trace[at] for at in own], is_whole=bool(is_done), begins_before=bool(before)
            )
            if not one.departures:
                continue
            number -= 1
            aligned.append((whole(variant), whole(path), bool(is_done), bool(before), number))
            departures += [
                (number, found.kind, found.step, None if found.at is None else own[found.at] + 1,
                 f"path {route.route.path}")
                for found in one.departures
            ]  # fmt: skip
        _fill(aligner.laid, "path_aligned", aligned)
        _fill(aligner.laid, "departures", departures)


# journey_id, seq, ts_us, touchpoint, path, is_whole, begins_before, is_out
Event = tuple[Value, ...]


def _settle_ties(aligner: Aligner) -> None:
    """An event out of sequence that another order of the same instant puts right is undecidable."""
    rows = aligner.laid.engine.run(
        laid_query("deviations_ties", aligner.laid.schema, facts=aligner.laid.facts)
    ).rows
    found: list[Row] = []
    for _, group in groupby(rows, key=itemgetter(0)):
        found += _undecidable(aligner, list(group))
    _fill(aligner.laid, "undecidable", found)


def _undecidable(aligner: Aligner, events: list[Event]) -> Iterator[Row]:
    route = aligner.routes[whole(events[0][4])]
    places = place_of(route.route)
    ordered = sorted(
        events, key=lambda one: (whole(one[2]), places.get(whole(one[3]), (0, 0)), whole(one[1]))
    )
    kept = route.align(
        [whole(one[3]) for one in ordered],
        is_whole=bool(events[0][5]),
        begins_before=bool(events[0][6]),
    )
    still = {found.step for found in kept.departures if found.kind == "out_of_sequence"}
    for one in events:
        if one[7] and whole(one[3]) not in still:
            yield whole(one[0]), whole(one[1])


def place_of(route: Route) -> dict[int, tuple[int, int]]:
    """Where a route would have each step: its first block, then how few steps follow it by sequence."""
    places: dict[int, tuple[int, int]] = {}
    for at, block in enumerate(route.blocks):
        for step in bits(block.admitted):
            places.setdefault(step, (at, -_count(route.later.get(step, 0))))
    return places


def _count(mask: int) -> int:
    return len(list(bits(mask)))
