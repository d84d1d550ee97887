"""What does every entity of a map have in common: a key, a name, an owner, its ground and its past."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict

from wayline.base import FormError, JsonObject, JsonValue, did_you_mean, is_key, paragraph, say
from wayline.map.binding import parse_binding, parse_cond, parse_question, parse_rule, parse_tests
from wayline.map.plain import plain_value
from wayline.map.rule_forms import (
    binding_to_json,
    cond_to_json,
    question_to_json,
    rule_to_json,
    tests_to_json,
)
from wayline.map.rules import Binding, Cond, Ref, Rule, Test
from wayline.map.scalars import DayValue, Key, TextValue
from wayline.map.written import written

Kind = Literal[
    "stage", "touchpoint", "path", "outcome", "link", "lane", "risk", "kpi", "goal", "promise",
    "evidence", "map", "segment", "persona", "department", "region", "offering", "channel",
    "system", "insight", "opportunity", "initiative", "activity", "message", "fail_point", "pain",
    "compliance", "calendar", "person", "atlas", "profile", "journey",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
NONE: Literal["none"] = "none"  # decided: there is none [M19]


@dataclass(frozen=True, slots=True)
class KeyOf:
    """Marks a field that holds the bare key of an element of this kind."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class PartyOf:
    """Marks a field that names a party: `department` keys may stand bare, the rest is `kind:key`."""

    bare_kind: Kind | None


@dataclass(frozen=True, slots=True)
class KindsOf:
    """Marks a field whose `kind:key` must be of one of these kinds."""

    kinds: tuple[Kind, ...]


class Value(BaseModel):
    """A part of the document; nothing but the fields that are written down [M12]."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        defer_build=True,
        hide_input_in_errors=True,
    )
    short: ClassVar[str | None] = None  # the field that a bare value stands for [M3]


def _read_ref(value: object) -> Ref:
    if isinstance(value, Ref):
        return value
    kind, colon, key = value.partition(":") if isinstance(value, str) else ("", "", "")
    if not colon or not is_key(key):
        raise FormError(
            say("expected kind:key such as touchpoint:offer, got {value}", value=f"{value!r:.80}")
        )
    if kind not in KINDS:
        matter = say("there is no kind {kind}.", kind=repr(kind))
        advice = did_you_mean(kind, KINDS)
        raise FormError(matter if advice is None else paragraph([matter, advice]))
    return Ref(kind, key)


def _check_owner(value: str) -> str:
    if is_key(value.removeprefix("person:")):
        return value
    raise FormError(
        say("expected the key of a department or person:key, got {value}", value=f"{value!r:.80}")
    )


def _check_actor(value: str) -> str:
    kind, colon, key = value.partition(":")
    if value in ("customer", "company") or (
        colon and kind in ("persona", "department", "system", "partner", "person") and is_key(key)
    ):
        return value
    raise FormError(
        say(
            "expected customer, company, or persona:, department:, system:, partner: with a key, got {value}",
            value=f"{value!r:.80}",
        )
    )


def _read_rule(value: object) -> Rule:
    return value if isinstance(value, Rule) else parse_rule(plain_value(value))


def _read_cond(value: object) -> Cond:
    return value if isinstance(value, Cond) else parse_cond(plain_value(value))


def _read_binding(value: object) -> Binding | Literal["none"]:
    if value == NONE:
        return NONE
    return value if isinstance(value, Binding) else parse_binding(plain_value(value))


def _write_binding(value: Binding | Literal["none"]) -> JsonValue:
    return binding_to_json(value) if isinstance(value, Binding) else value


def _read_question(value: object) -> Ref | Binding:
    return value if isinstance(value, Ref | Binding) else parse_question(plain_value(value))


def _read_tests(value: object) -> tuple[tuple[str, Test], ...]:
    return value if isinstance(value, tuple) else parse_tests(plain_value(value))


def _read_free(value: object) -> JsonObject:
    plain = plain_value(value)
    if isinstance(plain, dict):
        return plain
    raise FormError(say("`x` holds your own fields by name, got {value}", value=f"{value!r:.80}"))


def _write_free(value: JsonObject) -> JsonValue:
    return value


_REF_FORM: JsonObject = {"x-grammar": "ref"}

RuleValue = Annotated[Rule, written(_read_rule, rule_to_json, {"x-grammar": "rule"})]
CondValue = Annotated[Cond, written(_read_cond, cond_to_json, {"x-grammar": "cond"})]
BindingValue = Annotated[
    Binding | Literal["none"],
    written(_read_binding, _write_binding, {"x-grammar": "binding"}),
]
QuestionValue = Annotated[
    Ref | Binding, written(_read_question, question_to_json, {"x-grammar": "question"})
]
TestsValue = Annotated[
    tuple[tuple[str, Test], ...],
    written(_read_tests, tests_to_json, {"x-grammar": "tests"}),
]
RefValue = Annotated[Ref, written(_read_ref, str, _REF_FORM)]
MomentRef = Annotated[RefValue, KindsOf(("stage", "touchpoint", "outcome"))]
TimedRef = Annotated[RefValue, KindsOf(("stage", "touchpoint", "path"))]
LinkEnd = Annotated[RefValue, KindsOf(("touchpoint", "activity"))]
FreeFields = Annotated[JsonObject, written(_read_free, _write_free, {"type": "object"})]
Owner = Annotated[str, AfterValidator(_check_owner), PartyOf("department")]
Actor = Annotated[str, AfterValidator(_check_actor), PartyOf(None)]
StageKey = Annotated[Key, KeyOf("stage")]
TouchpointKey = Annotated[Key, KeyOf("touchpoint")]
PathKey = Annotated[Key, KeyOf("path")]
KpiKey = Annotated[Key, KeyOf("kpi")]
EvidenceKey = Annotated[Key, KeyOf("evidence")]
SegmentKey = Annotated[Key, KeyOf("segment")]
PersonaKey = Annotated[Key, KeyOf("persona")]
DepartmentKey = Annotated[Key, KeyOf("department")]
RegionKey = Annotated[Key, KeyOf("region")]
OfferingKey = Annotated[Key, KeyOf("offering")]
ChannelKey = Annotated[Key, KeyOf("channel")]
SystemKey = Annotated[Key, KeyOf("system")]
CalendarKey = Annotated[Key, KeyOf("calendar")]
ActivityKey = Annotated[Key, KeyOf("activity")]
InsightKey = Annotated[Key, KeyOf("insight")]
OpportunityKey = Annotated[Key, KeyOf("opportunity")]
AtlasKey = Annotated[Key, KeyOf("atlas")]
PersonKey = Annotated[Key, KeyOf("person")]


class External(Value):
    """The same thing in another system."""

    system: str
    id: str
    url: str | None = None


class Keyed(Value):
    """An entity that can be pointed at; its key outlives its name [M4]."""

    element: ClassVar[Kind] = "journey"
    key: Key
    note: TextValue | None = None
    owner: Owner | None = None
    tags: tuple[str, ...] = ()
    was: Key | None = None
    external: tuple[External, ...] = ()
    x: FreeFields | None = None


class Entity(Keyed):
    """A named entity with its evidence."""

    short: ClassVar[str | None] = "name"
    name: TextValue
    evidence: tuple[EvidenceKey, ...] = ()


class Unnamed(Keyed):
    """An entity that may do without a name."""

    name: TextValue | None = None
    evidence: tuple[EvidenceKey, ...] = ()


class Retired(Value):
    """A deleted key of a published version, and what follows it; `none` = nothing does [M5]."""

    ref: RefValue
    successor: str
    since: DayValue | None = None
    why: TextValue | None = None
