"""Is every part of the web application small enough to come quickly? Compressed bytes of each chunk against its bar.

    python tools/check_chunks.py [FOLDER OF static]

Reads the manifest of the build; a chunk over its bar fails by name. A part that loads with another counts there.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from house import ROOT, report

STATIC = ROOT / "src" / "wayline" / "server" / "static"
MANIFEST = Path(".vite") / "manifest.json"
KILO = 1000
Manifest = dict[str, dict[str, list[str]]]
APPLICATION, LANGUAGES = "src/app/application.tsx", "src/locales/"
ENTRY_KB, ROUTE_KB, CSS_KB, FONT_KB = 180, 40, 25, 50
# Chunks with a bar of their own, by what their name or source holds.
NAMED_KB = {"palette": 50, "overlay": 50, "editor": 45, "table": 60, "graph": 80, "chart": 240}


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of the application, what of it comes compressed, and how much may."""

    name: str
    size: int
    most_kb: int

    @property
    def is_over(self) -> bool:
        """True when it is larger than it may be."""
        return self.size > self.most_kb * KILO


def chunks(static: Path) -> Iterator[Chunk]:
    """The first load, everything that loads on use, and the style sheets."""
    manifest = json.loads((static / MANIFEST).read_text(encoding="utf-8"))
    first = first_load(manifest)
    yield Chunk("first load", packed(static, first, manifest), ENTRY_KB)
    for name, part in manifest.items():
        if part.get("isDynamicEntry") and name not in first and not name.startswith(LANGUAGES):
            own = with_imports(manifest, name) - first
            yield Chunk(part.get("name", name), packed(static, own, manifest), bar_of(name))
    styles = sorted(static.glob("assets/*.css"))
    for style in styles:
        yield Chunk(style.name, len(gzip.compress(style.read_bytes(), 9)), CSS_KB)
    for font in static.glob("assets/*latin-wght-normal*.woff2"):
        if "latin-ext" not in font.name:
            yield Chunk(font.name, font.stat().st_size, FONT_KB)


def first_load(manifest: Manifest) -> set[str]:
    """What comes before anything is seen: the entry, the application that it begins, English."""
    entry = next(name for name, part in manifest.items() if part.get("isEntry"))
    begun = [name for name in manifest if name in {APPLICATION, f"{LANGUAGES}en.po"}]
    return set[str]().union(*(with_imports(manifest, name) for name in (entry, *begun)))


def with_imports(manifest: Manifest, name: str) -> set[str]:
    """A chunk and everything that it cannot do without."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += manifest[here].get("imports", [])
    return found


def packed(static: Path, names: set[str], manifest: Manifest) -> int:
    """Bytes of scripts as they go over the wire."""
    files = {str(manifest[name]["file"]) for name in names}
    return sum(
        len(gzip.compress((static / file).read_bytes(), 9))
        for file in files
        if file.endswith(".js")
    )


def bar_of(name: str) -> int:
    """How large a chunk may be."""
    return next((most for word, most in NAMED_KB.items() if word in name), ROUTE_KB)


def main() -> None:
    """Print what there is, and fail where a chunk is over."""
    static = Path(sys.argv[1]) if len(sys.argv) > 1 else STATIC
    if not (static / MANIFEST).is_file():
        sys.exit(f"{static} holds no built front end. Run `make set-up`.")
    found = list(chunks(static))
    for chunk in found:
        print(f"{chunk.size / KILO:7.1f} kB of {chunk.most_kb} {chunk.name}", file=sys.stderr)
    report(
        f"{chunk.name}: {chunk.size / KILO:.1f} kB compressed, {chunk.most_kb} kB at most"
        for chunk in found
        if chunk.is_over
    )


if __name__ == "__main__":
    main()
