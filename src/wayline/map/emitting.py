"""How is a value written as YAML that our own reader, and any other, takes for the same value?"""

import json
import re

from wayline.base import JsonObject, JsonValue

WIDTH = 100  # what fits on a line stays on one line
_PLAIN = re.compile(r"[^\W_](?:[\w .%()/'+*=<>;-]|:(?=\w))*")
_WORD = re.compile(
    r"(?i)null|true|false|yes|no|on|off|0[xo][0-9a-f]+|[0-9][0-9_]*([.:][0-9_]*)*(e[-+]?[0-9]+)?"
)  # what some reader of YAML takes for more than text
_ODD = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def emit_document(fields: JsonObject) -> str:
    """A whole document in block style; entities one below the other, small values on one line."""
    return "".join(emit_entry(name, part, 0) for name, part in fields.items())


def emit_value(value: JsonValue, indent: int) -> str:
    """A value as it stands after `name: ` or `- `: on one line, or on lines of its own.

    Lines of its own begin with a line break and are indented by `indent`.
    """
    flow = emit_flow(value)
    if not isinstance(value, dict | list) or not value or len(flow) + indent + 12 <= WIDTH:
        return flow
    if isinstance(value, dict):
        lines = "".join(emit_entry(name, part, indent) for name, part in value.items())
    else:
        lines = "".join(emit_item(part, indent) for part in value)
    return "\n" + lines.removesuffix("\n")


def emit_lines(value: JsonValue, indent: int) -> str:
    """A value whose first line is already indented: what replaces a value in block style."""
    if not isinstance(value, dict | list) or not value:
        return emit_flow(value)
    return emit_value(value, indent).removeprefix("\n" + " " * indent)


def emit_entry(name: str, value: JsonValue, indent: int) -> str:
    """A field of a mapping, with its line break."""
    shown = emit_value(value, indent + 2)
    gap = "" if shown.startswith("\n") else " "
    return f"{' ' * indent}{emit_scalar(name)}:{gap}{shown}\n"


def emit_item(value: JsonValue, indent: int) -> str:
    """A row of a list, with its line break."""
    shown = emit_value(value, indent + 2)
    if shown.startswith("\n"):
        shown = shown.removeprefix("\n" + " " * (indent + 2))
    return f"{' ' * indent}- {shown}\n"


def emit_flow(value: JsonValue) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        inside = ", ".join(
            f"{emit_scalar(name)}: {emit_flow(part)}" for name, part in value.items()
        )
        return "{" + inside + "}"
    if isinstance(value, list):
        return "[" + ", ".join(emit_flow(part) for part in value) + "]"
    return emit_scalar(value)


def emit_scalar(value: JsonValue) -> str:
    """A scalar, quoted unless it is plainly a text."""
    if not isinstance(value, str):
        return json.dumps(value)
    if _PLAIN.fullmatch(value) and not _WORD.fullmatch(value) and value[-1] != " ":
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _ODD.sub(lambda odd: f"\\u{ord(odd.group()):04x}", quoted)
