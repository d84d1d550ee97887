"""What was asked of one laid map: every analysis once, so that no two parts of a screen can disagree."""

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from wayline.base import Clock
from wayline.insights.channels import StageChannels, measure_channels
from wayline.insights.conformance import Conformance, measure_conformance
from wayline.insights.conversion import Conversion, measure_conversion
from wayline.insights.dead_ends import DeadEnds, measure_dead_ends
from wayline.insights.desire_paths import DesirePaths, measure_desire_paths
from wayline.insights.dwell import Dwell, measure_dwell
from wayline.insights.flow import Flow, measure_flow
from wayline.insights.handovers import Handovers, measure_handovers
from wayline.insights.importance import Gaps, measure_importance
from wayline.insights.kpis import Kpis, measure_kpis
from wayline.insights.limits import measure_limits
from wayline.insights.response_times import ResponseTimes, measure_response_times
from wayline.insights.rework import Rework, measure_rework
from wayline.insights.satisfaction import Satisfaction, measure_satisfaction
from wayline.insights.stage_funnel import StageFunnel, measure_stage_funnel
from wayline.insights.stakeholder_paths import StakeholderPaths, measure_stakeholder_paths
from wayline.insights.standards import OnTime, measure_on_time
from wayline.insights.stuck import States, measure_states
from wayline.insights.touchpoint_use import Use, measure_use
from wayline.insights.variants import Variants, measure_variants
from wayline.journeys import Coverage, measure_coverage

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope


@runtime_checkable
class Checked(Protocol):
    """A result that can say whether its parts sum to the whole [L3]."""

    def check(self) -> None:
        """Raise when they do not."""
        ...


@dataclass(frozen=True, slots=True)
class Answers:
    """Every analysis of one map over one scope."""

    coverage: Coverage
    conversion: Conversion
    dwell: Dwell
    on_time: OnTime
    states: States
    funnel: StageFunnel
    paths: StakeholderPaths
    use: Use
    response_times: ResponseTimes
    channels: StageChannels
    flow: Flow
    stage_flow: Flow
    variants: Variants
    handovers: Handovers
    rework: Rework
    dead_ends: DeadEnds
    conformance: Conformance
    satisfaction: Satisfaction
    gaps: Gaps
    kpis: Kpis
    desire_paths: DesirePaths

    def check(self) -> None:
        """Every population is cut into parts that sum to it [L3]."""
        for part in fields(self):
            answer = getattr(self, part.name)
            if isinstance(answer, Checked):
                answer.check()


def ask_everything(laid: "LaidMap", scope: "Scope", *, clock: Clock) -> Answers:
    """Asks each question once."""
    flow, limits = measure_flow(laid, scope, clock=clock), measure_limits(laid)
    return Answers(
        coverage=measure_coverage(laid, scope),
        conversion=measure_conversion(laid, scope, clock=clock),
        dwell=measure_dwell(laid, scope, clock=clock),
        on_time=measure_on_time(laid, scope, stand_ins=limits.stand_ins, clock=clock),
        states=measure_states(laid, scope, limits=limits, clock=clock),
        funnel=measure_stage_funnel(laid, scope, clock=clock),
        paths=measure_stakeholder_paths(laid, scope, clock=clock),
        use=measure_use(laid, scope, clock=clock),
        response_times=measure_response_times(laid, scope, clock=clock),
        channels=measure_channels(laid, scope, clock=clock),
        flow=flow,
        stage_flow=measure_flow(laid, scope, level="stage", collapsed=True, clock=clock),
        variants=measure_variants(laid, scope, clock=clock),
        handovers=measure_handovers(laid, scope, clock=clock),
        rework=measure_rework(laid, scope, clock=clock),
        dead_ends=measure_dead_ends(laid, scope, quiet=limits.quiet, clock=clock),
        conformance=measure_conformance(laid, scope, clock=clock),
        satisfaction=measure_satisfaction(laid, scope, clock=clock),
        gaps=measure_importance(laid, scope, clock=clock),
        kpis=measure_kpis(laid, scope, clock=clock),
        desire_paths=measure_desire_paths(laid, scope, flow=flow, clock=clock),
    )
