"""How does a column of a file become a value: the forms of the mapping as SQL expressions."""

from collections.abc import Sequence
from dataclasses import dataclass

from wayline.base import Place, SourceError, did_you_mean, say
from wayline.engine import like_pattern, quote_text
from wayline.events.mapping import ColumnForm, SourceMapping
from wayline.events.sources.scan import Scan, shown

MONEY = "DECIMAL(18,4)"


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one scan, by the names that the mapping uses."""

    scan: Scan
    mapping: SourceMapping

    def position(self, name: str | int) -> int:
        """Where a column stands, from 0.

        Raises:
            SourceError: when the file has no such column; the nearest name is proposed.
        """
        headers = self.scan.headers
        if isinstance(name, int) and not isinstance(name, bool) and 1 <= name <= len(headers):
            return name - 1
        if str(name) in headers:
            return headers.index(str(name))
        remedy = did_you_mean(str(name), headers) or say(
            "It has: {columns}.", columns=shown(headers)
        )
        raise SourceError(
            say(
                "the mapping names the column {name}, which the file does not have", name=repr(name)
            ),
            place=Place(str(self.scan.file)),
            remedy=remedy,
        )

    def is_text(self, name: str | int) -> bool:
        """True when the file holds text there, not a typed value."""
        return self.scan.native[self.position(name)] == "VARCHAR"

    def native(self, name: str | int) -> str:
        """The engine's type of a column."""
        return self.scan.native[self.position(name)]

    def raw(self, name: str | int, form: ColumnForm | None = None) -> str:
        """The cell as text, NULL where it holds a value that means missing."""
        cell = self.scan.text_of(self.position(name))
        missing = (
            form.missing if form is not None and form.missing is not None else self.mapping.missing
        )
        if not missing:
            return cell
        listed = ", ".join(quote_text(value) for value in missing)
        return f"CASE WHEN {cell} IN ({listed}) THEN NULL ELSE {cell} END"

    def text(self, form: ColumnForm) -> str:
        """The value of a form as text, trimmed; NULL where it is missing or empty."""
        if form.value is not None:
            return quote_text(form.value)
        if form.columns:
            parts = ", ".join(f"NULLIF(trim({self.raw(name, form)}), '')" for name in form.columns)
            cell = f"concat_ws({quote_text(form.join)}, {parts})"
        elif form.column is not None:
            cell = self.raw(form.column, form)
        else:
            raise SourceError(
                say("a column of the mapping needs `column:`, `columns:` or `value:`"),
                place=Place(str(self.scan.file)),
            )
        cell = _renamed(f"trim({cell})", form)
        return f"NULLIF({cell}, '')"

    def number(self, form: ColumnForm, kind: str = MONEY) -> tuple[str, str]:
        """The value of a form as a number, and a condition that holds where it cannot be read."""
        if form.column is not None and not self.is_text(form.column):
            given = f"({self.raw(form.column, form)} IS NOT NULL)"
            value = f"CASE WHEN {given} THEN TRY_CAST(c{self.position(form.column)} AS {kind}) END"
            return value, f"({given} AND {value} IS NULL)"
        text = self.text(form)
        plain = f"replace(replace(replace({text}, '\u00a0', ''), '\u202f', ''), ' ', '')"
        style = form.number or ("de" if self.mapping.decimal == "," else None)
        if style == "de":
            plain = f"replace(replace({plain}, '.', ''), ',', '.')"
        elif style == "en":
            plain = f"replace({plain}, ',', '')"
        value = f"TRY_CAST(trim({plain}, '€$£') AS {kind})"
        if (
            style != "de"
        ):  # most cells are plain numbers, and to clean a cell costs eight times as much
            value = f"COALESCE(TRY_CAST({text} AS {kind}), {value})"
        return value, f"({text} IS NOT NULL AND {value} IS NULL)"


def _renamed(cell: str, form: ColumnForm) -> str:
    if form.like:
        whens = " ".join(
            f"WHEN {cell} LIKE {quote_text(like_pattern(glob))} ESCAPE '\\' THEN {quote_text(name)}"
            for glob, name in form.like.items()
        )
        cell = f"CASE {whens} END"
    if form.values:
        whens = " ".join(
            f"WHEN {quote_text(old)} THEN {quote_text(new)}" for old, new in form.values.items()
        )
        cell = f"CASE {cell} {whens} ELSE {cell} END"
    return f"({quote_text(form.prefix)} || {cell})" if form.prefix else cell


def json_of(parts: Sequence[tuple[str, str]]) -> str:
    """SQL for a JSON object of (name, text expression) without its NULLs; NULL when nothing is left."""
    if not parts:
        return "CAST(NULL AS VARCHAR)"
    pairs = ", ".join(f"{quote_text(name)}, {cell}" for name, cell in parts)
    return f"NULLIF(json_merge_patch('{{}}', json_object({pairs}))::VARCHAR, '{{}}')"
