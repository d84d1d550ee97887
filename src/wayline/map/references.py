"""Which references lead nowhere, and which keys are there twice [M1] [M8] [M10]."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayline.base import Sentence, did_you_mean, either, say
from wayline.map.elements import Element, Inventory, Pointer
from wayline.map.plain import StepPath
from wayline.map.rules import Ref
from wayline.map.vocabulary import CHANNEL_KINDS


@dataclass(frozen=True, slots=True)
class Broken:
    """Something that a checked map may not have."""

    ref: Ref
    holder: Ref
    path: StepPath
    message: Sentence
    remedy: Sentence
    in_workspace: bool


def dangling(inventory: Inventory, *, channel_kinds: tuple[str, ...] = ()) -> Iterator[Broken]:
    """References to nothing, or to a kind the field does not take.

    A person whom nobody knows is not broken but gone: check owner_gone says so.
    """
    known = {element.ref for element in inventory.elements}
    known |= {Ref("channel", kind) for kind in (*CHANNEL_KINDS, *channel_kinds)}
    for pointer in inventory.pointers:
        if pointer.to.kind == "person":
            continue
        if pointer.to not in known:
            yield _missing(pointer, known)
        elif pointer.kinds and pointer.to.kind not in pointer.kinds:
            yield Broken(
                pointer.to,
                pointer.holder,
                pointer.path,
                say(
                    "{ref} is a {kind}; expected {kinds}",
                    ref=str(pointer.to),
                    kind=pointer.to.kind,
                    kinds=either(pointer.kinds),
                ),
                say("Name an element of that kind."),
                pointer.in_workspace,
            )


def _missing(pointer: Pointer, known: set[Ref]) -> Broken:
    alike = sorted(str(ref) for ref in known if ref.kind == pointer.to.kind)
    advice = did_you_mean(str(pointer.to), alike)
    return Broken(
        pointer.to,
        pointer.holder,
        pointer.path,
        say("{ref} does not exist", ref=str(pointer.to)),
        advice
        or say("Declare it, or correct the reference in {holder}.", holder=str(pointer.holder)),
        pointer.in_workspace,
    )


def repeated(inventory: Inventory) -> Iterator[Broken]:
    """Keys that stand twice, each told at its second place."""
    first: dict[Ref, Element] = {}
    for element in inventory.elements:
        before = first.setdefault(element.ref, element)
        if before is not element:
            yield Broken(
                element.ref,
                element.ref,
                (*element.path, "key"),
                say("{ref} is defined here and once before", ref=str(element.ref)),
                say("Keys are unique per kind over map and workspace; rename one of them."),
                element.in_workspace,
            )
