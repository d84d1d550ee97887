"""What does the name of a column tell: its words, and which type of object it names."""

import re

_TYPES = {
    "incident": "ticket", "ticket": "ticket", "opportunity": "opportunity", "deal": "opportunity", "order": "order", "invoice": "order",
    "project": "project", "lead": "lead", "claim": "claim", "application": "application", "session": "session", "request": "ticket",
}  # fmt: skip
_SPACES = re.compile(r"[^a-z0-9:]+")


def words_of(name: str) -> tuple[str, ...]:
    """The words of a column's name, in order: `caseID`, `case_id` and `Case Id` are the same two."""
    split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return tuple(part for part in _SPACES.split(split.lower()) if part)


def object_type_of(column: str) -> str:
    """Which type of object a case id names, by the first telling word of the column's name; else `case`."""
    for word in words_of(column):
        for part, kind in _TYPES.items():
            if word.startswith(part):
                return kind
    return "case"
