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
    StandardRow,
    StateCounts,
)  # fmt: skip
from wayline.insights.standards import StageStandard
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
    states = {row.stage: row for row in answers.states.rows}
    dwell = {row.stage: row for row in answers.dwell.rows}
    promised = {row.stage: row for row in answers.on_time.rows}
    rows = []
    for row in answers.conversion.rows:
        standing = states[row.stage]
        rows.append(
            StageRow(
                key=row.stage,
                name=journey_map.words(journey_map.stage(row.stage).name),
                entered=row.entered,
                open_now=standing.open_now,
                states=StateCounts(
                    standing.on_track, standing.slow, standing.stuck, standing.dead_end,
                    standing.unknown,
                ),
                moved_on=gathering.framed(row.moved_on, answers.conversion.frame),
                matured_by_s=row.matured_by_s,
                came_back=row.exits.back,
                fell_out=row.exits.failure,
                passages=answers.channels.passages[row.stage],
                cost=answers.channels.costs[row.stage],
                dwell=gathering.framed(dwell[row.stage].median, answers.dwell.frame),
                standard=_standard(promised[row.stage], answers, gathering),
                channels=_channels(row.stage, answers, gathering),
                nps=gathering.maybe(said[row.stage].nps, of_answers),
                csat=gathering.maybe(said[row.stage].csat, of_answers),
                ces=gathering.maybe(said[row.stage].ces, of_answers),
            )
        )  # fmt: skip
    return tuple(rows)


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


def _standard(row: StageStandard, answers: Answers, gathering: Gathering) -> StandardRow | None:
    promise = row.kept.promise
    if promise.basis == "none" or (promise.basis == "observed" and promise.target_s is None):
        return None
    return StandardRow(
        target_s=promise.target_s,
        breach_s=promise.breach_s,
        calendar=promise.calendar,
        basis=promise.basis,
        on_time=gathering.framed(row.kept.on_time, answers.on_time.frame),
        overdue_now=row.kept.overdue_now,
    )


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
