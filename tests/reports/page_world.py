"""A small map with every kind of statement and hostile names, laid on a few events."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from wayline.base import Clock, FixedClock
from wayline.engine import open_memory
from wayline.events import load_events, open_store
from wayline.insights import OverlaidMap, overlay
from wayline.journeys import LaidMap, Scope, lay
from wayline.map import read_map_text, resolve

HOSTILE = "</script><script>alert(1)</script><!-- & \u2028 end"
MAP = f"""
wayline: 1
key: page
name: "A page <b>about</b> us"
timezone: Europe/Berlin
currency: EUR
owner: sales
calendars: [{{key: desk, name: Desk, hours: 08:00-16:00}}]
calendar: desk
departments: [{{key: sales, name: Sales}}, {{key: works, name: Works & <i>sons</i>}}]
personas: [{{key: buyer, name: The buyer, stakeholder: financial}}]
segments: [{{key: big, name: Big ones, rule: {{account.size: big}}}}]
stages:
  - key: ask
    name: {json.dumps(HOSTILE)}
    need: We know what it costs
    standard: {{target: 2 business days, warn: 1 business day, by: {{segment: big, target: 3 business days}}}}
    exit: {{all: [{{gate: {{paths: [money]}}}}, {{seen: touchpoint:offer}}]}}
    involved: works
    touchpoints:
      - key: enquiry
        name: We ask for an offer
        channels: [email]
        binding: enquiry
        response_within: 4 business hours
      - key: offer
        name: We get the offer
        channels: [portal]
        binding: offer
        moment: make_or_break
        importance: {{internal: 4, customer: {{value: 4.5, basis: observed, n: 12, period: 2025-H2, method: survey}}}}
        performance: {{internal: 3}}
        emotions: {{persona: buyer, desired: confident, elicited: {{value: anxious, basis: observed, n: 3, period: 2025-H2, method: interview}}}}
        pains: [{{key: slow, name: We wait, severity: 4, evidence: [talks, secret]}}]
        fail_points: [{{key: silence, name: Nobody answers, mode: abandoned, recovery: {{actions: [Call], within: 1 day, owner: works}}}}]
  - {{key: use, name: Using it, standard: none, need: none, binding: start, touchpoints: [{{key: start, name: We begin, binding: begin}}]}}
paths:
  - {{key: money, name: Money, persona: buyer, steps: [enquiry, offer], standard: 5 days}}
outcomes:
  - {{key: kept, name: Renewed, kind: success, binding: renewed}}
links:
  - {{key: to_use, from: touchpoint:offer, to: touchpoint:start, kind: handover, handover: {{from: sales, to: works, data: [Names]}}}}
kpis:
  - {{key: hit, name: Offers that win, measure: {{conversion: {{from: touchpoint:offer, to: stage:use}}}}, target: "> 30 %"}}
risks: [{{key: price, name: Price war, score: 4, about: [touchpoint:offer]}}]
evidence:
  - {{key: talks, name: Two talks, kind: interview, n: 2, observed_on: 2025-11-01, restricted: false}}
  - {{key: secret, name: A letter nobody may see, kind: document, observed_on: 2025-11-02, excerpt: hush}}
"""
EVENTS = """\
time,event,account
2026-01-05T09:00:00Z,enquiry,a1
2026-01-06T09:00:00Z,offer,a1
2026-01-08T09:00:00Z,start,a1
2026-01-08T10:30:15Z,begin,a1
2026-03-02T09:00:00Z,renewed,a1
2026-01-07T09:00:00Z,enquiry,a2
2026-01-20T09:00:00Z,offer,a2
2026-01-09T09:00:00Z,enquiry,"<img src=x onerror=alert(2)>"
2026-01-12T09:00:00Z,enquiry,a4
2026-01-13T09:00:00Z,offer,a4
2026-01-14T09:00:00Z,begin,a4
2026-01-14T09:00:00Z,begin,a4
"""


EVERYTHING = Scope()
NOW = FixedClock(datetime(2026, 4, 1, tzinfo=UTC))


@contextmanager
def page_world(
    folder: Path, events: str = EVENTS, *, clock: Clock = NOW, scope: Scope = EVERYTHING
) -> Iterator[tuple[OverlaidMap, LaidMap]]:
    """The map measured on these events, and what it was measured on."""
    file = folder / "events.csv"
    file.write_text(events, encoding="utf-8")
    engine = open_memory()
    load_events(engine, [file], clock=clock)
    laid = lay(resolve(read_map_text(MAP, file="page.yaml")), open_store(engine))
    yield overlay(laid, scope, clock=clock), laid
    engine.close()
