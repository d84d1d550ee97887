"""Which words may stand where: the closed lists of the map, and those a workspace may widen [M14]."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from wayline.base import FormError, did_you_mean, say


@dataclass(frozen=True, slots=True)
class ReadContext:
    """What a value needs to know of its document: locale, currency and the widened word lists."""

    locale: str = "en"
    currency: str | None = None
    taxonomy: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def extra_words(self, name: str) -> tuple[str, ...]:
        """Words that the workspace adds to a list."""
        return next((words for listed, words in self.taxonomy if listed == name), ())


def context_of(info: ValidationInfo) -> ReadContext:
    """The context of the reading that is going on; the plain one outside of any."""
    return info.context if isinstance(info.context, ReadContext) else ReadContext()


@dataclass(frozen=True, slots=True)
class OpenWord:
    """A word of a list marked + in map.md: one of ours, `other`, or one of the workspace's taxonomy."""

    name: str
    words: tuple[str, ...]

    def check(self, value: str, info: ValidationInfo) -> str:
        """The word itself, when the list, or the taxonomy of the workspace, has it."""
        known = (*self.words, "other", *context_of(info).extra_words(self.name))
        if value in known:
            return value
        advice = did_you_mean(value, known) or say("Known: {known}.", known=", ".join(known))
        raise FormError(
            say(
                "{value} is not a {name}. {advice}",
                value=repr(value),
                name=self.name.replace("_", " "),
                advice=advice,
            )
        )

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self.check, core_schema.str_schema())

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        listed = {"enum": [*self.words, "other"]}
        return {"anyOf": [listed, {"type": "string", "description": "a word of the taxonomy"}]}


