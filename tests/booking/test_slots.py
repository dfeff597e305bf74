from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import Any

import pytest

from bot.booking import Search, Slot, cancel, close_slot, free_slots, nearest_slots
from bot.booking.planning import add_slots
from bot.booking.slots import NOTICE, Page
from tests.booking.world import World, new_slot

UTC = timezone.utc


def page(world: World, **values: Any) -> Page:
    options = {
        name: values.pop(name) for name in ("shown", "limit", "conversation") if name in values
    }
    search = Search(**values)
    return world.do(lambda session: free_slots(session, search, now=world.now, **options))


def ids(slots: tuple[Slot, ...]) -> list[int]:
    return [slot.id for slot in slots]


def found(world: World, **values: Any) -> tuple[Slot, ...]:
    return page(world, limit=99, **values).slots


def test_pages_of_three_lead_through_all_slots_once(world: World) -> None:
    slots = world.slots(7)
    first = page(world)
    second = page(world, shown=ids(first.slots))
    third = page(world, shown=ids(first.slots + second.slots))
    assert first.slots + second.slots + third.slots == slots
    assert (first.more, second.more, third.more) == (True, True, False)


def test_a_full_last_page_has_no_more(world: World) -> None:
    world.slots(3)
    assert page(world).more is False


def test_a_page_goes_on_behind_a_slot_that_was_taken_meanwhile(world: World) -> None:
    slots = world.slots(5)
    first = page(world)
    world.book(slots[2], "other")
    assert page(world, shown=ids(first.slots)).slots == slots[3:]


def test_taken_held_closed_and_too_near_slots_are_not_free(world: World) -> None:
    taken, held, closed, open_ = world.slots(4)
    world.book(taken)
    world.hold(held, "c2")
    world.do(lambda session: close_slot(session, closed.id))
    assert found(world) == (open_,)
    world.now = open_.starts_at - NOTICE
    assert found(world) == (open_,)
    world.now += timedelta(seconds=1)
    assert found(world) == ()


def test_what_a_conversation_holds_itself_is_free_to_it(world: World) -> None:
    slot = world.slot()
    world.hold(slot, "c1")
    assert found(world, conversation="c1") == (slot,)
    assert found(world, conversation="c2") == ()


def test_a_hold_ends_by_itself(world: World) -> None:
    slot = world.slot()
    hold = world.hold(slot)
    world.now = hold.expires_at - timedelta(seconds=1)
    assert found(world) == ()
    world.now = hold.expires_at
    assert found(world) == (slot,)


def test_a_slot_with_seats_left_is_free(world: World) -> None:
    slot = world.slot(capacity=3)
    world.book(slot, "c1")
    world.hold(slot, "c2")
    assert found(world) == (slot,)
    world.hold(slot, "c3")
    assert found(world) == ()


def test_a_cancelled_appointment_takes_no_seat(world: World) -> None:
    slot = world.slot()
    made = world.book(slot)
    world.do(lambda session: cancel(session, made, now=world.now))
    assert found(world) == (slot,)


def test_only_the_campus_school_language_and_mode_asked_for(world: World) -> None:
    french = world.slot(language="fr", interviewer="a")
    dutch = world.slot(language="nl", interviewer="b", mode="video")
    both = world.slot(campus="lyon", school="101", language="both")
    assert found(world, language="fr") == (french, both)
    assert found(world, language="nl") == (dutch, both)
    assert found(world, campus="lyon") == (both,)
    assert found(world, school="becode", mode="video") == (dutch,)


def test_slots_that_look_alike_are_shown_once(world: World) -> None:
    world.slots(2, interviewer="An")
    world.slots(2, interviewer="Bo")
    shown = page(world, limit=1)
    behind = page(world, shown=ids(shown.slots))
    assert len(shown.slots + behind.slots) == 2
    assert behind.slots[0].starts_at > shown.slots[0].starts_at


def test_a_time_already_shown_does_not_come_again_when_one_of_its_slots_is_taken(
    world: World,
) -> None:
    first, *_ = world.slots(2, interviewer="An")
    world.slots(2, interviewer="Bo")
    world.book(first, "other")
    assert page(world, shown=[first.id]).slots[0].starts_at > first.starts_at


def test_the_second_of_two_alike_is_shown_once_the_first_is_taken(world: World) -> None:
    first = world.slot(interviewer="An")
    second = world.slot(interviewer="Bo")
    world.book(first)
    assert found(world) == (second,)


def test_days_and_times_are_those_of_the_campus_clock(world: World) -> None:
    late_evening = datetime(2026, 3, 9, 23, 30, tzinfo=UTC)  # Tuesday 0:30 in Ghent
    world.do(lambda session: add_slots(session, [new_slot(late_evening)]))
    tuesday, monday = date(2026, 3, 10), date(2026, 3, 9)
    assert len(found(world, from_=tuesday, to=tuesday)) == 1
    assert found(world, from_=monday, to=monday) == ()
    assert len(found(world, times=(time(0, 30), time(0, 30)))) == 1
    assert found(world, times=(time(23), time(23, 59))) == ()


@pytest.mark.parametrize(
    ("times", "hits"),
    [
        ((time(11), time(11)), 1),
        ((time(10), time(11)), 1),
        ((time(11), time(12)), 1),
        ((time(11, 1), time(12)), 0),
        ((time(9), time(10, 59)), 0),
    ],
)
def test_both_ends_of_a_window_count(world: World, times: tuple[time, time], hits: int) -> None:
    world.slot()  # 11:00 in Ghent
    assert len(found(world, times=times)) == hits


def test_the_same_wall_clock_time_is_found_before_and_after_the_clock_changes(
    world: World,
) -> None:
    winter, summer = datetime(2026, 3, 27, 13, tzinfo=UTC), datetime(2026, 3, 30, 12, tzinfo=UTC)
    world.do(lambda session: add_slots(session, [new_slot(winter), new_slot(summer)]))
    assert len(found(world, times=(time(14), time(14)))) == 2


def test_the_nearest_slots_come_first_whichever_side_they_lie(world: World) -> None:
    slots = world.slots(5)
    wanted = slots[2].starts_at + timedelta(hours=1)
    near = world.do(lambda s: nearest_slots(s, Search(), wanted, now=world.now))
    assert near == (slots[2], slots[3], slots[1])


def test_pages_of_the_nearest_slots_lead_through_all_once(world: World) -> None:
    slots = world.slots(5)
    wanted = slots[2].starts_at + timedelta(hours=1)
    first = world.do(lambda s: nearest_slots(s, Search(), wanted, now=world.now))
    second = world.do(lambda s: nearest_slots(s, Search(), wanted, now=world.now, shown=ids(first)))
    assert second == (slots[4], slots[0])


def test_the_nearest_slots_leave_out_the_one_refused_and_those_that_do_not_fit(
    world: World,
) -> None:
    slots = world.slots(4)
    search = Search(to=slots[2].start.date())
    near = world.do(
        lambda s: nearest_slots(s, search, slots[1].starts_at, now=world.now, without=slots[1].id)
    )
    assert near == (slots[0], slots[2])
