"""What goes where? Results to stdout, notes to stderr, documents to the file of `--json`.

`--json -` gives stdout to the document alone; `--quiet` leaves errors only.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


@dataclass(frozen=True, slots=True)
class Speech:
    """How much one run says, and where its document goes."""

    is_quiet: bool = False
    json_to: str | None = None

    @property
    def is_document_only(self) -> bool:
        """True when stdout belongs to the document."""
        return self.json_to == "-"

    @property
    def shows_text(self) -> bool:
        """True when a person reads stdout: no text need be made otherwise."""
        return not self.is_quiet and not self.is_document_only

    def text(self, text: str) -> None:
        """The result, for a person."""
        if self.shows_text:
            # Colour is decided where the text is made; click would take it out of a forced one.
            click.echo(text.rstrip("\n"), color=True)

    def note(self, text: str) -> None:
        """What happened on the way: never part of the result."""
        if not self.is_quiet:
            click.echo(text, err=True)

    def document(self, document: Json) -> None:
        """The result, for a program."""
        if self.json_to is None:
            return
        text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
        if self.is_document_only:
            sys.stdout.write(text)
        else:
            self.file(Path(self.json_to), text)

    def file(self, path: Path, text: str) -> None:
        """A file that is whole or not there: written aside, then put in place; then named in a note."""
        aside = path.with_name(path.name + ".part")
        aside.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(text, encoding="utf-8")
        aside.replace(path)
        self.note(f"Wrote {path}")
