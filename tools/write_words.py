"""Does the library show the words of the glossary? Writes them for the front end, or compares.

    python tools/write_words.py [--check]

docs/glossary.md is the source, docs/glossary.de.md says the same in German, row by row by the English word;
what is written there stands in the library of the application.
"""

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from check_glossary import GLOSSARY
from house import ROOT

API = ROOT / "web" / "src" / "api"
GERMAN = GLOSSARY.with_name("glossary.de.md")
ENGLISH_ROW = re.compile(r"^\| \*\*(?P<word>[^|*]+)\*\* \| (?P<meaning>[^|]+) \|")
GERMAN_ROW = re.compile(r"^\| \*\*(?P<word>[^|*]+)\*\* \| (?P<key>[^|]+) \| (?P<meaning>[^|]+) \|")
WRITTEN = "// Written by `make docs` from docs/{source}; do not edit.\n\n"
HEAD = """/** A word of the product, and what it means; `key` is its English. */
export interface GlossaryWord {
  readonly key: string;
  readonly word: string;
  readonly meaning: string;
}

/** Words that belong together. */
export interface GlossaryPart {
  readonly title: string;
  readonly words: readonly GlossaryWord[];
}

"""
TYPED = 'import type { GlossaryPart } from "./glossary";\n\n'


@dataclass(frozen=True, slots=True)
class Word:
    """A row of a glossary; `key` is the English word."""

    key: str
    word: str
    meaning: str


Part = tuple[str, list[Word]]


def parts(path: Path, row: re.Pattern[str]) -> list[Part]:
    """The parts of a glossary, each with its words and their meanings."""
    found: list[Part] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            found.append((line.removeprefix("## "), []))
        match = row.match(line)
        if match is not None:
            key = match.groupdict().get("key") or match["word"]
            found[-1][1].append(Word(key, match["word"], match["meaning"]))
    return [part for part in found if part[1]]


def differences(english: list[Part], german: list[Part]) -> list[str]:
    """The English words that stand in one of the two glossaries only, or in another order."""
    wanted, given = ([word.key for _, words in one for word in words] for one in (english, german))
    apart = sorted(set(wanted) ^ set(given))
    return apart or [mine for mine, other in zip(wanted, given, strict=True) if mine != other][:1]


def typescript(told: list[Part], *, name: str) -> str:
    """A glossary as a constant of the front end."""
    lines = [f"export const {name}: readonly GlossaryPart[] = ["]
    for title, words in told:
        lines += ["  {", f"    title: {_text(title)},", "    words: ["]
        for word in words:
            lines += _entry(word)
        lines += ["    ],", "  },"]
    return "\n".join([*lines, "];"]) + "\n"


def _entry(word: Word) -> list[str]:
    fields = [("key", word.key), ("word", word.word), ("meaning", word.meaning)]
    entry = f"      {{ {', '.join(f'{name}: {_text(said)}' for name, said in fields)} }},"
    if len(entry) <= 100:
        return [entry]
    lines = ["      {"]
    for name, said in fields:
        told = f"        {name}: {_text(said)},"
        lines += [told] if len(told) <= 100 else [f"        {name}:", f"          {_text(said)},"]
    return [*lines, "      },"]


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def main() -> None:
    """Write the modules, or say that one is out of date."""
    english, german = parts(GLOSSARY, ENGLISH_ROW), parts(GERMAN, GERMAN_ROW)
    apart = differences(english, german)
    if apart:
        sys.exit(f"docs/glossary.md and docs/glossary.de.md differ in: {', '.join(apart)}.")
    modules = {
        "glossary.ts": WRITTEN.format(source=GLOSSARY.name)
        + HEAD
        + typescript(english, name="ENGLISH_WORDS"),
        "glossary-german.ts": WRITTEN.format(source=GERMAN.name)
        + TYPED
        + typescript(german, name="GERMAN_WORDS"),
    }
    for name, text in modules.items():
        _write(API / name, text)


def _write(target: Path, text: str) -> None:
    if target.exists() and target.read_text(encoding="utf-8") == text:
        return
    if "--check" in sys.argv:
        sys.exit(f"out of date: {target.relative_to(ROOT)}. Run `make docs` and commit.")
    target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
