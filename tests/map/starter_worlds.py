"""The starters on their invented events; run this file's main to write the expected texts anew, then read them."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from wayline.base import SystemClock
from wayline.engine import open_memory
from wayline.events import load_events, open_store, read_mapping
from wayline.insights import overlay
from wayline.journeys import lay
from wayline.map import read_map, read_starter, resolve, starter_names
from wayline.reports import Look, Names, render_terminal

HOME = Path(__file__).parent.parent / "fixtures" / "overlay"


TO_BE = "mining_support"  # the starter that has a to-be pair


def told(name: str, file: str = "map.yaml") -> str:
    """The living map of a starter, or of its to-be pair, as a terminal of 100 columns shows it."""
    with TemporaryDirectory() as folder, closing(open_memory()) as engine:
        for one, text in read_starter(name).items():
            (Path(folder) / one).write_text(text, encoding="utf-8")
        mapping = Path(folder) / "mapping.yaml"
        given = read_mapping(mapping) if mapping.exists() else None
        load_events(engine, [Path(folder) / "events.csv"], mapping=given, clock=SystemClock())
        laid = lay(resolve(read_map(Path(folder) / file)), open_store(engine))
        return render_terminal(overlay(laid), Names(laid.map), Look(width=100))


def main() -> None:
    """Write every text anew."""
    for name in starter_names():
        (HOME / f"{name}.expected.txt").write_text(told(name), encoding="utf-8")
    wanted = told(TO_BE, "to_be.yaml")
    (HOME / f"{TO_BE}.to_be.expected.txt").write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    main()
