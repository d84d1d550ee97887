"""Which journey did we design, and which events prove each part of it? Pure: no engine, no clock.

`document` and its parts: the model · `rules`, `binding`, `rule_forms`: the grammar of bindings ·
`nodes`, `expanding`, `reading`: from YAML · `canonical`, `schema`, `text`: the one form, and back ·
`elements`, `references`, `checked`: who points at whom · `checks`: findings · `starters`: first maps.
"""

# isort: off
# fmt: off
from wayline.map.binding import parse_binding, parse_cond, parse_rule, rules_of
from wayline.map.blueprint import Activity, Compliance, CostTime, Lane, System
from wayline.map.canonical import content_hash, from_json, to_json
from wayline.map.checked import CheckedMap, resolve
from wayline.map.checks.all_checks import check_codes, find_problems
from wayline.map.checks.finding import Finding
from wayline.map.checks.proofs import proves_nothing
from wayline.map.document import Impulse, JourneyMap, MapScope
from wayline.map.elements import Element
from wayline.map.experience import Emotion, Evidence, Feeling, Pain, Ratings, Reading
from wayline.map.failure import FailPoint, Recovery, Risk
from wayline.map.improvement import Initiative, Insight, Opportunity
from wayline.map.nodes import Places
from wayline.map.people import Department, Path, Persona, Responsibility, Segment
from wayline.map.plain import JsonObject, JsonValue, ShapeError
from wayline.map.portfolio import Thresholds, Workspace
from wayline.map.reading import MapFile, read_map, read_map_text
from wayline.map.rule_forms import binding_to_json, canonical_rule, cond_to_json, rule_to_json
from wayline.map.rules import (
    AllCond, AllRule, AnyCond, AnyRule, Binding, Cond, EventRule, Gate, GateCond, IsCond,
    NamePattern, NotCond, NotRule, OverdueCond, Ref, Rule, Scalar, SeenCond, Take, Test, TestOp,
)
from wayline.map.scalars import Change, Period, Text
from wayline.map.schema import json_schema
from wayline.map.stages import Need, Outcome, Stage
from wayline.map.standards import Standard, StandardBy
from wayline.map.starters import read_starter, starter_names
from wayline.map.targets import (
    Amount, Conversion, Count, Goal, Kpi, Manual, Measure, MeasureSpec, OnStandard, Promise,
    Quantity, Retention, Score, Share, Target, TimeBetween,
)
from wayline.map.text import dump_yaml, to_yaml
from wayline.map.touchpoints import Channel, Handover, Link, Message, Touchpoint

__all__ = [
    "Activity", "AllCond", "AllRule", "Amount", "AnyCond", "AnyRule", "Binding", "Change",
    "Channel", "CheckedMap", "Compliance", "Cond", "Conversion", "CostTime", "Count",
    "Department", "Element", "Emotion", "EventRule", "Evidence", "FailPoint", "Feeling",
    "Finding", "Gate", "GateCond", "Goal", "Handover", "Impulse", "Initiative", "Insight",
    "IsCond", "JourneyMap", "JsonObject", "JsonValue", "Kpi", "Lane", "Link", "Manual",
    "MapFile", "MapScope", "Measure", "MeasureSpec", "Message", "NamePattern", "Need",
    "NotCond", "NotRule", "OnStandard", "Opportunity", "Outcome", "OverdueCond", "Pain", "Path",
    "Period", "Persona", "Places", "Promise", "Quantity", "Ratings", "Reading", "Recovery",
    "Ref", "Responsibility", "Retention", "Risk", "Rule", "Scalar", "Score", "SeenCond",
    "Segment", "ShapeError", "Share", "Stage", "Standard", "StandardBy", "System", "Take",
    "Target", "Test", "TestOp", "Text", "Thresholds", "TimeBetween", "Touchpoint", "Workspace",
    "binding_to_json", "canonical_rule", "check_codes", "cond_to_json", "content_hash",
    "dump_yaml", "find_problems", "from_json", "json_schema", "parse_binding", "parse_cond",
    "parse_rule", "proves_nothing", "read_map", "read_map_text", "read_starter", "resolve", "rule_to_json",
    "rules_of", "starter_names", "to_json", "to_yaml",
]
