"""Where do we want to be: KPIs with their measures, targets, goals and promises [A29]."""

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, ValidationInfo, model_validator

from wayline.base import Duration, FormError, JsonObject, Money, Sentence, say
from wayline.map.entity import (
    ChannelKey,
    Entity,
    Kind,
    KpiKey,
    MomentRef,
    PathKey,
    QuestionValue,
    RefValue,
    RuleValue,
    SegmentKey,
    TimedRef,
    Value,
)
from wayline.map.scalars import (
    ChangeValue,
    DayValue,
    DurationValue,
    Flag,
    PeriodValue,
    TextValue,
    percent,
    read_duration,
    read_money,
    write_number,
)
from wayline.map.vocabulary import Better, Lag, TargetKind
from wayline.map.written import Written

Quantity = float | Duration | Money
# A target in words: a bare line, or the two lines that it lies between.
TARGET_WORDS: Mapping[str, Sentence] = {
    "above": say("above {value}"), "at_least": say("at least {value}"), "below": say("below {value}"),
    "at_most": say("at most {value}"), "between": say("between {value} and {high}"),
}  # fmt: skip
_SIGNS: tuple[tuple[str, TargetKind], ...] = (
    (">=", "at_least"), ("<=", "at_most"), (">", "above"), ("<", "below"),
)  # fmt: skip


def _read_quantity(value: object, info: ValidationInfo) -> Quantity:
    if isinstance(value, Duration | Money):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, str):
        raise FormError(
            say(
                "expected a number, a share, a duration or an amount, got {value}",
                value=f"{value!r:.80}",
            )
        )
    text = value.strip()
    if text.endswith("%"):
        return percent(text)
    if re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,9})?", text):
        return float(text)
    if re.fullmatch(r"\S+ [A-Z]{3}", text):
        return read_money(text, info)
    return read_duration(text)


def _write_quantity(value: Quantity) -> int | float | str:
    return write_number(value) if isinstance(value, float) else str(value)


_QUANTITY_FORM: JsonObject = {"x-grammar": "quantity"}
QuantityValue = Annotated[Quantity, Written(_read_quantity, _write_quantity, _QUANTITY_FORM)]


def target_from_text(text: str) -> dict[str, str]:
    """The fields that a short target such as `>= 95 %` stands for.

    Raises:
        ValueError: when it does not begin with a sign.
    """
    for sign, kind in _SIGNS:
        if text.strip().startswith(sign):
            return {"kind": kind, "value": text.strip().removeprefix(sign).strip()}
    raise FormError(
        say(
            "expected a target such as '> 50', '>= 95 %' or '< 10 days', got {text}",
            text=f"{text!r:.80}",
        )
    )


class Target(Value):
    """One target; `value` is a number, a share (0-1), a duration or an amount."""

    kind: TargetKind
    value: QuantityValue | None = None
    high: QuantityValue | None = None
    change: ChangeValue | None = None
    baseline: QuantityValue | None = None
    baseline_period: PeriodValue | None = None
    benchmark: QuantityValue | None = None
    source: TextValue | None = None
    from_: DayValue | None = Field(default=None, alias="from")
    to: DayValue | None = None
    segment: SegmentKey | None = None

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> Self:
        relative = self.kind in ("vs_baseline", "vs_benchmark")
        if relative and self.change is None:
            raise FormError(
                say("a target of kind {kind} needs `change`, such as '-15 %'", kind=self.kind)
            )
        if not relative and self.value is None:
            raise FormError(say("a target of kind {kind} needs `value`", kind=self.kind))
        if self.kind == "between" and self.high is None:
            raise FormError(say("a target of kind between needs `value` and `high`"))
        return self


class Filtered(Value):
    """What every measure may be restricted to: events by `where` and `channel`, journeys by the rest."""

    where: RuleValue | None = None
    segment: SegmentKey | None = None
    path: PathKey | None = None
    channel: ChannelKey | None = None


class Conversion(Filtered):
    """Journeys with `from`; hit = `to` within `within` of it."""

    from_: QuestionValue = Field(alias="from")
    to: QuestionValue
    within: DurationValue | None = None
    order: Literal["after", "any"] = "after"


