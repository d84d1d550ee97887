"""Durations and working calendars [A11]."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayline.base import Duration, WorkCalendar, add_calendar_time

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = WorkCalendar(
    key="office", timezone="Europe/Berlin", opens=time(9), closes=time(17),
    holidays=frozenset({date(2026, 5, 1)}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("10 business days", "10 business days"),
        ("1 business day", "1 business day"),
        ("2 days", "2 days"),
        ("1.5 hours", "1.5 hours"),
        ("1,5 hours", "1.5 hours"),
        ("3 working days", "3 business days"),
        ("90 min", "90 minutes"),
        ("12 Months", "12 months"),
    ],
)
def test_durations_are_read_in_the_words_people_use(text: str, shown: str) -> None:
    assert str(Duration.parse(text)) == shown


@pytest.mark.parametrize("text", ["", "10", "days", "ten days", "-3 days", "3 fortnights"])
def test_what_is_not_a_duration_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"expected a duration|unknown unit"):
        Duration.parse(text)


def test_a_calendar_day_keeps_the_local_time_over_a_clock_change() -> None:
    # Clocks go forward on 29 March 2026: the day has 23 hours, the appointment stays at nine.
    before = datetime(2026, 3, 28, 9, 0, tzinfo=BERLIN)
    after = add_calendar_time(before, Duration.parse("1 day"), BERLIN)
    assert after == datetime(2026, 3, 29, 9, 0, tzinfo=BERLIN)
    assert (after - before.astimezone(UTC)).total_seconds() == 23 * 3600


def test_a_month_from_the_last_day_is_the_last_of_the_next_month() -> None:
    start = datetime(2027, 1, 31, 12, 0, tzinfo=BERLIN)
    assert add_calendar_time(start, Duration.parse("1 month"), BERLIN).astimezone(
        BERLIN
    ) == datetime(2027, 2, 28, 12, 0, tzinfo=BERLIN)


def test_elapsed_hours_ignore_clock_changes() -> None:
    start = datetime(2026, 3, 28, 12, 0, tzinfo=BERLIN)
    end = add_calendar_time(start, Duration.parse("24 hours"), BERLIN)
    assert end.astimezone(BERLIN) == datetime(2026, 3, 29, 13, 0, tzinfo=BERLIN)


def test_working_time_needs_a_calendar() -> None:
    with pytest.raises(ValueError, match="needs a calendar"):
        add_calendar_time(
            datetime(2026, 1, 1, tzinfo=UTC), Duration.parse("1 business day"), BERLIN
        )


def test_openings_leave_out_weekends_and_holidays_and_follow_the_clock() -> None:
    # 29 April to 4 May 2026: Wednesday, Thursday, (holiday), (weekend), Monday.
    openings = OFFICE.openings(date(2026, 4, 29), date(2026, 5, 4))
    assert [opens.astimezone(BERLIN).day for opens, _ in openings] == [29, 30, 4]
    assert all(closes - opens == openings[0][1] - openings[0][0] for opens, closes in openings)
    assert OFFICE.work_day_seconds == 8 * 3600


def test_a_whole_day_calendar_has_a_23_hour_day_when_clocks_go_forward() -> None:
    whole = WorkCalendar(timezone="Europe/Berlin", days=("sun",))
    ((opens, closes),) = whole.openings(date(2026, 3, 29), date(2026, 3, 29))
    assert (closes - opens).total_seconds() == 23 * 3600


@given(
    st.integers(1, 400), st.sampled_from(["minutes", "hours", "days", "weeks", "months", "years"])
)
def test_later_is_never_earlier(amount: int, unit: str) -> None:
    start = datetime(2026, 3, 28, 2, 30, tzinfo=BERLIN)
    assert add_calendar_time(start, Duration.parse(f"{amount} {unit}"), BERLIN) > start
