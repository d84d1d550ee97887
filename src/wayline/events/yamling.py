"""How is a proposed mapping written: YAML with the reason behind every guess."""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from wayline.base import Saying, slug
from wayline.events.looking import Seen
from wayline.events.naming import object_type_of
from wayline.events.sources.scan import Scan
from wayline.events.surveying import ANSWER, Survey

_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Rest:
    """What else was noticed in a file.

    Attributes:
        cancels: a number with a C before it is a cancellation.
        commas: the roles whose amounts write their fraction after a comma.
        survey: the question and the scale of the answers in it.
    """

    cancels: bool = False
    commas: Set[str] = frozenset()
    survey: Survey | None = None


def yaml_of(
    scan: Scan,
    taken: Mapping[str, Seen],
    stages: Sequence[Seen],
    reasons: Sequence[Saying],
    *,
    rest: Rest,
) -> str:
    """The text of a mapping file; what was guessed is marked so."""
    survey = rest.survey
    key = slug(scan.file.name.removesuffix(".gz").rsplit(".", 1)[0], kind="source")
    lines = [f"# A first mapping for {scan.file.name}; change what is wrong."]
    lines += [f"# {reason}" for reason in reasons]
    lines += [f"source: {key}", f"reader: {scan.reader}", f"shape: {'wide' if stages else 'long'}"]
    lines.append("zone: UTC  # guessed: the file names no zone")
    lines.append("columns:")
    for role in ("ts", "name"):
        if role in taken:
            lines.append(f"  {role}: {{column: {_quoted(taken[role].name)}}}  # guessed")
        elif role == "name" and not stages:
            event = object_type_of(taken["case"].name) if "case" in taken else key
            event = event if survey is None else ANSWER
            lines.append(_fixed_name(event, taken["case"].name if rest.cancels else None))
    if "case" in taken:
        name = taken["case"].name
        lines.append(
            f"  objects: [{{type: {object_type_of(name)}, column: {_quoted(name)}, role: subject}}]  # guessed"
        )
    for role in ("account", "person", "channel", "department", "employee", "cost", "value"):
        if role in taken:
            kind = (
                ", type: email" if role == "person" and "mail" in taken[role].name.lower() else ""
            )
            kind += ", number: de" if role in rest.commas else ""
            lines.append(f"  {role}: {{column: {_quoted(taken[role].name)}{kind}}}  # guessed")
    for role in ("score", "score_kind", "scale_min", "scale_max", "comment", "touchpoint", "stage"):
        if role in taken:
            form = survey.form if survey is not None and role == "score" else ""
            lines.append(f"  {role}: {{column: {_quoted(taken[role].name)}{form}}}  # guessed")
    lines.append('  properties: "*"')
    if stages:
        lines.append("stages:")
        lines += [
            f"  {_quoted(stage.name)}: {_quoted(event_of(stage.name))}  # guessed"
            for stage in stages
        ]
    return "\n".join(lines) + "\n"


def _fixed_name(event: str, numbers: str | None) -> str:
    if numbers is None:
        return f"  name: {{value: {event}}}  # guessed: no column names the event"
    patterns = f'{{"C*": {event} cancelled, "*": {event}}}'
    return f"  name: {{column: {_quoted(numbers)}, like: {patterns}}}  # guessed"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def event_of(column: str) -> str:
    """`engage_date` is the event `engage`, `Prüfung_am` is `prüfung_am`: a name keeps its letters."""
    plain = _NO_LETTERS.sub("_", unicodedata.normalize("NFC", column).lower()).strip("_")
    if not plain[:1].isalpha():
        plain = f"stage_{plain}".strip("_")
    for tail in ("_timestamp", "_date", "_time", "_at", "_on", "_ts"):
        if plain.endswith(tail) and len(plain) > len(tail):
            return plain.removesuffix(tail)
    return plain
