"""Who answers for it: owners, functions, roles and segments that nobody thought of?"""

from collections.abc import Callable, Iterator

from wayline.base import both, say
from wayline.map.binding import walk_cond
from wayline.map.blueprint import Activity
from wayline.map.checks.finding import Finding, Sight
from wayline.map.people import Responsibility
from wayline.map.portfolio import Member
from wayline.map.rules import Cond, GateCond, Ref
from wayline.map.touchpoints import Lived


def missing_function(sight: Sight) -> Iterator[Finding]:
    """[M52] A function that must have a part owns nothing and is involved in nothing."""
    busy = {
        pointer.to.key
        for pointer in sight.inventory.pointers
        if pointer.to.kind == "department" and not pointer.in_workspace
    }
    present = {part.function for part in sight.map.departments if part.key in busy}
    for function in sight.map.workspace.required_functions:
        if function not in present:
            yield sight.found(
                "missing_function",
                "W",
                (sight.root, Ref("function", function)),
                say("The function {function} has no part in this map", function=function),
                remedy=say(
                    "Declare a department with `function: {function}`, and let it own or be involved.",
                    function=function,
                ),
            )


def no_owner(sight: Sight) -> Iterator[Finding]:
    """[M32] The map or a stage has no owner of its own, or a moment of truth inherits none."""
    remedy = say("Add `owner` with the key of a department, or person:key.")
    if sight.map.document.owner is None:
        yield sight.found("no_owner", "W", sight.root, say("The map has no owner"), remedy=remedy)
    for stage in sight.map.stages:
        if stage.owner is None:
            ref = Ref("stage", stage.key)
            yield sight.found(
                "no_owner",
                "W",
                ref,
                say("'{name}' has no owner", name=sight.name(ref)),
                remedy=remedy,
            )
        for point in stage.touchpoints:
            ref = Ref("touchpoint", point.key)
            if point.moment is not None and sight.map.owner_of(ref) is None:
                said = say("'{name}' makes or breaks us and has no owner", name=sight.name(ref))
                yield sight.found("no_owner", "W", ref, said, remedy=remedy)


def owner_gone(sight: Sight) -> Iterator[Finding]:
    """[M33] An owner, or somebody involved, who is not here (any more)."""
    people = {one.ref: one.entity for one in sight.of("person")}
    for pointer in sight.inventory.pointers:
        if pointer.to.kind != "person":
            continue
        person = people.get(pointer.to)
        if person is None or (isinstance(person, Member) and not person.active):
            yield sight.found(
                "owner_gone",
                "W",
                (pointer.holder, pointer.to),
                say("{person} is nobody we know", person=str(pointer.to))
                if person is None
                else say("{person} is no longer here", person=str(pointer.to)),
                remedy=say("Name a successor; people stand in workspace.yaml."),
                at=pointer,
            )


def many_accountable(sight: Sight) -> Iterator[Finding]:
    """[M32] Owner and `as: accountable` name more than one party."""
    for element in sight.inventory.elements:
        if not isinstance(element.entity, Lived | Activity):
            continue
        named = {_party(part) for part in element.entity.involved if part.as_ == "accountable"}
        owner = sight.map.owner_of(element.ref)
        parties = named | ({owner} if owner is not None else set())
        if named and len(parties) > 1:
            yield sight.found(
                "many_accountable",
                "W",
                element.ref,
                say(
                    "'{name}' has {n} accountable parties: {names}",
                    name=sight.name(element.ref),
                    n=len(parties),
                    names=", ".join(sorted(parties)),
                ),
                remedy=say("Leave one; the others are responsible, consulted or informed."),
                at=(*element.path, "involved"),
            )


def _party(part: Responsibility) -> str:
    return f"person:{part.person}" if part.person is not None else part.department


def role_without_path(sight: Sight) -> Iterator[Finding]:
    """[M52] A persona who has a say in a map with paths, and no path of her own."""
    paths = sight.map.document.paths
    if not paths and not _has_gate(sight):
        return
    walking = {path.persona for path in paths}
    for persona in sight.map.document.personas:
        if persona.stakeholder is not None and persona.key not in walking:
            ref = Ref("persona", persona.key)
            yield sight.found(
                "role_without_path",
                "W",
                ref,
                say("'{name}' decides and has no path", name=sight.name(ref)),
                remedy=say("Add a path with `persona: {key}`.", key=persona.key),
            )


def _has_gate(sight: Sight) -> bool:
    conds = [q.what for q in sight.inventory.questions if isinstance(q.what, Cond)]
    return any(isinstance(part, GateCond) for cond in conds for part in walk_cond(cond))


def segment_unserved(sight: Sight) -> Iterator[Finding]:
    """[M52] A segment in scope for which nothing on the map differs."""
    scope = sight.map.document.scope
    pointed = [p for p in sight.inventory.pointers if p.to.kind == "segment"]
    for key in scope.segments if scope is not None else ():
        ref = Ref("segment", key)
        served = any(p.to == ref and p.path[:1] not in (("scope",), ("kpis",)) for p in pointed)
        if not served:
            yield sight.found(
                "segment_unserved",
                "I",
                ref,
                say("Nothing here differs for '{name}'", name=sight.name(ref)),
                remedy=say("Give it a persona, a path, a standard (`by`) or a reading of its own."),
            )


def island(sight: Sight) -> Iterator[Finding]:
    """[M52] A system that is fed by hand, or not at all, and used by two departments."""
    users: dict[str, set[str]] = {}
    for element in sight.inventory.elements:
        if isinstance(element.entity, Activity):
            party = (element.entity.who or "").removeprefix("department:")
            own = party if Ref("department", party) in sight.map.elements else None
            department = own or sight.department_of(element.ref)
            for key in element.entity.systems if department else ():
                users.setdefault(key, set()).add(department or "")
    for link in sight.map.document.links:
        passed = link.handover
        if passed is not None and passed.system is not None:
            users.setdefault(passed.system, set()).update(p for p in (passed.from_, passed.to) if p)
    for system in sight.map.document.systems + sight.map.workspace.systems:
        sharing = sorted(users.get(system.key, set()))
        if system.integration in ("manual", "unconnected") and len(sharing) > 1:
            ref = Ref("system", system.key)
            yield sight.found(
                "island",
                "W",
                ref,
                say(
                    "'{name}' is a silo between {departments}",
                    name=sight.name(ref),
                    departments=both(sharing),
                ),
                remedy=say("Connect it, or say in a handover how the data passes."),
            )


CHECKS: tuple[Callable[[Sight], Iterator[Finding]], ...] = (
    missing_function,
    no_owner,
    owner_gone,
    many_accountable,
    role_without_path,
    segment_unserved,
    island,
)
