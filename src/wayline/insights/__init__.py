"""What does the data say of the map? Every measure, and the whole living map of them.

`overlaying` puts every measured number of one map together; `overlaid` what it holds · `overlay_json` the
document `wayline.overlay/1` · `stuck` the open journeys one by one · `members` who is behind a number.
Each analysis has a module of its own, called after what it answers.
"""

# isort: off
# fmt: off
from wayline.insights.members import Members
from wayline.insights.overlaid import Framed, OverlaidMap
from wayline.insights.overlay_json import overlay_json
from wayline.insights.overlaying import overlay
from wayline.insights.stuck import OpenJourney, list_open_journeys

__all__ = [
    "Framed", "Members", "OpenJourney", "OverlaidMap", "list_open_journeys", "overlay",
    "overlay_json",
]
