"""What does the whole living map say: every measured number of one map, once [analyses.md section 8]."""

from dataclasses import replace
from typing import TYPE_CHECKING

from wayline.base import Clock
from wayline.insights.answers import ask_everything
from wayline.insights.conformance import deviation_rows
from wayline.insights.findings import find_worst, finding_rows
from wayline.insights.gathering import Gathering
from wayline.insights.importance import gap_rows
from wayline.insights.judges import judge_rows, judged_words
from wayline.insights.kpis import kpi_rows
from wayline.insights.members import collect_members
from wayline.insights.numbers import number_paths
from wayline.insights.overlaid import MapHead, OverlaidMap
from wayline.insights.overlay_document import overlay_json
from wayline.insights.overlay_events import (
    count_accounts,
    coverage_row,
    event_balance,
    journeys_frame,
)
from wayline.insights.overlay_flows import (
    dead_end_rows,
    handover_rows,
    link_rows,
    rework_rows,
    touchpoint_rows,
    transition_rows,
    variant_rows,
)  # fmt: skip
from wayline.insights.overlay_stages import funnel_rows, path_rows, stage_rows
from wayline.insights.requests import WALL_CLOCK
from wayline.insights.satisfaction import voice_row
from wayline.insights.segments import measure_segments, segment_rows
from wayline.journeys import Scope, at_hand, scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap

EVERYTHING = Scope()


def overlay(
    laid: "LaidMap", scope: Scope = EVERYTHING, *, clock: Clock = WALL_CLOCK
) -> OverlaidMap:
    """Every measured number of a laid map over the journeys of a scope, with who is behind each.

    Two calls give equal values apart from `computed_at` in the frames. Planned and believed values
    are not in it: they stay in the map.
    """
    with at_hand(laid, scope) as near:
        return _overlay(near, scope, clock=clock)


def _overlay(laid: "LaidMap", scope: Scope, *, clock: Clock) -> OverlaidMap:
    answers = ask_everything(laid, scope, clock=clock)
    gathering = Gathering()
    gathering.place_of(journeys_frame(laid, scope, clock=clock))
    document, checked = laid.map.document, laid.map
    judges = judge_rows(laid, scope)
    accounts, first_start = count_accounts(laid, scope)
    overlaid = OverlaidMap(
        map=MapHead(
            document.key or "map",
            str(document.version),
            checked.content_hash,
            judged_words(judges),
            judges,
        ),
        events=event_balance(laid, scope, answers=answers),
        coverage=coverage_row(laid, scope, answers=answers, gathering=gathering, clock=clock),
        stages=stage_rows(checked, answers, gathering),
        touchpoints=touchpoint_rows(checked, answers, gathering),
        links=link_rows(checked, answers, gathering),
        paths=path_rows(checked, answers, gathering),
        funnel=funnel_rows(answers, gathering),
        transitions=transition_rows(answers, gathering),
        variants=variant_rows(answers, gathering),
        deviations=deviation_rows(answers.conformance, gathering),
        handovers=handover_rows(answers, gathering),
        rework=rework_rows(answers, gathering),
        dead_ends=dead_end_rows(answers, gathering),
        gaps=gap_rows(answers.gaps, gathering),
        kpis=kpi_rows(answers.kpis, gathering),
        accounts=accounts,
        first_start=first_start,
        findings=finding_rows(find_worst(laid, scope, answers), gathering),
        voice=voice_row(answers.satisfaction, gathering),
        segments=segment_rows(measure_segments(laid, scope), gathering),
        # The frames are complete only now, when every section has named its own.
        frames=tuple(gathering.frames),
    )
    asked = gathering.asked_of(set(number_paths(overlay_json(overlaid))))
    return replace(overlaid, members=collect_members(laid, scope_filter(laid, scope), asked))
