"""What stands on the stages of a living map: their header numbers, the funnel, the stakeholder paths."""

from typing import TYPE_CHECKING

from wayline.insights.answers import Answers
from wayline.insights.channels import NO_PASSAGE
from wayline.insights.estimates import nothing
from wayline.insights.gathering import Gathering
from wayline.insights.overlaid import (
    ChannelUse,
    FunnelRow,
    PathRow,
    StageChannelUse,
    StageRow,
)  # fmt: skip
from wayline.insights.stage_heads import head_rows
from wayline.insights.touchpoint_use import Used

if TYPE_CHECKING:
    from wayline.map import CheckedMap

OF_CONVERSION = (
    "stages.*.moved_on", "stages.*.entered", "stages.*.came_back", "stages.*.fell_out",
)  # fmt: skip
OF_STANDARD = ("stages.*.standard.on_time", "stages.*.standard.overdue_now")
OF_FUNNEL = tuple(
    f"funnel.*.{name}" for name in ("n", "lost", "still_open", "of_start", "of_previous", "time")
)


def stage_rows(
    journey_map: "CheckedMap", answers: Answers, gathering: Gathering
) -> tuple[StageRow, ...]:
    """The header of every stage, in the order of the map."""
    gathering.ask(answers.conversion.who, only=OF_CONVERSION)
    gathering.ask(answers.dwell.who)
    gathering.ask(answers.states.who)
    gathering.ask(answers.on_time.who, only=OF_STANDARD)
    gathering.ask(who for who in answers.use.who if who.number.startswith("stages."))
    gathering.ask(who for who in answers.satisfaction.who if who.number.startswith("stages."))
    gathering.ask(answers.channels.who)
    said = {row.key: row for row in answers.satisfaction.stages}
    of_answers = answers.satisfaction.frame
    heads = head_rows(
        journey_map, answers.conversion, answers.dwell,
        on_time=answers.on_time, states=answers.states, gathering=gathering,
    )  # fmt: skip
    return tuple(
        StageRow(
            key=head.key,
            name=head.name,
            entered=head.entered,
            open_now=head.open_now,
            states=head.states,
            moved_on=head.moved_on,
            matured_by_s=head.matured_by_s,
            came_back=head.came_back,
            fell_out=head.fell_out,
            passages=answers.channels.passages[head.key],
            cost=answers.channels.costs[head.key],
            dwell=head.dwell,
            standard=head.standard,
            channels=_channels(head.key, answers, gathering),
            nps=gathering.maybe(said[head.key].nps, of_answers),
            csat=gathering.maybe(said[head.key].csat, of_answers),
            ces=gathering.maybe(said[head.key].ces, of_answers),
        )
        for head in heads
    )


def _channels(stage: str, answers: Answers, gathering: Gathering) -> tuple[StageChannelUse, ...]:
    """The channels of a stage, most used first, with what they brought on and cost."""
    frame = answers.channels.frame
    found = []
    for used in answers.use.stage_channels.get(stage, ()):
        row = answers.channels.of(stage, used.channel)
        share = nothing("share", NO_PASSAGE, method="bootstrap") if row is None else row.share
        each = (
            nothing("money", NO_PASSAGE, method="bootstrap")
            if row is None
            else row.cost_per_conversion
        )
        found.append(
            StageChannelUse(
                used.channel, used.events, used.journeys,
                0.0 if row is None else row.passages, gathering.framed(share, frame),
                None if row is None else row.cost, gathering.framed(each, frame),
            )
        )  # fmt: skip
    return tuple(found)


def channel_uses(used: tuple[Used, ...]) -> tuple[ChannelUse, ...]:
    """The channels of one place, as the document has them."""
    return tuple(ChannelUse(one.channel, one.events, one.journeys) for one in used)


def funnel_rows(answers: Answers, gathering: Gathering) -> tuple[FunnelRow, ...]:
    """The stage funnel by rank."""
    funnel = answers.funnel
    gathering.ask(funnel.who, only=OF_FUNNEL)
    return tuple(
        FunnelRow(
            key=row.stage,
            n=row.n,
            lost=row.lost,
            still_open=row.still_open,
            of_start=gathering.framed(row.of_start, funnel.frame),
            of_previous=gathering.framed(row.of_previous, funnel.frame),
            time=gathering.framed(row.time, funnel.frame),
        )
        for row in funnel.rows
    )


def path_rows(
    journey_map: "CheckedMap", answers: Answers, gathering: Gathering
) -> tuple[PathRow, ...]:
    """The stakeholder paths in the order of the map."""
    paths = answers.paths
    gathering.ask(paths.who)
    return tuple(
        PathRow(
            key=row.path,
            name=journey_map.words(journey_map.path(row.path).name),
            not_begun=row.not_begun,
            open=row.open,
            late=row.late,
            done=row.done,
            time=gathering.framed(row.time, paths.frame),
            on_time=gathering.maybe(row.on_time, paths.frame),
        )
        for row in paths.rows
    )
