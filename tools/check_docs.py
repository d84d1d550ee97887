"""Can a reader get to every page, and does every link lead somewhere?"""

import re
from collections.abc import Iterator
from pathlib import Path

from house import ROOT, files, place, report

LINK = re.compile(
    r"(?<!!)\[[^\]]+\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)|!\[[^\]]*\]\(([^)\s]+)\)"
)
FENCE = re.compile(r"^(```+).*?^\1\s*$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
ADR_LINES = 60


def anchor(heading: str) -> str:
    """The anchor of a heading, as code hosts make it."""
    plain = re.sub(r"[`*\[\]]", "", heading.strip().lower())
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def links(page: Path) -> Iterator[tuple[Path, str | None]]:
    """Where a page points, with the anchor, inside the project."""
    for match in LINK.finditer(FENCE.sub("", page.read_text(encoding="utf-8"))):
        target = match.group(1) or match.group(3) or page.name
        yield (page.parent / target).resolve(), match.group(2)


def broken(page: Path) -> Iterator[str]:
    """Links of one page that lead nowhere."""
    for target, wanted in links(page):
        if not target.exists():
            yield f"{place(page)}: links to {target.name}, which is not there."
        elif wanted and target.suffix == ".md":
            text = FENCE.sub("", target.read_text(encoding="utf-8"))
            if wanted not in {anchor(heading) for heading in HEADING.findall(text)}:
                yield f"{place(page)}: {target.name} has no heading #{wanted}."


def reachable(start: Path) -> set[Path]:
    """Every file that can be reached by links."""
    seen: set[Path] = set()
    waiting = [start]
    while waiting:
        page = waiting.pop()
        if page not in seen:
            seen.add(page)
            waiting += [t for t, _ in links(page) if t.suffix == ".md" and t.exists()]
    return seen


def complaints() -> Iterator[str]:
    """Broken links, pages nobody can reach, decisions that are too long."""
    pages = [page for page in files(".md") if not place(page).startswith(("tests/", "web/"))]
    for page in pages:
        yield from broken(page)
    found = reachable(ROOT / "README.md")
    for page in pages:
        if page not in found:
            yield f"{place(page)}: no link leads here from README.md. Add it to docs/index.md."
        lines = len(page.read_text(encoding="utf-8").splitlines())
        if place(page).startswith("docs/adr/") and lines > ADR_LINES:
            yield f"{place(page)}: a decision has at most {ADR_LINES} lines, this has {lines}."


if __name__ == "__main__":
    report(complaints())
