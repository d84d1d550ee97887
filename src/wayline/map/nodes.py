"""Where does each value stand in the text: YAML composed into nodes with lines, nothing exotic [M7]."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from wayline.base import DocumentError, JsonValue, Place, Saying, said_by, say
from wayline.map.plain import DEPTH, Step, StepPath, plain_number, plain_text, shown_path

MOST_BYTES = 5 * 1024 * 1024
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_TRUE, _FALSE = frozenset(("true", "True", "TRUE")), frozenset(("false", "False", "FALSE"))
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
_LONGEST_NUMBER = 40  # characters; what is longer is not a number that somebody wrote


@dataclass(slots=True)
class Node:
    """A value and where it stands; `names` says where each field name of a mapping begins."""

    value: "str | int | float | bool | list[Node] | dict[str, Node] | None"
    line: int
    start: int
    end: int
    is_flow: bool = False
    names: dict[str, tuple[int, int]] = field(default_factory=dict)  # name -> (start, line)

    def plain(self) -> JsonValue:
        """The value without its places."""
        if isinstance(self.value, dict):
            return {name: part.plain() for name, part in self.value.items()}
        if isinstance(self.value, list):
            return [part.plain() for part in self.value]
        return self.value

    def child(self, step: Step) -> "Node | None":
        """The part at one step, None when there is none."""
        if isinstance(self.value, dict) and isinstance(step, str):
            return self.value.get(step)
        if isinstance(self.value, list) and isinstance(step, int) and step < len(self.value):
            return self.value[step]
        return None


@dataclass(frozen=True, slots=True)
class Places:
    """Which line a path of the document stands on; short forms lie where they were written."""

    root: Node | None = None
    file: str | None = None

    def line(self, path: StepPath) -> int | None:
        """The line, from 1, of the field name or the list row; of what holds it when it is absent."""
        node, line = self.root, self.root.line if self.root else None
        for step in path:
            if node is None:
                break
            part = node.child(step)
            if part is None:
                continue  # a short form: the list or the field around it was not written
            if isinstance(step, str) and step in node.names:
                line = node.names[step][1]
            else:
                line = part.line
            node = part
        return line

    def place(self, path: StepPath) -> Place:
        """The place as an error or a finding shows it."""
        return Place(self.file, self.line(path), shown_path(path) or None)


def compose(text: str, *, file: str | None = None) -> Node:
    """The nodes of one YAML 1.2 document.

    Raises:
        DocumentError: for what is not YAML, and for tags, anchors, aliases, duplicate keys, several
            documents, nesting beyond 40 and texts beyond 5 MB.
    """
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise DocumentError(say("The file is larger than 5 MB"), place=Place(file))
    try:
        return _Composer(file, iter(YAML(typ="safe", pure=True).parse(text))).document()
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else None
        said = error.problem or error.context or say("it cannot be read")
        raise DocumentError(
            say("This is not YAML: {said}", said=said), place=Place(file, line)
        ) from error
    except (YAMLError, ValueError, TypeError, IndexError, AttributeError, AssertionError) as error:
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise DocumentError(
            say("This is not YAML: {said}", said=f"{said:.200}"), place=Place(file)
        ) from error


class _Composer:
    """Reads the events of the YAML parser into nodes."""

    def __init__(self, file: str | None, events: Iterator[Event]) -> None:
        self.file = file
        self.events = events

    def refuse(self, message: Saying, line: int, remedy: Saying | None = None) -> DocumentError:
        return DocumentError(message, place=Place(self.file, line), remedy=remedy)

    def document(self) -> Node:
        next(self.events)  # the start of the stream
        first = next(self.events)
        if not isinstance(first, DocumentStartEvent):
            raise DocumentError(say("The file is empty"), place=Place(self.file))
        if first.version or first.tags:
            raise self.refuse(
                say("Directives such as %YAML are not allowed"), first.start_mark.line + 1
            )
        root = self.node(next(self.events), 0)
        next(self.events)  # the end of the document
        rest = next(self.events)
        if not isinstance(rest, StreamEndEvent):
            raise self.refuse(
                say("A second document begins; a file holds one"), rest.start_mark.line + 1
            )
        return root

    def node(self, event: Event, depth: int) -> Node:
        line = event.start_mark.line + 1
        self.refuse_exotic(event, line)
        if depth > DEPTH:
            raise self.refuse(say("Nested more than {depth} deep", depth=DEPTH), line)
        if isinstance(event, ScalarEvent):
            value = self.scalar(event, line)
            return Node(value, line, event.start_mark.index, event.end_mark.index)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(event, depth)
        if isinstance(event, MappingStartEvent):
            return self.mapping(event, depth)
        raise self.refuse(say("Something is missing here"), line)

    def refuse_exotic(self, event: Event, line: int) -> None:
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None) is not None:
            raise self.refuse(
                say("Anchors (&) and aliases (*) are not allowed"),
                line,
                say("Write the value out; quote a text that begins with & or *."),
            )
        if getattr(event, "tag", None) is not None:
            raise self.refuse(
                say("Tags (!) are not allowed"), line, say("Quote a text that begins with !.")
            )

    def sequence(self, event: SequenceStartEvent, depth: int) -> Node:
        parts: list[Node] = []
        following = next(self.events)
        while not isinstance(following, SequenceEndEvent):
            parts.append(self.node(following, depth + 1))
            following = next(self.events)
        line, start = event.start_mark.line + 1, event.start_mark.index
        return Node(parts, line, start, following.end_mark.index, bool(event.flow_style))

    def mapping(self, event: MappingStartEvent, depth: int) -> Node:
        parts: dict[str, Node] = {}
        names: dict[str, tuple[int, int]] = {}
        following = next(self.events)
        while not isinstance(following, MappingEndEvent):
            line = following.start_mark.line + 1
            name = self.name(following, line)
            if name in parts:
                raise self.refuse(
                    say("{name} stands here twice", name=repr(name)),
                    line,
                    say("The first is in line {line}.", line=names[name][1]),
                )
            names[name] = (following.start_mark.index, line)
            parts[name] = self.node(next(self.events), depth + 1)
            following = next(self.events)
        line, start = event.start_mark.line + 1, event.start_mark.index
        end = following.end_mark.index
        return Node(parts, line, start, end, bool(event.flow_style), names)

    def name(self, event: Event, line: int) -> str:
        self.refuse_exotic(event, line)
        if not isinstance(event, ScalarEvent):
            raise self.refuse(say("A field name must be a text, not a list or a mapping"), line)
        return self.text(event.value, line)

    def scalar(self, event: ScalarEvent, line: int) -> str | int | float | bool | None:
        """The value of a scalar by the core schema of YAML 1.2; what is quoted is text."""
        text: str = event.value
        if event.style is not None or not event.implicit[0]:
            return self.text(text, line)
        if text in _NULL:
            return None
        if text in _TRUE or text in _FALSE:
            return text in _TRUE
        if _INT.fullmatch(text) or _FLOAT.fullmatch(text):
            return self.number(text, line)
        return self.text(text, line)

    def number(self, text: str, line: int) -> int | float:
        if len(text) > _LONGEST_NUMBER:
            raise self.refuse(
                say("This number is too long"), line, say("Quote it if it is meant as text.")
            )
        try:
            if _INT.fullmatch(text):
                number: int | float = int(text, 0) if text[:2] in ("0o", "0x") else int(text)
            else:
                number = float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
            return plain_number(number)
        except ValueError as error:
            raise self.refuse(
                say("{text}: {error}", text=text, error=said_by(error)),
                line,
                say("Quote it if it is meant as text."),
            ) from error

    def text(self, text: str, line: int) -> str:
        try:
            return plain_text(text)
        except ValueError as error:
            raise self.refuse(said_by(error), line) from error
