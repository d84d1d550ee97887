"""How is a living map handed over: as text, as one HTML file, as a document."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wayline.cli.opening import Opened
from wayline.cli.progress import shown
from wayline.cli.speaking import Speech

if TYPE_CHECKING:
    from wayline.base import Language
    from wayline.insights import OverlaidMap
    from wayline.journeys import Scope


def show_living_map(
    opened: Opened,
    scope: "Scope",
    *,
    html: Path | None,
    speech: Speech,
    language: "Language | None" = None,
) -> "OverlaidMap":
    """Measure once, then write each view that is asked for: they cannot disagree."""
    from wayline.insights import overlay, overlay_json

    with shown(speech) as bars:
        bars("Measuring", 0, None)
        overlaid = overlay(opened.laid, scope)
    if html is not None:
        from wayline.reports import render_living_map

        speech.file(html, render_living_map(overlaid, opened.laid, language=language))
    if speech.shows_text:
        from wayline.reports import Names, look_of, render_terminal

        speech.text(render_terminal(overlaid, Names(opened.laid.map), look_of(sys.stdout)))
    if speech.json_to is not None:
        speech.document(overlay_json(overlaid))
    return overlaid
