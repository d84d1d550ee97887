"""How does it look? The same measured map as terminal text, as a page, as figures.

`terminal` the living map in a terminal, of `columns` on a `sheet`, with `targets` · `open_customers` who needs
care · `customer` one customer's timeline · `living_map` one HTML file, with `plain_tables` for where no script
runs · `page` the document inside it, of `page_map`, `page_statements`, `page_journeys`, in the form of
`page_form`; made by `page_making` with `map_saying`, `statement_saying`, `who_packing`, `timeline_packing`,
`translating` what its sentences are in other languages · `who_asked` who is behind one number, for who asks ·
`naming` words from the map · `redaction` what an audience may see · `figures`, `days` how numbers and dates are written.
"""

from wayline.reports.customer import render_customer, shut_gates
from wayline.reports.living_map import (
    asking_json,
    living_map_json,
    numbers_json,
    render_living_map,
    render_numbers,
)
from wayline.reports.naming import Names
from wayline.reports.open_customers import render_open_customers
from wayline.reports.page_form import page_schema
from wayline.reports.redaction import CLIENT, Redacted, redact
from wayline.reports.sheet import Look, look_of
from wayline.reports.terminal import render_terminal
from wayline.reports.who_asked import (
    Listing,
    Told,
    journeys_of,
    listing_of,
    members_at,
    members_text,
    told_journey,
)

__all__ = [
    "CLIENT",
    "Listing",
    "Look",
    "Names",
    "Redacted",
    "Told",
    "asking_json",
    "journeys_of",
    "listing_of",
    "living_map_json",
    "look_of",
    "members_at",
    "members_text",
    "numbers_json",
    "page_schema",
    "redact",
    "render_customer",
    "render_living_map",
    "render_numbers",
    "render_open_customers",
    "render_terminal",
    "shut_gates",
    "told_journey",
]
