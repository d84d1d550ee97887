"""Why was a row refused: the closed list of reasons, each with what to do [E10]."""

from dataclasses import dataclass

from wayline.base import Saying, Sentence, paragraph, say


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its code, a sentence for anybody, and the usual mending."""

    code: str
    sentence: Sentence
    fix: Sentence


REASONS: tuple[Reason, ...] = (
    Reason("invalid_json", say("The line is not a JSON object."), say("Repair the line, or leave it out.")),
    Reason("invalid_utf8", say("The line holds bytes that are no text in the file's encoding."), say("Declare `encoding:` in the mapping.")),
    Reason("not_an_object", say("The line is JSON, but not an object with fields."), say("Write one object a line.")),
    Reason("no_name", say("The event has no name."), say("Say in `columns: name:` which column holds it, or give `value:`.")),
    Reason("no_identity", say("Neither a person nor an account nor an object is named."), say("Map `person`, `account` or `objects`.")),
    Reason("time_unreadable", say("The time is missing or in no format that the mapping lists."), say("Add the format to `columns: ts: formats:`.")),
    Reason("time_before_epoch", say("The time lies before 1950 or is a stand-in such as 1970-01-01."), say("Declare the stand-in under `missing:`.")),
    Reason("event_too_large", say("The row is larger than 1 MB."), say("Leave out the column that is so large.")),
    Reason("no_event", say("None of the row's time columns is filled."), say("Nothing to do, if the case has not begun.")),
    Reason("field_count", say("The line has more or fewer fields than the header."), say("Quote fields that hold the separator.")),
    Reason("unknown_currency", say("The amount has a currency that is no ISO 4217 code."), say("Declare `currency:` in the mapping.")),
    Reason("bad_number", say("A number cannot be read."), say("Declare `number: de` for decimal commas, or list the value under `missing:`.")),
    Reason("bad_scale", say("The answer lies outside the declared scale."), say("Correct `scale:` in the mapping.")),
    Reason("object_without_id", say("The only identity of the row is an object without an id."), say("Map another identity, or leave the row out.")),
    Reason("unknown_shape", say("The row fits no shape that is known."), say("Write a mapping file: wayline map-columns FILE.")),
    Reason("damaged", say("The file is cut off or broken here."), say("Export the file again.")),
    Reason("drain_error", say("The row could not be stored."), say("Report this, with the row.")),
)  # fmt: skip
BY_CODE: dict[str, Reason] = {reason.code: reason for reason in REASONS}


def sentence(code: str) -> Saying:
    """The reason in words, with what to do next."""
    reason = BY_CODE[code]
    return paragraph([reason.sentence, reason.fix])
