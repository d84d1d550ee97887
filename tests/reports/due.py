"""What a view must say of an overlay document, by the shared rules of writing numbers alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from reports.told import REST, Cells, Table
from wayline.base import Estimate
from wayline.reports import Names, figures
from wayline.reports.columns import bar
from wayline.reports.figures import MINUS, NOT_MEASURED, Figure

Json = Mapping[str, object]
SHORT = {"too few to tell": "too few", "not measured": "–", "not reached": "not yet"}
SIGNS = {"above": "above", "at_least": "at least", "below": "below", "at_most": "at most"}
LINES = {"vs_baseline": "from baseline", "vs_benchmark": "from benchmark"}
BALANCE = (
    (("credited",), "on touchpoints"), (("structural",), "on stages and outcomes"),
    (("surplus",), "surplus"), (("unmatched",), "not on the map"), (("ignored",), "ignored"),
    (("no_case", "no_unit"), "in no journey"), (("many_cases",), "in several journeys"),
)  # fmt: skip


def part(document: object, *path: str) -> Json:
    """A part of a document that has parts."""
    for name in path:
        assert isinstance(document, Mapping)
        document = document[name]
    assert isinstance(document, Mapping)
    return document


def rows(document: Json, section: str) -> list[Json]:
    """The rows of a section."""
    found = document[section]
    assert isinstance(found, list)
    return [part(row) for row in found]


def whole(row: Json, name: str) -> int:
    """A count."""
    value = row[name]
    assert isinstance(value, int)
    return value


def real(value: object) -> float:
    """A number."""
    assert isinstance(value, int | float)
    return float(value)


def counted(row: Json, name: str) -> str:
    """A count as it is written."""
    return figures.count(whole(row, name))


def estimate(value: object) -> Estimate | None:
    """An estimate read back."""
    if value is None:
        return None
    said = part(value)
    k, value_, low, high = (said[name] for name in ("k", "value", "low", "high"))
    assert k is None or isinstance(k, int)
    verdict = said["verdict"]
    assert verdict == "ok" or verdict == "too_few"
    return Estimate(
        None if value_ is None else real(value_), str(said["unit"]), whole(said, "n"), k,
        None if low is None else real(low), None if high is None else real(high),
        real(said["level"]), str(said["method"]), whole(said, "accounts"), verdict,
    )  # fmt: skip


def share(value: object) -> Figure:
    """A share as it is written."""
    found = estimate(value)
    return NOT_MEASURED if found is None else figures.share(found)


def cell(figure: Figure) -> str:
    """A figure in a column of the terminal: main above its basis, few words."""
    main = SHORT.get(figure.main, figure.main)
    return main if main == "–" or not figure.basis else f"{main}|{figure.basis}"


@dataclass(frozen=True, slots=True)
class Due:
    """What must be said of one document; the words come from the map."""

    document: Json
    names: Names

    def header(self) -> list[str]:
        """Which journeys, up to when, how much is on the map."""
        frames = self.document["frames"]
        assert isinstance(frames, list)
        people, window = part(frames[0], "population"), part(frames[0], "window")
        left_out = whole(part(people, "left_out"), "left_truncated")
        at = datetime.fromisoformat(str(window["horizon"])).astimezone(
            ZoneInfo(self.names.timezone)
        )
        mapped = share(part(self.document, "coverage")["share"]).main
        return [
            f"{counted(people, 'total')} journeys · {left_out} not seen from the first stage on",
            f"data to {at.day} {at:%b %Y}",
            f"{mapped} of the events are on the map",
        ]

    def time(self, value: object, stage: str | None = None) -> Figure:
        """A time, in the unit in which the stage promises."""
        found = estimate(value)
        unit = None if stage is None else self.names.unit(stage)
        return NOT_MEASURED if found is None else figures.time(found, unit)

    def standard(self, stage: Json) -> str:
        """The promise of a stage, out of the seconds that the document states."""
        if stage["standard"] is None:
            return "none"
        said, promise = part(stage["standard"]), self.names.standard(str(stage["key"]))
        day = self.names.checked.calendar_of(None).work_day_seconds
        if said["basis"] == "observed":
            return f"usual {figures.span(real(said['target_s']))}"
        assert promise is not None
        return figures.span(real(said["target_s"]), promise.unit, work_day_seconds=day)

    def kept(self, stage: Json) -> object:
        """How a standard is kept; nothing where none is agreed, since what is usual is no promise [A11]."""
        said = None if stage["standard"] is None else part(stage["standard"])
        return None if said is None or said["basis"] == "observed" else said["on_time"]

    def stages(self) -> Table:
        """The stage table of the terminal."""
        return {str(one["name"]): self._stage(one) for one in rows(self.document, "stages")}

    def _stage(self, one: Json) -> Cells:
        moved, on_time = estimate(one["moved_on"]), self.kept(one)
        states = part(one["states"])
        now = [
            f"{sign} {counted(states, name)} {name.replace('_', ' ')}"
            for sign, name in (("●", "stuck"), ("●", "dead_end"), ("◐", "slow"))
            if states[name]
        ]
        drawn = bar(moved.value if moved and moved.quality in ("ok", "small") else None, 10)
        cells = {
            "entered": counted(one, "entered"), "here now": counted(one, "open_now"),
            "moved on": cell(share(one["moved_on"])),
            "half took": cell(self.time(one["dwell"], str(one["key"]))),
            "standard": self.standard(one),
            "on time": cell(share(on_time)) if on_time else "–",
            "stuck now": "|".join(now) or "–",
        }  # fmt: skip
        return {**cells, **({REST: drawn} if drawn else {})}

    def paths(self) -> Table:
        """The path table of the terminal."""
        return {
            str(one["name"]): {
                "not begun": counted(one, "not_begun"), "open": counted(one, "open"),
                "late": f"● {counted(one, 'late')}" if one["late"] else "–",
                "done": counted(one, "done"), "half took": cell(self.time(one["time"])),
                "on time": cell(share(one["on_time"])),
            }
            for one in rows(self.document, "paths")
        }  # fmt: skip

    def findings(self) -> str:
        """The findings of the terminal, as one text."""
        found = rows(self.document, "findings")
        said = [
            f"{at} {one['sentence']} {self.names.owner(str(one['owner']))} → {one['suggestion']}"
            for at, one in enumerate(found[:5], start=1)
        ]
        rest = len(found) - 5
        more = [f"and {rest} more finding{'s' if rest > 1 else ''}"] if rest > 0 else []
        return " ".join(["What deserves attention", *said, *more])

    def kpis(self) -> Table:
        """The table of targets of the terminal."""
        return {
            self.names.kpi(str(one["key"])): {
                name: said for name, said in self._kpi(one).items() if said
            }
            for one in rows(self.document, "kpis")
        }

    def _kpi(self, one: Json) -> Cells:
        value, target = estimate(one["value"]), part(one["target"])
        assert value is not None
        is_told = value.quality not in ("too_few", "none")
        return {
            "value": cell(self.value(value)),
            "should be": self.line(target, value.unit),
            "gap": self._gap(one, value.unit) if is_told and one["gap"] is not None else "",
            REST: verdict(one, value),
        }

    def value(self, value: Estimate) -> Figure:
        """The value of a KPI by its unit."""
        if value.unit == "share":
            return figures.share(value)
        if value.unit == "s":
            return figures.time(value)
        return figures.score(value, is_signed=value.unit == "points")

    def line(self, target: Json, unit: str) -> str:
        """What a KPI should reach."""
        basis = LINES.get(str(target["kind"]), "")
        if target["value"] is None:
            return f"no line yet|{basis}"
        ends = [
            quantity(real(target[end]), unit)
            for end in ("value", "high")
            if target[end] is not None
        ]
        side = "at most " if target["better"] == "lower" else "at least "
        words = "" if len(ends) > 1 else f"{SIGNS[str(target['kind'])]} " if not basis else side
        return f"{words}{' to '.join(ends)}" + (f"|{basis}" if basis else "")

    def _gap(self, one: Json, unit: str) -> str:
        gap, target = real(one["gap"]), part(one["target"])
        if target["high"] is not None and one["point"] == "met":
            return "inside"
        if unit == "share":
            return f"{figures.number(gap * 100, 0, sign=True)} pts"
        if unit == "s":
            return f"{'+' if gap > 0 else MINUS}{figures.span(abs(gap))}"
        return figures.number(gap, 1, trim=True, sign=True)

    def balance(self) -> str:
        """Where every event went."""
        events = part(self.document, "events")
        received, stored, duplicate, quarantined = (
            counted(events, name) for name in ("received", "stored", "duplicate", "quarantined")
        )
        sums = [(sum(whole(events, name) for name in names), words) for names, words in BALANCE]
        classes = ", ".join(f"{figures.count(n)} {words}" for n, words in sums if n)
        return (
            f"{received} events received = {stored} stored + {duplicate} duplicate + {quarantined} "
            f"quarantined of those stored: {classes}"
        )

    def unknown(self) -> str:
        """What is not on the map, by name."""
        found = part(self.document, "coverage")["unmatched_names"]
        assert isinstance(found, list)
        said = [f"{one['name']} ({counted(part(one), 'n')})" for one in found]
        return f"not on the map: {', '.join(said)}" if said else ""

    def plain(self) -> dict[str, list[list[str]]]:
        """The tables of the page where no script runs, without their heads."""
        return {
            "Stages": [self._plain_stage(one) for one in rows(self.document, "stages")],
            "Touchpoints": [
                [
                    str(one["name"]), counted(one, "events"), counted(one, "journeys"),
                    share(one["seen"]).text, share(one["on_time"]).text, counted(one, "deviations"),
                ]
                for one in rows(self.document, "touchpoints")
            ],
            "Stakeholder paths": [
                [
                    str(one["name"]),
                    *(counted(one, name) for name in ("not_begun", "open", "late", "done")),
                    self.time(one["time"]).text, share(one["on_time"]).text,
                ]
                for one in rows(self.document, "paths")
            ],
            "What deserves attention": [
                [str(one["sentence"]), str(self.names.owner(str(one["owner"]))), str(one["suggestion"])]
                for one in rows(self.document, "findings")
            ],
            "Targets": [self._plain_kpi(one) for one in rows(self.document, "kpis")],
        }  # fmt: skip

    def _plain_stage(self, one: Json) -> list[str]:
        promised = None if one["standard"] is None else part(one["standard"])
        usual = ", not agreed" if promised and promised["basis"] == "observed" else ""
        return [
            str(one["name"]), counted(one, "entered"), counted(one, "open_now"),
            share(one["moved_on"]).text, self.time(one["dwell"], str(one["key"])).text,
            self.standard(one) + usual, share(self.kept(one)).text if self.kept(one) else "–",
            counted(part(one["states"]), "stuck"), counted(part(one["states"]), "dead_end"),
        ]  # fmt: skip

    def _plain_kpi(self, one: Json) -> list[str]:
        value = estimate(one["value"])
        assert value is not None
        line, _, basis = self.line(part(one["target"]), value.unit).partition("|")
        said = verdict(one, value).partition(" ")[2]
        name = self.names.kpi(str(one["key"]))
        return [name, self.value(value).text, line + (f" ({basis})" if basis else ""), said]


def quantity(value: float, unit: str) -> str:
    """A line in the unit of its KPI."""
    if unit == "share":
        return figures.percent(value)
    return figures.span(value) if unit == "s" else figures.number(value, 1, trim=True)


def verdict(one: Json, value: Estimate) -> str:
    """Is the target met, and is that sure?"""
    if value.quality == "too_few":
        return "○ too few to tell"
    if one["point"] == "no_data":
        return "○ not measured" if value.value is None else "○ no line to judge by"
    sign = "✓" if one["point"] == "met" else "✗"
    return f"{sign} {one['point']}" + ("" if one["sure"] == "yes" else ", not sure")
