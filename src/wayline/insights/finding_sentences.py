"""How is a finding said: plain words with their numbers, and what to do about it [A35]."""

from collections.abc import Sequence

from wayline.base import Estimate
from wayline.insights.candidates import Words

DAY, HOUR, MINUTE = 86_400.0, 3600.0, 60.0


def percent(share: float | None) -> str:
    """A share as whole percent; small ones are not called zero.

    >>> percent(0.3333), percent(0.004), percent(1.0), percent(0.997)
    ('33 %', 'under 1 %', '100 %', 'over 99 %')
    """
    if share is None:
        return "an unknown share"
    if 0 < share < 0.01:
        return "under 1 %"
    if 0.99 < share < 1:
        return "over 99 %"
    return f"{round(100 * share)} %"


def length(seconds: float | None) -> str:
    """A time in the unit that fits.

    >>> length(86_400 * 3), length(5400), length(90)
    ('3 days', '1.5 hours', '1.5 minutes')
    """
    if seconds is None:
        return "an unknown time"
    for unit, name in ((DAY, "day"), (HOUR, "hour"), (MINUTE, "minute")):
        if seconds >= unit:
            amount = f"{seconds / unit:.1f}".removesuffix(".0")
            return f"{amount} {name}" + ("" if amount == "1" else "s")
    return f"{round(seconds)} seconds"


def of_all(n: int, total: int, things: str) -> str:
    """`12 of 60 visits (20 %)`."""
    return f"{n} of {total} {things} ({percent(n / total if total else None)})"


def late(place: str, promise: str, *, missed: int, n: int, segment: str | None) -> Words:
    """A standard is missed, by everybody or by one segment only."""
    who = "" if segment is None else f" of {segment}"
    only = "" if segment is None else "; the others keep it better"
    return Words(
        f"{place}: {of_all(missed, n, f'visits{who}')} missed the standard of {promise}{only}.",
        "Find what takes the time there, or agree on a standard that can be kept"
        + ("." if segment is None else f" for {segment}."),
    )


def path_late(place: str, promise: str, *, missed: int, n: int) -> Words:
    """The review of one stakeholder takes too long."""
    return Words(
        f"{place}: {of_all(missed, n, 'reviews')} were not done within {promise}.",
        "Begin this review earlier, or bring what it needs to know before it is asked for.",
    )


def answers_late(place: str, promise: str, *, late: int, n: int) -> Words:
    """Customers wait for us longer than promised."""
    return Words(
        f"{place}: {of_all(late, n, 'contacts')} got no answer within {promise}.",
        "Name who answers there, and show that person each contact before it is due.",
    )


def dead_end(place: str, p: Estimate, base: Estimate, *, stage: str) -> Words:
    """After a touchpoint customers fall silent."""
    return Words(
        f"After {place} {of_all(p.k or 0, p.n, 'journeys')} fell silent;"
        f" at the other touchpoints of {stage} {percent(base.value)} did.",
        "Give every case that passes here a next step with a date and somebody who owns it.",
    )


def silo_break(giver: str, taker: str, *, late: int, n: int, allowed: str) -> Words:
    """A handover waits longer than agreed."""
    return Words(
        f"{of_all(late, n, f'handovers from {giver} to {taker}')} waited longer than the"
        f" {allowed} agreed on.",
        f"Name one owner for what passes from {giver} to {taker}, and let {taker} see it at once.",
    )


def re_ask(giver: str, taker: str, *, asked: int, n: int) -> Words:
    """What was given before a handover is asked again, by another department or on another channel."""
    return Words(
        f"After {of_all(asked, n, f'handovers from {giver} to {taker}')} the customer was asked again,"
        " by another department or on another channel, for what had been given.",
        f"Keep the answers with the case, where {giver}, {taker} and every channel see them.",
    )


def again(place: str, share: Estimate, *, kind: str) -> Words:
    """Something that the map does not repeat is done again."""
    said = {
        "self_loop": "twice in a row", "round_trip": "again", "back_to_start": "again from the beginning",
    }[kind]  # fmt: skip
    return Words(
        f"{of_all(share.k or 0, share.n, 'journeys')} went through {place} {said}.",
        "Look at what was missing the first time; if it is meant to be done again, say so on the map.",
    )


def ping_pong(department: str, difference: Estimate, *, k: int, n: int) -> Words:
    """Cases go there and back between departments, and succeed less."""
    points = round(100 * abs(difference.value or 0))
    return Words(
        f"{of_all(k, n, 'journeys')} went to another department and back to {department};"
        f" they succeed {points} points less often.",
        "Let one department carry the case until it can be handed over for good.",
    )


