"""How things are named: keys, folded names, derived ids."""

import re
import unicodedata
from uuid import UUID, uuid4, uuid5

NAMESPACE = UUID("6f1c0f0e-4a0b-5f3e-9a55-7d2b1c9b6a11")
_KEY = re.compile(r"^[a-z][a-z0-9_]{0,62}\Z")
_RUNS = re.compile(r"[\s_-]+")
_NOT_KEY = re.compile(r"[^a-z0-9]+")


def fold(name: str) -> str:
    """The form in which names are compared [M38]: NFC, lower case, runs of space, `-`, `_` become `_`.

    >>> fold("Offer  sent-out")
    'offer_sent_out'
    """
    return _RUNS.sub("_", unicodedata.normalize("NFC", name).strip().lower())


def is_key(text: str) -> bool:
    """True when the text may be a key [M1]."""
    return _KEY.match(text) is not None


def slug(name: str, *, kind: str = "") -> str:
    """A key made from a name [M2]: transliterated, lower case, `_`; the kind stands before a bad start.

    >>> slug("Prüfung & Angebot"), slug("6", kind="touchpoint")
    ('prufung_angebot', 'touchpoint_6')
    """
    plain = (
        unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore").decode()
    )
    key = _NOT_KEY.sub("_", plain.lower()).strip("_")
    if not key or not key[0].isalpha():
        key = f"{kind or 'x'}_{key}".strip("_")
    return key[:63].rstrip("_")


def unique_slug(name: str, taken: set[str], *, kind: str = "") -> str:
    """A slug that is not taken yet, `_2`, `_3` ... added where needed; the set is not changed."""
    base = slug(name, kind=kind)
    key, number = base, 2
    while key in taken:
        suffix = f"_{number}"
        key = f"{base[: 63 - len(suffix)]}{suffix}"
        number += 1
    return key


def derived_id(*parts: str) -> UUID:
    """An id that depends on its parts alone, so that reading a file twice creates nothing new [M6]."""
    return uuid5(NAMESPACE, "\x1f".join(parts))


def new_id() -> str:
    """An id that nothing else has: for what people make, which has no name of its own."""
    return str(uuid4())