class TimeBetween(Filtered):
    """From the first `from` to the first later `to`."""

    from_: QuestionValue = Field(alias="from")
    to: QuestionValue
    stat: Literal["median", "mean", "p75", "p90", "p95"] = "median"


class OnStandard(Filtered):
    """The share of visits, path runs or answers that keep the time promised by `of`."""

    short: ClassVar[str | None] = "of"
    of: TimedRef


class Retention(Filtered):
    """Accounts active again in the next window."""

    active: QuestionValue
    window: DurationValue


class Score(Filtered):
    """An answer scored by a method."""

    method: Literal["nps", "csat", "ces"]
    of: QuestionValue
    property: str | None = None


class Share(Filtered):
    """Cases (or events) of `over` that are `of`."""

    of: QuestionValue
    over: QuestionValue
    count: Literal["cases", "events"] = "cases"
    take: Literal["any", "first", "last"] = "any"


class Amount(Filtered):
    """A property added up, or averaged, over the events of `of`."""

    of: QuestionValue
    property: str


class Count(Filtered):
    """Cases with an event of `of`."""

    short: ClassVar[str | None] = "of"
    of: QuestionValue


class Manual(Filtered):
    """Typed in by a person; needs evidence."""


MeasureSpec = (
    Conversion | TimeBetween | OnStandard | Retention | Score | Share | Amount | Count | Manual
)
MeasureKind = Literal[
    "conversion", "duration", "on_standard", "retention", "score", "share", "sum", "average",
    "count", "manual",
]  # fmt: skip


class Measure(Value):
    """How a KPI is counted: exactly one of its fields is stated."""

    conversion: Conversion | None = None
    duration: TimeBetween | None = None
    on_standard: OnStandard | None = None
    retention: Retention | None = None
    score: Score | None = None
    share: Share | None = None
    sum: Amount | None = None
    average: Amount | None = None
    count: Count | None = None
    manual: Manual | None = None

    def _stated(self) -> list[tuple[MeasureKind, MeasureSpec]]:
        every: tuple[tuple[MeasureKind, MeasureSpec | None], ...] = (
            ("conversion", self.conversion), ("duration", self.duration),
            ("on_standard", self.on_standard), ("retention", self.retention),
            ("score", self.score), ("share", self.share), ("sum", self.sum),
            ("average", self.average), ("count", self.count), ("manual", self.manual),
        )  # fmt: skip
        return [(kind, spec) for kind, spec in every if spec is not None]

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if len(self._stated()) != 1:
            raise FormError(
                say(
                    "a measure has exactly one kind, such as {{conversion: {{from: ..., to: ...}}}}"
                )
            )
        return self

    @property
    def kind(self) -> MeasureKind:
        """Which measure it is."""
        return self._stated()[0][0]

    @property
    def spec(self) -> MeasureSpec:
        """The measure itself."""
        return self._stated()[0][1]


class Kpi(Entity):
    """One number; `about` is a label, not a filter."""

    element: ClassVar[Kind] = "kpi"
    measure: Measure
    target: tuple[Target, ...] = ()
    about: tuple[RefValue, ...] = ()
    better: Better | None = None
    lag: Lag = "lagging"
    client: Flag = False

    @property
    def direction(self) -> Better:
        """Which way is better: as stated, else as the first target says, else higher."""
        if self.better is not None:
            return self.better
        first = next(iter(self.target), None)
        falls = first is not None and (
            first.kind in ("below", "at_most")
            or (first.change is not None and first.change.amount < 0)
        )
        return "lower" if falls else "higher"


class Goal(Entity):
    """Why KPIs matter."""

    element: ClassVar[Kind] = "goal"
    kpis: tuple[KpiKey, ...]


class Promise(Entity):
    """Value we undertake to prove to the client."""

    element: ClassVar[Kind] = "promise"
    kpi: KpiKey
    segment: SegmentKey | None = None
    method: TextValue | None = None
    agreed_at: MomentRef | None = None
    review_at: MomentRef | None = None
    qualitative: tuple[TextValue, ...] = ()