DEVIATIONS = {
    "missing_step": (
        "{part} never had {place}, which the map says is a must.",
        "Make it part of the work before the stage is left, or say on the map that it may be missing.",
    ),
    "wrong_channel": (
        "{part} had {place} on a channel that the map does not name.",
        "Add the channel to the map if customers are served well there; else lead them to the right one.",
    ),
    "skipped_gate": (
        "{part} went on from {place} before its gate was open.",
        "Hold the next step until all who must agree have agreed.",
    ),
    "failure": (
        "{part} met a failure at {place}.",
        "Agree on how this is put right, by whom and by when.",
    ),
}


def deviation(kind: str, place: str, *, journeys: int, n: int) -> Words:
    """Journeys leave the plan."""
    sentence, suggestion = DEVIATIONS[kind]
    return Words(sentence.format(part=of_all(journeys, n, "journeys"), place=place), suggestion)


def desire_path(
    first: str, second: str, *, n: int, leaving: int, difference: Estimate
) -> Words:  # fmt: skip
    """Customers take a way that nobody drew, and fare better or worse on it."""
    points = round(100 * abs(difference.value or 0))
    is_better = (difference.value or 0) > 0
    return Words(
        f"{of_all(n, leaving, f'journeys that went on from {first}')} went straight to {second},"
        f" a way that the map does not know; they succeed {points} points"
        f" {'more' if is_better else 'less'} often.",
        "Consider drawing it on the map."
        if is_better
        else "Block this way, or catch those who take it.",
    )


def of_all_customers(words: Words) -> Words:
    """The same of all customers, where only some are looked at."""
    said = "Asked were all customers, not only those looked at here."
    return Words(f"{words.sentence} {said}", words.suggestion)


def blind_spot(
    place: str, *, theirs: tuple[float, float], ours: tuple[float, float], n: int
) -> Words:
    """Customers say it matters and is bad, we think otherwise."""
    return Words(
        f"{n} customers were asked about {place}: it matters to them ({theirs[0]:.0f} of 100), and"
        f" they find us less good at it ({theirs[1]:.0f}); we think {ours[0]:.0f} and {ours[1]:.0f}.",
        "Ask some of these customers what they expect here before anything else is improved.",
    )


def kpi_missed(name: str, value: str, target: str, *, n: int) -> Words:
    """A KPI misses its target for sure."""
    return Words(
        f"{name}: {value} on {n} counted, the target is {target}.",
        "Look at the findings of the stages and touchpoints that it depends on.",
    )


LINES = {"above": "above", "at_least": "at least", "below": "below", "at_most": "at most"}


def line(kind: str | None, ends: Sequence[str], *, better: str | None) -> str:
    """What a target asks for; a change on a base is said by the side of its line that is good.

    >>> line("between", ["2 days", "5 days"], better=None), line("vs_baseline", ["9 days"], better="lower")
    ('between 2 days and 5 days', 'at most 9 days')
    """
    if kind == "between":
        return f"between {' and '.join(ends)}"
    on_base = LINES["at_most" if better == "lower" else "at_least"]
    return f"{LINES.get(kind or '', on_base)} {ends[0]}"


def amount(value: float | None, unit: str) -> str:
    """A number in its unit.

    >>> amount(0.9355, "share"), amount(86_400, "s"), amount(48.65, "points")
    ('94 %', '1 day', '48.6')
    """
    if value is None:
        return "unknown"
    if unit == "share":
        return percent(value)
    if unit == "s":
        return length(value)
    return f"{value:,.1f}".removesuffix(".0")


def only_after_end(place: str, n: int) -> Words:
    """A stage is entered only when the case is over."""
    return Words(
        f"All {n} entries of {place} come only after the end of their case.",
        "The end may stand too early: bind the outcome to what is really the last step.",
    )


def silent_place(place: str) -> Words:
    """A part of the map has rules, but no event shows it."""
    return Words(
        f"{place} has a rule, but no event in this period proves it.",
        "Check the rule against the names of the events, or connect the source that knows.",
    )


def unmatched(n: int, of: int, names: str) -> Words:
    """Many events have no place on the map."""
    return Words(
        f"{of_all(n, of, 'events')} are not on the map, most of them {names}.",
        "Bind them to a touchpoint, or list them under `ignore`.",
    )


def early_end(k: int, n: int) -> Words:
    """Cases go on after their end."""
    return Words(
        f"{of_all(k, n, 'ended journeys')} went on after their end.",
        "The end may stand too early: bind the outcome to what is really the last step.",
    )
