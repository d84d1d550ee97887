"""How does a reader of the page see the map? In words, every reference resolved."""

from collections import defaultdict
from datetime import date

from wayline.base import Duration, Fill, Number, Sentence, say
from wayline.map import (
    TARGET_WORDS,
    AllCond,
    AnyCond,
    CheckedMap,
    Compliance,
    Cond,
    Gate,
    GateCond,
    Kpi,
    Link,
    Need,
    Path,
    Persona,
    Ref,
    Stage,
    Standard,
    Target,
    Touchpoint,
)  # fmt: skip
from wayline.reports import page_map as said
from wayline.reports.figures import MINUS, percent
from wayline.reports.naming import Names
from wayline.reports.page_statements import Named
from wayline.reports.statement_saying import Saying, maybe_spoken, shown, spoken
from wayline.reports.translating import Translating

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SHARES = ("conversion", "on_standard", "retention", "share")
AGAINST = {
    "vs_baseline": say("{change} against the baseline"),
    "vs_benchmark": say("{change} against the benchmark"),
}


def say_map(checked: CheckedMap, on: date, translating: Translating) -> said.MapSaid:
    """The map in words; `on` is the day up to which the data goes: evidence is judged stale on it."""
    hung: defaultdict[Ref, list[str]] = defaultdict(list)
    for risk in checked.document.risks:
        for ref in risk.about:
            hung[ref].append(risk.key)
    return _MapSaying(
        Saying(checked, on, {ref: tuple(keys) for ref, keys in hung.items()}, translating)
    ).whole_map()


def gate_of(cond: Cond | None) -> Gate | None:
    """The gate that a condition asks for, alone or among others."""
    match cond:
        case GateCond():
            return cond.gate
        case AllCond() | AnyCond():
            return next((gate for part in cond.parts if (gate := gate_of(part))), None)
        case _:
            return None


