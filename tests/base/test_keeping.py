"""What is kept of a sentence is told later in any language."""

import json
from datetime import date

import pytest

from wayline.base import Day, Number, Sentence, kept, say, say_n, spoken, told_again

COUNTED = say_n("{n} row waits since {day}.", "{n} rows wait since {day}.")


@pytest.mark.parametrize(
    "said",
    [
        say("{n} bytes of {file}.", n=Number("1,200.5"), file="a.csv"),
        say("{matter} [{where}]", matter=say("Field required"), where="map.yaml"),
        COUNTED.filled(n=1, day=Day(date(2026, 3, 5))),
        COUNTED.filled(n=3, day=Day(date(2026, 3, 5))),
    ],
)
def test_a_sentence_that_was_kept_says_the_same_in_each_language(said: Sentence) -> None:
    again = told_again(json.loads(json.dumps(kept(said))))
    assert (str(again), spoken(again, "de")) == (str(said), spoken(said, "de"))


def test_a_day_and_a_number_that_were_kept_follow_the_language() -> None:
    said = say("{n} since {day}", n=Number("1,200.5"), day=Day(date(2026, 3, 5)))
    assert spoken(told_again(kept(said)), "de") == "1.200,5 since 5. März 2026"
