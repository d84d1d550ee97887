"""What is on the map and what points at what: one walk over a document [M8]-[M10]."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from wayline.map.binding import walk_cond
from wayline.map.blueprint import When
from wayline.map.document import JourneyMap
from wayline.map.entity import Keyed, Kind, Retired, Value
from wayline.map.plain import StepPath
from wayline.map.portfolio import Workspace
from wayline.map.rules import Binding, Cond, GateCond, OverdueCond, Ref, Rule, SeenCond
from wayline.map.scalars import Text
from wayline.map.shapes import FieldShape, shape_of


@dataclass(frozen=True, slots=True)
class Element:
    """A keyed thing, where it stands and what it stands in."""

    ref: Ref
    entity: Keyed
    path: StepPath
    holder: Ref | None
    in_workspace: bool = False


@dataclass(frozen=True, slots=True)
class Pointer:
    """A place that names another element; `kinds` = the kinds it may name, empty = any."""

    path: StepPath
    holder: Ref
    to: Ref
    kinds: tuple[Kind, ...] = ()
    in_workspace: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A text of the document and where it stands."""

    path: StepPath
    holder: Ref
    text: Text | str
    in_workspace: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A rule, a condition or a binding, and where it stands."""

    path: StepPath
    holder: Ref
    what: Rule | Cond | Binding


@dataclass(slots=True)
class Inventory:
    """Everything that one walk finds, in document order."""

    elements: list[Element] = field(default_factory=list)
    pointers: list[Pointer] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def take_inventory(document: JourneyMap, workspace: Workspace) -> Inventory:
    """The elements, references and texts of a map and its workspace; the map's come first."""
    found = Inventory()
    root = Ref("journey", document.key)
    found.elements.append(Element(root, document, (), None))
    _Walk(found, in_workspace=False).fields(document, (), root)
    _Walk(found, in_workspace=True).fields(workspace, (), Ref("workspace", "workspace"))
    return found


@dataclass(frozen=True, slots=True)
class _Walk:
    found: Inventory
    in_workspace: bool

    def fields(self, value: Value, path: StepPath, holder: Ref) -> None:
        stated = value.model_fields_set
        # What `was` and a retired `ref` name is gone by intent [M4] [M5].
        silent = ("x", "was", "ref") if isinstance(value, Retired) else ("x", "was")
        for written, shape in shape_of(type(value)).items():
            if shape.name in stated and written not in silent:
                self.part(getattr(value, shape.name), shape, (*path, written), holder)
        if isinstance(value, When) and value.after != "entry":
            self.point(_ref(value.after), (*path, "after"), holder)
        if isinstance(value, Retired) and value.successor != "none":
            to = Ref(value.ref.kind, value.successor.rpartition(":")[2])
            self.point(to, (*path, "successor"), holder)

    def part(self, part: object, shape: FieldShape, path: StepPath, holder: Ref) -> None:
        if isinstance(part, Value):
            self.entity(part, path, holder)
        elif isinstance(part, tuple):
            for place, single in enumerate(part):
                self.part(single, shape, (*path, place), holder)
        elif isinstance(part, dict):
            for name, single in part.items():
                self.part(single, shape, (*path, str(name)), holder)
                self.point(_ref(str(name)), (*path, str(name)), holder)
        elif isinstance(part, Text):
            self.say(part, path, holder)
        elif isinstance(part, str):
            self.text(part, shape, path, holder)
        elif isinstance(part, Ref):
            self.point(part, path, holder, shape.kinds)
        elif isinstance(part, Cond | Rule | Binding):
            self.question(part, path, holder)

    def entity(self, value: Value, path: StepPath, holder: Ref) -> None:
        if not isinstance(value, Keyed):
            self.fields(value, path, holder)
            return
        ref = Ref(value.element, value.key)
        self.found.elements.append(Element(ref, value, path, holder, self.in_workspace))
        self.fields(value, path, ref)

    def text(self, part: str, shape: FieldShape, path: StepPath, holder: Ref) -> None:
        if shape.key_of is not None:
            if not (shape.takes_none and part == "none"):
                self.point(Ref(shape.key_of, part), path, holder, (shape.key_of,))
        elif shape.party is not None:
            ref = _ref(part)
            if ref is None and shape.party.bare_kind is not None:
                ref = Ref(shape.party.bare_kind, part)
            self.point(ref, path, holder)
        elif shape.element is None:
            self.say(part, path, holder)

    def question(self, what: Rule | Cond | Binding, path: StepPath, holder: Ref) -> None:
        self.found.questions.append(Question(path, holder, what))
        for part in walk_cond(what) if isinstance(what, Cond) else ():
            if isinstance(part, GateCond):
                for key in part.gate.paths:
                    self.point(Ref("path", key), path, holder)
            elif isinstance(part, SeenCond | OverdueCond):
                for asked in _asked(part):
                    self.point(asked, path, holder)

    def point(
        self, to: Ref | None, path: StepPath, holder: Ref, kinds: tuple[Kind, ...] = ()
    ) -> None:
        if to is not None and to.kind != "partner":
            self.found.pointers.append(Pointer(path, holder, to, kinds, self.in_workspace))

    def say(self, text: Text | str, path: StepPath, holder: Ref) -> None:
        self.found.words.append(Words(path, holder, text, self.in_workspace))


def _asked(cond: SeenCond | OverdueCond) -> Iterator[Ref]:
    asked = (cond.what,) if isinstance(cond, SeenCond) else (cond.after, cond.expect)
    for what in asked:
        if isinstance(what, Ref):
            yield what


def _ref(text: str) -> Ref | None:
    kind, colon, key = text.partition(":")
    return Ref(kind, key) if colon else None
