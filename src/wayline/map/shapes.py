"""Which field holds what: the shape of each entity, read off its model once."""

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from wayline.map.entity import Keyed, KeyOf, Kind, KindsOf, PartyOf, Value
from wayline.map.scalars import Text
from wayline.map.written import Written

GRAMMARS = ("rule", "binding", "question", "cond", "tests")


@dataclass(frozen=True, slots=True)
class FieldShape:
    """What one field may hold.

    Attributes:
        name: the attribute in Python.
        is_list: a list, of which a single part is accepted bare.
        is_map: parts by name, such as the cells of a lane.
        model: the entity or value it holds, None for scalars and rules.
        key_of: the kind whose bare key it holds.
        kinds: of which kinds its `kind:key` may be; empty = of any.
        party: it names an owner or an actor.
        grammar: which form of rule it holds, if any: rule, binding, question, cond, tests.
        takes_none: the word `none` is a decision here [M19].
    """

    name: str
    is_list: bool
    is_map: bool
    model: type[Value] | None
    key_of: Kind | None
    party: PartyOf | None
    kinds: tuple[Kind, ...]
    is_text: bool
    takes_none: bool
    grammar: str | None

    @property
    def is_customer(self) -> bool:
        """It speaks for the customer, so its basis is never left out [M17]."""
        return self.name == "customer"

    @property
    def element(self) -> Kind | None:
        """The kind of keyed entity it holds."""
        if self.model is not None and issubclass(self.model, Keyed):
            return self.model.element
        return None


@cache
def shape_of(model: type[Value]) -> dict[str, FieldShape]:
    """The fields of a model by the name that stands in the document."""
    return {
        field.alias or name: _field_shape(name, field) for name, field in model.model_fields.items()
    }


def _field_shape(name: str, field: FieldInfo) -> FieldShape:
    atoms = [*field.metadata, *_held(field.annotation, list(field.metadata))]
    models = [atom for atom in atoms if isinstance(atom, type) and issubclass(atom, Value)]
    keys = [atom.kind for atom in atoms if isinstance(atom, KeyOf)]
    parties = [atom for atom in atoms if isinstance(atom, PartyOf)]
    kinds = [atom.kinds for atom in atoms if isinstance(atom, KindsOf)]
    grammars = [
        form
        for atom in atoms
        if isinstance(atom, Written) and (form := str(atom.schema.get("x-grammar"))) in GRAMMARS
    ]
    return FieldShape(
        name=name,
        is_list=tuple in atoms,
        is_map=dict in atoms,
        model=models[0] if models else None,
        key_of=keys[0] if keys else None,
        party=parties[0] if parties else None,
        kinds=kinds[0] if kinds else (),
        is_text=Text in atoms,
        takes_none="none" in atoms,
        grammar=grammars[0] if grammars else None,
    )


def _held(inner: object, marks: list[object]) -> list[object]:
    """What is inside a marked type; one that is read by a function of ours has no inside."""
    return [inner] if any(isinstance(mark, Written) for mark in marks) else _atoms(inner)


def _atoms(annotation: object) -> list[object]:
    """Every type, literal word and mark inside an annotation."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        return [*marks, *_held(inner, marks)]
    if origin in (Union, UnionType):
        return [atom for part in get_args(annotation) for atom in _atoms(part)]
    if origin is Literal:
        return list(get_args(annotation))
    if origin in (tuple, dict):
        return [origin, *(atom for part in get_args(annotation) for atom in _atoms(part))]
    return [annotation]
