"""What stands between the touchpoints of a living map: their use, links, ways, handovers, what is done again."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from wayline.base import Frame, say
from wayline.insights.answers import Answers
from wayline.insights.estimates import estimate, nothing
from wayline.insights.flow import Flow, Transition
from wayline.insights.gathering import Gathering
from wayline.insights.overlaid import (
    DeadEndRow,
    Framed,
    HandoverKinds,
    HandoverRow,
    LinkRow,
    ReworkRow,
    TouchpointRow,
    TransitionRow,
    VariantRow,
)  # fmt: skip
from wayline.insights.overlay_stages import channel_uses
from wayline.insights.rework import Again
from wayline.insights.satisfaction import PlaceScores
from wayline.insights.touchpoint_use import TouchpointUse

if TYPE_CHECKING:
    from wayline.map import CheckedMap, Link

SHOWN_TRANSITIONS = 60  # the largest; the others are in `Flow`
SHOWN_HANDOVERS = 60  # the largest; the others are in `Handovers`
OF_LINK = {
    "n": "n",
    "journeys": "journeys",
    "share": "p_out",
    "wait": "time",
}  # the number of a link is one of a transition


def touchpoint_rows(
    journey_map: "CheckedMap", answers: Answers, gathering: Gathering
) -> tuple[TouchpointRow, ...]:
    """Every touchpoint in the order of the map."""
    use = answers.use
    gathering.ask(who for who in use.who if who.number.startswith("touchpoints."))
    gathering.ask(who for who in answers.satisfaction.who if who.number.startswith("touchpoints."))
    gathering.ask(answers.response_times.who)
    said = {row.key: row for row in answers.satisfaction.touchpoints}
    name_of = {one.key: journey_map.words(one.name) for one, _ in journey_map.touchpoints}
    return tuple(
        _touchpoint(row, name_of[row.touchpoint], answers=answers, said=said[row.touchpoint], gathering=gathering)
        for row in use.rows
    )  # fmt: skip


def _touchpoint(
    row: TouchpointUse, name: str, *, answers: Answers, said: PlaceScores, gathering: Gathering
) -> TouchpointRow:
    times, promised = answers.response_times, answers.response_times.of(row.touchpoint)
    of_answers = answers.satisfaction.frame
    return TouchpointRow(
        key=row.touchpoint,
        name=name,
        stage=row.stage,
        events=row.events,
        journeys=row.journeys,
        seen=gathering.framed(row.seen, answers.use.frame),
        on_time=gathering.maybe(None if promised is None else promised.on_time, times.frame),
        overdue_now=None if promised is None else promised.overdue_now,
        deviations=answers.conformance.by_touchpoint.get(row.touchpoint, 0),
        channels=channel_uses(row.channels),
        nps=gathering.maybe(said.nps, of_answers),
        csat=gathering.maybe(said.csat, of_answers),
        ces=gathering.maybe(said.ces, of_answers),
    )


def link_rows(
    journey_map: "CheckedMap", answers: Answers, gathering: Gathering
) -> tuple[LinkRow, ...]:
    """The links of the map with their traffic [A5], then the desire paths [A17].

    Traffic is direct follow-ups between the two ends.
    """
    rows = []
    flows = {"touchpoint": answers.flow, "stage": answers.stage_flow}
    asked: dict[str, dict[str, str]] = {kind: {} for kind in flows}
    for link in journey_map.document.links:
        kind = link.from_.kind if link.to.kind == link.from_.kind else ""
        flow = flows.get(kind, answers.flow)
        pair = f"{link.from_.key}>{link.to.key}"
        found = next((row for row in flow.rows if row.key == pair and kind in flows), None)
        rows.append(_link(link, found, flow, gathering=gathering))
        asked.get(kind, asked["touchpoint"])[link_key(link)] = pair
    rows += _desire_rows(answers, gathering)
    asked["touchpoint"] |= {row.key: row.key for row in answers.desire_paths.rows}
    for kind, links in asked.items():
        _ask_links(flows[kind], links, gathering)
    return tuple(rows)


def _desire_rows(answers: Answers, gathering: Gathering) -> list[LinkRow]:
    flow = answers.flow
    return [
        LinkRow(
            key=row.key,
            from_=f"touchpoint:{row.step.a}",
            to=f"touchpoint:{row.step.b}",
            kind="desire",
            n=row.step.n,
            journeys=row.step.journeys,
            share=gathering.framed(row.step.p_out, flow.frame),
            wait=gathering.framed(row.step.time, flow.frame),
        )
        for row in answers.desire_paths.rows
    ]


def link_key(link: "Link") -> str:
    """The key of a link; one that the map does not name is called by its ends."""
    return link.key or f"{link.from_.key}>{link.to.key}"


def _link(link: "Link", found: Transition | None, flow: Flow, *, gathering: Gathering) -> LinkRow:
    empty = nothing("share", say("nobody went this way"), method="wilson")
    no_time = nothing("s", say("nobody went this way"), method="order_statistics")
    return LinkRow(
        key=link_key(link),
        from_=str(link.from_),
        to=str(link.to),
        kind=link.kind,
        n=0 if found is None else found.n,
        journeys=0 if found is None else found.journeys,
        share=gathering.framed(empty if found is None else found.p_out, flow.frame),
        wait=gathering.framed(no_time if found is None else found.time, flow.frame),
    )


def _ask_links(flow: Flow, links: Mapping[str, str], gathering: Gathering) -> None:
    """The members of a link are those of the transition between its ends; of an unused one nobody."""
    numbers = {who.number: who for who in flow.who}
    for number, source in OF_LINK.items():
        who = numbers[f"transitions.*.{source}"]
        codes = {pair: code for code, pair in who.names.items()}
        for names in _once_each((codes.get(pair, link), link) for link, pair in links.items()):
            gathering.ask_as(who, f"links.*.{number}", names)


def _once_each(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """Two links may join the same ends: each code once in each of as many dictionaries as it takes."""
    found: list[dict[str, str]] = []
    for code, link in pairs:
        free = next((names for names in found if code not in names), None)
        if free is None:
            found.append({code: link})
        else:
            free[code] = link
    return found


def transition_rows(answers: Answers, gathering: Gathering) -> tuple[TransitionRow, ...]:
    """The largest transitions, most frequent first."""
    flow = answers.flow
    shown = flow.rows[:SHOWN_TRANSITIONS]
    gathering.ask(flow.who)
    return tuple(
        TransitionRow(
            key=row.key,
            from_=_node(row.a),
            to=_node(row.b),
            n=row.n,
            journeys=row.journeys,
            p_out=gathering.framed(row.p_out, flow.frame),
            time=gathering.framed(row.time, flow.frame),
        )
        for row in shown
    )


def _node(key: str) -> str:
    """A touchpoint by its reference; start, end and open are no elements of the map."""
    return key if key in {"start", "end", "open"} else f"touchpoint:{key}"


def variant_rows(answers: Answers, gathering: Gathering) -> tuple[VariantRow, ...]:
    """The most frequent ways."""
    variants = answers.variants
    gathering.ask(variants.who)
    return tuple(
        VariantRow(
            key=row.key,
            touchpoints=row.nodes,
            n=row.n,
            share=gathering.framed(row.share, variants.frame),
            coverage=gathering.framed(row.coverage, variants.frame),
            duration=gathering.framed(row.duration, variants.frame),
            success=gathering.framed(row.success, variants.frame) if row.success.n else None,
        )
        for row in variants.rows
    )


def handover_rows(answers: Answers, gathering: Gathering) -> tuple[HandoverRow, ...]:
    """From department to department, most frequent first."""
    handovers = answers.handovers
    shown = handovers.rows[:SHOWN_HANDOVERS]
    gathering.ask(handovers.who)
    return tuple(
        HandoverRow(
            key=row.key,
            from_=row.giver,
            to=row.taker,
            n=row.n,
            journeys=row.journeys,
            clean=row.clean,
            broken=row.broken,
            kinds=HandoverKinds(row.late, row.re_ask, row.bounce, row.silent),
            wait=gathering.framed(row.wait, handovers.frame),
            wait_within=gathering.framed(row.wait_within, handovers.frame),
        )
        for row in shown
    )


def rework_rows(answers: Answers, gathering: Gathering) -> tuple[ReworkRow, ...]:
    """What is done again, by journeys."""
    rework = answers.rework
    gathering.ask(rework.who)
    return tuple(
        ReworkRow(
            key=row.key,
            kind=row.kind,
            n=row.n,
            journeys=row.journeys,
            share=gathering.framed(row.share, rework.frame),
            cost=_cost(row, rework.frame, gathering=gathering),
        )
        for row in rework.rows
    )


def _cost(row: Again, frame: Frame, *, gathering: Gathering) -> Framed | None:
    """What the occurrences after the first cost; a sum over all of them, so without an interval."""
    if row.cost is None:
        return None
    whole = estimate(
        row.cost, (None, None), unit="money", method="sum", n=row.n, accounts=row.journeys
    )
    return gathering.framed(whole, frame)


def dead_end_rows(answers: Answers, gathering: Gathering) -> tuple[DeadEndRow, ...]:
    """Touchpoints by what came after the last pass."""
    ends = answers.dead_ends
    gathering.ask(ends.who)
    return tuple(
        DeadEndRow(
            key=row.touchpoint,
            n=row.n,
            went_on=row.went_on,
            success=row.success,
            failure=row.failure,
            neutral=row.neutral,
            silent=row.silent,
            came_back=row.came_back,
            p=gathering.framed(row.p, ends.frame),
            base=gathering.framed(row.base, ends.frame),
            q=row.q,
            flagged=row.flagged,
        )
        for row in ends.rows
    )
