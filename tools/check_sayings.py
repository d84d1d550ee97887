"""Is everything that the package says in every language? Brings sentences into the catalogues, or compares.

    python tools/check_sayings.py [--write]

A sentence is a call of `say` or `say_n` with its text written there. New ones come into
src/wayline/base/locales/*.po without a translation, those that nobody says any more go.
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import polib

from house import ROOT, place, report, under

CATALOGUES = ROOT / "src" / "wayline" / "base" / "locales"
MAKERS = {"say": 1, "say_n": 2, "say_as": 2}  # how many texts each is called with
UPDATE = "python tools/check_sayings.py --write"
WIDTH = 100_000  # a sentence a line: a change of one word is a change of one line


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of the package: its English, and the file and line where it is first made."""

    context: str | None
    texts: tuple[str, ...]
    path: Path
    line: int

    @property
    def key(self) -> tuple[str | None, str]:
        """What an entry of a catalogue is found by."""
        return self.context, self.texts[0]


def sentences(path: Path) -> Iterator[Said | str]:
    """Every sentence that a file makes; a complaint for a call that cannot be read here."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if not _takes_makers(tree):
        return
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    for call in sorted(calls, key=lambda one: (one.lineno, one.col_offset)):
        if isinstance(call.func, ast.Name) and call.func.id in MAKERS:
            yield _read(call, MAKERS[call.func.id], path)


def _takes_makers(tree: ast.Module) -> bool:
    """True for a file that has `say` from the package, not one of its own."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return any(
        alias.name in MAKERS
        for node in imports
        if (node.module or "").startswith("wayline.base")
        for alias in node.names
    )


def _read(call: ast.Call, count: int, path: Path) -> Said | str:
    where = place(path, call.lineno)
    texts = tuple(text for part in call.args if (text := _text(part)) is not None)
    if len(texts) != count or len(call.args) != count:
        return f"{where}: write the text of the sentence itself in the call, {count} in quotes."
    context = None
    if isinstance(call.func, ast.Name) and call.func.id == "say_as":
        context, *rest = texts
        texts = tuple(rest)
    filled = {word.arg for word in call.keywords if word.arg is not None}
    is_open = not call.keywords or any(word.arg is None for word in call.keywords)
    wanted = {name for text in texts for name in places(text)}
    if not is_open and filled != wanted:
        said, given = ", ".join(sorted(wanted)) or "nothing", ", ".join(sorted(filled))
        return f"{where}: {texts[0]!r} has places for {said}, and is filled with {given}."
    return Said(context, texts, path, call.lineno)


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def gathered() -> tuple[dict[tuple[str | None, str], Said], list[str]]:
    """Every sentence of the package by its key, and what is wrong with calls."""
    found: dict[tuple[str | None, str], Said] = {}
    wrong: list[str] = []
    for path in under("src/wayline", ".py"):
        for one in sentences(path):
            if isinstance(one, str):
                wrong.append(one)
            elif found.setdefault(one.key, one).texts != one.texts:
                wrong.append(
                    f"{place(path, one.line)}: {one.texts[0]!r} has two forms of the many."
                )
    return found, wrong


def catalogue_of(path: Path) -> polib.POFile:
    """A catalogue as it is written here."""
    return polib.pofile(path.read_text(encoding="utf-8"), wrapwidth=WIDTH)


def updated(path: Path, said: Iterable[Said]) -> str:
    """The catalogue with exactly the sentences that are said; what was translated stays."""
    old = {(entry.msgctxt, entry.msgid): entry for entry in catalogue_of(path)}
    new = polib.POFile(wrapwidth=WIDTH)
    new.metadata = catalogue_of(path).metadata
    for one in said:
        kept = old.get(one.key)
        many = one.texts[1] if len(one.texts) > 1 else ""
        known = kept is not None and kept.msgid_plural == many and not kept.obsolete
        entry = polib.POEntry(msgctxt=one.context, msgid=one.texts[0], msgid_plural=many)
        entry.occurrences = [(one.path.relative_to(ROOT / "src").as_posix(), "")]
        if known and kept is not None:
            entry.msgstr, entry.msgstr_plural, entry.flags = (
                kept.msgstr,
                kept.msgstr_plural,
                kept.flags,
            )
        elif many:
            entry.msgstr_plural = {0: "", 1: ""}
        new.append(entry)
    return f"{new}"


def faults(text: str) -> Iterator[tuple[int, str]]:
    """Each entry that is not translated, doubtful, or fills other places than the English one."""
    for entry in polib.pofile(text):
        line = entry.linenum or 1
        if entry.obsolete:
            yield line, f"{entry.msgid!r} is said nowhere any more."
            continue
        if "fuzzy" in entry.flags:
            yield line, f"{entry.msgid!r} is marked as doubtful: read it and take the mark away."
        pairs = (
            [(entry.msgid, entry.msgstr_plural.get(0, "")), (entry.msgid_plural, entry.msgstr_plural.get(1, ""))]
            if entry.msgid_plural
            else [(entry.msgid, entry.msgstr)]
        )  # fmt: skip
        for own, translated in pairs:
            if not translated:
                yield line, f"{own!r} has no translation."
            elif places(own) != places(translated):
                yield (
                    line,
                    (
                        f"{own!r} fills {', '.join(places(own)) or 'nothing'}, its translation "
                        f"{', '.join(places(translated)) or 'nothing'}."
                    ),
                )


def places(text: str) -> list[str]:
    """What a sentence leaves to be filled in.

    >>> places("{n} of {of}")
    ['n', 'of']
    """
    return sorted({name for _, name, _, _ in Formatter().parse(text) if name is not None})


def complaints() -> Iterator[str]:
    """Every sentence that somebody would read in the wrong language."""
    said, wrong = gathered()
    yield from wrong
    for path in sorted(CATALOGUES.glob("*.po")):
        text = path.read_text(encoding="utf-8")
        if updated(path, said.values()) != text:
            yield f"{place(path)}: differs from what the package says. Run `{UPDATE}`."
        for line, fault in faults(text):
            yield f"{place(path, line)}: {fault}"


def write() -> None:
    """Bring every sentence into every catalogue."""
    said, _ = gathered()
    for path in sorted(CATALOGUES.glob("*.po")):
        path.write_text(updated(path, said.values()), encoding="utf-8")


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        write()
    report(complaints())
