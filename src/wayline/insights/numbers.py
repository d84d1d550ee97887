"""What is each number of a living map called, and which of them have nobody to list [L3]?"""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

from wayline.insights.overlay_document import Json

NAMES_OF_ROWS = ("key", "fingerprint", "name")  # the first that a row has stands for its position
NOT_MEASURED = ("frames", "members")  # how was counted, and who is behind the numbers

# Every other estimate, and every other count, has its list in `members`; one that rests on nobody (n = 0) needs none.
UNLISTED: Mapping[str, str] = {
    "accounts": "customers of all journeys, each once: the lists of `stages.*.entered` hold the journeys",
    "events.*": "events, not journeys: the balance is one of the whole store",
    "coverage.*": "events and their names, not journeys",
    "suppressed.*": "what is hidden is not listed",
    "stages.*.cost": "money over events: the list of `entered` holds the journeys",
    "stages.*.channels.*.passages": "shared out over the channels touched: the list is that of `share`",
    "stages.*.matured_by_s": "a time that was allowed",
    "stages.*.standard.target_s": "the promise that is judged by",
    "stages.*.standard.breach_s": "the promise that is judged by",
    "deviations.*.q": "tells a difference from chance, counts nobody",
    "handovers.*.wait_within": "what `wait` is held against: every wait inside a department, the same in each row",
    "dead_ends.*.base": "what `p` is held against: `p` of the other touchpoints of the stage",
    "dead_ends.*.q": "tells a difference from chance, counts nobody",
    "gaps.*": "ratings as the map states them: no journey is behind them",
    "kpis.*.target.*": "the line that the map draws",
    "kpis.*.gap": "value - target: the list is that of `value`",
    "voice.answers": "answers to all surveys: the lists are those of `nps`, `csat` and `ces`",
    "voice.unplaced": "answers near no touchpoint, most of them of no journey",
    "segments.*.accounts": "customers, each once: the list of `journeys` holds their journeys",
    "findings.*.n": "only of a hole in coverage or of a rating, which touch no journey",
    "findings.*.accounts": "customers, each once: the list of `n` holds their journeys",
    "findings.*.estimate": "the number of the cell it names, which has its own list",
    "findings.*.q": "tells a difference from chance, counts nobody",
}


def number_paths(document: Json) -> Iterator[str]:
    """The name of every number in a document: its path, with a row's key in place of its position.

    >>> list(number_paths({"stages": [{"key": "ask", "entered": 3, "nps": None}]}))
    ['stages.ask.entered']
    """
    parts = document if isinstance(document, dict) else {}
    return _paths({name: part for name, part in parts.items() if name not in NOT_MEASURED}, "")


def _paths(part: Json, path: str) -> Iterator[str]:
    if isinstance(part, list):
        for row in part:
            if isinstance(row, dict) and (name := _name_of(row)) is not None:
                yield from _paths(row, f"{path}.{name}")
    elif isinstance(part, dict) and "verdict" not in part:
        for name, inner in part.items():
            yield from _paths(inner, f"{path}.{name}" if path else name)
    elif isinstance(part, int | float | dict) and not isinstance(part, bool):
        yield path


def _name_of(row: Mapping[str, Json]) -> str | None:
    return next((str(row[name]) for name in NAMES_OF_ROWS if name in row), None)


def why_unlisted(number: str) -> str | None:
    """Why a number has nobody to list; None = it must have its list.

    >>> why_unlisted("dead_ends.offer.base")
    'what `p` is held against: `p` of the other touchpoints of the stage'
    >>> why_unlisted("dead_ends.offer.p") is None
    True
    """
    return next((why for form, why in UNLISTED.items() if fnmatchcase(number, form)), None)
