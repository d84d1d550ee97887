"""How is a question put to a laid map: its text, the journeys it may see, what comes back."""

from collections.abc import Sequence
from dataclasses import Field, dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar

from wayline.base import NotFoundError, Population, did_you_mean, say
from wayline.engine import Parameters, ScopeFilter, Table, load_query, quote_name, scoped

if TYPE_CHECKING:
    import numpy as np

    from wayline.journeys import LaidMap

PACKAGE = "wayline.insights"
_NO_KEY = say("There is no {key} on the map that the events were laid on.")
_UNKNOWN = {
    "stages": say("There is no {key} among the stages."),
    "paths": say("There is no {key} among the stakeholder paths."),
    "touchpoints": say("There is no {key} among the touchpoints."),
    "channels": say("There is no {key} among the channels."),
    "departments": say("There is no {key} among the departments."),
    "segments": say("There is no {key} among the segments."),
}


class Selects(Protocol):
    """A dataclass that holds a SELECT and what it binds."""

    __dataclass_fields__: ClassVar[dict[str, Field[object]]]

    @property
    def sql(self) -> str:
        """The SELECT, against the logical names."""
        ...

    @property
    def parameters(self) -> Parameters:
        """What it binds."""
        ...


Selected = TypeVar("Selected", bound=Selects)


@dataclass(frozen=True, slots=True)
class Relation:
    """A SELECT that is neither a share nor a time by itself."""

    sql: str
    parameters: Parameters = field(default_factory=dict)


def question(name: str, **parts: str) -> str:
    """The text of `queries/<name>.sql`, with each part put where `/* part */` stands in it."""
    text = load_query(PACKAGE, name)
    for part, inner in parts.items():
        text = text.replace(f"/* {part} */", inner.strip().rstrip(";"))
    return text


def ask(
    laid: "LaidMap", only: ScopeFilter, sql: str, parameters: Parameters | None = None
) -> Table:
    """The answer to a question written against the logical names, over the journeys of a scope."""
    bound = {**only.parameters, **(parameters or {})}
    return laid.engine.run(scoped(sql, laid.schema, only), bound)


def ask_arrays(
    laid: "LaidMap", only: ScopeFilter, sql: str, parameters: Parameters | None = None
) -> "dict[str, np.ma.MaskedArray[tuple[int], np.dtype[np.generic]]]":
    """The same as columns, for answers of many rows."""
    bound = {**only.parameters, **(parameters or {})}
    return laid.engine.run_arrays(scoped(sql, laid.schema, only), bound)


def keep(laid: "LaidMap", only: ScopeFilter, selected: Selected) -> Selected:
    """A SELECT that several questions of a round read, answered once; outside of a round as it is.

    Whatever was asked of the one may be asked of the other: the same rows in the same order.
    """
    here = laid.at_hand
    if here is None or only != here.only:
        return selected
    bound = {**only.parameters, **selected.parameters}
    table = here.keep(scoped(selected.sql, laid.schema, only), bound)
    return replace(selected, sql=f"SELECT * FROM {table}", parameters={})


def keys_of(laid: "LaidMap", dictionary: str) -> dict[int, str]:
    """The key behind each code of a dictionary of the laid map (`stages`, `paths`, `channels`, ...)."""
    home = f"{quote_name(laid.schema)}.{quote_name(dictionary)}"
    rows = laid.engine.run(f"SELECT code, key FROM {home} ORDER BY code").rows
    return {int(str(code)): str(key) for code, key in rows}


def code_of(laid: "LaidMap", dictionary: str, key: str) -> int:
    """The code of a key of the laid map.

    Raises:
        NotFoundError: when the dictionary has no such key.
    """
    known = {name: code for code, name in keys_of(laid, dictionary).items()}
    if key not in known:
        raise NotFoundError(
            _UNKNOWN.get(dictionary, _NO_KEY).filled(key=repr(key)), remedy=did_you_mean(key, known)
        )
    return known[key]


def values_list(rows: Sequence[Sequence[float | None]]) -> str:
    """Numbers as the rows of a VALUES list; at least one row; None is NULL."""

    def text(number: float | None) -> str:
        return "NULL" if number is None else repr(number)

    return ", ".join(f"({', '.join(text(number) for number in row)})" for row in rows)


def population(total: int, left_out: dict[str, int]) -> Population:
    """Total, counted, and the reasons with somebody in them [L3]."""
    reasons = tuple((reason, n) for reason, n in left_out.items() if n)
    return Population(total, total - sum(n for _, n in reasons), reasons)
