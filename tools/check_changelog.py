"""Does the changelog tell what changed? Unreleased work has a line, a release equals the package."""

import re
import subprocess
import tomllib
from collections.abc import Iterator

from house import ROOT, report

HEADING = re.compile(r"^## \[(.+?)\](?: - (\d{4}-\d{2}-\d{2}))?$", re.MULTILINE)


def sections(text: str) -> dict[str, str]:
    """The text under each heading, newest first."""
    found = list(HEADING.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return {m.group(1): text[m.end() : end].strip() for m, end in zip(found, ends, strict=True)}


def src_changed_since(tag: str) -> bool:
    """True when git knows the tag and src differs from it."""
    command = ["git", "diff", "--quiet", tag, "--", "src"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 1


def complaints() -> Iterator[str]:
    """What the changelog owes."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "version"
    ]
    told = sections((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    names = list(told)
    if names[:1] != ["Unreleased"]:
        yield "CHANGELOG.md: the first section is `## [Unreleased]`."
        return
    has_news = bool(re.search(r"^- ", told["Unreleased"], re.MULTILINE))
    if len(names) > 1 and names[1] != version:
        yield f"CHANGELOG.md: the newest release is {names[1]}, the package says {version}."
    if not has_news and (len(names) == 1 or src_changed_since(f"v{version}")):
        yield "CHANGELOG.md: src changed, and Unreleased has no line. Say what a person notices."


if __name__ == "__main__":
    report(complaints())
