"""Which map does the invented company work with: the starter, with what its customers answered."""

from collections.abc import Iterator

from wayline.map import (
    JsonObject,
    JsonValue,
    dump_yaml,
    from_json,
    read_map_text,
    read_starter,
    to_json,
)

STARTER = "mining_support"
SILENT_AFTER = "120 days"  # an open project without an event for so long is over
BRIEFED: JsonObject = {"basis": "observed", "n": 38, "period": "2026-H1", "method": "survey"}
TALKED: JsonObject = {"basis": "observed", "n": 12, "period": "2026-H1", "method": "interview"}

# What customers answered, by touchpoint: (importance, performance), each from 1 to 5.
# The weekly report is the planted blind spot: we think it is good and of little weight.
RATED: dict[str, tuple[float, float]] = {
    "offer": (4.6, 4.1), "first_shift": (4.8, 4.2), "report": (4.7, 2.3), "invoice_query": (3.1, 2.9), "impact": (3.9, 4.1),
}  # fmt: skip
INSIDE: dict[str, tuple[float, float]] = {
    "offer": (4.4, 4.0), "first_shift": (4.8, 4.2), "report": (2.6, 4.2), "invoice_query": (2.9, 3.0), "impact": (3.8, 4.0),
}  # fmt: skip
# What they felt, by touchpoint.
FELT: dict[str, str] = {
    "offer": "confident", "track_arrival": "anxious", "first_shift": "confident", "report": "frustrated",
    "invoice_query": "forgotten", "impact": "proud",
}  # fmt: skip


def demo_map_yaml() -> str:
    """The map file of the invented company: comments aside, the starter with observed readings."""
    document = to_json(read_map_text(read_starter(STARTER)["map.yaml"]).document)
    document |= {
        "name": "Ferrum Field Services: supporting a mine site",
        "dead_after": SILENT_AFTER,
        "version": "1.0.0",
    }
    for touchpoint in _touchpoints(document):
        key = touchpoint["key"]
        if isinstance(key, str):
            _hear(touchpoint, key)
    head = (
        "# Ferrum Field Services is an invented company; so are its customers and every number here.\n"
        "# The map is the starter `mining_support` with what the invented customers answered.\n"
    )
    return head + dump_yaml(from_json(document))


def _touchpoints(document: JsonObject) -> Iterator[JsonObject]:
    stages = document["stages"]
    for stage in stages if isinstance(stages, list) else []:
        held = stage.get("touchpoints", []) if isinstance(stage, dict) else []
        yield from (
            one for one in (held if isinstance(held, list) else []) if isinstance(one, dict)
        )


def _hear(touchpoint: JsonObject, key: str) -> None:
    """Put the readings of one touchpoint in: ours as believed, theirs as observed."""
    if key in RATED:
        for at, field in enumerate(("importance", "performance")):
            ours: JsonValue = [{"value": INSIDE[key][at], "basis": "believed"}]
            theirs: JsonValue = [{"value": RATED[key][at], **BRIEFED}]
            touchpoint[field] = {"internal": ours, "customer": theirs}
    if key in FELT:
        emotions = touchpoint.get("emotions")
        first = (
            emotions[0]
            if isinstance(emotions, list) and emotions and isinstance(emotions[0], dict)
            else {}
        )
        felt: JsonValue = [{"value": {"label": FELT[key]}, **TALKED}]
        touchpoint["emotions"] = [
            {**first, "desired": first.get("desired", {"label": "reassured"}), "elicited": felt}
        ]
