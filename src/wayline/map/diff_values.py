"""How is a value said to somebody who never sees the file: names for keys, words for the forms of YAML?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from typing_extensions import override

from wayline.base import (
    Duration,
    JsonObject,
    JsonValue,
    Language,
    Number,
    Saying,
    Sentence,
    listed,
    say,
    say_as,
    series,
    spoken,
)
from wayline.map.emitting import emit_flow
from wayline.map.entity import NONE, Retired, Value
from wayline.map.experience import Emotion, Feeling, Ratings, Reading
from wayline.map.field_words import field_words
from wayline.map.people import Responsibility
from wayline.map.rules import Ref
from wayline.map.shapes import FieldShape, shape_of
from wayline.map.shortening import short_part
from wayline.map.standards import Standard, StandardBy
from wayline.map.targets import TARGET_WORDS, Target

LONGEST = 140  # characters of a value in a sentence
ABSENT = say("not stated")
SHARES = frozenset(("conversion", "on_standard", "retention", "share"))  # measured from 0 to 1
TARGETS: Mapping[str, Sentence] = {
    **TARGET_WORDS,
    "vs_baseline": say("{value} against where we began"), "vs_benchmark": say("{value} against the benchmark"),
}  # fmt: skip
LATER: Mapping[str, Sentence] = {
    "from": say("{target} from {value}"), "to": say("{target} until {value}"),
    "baseline": say("{target} which was {value}"), "benchmark": say("{target} which is {value}"),
}  # fmt: skip
BASES = {"planned": say("planned"), "believed": say("believed"), "observed": say("observed")}
ROLES = {
    "responsible": say_as("a role", "responsible"), "accountable": say_as("a role", "accountable"),
    "consulted": say_as("a role", "consulted"), "informed": say_as("a role", "informed"),
}  # fmt: skip
FEELINGS = {
    "delighted": say("delighted"), "proud": say("proud"), "confident": say("confident"),
    "reassured": say("reassured"), "trusting": say("trusting"), "relieved": say("relieved"),
    "curious": say("curious"), "neutral": say("neutral"), "surprised": say("surprised"),
    "uncertain": say("uncertain"), "anxious": say("anxious"), "confused": say("confused"),
    "forgotten": say("forgotten"), "frustrated": say("frustrated"), "indifferent": say("indifferent"),
    "feels_stupid": say("feels stupid"), "betrayed": say("betrayed"), "angry": say("angry"),
}  # fmt: skip
Names = Mapping[Ref, str]


@dataclass(frozen=True, slots=True)
class Sayer:
    """What is known while values are said: the names of the elements, and whether a number is a share."""

    names: Names
    is_share: bool = False

    def field(self, value: JsonValue, shape: FieldShape | None) -> Saying:
        """The value of one field, not too long."""
        return ABSENT if value is None else Short(self._field(value, shape))

    def _field(self, value: JsonValue, shape: FieldShape | None) -> Saying:
        if shape is None:
            return _plain(value)
        if shape.grammar is not None:
            return self._rule(value, shape)
        if isinstance(value, list):
            parts = [self._single(part, shape) for part in value]
            glued = listed if all(isinstance(part, str) for part in value) else series
            return glued(parts) if parts else say("none")
        return self._single(value, shape)

    def _single(self, value: JsonValue, shape: FieldShape) -> Saying:
        if isinstance(value, str):
            return self._word(value, shape)
        if shape.model is not None and isinstance(value, dict):
            return self.value(value, shape.model)
        return _plain(value)

    def _word(self, value: str, shape: FieldShape) -> Saying:
        """A text; where it is a key, the name behind it."""
        if value == NONE:
            return say("none")
        if shape.key_of is not None:
            return self._name(Ref(shape.key_of, value))
        kind, colon, key = value.partition(":")
        if colon and (shape.kinds or shape.party is not None or Ref(kind, key) in self.names):
            return self._name(Ref(kind, key))
        if shape.party is not None and shape.party.bare_kind is not None:
            return self._name(Ref(shape.party.bare_kind, value))
        return value if shape.is_text else _length(value.replace("_", " "))

    def _name(self, ref: Ref) -> str:
        return self.names.get(ref) or ref.key.replace("_", " ")

    def _rule(self, value: JsonValue, shape: FieldShape) -> str:
        """A rule or a condition: bare names with commas, an element by its name, else its short form."""
        short = short_part(value, shape)
        if isinstance(short, list) and all(isinstance(part, str) for part in short):
            return ", ".join(map(str, short))
        if isinstance(short, str):
            kind, colon, key = short.partition(":")
            return self._name(Ref(kind, key)) if colon and Ref(kind, key) in self.names else short
        return emit_flow(short)

    def value(self, value: JsonObject, model: type[Value]) -> Saying:
        """A part with fields, as a person would say it."""
        for known, said in SAYINGS:
            if issubclass(model, known):
                return said(self, value)
        shapes = shape_of(model)
        short = model.short
        if short is not None and set(value) == {short}:
            return self._field(value[short], shapes.get(short))
        named = value.get("name")
        head = [self._field(named, shapes.get("name"))] if named is not None else []
        rest = [
            say("{field} {value}").filled(
                field=field_words(name), value=self._field(part, shapes.get(name))
            )
            for name, part in value.items()
            if name not in ("key", "name")
        ]
        return listed([*head, *rest])

    def standard(self, value: JsonObject) -> Saying:
        """How long it may take, with what is warned of and what counts as failed."""
        target, due = value.get("target"), value.get("due")
        said = (
            _length(str(target))
            if target is not None
            else say("by the date in {field}", field=str(due))
        )
        more: list[Saying] = []
        if value.get("warn") is not None:
            more.append(say("a warning after {time}", time=_length(str(value["warn"]))))
        if value.get("breach") is not None:
            more.append(say("failed after {time}", time=_length(str(value["breach"]))))
        share = value.get("share")
        if isinstance(share, int | float):
            more.append(say("kept by {share} of the visits", share=_percent(share)))
        if value.get("calendar") is not None:
            more.append(say("by the calendar {calendar}", calendar=str(value["calendar"])))
        exceptions = value.get("by")
        rows = exceptions if isinstance(exceptions, list) else []
        more += [self.exception(one) for one in rows if isinstance(one, dict)]
        return say("{standard} ({more})", standard=said, more=listed(more)) if more else said

    def exception(self, value: JsonObject) -> Saying:
        """What is promised to one segment or region instead."""
        segment, region = value.get("segment"), value.get("region")
        whom: list[Saying] = [
            self._name(Ref(kind, str(key)))
            for kind, key in (("segment", segment), ("region", region))
            if key is not None
        ]
        target = _length(str(value.get("target") or value.get("breach") or value.get("warn")))
        if len(whom) > 1:
            return say(
                "{target} for {segment} in {region}", target=target, segment=whom[0], region=whom[1]
            )
        return say("{target} for {whom}", target=target, whom=whom[0] if whom else "")

    def target(self, value: JsonObject) -> Saying:
        """What a KPI should reach: `above 30 %`, `-15 % against where we began`."""
        first = value.get("value", value.get("change"))
        amount = self.quantity(first) if "value" in value else _plain(first)
        form = TARGETS.get(str(value.get("kind")), say("{value}"))
        said: Saying = form.filled(value=amount, high=self.quantity(value.get("high")))
        for name, later in LATER.items():
            if value.get(name) is not None:
                said = later.filled(target=said, value=self.quantity(value[name]))
        if value.get("segment") is not None:
            segment = self._name(Ref("segment", str(value["segment"])))
            said = say("{target} for {whom}", target=said, whom=segment)
        return said

    def quantity(self, value: JsonValue) -> Saying:
        """A number, as a percentage where it is a share."""
        if self.is_share and isinstance(value, int | float):
            return _percent(value)
        return _plain(value)

    def reading(self, value: JsonObject) -> Saying:
        """One statement with its ground: `4, observed, n = 12`."""
        inner, basis = value.get("value"), str(value.get("basis"))
        said = self.feeling(inner) if isinstance(inner, dict) else _plain(inner)
        parts: list[Saying] = [said, BASES.get(basis, basis)]
        if value.get("n") is not None:
            parts.append(say("n = {n}", n=_plain(value["n"])))
        parts += [
            say("for {whom}").filled(whom=self._name(Ref(kind, str(value[kind]))))
            for kind in ("segment", "persona")
            if value.get(kind) is not None
        ]
        return listed(parts)

    def ratings(self, value: JsonObject) -> Saying:
        """What we say and what customers say."""
        sides = {
            "internal": say("we say {readings}"), "customer": say("customers say {readings}"),
        }  # fmt: skip
        return series(
            [
                words.filled(readings=self._readings(value[side]))
                for side, words in sides.items()
                if side in value
            ]
        )

    def _readings(self, value: JsonValue) -> Saying:
        rows = value if isinstance(value, list) else [value]
        return series([self.reading(row) for row in rows if isinstance(row, dict)])

    def feeling(self, value: JsonObject) -> Saying:
        """What is felt, in one word."""
        label = str(value.get("label"))
        return FEELINGS.get(label) or label.replace("_", " ")

    def emotion(self, value: JsonObject) -> Saying:
        """What a customer should feel, and what was felt."""
        desired, persona = value.get("desired"), value.get("persona")
        parts: list[Saying] = []
        if isinstance(desired, dict):
            parts.append(say("should feel {feeling}", feeling=self.feeling(desired)))
        if "elicited" in value:
            parts.append(say("feels {readings}", readings=self._readings(value["elicited"])))
        felt = listed(parts)
        if persona is None:
            return felt
        return say("{who}: {felt}", who=self._name(Ref("persona", str(persona))), felt=felt)

    def retired(self, value: JsonObject) -> Saying:
        """What ended, and what follows it."""
        kind, _, key = str(value.get("ref")).partition(":")
        gone = self._name(Ref(kind, key))
        successor = str(value.get("successor"))
        if successor == NONE:
            return say("nothing follows '{gone}'", gone=gone)
        follows = self._name(Ref(kind, successor.rpartition(":")[2]))
        return say("'{follows}' follows '{gone}'", follows=follows, gone=gone)

    def responsibility(self, value: JsonObject) -> Saying:
        """Who takes part, and as what."""
        who = self._name(Ref("department", str(value.get("department"))))
        role = str(value.get("as", "responsible"))
        return say("{who} ({role})", who=who, role=ROLES.get(role) or role.replace("_", " "))


@dataclass(frozen=True, slots=True)
class Short:
    """A value that is cut where it would be too long for a sentence."""

    whole: Saying

    def spoken(self, language: Language) -> str:
        """The value in a language, not too long."""
        said = spoken(self.whole, language)
        return said if len(said) <= LONGEST else f"{said[: LONGEST - 1].rstrip()}…"

    @override
    def __str__(self) -> str:
        return self.spoken("en")


SAYINGS: tuple[tuple[type[Value], Callable[[Sayer, JsonObject], Saying]], ...] = (
    (Standard, Sayer.standard),
    (StandardBy, Sayer.exception),
    (Target, Sayer.target),
    (Ratings, Sayer.ratings),
    (Reading, Sayer.reading),
    (Feeling, Sayer.feeling),
    (Emotion, Sayer.emotion),
    (Retired, Sayer.retired),
    (Responsibility, Sayer.responsibility),
)


def _percent(share: float) -> Number:
    return Number(f"{share * 100:.2f}".rstrip("0").rstrip(".") + " %")


def _length(text: str) -> Saying:
    """A length of time in words, any other word as it is."""
    try:
        return Duration.parse(text).said
    except ValueError:
        return text


def _plain(value: JsonValue) -> Saying:
    if value is True or value is False:
        return say("yes") if value else say("no")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, int | float):
        return Number(emit_flow(value))
    if isinstance(value, dict) and value and all(isinstance(part, str) for part in value.values()):
        return str(next(iter(value.values())))  # a text in several languages: the first
    return value if isinstance(value, str) else emit_flow(value)
