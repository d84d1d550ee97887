"""By which version was each case judged [M27] [M28]?"""

from typing import TYPE_CHECKING

from wayline.engine import quote_name
from wayline.insights.asking import ask, question, values_list
from wayline.insights.overlaid import JudgeRow
from wayline.insights.rows import whole
from wayline.journeys import begins_of, scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

ALL_BY_THIS = "all cases by this map"


def judge_rows(laid: "LaidMap", scope: "Scope") -> tuple[JudgeRow, ...]:
    """Every version that judges, in the order of time, with how many journeys of the scope; none = all by the map."""
    judges = laid.map.judges
    if not judges:
        return ()
    begins = values_list(begins_of(judges))
    text = question("judges", judges=begins, laid=quote_name(laid.schema))
    rows = {whole(row["reign"]): row for row in ask(laid, scope_filter(laid, scope), text).dicts()}
    return tuple(
        JudgeRow(
            one.map.document.version,
            None if one.map.document.valid_from is None else one.map.document.valid_from.isoformat(),
            whole(rows[number]["journeys"]), whole(rows[number]["older"]),
            whole(rows[number]["changed_over"]),
        )
        for number, one in enumerate(judges, start=1)
    )  # fmt: skip


def judged_words(rows: tuple[JudgeRow, ...]) -> str:
    """By what the cases were judged, in one sentence."""
    if not rows:
        return ALL_BY_THIS
    said = "; ".join(_said(row) for row in rows)
    return f"each case by the version in force at its first event: {said}"


def _said(row: JudgeRow) -> str:
    more = []
    if row.older:
        more.append(f"{row.older} of them begun before it was in force")
    if row.changed_over:
        more.append(f"{row.changed_over} more changed over to it")
    return f"{row.version} judges {row.journeys}" + (f" ({', '.join(more)})" if more else "")
