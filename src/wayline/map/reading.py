"""What does a file say: text to a typed map with its places, or an error with file, line and advice."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wayline.base import (
    DocumentError,
    JsonObject,
    JsonValue,
    Place,
    Saying,
    complaint,
    did_you_mean,
    paragraph,
    say,
)
from wayline.map.document import FORMAT, JourneyMap
from wayline.map.entity import Value
from wayline.map.expanding import Keys, expand
from wayline.map.nodes import MOST_BYTES, Places, compose
from wayline.map.plain import Capital, ShapeError, StepPath, shown_path
from wayline.map.portfolio import Workspace
from wayline.map.vocabulary import ReadContext

WORKSPACE_FILE = "workspace.yaml"


@dataclass(frozen=True, slots=True)
class MapFile:
    """A map as it was read: typed, with its text and its lines, and the workspace beside it."""

    document: JourneyMap
    workspace: Workspace
    places: Places
    text: str
    file: str | None
    workspace_places: Places = field(default_factory=Places)


def read_map(path: Path) -> MapFile:
    """The map of a file, with `workspace.yaml` beside it when there is one.

    Raises:
        DocumentError: with file, line and advice, when either cannot be read.
    """
    beside = path.parent / WORKSPACE_FILE
    workspace_text = _read_file(beside) if beside.is_file() else None
    return _read(
        _read_file(path),
        file=str(path),
        workspace_text=workspace_text,
        workspace_file=str(beside),
    )


def read_map_text(
    text: str, *, file: str | None = None, workspace_text: str | None = None
) -> MapFile:
    """The map of a text; `file` is only named in errors.

    Raises:
        DocumentError: as `read_map`.
    """
    return _read(text, file=file, workspace_text=workspace_text, workspace_file=WORKSPACE_FILE)


def _read_file(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DocumentError(say("The file is larger than 5 MB"), place=Place(str(path)))
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError(
            say("The file is not UTF-8: byte {start} cannot be read", start=error.start),
            place=Place(str(path)),
            remedy=say("Save it as UTF-8."),
        ) from error
    except OSError as error:
        raise DocumentError(
            say("The file cannot be read: {reason}", reason=str(error.strerror)),
            place=Place(str(path)),
        ) from error


def _read(
    text: str, *, file: str | None, workspace_text: str | None, workspace_file: str
) -> MapFile:
    taken: Keys = {}
    workspace, workspace_places = Workspace(), Places(None, workspace_file)
    if workspace_text is not None and workspace_text.strip():
        workspace_places = Places(compose(workspace_text, file=workspace_file), workspace_file)
        workspace = _typed_workspace(_plain(workspace_places), places=workspace_places, taken=taken)
    places = Places(compose(text.removeprefix("\ufeff"), file=file), file)
    document = typed_map(_plain(places), places=places, workspace=workspace, taken=taken)
    return MapFile(document, workspace, places, text, file, workspace_places)


def read_text_beside(text: str, workspace: Workspace) -> JourneyMap:
    """The map of a text beside a workspace that has been read before.

    Raises:
        DocumentError: as `read_map`.
    """
    places = Places(compose(text.removeprefix("\ufeff")))
    return typed_map(_plain(places), places=places, workspace=workspace)


def _plain(places: Places) -> JsonValue:
    return places.root.plain() if places.root is not None else None


def _typed_workspace(value: JsonValue, *, places: Places, taken: Keys) -> Workspace:
    raw = _expanded(value, Workspace, places=places, taken=taken)
    raw.pop("wayline", None)
    context = context_from(raw, Workspace())
    added = raw.get("taxonomy")
    if isinstance(added, dict):
        words = tuple(
            (name, tuple(word for word in listed if isinstance(word, str)))
            for name, listed in added.items()
            if isinstance(listed, list)
        )
        context = ReadContext(context.locale, context.currency, words)
    try:
        return Workspace.model_validate(raw, context=context)
    except ValidationError as error:
        raise _document_error(error, raw, places) from error


def typed_map(
    value: JsonValue, *, places: Places, workspace: Workspace, taken: Keys | None = None
) -> JourneyMap:
    """The typed map of a plain value, short forms allowed.

    Raises:
        DocumentError: naming the first thing that is wrong, and where.
    """
    _check_format(value, places)
    raw = _expanded(value, JourneyMap, places=places, taken=taken)
    try:
        return JourneyMap.model_validate(raw, context=context_from(raw, workspace))
    except ValidationError as error:
        raise _document_error(error, raw, places) from error


def context_from(raw: JsonObject, workspace: Workspace) -> ReadContext:
    """What the values of a document need to know: its own locale and currency, else the workspace's."""
    locale, currency = raw.get("locale"), raw.get("currency")
    taxonomy = workspace.taxonomy
    return ReadContext(
        locale=locale if isinstance(locale, str) else workspace.locale or "en",
        currency=currency if isinstance(currency, str) else workspace.currency,
        taxonomy=tuple((name, words) for name, words in taxonomy if words),
    )


