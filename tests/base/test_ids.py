"""Keys, folded names and derived ids [M1] [M2] [M6] [M38]."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayline.base import derived_id, did_you_mean, fold, is_key, slug, unique_slug


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Offer  sent-out", "offer_sent_out"),
        (" A_b ", "a_b"),
        ("É", "é"),
        ("tab\tand nl", "tab_and_nl"),
    ],
)
def test_names_compare_on_a_folded_form(name: str, folded: str) -> None:
    """[M38] NFC, lower case, runs of space, - and _ become _."""
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("Prüfung & Angebot", "", "prufung_angebot"),
        ("6", "touchpoint", "touchpoint_6"),
        ("Straße", "", "strasse"),
        ("客户", "stage", "stage"),
        ("x" * 90, "", "x" * 63),
    ],
)
def test_a_missing_key_is_derived_from_the_name(name: str, kind: str, key: str) -> None:
    """[M2] Transliterated, lower case; the kind stands before what would not begin with a letter."""
    assert slug(name, kind=kind) == key


def test_a_key_that_is_taken_gets_a_number() -> None:
    """[M2] `_2`, `_3` ..."""
    assert unique_slug("Offer", {"offer", "offer_2"}) == "offer_3"
    assert len(unique_slug("x" * 90, {"x" * 63})) == 63


@given(st.text(max_size=80))
def test_every_name_gives_a_valid_key(name: str) -> None:
    """[M1] Whatever a person calls a thing."""
    assert is_key(slug(name, kind="stage"))


def test_the_same_parts_give_the_same_id() -> None:
    """[M6] Reading a file twice creates nothing new."""
    assert derived_id("w", "m/stage/a") == derived_id("w", "m/stage/a")
    assert derived_id("w", "ab") != derived_id("wa", "b")


def test_the_nearest_known_name_is_proposed_and_nothing_is_guessed_from_afar() -> None:
    assert str(did_you_mean("stagess", ["stages", "paths"])) == "Did you mean 'stages'?"
    assert did_you_mean("zzz", ["stages", "paths"]) is None
