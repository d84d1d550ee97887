"""Which customers are called like this? Accounts by a part of their name or id, for somebody who types."""

from dataclasses import dataclass

from wayline.engine import Value
from wayline.journeys.cells import maybe_text, whole
from wayline.journeys.laid import LaidMap, laid_query

MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class FoundAccount:
    """An account, or a case that no account is known of; `open_now` counts its journeys without an end."""

    account: str
    name: str | None
    journeys: int
    open_now: int


def search_accounts(
    laid: LaidMap, text: str, *, most: int = MOST_FOUND
) -> tuple[FoundAccount, ...]:
    """The accounts whose name or id holds the text, those that begin with it first."""
    query = laid_query("account_search", laid.schema, facts=laid.facts)
    asked: dict[str, Value] = {"text": text.strip().lower(), "most": most}
    return tuple(
        FoundAccount(str(row[0]), maybe_text(row[1]), whole(row[2]), whole(row[3]))
        for row in laid.engine.run(query, asked).rows
    )
