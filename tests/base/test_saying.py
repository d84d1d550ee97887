"""A sentence is one value, said in the language of who reads it."""

import pytest

from wayline.base import Duration, Language, Number, Sentence, language_of, say, say_n, spoken

LATE = say(
    "{place}: {k} of {n} contacts ({share}) got no answer within {promise}.",
    place="Offer", k=3, n=12, share="25 %", promise=Duration.parse("1.5 business days").said,
)  # fmt: skip


def test_its_english_is_what_it_is_as_text() -> None:
    assert str(LATE) == "Offer: 3 of 12 contacts (25 %) got no answer within 1.5 business days."


def test_german_turns_the_sentence_and_what_stands_in_its_places() -> None:
    assert LATE.spoken("de") == "Offer: 3 von 12 Kontakten (25 %) blieben länger als 1,5 AT ohne Antwort."  # fmt: skip


@pytest.mark.parametrize(
    ("written", "german"), [("1 day", "1 T"), ("20 days", "20 T"), ("1.5 weeks", "1,5 Wo.")]
)
def test_lengths_of_time_are_written_as_the_screens_write_them(written: str, german: str) -> None:
    assert spoken(Duration.parse(written).said, "de") == german


def test_one_is_told_from_many_by_the_number_that_is_said() -> None:
    said = [str(say_n("{n} row", "{n} rows", n=n)) for n in (0, 1, 2, Number("1"), Number("1.5"))]
    assert said == ["0 rows", "1 row", "2 rows", "1 row", "1.5 rows"]


def test_what_no_catalogue_has_is_said_in_english() -> None:
    assert Sentence("Said by {who} alone.").filled(who="Xara").spoken("de") == "Said by Xara alone."


def test_what_fills_a_place_is_never_read_as_a_place() -> None:
    assert str(say("called {name}", name="{n} or %s")) == "called {n} or %s"


def test_equal_sentences_are_one() -> None:
    assert {say("{n} days", n=3), say("{n} days", n=3), say("{n} days", n=4)} == {
        say("{n} days", n=3),
        say("{n} days", n=4),
    }


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("en-GB,de;q=0.9", "en"),
        ("fr, de;q=0.4", "de"),
        ("de;q=0, en;q=0.1", "en"),
        ("fr", "en"),
        ("", "en"),
        ("de;q=many", "en"),
        (";;;,,,", "en"),
    ],
)
def test_a_browser_is_answered_in_the_first_language_it_wants_that_is_there(
    header: str, language: Language
) -> None:
    assert language_of(header) == language
