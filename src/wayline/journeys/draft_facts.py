"""What do the events of a log say of a map that nobody has drawn yet: names, order, ends, channels."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wayline.base import SourceError, fold, say
from wayline.engine import Table, Value
from wayline.journeys.build import EventFacts
from wayline.journeys.cells import maybe_real, whole
from wayline.journeys.laid import laid_query

RETURNS = "account"  # a case that begins anew after its end; an object is one case for ever [A1]
TIES = 1.5  # event names that one case has on average: fewer make no journey
LONE = 1.05  # on average at most: nearly every case has one name only
NEARLY, HALF = 0.9, 0.5  # of the events that the most common kind of case has


@dataclass(frozen=True, slots=True)
class CaseKind:
    """What a case of the draft follows: an object type or `account`, and how much of the log has it."""

    per: str
    n_events: int
    n_cases: int


@dataclass(frozen=True, slots=True)
class SeenName:
    """One event name; spellings that fold alike are one name [M38].

    Attributes:
        position: where it first stands in a case on average, 0 first and 1 last.
        n_last: cases that end with it.
        channels: on which it came, most frequent first.
    """

    code: int
    name: str
    n_events: int
    n_cases: int
    n_last: int
    position: float
    channels: tuple[str, ...] = ()


class DraftFacts:
    """Asks the facts; makes two temporary tables, which `close` drops."""

    def __init__(self, store: EventFacts) -> None:
        self._store = store
        self.case = self._choose_case()
        self._execute("draft_events", kind=self.case.per)
        self._execute("draft_firsts")

    def _text(self, name: str) -> str:
        return laid_query(name, "", facts=self._store.schema)

    def _execute(self, name: str, **parameters: Value) -> None:
        self._store.engine.execute(self._text(name), parameters)

    def _ask(self, name: str, **parts: str) -> Table:
        text = self._text(name)
        for part, inner in parts.items():
            text = text.replace(f"/* {part} */", inner)
        return self._store.engine.run(text)

    def close(self) -> None:
        """Drops the temporary tables."""
        for table in ("draft_events", "draft_firsts"):
            self._store.engine.execute(f"DROP TABLE IF EXISTS {table}")

    def _choose_case(self) -> CaseKind:
        """What most events carry; among about as many the smallest thing that ties different events together."""
        found = [
            (maybe_real(n_names) or 0.0, CaseKind(str(kind), whole(n_events), whole(n_cases)))
            for kind, n_events, n_cases, n_names in self._ask("draft_cases").rows
        ]
        if self._ask_number("SELECT count(*) FROM facts.events") == 0:
            raise SourceError(say("there are no events to draft a map from"))
        if not found:
            return CaseKind(RETURNS, 0, 0)
        most = max(kind.n_events for _, kind in found)
        close = [(ties, kind) for ties, kind in found if kind.n_events >= NEARLY * most]
        if (
            max(ties for ties, _ in close) <= LONE
        ):  # nothing happens inside them: ask what they belong to
            close = [(ties, kind) for ties, kind in found if kind.n_events >= HALF * most]
        enough = min(TIES, max(ties for ties, _ in close))
        tying = [kind for ties, kind in close if ties >= enough]
        return max(tying, key=lambda kind: (kind.n_cases, kind.n_events, kind.per))

    def _ask_number(self, sql: str) -> int:
        text = sql.replace("facts.", f"{self._store.schema}.")
        return whole(self._store.engine.run(text).rows[0][0])

    def names(self) -> tuple[SeenName, ...]:
        """Every event name, most frequent first."""
        channels = self._channels()
        return tuple(
            SeenName(
                whole(code), str(name), whole(n), whole(cases), whole(last),
                maybe_real(position) or 0.0, channels.get(whole(code), ()),
            )
            for code, name, n, cases, last, position in self._ask("draft_names").rows
        )  # fmt: skip

    def _channels(self) -> dict[int, tuple[str, ...]]:
        found: dict[int, dict[str, str]] = {}
        for code, channel, _ in self._ask("draft_channels").rows:
            found.setdefault(whole(code), {}).setdefault(fold(str(channel)), str(channel))
        return {code: tuple(names.values()) for code, names in found.items()}

    def orders(self, pairs: Iterable[tuple[int, int]]) -> Mapping[tuple[int, int], tuple[int, int]]:
        """For each pair of names: cases that have both, cases in which the first comes first."""
        asked = ", ".join(f"({a}, {b})" for a, b in pairs)
        if not asked:
            return {}
        rows = self._ask("draft_orders", pairs=asked).rows
        return {(whole(a), whole(b)): (whole(n), whole(k)) for a, b, n, k in rows}

    def steps(self) -> tuple[tuple[int, int, int], ...]:
        """(a, b, cases) for names that follow each other directly, most frequent first."""
        return tuple((whole(a), whole(b), whole(n)) for a, b, n in self._ask("draft_steps").rows)

    def zone(self) -> str:
        """The time zone of the source with the most events."""
        sql = (
            "SELECT any_value(s.zone) FROM facts.events e JOIN facts.sources s ON s.code = e.source"
            " GROUP BY s.code ORDER BY count(*) DESC, s.code LIMIT 1"
        )
        return str(
            self._store.engine.run(sql.replace("facts.", f"{self._store.schema}.")).rows[0][0]
        )

    def source(self) -> str:
        """The keys of the sources."""
        sql = f"SELECT key FROM {self._store.schema}.sources ORDER BY code"
        return ", ".join(str(row[0]) for row in self._store.engine.run(sql).rows)
