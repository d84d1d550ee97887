"""Whose opinion is this: what customers said, what we guess they would say, and the gap?"""

from collections.abc import Callable, Iterator

from wayline.base import Number, say
from wayline.map.checks.finding import IN_REVIEW, Finding, Sight
from wayline.map.experience import RatingReading, Ratings
from wayline.map.plain import StepPath
from wayline.map.rules import Ref

ASKED = ("interview", "survey", "observation", "ticket")
RATED = {
    "importance": say("importance"), "performance": say("performance"),
    "satisfaction": say("satisfaction"), "effort": say("effort"),
}  # fmt: skip
GAP = 1.5  # points of five; less is within what two people mean by one number


def internal_only(sight: Sight) -> Iterator[Finding]:
    """[M52] In review, and no customer was heard."""
    document = sight.map.document
    if document.status not in IN_REVIEW:
        return
    heard = any(one.kind in ASKED for one in document.evidence)
    heard = heard or any(reading.basis == "observed" for _, _, reading in _customer(sight))
    heard = heard or any(
        felt.basis == "observed"
        for _, lived in sight.lived()
        for emotion in lived.emotions
        for felt in emotion.elicited
    )
    if not heard:
        yield sight.found(
            "internal_only",
            "W",
            sight.root,
            say("All of this is our own opinion"),
            remedy=say(
                "Ask customers: add evidence of an interview or a survey, and observed readings."
            ),
        )


def few_voices(sight: Sight) -> Iterator[Finding]:
    """[M52] In review, and fewer than three customers were interviewed."""
    document = sight.map.document
    if document.status not in IN_REVIEW or document.state != "as_is":
        return
    asked = sum(one.n or 0 for one in document.evidence if one.kind == "interview")
    if asked < sight.thresholds.interviews:
        yield sight.found(
            "few_voices",
            "W",
            sight.root,
            say("Only {n} customers were asked", n=asked),
            remedy=say(
                "Talk to at least {interviews}, and add the talks as evidence.",
                interviews=sight.thresholds.interviews,
            ),
            at=("evidence",),
        )


def guessed_customer(sight: Sight) -> Iterator[Finding]:
    """[M17] Our guess stands where the customer's view belongs."""
    for ref, path, reading in _customer(sight):
        if reading.basis == "believed":
            yield sight.found(
                "guessed_customer",
                "W",
                ref,
                say("Our guess stands for the customer's view at '{name}'", name=sight.name(ref)),
                remedy=say("Ask customers, or move the number to `internal`."),
                at=path,
            )


def small_sample(sight: Sight) -> Iterator[Finding]:
    """[M52] An observed reading that rests on fewer than five."""
    for ref, path, reading in _customer(sight):
        if reading.basis == "observed" and reading.n is not None and reading.n < 5:
            yield sight.found(
                "small_sample",
                "I",
                ref,
                say("n = {n} at '{name}': too few to compare", n=reading.n, name=sight.name(ref)),
                remedy=say("Ask more customers before you compare."),
                at=path,
            )


def half_emotion(sight: Sight) -> Iterator[Finding]:
    """[M52] What should be felt without what is felt, or the reverse."""
    for ref, lived in sight.lived():
        for place, emotion in enumerate(lived.emotions):
            if (emotion.desired is None) == (not emotion.elicited):
                continue
            missing = "desired" if emotion.desired is None else "elicited"
            yield sight.found(
                "half_emotion",
                "I",
                ref,
                say(
                    "An emotion at '{name}' has no `{missing}`",
                    name=sight.name(ref),
                    missing=missing,
                ),
                remedy=say("Say what is felt and what should be felt."),
                at=(*sight.map.elements[ref].path, "emotions", place),
            )


def gap_without_action(sight: Sight) -> Iterator[Finding]:
    """[M52] We and the customer differ by 1.5 points or more, and nobody works on it."""
    worked_on = sight.worked_on()
    for ref, lived in sight.lived():
        for name, rating in RATED.items():
            ratings = getattr(lived, name)
            gap = _widest_gap(ratings) if isinstance(ratings, Ratings) else None
            if gap is not None and ref not in worked_on:
                ours, theirs = gap
                yield sight.found(
                    "gap_without_action",
                    "W",
                    (ref, Ref("rating", name)),
                    say(
                        "{rating} of '{name}': we say {ours}, they say {theirs}",
                        rating=rating,
                        name=sight.name(ref),
                        ours=Number(f"{ours:g}"),
                        theirs=Number(f"{theirs:g}"),
                    ),
                    remedy=say("Add an opportunity about it, or reject one with a reason."),
                    at=(*sight.map.elements[ref].path, name),
                )


def _widest_gap(ratings: Ratings) -> tuple[float, float] | None:
    pairs = [
        (ours.value, theirs.value)
        for ours in ratings.internal
        for theirs in ratings.customer
        if ours.segment == theirs.segment and ours.persona == theirs.persona
    ]
    widest = max(pairs, key=lambda pair: abs(pair[0] - pair[1]), default=None)
    return widest if widest is not None and abs(widest[0] - widest[1]) >= GAP else None


def _customer(sight: Sight) -> Iterator[tuple[Ref, StepPath, RatingReading]]:
    """Every rating that speaks for the customer."""
    for ref, lived in sight.lived():
        for name in RATED:
            ratings = getattr(lived, name)
            for place, reading in enumerate(
                ratings.customer if isinstance(ratings, Ratings) else ()
            ):
                path = (*sight.map.elements[ref].path, name, "customer", place)
                yield ref, path, reading


CHECKS: tuple[Callable[[Sight], Iterator[Finding]], ...] = (
    internal_only,
    few_voices,
    guessed_customer,
    small_sample,
    half_emotion,
    gap_without_action,
)
