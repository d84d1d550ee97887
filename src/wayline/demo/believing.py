"""Which map does the invented company work with: the starter, with what its customers answered."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from wayline.demo.truths import Truths
from wayline.map import (
    JsonObject,
    JsonValue,
    from_json,
    read_map_text,
    read_starter,
    to_json,
    to_yaml,
)

STARTER = "mining_support"
SILENT_AFTER = "120 days"  # an open project without an event for so long is over
SURVEYED: JsonObject = {"basis": "observed", "n": 41, "period": "2026-H1", "method": "survey"}
TALKED: JsonObject = {"basis": "observed", "n": 12, "period": "2026-H1", "method": "interview"}
HEAD = """\
# Ferrum Field Services is an invented company; so are its customers and every number here.
# The map is the starter `mining_support`, with what the invented customers answered.
"""

# Importance and performance, each from 1 to 5: what customers say, and what we think.
CUSTOMERS: Mapping[str, tuple[float, float]] = {
    "offer": (4.3, 4.1), "clearance": (3.6, 3.9), "first_shift": (4.8, 4.2), "report": (4.6, 2.3),
    "invoice_answer": (2.9, 3.8), "impact": (3.2, 4.2),
}  # fmt: skip
COMPANY: Mapping[str, tuple[float, float]] = {
    "offer": (4.4, 4.0), "clearance": (3.5, 3.8), "first_shift": (4.8, 4.2), "report": (2.6, 4.2),
    "invoice_answer": (2.8, 3.6), "impact": (3.4, 4.1),
}  # fmt: skip
FELT: Mapping[str, str] = {
    "offer": "confident", "track_arrival": "anxious", "first_shift": "confident", "report": "frustrated",
    "invoice_query": "forgotten", "impact": "proud",
}  # fmt: skip
BLIND_SPOT = "report"
IN_GOOD_ORDER, SO_SO = "confident", 3.0  # how a report makes one feel that is rated above so-so

EVIDENCE: list[JsonValue] = [
    {"key": "talks", "name": "Talks with twelve clients", "kind": "interview", "n": 12, "observed_on": "2026-06-18"},
    {"key": "spring_survey", "name": "Survey of the first half-year", "kind": "survey", "n": 41, "observed_on": "2026-07-02"},
]  # fmt: skip
PROVEN: Mapping[str, list[JsonValue]] = {"worth_unproven": ["talks"], "query_unheard": ["talks"]}
IGNORED: list[JsonValue] = ["portal_login"]
BASES: Mapping[str, JsonObject] = {
    "retention": {
        "benchmark": 0.6,
        "source": "Industry survey, invented",
        "baseline_period": "2025",
    },
    "cycle": {"baseline": "80 days", "baseline_period": "2023"},
}
MORE_KPIS: list[JsonValue] = [
    {"key": "questions", "name": "Projects with a question about an invoice", "measure": {"share": {"of": "invoice_queried", "over": "invoice_sent"}}, "target": {"kind": "below", "value": 0.7}},
    {"key": "crew_time", "name": "From contract to first shift", "measure": {"duration": {"from": "outcome:won", "to": "touchpoint:first_shift"}}, "target": {"kind": "between", "value": "5 days", "high": "25 days"}},
    {"key": "injuries", "name": "Injuries that cost a shift", "measure": "manual", "target": {"kind": "at_most", "value": 2}, "evidence": ["talks"]},
]  # fmt: skip


def demo_map_yaml(truths: Truths) -> str:
    """The map file of the invented company: the starter with its comments, and what was answered."""
    starter = read_map_text(read_starter(STARTER)["map.yaml"])
    document = to_json(starter.document)
    document |= {
        "name": "Ferrum Field Services: supporting a mine site",
        "version": "1.0.0",
        "dead_after": SILENT_AFTER,
        "ignore": IGNORED,
        "evidence": EVIDENCE,
    }
    for touchpoint in _parts(document, "stages", "touchpoints"):
        _hear(touchpoint, str(touchpoint["key"]), truths=truths)
    _set_targets(document)
    return HEAD + to_yaml(replace(starter, document=from_json(document)))


def _parts(document: JsonObject, *names: str) -> Iterator[JsonObject]:
    """The parts of a list of the document, or of the lists inside its parts."""
    held = document.get(names[0], [])
    for part in held if isinstance(held, list) else []:
        if isinstance(part, dict):
            yield from _parts(part, *names[1:]) if names[1:] else (part,)


def _hear(touchpoint: JsonObject, key: str, *, truths: Truths) -> None:
    """Put the readings of one touchpoint in: ours as believed, theirs as observed."""
    is_blind = key == BLIND_SPOT
    if key in CUSTOMERS:
        theirs, ours = CUSTOMERS[key], COMPANY[key]
        if is_blind:
            theirs, ours = (theirs[0], truths.report_csat), (ours[0], truths.report_believed)
        for at, field in enumerate(("importance", "performance")):
            inside: JsonValue = [{"value": ours[at], "basis": "believed"}]
            outside: JsonValue = [{"value": theirs[at], **SURVEYED}]
            touchpoint[field] = {"internal": inside, "customer": outside}
    if key in FELT:
        label = IN_GOOD_ORDER if is_blind and truths.report_csat > SO_SO else FELT[key]
        felt: JsonValue = [{"value": {"label": label}, **TALKED}]
        unsaid: JsonObject = {"desired": {"label": "reassured"}}
        emotion: JsonObject = {**next(_parts(touchpoint, "emotions"), unsaid), "elicited": felt}
        touchpoint["emotions"] = [emotion]
    for pain in _parts(touchpoint, "pains"):
        if pain["key"] in PROVEN:
            pain["evidence"] = PROVEN[str(pain["key"])]


def _set_targets(document: JsonObject) -> None:
    """Fill in what the starter leaves open, and add the kinds of target that it lacks."""
    for kpi in _parts(document, "kpis"):
        for target in _parts(kpi, "target"):
            target.update(BASES.get(str(kpi["key"]), {}))
    kpis = document["kpis"]
    document["kpis"] = [*(kpis if isinstance(kpis, list) else []), *MORE_KPIS]
