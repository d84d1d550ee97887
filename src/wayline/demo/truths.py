"""What was planted in the invented company, so that the analyses can be judged by it."""

from dataclasses import dataclass
from typing import Literal

from wayline.demo.company import Role

Where = Literal["paths", "dead_ends", "handovers", "gaps", "stages"]


@dataclass(frozen=True, slots=True)
class Truths:
    """The knobs of the simulation; every length is in business days of the site week.

    Attributes:
        legal_days: how long the review of the client's counsel takes.
        legal_answer_days: how long counsel waits for each of our answers.
        signs_early_share: contracts signed while counsel still has open questions.
        handover_wait_days: from permits cleared by HSE to the first booking by logistics.
        ask_again_share: how often logistics asks for a permit that HSE has cleared.
        junior_freight_days: extra days on the road to the sites of junior explorers.
        query_share: projects with a question about an invoice.
        dead_end_share: such questions after which the project is never heard of again.
        report_csat: how the weekly report is rated by customers, on average, from 1 to 5.
        report_believed: how good we think we are at it, from 1 to 5.
    """

    legal_days: float = 38.0
    legal_answer_days: float = 7.0
    signs_early_share: float = 0.1
    handover_wait_days: float = 4.0
    ask_again_share: float = 0.35
    junior_freight_days: float = 8.0
    query_share: float = 0.6
    dead_end_share: float = 0.4
    report_csat: float = 2.3
    report_believed: float = 4.2

    def path_days(self, role: Role) -> float:
        """How long the review of one stakeholder takes."""
        return {"technical": 17.0, "financial": 13.0, "legal": self.legal_days}[role]


PLANTED = Truths()
HEALTHY = Truths(
    legal_days=20.0,
    legal_answer_days=1.2,
    signs_early_share=0.0,
    handover_wait_days=1.0,
    ask_again_share=0.0,
    junior_freight_days=0.0,
    dead_end_share=0.02,
    report_csat=4.3,
)


@dataclass(frozen=True, slots=True)
class PlantedTruth:
    """One thing that was planted, and where the living map must show it.

    Attributes:
        key: its name here.
        where: the section of the living map.
        row: the key of the row there.
        segment: the one segment that it is about.
        sentence: what was planted, in words.
    """

    key: str
    where: Where
    row: str
    segment: str | None
    sentence: str


PLANTED_TRUTHS = (
    PlantedTruth(
        "slow_legal", "paths", "legal", None,
        "The review by the client's counsel takes about 38 working days; the standard is 30. Each answer"
        " of ours takes a week, and one contract in ten is signed before counsel is through.",
    ),
    PlantedTruth(
        "dead_end", "dead_ends", "invoice_query", None,
        "Four in ten projects that ask about an invoice are never heard of again.",
    ),
    PlantedTruth(
        "silo_break", "handovers", "hse>logistics", None,
        "Permits that HSE has cleared lie for about four working days before logistics books the freight;"
        " two were agreed on. One time in three logistics asks for the permit again.",
    ),
    PlantedTruth(
        "blind_spot", "gaps", "report.performance", None,
        "We think the weekly report is good (4.2 of 5) and of little weight; customers say that it matters"
        " and rate it 2.3.",
    ),
    PlantedTruth(
        "late_for_juniors", "stages", "mobilize", "junior",
        "Getting to site takes eight working days longer for junior explorers: they miss the standard of 15,"
        " large producers keep it.",
    ),
)  # fmt: skip
