"""Which names stand in the events, and what do they mean on the map: names folded onto codes [M38]."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wayline.base import fold
from wayline.engine import Engine
from wayline.map import CheckedMap, NamePattern


@dataclass(frozen=True, slots=True)
class Named:
    """One value of a dictionary of the facts, with every folded form it answers to."""

    code: int
    name: str
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The dictionaries of the facts, in the order of their codes."""

    names: tuple[Named, ...]
    sources: tuple[Named, ...]
    channels: tuple[Named, ...]
    departments: tuple[Named, ...]
    object_types: tuple[tuple[int, str], ...]


def glob_matches(glob: str, text: str) -> bool:
    """True when the text is of the form of the glob (`*` any run, `?` one character), both folded.

    >>> glob_matches("offer_*", "offer_sent"), glob_matches("a?c", "ac")
    (True, False)
    """
    pattern = "".join(
        ".*" if part == "*" else "." if part == "?" else re.escape(part)
        for part in re.split(r"([*?])", glob)
    )
    return re.fullmatch(pattern, text, re.DOTALL) is not None


def pattern_matches(pattern: NamePattern, forms: Iterable[str]) -> bool:
    """True when one of the folded forms is the name, or of the form of the glob."""
    folded = fold(pattern.text)
    if pattern.is_glob:
        return any(glob_matches(folded, form) for form in forms)
    return folded in forms


def codes_matching(patterns: Iterable[NamePattern], entries: Iterable[Named]) -> frozenset[int]:
    """The codes whose name matches at least one of the patterns."""
    wanted = tuple(patterns)
    return frozenset(
        entry.code
        for entry in entries
        if any(pattern_matches(pattern, entry.forms) for pattern in wanted)
    )


def _rows(engine: Engine, facts: str, table: str, column: str = "name") -> list[tuple[int, str]]:
    answer = engine.run(f"SELECT code, {column} FROM {facts}.{table} ORDER BY code")
    return [(int(str(code)), str(name)) for code, name in answer.rows]


def _forms_on_map(
    value: str, elements: Iterable[tuple[str, str, tuple[str, ...]]]
) -> frozenset[str]:
    """The folded value, with key and name of every element it means."""
    folded = fold(value)
    forms = {folded}
    for key, name, globs in elements:
        own = {fold(key), fold(name)}
        if folded in own or any(glob_matches(fold(glob), folded) for glob in globs):
            forms |= own
    return frozenset(forms)


def read_vocabulary(engine: Engine, facts: str, journey_map: CheckedMap | None) -> Vocabulary:
    """The dictionaries of a fact store; channels and departments also answer to the map's words."""
    channels: list[tuple[str, str, tuple[str, ...]]] = []
    departments: list[tuple[str, str, tuple[str, ...]]] = []
    if journey_map is not None:
        words = journey_map.words
        channels = [(one.key, words(one.name), ()) for one in journey_map.channels]
        departments = [(one.key, words(one.name), one.match) for one in journey_map.departments]
    return Vocabulary(
        tuple(
            Named(code, name, frozenset({fold(name)}))
            for code, name in _rows(engine, facts, "event_names")
        ),
        tuple(
            Named(code, key, frozenset({fold(key)}))
            for code, key in _rows(engine, facts, "sources", "key")
        ),
        tuple(
            Named(code, name, _forms_on_map(name, channels))
            for code, name in _rows(engine, facts, "channels")
        ),
        tuple(
            Named(code, name, _forms_on_map(name, departments))
            for code, name in _rows(engine, facts, "departments")
        ),
        tuple(_rows(engine, facts, "object_types", "object_type")),
    )
