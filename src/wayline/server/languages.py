"""In which language is a request answered? In that of the screen that asks: the header says it."""

from typing import Annotated

from fastapi import Depends, Request, Response

from wayline.base import Language, language_of

VARIES = "Accept-Language"


def asked_language(request: Request) -> Language:
    """What the screen speaks; our own screens always say it, by what a person chose there."""
    return language_of(request.headers.get(VARIES, ""))


def _spoken(request: Request, response: Response) -> Language:
    response.headers.append("Vary", VARIES)
    return asked_language(request)


LanguageOf = Annotated[Language, Depends(_spoken)]
