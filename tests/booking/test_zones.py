from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.booking.zones import NoSuchTime, TimeComesTwice, instant, same_time_on_earlier_day

UTC = timezone.utc
ZONES = st.sampled_from(["Europe/Paris", "Europe/Brussels"])
DAYS = st.dates(date(2024, 1, 1), date(2036, 12, 31))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@given(DAYS, TIMES, ZONES)
def test_an_instant_shows_the_wall_clock_it_was_made_from(day: date, at: time, zone: str) -> None:
    try:
        moment = instant(day, at, zone)
    except (NoSuchTime, TimeComesTwice):
        assert at.hour == 2 and day.month in (3, 10) and day.weekday() == 6 and day.day >= 25
        return
    local = moment.astimezone(ZoneInfo(zone))
    assert (local.date(), local.time()) == (day, at)


@given(st.integers(2024, 2036), st.integers(0, 59), ZONES)
def test_the_skipped_and_the_doubled_hour_are_refused(year: int, minute: int, zone: str) -> None:
    for month, refusal in ((3, NoSuchTime), (10, TimeComesTwice)):
        sunday = next(
            day for day in (date(year, month, 31 - back) for back in range(7)) if day.weekday() == 6
        )
        with pytest.raises(refusal, match="02:"):
            instant(sunday, time(2, minute), zone)


def test_the_29th_of_february_is_a_day_like_others() -> None:
    assert instant(date(2028, 2, 29), time(14), "Europe/Paris") == datetime(
        2028, 2, 29, 13, tzinfo=UTC
    )


@given(DAYS, TIMES, st.integers(1, 3), ZONES)
def test_days_before_have_the_same_wall_clock_time(
    day: date, at: time, days: int, zone: str
) -> None:
    assume(at.hour != 2)
    moment = instant(day, at, zone)
    before = same_time_on_earlier_day(moment, days, zone).astimezone(ZoneInfo(zone))
    assert (before.date(), before.time()) == (day - timedelta(days=days), at)


def test_the_day_before_the_clock_changes_is_not_24_hours_before() -> None:
    monday = instant(date(2026, 3, 30), time(10), "Europe/Brussels")
    saturday = same_time_on_earlier_day(monday, 2, "Europe/Brussels")
    assert monday - saturday == timedelta(hours=47)
