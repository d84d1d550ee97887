"""Does a file hold answers to a survey: which column is the score, on which scale, which holds the words [E8]?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from wayline.engine import Engine
from wayline.events.header_names import (
    ANSWERED,
    COMMENT,
    COMMENT_WORDS,
    SCORE,
    SCORE_KIND,
    SCORE_WORDS,
    SURVEY,
    SURVEY_SIGNS,
    TOUCHPOINT,
    rank_of,
)  # fmt: skip
from wayline.events.naming import words_of
from wayline.events.sources.scan import Scan

Kind = Literal["nps", "csat", "ces"]
ANSWER = "survey_answered"  # the event, where no column names the survey
HIGHEST = 10  # of any scale that is known; above it a number is no answer
SCALES: Mapping[Kind, tuple[int, ...]] = {"nps": (10,), "csat": (5, 7, 10), "ces": (5, 7, 10)}


class Column(Protocol):
    """A column that has been looked at."""

    @property
    def name(self) -> str:
        """Its header."""
        ...

    @property
    def at(self) -> int:
        """Where it stands."""
        ...

    @property
    def filled(self) -> int:
        """How many of its cells hold something."""
        ...

    @property
    def letters(self) -> bool:
        """True when it holds letters somewhere."""
        ...


C = TypeVar("C", bound=Column)


@dataclass(frozen=True, slots=True)
class Survey:
    """The kind of question and both ends of its scale, the high one the best; None = each row says its own."""

    kind: Kind | None
    scale: tuple[int, int] | None

    @property
    def form(self) -> str:
        """What a mapping declares beside the column of the score."""
        if self.kind is None or self.scale is None:
            return ""
        low, high = self.scale
        return f", kind: {self.kind}, scale: [{low}, {high}], best: {high}"


def find_survey(
    engine: Engine, scan: Scan, seen: Sequence[C], *, times: Sequence[C]
) -> tuple[Survey, dict[str, C]] | None:
    """What a survey is and which column plays which part in it; None where the file holds none.

    A column that is only called a score or a rating may be anything: then something else must
    speak of a survey too.
    """
    plain = [column for column in seen if column.filled and column not in times]
    score = next((one for one in plain if _is_score(engine, scan, one, seen)), None)
    if score is None:
        return None
    parts: dict[str, C] = {"score": score}
    for role, listed in (("name", SURVEY), ("comment", COMMENT), ("touchpoint", TOUCHPOINT),
                         ("stage", ("stage", "journey_stage", "phase")), ("score_kind", SCORE_KIND),
                         ("scale_min", ("scale_min",)), ("scale_max", ("scale_max",))):  # fmt: skip
        column = _by_name(plain, listed, parts)
        if column is not None:
            parts[role] = column
    if "comment" not in parts:
        worded = (one for one in plain if one.letters and set(words_of(one.name)) & COMMENT_WORDS)
        words = next((one for one in worded if one.at not in _used(parts)), None)
        parts |= {} if words is None else {"comment": words}
    answered = _by_name(times, ANSWERED, {})
    if answered is not None and answered.filled >= 0.99 * max(one.filled for one in times):
        parts["ts"] = answered
    if {"score_kind", "scale_min", "scale_max"} <= set(parts):
        return Survey(None, None), parts
    for role in ("score_kind", "scale_min", "scale_max"):
        parts.pop(role, None)
    low, high = _range(engine, scan, score)
    kind = _kind(score.name, scan.file.name, high=high)
    top = next((end for end in SCALES[kind] if high <= end), HIGHEST)
    return Survey(kind, (0 if kind == "nps" or low < 1 else 1, top)), parts


def _is_score(engine: Engine, scan: Scan, column: C, seen: Sequence[C]) -> bool:
    is_named = rank_of(column.name, SCORE) is not None
    words = set(words_of(column.name))
    is_sure = bool(words & SCORE_WORDS)
    if column.letters or not (is_named or is_sure):
        return False
    around = {word for one in seen if one.at != column.at for word in words_of(one.name)}
    around |= set(words_of(scan.file.name))
    if not is_sure and not around & SURVEY_SIGNS:
        return False
    low, high = _range(engine, scan, column)
    return 0 <= low <= high <= HIGHEST


def _range(engine: Engine, scan: Scan, column: Column) -> tuple[float, float]:
    """The least and the greatest answer; what cannot be read as a number makes it no scale at all."""
    cell = f"NULLIF(trim(CAST(c{column.at} AS VARCHAR)), '')"
    row = engine.run(
        f"SELECT min(TRY_CAST({cell} AS DOUBLE)), max(TRY_CAST({cell} AS DOUBLE)), "
        f"count(*) FILTER ({cell} IS NOT NULL AND TRY_CAST({cell} AS DOUBLE) IS NULL) FROM ({scan.relation})"
    ).rows[0]
    if row[0] is None or row[2]:
        return -1.0, -1.0
    return float(str(row[0])), float(str(row[1]))


def _kind(column: str, file: str, *, high: float) -> Kind:
    """By the name of the column, else of the file, else by the scale that such questions have."""
    known: tuple[tuple[Kind, frozenset[str]], ...] = (
        ("nps", frozenset({"nps", "recommend", "recommendation", "likely", "weiterempfehlen", "weiterempfehlung"})),
        ("csat", frozenset({"csat", "satisfaction", "satisfied", "zufriedenheit", "zufrieden"})),
        ("ces", frozenset({"ces", "effort", "ease", "easy", "aufwand", "einfach"})),
    )  # fmt: skip
    for name in (column, file):
        for kind, words in known:
            if set(words_of(name)) & words:
                return kind
    if high > 7:
        return "nps"
    return "ces" if high > 5 else "csat"


def _by_name(columns: Sequence[C], listed: Sequence[str], parts: Mapping[str, C]) -> C | None:
    used = _used(parts)
    ranked = [
        (rank, one.at, one)
        for one in columns
        if one.at not in used and (rank := rank_of(one.name, listed)) is not None
    ]
    return min(ranked, key=lambda found: found[:2])[2] if ranked else None


def _used(parts: Mapping[str, Column]) -> set[int]:
    return {column.at for column in parts.values()}
