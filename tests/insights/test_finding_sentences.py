"""A finding is said in whole sentences of the reader's language, numbers and lengths included."""

import pytest

from recovery.companies import company
from wayline.base import Duration
from wayline.demo import PLANTED, SEED
from wayline.insights import finding_sentences as say
from wayline.insights.comparisons import difference_estimate
from wayline.insights.estimates import share_estimate

FEWER = difference_estimate(share_estimate(20, 60), share_estimate(34, 60))
SAID = {
    "late": (
        say.late("Mobilize", Duration.parse("20 business days").said, missed=12, n=60, segment="Junior"),
        "Mobilize: 12 von 60 Aufenthalten im Segment Junior (20 %) hielten den Standard nicht ein (20 AT);"
        " bei den anderen gelingt es besser.",
    ),
    "handover": (
        say.silo_break("Sales", "Works", late=1, n=400, allowed=say.length(5400)),
        "1 von 400 Übergaben von Sales an Works (unter 1 %) warteten länger als vereinbart (1,5 h).",
    ),
    "way": (
        say.desire_path("Offer", "Site", n=9, leaving=60, difference=FEWER),
        "9 von 60 Journeys, die von „Offer“ weitergingen (15 %), gingen direkt zu „Site“, auf einem Weg,"
        " den die Karte nicht kennt; sie haben um 23 Prozentpunkte seltener Erfolg.",
    ),
    "kpi": (
        say.kpi_missed("Revenue", say.amount(1234.5, "eur"), say.line("between", ["1", "2"], better=None), n=7),
        "Revenue: 1.234,5 bei 7 gezählten, das Ziel ist zwischen 1 und 2.",
    ),
    "all customers": (
        say.of_all_customers(say.silent_place("Offer")),
        "„Offer“ hat eine Regel, aber kein Ereignis in diesem Zeitraum belegt es."
        " Gefragt wurden alle Kunden, nicht nur die hier betrachteten.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", SAID)
def test_a_finding_is_said_in_german(kind: str) -> None:
    words, german = SAID[kind]
    assert words.sentence.spoken("de") == german


def test_every_finding_of_the_invented_company_is_another_text_in_german() -> None:
    findings = company(SEED, PLANTED).findings
    same = [
        words
        for row in findings
        for words in (row.sentence, row.suggestion)
        if words.spoken("de") == str(words)
    ]
    assert (len(findings) > 5, same) == (True, [])


def test_words_keep_their_english() -> None:
    words = say.again("Offer", share_estimate(5, 10), kind="self_loop")
    assert str(words.sentence) == "5 of 10 journeys (50 %) went through “Offer” twice in a row."
