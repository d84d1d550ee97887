"""Which journey did we design, and which events prove each part of it? Pure: no engine, no clock.

`document` and its parts: the model · `rules`, `binding`, `rule_forms`: bindings · `nodes`, `expanding`, `reading`:
from YAML · `canonical`, `schema`, `text`: the one form · `elements`, `references`, `checked`: who points at whom ·
`checks`, `starters` · `commands`, `rebasing`: edits, two people at once · `diffing`, `versions`: what changed.
"""

# isort: off
# fmt: off
from wayline.base import JsonObject, JsonValue
from wayline.map.binding import parse_binding, parse_cond, parse_rule, rules_of
from wayline.map.blueprint import Activity, Compliance, CostTime, Lane, System
from wayline.map.canonical import content_hash, from_json, to_json
from wayline.map.checked import CheckedMap, Judge, judged_by, resolve
from wayline.map.checks.all_checks import check_codes, find_problems
from wayline.map.checks.finding import Finding
from wayline.map.checks.proofs import proves_nothing
from wayline.map.command_forms import command_from_json, command_to_json
from wayline.map.commands import Applied, Command, CommandError, InsertPart, MovePart, RemovePart, SetField, apply_command, apply_commands, has_part, part_at
from wayline.map.diffing import Breaks, Bump, ChangeKind, MapChange, changed_promises, diff, is_about, next_version, proposed_bump
from wayline.map.document import Impulse, JourneyMap, MapScope
from wayline.map.elements import Element
from wayline.map.entity import Value
from wayline.map.experience import Emotion, Evidence, Feeling, Pain, Ratings, Reading
from wayline.map.failure import FailPoint, Recovery, Risk
from wayline.map.improvement import Initiative, Insight, Opportunity
from wayline.map.library import LIBRARY_KINDS, LibraryEntry, library_of
from wayline.map.nodes import Places
from wayline.map.people import Department, Path, Persona, Responsibility, Segment
from wayline.map.plain import ShapeError
from wayline.map.portfolio import Profile, Thresholds, Workspace
from wayline.map.reading import MapFile, read_map, read_map_text
from wayline.map.rebasing import are_in_conflict, rebased
from wayline.map.rule_forms import binding_to_json, canonical_rule, cond_to_json, rule_to_json
from wayline.map.rules import (
    AllCond, AllRule, AnyCond, AnyRule, Binding, Cond, EventRule, Gate, GateCond, IsCond, NamePattern, NotCond, NotRule, OverdueCond, Ref, Rule, Scalar, SeenCond, Take, Test, TestOp,
)
from wayline.map.scalars import Change, Period, Text
from wayline.map.schema import json_schema
from wayline.map.shapes import FieldShape, shape_of
from wayline.map.stages import Need, Outcome, Stage
from wayline.map.standards import Standard, StandardBy
from wayline.map.starters import read_starter, starter_map, starter_names
from wayline.map.targets import TARGET_WORDS, Amount, Conversion, Count, Goal, Kpi, Manual, Measure, MeasureSpec, OnStandard, Promise, Quantity, Retention, Score, Share, Target, TimeBetween
from wayline.map.text import dump_yaml, read_binding_text, read_condition_text, to_yaml
from wayline.map.touchpoints import Channel, Handover, Link, Message, Touchpoint
from wayline.map.versions import is_ruling, last_published, lost_keys, map_file_of, sealed, with_version
from wayline.map.vocabulary import CHANNEL_KINDS, Adopt, MarketState

__all__ = [
    "CHANNEL_KINDS", "LIBRARY_KINDS", "TARGET_WORDS", "Activity", "Adopt", "AllCond", "AllRule", "Amount", "AnyCond", "AnyRule", "Applied", "Binding", "Breaks", "Bump", "Change", "ChangeKind", "Channel", "CheckedMap", "Command",
    "CommandError", "Compliance", "Cond", "Conversion", "CostTime", "Count", "Department", "Element", "Emotion", "EventRule", "Evidence", "FailPoint", "Feeling", "FieldShape", "Finding",
    "Gate", "GateCond", "Goal", "Handover", "Impulse", "Initiative", "InsertPart", "Insight", "IsCond", "JourneyMap", "JsonObject", "JsonValue", "Judge", "Kpi", "Lane", "LibraryEntry", "Link", "Manual", "MapChange",
    "MapFile", "MapScope", "MarketState", "Measure", "MeasureSpec", "Message", "MovePart", "NamePattern", "Need", "NotCond", "NotRule", "OnStandard", "Opportunity", "Outcome", "OverdueCond", "Pain",
    "Path", "Period", "Persona", "Places", "Profile", "Promise", "Quantity", "Ratings", "Reading", "Recovery", "Ref", "RemovePart", "Responsibility", "Retention", "Risk", "Rule", "Scalar",
    "Score", "SeenCond", "Segment", "SetField", "ShapeError", "Share", "Stage", "Standard", "StandardBy", "System", "Take", "Target", "Test", "TestOp", "Text", "Thresholds", "TimeBetween",
    "Touchpoint", "Value", "Workspace", "apply_command", "apply_commands", "are_in_conflict", "binding_to_json", "canonical_rule", "changed_promises", "check_codes", "command_from_json",
    "command_to_json", "cond_to_json", "content_hash", "diff", "dump_yaml", "find_problems", "from_json", "has_part", "is_about", "is_ruling", "json_schema", "judged_by", "last_published", "library_of", "lost_keys", "map_file_of", "next_version",
    "parse_binding", "parse_cond", "parse_rule", "part_at", "proposed_bump", "proves_nothing", "read_binding_text", "read_condition_text", "read_map", "read_map_text", "read_starter", "rebased", "resolve",
    "rule_to_json", "rules_of", "sealed", "shape_of", "starter_map", "starter_names", "to_json", "to_yaml", "with_version"]
