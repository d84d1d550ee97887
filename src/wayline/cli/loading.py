"""What came of taking events in? The balance, what was noticed about the data, and what to do next."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wayline.cli.speaking import Json
    from wayline.events import Balance, FileReport, LoadReport, QualityFinding

NOTES_SHOWN = 12


def load_text(report: "LoadReport") -> str:
    """The whole report, for `ingest`."""
    lines = [balance_line(report.balance)]
    if len(report.files) > 1:
        lines += [f"  {one.file}: {balance_line(one.balance)}" for one in report.files]
    noticed = list(
        dict.fromkeys(map(str, [*report.notes, *(one.sentence for one in report.findings)]))
    )
    if noticed:
        lines += ["", "Noticed", *(f"  {note}" for note in noticed[:NOTES_SHOWN])]
    if len(noticed) > NOTES_SHOWN:
        lines.append(f"  and {len(noticed) - NOTES_SHOWN} more, in the document of --json")
    return "\n".join([*lines, *next_steps(report)])


def next_steps(report: "LoadReport") -> list[str]:
    """What a person may want to do now."""
    steps: list[str] = []
    if report.guessed:
        steps.append("The columns were found by themselves; see how: wayline map-columns FILE")
    if report.balance.quarantined:
        steps.append("See what was refused, and why: wayline quarantine list")
    return ["", *steps] if steps else []


def load_note(report: "LoadReport") -> str:
    """What a person must know when events only pass through on their way to a map; empty when all is well."""
    lines = [str(one.sentence) for one in report.findings if one.severity != "info"]
    if any(one.severity == "error" for one in report.findings):
        lines.append("To see them line by line, take the file into a project: wayline ingest FILE")
    if report.guessed:
        lines.append(
            "The columns were found by themselves; see how, and correct them: wayline map-columns FILE"
        )
    return "\n".join(lines)


def balance_line(balance: "Balance") -> str:
    """Received = stored + duplicate + quarantined [E1]."""
    return (
        f"{balance.received:,} events received = {balance.stored:,} stored + "
        f"{balance.duplicate:,} duplicate + {balance.quarantined:,} quarantined"
    )


def load_document(report: "LoadReport") -> "dict[str, Json]":
    """The report as `wayline.load/1`."""
    return {
        "format": "wayline.load/1",
        "balance": balance_document(report.balance),
        "files": [file_document(one) for one in report.files],
        "findings": [finding_document(one) for one in report.findings],
    }


def balance_document(balance: "Balance") -> "dict[str, Json]":
    """The four counts of the law, and what was suppressed."""
    return {
        "received": balance.received, "stored": balance.stored, "duplicate": balance.duplicate,
        "quarantined": balance.quarantined, "suppressed": balance.suppressed,
    }  # fmt: skip


def file_document(report: "FileReport") -> "dict[str, Json]":
    """What became of one file."""
    return {
        "file": report.file, "source": report.source, "balance": balance_document(report.balance),
        "notes": [str(note) for note in report.notes], "proposed_mapping": report.mapping_yaml,
    }  # fmt: skip


def finding_document(finding: "QualityFinding") -> "dict[str, Json]":
    """One finding about the data."""
    return {
        "code": finding.code, "severity": finding.severity, "source": finding.source,
        "n": finding.n, "of": finding.of, "share": finding.share, "sentence": str(finding.sentence),
    }  # fmt: skip