class _MapSaying:
    """Puts one map into words, from the whole to its parts."""

    def __init__(self, saying: Saying) -> None:
        self.saying = saying
        self.checked = saying.checked
        self.names = Names(saying.checked)

    def whole_map(self) -> said.MapSaid:
        document = self.checked.document
        return said.MapSaid(
            key=document.key, name=str(document.name), goal=shown(document.goal),
            assumptions=self.saying.texts(document.assumptions), version=document.version,
            state=spoken(document.state), status=spoken(document.status), per=document.per,
            timezone=self.checked.timezone, currency=self.checked.currency, locale=self.checked.locale,
            owner=self.saying.party(document.owner),
            trigger=shown(document.trigger.impulse) if document.trigger else None,
            stages=tuple(map(self.stage, document.stages)), paths=tuple(map(self.path, document.paths)),
            links=tuple(map(self.link, document.links)),
            outcomes=tuple(
                said.OutcomeSaid(key=one.key, name=str(one.name), kind=one.kind, ends=one.ends)
                for one in document.outcomes
            ),
            kpis=tuple(map(self.kpi, document.kpis)), risks=self.risks(),
            personas=tuple(map(self.persona, self.checked.personas)),
            segments=tuple(Named(key=one.key, name=str(one.name)) for one in self.checked.segments),
            departments=tuple(Named(key=one.key, name=str(one.name)) for one in self.checked.departments),
            channels=self.channels(), calendars=self.calendars(), lanes=self.lanes(),
            opportunities=self.opportunities(),
        )  # fmt: skip

    def stage(self, stage: Stage) -> said.StageSaid:
        needs = stage.need if isinstance(stage.need, tuple) else ()
        gate = gate_of(stage.exit)
        return said.StageSaid(
            **self.saying.lived(stage),
            needs=tuple(map(self.need, needs)), has_no_need=stage.need == "none",
            standard=self.standard(stage), has_no_standard=stage.standard == "none",
            next=self.checked.next_stages(stage.key),
            gate=said.GateSaid(paths=gate.paths, need=gate.need, quorum=gate.quorum) if gate else None,
            is_optional=stage.optional, lifecycle=maybe_spoken(stage.lifecycle),
            market_state=stage.market_state, is_chokepoint=stage.chokepoint, risk_level=stage.risk_level,
            compliance=tuple(map(self.compliance, stage.compliance)),
            touchpoints=tuple(self.touchpoint(point, stage) for point in stage.touchpoints),
        )  # fmt: skip

    def touchpoint(self, point: Touchpoint, stage: Stage) -> said.TouchpointSaid:
        return said.TouchpointSaid(
            **self.saying.lived(point),
            stage=stage.key, kind=point.kind, channels=tuple(map(self.channel, point.channels)),
            initiator=self.saying.party(point.initiator), receiver=self.saying.party(point.receiver),
            moment=point.moment, expectation=shown(point.expectation),
            physical_evidence=self.saying.texts(point.physical_evidence),
            is_best_practice=point.best_practice, perceived_owner=self.saying.party(point.perceived_owner),
            cadence=shown(point.cadence), response_within=shown(point.response_within),
            is_mandatory=point.mandatory, is_repeatable=point.repeatable,
            messages=tuple(map(self.saying.message, point.messages)),
        )  # fmt: skip

    def need(self, need: Need) -> said.NeedSaid:
        return said.NeedSaid(
            text=str(need.text), kind=maybe_spoken(need.kind),
            persona=self.saying.name("persona", need.persona), is_due_at_end=need.due == "end_of_stage",
            met_by=self.saying.name("kpi", need.met_by),
        )  # fmt: skip

    def standard(self, of: Stage | Path) -> said.StandardSaid | None:
        standard = of.standard
        if not isinstance(standard, Standard):
            return None
        calendar, target = self.checked.calendar_of(of), standard.target
        work_day = calendar.work_day_seconds
        return said.StandardSaid(
            target=shown(target),
            target_s=None if target is None else target.nominal_seconds(work_day_seconds=work_day),
            due_field=standard.due, unit=self.names.unit(of.key) if isinstance(of, Stage) else None,
            work_day_seconds=work_day, warn=shown(standard.warn), breach=shown(standard.breach),
            share=standard.share, calendar=calendar.key,
            exceptions=tuple(
                said.StandardException(
                    segment=self.saying.name("segment", one.segment),
                    region=self.saying.name("region", one.region),
                    target=shown(one.target), warn=shown(one.warn), breach=shown(one.breach),
                )
                for one in standard.by
            ),
        )  # fmt: skip

    def compliance(self, check: Compliance) -> said.ComplianceSaid:
        return said.ComplianceSaid(
            key=check.key, name=str(check.name), kind=spoken(check.kind), is_blocking=check.blocking,
            proof=check.proof, within=shown(check.within),
        )  # fmt: skip

    def channel(self, key: str) -> said.ChannelSaid:
        found = self.checked.channel(key)
        return said.ChannelSaid(key=key, name=str(found.name), kind=found.kind)

    def path(self, path: Path) -> said.PathSaid:
        return said.PathSaid(
            key=path.key, name=str(path.name), note=shown(path.note), kind=spoken(path.kind),
            persona=self.saying.name("persona", path.persona), channel=self.saying.name("channel", path.channel),
            segment=self.saying.name("segment", path.segment), steps=path.steps,
            standard=self.standard(path), expected_share=path.expected_share,
            owner=self.saying.owner("path", path.key),
        )  # fmt: skip

    def link(self, link: Link) -> said.LinkSaid:
        passed = link.handover
        return said.LinkSaid(
            key=link.key, name=shown(link.name), from_=str(link.from_), to=str(link.to), kind=link.kind,
            expected_share=link.expected_share, max_wait=shown(link.max_wait),
            handover=None if passed is None else said.HandoverSaid(
                from_=self.saying.name("department", passed.from_),
                to=self.saying.name("department", passed.to), data=self.saying.texts(passed.data),
                system=None if passed.system == "none" else self.saying.name("system", passed.system),
            ),
        )  # fmt: skip

    def kpi(self, kpi: Kpi) -> said.KpiSaid:
        return said.KpiSaid(
            key=kpi.key, name=str(kpi.name), note=shown(kpi.note), measure=spoken(kpi.measure.kind),
            targets=tuple(self.target(one, kpi) for one in kpi.target), direction=kpi.direction,
            about=tuple(map(str, kpi.about)), owner=self.saying.owner("kpi", kpi.key), is_client=kpi.client,
        )  # fmt: skip

    def target(self, target: Target, kpi: Kpi) -> said.TargetSaid:
        return said.TargetSaid(
            text=self.saying.translating.said(target_words(target, is_share=kpi.measure.kind in SHARES)),
            segment=self.saying.name("segment", target.segment),
            until=shown(target.to),
        )  # fmt: skip

    def risks(self) -> tuple[said.RiskSaid, ...]:
        return tuple(
            said.RiskSaid(
                key=risk.key, name=str(risk.name), code=risk.code, score=risk.score,
                about=tuple(map(str, risk.about)), mitigation=shown(risk.mitigation),
                owner=self.saying.owner("risk", risk.key),
            )
            for risk in self.checked.document.risks
        )  # fmt: skip

    def persona(self, persona: Persona) -> said.PersonaSaid:
        texts = self.saying.texts
        return said.PersonaSaid(
            key=persona.key, name=str(persona.name), stakeholder=maybe_spoken(persona.stakeholder),
            buying_role=maybe_spoken(persona.buying_role),
            segment=self.saying.name("segment", persona.segment), goals=texts(persona.goals),
            fears=texts(persona.fears), objections=texts(persona.objections),
            information_needs=texts(persona.information_needs),
            criteria=tuple(
                said.CriterionSaid(name=str(one.name), weight=one.weight) for one in persona.criteria
            ),
            channels=tuple(self.checked.name_of(Ref("channel", key)) for key in persona.channels),
        )  # fmt: skip

    def channels(self) -> tuple[said.ChannelSaid, ...]:
        used = [key for point, _ in self.checked.touchpoints for key in point.channels]
        declared = [one.key for one in self.checked.channels]
        return tuple(map(self.channel, dict.fromkeys([*declared, *used])))

    def calendars(self) -> tuple[said.CalendarSaid, ...]:
        used = [self.checked.calendar_of(None)]
        used += [self.checked.calendar_of(stage) for stage in self.checked.stages]
        used += [self.checked.calendar_of(path) for path in self.checked.document.paths]
        found = {calendar.key: calendar for calendar in used}
        return tuple(
            said.CalendarSaid(
                key=key, name=self.checked.name_of(Ref("calendar", key)),
                text=calendar_words(one.days, opens=f"{one.opens:%H:%M}",
                                    closes=f"{one.closes:%H:%M}" if one.closes else "24:00",
                                    rest=(one.timezone, len(one.holidays))),
            )
            for key, one in found.items()
        )  # fmt: skip

    def lanes(self) -> tuple[said.LaneSaid, ...]:
        return tuple(
            said.LaneSaid(
                key=lane.key, name=str(lane.name), role=lane.role,
                cells={ref: str(text) for ref, text in lane.cells.items()},
            )
            for lane in self.checked.document.lanes
        )  # fmt: skip

    def opportunities(self) -> tuple[said.OpportunitySaid, ...]:
        return tuple(
            said.OpportunitySaid(
                key=one.key, name=str(one.name), about=tuple(map(str, one.about)),
                owner=self.saying.owner("opportunity", one.key),
            )
            for one in self.checked.document.opportunities
        )  # fmt: skip


