"""How does it look? The same measured map as terminal text, as a page, as figures.

`terminal` the living map in a terminal, of `columns` on a `sheet`, with `targets` · `open_customers` who needs
care · `customer` one customer's timeline · `naming` words from the map · `figures`, `days` how numbers and
dates are written.
"""

from wayline.reports.customer import render_customer
from wayline.reports.naming import Names
from wayline.reports.open_customers import render_open_customers
from wayline.reports.sheet import Look, look_of
from wayline.reports.terminal import render_terminal

__all__ = [
    "Look",
    "Names",
    "look_of",
    "render_customer",
    "render_open_customers",
    "render_terminal",
]
