"""Which languages are there, and which one does somebody want?"""

from typing import Literal, get_args

Language = Literal["en", "de"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
ENGLISH: Language = "en"


def language_of(tags: str) -> Language:
    """The first language of a header `Accept-Language` that there is a catalogue for, else English.

    >>> language_of("fr-FR, de-AT;q=0.8, en;q=0.7"), language_of(""), language_of("en;q=0.5, de")
    ('de', 'en', 'de')
    """
    wanted = [_weighed(part) for part in tags.split(",")]
    for tag, weight in sorted(wanted, key=lambda pair: -pair[1]):
        for language in LANGUAGES:
            if weight > 0 and tag == language:
                return language
    return ENGLISH


def _weighed(part: str) -> tuple[str, float]:
    tag, _, weight = part.strip().lower().partition(";q=")
    try:
        return tag.partition("-")[0], float(weight or 1)
    except ValueError:
        return tag.partition("-")[0], 0.0
