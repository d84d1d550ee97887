"""What is a laid map: the tables of one map over one state of the facts, and how SQL names them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from threading import RLock
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

from wayline.engine import Engine, load_query, quote_name
from wayline.map import CheckedMap

if TYPE_CHECKING:
    from wayline.journeys.at_hand import Round

Lesson = TypeVar("Lesson")
_NAMED = re.compile(r"\b(laid|facts)\.(?=\w)")


class Learned:
    """Under this is remembered what all journeys of a laid map teach; shared by all connections to it."""

    def __init__(self) -> None:
        self.lock = (
            RLock()
        )  # who comes second waits; what is learned may rest on what else is learned


@dataclass(frozen=True, slots=True)
class LaidMap:
    """Events laid on a map; pure data.

    Attributes:
        engine: where the tables are.
        schema: their schema, `laid_...`.
        map: the map by which all cases are judged.
        per: what one journey follows: account, person or an object type.
        horizon_us: up to here every source is known to be complete; UTC microseconds.
        data_start_us: journeys that began before this are left-truncated [L5].
        snapshot_id: the state of the facts.
        facts: the schema of the facts.
        learned: what all its journeys teach, once it was asked.
        at_hand: what a round of questions has set apart, None outside of one.
    """

    engine: Engine
    schema: str
    map: CheckedMap
    per: str
    horizon_us: int
    data_start_us: int
    snapshot_id: str
    facts: str = "facts"
    learned: Learned = field(default_factory=Learned, compare=False, repr=False)
    at_hand: "Round | None" = field(default=None, compare=False, repr=False)


def learned_once(measure: Callable[[LaidMap], Lesson]) -> Callable[[LaidMap], Lesson]:
    """What all journeys of a laid map teach, measured when it is asked first, whatever the scope is."""
    known: WeakKeyDictionary[Learned, Lesson] = WeakKeyDictionary()

    @wraps(measure)
    def once(laid: LaidMap) -> Lesson:
        with laid.learned.lock:
            if laid.learned not in known:
                known[laid.learned] = measure(laid)
            return known[laid.learned]

    return once


def laid_sql(sql: str, schema: str, *, facts: str = "facts") -> str:
    """SQL written against `laid.` and `facts.`, with the names of the real schemas in their place."""
    homes = {"laid": quote_name(schema), "facts": quote_name(facts)}
    return _NAMED.sub(lambda found: f"{homes[found.group(1)]}.", sql)


def laid_query(name: str, schema: str, *, facts: str = "facts") -> str:
    """A checked-in query of this package, for one laid map."""
    return laid_sql(load_query("wayline.journeys", name), schema, facts=facts)
