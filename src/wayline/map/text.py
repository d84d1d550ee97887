"""How does a map look as YAML: written fresh, or edited so that comments and lines stay [M62]."""

from collections.abc import Iterator
from contextlib import contextmanager

from wayline.base import DocumentError, JsonObject, JsonValue, say
from wayline.map.binding import parse_binding, parse_cond, read_ref
from wayline.map.canonical import to_json
from wayline.map.document import JourneyMap
from wayline.map.editing import Edit
from wayline.map.emitting import emit_document
from wayline.map.nodes import compose
from wayline.map.plain import Capital, ShapeError
from wayline.map.portfolio import Workspace
from wayline.map.reading import MapFile, read_text_beside
from wayline.map.rules import Binding, Cond
from wayline.map.shortening import shorten

SIGNS_OF_YAML = frozenset("{}[]:\"'")


def dump_yaml(document: JourneyMap) -> str:
    """The map as fresh YAML, short forms where a person would use them."""
    return emit_document(shorten(to_json(document), JourneyMap))


def to_yaml(map_file: MapFile) -> str:
    """The text of the file, changed where its document differs from what the text says.

    Comments, order and short forms of the author stay; one edited field changes one line. A key
    that was derived is written down where its element changes. Only when the text cannot be
    edited in place is it written fresh.
    """
    wanted = to_json(map_file.document)
    before = _said(map_file.text, map_file.workspace)
    if before == wanted:
        return map_file.text
    text = map_file.text.removeprefix("\ufeff")
    if before is not None:
        edit = Edit(text)
        edit.entity(compose(text), before, wanted, JourneyMap)
        edited = edit.applied()
        if _said(edited, map_file.workspace) == wanted:
            return edited
    return dump_yaml(map_file.document)


def _said(text: str, workspace: Workspace) -> JsonObject | None:
    """What a text says in canonical form, None when it cannot be read."""
    try:
        return to_json(read_text_beside(text, workspace))
    except DocumentError:
        return None


def read_binding_text(text: str) -> Binding:
    """The binding that a line says.

    >>> read_binding_text("offer_sent, offer.*").rule
    EventRule(names=(NamePattern(text='offer_sent', is_glob=False), NamePattern(text='offer.*', is_glob=True)), sources=(), channels=(), where=())

    Raises:
        DocumentError: in words, when it is no rule.
    """
    with _told_in_words():
        return parse_binding(_value_of(text))


def read_condition_text(text: str) -> Cond:
    """The condition that a line says: names of events, an element, or a rule of the map file.

    >>> read_condition_text("touchpoint:offer")
    SeenCond(what=Ref(kind='touchpoint', key='offer'), times=1, people=1, within=None)

    Raises:
        DocumentError: in words, when it is no condition.
    """
    with _told_in_words():
        reference = text.strip()
        if read_ref(reference) is not None:
            return parse_cond({"seen": reference})
        return parse_cond(_value_of(text))


def _value_of(text: str) -> JsonValue:
    """The plain value of a line: names with commas, or YAML."""
    if SIGNS_OF_YAML & set(text):
        return compose(text).plain()
    names = [part.strip() for part in text.replace("\n", ",").split(",")]
    return [name for name in names if name]


@contextmanager
def _told_in_words() -> Iterator[None]:
    try:
        yield
    except ShapeError as error:
        raise DocumentError(
            say("{matter}.", matter=Capital(error.said)), remedy=error.advice
        ) from error
