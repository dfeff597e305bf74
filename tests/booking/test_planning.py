from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.booking.planning import Added, NewSlot, Week, add_slots, plan_weeks
from tests.booking.world import CAMPUSES, World, new_slot

GENT, LYON = CAMPUSES["gent"], CAMPUSES["lyon"]
WORKDAYS = frozenset(range(5))
MORNING = (time(9), time(12))


def week(**values: object) -> Week:
    pattern = {"weekdays": WORKDAYS, "windows": (MORNING,), "length": timedelta(minutes=60)}
    return Week(**(pattern | values))  # type: ignore[arg-type]


def plan(first: date, last: date, *, campus: str = "gent", **values: object) -> list[NewSlot]:
    closed = values.pop("closed_days", frozenset())
    return plan_weeks(
        week(**values),
        CAMPUSES[campus],
        school="becode",
        first=first,
        last=last,
        closed_days=closed,  # type: ignore[arg-type]
    )


def days(slots: list[NewSlot]) -> set[date]:
    return {slot.starts_at.astimezone(ZoneInfo(slot.timezone)).date() for slot in slots}


def test_a_window_is_filled_slot_by_slot() -> None:
    slots = plan(date(2026, 3, 3), date(2026, 3, 3))
    starts = [slot.starts_at.astimezone(ZoneInfo(GENT.timezone)).time() for slot in slots]
    assert starts == [time(9), time(10), time(11)]
    assert all(slot.ends_at - slot.starts_at == timedelta(hours=1) for slot in slots)


def test_a_slot_that_would_end_after_its_window_is_left_out() -> None:
    assert len(plan(date(2026, 3, 3), date(2026, 3, 3), length=timedelta(minutes=50))) == 3
    pause = plan(
        *(date(2026, 3, 3),) * 2, length=timedelta(minutes=60), every=timedelta(minutes=75)
    )
    assert len(pause) == 2


def test_only_the_weekdays_asked_for() -> None:
    slots = plan(date(2026, 3, 2), date(2026, 3, 15), weekdays=frozenset({1, 3}))
    assert days(slots) == {date(2026, 3, day) for day in (3, 5, 10, 12)}


def test_both_ends_are_included_and_an_empty_span_is_empty() -> None:
    assert days(plan(date(2026, 3, 3), date(2026, 3, 4))) == {date(2026, 3, 3), date(2026, 3, 4)}
    assert plan(date(2026, 3, 4), date(2026, 3, 3)) == []


@pytest.mark.parametrize(
    ("holiday", "belgian", "french"),
    [
        (date(2026, 7, 21), True, False),
        (date(2026, 7, 14), False, True),
        (date(2026, 5, 8), False, True),
        (date(2026, 5, 14), True, True),
        (date(2026, 11, 11), True, True),
        (date(2027, 1, 1), True, True),
    ],
)
def test_the_holidays_of_the_country_are_left_out(
    holiday: date, belgian: bool, french: bool
) -> None:
    span = holiday - timedelta(days=1), holiday
    assert (holiday not in days(plan(*span, campus="gent"))) == belgian
    assert (holiday not in days(plan(*span, campus="lyon"))) == french


def test_closed_days_are_left_out() -> None:
    closed = frozenset({date(2026, 3, 4)})
    slots = plan(date(2026, 3, 3), date(2026, 3, 5), closed_days=closed)
    assert days(slots) == {date(2026, 3, 3), date(2026, 3, 5)}


def test_the_29th_of_february_is_planned_in_leap_years() -> None:
    assert date(2028, 2, 29) in days(plan(date(2028, 2, 28), date(2028, 3, 1)))


@given(
    st.dates(date(2024, 1, 1), date(2034, 1, 1)),
    st.integers(0, 60),
    st.sampled_from(["gent", "lyon"]),
    st.times(),
    st.integers(10, 90),
)
def test_planned_slots_keep_to_the_wall_clock_through_every_change(
    first: date, span: int, campus: str, opens: time, minutes: int
) -> None:
    opens = opens.replace(second=0, microsecond=0)
    slots = plan(
        first,
        first + timedelta(days=span),
        campus=campus,
        weekdays=frozenset(range(7)),
        windows=((opens, time(23, 59)),),
        length=timedelta(minutes=minutes),
    )
    zone = ZoneInfo(CAMPUSES[campus].timezone)
    for slot in slots:
        start = slot.starts_at.astimezone(zone)
        passed = datetime.combine(date.min, start.time()) - datetime.combine(date.min, opens)
        assert passed % timedelta(minutes=minutes) == timedelta(0)
        assert slot.ends_at - slot.starts_at == timedelta(minutes=minutes)
        assert start.time() >= opens
    assert len({slot.starts_at for slot in slots}) == len(slots)


@pytest.mark.parametrize(
    "wrong",
    [
        {"length": timedelta(0)},
        {"length": timedelta(hours=9)},
        {"every": timedelta(minutes=30)},
        {"weekdays": frozenset({7})},
    ],
)
def test_a_pattern_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        week(**wrong)


def test_adding_slots_twice_adds_them_once(world: World) -> None:
    slots = plan(date(2026, 3, 3), date(2026, 3, 5))
    assert world.do(lambda session: add_slots(session, slots)) == Added(new=9, known=0)
    more = [*slots, new_slot(datetime(2026, 3, 9, 9, tzinfo=timezone.utc))]
    assert world.do(lambda session: add_slots(session, more)) == Added(new=1, known=9)
