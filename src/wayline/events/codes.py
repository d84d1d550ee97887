"""Why was a row refused: the closed list of reasons, each with what to do [E10]."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its code, a sentence for anybody, and the usual mending."""

    code: str
    sentence: str
    fix: str


REASONS: tuple[Reason, ...] = (
    Reason("invalid_json", "The line is not a JSON object.", "Repair the line, or leave it out."),
    Reason("invalid_utf8", "The line holds bytes that are no text in the file's encoding.", "Declare `encoding:` in the mapping."),
    Reason("not_an_object", "The line is JSON, but not an object with fields.", "Write one object a line."),
    Reason("no_name", "The event has no name.", "Say in `columns: name:` which column holds it, or give `value:`."),
    Reason("no_identity", "Neither a person nor an account nor an object is named.", "Map `person`, `account` or `objects`."),
    Reason("time_unreadable", "The time is missing or in no format that the mapping lists.", "Add the format to `columns: ts: formats:`."),
    Reason("time_before_epoch", "The time lies before 1950 or is a stand-in such as 1970-01-01.", "Declare the stand-in under `missing:`."),
    Reason("event_too_large", "The row is larger than 1 MB.", "Leave out the column that is so large."),
    Reason("no_event", "None of the row's time columns is filled.", "Nothing to do, if the case has not begun."),
    Reason("field_count", "The line has more or fewer fields than the header.", "Quote fields that hold the separator."),
    Reason("unknown_currency", "The amount has a currency that is no ISO 4217 code.", "Declare `currency:` in the mapping."),
    Reason("bad_number", "A number cannot be read.", "Declare `number: de` for decimal commas, or list the value under `missing:`."),
    Reason("bad_scale", "The answer lies outside the declared scale.", "Correct `scale:` in the mapping."),
    Reason("object_without_id", "The only identity of the row is an object without an id.", "Map another identity, or leave the row out."),
    Reason("unknown_shape", "The row fits no shape that is known.", "Write a mapping file: wayline map-columns FILE."),
    Reason("damaged", "The file is cut off or broken here.", "Export the file again."),
    Reason("drain_error", "The row could not be stored.", "Report this, with the row."),
)  # fmt: skip
BY_CODE: dict[str, Reason] = {reason.code: reason for reason in REASONS}


def sentence(code: str) -> str:
    """The reason in words, with what to do next."""
    reason = BY_CODE[code]
    return f"{reason.sentence} {reason.fix}"
