"""How are the statements of a map put into words: ratings, feelings, pains, fail points, work?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypedDict

from wayline.base import say
from wayline.map import (
    Activity,
    CheckedMap,
    CostTime,
    Emotion,
    Evidence,
    FailPoint,
    Feeling,
    Message,
    Pain,
    Ratings,
    Reading,
    Ref,
    Responsibility,
    Stage,
    Text,
    Touchpoint,
)
from wayline.reports import page_statements as said
from wayline.reports.translating import Translating

DUE = {
    "after": {"within": say("within {within} after {start}"), "later": say("after {start}")},
    "begins": {
        "within": say("within {within} after the stage begins"), "later": say("after the stage begins"),
    },
}  # fmt: skip
STALE_AFTER = timedelta(days=365)  # [M20]


class Ground(TypedDict):
    """What every reading carries beside its value."""

    basis: said.Basis
    n: int | None
    period: str | None
    method: str | None
    segment: str | None
    persona: str | None


class LivedWords(TypedDict):
    """The fields that a stage and a touchpoint share."""

    key: str
    name: str
    note: str | None
    owner: str | None
    tags: tuple[str, ...]
    evidence: said.EvidenceLevel
    importance: said.RatingsSaid | None
    performance: said.RatingsSaid | None
    satisfaction: said.RatingsSaid | None
    effort: said.RatingsSaid | None
    emotions: tuple[said.EmotionSaid, ...]
    pains: tuple[said.PainSaid, ...]
    fail_points: tuple[said.FailPointSaid, ...]
    activities: tuple[said.ActivitySaid, ...]
    cost_time: tuple[said.CostSaid, ...]
    involved: tuple[said.InvolvedSaid, ...]
    risks: tuple[str, ...]
    is_bound: bool


def spoken(key: str) -> str:
    """A key of a closed list as words.

    >>> spoken("make_or_break")
    'make or break'
    """
    return key.replace("_", " ")


def maybe_spoken(key: str | None) -> str | None:
    """A key of a closed list as words, where there is one."""
    return None if key is None else spoken(key)


def shown(value: object | None) -> str | None:
    """A duration, an amount, a text or a period as it is written."""
    return None if value is None else str(value)


def is_bound(of: Stage | Touchpoint) -> bool:
    """True when events can show it: a rule of its own, or, for a stage, its entry or a touchpoint's."""
    if of.binding is not None:
        return of.binding != "none"
    return isinstance(of, Stage) and (of.entry is not None or any(map(is_bound, of.touchpoints)))


