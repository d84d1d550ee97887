"""Are the promised times in order, do they add up, and is the map still fresh?"""

from collections.abc import Callable, Iterator

from wayline.base import Number, listed, say
from wayline.map.checks.finding import Finding, Sight, stretched
from wayline.map.rules import Ref
from wayline.map.standards import Standard


def standard_order(sight: Sight) -> Iterator[Finding]:
    """[M52] Not warn <= target <= breach, or a length of nothing."""
    for ref, holder, standard in sight.standards():
        cases = [
            standard,
            *(sight.map.standard_of(holder, by.segment, region=by.region) for by in standard.by),
        ]
        calendar = sight.map.calendar_of(holder)
        for case in cases:
            lengths = (
                [part for part in (case.warn, case.target, case.breach) if part] if case else []
            )
            seconds = [stretched(part, calendar) for part in lengths]
            if seconds != sorted(seconds) or any(part <= 0 for part in seconds):
                yield sight.found(
                    "standard_order",
                    "E",
                    ref,
                    say(
                        "The times of '{name}' are out of order (warn, target, breach): {lengths}",
                        name=sight.name(ref),
                        lengths=listed([part.said for part in lengths]),
                    ),
                    remedy=say(
                        "Make them rise from warn to target to breach, each longer than nothing."
                    ),
                    at=(*sight.map.elements[ref].path, "standard"),
                )
                break


def stage_without_standard(sight: Sight) -> Iterator[Finding]:
    """[M19] A stage neither says how long it should take nor that nobody promised."""
    for stage in sight.map.stages:
        if stage.standard is None:
            ref = Ref("stage", stage.key)
            yield sight.found(
                "stage_without_standard",
                "W",
                ref,
                say("Nothing says how long '{name}' should take", name=sight.name(ref)),
                remedy=say("Add `standard: 10 business days` or `standard: none`."),
            )


def times_do_not_add_up(sight: Sight) -> Iterator[Finding]:
    """[M52] The stages together are promised more time than the whole journey."""
    whole = sight.map.document.standard
    if not isinstance(whole, Standard) or whole.target is None:
        return
    used = 0.0
    for stage in sight.map.stages:
        if not stage.optional and isinstance(stage.standard, Standard) and stage.standard.target:
            used += stretched(stage.standard.target, sight.map.calendar_of(stage))
    if used > stretched(whole.target, sight.map.calendar_of(None)):
        yield sight.found(
            "times_do_not_add_up",
            "W",
            sight.root,
            say(
                "The stages take about {days} days, the promise for the whole is {target}",
                days=Number(f"{used / 86_400:.0f}"),
                target=whole.target.said,
            ),
            remedy=say("Shorten a stage, or promise what the stages need."),
            at=("standard",),
        )


def stale(sight: Sight) -> Iterator[Finding]:
    """[M52] Nobody has looked at the map for longer than `review_every`."""
    looked_on, due_on = sight.map.looked_on, sight.map.review_due_on
    if looked_on is not None and due_on is not None and sight.today > due_on:
        yield sight.found(
            "stale",
            "W",
            sight.root,
            say(
                "Last looked at {days} days ago; due every {review_every}",
                days=(sight.today - looked_on).days,
                review_every=sight.map.document.review_every.said,
            ),
            remedy=say("Review the map and set `reviewed_on`."),
            at=("reviewed_on",),
        )


def no_timezone(sight: Sight) -> Iterator[Finding]:
    """[M52] Neither the map, its calendar nor the workspace names a zone."""
    stated = sight.map.document.timezone or sight.map.workspace.timezone
    if stated is None and sight.map.timezone == "UTC" and not _calendar_is_utc(sight):
        yield sight.found(
            "no_timezone",
            "I",
            sight.root,
            say("No time zone is named, so days and weeks are counted in UTC"),
            remedy=say("Add `timezone: Europe/Berlin`, here or in workspace.yaml."),
        )


def _calendar_is_utc(sight: Sight) -> bool:
    document, workspace = sight.map.document, sight.map.workspace
    key = document.calendar or workspace.calendar
    calendars = (*document.calendars, *workspace.calendars)
    return any(calendar.key == key and calendar.timezone for calendar in calendars)


CHECKS: tuple[Callable[[Sight], Iterator[Finding]], ...] = (
    standard_order,
    stage_without_standard,
    times_do_not_add_up,
    stale,
    no_timezone,
)
