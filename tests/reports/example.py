"""A living map made by hand: long names, few journeys, everything that can be missing."""

from datetime import UTC, datetime

from wayline.base import Estimate, Filter, Frame, Population, Provenance, Sentence, Window
from wayline.insights.overlaid import (
    CoverageRow,
    EventBalance,
    FindingRow,
    Framed,
    KpiRow,
    KpiTarget,
    MapHead,
    OverlaidMap,
    PathRow,
    StageRow,
    StandardRow,
    StateCounts,
    VoiceRow,
)
from wayline.map import CheckedMap, read_map_text, resolve

DAY = 86_400.0
MAP_TEXT = """\
wayline: 1
key: mining_support
name: Mining support services, Western Australia and the Pilbara
timezone: Australia/Perth
departments:
  - {key: operations, name: Operations}
  - {key: legal, name: Legal and Risk}
  - {key: finance, name: Finance}
stages:
  - {key: find, name: Finding us and hearing of us from others in the region, standard: 14 days, binding: a}
  - {key: tender, name: "Asking, comparing, agreeing", standard: 30 days, binding: b}
  - {key: mobilize, name: Mobilizing people and rigs, standard: 20 business days, binding: c}
  - {key: drill, name: Drilling, binding: d}
  - {key: demob, name: Demobilizing and the last report, standard: 10 business days, binding: e}
kpis:
  - {key: hit_rate, name: Hit rate of proposals, measure: {conversion: {from: stage:tender, to: stage:mobilize}}, target: "> 30 %"}
  - {key: cycle, name: Offer cycle time, measure: {duration: {from: stage:find, to: stage:tender}}, target: "< 20 days"}
  - {key: nps, name: Net promoter score, measure: {score: {of: answered, method: nps}}, target: "> 50"}
  - {key: back, name: Clients who come back within two years, measure: {conversion: {from: stage:demob, to: stage:tender}}, target: ">= 80 %"}
  - {key: shrink, name: Time from offer to award, measure: {duration: {from: stage:find, to: stage:tender}}, target: {kind: vs_baseline, change: -15 %, baseline: 118 days}}
  - {key: answer, name: Time to the first answer, measure: {duration: {from: stage:find, to: stage:tender}}, target: {kind: between, value: 2 days, high: 5 days}}
"""


def checked() -> CheckedMap:
    """The map of the example."""
    return resolve(read_map_text(MAP_TEXT, file="example.yaml"))


def share(k: int, n: int, low: float = 0.0, high: float = 0.0) -> Framed:
    """A share with its interval."""
    if n == 0:
        return Framed(Estimate(None, "share", 0, None, None, None, 0.95, "wilson", 0, "too_few"), 0)
    return Framed(Estimate(k / n, "share", n, k, low, high, 0.95, "wilson", n, "ok"), 0)


def days(
    value: float | None, n: int, low: float | None = None, high: float | None = None
) -> Framed:
    """A time in days with its interval."""
    seconds = [None if part is None else part * DAY for part in (value, low, high)]
    return Framed(Estimate(seconds[0], "s", n, None, seconds[1], seconds[2], 0.95, "km_median", n, "ok"), 0)  # fmt: skip


def standard(target_days: float, on_time: Framed) -> StandardRow:
    """A promise and how it is kept."""
    return StandardRow(target_days * DAY, None, "default", "planned", on_time, 0)


def stage(
    key: str, counts: tuple[int, int], states: tuple[int, int, int, int, int], *,
    moved_on: Framed, dwell: Framed, promise: StandardRow | None,
) -> StageRow:  # fmt: skip
    """A row of the stage table."""
    name = next(str(one.name) for one in checked().stages if one.key == key)
    return StageRow(
        key, name, counts[0], counts[1], StateCounts(*states), moved_on, 83 * DAY, 0, 0, 0, None, dwell, promise, (),
        None, None, None,
    )  # fmt: skip


STAGES = (
    stage("find", (66, 4), (3, 1, 0, 0, 0), moved_on=share(60, 62, 0.89, 0.99),
          dwell=days(12, 66, 9, 15), promise=standard(14, share(40, 60, 0.54, 0.77))),
    stage("tender", (60, 18), (12, 2, 3, 1, 0), moved_on=share(26, 42, 0.468, 0.75),
          dwell=days(34, 60, 29, 41), promise=standard(30, share(24, 42, 0.42, 0.71))),
    stage("mobilize", (26, 2), (1, 0, 1, 0, 0), moved_on=share(22, 24, 0.74, 0.98),
          dwell=days(21, 26, 15, 30), promise=standard(20, share(9, 24, 0.21, 0.57))),
    stage("drill", (22, 13), (10, 3, 0, 0, 0), moved_on=share(6, 7, 0.49, 0.97),
          dwell=days(None, 22, 90), promise=None),
    stage("demob", (6, 1), (1, 0, 0, 0, 0), moved_on=share(3, 3, 0.44, 1),
          dwell=days(9, 6), promise=standard(10, share(3, 5, 0.23, 0.88))),
)  # fmt: skip
PATHS = (
    PathRow("technical", "Technical evaluation", 21, 9, 0, 26, days(17, 26, 15, 21), share(24, 26, 0.76, 0.98)),
    PathRow("legal", "Terms and risk review", 21, 9, 4, 26, days(38, 26, 33, 45), share(8, 30, 0.14, 0.44)),
    PathRow("money", "Money", 50, 2, 0, 4, days(13, 4), None),
)  # fmt: skip


