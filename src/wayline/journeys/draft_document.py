"""How does a drafted map look: the document, and beside each proposal the comment that says why [M71]."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from zoneinfo import ZoneInfo

from wayline.base import fold, slug, unique_slug
from wayline.journeys.dictionaries import is_channel_kind
from wayline.journeys.draft_facts import RETURNS, CaseKind, SeenName
from wayline.journeys.draft_stages import DraftPoint, DraftStage
from wayline.journeys.draft_words import Ending, percent, readable, rounded_up
from wayline.map import (
    Binding,
    EventRule,
    JsonObject,
    JsonValue,
    NamePattern,
    binding_to_json,
    dump_yaml,
    from_json,
    read_map_text,
    resolve,
)

Path = tuple[str | int, ...]
NOTHING = "wayline: 1\nname: Nothing\nstages: [Nothing]\n"
ENDED: JsonObject = {"key": "ended", "name": "Ended", "kind": "neutral", "binding": "none"}
SHORTEST_US = 1_000_000  # below a second nothing was waited for: the stage ends with its entry
HALF = 0.5  # seen by fewer of the journeys that pass the stage: not mandatory [M71]


@dataclass(frozen=True, slots=True)
class DraftOutcome:
    """An event with which cases end."""

    name: SeenName
    kind: Ending
    why: str


@dataclass(frozen=True, slots=True)
class DraftLink:
    """One touchpoint before another, or back to it."""

    a: SeenName
    b: SeenName
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What was found in the events, before anything was laid."""

    case: CaseKind
    source: str
    zone: str
    n_events: int
    stages: tuple[DraftStage, ...]
    outcomes: tuple[DraftOutcome, ...]
    links: tuple[DraftLink, ...]

    @property
    def is_endless(self) -> bool:
        """True where the last stage must not count as the end: its events come again, or are all there is."""
        return not self.outcomes and (self.case.per == RETURNS or len(self.stages) == 1)


@dataclass(frozen=True, slots=True)
class Stay:
    """How long a stage took: journeys that entered, visits that ended, p75 of those in microseconds."""

    journeys: int
    finished: int
    p75_us: float | None


@dataclass(frozen=True, slots=True)
class Proofs:
    """What the draft shows once it is laid; by the codes of stages and touchpoints."""

    journeys: int = 0
    stays: Mapping[int, Stay] = field(default_factory=dict)
    seen: Mapping[int, tuple[int, int]] = field(default_factory=dict)


