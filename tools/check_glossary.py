"""Does everybody use one word for one thing? The glossary is the list; this reads it.

A row of docs/glossary.md is `| word | meaning | not |`. Words under "not" may not stand in docs, in
what the program says (text literals of cli, reports, insights and the map's checks) nor in web/src.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from house import ROOT, files, place, report

GLOSSARY = ROOT / "docs" / "glossary.md"
ROW = re.compile(r"^\| \*\*(?P<word>[^|*]+)\*\* \| (?P<meaning>[^|]+) \| (?P<avoid>[^|]*) \|$")
SPEAKING = (
    "src/wayline/cli",
    "src/wayline/reports",
    "src/wayline/insights",
    "src/wayline/map/checks",
)


def forbidden_words() -> dict[str, str]:
    """Each word that is not used, with the word that is."""
    instead: dict[str, str] = {}
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        match = ROW.match(line)
        if match is not None:
            for word in filter(None, (part.strip() for part in match["avoid"].split(","))):
                instead[word.lower()] = match["word"]
    return instead


def spoken(path: Path) -> Iterator[tuple[int, str]]:
    """What a file says to a person, with its line: text literals of Python, all lines of the rest."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield from enumerate(text.splitlines(), 1)
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def speaking_files() -> Iterator[Path]:
    """The files whose words a customer reads; decisions may name what they reject."""
    for path in files(".md", ".py", ".ts", ".tsx"):
        name = place(path)
        is_doc = path.suffix == ".md" and name.startswith(("docs/", "README"))
        if name.startswith(("docs/adr/", "docs/glossary", "docs/why/", "docs/spec/")):
            continue
        if (
            is_doc
            or name.startswith(SPEAKING)
            or (name.startswith("web/src") and ".test." not in name)
        ):
            yield path


def complaints() -> Iterator[str]:
    """Every forbidden word that is said, and a glossary without rows."""
    instead = forbidden_words()
    if not instead:
        yield "docs/glossary.md: no row `| **word** | meaning | not |` found."
        return
    pattern = re.compile(
        r"\b(" + "|".join(map(re.escape, sorted(instead, key=len, reverse=True))) + r")\b",
        re.IGNORECASE,
    )
    for path in speaking_files():
        for line, text in spoken(path):
            for match in pattern.finditer(text):
                word = match.group(1)
                yield f"{place(path, line)}: says {word!r}; our word is {instead[word.lower()]!r}."


if __name__ == "__main__":
    report(complaints())