State = Literal["as_is", "to_be", "ideal"]
Adopt = Literal["new_cases", "open_cases"]
Status = Literal["draft", "in_review", "approved", "published", "superseded", "retired"]
Lifecycle = Annotated[str, OpenWord("lifecycle", (
    "brand_awareness", "initiation", "choosing_buying", "proposal", "contracting",
    "order_to_delivery", "mobilization", "first_experience", "learning_living", "execution",
    "demobilization", "defect_or_end", "post_project", "win_back",
))]  # fmt: skip
MarketState = Literal["addressable", "obtainable", "active", "customer", "lapsed"]
Intensity = Literal["low", "high"]
Relationship = Literal["single_purchase", "repeat_purchase", "continuous", "project_based"]
Experience = Literal["first_time", "occasional", "expert"]
Stakeholder = Annotated[str, OpenWord("stakeholder", (
    "technical", "financial", "legal", "procurement", "operations", "safety", "environmental",
    "executive", "end_user", "administrator",
))]  # fmt: skip
BuyingRole = Literal[
    "decision_maker", "influencer", "practitioner", "executive_steering_committee", "champion",
    "ratifier", "blocker",
]  # fmt: skip
Function = Annotated[str, OpenWord("function", (
    "marketing", "sales", "channel", "offering", "operations", "delivery", "service", "support",
    "finance", "legal", "safety", "it", "hr", "client_success", "management",
))]  # fmt: skip
PathKind = Literal["happy", "alternative", "unhappy", "exception", "recovery", "anti_journey"]
InvolvedAs = Literal["responsible", "accountable", "consulted", "informed"]
NeedDue = Literal["during", "end_of_stage"]
NeedKind = Annotated[str, OpenWord("need_kind", (
    "information", "assurance", "ease", "speed", "control", "cost", "compliance", "relationship",
    "functional",
))]  # fmt: skip
TouchpointKind = Literal["communication", "action", "decision", "wait", "milestone"]
Moment = Literal["make_or_break", "key", "delight"]
CHANNEL_KINDS = (
    "website", "app", "product", "email", "phone", "sms", "chat", "video", "social", "ad", "pr",
    "event", "on_site", "store", "document", "portal", "marketplace_partner", "self_service",
    "payment_invoice", "survey", "support_ticket", "api_edi",
)  # fmt: skip
ChannelKind = Annotated[str, OpenWord("channel_kind", CHANNEL_KINDS)]
Direction = Literal["inbound", "outbound", "bidirectional", "internal"]
OutcomeKind = Literal["success", "failure", "neutral"]
MessagePurpose = Annotated[str, OpenWord("message_purpose", (
    "information_need", "objection", "reassurance", "education", "offer", "status_update",
    "request", "thanks",
))]  # fmt: skip
LinkKind = Literal[
    "sequence", "alternative", "parallel", "trigger", "needs", "message", "handover", "loop",
    "escalation", "exception",
]  # fmt: skip
Basis = Literal["planned", "believed", "observed"]
Method = Annotated[
    str,
    OpenWord("method", ("survey", "interview", "analytics", "observation", "text", "panel")),
]
VALENCE: dict[str, int] = {
    "delighted": 2, "proud": 2,
    "confident": 1, "reassured": 1, "trusting": 1, "relieved": 1, "curious": 1,
    "neutral": 0, "surprised": 0,
    "uncertain": -1, "anxious": -1, "confused": -1, "forgotten": -1, "frustrated": -1,
    "indifferent": -1,
    "feels_stupid": -2, "betrayed": -2, "angry": -2,
}  # fmt: skip
FeelingLabel = Literal[
    "delighted", "proud", "confident", "reassured", "trusting", "relieved", "curious", "neutral",
    "surprised", "uncertain", "anxious", "confused", "forgotten", "frustrated", "indifferent",
    "feels_stupid", "betrayed", "angry",
]  # fmt: skip
EvidenceKind = Annotated[str, OpenWord("evidence_kind", (
    "interview", "survey", "analytics", "ticket", "document", "workshop", "decision",
    "observation", "contract",
))]  # fmt: skip
LaneRole = Literal[
    "physical_evidence", "customer_actions", "frontstage_people", "frontstage_tech",
    "backstage_people", "backstage_tech", "support_processes", "partners", "channels", "messages",
    "needs", "emotions", "pains", "fail_points", "data", "technology", "kpis", "cost_time",
    "opportunities", "initiatives", "custom",
]  # fmt: skip
FailMode = Annotated[str, OpenWord("fail_mode", (
    "not_started", "does_not_know_what_to_do", "missing_information", "wrong_information",
    "delay_over_standard", "dead_end", "no_owner", "lost_handover", "system_down",
    "quality_defect", "compliance_breach", "price_dispute", "abandoned",
))]  # fmt: skip
Influence = Literal["inevitable", "influenceable", "preventable"]
Integration = Literal["connected", "file", "manual", "unconnected"]
Proof = Literal["document", "attendance", "signature", "photo", "event"]
ComplianceKind = Annotated[str, OpenWord("compliance_kind", (
    "regulatory", "labour", "safety", "cultural", "environmental", "data_protection",
))]  # fmt: skip
Level = Literal["low", "medium", "high"]
CostKind = Annotated[
    str,
    OpenWord("cost_kind", ("labour", "media", "licence", "travel", "material", "compensation")),
]
CostPer = Literal["occurrence", "account", "month"]
InsightKind = Annotated[str, OpenWord("insight_kind", (
    "need", "gain", "fear", "objection", "behaviour", "perception", "switching_reason", "delight",
    "practice",
))]  # fmt: skip
InsightStatus = Literal["assumption", "observed", "validated", "refuted", "stale"]
OpportunityStatus = Literal["open", "planned", "solved", "rejected"]
Horizon = Literal["quick_win", "medium_term", "long_term"]
InitiativeKind = Annotated[str, OpenWord("initiative_kind", (
    "process", "training", "system", "content", "staffing", "offering", "reporting",
))]  # fmt: skip
InitiativeStatus = Literal[
    "idea", "planned", "in_progress", "shipped", "measured", "kept", "reverted", "rejected"
]
TargetKind = Literal[
    "above", "at_least", "below", "at_most", "between", "vs_baseline", "vs_benchmark"
]
Better = Literal["higher", "lower"]
Lag = Literal["lagging", "leading"]
AtlasLevel = Literal["L0_lifecycle", "L1_macro", "L2_micro"]
AtlasStatus = Literal["unmapped", "draft", "mapped", "measured"]
MapLinkKind = Literal["sub_journey", "next", "exception", "related"]
OfferingKind = Literal["product", "service", "project"]
