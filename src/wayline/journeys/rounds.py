"""Where a round of questions works: the journeys of its scope set apart once, and what was answered already.

Every question of a living map reads the same journeys, and several read the same SELECT. Both are
made once, in temporary tables of the connection, and thrown away when the round is over.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from typing_extensions import override

from wayline.engine import SCOPED, ScopeFilter, quote_name, scoped
from wayline.journeys.laid import LaidMap, Round
from wayline.journeys.scope import Scope, scope_filter


@dataclass(slots=True, eq=False)
class Apart(Mapping[str, str]):
    """Each laid relation with the rows of the journeys of a scope, set apart when a question first names it."""

    laid: LaidMap
    here: Round
    wanted: ScopeFilter
    chosen: str = ""
    made: dict[str, str] = field(default_factory=dict)

    @override
    def __getitem__(self, name: str) -> str:
        """The table of a relation."""
        if name not in SCOPED:
            raise KeyError(name)
        if name not in self.made:
            if not self.chosen:
                text = scoped("SELECT journey_id FROM journeys", self.laid.schema, self.wanted)
                self.chosen = self.here.make(text, self.wanted.parameters)
            of_them = f"WHERE journey_id IN (SELECT journey_id FROM {self.chosen})"
            home = quote_name(self.laid.schema)
            self.made[name] = self.here.make(f"SELECT * FROM {home}.{name} {of_them}")
        return self.made[name]

    @override
    def __iter__(self) -> Iterator[str]:
        """Every relation that a question may name."""
        return iter(SCOPED)

    @override
    def __len__(self) -> int:
        """How many those are."""
        return len(SCOPED)

    @override
    def __contains__(self, name: object) -> bool:
        """Whether it is one of them; nothing is set apart to know it."""
        return name in SCOPED

    # Two rounds are never the same, and to compare them must not set anything apart.
    __eq__ = object.__eq__
    __hash__ = object.__hash__


@contextmanager
def at_hand(laid: LaidMap, scope: Scope) -> Iterator[LaidMap]:
    """The same laid map with the journeys of a scope at hand, for many questions over that scope.

    Every answer is what it is without: the same rows in the same order, found quicker.

    Raises:
        ScopeError: when the map or the data has no such segment, path or channel, or the period is empty.
    """
    wanted = scope_filter(laid, scope)
    here = Round(laid.engine, scope, wanted)
    if wanted.condition:
        here.only = ScopeFilter(tables=Apart(laid, here, wanted))
    try:
        yield replace(laid, at_hand=here)
    finally:
        here.clear()
