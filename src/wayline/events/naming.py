"""What does the name of a column tell: its words, and which type of object it names."""

import re
import unicodedata

_TYPES = {
    "incident": "ticket", "ticket": "ticket", "opportunity": "opportunity", "deal": "opportunity", "order": "order", "invoice": "order",
    "project": "project", "lead": "lead", "claim": "claim", "application": "application", "session": "session", "request": "ticket",
    "auftrag": "order", "bestell": "order", "rechnung": "order", "projekt": "project", "angebot": "opportunity", "antrag": "application",
    "anfrage": "ticket", "schaden": "claim",
}  # fmt: skip
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
)
_SPACES = re.compile(r"[^a-z0-9:]+")


def without_umlauts(name: str) -> str:
    """German letters as they are written where a keyboard has none: `Aktivität` as `Aktivitaet`.

    >>> without_umlauts("geändert"), without_umlauts("Maßnahme")
    ('geaendert', 'Massnahme')
    """
    return unicodedata.normalize("NFC", name).translate(_UMLAUTS)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a column's name, in order: `caseID`, `case_id` and `Case Id` are the same two."""
    split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", without_umlauts(name))
    return tuple(part for part in _SPACES.split(split.lower()) if part)


def object_type_of(column: str) -> str:
    """Which type of object a case id names, by the first telling word of the column's name; else `case`."""
    for word in words_of(column):
        for part, kind in _TYPES.items():
            if word.startswith(part):
                return kind
    return "case"