class DraftDocument:
    """Names and keys are chosen once; the text is written twice, without and with what laying showed."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.points = [point for stage in outline.stages for point in stage.points]
        self._keys: dict[int, str] = {}
        taken: set[str] = set()
        for point in self.points:
            key = unique_slug(self._point_name(point), taken, kind="touchpoint")
            taken.add(key)
            self._keys.update(dict.fromkeys((name.code for name in point.names), key))
        self._channels = self._channel_keys()
        self._nothing = resolve(read_map_text(NOTHING))  # knows the channel kinds [M10]

    def _channel_keys(self) -> dict[str, str]:
        keys: dict[str, str] = {}
        for point in self.points:
            for name in point.names:
                for channel in name.channels:
                    if fold(channel) not in keys:
                        keys[fold(channel)] = unique_slug(
                            channel, set(keys.values()), kind="channel"
                        )
        return keys

    @staticmethod
    def _point_name(point: DraftPoint) -> str:
        if len(point.names) == 1:
            return readable(point.lead.name)
        return f"Rarer events such as {readable(point.lead.name)}"

    def text(self, proofs: Proofs | None = None) -> str:
        """The map as YAML; with `proofs` the comments too."""
        document = from_json(self._document(proofs))
        plain = dump_yaml(document)
        if proofs is None:
            return plain
        return _with_comments(plain, dict(self._comments(proofs)), self._head(proofs))

    def _document(self, proofs: Proofs | None) -> JsonObject:
        outline = self.outline
        document: JsonObject = {
            "wayline": 1,
            "key": slug(f"draft {outline.source}", kind="map"),
            "name": f"Draft from {outline.source}",
            "per": outline.case.per,
        }
        if _is_zone(outline.zone):
            document["timezone"] = outline.zone
        channels = self._channel_list()
        if channels:
            document["channels"] = channels
        document["stages"] = self._stages(proofs)
        if outline.outcomes or outline.is_endless:
            document["outcomes"] = self._outcomes() or [dict(ENDED)]
        if outline.links:
            document["links"] = [
                {"from": f"touchpoint:{self._keys[link.a.code]}",
                 "to": f"touchpoint:{self._keys[link.b.code]}", "kind": link.kind}
                for link in outline.links
            ]  # fmt: skip
        return document

    def _channel_list(self) -> list[JsonValue]:
        spelled: dict[str, str] = {}
        for point in self.points:
            for name in point.names:
                for channel in name.channels:
                    spelled.setdefault(fold(channel), channel)
        return [
            {"key": key, "name": readable_channel(spelled[folded]), "kind": "other"}
            for folded, key in self._channels.items()
            if not is_channel_kind(self._nothing, key)
        ]

    def _stages(self, proofs: Proofs | None) -> list[JsonValue]:
        taken: set[str] = set()
        stages: list[JsonValue] = []
        code = 0
        for rank, stage in enumerate(self.outline.stages, start=1):
            name = readable(stage.lead.name)
            key = unique_slug(name, taken, kind="stage")
            taken.add(key)
            fields: JsonObject = {"key": key, "name": name}
            if proofs is not None and self._is_optional(rank, proofs):
                fields["optional"] = True
            points: list[JsonValue] = []
            for point in stage.points:
                code += 1
                points.append(self._point(point, proofs.seen.get(code) if proofs else None))
            fields["touchpoints"] = points
            stages.append(fields)
        return stages

    @staticmethod
    def _is_optional(rank: int, proofs: Proofs) -> bool:
        stay = proofs.stays.get(rank)
        return stay is None or stay.journeys < HALF * proofs.journeys

    def _point(self, point: DraftPoint, seen: tuple[int, int] | None) -> JsonObject:
        fields: JsonObject = {
            "key": self._keys[point.lead.code],
            "name": self._point_name(point),
            "binding": binding_of(point.names),
        }
        folded = dict.fromkeys(fold(one) for name in point.names for one in name.channels)
        if folded:
            fields["channels"] = [self._channels[one] for one in folded]
        if seen is not None and seen[0] < HALF * seen[1]:
            fields["mandatory"] = False
        return fields

    def _outcomes(self) -> list[JsonValue]:
        taken: set[str] = set()
        found: list[JsonValue] = []
        for outcome in self.outline.outcomes:
            name = readable(outcome.name.name)
            key = unique_slug(name, taken, kind="outcome")
            taken.add(key)
            rule = binding_of((outcome.name,))
            found.append({"key": key, "name": name, "kind": outcome.kind, "binding": rule})
        return found

    def _head(self, proofs: Proofs) -> list[str]:
        outline = self.outline
        per = outline.case.per
        ends = (
            "Ends are guessed from the last events of cases; say which of them are what you want."
            if outline.outcomes
            else "No event ends most of its cases: say what does in `outcomes`, or after which silence: `dead_after`."
        )
        return [
            f"A first draft from {outline.n_events:,} events, to be read, renamed and cut again.",
            f"One journey follows one {per}, because {percent(outline.case.n_events, outline.n_events)} of the"
            f" events name one: {proofs.journeys:,} journeys.",
            "Stages are cut where the usual order of events has its largest gaps. A stage is entered by the",
            "first of its touchpoints; give it a `binding` of its own where a case should be able to come back.",
            ends,
            "Nothing here is a promise: standards are proposals in comments until somebody agrees on them.",
        ]

    def _comments(self, proofs: Proofs) -> Iterable[tuple[Path, list[str]]]:
        code = 0
        for rank, stage in enumerate(self.outline.stages, start=1):
            yield ("stages", rank - 1), self._of_stage(rank, stage, proofs)
            for at, point in enumerate(stage.points):
                code += 1
                yield ("stages", rank - 1, "touchpoints", at), self._of_point(point, code, proofs)
        for at, outcome in enumerate(self.outline.outcomes):
            yield ("outcomes", at), [outcome.why]
        if self.outline.is_endless:
            yield (
                ("outcomes", 0),
                [
                    "No event is known to end a case; without a word on it, entering the last stage would."
                ],
            )
        for at, link in enumerate(self.outline.links):
            yield ("links", at), [link.why]

    def _of_stage(self, rank: int, stage: DraftStage, proofs: Proofs) -> list[str]:
        stay = proofs.stays.get(rank, Stay(0, 0, None))
        spread = [point.lead.position for point in stage.points]
        lines = [
            f"Stage {rank}: entered by {stay.journeys:,} of {proofs.journeys:,} journeys; its events first"
            f" come {_where(min(spread), max(spread))}."
        ]
        if self._is_optional(rank, proofs):
            lines.append("Fewer than half of all journeys enter it, so it is optional.")
        if stay.p75_us is not None and stay.p75_us >= SHORTEST_US:
            lines.append(
                f"standard: {rounded_up(stay.p75_us)}   # p75: three in four of the {stay.finished:,}"
                " visits that ended took no longer; agree on it first"
            )
        return lines

    def _of_point(self, point: DraftPoint, code: int, proofs: Proofs) -> list[str]:
        k, n = proofs.seen.get(code, (0, 0))
        said = f"{point.n_events:,} events; seen in {k:,} of the {n:,} journeys that pass the stage ({percent(k, n)})"
        why = ", so not mandatory" if k < HALF * n or not n else ""
        if len(point.names) > 1:
            said = f"{len(point.names)} rarer names together: {said}"
        return [f"{said}{why}."]


def readable_channel(name: str) -> str:
    """The name of a channel as it stands in the events, without blanks around it."""
    return " ".join(name.split()) or name


def _where(low: float, high: float) -> str:
    first, last = round(100 * low), round(100 * high)
    return (
        f"at {first} % of the way"
        if first == last
        else f"between {first} % and {last} % of the way"
    )


def binding_of(names: Sequence[SeenName]) -> JsonValue:
    """The rule that matches exactly these names."""
    patterns = tuple(NamePattern(name.name, is_glob=False) for name in names)
    return binding_to_json(Binding(EventRule(names=patterns)))


def _is_zone(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _with_comments(text: str, comments: Mapping[Path, Sequence[str]], head: Sequence[str]) -> str:
    """The text with each comment on lines of its own above what it speaks of."""
    places = read_map_text(text).places
    above: dict[int, list[str]] = {}
    for path, said in comments.items():
        at = places.line(path)
        if at is not None:
            above.setdefault(at, []).extend(said)
    lines = [f"# {line}" for line in head]
    for number, line in enumerate(text.split("\n"), start=1):
        indent = " " * (len(line) - len(line.lstrip(" ")))
        lines += [f"{indent}# {one}" for one in above.get(number, ())]
        lines.append(line)
    return "\n".join(lines)


def neighbours(stages: Iterable[DraftStage]) -> list[tuple[SeenName, SeenName]]:
    """Touchpoints of single names that stand beside each other in a stage."""
    found: list[tuple[SeenName, SeenName]] = []
    for stage in stages:
        singles = [point.lead for point in stage.points if len(point.names) == 1]
        found += pairwise(singles)
    return found