def target_words(target: Target, *, is_share: bool) -> Sentence:
    """A target as the map states it: `at least 95 %`, `+10 % against the benchmark`."""

    def words(value: object) -> Fill:
        if isinstance(value, float):
            return Number(percent(value) if is_share else f"{value:g}")
        return value.said if isinstance(value, Duration) else str(value)

    if target.kind == "between":
        return TARGET_WORDS["between"].filled(value=words(target.value), high=words(target.high))
    if target.kind in TARGET_WORDS:
        return TARGET_WORDS[target.kind].filled(value=words(target.value))
    change = Number(str(target.change).replace("-", MINUS))
    against = AGAINST["vs_baseline" if target.kind == "vs_baseline" else "vs_benchmark"]
    if target.source is None:
        return against.filled(change=change)
    return say(
        "{target} ({source})", target=against.filled(change=change), source=str(target.source)
    )


def calendar_words(days: tuple[str, ...], *, opens: str, closes: str, rest: tuple[str, int]) -> str:
    """A calendar in one line: `Mon-Sat 06:00-18:00, Australia/Perth, 3 holidays`."""
    at = [WEEK.index(day) for day in days]
    in_a_row = len(at) > 2 and at == list(range(at[0], at[0] + len(at)))
    named = [day.capitalize() for day in days]
    shown_days = f"{named[0]}–{named[-1]}" if in_a_row else ", ".join(named)
    zone, holidays = rest
    free = f", {holidays} holidays" if holidays else ""
    return f"{shown_days} {opens}–{closes}, {zone}{free}"