def finding(n: int, sentence: str, owner: str | None, suggestion: str) -> FindingRow:
    """A row of the findings."""
    return FindingRow("silo_break", "links.handover", None, n, n, None, None, None, owner, None,
                      Sentence(sentence), Sentence(suggestion), "c1")  # fmt: skip


FINDINGS = (
    finding(8, "8 accounts waited too long after the offer: Operations heard of the award 4 working days later than agreed.", "operations", "Name one owner for the handover and send the award letter the same day."),
    finding(6, "6 accounts are late with terms and risk review.", "legal", "Offer the standard terms with the first draft."),
    finding(5, "5 accounts asked about an invoice and were never heard of again.", "finance", "Call each of them this week."),
    finding(4, "4 junior explorers waited longer than 20 working days for their rigs.", "operations", "Plan rigs for junior explorers apart."),
    finding(3, "We rate the monthly report 4.5, customers rate it 2.8.", None, "Ask five customers what they miss."),
    finding(2, "Two more waited.", None, ""),
)  # fmt: skip
KPIS = (
    KpiRow("hit_rate", share(26, 48, 0.4, 0.67), 6, KpiTarget("above", 0.3, better="higher"), 0.242, "met", "yes"),
    KpiRow("cycle", days(24, 48, 20, 29), 6, KpiTarget("below", 20 * DAY), 4 * DAY, "missed", "no"),
    KpiRow("nps", Framed(Estimate(23.0, "points", 18, None, -4.0, 50.0, 0.95, "nps", 18, "ok"), 0), 0, KpiTarget("above", 50.0), -27.0, "missed", "yes"),
    KpiRow("shrink", days(94, 48, 88, 99), 6, KpiTarget("vs_baseline", 100.3 * DAY, better="lower"), -6.3 * DAY, "met", "yes"),
    KpiRow("answer", days(3, 48, 2.5, 4), 6, KpiTarget("between", 2 * DAY, 5 * DAY), 0.0, "met", "yes"),
    KpiRow("back", share(2, 3, 0.2, 0.9), 1, KpiTarget("at_least", 0.8), None, None, None),
)  # fmt: skip
FRAME = Frame(
    Population(66, 60, (("left_truncated", 6),)),
    Window(datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 10, 1, tzinfo=UTC),
           datetime(2026, 11, 20, 18, 40, tzinfo=UTC), "Australia/Perth"),
    "journey", (Filter("segment", "junior"),),
    Provenance("77ab", "s_41", "9f2c", "duckdb", "0.1.0", datetime(2026, 11, 20, 18, 41, tzinfo=UTC)),
)  # fmt: skip

VOICE = VoiceRow(60, 4, KPIS[2].value, None, None, share(60, 100, 0.5, 0.69))


def board() -> OverlaidMap:
    """The whole example."""
    coverage = CoverageRow(7860, 8210, share(7860, 8210, 0.953, 0.961), 3, (), (), (), ())
    events = EventBalance(9310, 9240, 58, 12, 7010, 640, 210, 0, 380, 45, 605, 350)
    return OverlaidMap(
        MapHead("mining_support", "1.2.0", "9f2c", "all cases by this map"), (FRAME,), events,
        coverage, STAGES, (), (), PATHS, (), (), (), (), (), (), (), (), KPIS, FINDINGS, VOICE, (),
    )  # fmt: skip


def nothing() -> OverlaidMap:
    """The same map on no events at all."""
    empty = share(0, 0)
    rows = tuple(
        StageRow(one.key, one.name, 0, 0, StateCounts(0, 0, 0, 0, 0), empty, None, 0, 0, 0, None, days(None, 0), None, (), None, None, None)
        for one in STAGES
    )  # fmt: skip
    frame = Frame(Population(0, 0), Window(None, None, FRAME.window.horizon, "UTC"), "journey", (), FRAME.provenance)  # fmt: skip
    return OverlaidMap(
        MapHead("mining_support", "1.2.0", "9f2c", "all cases by this map"), (frame,),
        EventBalance(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        CoverageRow(0, 0, empty, 0, (), (), (), ()), rows, (), (), (), (), (), (), (), (), (), (), (), (), (),
        VoiceRow(0, 0, None, None, None, empty), (),
    )  # fmt: skip
