"""Is the map in order? Prints findings with file, line and what to do."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wayline.base import DocumentError, Place, SystemClock, today
from wayline.cli.options import EXISTING, day, speaks, speech_of
from wayline.cli.speaking import Json

if TYPE_CHECKING:
    from wayline.map import Finding

EXIT_ERRORS = 1
EXIT_UNREADABLE = 2
WORDS = {"E": "error", "W": "warning", "I": "hint"}
ANNOTATIONS = {"E": "error", "W": "warning", "I": "notice"}


@click.command("check")
@click.argument("map_path", metavar="MAP", type=EXISTING)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How findings are printed; github makes annotations.",
)
@click.option(
    "--against",
    metavar="OLD",
    type=EXISTING,
    multiple=True,
    help="An earlier version: what vanished, overlaps, or is planned by nobody. May be repeated.",
)
@click.option("--today", "on", metavar="DATE", callback=day, help="Judge as of this day.")
@speaks
@click.pass_context
def command(
    ctx: click.Context, *, map_path: Path, form: str, against: tuple[Path, ...], on: date | None
) -> None:
    """Judge a map: findings with file, line and what to do.

    Exit code 0: nothing, or only warnings and hints; 1: errors; 2: the map cannot be read.
    """
    from wayline.map import find_problems, read_map

    speech = speech_of(ctx)
    try:
        earlier = [read_map(one).document for one in against]
        day_judged = on or today(SystemClock())
        findings = find_problems(read_map(map_path), today=day_judged, versions=earlier)
    except DocumentError as error:
        if form == "text" and speech.json_to is None:
            raise
        document = as_document(map_path, [unreadable(error, map_path)])
        code, text = EXIT_UNREADABLE, annotation("E", "unreadable", error.message, error.place)
    else:
        document = as_document(map_path, [as_json(finding) for finding in findings])
        code = EXIT_ERRORS if any(finding.severity == "E" for finding in findings) else 0
        text = as_text(map_path, findings) if form == "text" else as_annotations(findings)
    speech.document(document)
    speech.text(json.dumps(document, ensure_ascii=False, indent=2) if form == "json" else text)
    ctx.exit(code)


def as_json(finding: "Finding") -> dict[str, Json]:
    """One finding as a document."""
    place = finding.place
    return {
        "code": finding.code, "severity": finding.severity, "refs": [str(ref) for ref in finding.refs],
        "message": finding.message, "remedy": finding.remedy, "file": place.file,
        "line": place.line, "path": place.path, "fingerprint": finding.fingerprint,
    }  # fmt: skip


def unreadable(error: DocumentError, path: Path) -> dict[str, Json]:
    """A map that cannot be read, in the form of a finding."""
    place = error.place or Place(file=str(path))
    return {
        "code": "unreadable", "severity": "E", "refs": [], "message": error.message,
        "remedy": error.remedy, "file": place.file, "line": place.line, "path": place.path,
        "fingerprint": None,
    }  # fmt: skip


def as_document(path: Path, findings: Sequence[dict[str, Json]]) -> dict[str, Json]:
    """All findings, with how many of each kind."""
    counts = {f"{WORDS[s]}s": sum(f["severity"] == s for f in findings) for s in WORDS}
    return {"format": "wayline.check/1", "map": str(path), **counts, "findings": list(findings)}


def as_text(path: Path, findings: "Sequence[Finding]") -> str:
    """Findings for a person: where, how grave, what, and what to do."""
    if not findings:
        return f"{path}: in order, nothing to say."
    lines: list[str] = []
    for finding in findings:
        place = finding.place
        where = f"{place.file or path}:{place.line}" if place.line else str(path)
        lines += [f"{where}  {WORDS[finding.severity]}  {finding.code}", f"    {finding.message}"]
        lines += [f"    {finding.remedy}"] if finding.remedy else []
    counts = [
        f"{n} {WORDS[s]}{'' if n == 1 else 's'}"
        for s in WORDS
        if (n := sum(finding.severity == s for finding in findings))
    ]
    return "\n".join([*lines, "", f"{path}: {', '.join(counts)}."])


def as_annotations(findings: "Sequence[Finding]") -> str:
    """Findings as annotations of a pull request."""
    return "\n".join(annotation(f.severity, f.code, in_one(f), f.place) for f in findings)


def in_one(finding: "Finding") -> str:
    """What is the matter and what to do, as sentences on one line."""
    if not finding.remedy:
        return finding.message
    stop = "" if finding.message.endswith(("?", ".")) else "."
    return f"{finding.message}{stop} {finding.remedy}"


def annotation(severity: str, code: str, message: str, place: Place | None) -> str:
    """One workflow command; its own signs are escaped."""
    where = place or Place()
    fields = {"file": where.file, "line": where.line, "title": code}
    given = ",".join(f"{k}={escape(str(v), ',:')}" for k, v in fields.items() if v is not None)
    return f"::{ANNOTATIONS[severity]} {given}::{escape(message)}"


def escape(text: str, more: str = "") -> str:
    """Percent-encode what would end a workflow command or one of its fields."""
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
