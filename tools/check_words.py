"""Is every word of the screens in every language? Run `npm run words` after a word was added or changed.

Three things are looked at: a text in web/src/core/words that no macro marks, a catalogue that differs
from what the words say now, and a message without a translation or with other places to fill.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

from house import ROOT, place, report

WEB = ROOT / "web"
WORDS = WEB / "src" / "core" / "words"
CATALOGUES = WEB / "src" / "locales"
EXTRACT = "python tools/node.py npm run words"
# Texts, keys, comparisons and comments of TypeScript, in the order they must be tried.
TOKENS = re.compile(
    r"""(?P<comment>/\*.*?\*/|//[^\n]*)|(?P<text>"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)""", re.DOTALL
)
IS_MARKED = re.compile(r"(?:\bt|message:\s*)$")
IS_KEY = re.compile(r"^\s*:(?!:)")
# A context, a comparison, an import, the first of a pair (a key), a call that only joins or splits.
IS_NO_WORD = re.compile(
    r"(?:context:\s*|[!=]==\s*|from\s|case\s|\[|\.\w+\((?:[^()]*,\s*)?|import\s)$"
)
MACRO = re.compile(r"\b(?:plural|select|selectOrdinal)\(")
HAS_LETTERS = re.compile(r"[^\W\d_]{2}")
PLACES = re.compile(r"\{(\w+)(?=[,}])")
CHOICE = re.compile(r"\b(?:zero|one|two|few|many|other|=\d+) \{")


def unmarked(text: str) -> Iterator[tuple[int, str]]:
    """Each text of a words file that no macro marks, with its line.

    >>> list(unmarked('const a = { b: "Not marked", c: t`Marked` };'))
    [(1, 'Not marked')]
    >>> list(unmarked('n === "key" ? plural(n, { one: "# day", other: "# days" }) : t`x`'))
    []
    """
    tokens = list(TOKENS.finditer(text))
    marked_until = 0
    for match in tokens:
        written = match["text"]
        if written is None or match.start() < marked_until:
            continue
        before, after = text[: match.start()], text[match.end() :]
        if (macro := inside_macro(before)) is not None:
            marked_until = end_of_call(text, macro)
            continue
        said = re.sub(r"\$\{[^}]*\}|\\u[0-9a-f]{4}", "", written[1:-1])
        is_key = (
            written[0] == '"' and IS_KEY.match(after) is not None and "?" not in line_of(before)
        )
        is_marked = IS_MARKED.search(before) is not None or IS_NO_WORD.search(before) is not None
        if HAS_LETTERS.search(said) and not (is_key or is_marked):
            yield before.count("\n") + 1, written[1:-1]


def inside_macro(before: str) -> int | None:
    """Where the call of a macro opens that the next text stands in; None = in none."""
    calls = list(MACRO.finditer(before))
    return calls[-1].end() if calls and end_of_call(before, calls[-1].end()) == -1 else None


def end_of_call(text: str, opened: int) -> int:
    """Where a call ends that was opened there; -1 = it does not."""
    depth, bare = 1, TOKENS.sub(lambda match: " " * len(match[0]), text[opened:])
    for offset, sign in enumerate(bare):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth == 0:
            return opened + offset
    return -1


def line_of(before: str) -> str:
    """What stands on the last line of a text."""
    return before.rpartition("\n")[2]


def faults(catalogue: str) -> Iterator[tuple[int, str]]:
    r"""Each message that is not translated, or fills other places than the English one.

    >>> [said for _, said in faults('msgid "in {stage}"\nmsgstr "in {phase}"\n')]
    ["'in {stage}' fills stage, its translation fills phase."]
    """
    for entry in polib.pofile(catalogue):
        line = entry.linenum or 1
        if not entry.msgstr:
            yield line, f"{entry.msgid!r} has no translation."
            continue
        wanted, filled = places(entry.msgid), places(entry.msgstr)
        if wanted != filled:
            yield (
                line,
                f"{entry.msgid!r} fills {', '.join(wanted) or 'nothing'}, "
                f"its translation fills {', '.join(filled) or 'nothing'}.",
            )


def places(message: str) -> list[str]:
    """What a message leaves to be filled in.

    >>> places("{n, plural, one {once} other {{shown} times}}")
    ['n', 'shown']
    """
    return sorted(set(PLACES.findall(CHOICE.sub(" ", message))))


def extracted(folder: Path) -> str | None:
    """Extract the words into copies of the catalogues; what was said when that failed."""
    shutil.copytree(CATALOGUES, folder, dirs_exist_ok=True)
    done = subprocess.run(
        [sys.executable, "tools/node.py", "npm", "run", "words"],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "WAYLINE_CATALOGUES": str(folder)},
    )  # fmt: skip
    return None if done.returncode == 0 else done.stdout + done.stderr


def complaints() -> Iterator[str]:
    """Every word that somebody would read in the wrong language."""
    for path in sorted(WORDS.glob("*.ts")):
        for line, said in unmarked(path.read_text(encoding="utf-8")):
            yield f"{place(path, line)}: {said!r} is not marked for translation. Write t`{said}`."
    for catalogue in sorted(CATALOGUES.rglob("*.po")):
        for line, said in faults(catalogue.read_text(encoding="utf-8")):
            yield f"{place(catalogue, line)}: {said}"
    if (WEB / "package.json").exists():
        yield from differences()


def differences() -> Iterator[str]:
    """Every catalogue that a new extraction would change."""
    with tempfile.TemporaryDirectory() as made:
        failed = extracted(Path(made))
        if failed is not None:
            yield f"{EXTRACT} fails:\n{failed}"
            return
        for catalogue in sorted(CATALOGUES.rglob("*.po")):
            anew = Path(made) / catalogue.relative_to(CATALOGUES)
            if anew.read_bytes() != catalogue.read_bytes():
                yield f"{place(catalogue)}: differs from web/src/core/words. Run `{EXTRACT}`."


if __name__ == "__main__":
    report(complaints())