def _check_format(value: JsonValue, places: Places) -> None:
    if not isinstance(value, dict):
        raise DocumentError(
            say("This is not a map: expected fields such as `wayline: 1`, `name` and `stages`"),
            place=places.place(()),
        )
    number = value.get("wayline")
    if number is None:
        raise DocumentError(
            say("The format number is missing"),
            place=places.place(()),
            remedy=say("Begin the map with `wayline: 1`."),
        )
    if isinstance(number, bool) or number != FORMAT:
        raise DocumentError(
            say(
                "This map has format {number}, this version of Wayline reads format {format}",
                number=f"{number!r:.40}",
                format=FORMAT,
            ),
            place=places.place(("wayline",)),
            remedy=say("Use a newer Wayline, or write `wayline: 1`."),
        )


def _expanded(
    value: JsonValue, model: type[Value], *, places: Places, taken: Keys | None
) -> JsonObject:
    try:
        return expand(value, model, taken=taken)
    except ShapeError as error:
        raise DocumentError(
            error.said, place=places.place(error.path), remedy=error.advice
        ) from error


def _document_error(error: ValidationError, raw: JsonObject, places: Places) -> DocumentError:
    """The first complaint in reading order, in words."""
    complaints = sorted(
        ((_path_in(detail["loc"], raw), detail) for detail in error.errors(include_url=False)),
        key=lambda found: places.line(found[0]) or 0,
    )
    # A list whose only part is wrong is also "too short": what is inside it says more.
    inner = [one for one in complaints if not _holds_another(one[0], complaints)]
    complaints = inner or complaints
    path, detail = complaints[0]
    message, advice, deeper = _in_words(detail)
    follow = say("{n} more such error(s) follow.", n=len(complaints) - 1)
    told = [*([] if advice is None else [advice]), *([follow] if len(complaints) > 1 else [])]
    remedy = paragraph(told) if told else None
    if detail["type"] == "missing":
        lacks = say("{part} has no {field}") if path else say("The map has no {field}")
        field = repr(detail["loc"][-1])
        message, deeper = lacks.filled(part=shown_path(path), field=field), ()
    return DocumentError(message, place=places.place((*path, *deeper)), remedy=remedy)


def _holds_another(path: StepPath, complaints: Sequence[tuple[StepPath, ErrorDetails]]) -> bool:
    return any(len(other) > len(path) and other[: len(path)] == path for other, _ in complaints)


def _path_in(location: tuple[int | str, ...], raw: JsonObject) -> StepPath:
    """The part of a location that exists in the document; pydantic adds the names of types."""
    path: list[int | str] = []
    here: JsonValue = raw
    for step in location:
        part = _part_of(here, step)
        if part is not None:
            here = part[0]
            path.append(step)
    return tuple(path)


def _part_of(value: JsonValue, step: int | str) -> tuple[JsonValue] | None:
    if isinstance(value, dict) and isinstance(step, str):
        return (value[step],) if step in value else None
    if isinstance(value, list) and isinstance(step, int):
        return (value[step],) if step < len(value) else None
    return None


def _in_words(detail: ErrorDetails) -> tuple[Saying, Saying | None, StepPath]:
    """Message, advice and the path inside a rule."""
    context = detail.get("ctx", {})
    cause = context.get("error")
    if isinstance(cause, ShapeError):
        return cause.said, cause.advice, cause.path
    if detail["type"] == "literal_error":
        known = [
            word.strip(" '")
            for word in str(context.get("expected", "")).replace(" or ", ",").split(",")
        ]
        given = detail["input"]
        advice = did_you_mean(given, known) if isinstance(given, str) else None
        said = say("{given} is not one of {known}", given=f"{given!r:.60}", known=", ".join(known))
        return said, advice, ()
    if detail["type"] == "string_type":
        said = say("Expected text, got {given}", given=f"{detail['input']!r:.60}")
        return said, say("Quote it if it is meant as text."), ()
    return Capital(complaint(detail["type"], detail["msg"], context)), None, ()
