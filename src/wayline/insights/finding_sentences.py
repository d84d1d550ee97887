"""How is a finding said: plain words with their numbers, and what to do about it [A35]."""

from collections.abc import Sequence
from decimal import Decimal

from wayline.base import Duration, DurationUnit, Estimate, Fill, Number, Saying, Sentence, say
from wayline.insights.candidates import Words
from wayline.map import TARGET_WORDS

LENGTHS: tuple[tuple[float, DurationUnit], ...] = (
    (86_400.0, "days"), (3600.0, "hours"), (60.0, "minutes"),
)  # fmt: skip


def percent(share: float | None) -> Saying:
    """A share as whole percent; small ones are not called zero.

    >>> [str(percent(share)) for share in (0.3333, 0.004, 1.0, 0.997)]
    ['33 %', 'under 1 %', '100 %', 'over 99 %']
    """
    if share is None:
        return say("an unknown share")
    if 0 < share < 0.01:
        return say("under 1 %")
    if 0.99 < share < 1:
        return say("over 99 %")
    return f"{round(100 * share)} %"


def length(seconds: float | None) -> Sentence:
    """A time in the unit that fits.

    >>> str(length(86_400 * 3)), str(length(5400)), str(length(90))
    ('3 days', '1.5 hours', '1.5 minutes')
    """
    if seconds is None:
        return say("an unknown time")
    for size, unit in LENGTHS:
        if seconds >= size:
            return Duration(Decimal(f"{seconds / size:.1f}"), unit).said
    return say("{n} seconds", n=round(seconds))


def part(k: int, n: int) -> dict[str, Fill]:
    """How many of how many, and that as a share: what fills `{k} of {n} visits ({share})`."""
    return {"k": k, "n": n, "share": percent(k / n if n else None)}


def late(place: str, promise: Saying, *, missed: int, n: int, segment: str | None) -> Words:
    """A standard is missed, by everybody or by one segment only."""
    counts = part(missed, n)
    if segment is None:
        return Words(
            say("{place}: {k} of {n} visits ({share}) missed the standard of {promise}.",
                **counts, place=place, promise=promise),
            say("Find what takes the time there, or agree on a standard that can be kept."),
        )  # fmt: skip
    return Words(
        say("{place}: {k} of {n} visits of {segment} ({share}) missed the standard of {promise};"
            " the others keep it better.",
            **counts, place=place, promise=promise, segment=segment),
        say("Find what takes the time there, or agree on a standard that can be kept for {segment}.",
            segment=segment),
    )  # fmt: skip


def path_late(place: str, promise: Saying, *, missed: int, n: int) -> Words:
    """The review of one stakeholder takes too long."""
    return Words(
        say("{place}: {k} of {n} reviews ({share}) were not done within {promise}.",
            **part(missed, n), place=place, promise=promise),
        say("Begin this review earlier, or bring what it needs to know before it is asked for."),
    )  # fmt: skip


def answers_late(place: str, promise: Saying, *, late: int, n: int) -> Words:
    """Customers wait for us longer than promised."""
    return Words(
        say("{place}: {k} of {n} contacts ({share}) got no answer within {promise}.",
            **part(late, n), place=place, promise=promise),
        say("Name who answers there, and show that person each contact before it is due."),
    )  # fmt: skip


def dead_end(place: str, p: Estimate, base: Estimate, *, stage: str) -> Words:
    """After a touchpoint customers fall silent."""
    return Words(
        say("After “{place}” {k} of {n} journeys ({share}) fell silent;"
            " at the other touchpoints of “{stage}” {others} did.",
            **part(p.k or 0, p.n), place=place, stage=stage, others=percent(base.value)),
        say("Give every case that passes here a next step with a date and somebody who owns it."),
    )  # fmt: skip


def silo_break(giver: str, taker: str, *, late: int, n: int, allowed: Saying) -> Words:
    """A handover waits longer than agreed."""
    return Words(
        say("{k} of {n} handovers from {giver} to {taker} ({share}) waited longer than the {allowed}"
            " agreed on.",
            **part(late, n), giver=giver, taker=taker, allowed=allowed),
        say("Name one owner for what passes from {giver} to {taker}, and let {taker} see it at once.",
            giver=giver, taker=taker),
    )  # fmt: skip


def re_ask(giver: str, taker: str, *, asked: int, n: int) -> Words:
    """What was given before a handover is asked again, by another department or on another channel."""
    return Words(
        say("After {k} of {n} handovers from {giver} to {taker} ({share}) the customer was asked again,"
            " by another department or on another channel, for what had been given.",
            **part(asked, n), giver=giver, taker=taker),
        say("Keep the answers with the case, where {giver}, {taker} and every channel see them.",
            giver=giver, taker=taker),
    )  # fmt: skip


AGAIN = {
    "self_loop": say("{k} of {n} journeys ({share}) went through “{place}” twice in a row."),
    "round_trip": say("{k} of {n} journeys ({share}) went through “{place}” again."),
    "back_to_start": say(
        "{k} of {n} journeys ({share}) went through “{place}” again from the beginning."
    ),
}


def again(place: str, share: Estimate, *, kind: str) -> Words:
    """Something that the map does not repeat is done again."""
    return Words(
        AGAIN[kind].filled(**part(share.k or 0, share.n), place=place),
        say("Look at what was missing the first time; if it is meant to be done again, say so on the map."),
    )  # fmt: skip


def ping_pong(department: str, difference: Estimate, *, k: int, n: int) -> Words:
    """Cases go there and back between departments, and succeed less."""
    return Words(
        say("{k} of {n} journeys ({share}) went to another department and back to {department};"
            " they succeed {points} points less often.",
            **part(k, n), department=department, points=points(difference)),
        say("Let one department carry the case until it can be handed over for good."),
    )  # fmt: skip


