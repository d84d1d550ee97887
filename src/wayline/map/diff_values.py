"""How is a value said to somebody who never sees the file: names for keys, words for the forms of YAML?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wayline.base import JsonObject, JsonValue
from wayline.map.emitting import emit_flow
from wayline.map.entity import NONE, Retired, Value
from wayline.map.experience import Emotion, Feeling, Ratings, Reading
from wayline.map.people import Responsibility
from wayline.map.rules import Ref
from wayline.map.shapes import FieldShape, shape_of
from wayline.map.shortening import short_part
from wayline.map.standards import Standard, StandardBy
from wayline.map.targets import Target

LONGEST = 140  # characters of a value in a sentence
ABSENT = "not stated"
SHARES = frozenset(("conversion", "on_standard", "retention", "share"))  # measured from 0 to 1
TARGETS: Mapping[str, str] = {
    "above": "above", "at_least": "at least", "below": "below", "at_most": "at most", "between": "between",
    "vs_baseline": "against where we began", "vs_benchmark": "against the benchmark",
}  # fmt: skip
Names = Mapping[Ref, str]


@dataclass(frozen=True, slots=True)
class Sayer:
    """What is known while values are said: the names of the elements, and whether a number is a share."""

    names: Names
    is_share: bool = False

    def field(self, value: JsonValue, shape: FieldShape | None) -> str:
        """The value of one field, not too long."""
        said = ABSENT if value is None else self._field(value, shape)
        return said if len(said) <= LONGEST else f"{said[: LONGEST - 1].rstrip()}…"

    def _field(self, value: JsonValue, shape: FieldShape | None) -> str:
        if shape is None:
            return _plain(value)
        if shape.grammar is not None:
            return self._rule(value, shape)
        if isinstance(value, list):
            glue = ", " if all(isinstance(part, str) for part in value) else "; "
            return glue.join(self._single(part, shape) for part in value) or "none"
        return self._single(value, shape)

    def _single(self, value: JsonValue, shape: FieldShape) -> str:
        if isinstance(value, str):
            return self._word(value, shape)
        if shape.model is not None and isinstance(value, dict):
            return self.value(value, shape.model)
        return _plain(value)

    def _word(self, value: str, shape: FieldShape) -> str:
        """A text; where it is a key, the name behind it."""
        if value == NONE:
            return "none"
        if shape.key_of is not None:
            return self._name(Ref(shape.key_of, value))
        kind, colon, key = value.partition(":")
        if colon and (shape.kinds or shape.party is not None or Ref(kind, key) in self.names):
            return self._name(Ref(kind, key))
        if shape.party is not None and shape.party.bare_kind is not None:
            return self._name(Ref(shape.party.bare_kind, value))
        return value if shape.is_text else value.replace("_", " ")

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

    def value(self, value: JsonObject, model: type[Value]) -> str:
        """A part with fields, as a person would say it."""
        for known, say in SAYINGS:
            if issubclass(model, known):
                return say(self, value)
        shapes = shape_of(model)
        short = model.short
        if short is not None and set(value) == {short}:
            return self._field(value[short], shapes.get(short))
        named = value.get("name")
        head = [self._field(named, shapes.get("name"))] if named is not None else []
        rest = [
            f"{name.replace('_', ' ')} {self._field(part, shapes.get(name))}"
            for name, part in value.items()
            if name not in ("key", "name")
        ]
        return ", ".join([*head, *rest])

    def standard(self, value: JsonObject) -> str:
        """How long it may take, with what is warned of and what counts as failed."""
        target, due = value.get("target"), value.get("due")
        said = str(target) if target is not None else f"by the date in {due}"
        more = []
        if value.get("warn") is not None:
            more.append(f"a warning after {value['warn']}")
        if value.get("breach") is not None:
            more.append(f"failed after {value['breach']}")
        share = value.get("share")
        if isinstance(share, int | float):
            more.append(f"kept by {_percent(share)} of the visits")
        if value.get("calendar") is not None:
            more.append(f"by the calendar {value['calendar']}")
        exceptions = value.get("by")
        rows = exceptions if isinstance(exceptions, list) else []
        more += [self.exception(one) for one in rows if isinstance(one, dict)]
        return f"{said} ({', '.join(more)})" if more else said

    def exception(self, value: JsonObject) -> str:
        """What is promised to one segment or region instead."""
        segment, region = value.get("segment"), value.get("region")
        whom = [
            self._name(Ref(kind, str(key)))
            for kind, key in (("segment", segment), ("region", region))
            if key is not None
        ]
        target = value.get("target") or value.get("breach") or value.get("warn")
        return f"{target} for {' in '.join(whom)}"

    def target(self, value: JsonObject) -> str:
        """What a KPI should reach: `above 30 %`, `-15 % against where we began`."""
        kind = str(value.get("kind"))
        said = TARGETS.get(kind, kind)
        first = value.get("value", value.get("change"))
        parts = [said, self.quantity(first)] if "value" in value else [_plain(first), said]
        if value.get("high") is not None:
            parts += ["and", self.quantity(value["high"])]
        for name, words in (("from", "from"), ("to", "until"), ("baseline", "which was"), ("benchmark", "which is")):  # fmt: skip
            if value.get(name) is not None:
                parts += [words, self.quantity(value[name])]
        if value.get("segment") is not None:
            parts += ["for", self._name(Ref("segment", str(value["segment"])))]
        return " ".join(parts)

    def quantity(self, value: JsonValue) -> str:
        """A number, as a percentage where it is a share."""
        if self.is_share and isinstance(value, int | float):
            return _percent(value)
        return _plain(value)

    def reading(self, value: JsonObject) -> str:
        """One statement with its ground: `4, observed, n = 12`."""
        inner = value.get("value")
        said = self.feeling(inner) if isinstance(inner, dict) else _plain(inner)
        parts = [said, str(value.get("basis"))]
        if value.get("n") is not None:
            parts.append(f"n = {_plain(value['n'])}")
        whom = [(kind, value.get(kind)) for kind in ("segment", "persona")]
        parts += [f"for {self._name(Ref(kind, str(key)))}" for kind, key in whom if key is not None]
        return ", ".join(parts)

    def ratings(self, value: JsonObject) -> str:
        """What we say and what customers say."""
        sides = (("internal", "we say"), ("customer", "customers say"))
        return "; ".join(
            f"{words} {self._readings(value[side])}" for side, words in sides if side in value
        )

    def _readings(self, value: JsonValue) -> str:
        rows = value if isinstance(value, list) else [value]
        return "; ".join(self.reading(row) for row in rows if isinstance(row, dict))

    def feeling(self, value: JsonObject) -> str:
        """What is felt, in one word."""
        return str(value.get("label")).replace("_", " ")

    def emotion(self, value: JsonObject) -> str:
        """What a customer should feel, and what was felt."""
        desired, persona = value.get("desired"), value.get("persona")
        parts = [f"should feel {self.feeling(desired)}"] if isinstance(desired, dict) else []
        if "elicited" in value:
            parts.append(f"feels {self._readings(value['elicited'])}")
        whom = "" if persona is None else f"{self._name(Ref('persona', str(persona)))}: "
        return whom + ", ".join(parts)

    def retired(self, value: JsonObject) -> str:
        """What ended, and what follows it."""
        kind, _, key = str(value.get("ref")).partition(":")
        gone = self._name(Ref(kind, key))
        successor = str(value.get("successor"))
        if successor == NONE:
            return f"nothing follows '{gone}'"
        return f"'{self._name(Ref(kind, successor.rpartition(':')[2]))}' follows '{gone}'"

    def responsibility(self, value: JsonObject) -> str:
        """Who takes part, and as what."""
        who = self._name(Ref("department", str(value.get("department"))))
        return f"{who} ({str(value.get('as', 'responsible')).replace('_', ' ')})"


SAYINGS: tuple[tuple[type[Value], Callable[[Sayer, JsonObject], str]], ...] = (
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


def _percent(share: float) -> str:
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + " %"


def _plain(value: JsonValue) -> str:
    if value is True or value is False:
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dict) and value and all(isinstance(part, str) for part in value.values()):
        return str(next(iter(value.values())))  # a text in several languages: the first
    return value if isinstance(value, str) else emit_flow(value)
