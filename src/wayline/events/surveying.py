"""Does a file hold answers to a survey: which column is the score, on which scale, which holds the words [E8]?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from wayline.engine import Engine
from wayline.events.header_names import (
    ANSWERED,
    CES_WORDS,
    COMMENT,
    COMMENT_WORDS,
    CSAT_WORDS,
    EASE_WORDS,
    NPS_WORDS,
    SCORE,
    SCORE_KIND,
    SCORE_WORDS,
    SURVEY,
    SURVEY_SIGNS,
    TOUCHPOINT,
    rank_of,
)  # fmt: skip
from wayline.events.looking import Seen, best_of
from wayline.events.naming import words_of
from wayline.events.sources.scan import Scan

Kind = Literal["nps", "csat", "ces"]
ANSWER = "survey_answered"  # the event, where no column names the survey
HIGHEST = 10  # of any scale that is known; above it a number is no answer
SCALES: Mapping[Kind, tuple[int, ...]] = {"nps": (10,), "csat": (5, 7, 10), "ces": (5, 7, 10)}
KINDS: Mapping[Kind, frozenset[str]] = {
    "nps": NPS_WORDS, "csat": CSAT_WORDS, "ces": CES_WORDS | EASE_WORDS,
}  # fmt: skip


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
    engine: Engine, scan: Scan, seen: Sequence[Seen], *, times: Sequence[Seen]
) -> tuple[Survey, dict[str, Seen]] | None:
    """What a survey is and which column plays which part in it; None where the file holds none.

    A column that is only called a score or a rating may be anything: then something else must
    speak of a survey too.
    """
    plain = [column for column in seen if column.filled and column not in times]
    scores = ((one, _answers(engine, scan, one, seen)) for one in plain)
    found = next(((one, ends) for one, ends in scores if ends is not None), None)
    if found is None:
        return None
    score, (low, high) = found
    parts: dict[str, Seen] = {"score": score}
    for role, listed in (("name", SURVEY), ("comment", COMMENT), ("touchpoint", TOUCHPOINT),
                         ("stage", ("stage", "journey_stage", "phase")), ("score_kind", SCORE_KIND),
                         ("scale_min", ("scale_min",)), ("scale_max", ("scale_max",))):  # fmt: skip
        column = best_of(plain, listed, parts)
        if column is not None:
            parts[role] = column
    if "comment" not in parts:
        used = {column.at for column in parts.values()}
        worded = (one for one in plain if one.letters and set(words_of(one.name)) & COMMENT_WORDS)
        words = next((one for one in worded if one.at not in used), None)
        parts |= {} if words is None else {"comment": words}
    answered = best_of(times, ANSWERED, {})
    if answered is not None and answered.filled >= 0.99 * max(one.filled for one in times):
        parts["ts"] = answered
    if {"score_kind", "scale_min", "scale_max"} <= set(parts):
        return Survey(None, None), parts
    for role in ("score_kind", "scale_min", "scale_max"):
        parts.pop(role, None)
    kind = _kind(score.name, scan.file.name, high=high)
    top = next((end for end in SCALES[kind] if high <= end), HIGHEST)
    return Survey(kind, (0 if kind == "nps" or low < 1 else 1, top)), parts


def _answers(
    engine: Engine, scan: Scan, column: Seen, seen: Sequence[Seen]
) -> tuple[float, float] | None:
    """The least and the greatest answer of a column of scores; None where it is no such column."""
    is_named = rank_of(column.name, SCORE) is not None
    is_sure = bool(set(words_of(column.name)) & SCORE_WORDS)
    if column.letters or not (is_named or is_sure):
        return None
    around = {word for one in seen if one.at != column.at for word in words_of(one.name)}
    around |= set(words_of(scan.file.name))
    if not is_sure and not around & SURVEY_SIGNS:
        return None
    low, high = _range(engine, scan, column)
    return (low, high) if 0 <= low <= high <= HIGHEST else None


def _range(engine: Engine, scan: Scan, column: Seen) -> tuple[float, float]:
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
    for name in (column, file):
        for kind, words in KINDS.items():
            if set(words_of(name)) & words:
                return kind
    if high > 7:
        return "nps"
    return "ces" if high > 5 else "csat"
