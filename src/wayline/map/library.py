"""Who and what does a map speak of, and where is each of them used: personas, segments, systems and the like?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wayline.base import JsonValue
from wayline.map.blueprint import System
from wayline.map.checked import CheckedMap
from wayline.map.elements import take_inventory
from wayline.map.entity import Keyed, Kind
from wayline.map.failure import Risk
from wayline.map.people import Department, Path, Persona, Segment
from wayline.map.rule_forms import tests_to_json
from wayline.map.rules import Ref
from wayline.map.targets import Kpi
from wayline.map.touchpoints import Channel

LIBRARY_KINDS: tuple[Kind, ...] = (
    "persona", "segment", "path", "channel", "department", "system", "kpi", "risk",
)  # fmt: skip
DRAWN = ("stage", "touchpoint")  # what stands on the map, and can be shown there
SIGNS = {"gte": "≥", "gt": ">", "lte": "≤", "lt": "<", "ne": "≠", "eq": "=", "in": "one of", "not_in": "none of"}  # fmt: skip
Facts = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One thing that a map speaks of.

    Attributes:
        ref: kind and key.
        name: in the map's language.
        note: what was noted of it.
        owner: the name of who answers for it; None = nobody.
        facts: what else is stated, by the name of its field; fields without anything are left out.
        used_by: the stages and touchpoints that name it, else whatever else does; in map order.
        in_workspace: True when it is of the house, not of this map alone.
    """

    ref: Ref
    name: str
    note: str | None
    owner: str | None
    facts: Mapping[str, tuple[str, ...]]
    used_by: tuple[Ref, ...]
    in_workspace: bool


def library_of(checked: CheckedMap) -> tuple[LibraryEntry, ...]:
    """Everything that stages and touchpoints refer to, kind by kind, with where each is used."""
    used = _uses(checked)
    declared = [one.ref for kind in LIBRARY_KINDS for one in checked.of_kind(kind)]
    ready = [ref for ref in used if ref.kind == "channel" and ref not in checked.elements]
    listed = sorted([*declared, *ready], key=lambda ref: LIBRARY_KINDS.index(ref.kind))
    return tuple(_entry(checked, ref, used.get(ref, ())) for ref in listed)


def _entry(checked: CheckedMap, ref: Ref, used: Iterable[Ref]) -> LibraryEntry:
    element = checked.elements.get(ref)  # a kind of channel needs no declaration [M10]
    entity = checked.channel(ref.key) if element is None else element.entity
    owner = checked.owner_of(ref)
    return LibraryEntry(
        ref=ref,
        name=checked.name_of(ref),
        note=None if entity.note is None else str(entity.note),
        owner=None if owner is None else checked.party_name(owner),
        facts={name: values for name, values in _facts(checked, entity).items() if values},
        used_by=_sorted(checked, {*used, *_about(entity)} - {ref}),
        in_workspace=element is not None and element.in_workspace,
    )


def _uses(checked: CheckedMap) -> dict[Ref, set[Ref]]:
    """By whom each element is named: the stage or touchpoint around it, where there is one."""
    found: dict[Ref, set[Ref]] = {}
    for pointer in take_inventory(checked.document, checked.workspace).pointers:
        found.setdefault(pointer.to, set()).add(_place(checked, pointer.holder))
    return found


def _place(checked: CheckedMap, ref: Ref) -> Ref:
    at: Ref | None = ref
    while at is not None:
        if at.kind in DRAWN:
            return at
        element = checked.elements.get(at)
        at = None if element is None else element.holder
    return ref


def _about(entity: Keyed) -> tuple[Ref, ...]:
    """What a KPI or a risk hangs on: it is used there, though it is it that names the place."""
    if isinstance(entity, Kpi | Risk):
        return entity.about
    if isinstance(entity, Path):
        return tuple(Ref("touchpoint", key) for key in entity.steps)
    return ()


def _sorted(checked: CheckedMap, refs: Iterable[Ref]) -> tuple[Ref, ...]:
    order = {ref: at for at, ref in enumerate(checked.elements)}
    return tuple(sorted(refs, key=lambda ref: (order.get(ref, len(order)), str(ref))))


def _facts(checked: CheckedMap, entity: Keyed) -> Facts:
    facts: Facts = {}
    match entity:
        case Persona():
            facts = _persona(checked, entity)
        case Segment():
            facts = _segment(entity)
        case Path():
            facts = _path(checked, entity)
        case Channel():
            facts = _channel(checked, entity)
        case Department():
            facts = {"function": _words(entity.function), "match": tuple(entity.match)}
        case System():
            facts = _system(entity)
        case Kpi():
            facts = {"measure": _words(entity.measure.kind)}
        case Risk():
            facts = _risk(entity)
        case _:
            pass
    return facts


def _persona(checked: CheckedMap, one: Persona) -> Facts:
    weighed = (
        f"{item.name} ({100 * item.weight:.0f} %)" if item.weight is not None else str(item.name)
        for item in one.criteria
    )
    return {
        "stakeholder": _words(one.stakeholder), "buying_role": _words(one.buying_role),
        "segment": _names(checked, "segment", one.segment), "goals": _texts(one.goals),
        "criteria": tuple(weighed), "information_needs": _texts(one.information_needs),
        "fears": _texts(one.fears), "objections": _texts(one.objections),
        "channels": _names(checked, "channel", *one.channels),
    }  # fmt: skip


def _segment(one: Segment) -> Facts:
    return {
        "rule": tuple(f"{field} {_test(test)}" for field, test in tests_to_json(one.rule).items()),
        "buying_context": _texts((one.buying_context,)), "likes": _texts(one.likes),
        "dislikes": _texts(one.dislikes), "characteristics": _texts(one.characteristics),
        "alternatives": _texts(one.alternatives),
    }  # fmt: skip


def _test(test: JsonValue) -> str:
    """A test as it is said: `≥ 5000`, `= mining`, `one of gold, iron`."""
    if isinstance(test, dict):
        return " and ".join(f"{SIGNS.get(op, op)} {_value(value)}" for op, value in test.items())
    return f"= {_value(test)}"


def _value(value: JsonValue) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _path(checked: CheckedMap, one: Path) -> Facts:
    return {
        "path_kind": _words(one.kind), "persona": _names(checked, "persona", one.persona),
        "segment": _names(checked, "segment", one.segment),
        "channels": _names(checked, "channel", one.channel),
        "steps": _names(checked, "touchpoint", *one.steps),
    }  # fmt: skip


def _channel(checked: CheckedMap, one: Channel) -> Facts:
    return {
        "channel_kind": _words(one.kind), "direction": _words(one.direction),
        "systems": _names(checked, "system", *one.systems),
    }  # fmt: skip


def _system(one: System) -> Facts:
    return {"system_kind": _words(one.kind), "integration": _words(one.integration), "holds": _texts(one.holds)}  # fmt: skip


def _risk(one: Risk) -> Facts:
    score = () if one.score is None else (f"{one.score}/5",)
    return {"code": _texts((one.code,)), "score": score, "mitigation": _texts((one.mitigation,))}


def _texts(texts: Iterable[object | None]) -> tuple[str, ...]:
    return tuple(str(text) for text in texts if text is not None)


def _words(key: str | None) -> tuple[str, ...]:
    return () if key is None else (key.replace("_", " "),)


def _names(checked: CheckedMap, kind: str, *keys: str | None) -> tuple[str, ...]:
    return tuple(checked.name_of(Ref(kind, key)) for key in keys if key is not None)
