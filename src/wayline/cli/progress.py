"""How far is a long run? A bar on stderr, only where somebody looks at a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wayline.base import Saying
from wayline.cli.speaking import Speech

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


@dataclass(slots=True)
class Bars:
    """Hears from long work how far it is; shows nothing when there is no display."""

    display: "RichProgress | None" = None
    tasks: "dict[str, TaskID]" = field(default_factory=dict)

    def __call__(self, step: Saying, done: int, total: int | None) -> None:
        """`done` of `total` units of a step are through; total None = not known."""
        if self.display is None:
            return
        name = str(step)
        if name not in self.tasks:
            self.tasks[name] = self.display.add_task(name, total=total)
        self.display.update(self.tasks[name], completed=done, total=total)


@contextmanager
def shown(speech: Speech) -> Iterator[Bars]:
    """Bars for the time of the work; gone when it ends."""
    if speech.is_quiet or not sys.stderr.isatty():
        yield Bars()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as display:
        yield Bars(display)