@dataclass(frozen=True, slots=True)
class Saying:
    """The words of one map, on the day up to which its data goes."""

    checked: CheckedMap
    on: date
    risks: Mapping[Ref, tuple[str, ...]]
    translating: Translating

    def name(self, kind: str, key: str | None) -> str | None:
        """The name of what a key points at."""
        return None if key is None else self.checked.name_of(Ref(kind, key))

    def party(self, actor: str | None) -> str | None:
        """Who acts or answers: a party of the map by its name, else in words."""
        return None if actor is None else self.checked.party_name(actor)

    def owner(self, kind: str, key: str) -> str | None:
        """Who answers for an element, inherited from what holds it [M32]."""
        return self.party(self.checked.owner_of(Ref(kind, key)))

    def texts(self, texts: tuple[Text, ...]) -> tuple[str, ...]:
        """Texts in the map's language."""
        return tuple(str(one) for one in texts)

    def lived(self, of: Stage | Touchpoint) -> LivedWords:
        """What a stage and a touchpoint share."""
        ref = Ref(of.element, of.key)
        return LivedWords(
            key=of.key, name=str(of.name), note=shown(of.note), owner=self.owner(ref.kind, ref.key),
            tags=of.tags, evidence=self.evidence(of.evidence), importance=self.ratings(of.importance),
            performance=self.ratings(of.performance), satisfaction=self.ratings(of.satisfaction),
            effort=self.ratings(of.effort), emotions=tuple(map(self.emotion, of.emotions)),
            pains=tuple(map(self.pain, of.pains)), fail_points=tuple(map(self.fail_point, of.fail_points)),
            activities=tuple(map(self.activity, of.activities)),
            cost_time=tuple(map(self.cost, of.cost_time)), involved=tuple(map(self.involved, of.involved)),
            risks=self.risks.get(ref, ()), is_bound=is_bound(of),
        )  # fmt: skip

    def evidence(self, keys: tuple[str, ...]) -> said.EvidenceLevel:
        """How well something is grounded; what is restricted is counted only [M20]."""
        found = [self.checked.find(Ref("evidence", key)) for key in keys]
        rows = [one for one in found if isinstance(one, Evidence)]
        newest = max((row.observed_on for row in rows), default=None)
        if newest is None:
            return said.EvidenceLevel(level="assumption", said=(), restricted=0)
        open_rows = [row for row in rows if not row.restricted]
        return said.EvidenceLevel(
            level="stale" if self.on - newest > STALE_AFTER else "evidenced",
            said=tuple(
                said.EvidenceSaid(
                    name=str(row.name), kind=spoken(row.kind), n=row.n,
                    observed_on=row.observed_on.isoformat(),
                )
                for row in open_rows
            ),
            restricted=len(rows) - len(open_rows),
        )  # fmt: skip

    def ground(self, reading: Reading[float] | Reading[Feeling]) -> Ground:
        """Basis, n, period, method and whose view it is."""
        return Ground(
            basis=reading.basis, n=reading.n, period=shown(reading.period),
            method=maybe_spoken(reading.method), segment=self.name("segment", reading.segment),
            persona=self.name("persona", reading.persona),
        )  # fmt: skip

    def ratings(self, ratings: Ratings | None) -> said.RatingsSaid | None:
        """What we say and what customers say, apart."""
        if ratings is None:
            return None
        internal, customer = (
            tuple(
                said.RatingSaid(value=one.value, low=one.low, high=one.high, **self.ground(one))
                for one in side
            )
            for side in (ratings.internal, ratings.customer)
        )
        return said.RatingsSaid(internal=internal, customer=customer)

    def emotion(self, emotion: Emotion) -> said.EmotionSaid:
        """What should be felt, and what was."""
        wanted = emotion.desired
        return said.EmotionSaid(
            persona=self.name("persona", emotion.persona),
            desired=None
            if wanted is None
            else said.FeelingSaid(label=spoken(wanted.label), valence=wanted.felt),
            elicited=tuple(
                said.FeltSaid(
                    label=spoken(one.value.label), valence=one.value.felt, **self.ground(one)
                )
                for one in emotion.elicited
            ),
        )

    def pain(self, pain: Pain) -> said.PainSaid:
        """What hurts."""
        return said.PainSaid(
            key=pain.key, name=str(pain.name), severity=pain.severity, frequency=pain.frequency,
            basis=pain.basis, cause=shown(pain.cause), persona=self.name("persona", pain.persona),
            evidence=self.evidence(pain.evidence),
        )  # fmt: skip

    def fail_point(self, point: FailPoint) -> said.FailPointSaid:
        """Where it can go wrong, and what is done then."""
        return said.FailPointSaid(
            key=point.key, name=str(point.name), mode=spoken(point.mode), influence=point.influence,
            severity=point.severity, likelihood=point.likelihood, cause=shown(point.cause),
            harm=shown(point.harm), is_detected=point.detect is not None,
            has_no_recovery=point.recovery == "none", recovery=self.recovery(point),
        )  # fmt: skip

    def recovery(self, point: FailPoint) -> said.RecoverySaid | None:
        """The planned correction."""
        plan = point.recovery
        if plan is None or plan == "none":
            return None
        return said.RecoverySaid(
            actions=self.texts(plan.actions), owner=self.party(plan.owner), within=shown(plan.within),
            message=shown(plan.message), channel=self.name("channel", plan.channel),
            compensation_max=shown(plan.compensation_max), expected_share=plan.expected_share,
        )  # fmt: skip

    def message(self, message: Message) -> said.MessageSaid:
        """Which message for whom."""
        return said.MessageSaid(
            key=message.key, name=str(message.name), purpose=maybe_spoken(message.purpose),
            persona=self.name("persona", message.persona), text=shown(message.text),
            channel=self.name("channel", message.channel),
        )  # fmt: skip

    def cost(self, cost: CostTime) -> said.CostSaid:
        """What it costs, and how long it takes."""
        return said.CostSaid(
            basis=cost.basis, kind=spoken(cost.kind), per=cost.per, cost=shown(cost.cost),
            touch=shown(cost.touch), elapsed=shown(cost.elapsed), n=cost.n, period=shown(cost.period),
        )  # fmt: skip

    def involved(self, one: Responsibility) -> said.InvolvedSaid:
        """Who takes part, and how."""
        return said.InvolvedSaid(
            department=self.checked.name_of(Ref("department", one.department)),
            region=self.name("region", one.region), person=self.name("person", one.person), role=one.as_,
        )  # fmt: skip

    def activity(self, activity: Activity) -> said.ActivitySaid:
        """What is done for it."""
        return said.ActivitySaid(
            key=activity.key, name=str(activity.name), lane=activity.lane, who=self.party(activity.who),
            due=self.due(activity), policy=shown(activity.policy), inputs=self.texts(activity.inputs),
            outputs=self.texts(activity.outputs), data=self.texts(activity.data),
            technology=self.texts(activity.technology),
            systems=tuple(self.checked.name_of(Ref("system", key)) for key in activity.systems),
            cost_time=tuple(map(self.cost, activity.cost_time)),
            involved=tuple(map(self.involved, activity.involved)),
        )  # fmt: skip

    def due(self, activity: Activity) -> str | None:
        """When it is due, such as `within 2 business days after People are cleared`."""
        when = activity.when
        if when is None:
            return None
        kind, _, key = when.after.partition(":")
        words = DUE["after" if key else "begins"]["within" if when.within is not None else "later"]
        start = self.checked.name_of(Ref(kind, key)) if key else ""
        within = "" if when.within is None else when.within.said
        return self.translating.said(words.filled(start=start, within=within))
