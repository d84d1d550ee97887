"""The code blocks of a page, and how each kind is run.

A fence says what its block is: `yaml map.yaml` or `csv events.csv` writes a file into the page's
folder; `console` runs `$ command` lines and compares what follows (a line `...` stands for any
lines, `...` inside a line for any text); `python` runs; `json` parses; `text` is for reading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(
    r"^(?P<indent> *)(?P<ticks>```+)(?P<kind>\w*)(?: (?P<name>[^\n`]*))?\n(?P<body>.*?)^(?P=indent)(?P=ticks)\s*$",
    re.MULTILINE | re.DOTALL,
)
KINDS = {"bash", "console", "csv", "html", "json", "jsonl", "python", "sql", "text", "yaml"}


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block of a page."""

    page: Path
    line: int
    kind: str
    name: str
    body: str

    @property
    def place(self) -> str:
        """Where it stands, for messages."""
        return f"{self.page.name}:{self.line}"


def blocks_of(page: Path) -> Iterator[Block]:
    """Every block of a page, in order."""
    text = page.read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        name = (match["name"] or "").strip()
        yield Block(page, line, match["kind"], name, match["body"])


@dataclass(frozen=True, slots=True)
class Call:
    """A command of a console block, and what the page shows as its output."""

    command: str
    shown: str


def calls_of(block: Block) -> Iterator[Call]:
    """The commands of a console block; a line that ends with a backslash goes on."""
    command, shown = "", list[str]()
    for line in block.body.replace("\\\n", " ").splitlines():
        if line.startswith("$ "):
            if command:
                yield Call(command, "\n".join(shown).rstrip())
            command, shown = line[2:].split("  #")[0].strip(), []
        else:
            shown.append(line)
    if command:
        yield Call(command, "\n".join(shown).rstrip())


def matches(shown: str, said: str) -> bool:
    """True when the output is what the page shows."""
    lines = [
        re.escape(line.rstrip()).replace(re.escape("..."), ".*") for line in shown.splitlines()
    ]
    pattern = "\n".join("(?:.*\n?)*?" if line == ".*" else line for line in lines)
    pattern = pattern.replace("(?:.*\n?)*?\n", "(?:.*\n)*?").replace("\n(?:.*\n?)*?", "(?:\n.*)*?")
    trimmed = "\n".join(line.rstrip() for line in said.strip("\n").splitlines())
    return re.fullmatch(pattern, trimmed) is not None
