"""Is a password good enough, and is it the right one? Long, not a common one, kept as a hash."""

import re
from functools import cache
from importlib.resources import files

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from wayline.base import say
from wayline.server.errors import RefusedError

SHORTEST = 12
REMEDY = say("Take four words that do not belong together.")
_HASHER = PasswordHasher()
_LOOKALIKES = str.maketrans("0134578@$!", "oieastbasi")
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm", "01234567890")  # fmt: skip
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")


def hash_password(password: str, *, own_words: tuple[str, ...] = ()) -> str:
    """What is kept of a password.

    Raises:
        RefusedError: 422 for one that is short, common, or made of what everybody knows of the person.
    """
    if len(password) < SHORTEST:
        raise RefusedError(
            422, say("A password has at least {n} characters.", n=SHORTEST), remedy=REMEDY
        )
    if is_common(password, own_words=own_words):
        raise RefusedError(
            422, say("This password is one of the first that are guessed."), remedy=REMEDY
        )
    return _HASHER.hash(password)


def is_password(password: str, kept: str | None) -> bool:
    """True when it is the password; takes as long when nobody has one."""
    try:
        _HASHER.verify(kept or _nobody(), password)
    except (Argon2Error, InvalidHashError):
        return False
    return kept is not None


def is_common(password: str, *, own_words: tuple[str, ...] = ()) -> bool:
    """True for a common word dressed up with digits and signs, said again, or a row of the keyboard."""
    folded = password.casefold().strip()
    known = {*_words(), *(word.casefold() for word in own_words if len(word) > 2)}
    stripped = _EDGES.sub("", folded)
    for text in {folded, stripped, folded.translate(_LOOKALIKES), stripped.translate(_LOOKALIKES)}:
        letters = re.sub(r"[\W_]+", "", text)
        if not letters or _is_row(letters) or _is_made_of(_unit(letters), known):
            return True
    return _is_row(_unit(folded)) or not re.search(r"[^\W\d_]", folded)


def _is_made_of(text: str, known: set[str]) -> bool:
    """One common word, or two of them and nothing else."""
    if text in known or len(text) <= 2:
        return True
    return any(text[:at] in known and text[at:] in known for at in range(2, len(text) - 1))


def _unit(text: str) -> str:
    """The shortest part that the text repeats."""
    for size in range(1, len(text) // 2 + 1):
        if len(text) % size == 0 and text[:size] * (len(text) // size) == text:
            return text[:size]
    return text


def _is_row(text: str) -> bool:
    """True for neighbours on a keyboard or in a row, forwards or backwards."""
    return any(text in row * 2 or text in row[::-1] * 2 for row in _ROWS)


@cache
def _words() -> frozenset[str]:
    text = (files("wayline.server") / "common_passwords.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if line[:1] != "#" for word in line.split())


@cache
def _nobody() -> str:
    """Compared with when nobody has the address, so that both answers take the same time."""
    return _HASHER.hash("nobody has this password")
