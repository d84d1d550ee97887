"""Where do journeys leave the plan: every deviation of structure and of attributes [A16] [M51]."""

from dataclasses import dataclass
from typing import Literal

from wayline.engine import Value, quote_text
from wayline.journeys.cells import keys_of, whole
from wayline.journeys.departures import TABLES, make_departures
from wayline.journeys.laid import LaidMap, laid_query, laid_sql
from wayline.map import Ref, Stage, Touchpoint

DeviationKind = Literal[
    "missing", "skipped_gate", "ad_hoc", "out_of_sequence", "loop", "failed", "late",
    "wrong_channel", "wrong_actor", "undecidable",
]  # fmt: skip
MADE = "deviations_made"  # the table that says how many rows were made


@dataclass(frozen=True, slots=True)
class Conformed:
    """What the alignment of journeys says as a whole.

    Attributes:
        relation: SQL name of a table with one row for each kind of journey that was aligned: variant,
            is_whole, begins_before, segment, path (code, 0 = the default), cost, length, cheapest,
            approximate.
    """

    relation: str


def make_deviations(laid: LaidMap) -> Conformed:
    """Fills the laid table `deviations`; does nothing when it is filled already.

    One row for each event or visit that leaves the plan: `map_ref` names the element, `seq` and `ts_us`
    the event, both empty for what is missing. Kind `undecidable` is no deviation: only the order of
    events of one instant speaks for it.
    """
    made = Conformed(laid_sql("laid.aligned", laid.schema))
    if _is_made(laid):
        return made
    with laid.engine.transaction():
        _execute(laid, "DELETE FROM laid.deviations")
        make_departures(laid)
        _add_attributes(laid)
        _execute(
            laid,
            f"CREATE OR REPLACE TABLE laid.{MADE} AS SELECT count(*) AS n FROM laid.deviations",
        )
    return made


def _execute(laid: LaidMap, text: str, **parameters: Value) -> None:
    laid.engine.execute(laid_sql(text, laid.schema, facts=laid.facts), parameters)


def _make(laid: LaidMap, name: str, **parameters: Value) -> None:
    laid.engine.execute(laid_query(name, laid.schema, facts=laid.facts), parameters)


def _is_made(laid: LaidMap) -> bool:
    """Laying anew empties `deviations`, so the count that was made tells whether it still stands."""
    known = laid.engine.run(
        "SELECT count(*) AS n FROM information_schema.tables"
        " WHERE table_schema = $schema AND table_name IN ($made, $aligned)",
        {"schema": laid.schema, "made": MADE, "aligned": next(iter(TABLES))},
    )
    if whole(known.first()["n"]) < 2:
        return False
    sql = (
        f"SELECT (SELECT max(n) FROM laid.{MADE}) = (SELECT count(*) FROM laid.deviations)"
        " AND (SELECT count(*) FROM laid.aligned) > 0 AS holds"
    )
    return bool(laid.engine.run(laid_sql(sql, laid.schema)).first()["holds"])


def _add_attributes(laid: LaidMap) -> None:
    _make(laid, "deviations_gates")
    _make(laid, "deviations_failed")
    _make(laid, "deviations_fail_points")
    _make(laid, "deviations_late", horizon_us=laid.horizon_us)
    _make(laid, "deviations_unanswered")
    _add_wrong(laid, "channel", {code: _channels(laid, one) for code, one, _ in _points(laid)})
    _add_wrong(laid, "actor", {code: _actors(laid, one, at) for code, one, at in _points(laid)})


def _points(laid: LaidMap) -> list[tuple[int, Touchpoint, Stage]]:
    return [(code, one, at) for code, (one, at) in enumerate(laid.map.touchpoints, start=1)]


def _channels(laid: LaidMap, touchpoint: Touchpoint) -> frozenset[int]:
    codes = {key: code for code, key in keys_of(laid, "channels").items()}
    return frozenset(codes.get(key, -1) for key in touchpoint.channels)


def _actors(laid: LaidMap, touchpoint: Touchpoint, stage: Stage) -> frozenset[int]:
    """The departments that own the touchpoint or are involved in it; none where a person owns it."""
    owner = laid.map.owner_of(Ref("touchpoint", touchpoint.key))
    known = {one.key for one in laid.map.departments}
    if owner not in known:
        return frozenset()
    involved = (one.department for one in (*stage.involved, *touchpoint.involved))
    codes = {key: code for code, key in keys_of(laid, "departments").items()}
    return frozenset(codes.get(key, -1) for key in (owner, *involved))


def _add_wrong(laid: LaidMap, what: str, allowed: dict[int, frozenset[int]]) -> None:
    """Events on a channel, or by a department, that the touchpoint does not name; NULL is never wrong."""
    column, table = {"channel": ("channel", "channels"), "actor": ("department", "departments")}[
        what
    ]
    stated = {code: codes for code, codes in allowed.items() if codes}
    if not stated:
        return
    pairs = ", ".join(f"({point}, {code})" for point, codes in stated.items() for code in codes)
    points = ", ".join(str(point) for point in stated)
    text = laid_query("deviations_wrong", laid.schema, facts=laid.facts)
    parts = {
        "kind": quote_text(f"wrong_{what}"), "column": column, "dictionary": f"laid.{table}",
        "allowed": pairs, "points": points,
    }  # fmt: skip
    for name, part in parts.items():
        text = text.replace(f"/* {name} */", laid_sql(part, laid.schema))
    laid.engine.execute(text)
