"""Which event names belong together: stages cut where the order of a log has its largest gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from wayline.journeys.draft_facts import SeenName

FEWEST, MOST = 3, 7  # stages of a draft
MOST_IN_STAGE = 12  # touchpoints; more is too_complex
RARE = 0.02  # of the cases: where so few have a name, its position decides no cut
ASIDE = 0.5  # of a later name's cases: a name that fewer have happens on the way to it, and begins no stage
MOST_NAMES = 400  # of one rule; a rule may hold 500


@dataclass(frozen=True, slots=True)
class DraftPoint:
    """A touchpoint of the draft: one name, or the rare names of a stage together."""

    names: tuple[SeenName, ...]

    @property
    def lead(self) -> SeenName:
        """The name by which it is called."""
        return self.names[0]

    @property
    def n_events(self) -> int:
        """Events of all its names."""
        return sum(name.n_events for name in self.names)


@dataclass(frozen=True, slots=True)
class DraftStage:
    """A stage of the draft; its touchpoints in the order in which they first come."""

    points: tuple[DraftPoint, ...]

    @property
    def lead(self) -> SeenName:
        """The name that most cases have: the stage is called after it."""
        singles = [point.lead for point in self.points if len(point.names) == 1]
        return min(
            singles or [self.points[0].lead],
            key=lambda name: (-name.n_cases, -name.n_events, name.position, name.name),
        )


def group_into_stages(names: Sequence[SeenName], *, n_cases: int) -> tuple[DraftStage, ...]:
    """Three to seven stages (fewer names, fewer stages), cut at the largest gaps of position.

    Rare names, and those on the way to one that far more cases have, cut nothing: they belong to
    the stage that is under way where they come.
    """
    ordered = sorted(names, key=lambda name: (name.position, -name.n_events, name.name))
    deciding = _deciding(ordered, n_cases)
    cuts = _cuts([name.position for name in deciding])
    parts: list[list[SeenName]] = [[] for _ in range(len(cuts) + 1)]
    if len(deciding) == len(ordered):
        bounds = [0, *cuts, len(ordered)]
        parts = [list(ordered[a:b]) for a, b in pairwise(bounds)]
    else:
        own = {name.code: sum(at >= cut for cut in cuts) for at, name in enumerate(deciding)}
        begins = [deciding[at].position for at in cuts]
        for name in ordered:
            reached = sum(name.position >= begin for begin in begins)
            parts[own.get(name.code, reached)].append(name)
    return tuple(_stage(part) for part in parts if part)


def _deciding(ordered: Sequence[SeenName], n_cases: int) -> Sequence[SeenName]:
    """The names whose positions cut: the main ones if they are enough, else the common ones, else all."""
    common = [name for name in ordered if name.n_cases >= RARE * n_cases]
    main: list[SeenName] = []
    most_after = 0
    for name in reversed(common):
        if name.n_cases >= ASIDE * most_after:
            main.insert(0, name)
        most_after = max(most_after, name.n_cases)
    return next((some for some in (main, common) if len(some) >= FEWEST), ordered)


def _cuts(positions: Sequence[float]) -> list[int]:
    """Where to cut, as indices: at gaps well above the mean, at least for three stages, at most seven."""
    gaps = [(after - before, at) for at, (before, after) in enumerate(pairwise(positions), start=1)]
    if len(positions) <= FEWEST:
        return [at for _, at in gaps]
    mean = sum(gap for gap, _ in gaps) / len(gaps)
    largest = sorted(gaps, key=lambda gap: (-gap[0], gap[1]))
    wanted = sum(gap > 1.2 * mean for gap, _ in gaps)
    return sorted(at for _, at in largest[: min(max(wanted, FEWEST - 1), MOST - 1)])


def _stage(names: Sequence[SeenName]) -> DraftStage:
    """The most frequent names as touchpoints of their own; the rest together, in as few as rules allow."""
    if len(names) <= MOST_IN_STAGE:
        return DraftStage(tuple(DraftPoint((name,)) for name in names))
    chosen = sorted(names, key=lambda name: (-name.n_events, name.name))[: MOST_IN_STAGE - 1]
    own = {name.code for name in chosen}
    rest = [name for name in names if name.code not in own]
    rest.sort(key=lambda name: (-name.n_events, name.name))
    together = [
        DraftPoint(tuple(rest[at : at + MOST_NAMES])) for at in range(0, len(rest), MOST_NAMES)
    ]
    singles = [DraftPoint((name,)) for name in names if name.code in own]
    return DraftStage((*singles, *together))
