"""Where does the text of a question come from: one checked-in SQL file each."""

from functools import cache
from importlib import resources


@cache
def load_query(package: str, name: str) -> str:
    """The text of `queries/<name>.sql` inside a package, such as `wayline.insights`."""
    return resources.files(package).joinpath("queries", f"{name}.sql").read_text(encoding="utf-8")
