"""What is a starter in another language? The same map with the same keys and rules; only its words differ."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from importlib.resources import files

from pydantic import BaseModel

from wayline.base import Language
from wayline.map.document import JourneyMap
from wayline.map.scalars import Text


def in_language(document: JourneyMap, language: Language) -> JourneyMap:
    """The map with every text in a language, and that language as its own; English stays as it is."""
    if language == "en":
        return document
    parts: dict[str, object] = {
        name: _spoken(getattr(document, name), language) for name in JourneyMap.model_fields
    }
    return document.model_copy(update={**parts, "locale": language})


def _spoken(part: object, language: Language) -> object:
    """A part of a map in a language: the very part where it holds no words."""
    match part:
        case Text():
            return Text(((language, _catalogue(language)[str(part)]),), language)
        case tuple():
            return tuple(_spoken(one, language) for one in part)
        case BaseModel():
            said = _changed(part, tuple(type(part).model_fields), language)
            return part.model_copy(update=said) if said else part
        case _ if is_dataclass(part) and not isinstance(part, type):
            said = _changed(part, tuple(one.name for one in fields(part) if one.init), language)
            return replace(part, **said) if said else part
        case _:
            return part


def _changed(part: object, names: tuple[str, ...], language: Language) -> dict[str, object]:
    """The fields of a part that are said otherwise."""
    before = {name: getattr(part, name) for name in names}
    said = {name: _spoken(value, language) for name, value in before.items()}
    return {name: value for name, value in said.items() if value != before[name]}


@cache
def _catalogue(language: Language) -> Mapping[str, str]:
    """The words of all starters by their English; a test holds that none lacks."""
    import polib

    text = files("wayline.map.starters").joinpath(f"{language}.po").read_text(encoding="utf-8")
    return {entry.msgid: entry.msgstr for entry in polib.pofile(text)}
