"""With which map does one begin: ordinary map files in our own words, one folder each [M71]."""

from functools import cache
from importlib.resources import files

from wayline.base import Language, NotFoundError, did_you_mean, say
from wayline.map.document import JourneyMap
from wayline.map.reading import read_map_text
from wayline.map.starters.speaking import in_language

__all__ = ["read_starter", "starter_map", "starter_names"]
STARTERS = ("simple_five", "mining_support")


def starter_names() -> tuple[str, ...]:
    """The starters there are, the simplest first."""
    return STARTERS


@cache
def starter_map(name: str, language: Language = "en") -> JourneyMap:
    """The map of a starter in a language: the same keys and rules in each.

    Raises:
        NotFoundError: when there is no such starter.
    """
    return in_language(read_map_text(read_starter(name)["map.yaml"]).document, language)


def read_starter(name: str) -> dict[str, str]:
    """The files of a starter by name: `map.yaml`, invented `events.csv`, and what else it has.

    `mapping.yaml` says how the events are read where that is not plain; `workspace.yaml` holds the
    house rules.

    Raises:
        NotFoundError: when there is no such starter.
    """
    if name not in STARTERS:
        advice = did_you_mean(name, STARTERS) or say(
            "There are: {known}.", known=", ".join(STARTERS)
        )
        raise NotFoundError(say("There is no starter {name}", name=repr(name)), remedy=advice)
    folder = files(__name__).joinpath(name)
    listed = sorted(folder.iterdir(), key=lambda file: file.name)
    return {
        file.name: file.read_text(encoding="utf-8")
        for file in listed
        if file.name.endswith((".yaml", ".csv"))
    }
