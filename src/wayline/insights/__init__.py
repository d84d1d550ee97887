"""What does the data say of the map? Every measure, and the whole living map of them.

`overlaying` puts every measured number of one map together; `overlaid` what it holds · `overlay_document`,
`overlay_form` the document `wayline.overlay/1` and its schema · `stuck` the open journeys one by one, with `open_now` · `members`
who is behind a number. Each analysis has a module of its own, called after what it answers.
"""

# isort: off
# fmt: off
from wayline.insights.funnels import Funnel, FunnelRequest, FunnelStep, Step, measure_funnel
from wayline.insights.health import Health, MarketPlace, measure_health
from wayline.insights.listed_funnels import ListedFunnel, list_funnel
from wayline.insights.members import Members
from wayline.insights.open_now import OpenAsked, OpenNow, find_open_now
from wayline.insights.overlaid import (
    ChannelUse, DeadEndRow, DeviationRow, FindingRow, Framed, FunnelRow, GapRow, HandoverRow, KpiRow, KpiTarget,
    LinkRow, OverlaidMap, PathRow, ReworkRow, SegmentRow, StageChannelUse, StageRow, StandardRow, StateCounts, TouchpointRow,
    TransitionRow, VariantRow, VoiceRow,
)
from wayline.insights.overlay_document import overlay_json
from wayline.insights.overlay_form import overlay_schema
from wayline.insights.overlaying import overlay
from wayline.insights.stage_heads import StageHead, StageHeads, heads_json, measure_heads
from wayline.insights.stage_time import StageCurve, StageTime, measure_stage_time
from wayline.insights.stuck import STATES, OpenJourney, StageStates, State, States, find_open_journeys, list_open_journeys
from wayline.insights.comparisons import Comparison
from wayline.insights.verbatims import Verbatim, Verbatims, list_verbatims
from wayline.insights.way_filters import WayLevel, WaysRequest
from wayline.insights.way_steps import Ending, Took, WayKind, WayNode, WayStep
from wayline.insights.way_variants import WayVariant
from wayline.insights.ways import Ways, measure_ways

__all__ = [
    "STATES", "ChannelUse", "Comparison", "DeadEndRow", "DeviationRow", "Ending", "FindingRow", "Framed", "Funnel", "FunnelRequest", "FunnelRow",
    "FunnelStep", "GapRow", "HandoverRow", "Health", "KpiRow", "KpiTarget", "LinkRow", "ListedFunnel", "MarketPlace", "Members", "OpenAsked", "OpenJourney", "OpenNow", "OverlaidMap",
    "PathRow", "ReworkRow", "SegmentRow", "StageChannelUse", "StageCurve", "StageHead", "StageHeads", "StageRow", "StageStates", "StageTime", "StandardRow", "State", "StateCounts", "States", "Step", "Took", "TouchpointRow",
    "TransitionRow", "VariantRow", "Verbatim", "Verbatims", "VoiceRow", "WayKind", "WayLevel", "WayNode", "WayStep", "WayVariant", "Ways", "WaysRequest", "find_open_journeys", "find_open_now", "heads_json", "list_funnel", "list_open_journeys", "list_verbatims", "measure_funnel", "measure_heads", "measure_health", "measure_stage_time", "measure_ways", "overlay",
    "overlay_json", "overlay_schema",
]