def points(difference: Estimate) -> int:
    """How far two shares lie apart, in whole percentage points."""
    return round(100 * abs(difference.value or 0))


DEVIATIONS = {
    "missing_step": Words(
        say("{k} of {n} journeys ({share}) never had “{place}”, which the map says is a must."),
        say("Make it part of the work before the stage is left, or say on the map that it may be missing."),
    ),
    "wrong_channel": Words(
        say("{k} of {n} journeys ({share}) had “{place}” on a channel that the map does not name."),
        say("Add the channel to the map if customers are served well there; else lead them to the right one."),
    ),
    "skipped_gate": Words(
        say("{k} of {n} journeys ({share}) went on from “{place}” before its gate was open."),
        say("Hold the next step until all who must agree have agreed."),
    ),
    "failure": Words(
        say("{k} of {n} journeys ({share}) met a failure at “{place}”."),
        say("Agree on how this is put right, by whom and by when."),
    ),
}  # fmt: skip


def deviation(kind: str, place: str, *, journeys: int, n: int) -> Words:
    """Journeys leave the plan."""
    words = DEVIATIONS[kind]
    return Words(words.sentence.filled(**part(journeys, n), place=place), words.suggestion)


BETTER_WAY = Words(
    say("{k} of {n} journeys that went on from “{first}” ({share}) went straight to “{second}”, a way"
        " that the map does not know; they succeed {points} points more often."),
    say("Consider drawing it on the map."),
)  # fmt: skip
WORSE_WAY = Words(
    say("{k} of {n} journeys that went on from “{first}” ({share}) went straight to “{second}”, a way"
        " that the map does not know; they succeed {points} points less often."),
    say("Block this way, or catch those who take it."),
)  # fmt: skip


def desire_path(first: str, second: str, *, n: int, leaving: int, difference: Estimate) -> Words:
    """Customers take a way that nobody drew, and fare better or worse on it."""
    words = BETTER_WAY if (difference.value or 0) > 0 else WORSE_WAY
    counts = {**part(n, leaving), "points": points(difference)}
    return Words(
        words.sentence.filled(**counts, first=first, second=second),
        words.suggestion,
    )


def of_all_customers(words: Words) -> Words:
    """The same of all customers, where only some are looked at."""
    said = say(
        "{finding} Asked were all customers, not only those looked at here.",
        finding=words.sentence,
    )
    return Words(said, words.suggestion)


def blind_spot(
    place: str, *, theirs: tuple[float, float], ours: tuple[float, float], n: int
) -> Words:
    """Customers say it matters and is bad, we think otherwise."""
    return Words(
        say("{n} customers were asked about “{place}”: it matters to them ({matters} of 100), and they"
            " find us less good at it ({good}); we think {our_matters} and {our_good}.",
            n=n, place=place, matters=f"{theirs[0]:.0f}", good=f"{theirs[1]:.0f}",
            our_matters=f"{ours[0]:.0f}", our_good=f"{ours[1]:.0f}"),
        say("Ask some of these customers what they expect here before anything else is improved."),
    )  # fmt: skip


def kpi_missed(name: str, value: Fill, target: Sentence, *, n: int) -> Words:
    """A KPI misses its target for sure."""
    return Words(
        say("{name}: {value} on {n} counted, the target is {target}.",
            name=name, value=value, n=n, target=target),
        say("Look at the findings of the stages and touchpoints that it depends on."),
    )  # fmt: skip


def line(kind: str | None, ends: Sequence[Fill], *, better: str | None) -> Sentence:
    """What a target asks for; a change on a base is said by the side of its line that is good.

    >>> between, on_base = ["2 days", "5 days"], ["9 days"]
    >>> str(line("between", between, better=None)), str(line("vs_baseline", on_base, better="lower"))
    ('between 2 days and 5 days', 'at most 9 days')
    """
    if kind == "between":
        return TARGET_WORDS[kind].filled(value=ends[0], high=ends[1])
    on_base = TARGET_WORDS["at_most" if better == "lower" else "at_least"]
    return TARGET_WORDS.get(kind or "", on_base).filled(value=ends[0])


def amount(value: float | None, unit: str) -> Fill:
    """A number in its unit.

    >>> [str(amount(*one)) for one in ((0.9355, "share"), (86_400, "s"), (48.65, "points"))]
    ['94 %', '1 day', '48.6']
    """
    if value is None:
        return say("unknown")
    if unit == "share":
        return percent(value)
    if unit == "s":
        return length(value)
    return Number(f"{value:,.1f}".removesuffix(".0"))


def only_after_end(place: str, n: int) -> Words:
    """A stage is entered only when the case is over."""
    return Words(
        say("All {n} entries of “{place}” come only after the end of their case.", n=n, place=place),
        say("The end may stand too early: bind the outcome to what is really the last step."),
    )  # fmt: skip


def silent_place(place: str) -> Words:
    """A part of the map has rules, but no event shows it."""
    return Words(
        say("“{place}” has a rule, but no event in this period proves it.", place=place),
        say("Check the rule against the names of the events, or connect the source that knows."),
    )


def unmatched(n: int, of: int, names: str) -> Words:
    """Many events have no place on the map."""
    return Words(
        say("{k} of {n} events ({share}) are not on the map, most of them {names}.",
            **part(n, of), names=names),
        say("Bind them to a touchpoint, or list them under `ignore`."),
    )  # fmt: skip


def early_end(k: int, n: int) -> Words:
    """Cases go on after their end."""
    return Words(
        say("{k} of {n} ended journeys ({share}) went on after their end.", **part(k, n)),
        say("The end may stand too early: bind the outcome to what is really the last step."),
    )
