"""Every check of the map has a name of its own, in every language."""

import pytest

from wayline.base import LANGUAGES, Language
from wayline.map import check_codes
from wayline.map.checks.naming import CHECK_NAMES

CODES = [code for code, _ in check_codes()]


def test_every_check_is_named_and_nothing_else() -> None:
    assert list(CHECK_NAMES) == CODES


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_checks_are_called_the_same(language: Language) -> None:
    called = [name.spoken(language) for name in CHECK_NAMES.values()]
    assert len(set(called)) == len(CODES)
