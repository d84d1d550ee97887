"""Does the front end know the document that the page carries? Writes its TypeScript types, or compares.

    python tools/write_types.py [--check]

The types are read off the JSON Schema that `wayline schema page` prints, so a field that is renamed in
Python is an error of the TypeScript compiler.
"""

import json
import subprocess
import sys
import textwrap
from collections.abc import Mapping

from house import ROOT

TARGET = ROOT / "web" / "src" / "api" / "page.ts"
HEAD = "// Written by `make docs` from the schema of the page (wayline.page/1); do not edit.\n"
WIDTH = 100
Schema = Mapping[str, "Json"]
Json = None | bool | int | float | str | list["Json"] | Schema
PLAIN = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "null": "null",
}


def schema() -> Schema:
    """The schema as the command line prints it."""
    command = [sys.executable, "-m", "wayline", "schema", "page"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    return fields(json.loads(said))


def fields(value: Json) -> Schema:
    """A part of a schema that holds other parts."""
    if not isinstance(value, Mapping):
        raise TypeError(f"expected an object of the schema, got {value!r:.80}")
    return value


def words(value: Json) -> list[Json]:
    """A list of the schema."""
    return value if isinstance(value, list) else []


def written(form: Json) -> str:
    """One form as a TypeScript type."""
    part = fields(form)
    if "$ref" in part:
        return str(part["$ref"]).rpartition("/")[2]
    if "const" in part:
        return json.dumps(part["const"])
    if "enum" in part:
        return " | ".join(json.dumps(word) for word in words(part["enum"]))
    if "anyOf" in part:
        return " | ".join(dict.fromkeys(written(one) for one in words(part["anyOf"])))
    return of_kind(part)


def of_kind(part: Schema) -> str:
    """A plain type, a list or an object."""
    kind = part.get("type")
    if isinstance(kind, list):
        return " | ".join(PLAIN[str(one)] for one in kind)
    if kind == "array":
        return f"readonly {bracketed(written(part['items']))}[]"
    if kind == "object":
        return record(part) if "properties" in part else by_key(part)
    return PLAIN[str(kind)]


def bracketed(text: str) -> str:
    """A union inside a list needs brackets."""
    return f"({text})" if " | " in text else text


def by_key(part: Schema) -> str:
    """An object with any keys and values of one type."""
    return f"Readonly<Record<string, {written(part['additionalProperties'])}>>"


def record(part: Schema) -> str:
    """An object with named fields."""
    required = words(part.get("required"))
    lines = ["{"]
    for name, form in fields(part["properties"]).items():
        mark = "" if name in required else "?"
        lines.append(textwrap.indent(f"readonly {name}{mark}: {written(form)};", "  "))
    return "\n".join([*lines, "}"])


def declared(name: str, form: Schema) -> str:
    """One type with what is said of it."""
    said = str(form.get("description", "")).split("\n\n")
    lines = [line for part in said for line in textwrap.wrap(part, WIDTH - 3)]
    comment = "".join(f"// {line}\n" for line in lines)
    return f"{comment}export type {name} = {written(form)};\n"


def types_text() -> str:
    """The whole file."""
    root = schema()
    named = fields(root["$defs"])
    parts = [declared(name, fields(form)) for name, form in named.items()]
    return "\n".join([HEAD, *parts, declared("Page", root)])


def main() -> None:
    """Write the types, or say that they are out of date."""
    text = types_text()
    if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text:
        return
    if "--check" in sys.argv:
        sys.exit(f"out of date: {TARGET.relative_to(ROOT)}. Run `make docs` and commit.")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
