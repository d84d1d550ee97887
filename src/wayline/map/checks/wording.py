"""Is every text fit to be seen: no personal data, no missing language?"""

import re
from collections.abc import Callable, Iterator

from wayline.base import say
from wayline.map.checks.finding import Finding, Sight
from wayline.map.scalars import Text

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*[A-Za-z]")
_PHONE = re.compile(
    r"(?<![\w.,-])(?:\+\d{1,3}[ ()/-]{0,2}|\(?0\d{1,5}\)?[ /-])\d[\d ()/-]{4,}\d(?![\w-])"
)
FEWEST_DIGITS = 8  # fewer digits are a date, a number of a rule or an order


def personal_data(sight: Sight) -> Iterator[Finding]:
    """[M33] An e-mail address or a phone number outside `people`."""
    for words in sight.inventory.words:
        if words.in_workspace and words.path[:1] == ("people",):
            continue
        text = (
            " ".join(said for _, said in words.text.words)
            if isinstance(words.text, Text)
            else words.text
        )
        if _EMAIL.search(text) or _has_phone(text):
            yield sight.found(
                "personal_data",
                "W",
                words.holder,
                say("A text of '{name}' looks like personal data", name=sight.name(words.holder)),
                remedy=say("Take the address or number out of the map; people are named by key."),
                at=words,
            )


def _has_phone(text: str) -> bool:
    return any(
        sum(letter.isdigit() for letter in match.group()) >= FEWEST_DIGITS
        for match in _PHONE.finditer(text)
    )


def missing_language(sight: Sight) -> Iterator[Finding]:
    """[M15] A text lacks one of the map's `locales`."""
    locales = sight.map.document.locales or sight.map.workspace.locales
    for words in sight.inventory.words:
        if not isinstance(words.text, Text) or words.in_workspace:
            continue
        missing = [locale for locale in locales if not words.text.is_in(locale)]
        if missing:
            yield sight.found(
                "missing_language",
                "I",
                words.holder,
                say(
                    "A text of '{name}' is not in {locales}",
                    name=sight.name(words.holder),
                    locales=", ".join(missing),
                ),
                remedy=say(
                    "Write it as {{{locale}: ..., {missing}: ...}}.",
                    locale=words.text.locale,
                    missing=missing[0],
                ),
                at=words.path,
            )


CHECKS: tuple[Callable[[Sight], Iterator[Finding]], ...] = (personal_data, missing_language)
