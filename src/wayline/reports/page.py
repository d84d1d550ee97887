"""What does the page carry inside: the document `wayline.page/1`, one JSON text with everything on it."""

from typing import Literal

from pydantic import ConfigDict, JsonValue

from wayline.base import Language
from wayline.reports.page_journeys import JourneySaid, Timelines, Who
from wayline.reports.page_map import MapSaid
from wayline.reports.page_statements import Part

FORMAT = "wayline.page/1"
Json = dict[str, JsonValue]
Customers = Literal["shown", "asked", "hidden"]


class FilterSaid(Part):
    """One restriction of what was counted, in words."""

    label: str
    value: str


class Made(Part):
    """By what, from what, and which journeys; `show_all` is the command that shows what is left out.

    `accounts` = how many the journeys belong to, 0 where the events name none; `data_from` when the first of them started, null
    without any. `customers` says whether who they are stands in the document, is asked for by itself, or is hidden from its reader.
    """

    product: str
    version: str
    data_from: str | None
    data_to: str
    counted: str
    accounts: int
    customers: Customers
    filters: tuple[FilterSaid, ...]
    show_all: str


class Page(Part):
    """Everything on the page, in one document.

    `overlay` is `wayline.overlay/1` without its `members`, which stand packed in `who`. Sentences are in
    English; `translations` holds what they are in other languages, by language and English.
    """

    model_config = ConfigDict(serialize_by_alias=True)

    format: Literal["wayline.page/1"]
    made: Made
    overlay: Json
    map: MapSaid
    journeys: tuple[JourneySaid, ...]
    who: Who
    timelines: Timelines
    translations: dict[Language, dict[str, str]]


def page_json(page: Page) -> str:
    """The document as one line of JSON; the same page gives the same text."""
    return page.model_dump_json()
