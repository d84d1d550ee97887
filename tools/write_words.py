"""Does the library show the words of the glossary? Writes them for the front end, or compares.

    python tools/write_words.py [--check]

docs/glossary.md is the source; what is written there stands in the library of the application.
"""

import json
import re
import sys

from check_glossary import GLOSSARY
from house import ROOT

TARGET = ROOT / "web" / "src" / "api" / "glossary.ts"
ROW = re.compile(r"^\| \*\*(?P<word>[^|*]+)\*\* \| (?P<meaning>[^|]+) \|")
HEAD = """// Written by `make docs` from docs/glossary.md; do not edit.

/** A word of the product, and what it means. */
export interface GlossaryWord {
  readonly word: string;
  readonly meaning: string;
}

/** Words that belong together. */
export interface GlossaryPart {
  readonly title: string;
  readonly words: readonly GlossaryWord[];
}

export const GLOSSARY_PARTS: readonly GlossaryPart[] = [
"""


def parts() -> list[tuple[str, list[tuple[str, str]]]]:
    """The parts of the glossary, each with its words and their meanings."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            found.append((line.removeprefix("## "), []))
        match = ROW.match(line)
        if match is not None:
            found[-1][1].append((match["word"], match["meaning"]))
    return [part for part in found if part[1]]


def typescript() -> str:
    """The module of the front end."""
    lines = [HEAD.rstrip("\n")]
    for title, words in parts():
        lines += ["  {", f"    title: {_text(title)},", "    words: ["]
        for word, meaning in words:
            entry = f"      {{ word: {_text(word)}, meaning: {_text(meaning)} }},"
            if len(entry) <= 100:
                lines.append(entry)
            else:
                told = f"        meaning: {_text(meaning)},"
                if len(told) > 100:
                    told = f"        meaning:\n          {_text(meaning)},"
                lines += ["      {", f"        word: {_text(word)},", told, "      },"]
        lines += ["    ],", "  },"]
    return "\n".join([*lines, "];"]) + "\n"


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def main() -> None:
    """Write the module, or say that it is out of date."""
    text = typescript()
    if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text:
        return
    if "--check" in sys.argv:
        sys.exit(f"out of date: {TARGET.relative_to(ROOT)}. Run `make docs` and commit.")
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
