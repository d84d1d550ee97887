"""How does it look? The same measured map as terminal text, as a page, as figures.

`terminal` the living map in a terminal, of `columns` on a `sheet`, with `targets` · `naming` words from
the map · `figures` how every number is written.
"""

from wayline.reports.naming import Names
from wayline.reports.sheet import Look, look_of
from wayline.reports.terminal import render_terminal

__all__ = ["Look", "Names", "look_of", "render_terminal"]
