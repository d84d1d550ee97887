"""What does the living map look like on screen and paper? One HTML file that needs nothing else."""

import base64
import hashlib
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from wayline.base import Language, WaylineError, language_of
from wayline.insights import OverlaidMap
from wayline.journeys import LaidMap
from wayline.reports.naming import Names
from wayline.reports.page import Page, page_json
from wayline.reports.page_making import make_page
from wayline.reports.plain_tables import PLAIN_CSS, plain_tables

BUILD = "python -m pip install . (or, in a clone, `make set-up`) with WAYLINE_UI unset"


@dataclass(frozen=True, slots=True)
class Built:
    """The front end: one script, one style sheet, and the licences of what others wrote in them."""

    script: str
    style: str
    notices: str


def render_living_map(
    overlaid: OverlaidMap, laid: LaidMap, *, language: Language | None = None
) -> str:
    """The living map as one HTML file: no network, readable without script, the same numbers as the JSON.

    Its screen speaks `language`, else the language of the map, else English.

    Raises:
        WaylineError: when this copy of the package was built without its front end.
    """
    chosen = language or language_of(laid.map.locale)
    page = make_page(overlaid, laid, languages=others_of(chosen))
    return _file(page, overlaid, laid, language=chosen)


def render_numbers(
    overlaid: OverlaidMap, laid: LaidMap, *, language: Language | None = None
) -> str:
    """The same file with every number and no customer, for a reader who may not know who they are.

    Raises:
        WaylineError: when this copy of the package was built without its front end.
    """
    chosen = language or language_of(laid.map.locale)
    page = make_page(overlaid, laid, customers="hidden", languages=others_of(chosen))
    return _file(page, overlaid, laid, language=chosen)


def others_of(language: Language) -> tuple[Language, ...]:
    """What a file in one language needs beside English."""
    return () if language == "en" else (language,)


def _file(page: Page, overlaid: OverlaidMap, laid: LaidMap, *, language: Language) -> str:
    style = built("page.css") + PLAIN_CSS
    shown = Built(built("page.js"), style, built("THIRD_PARTY_NOTICES.txt"))
    return page_html(page, plain_tables(overlaid, Names(laid.map)), shown, language=language)


def living_map_json(overlaid: OverlaidMap, laid: LaidMap) -> str:
    """The same living map as the document `wayline.page/1`, for a screen that shows it."""
    return page_json(make_page(overlaid, laid))


def numbers_json(overlaid: OverlaidMap, laid: LaidMap) -> str:
    """The same document with every number and no customer, for a reader who may not know who they are."""
    return page_json(make_page(overlaid, laid, customers="hidden"))


def asking_json(overlaid: OverlaidMap, laid: LaidMap) -> str:
    """The same document with how many stand behind each number, for a screen that asks who they are."""
    return page_json(make_page(overlaid, laid, customers="asked"))


def built(name: str) -> str:
    """A part of the front end as the build hook left it."""
    part = files("wayline.reports").joinpath("static", name)
    if not part.is_file():
        raise WaylineError(
            "This copy of Wayline was built without its front end, so there is no page to write",
            remedy=f"Build it: {BUILD}. The numbers are there without it: --json FILE.",
        )
    return part.read_text(encoding="utf-8")


def page_html(page: Page, plain: str, shown: Built, *, language: Language) -> str:
    """The file: what may run is named by its digest, everything of the map is text or data."""
    script, style = shown.script.replace("</script", "<\\/script"), shown.style
    policy = (
        f"default-src 'none'; script-src {digest(script)}; style-src {digest(style)}; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )
    return f"""\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="{escape(page.made.product)} {escape(page.made.version)}">
<title>{escape(page.map.name)} · living map</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<div id="wayline"></div>
<noscript>
<div lang="en">
{plain}
</div>
</noscript>
<script type="application/json" id="wayline-page">{embedded(page_json(page))}</script>
<script>{script}</script>
<!--
{commented(shown.notices)}
-->
</body>
</html>
"""


def digest(text: str) -> str:
    """The name of an inline script or style in a content security policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def commented(text: str) -> str:
    """A text that no part of can end the comment it stands in."""
    return text.replace("--", "==")


def embedded(json_text: str) -> str:
    """JSON that nothing in it can end: no tag and no comment begins, no line separator that scripts stumble on."""
    for sign in ("<", "&", "\u2028", "\u2029"):
        json_text = json_text.replace(sign, f"\\u{ord(sign):04x}")
    return json_text
