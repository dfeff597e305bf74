from __future__ import annotations

from datetime import timedelta

import pytest

from bot.booking import (
    Appointment,
    NotBooked,
    NotYet,
    PastSlot,
    SlotTaken,
    UnknownSlot,
    cancel,
    erase_person,
    free_slots,
    list_appointments,
    mark,
    reschedule,
)
from bot.booking.slots import Search
from bot.storage import models
from tests.booking.world import World


def cancelled(world: World, appointment: Appointment) -> Appointment:
    return world.do(lambda session: cancel(session, appointment, now=world.now))


def free(world: World) -> list[int]:
    page = world.do(lambda session: free_slots(session, Search(), now=world.now, limit=99))
    return [slot.id for slot in page.slots]


def test_what_is_booked_stands_until_it_is_cancelled_or_begins(world: World) -> None:
    made = world.book(world.slot())
    assert made.stands(world.now)
    assert not made.stands(made.slot.starts_at)
    assert not cancelled(world, made).stands(world.now)


def test_moving_takes_the_new_slot_and_frees_the_old_one(world: World) -> None:
    old, new = world.slots(2)
    made = world.book(old)
    moved = world.move(made, new)
    assert (moved.reference, moved.slot, moved.sequence) == (made.reference, new, 1)
    assert free(world) == [old.id]


def test_moving_to_a_taken_slot_keeps_the_old_one(world: World) -> None:
    old, new, other = world.slots(3)
    made = world.book(old)
    world.book(new, "c2")
    with pytest.raises(SlotTaken) as refusal:
        world.move(made, new)
    assert refusal.value.alternatives == (other,)
    assert world.do(lambda s: list_appointments(s))[0] == made
    assert free(world) == [other.id]


def test_moving_again_to_the_same_slot_changes_nothing(world: World) -> None:
    old, new = world.slots(2)
    made = world.book(old)
    moved = world.move(made, new)
    assert world.move(made, new) == moved
    assert world.mails().count(("change", "pending")) == 1


def test_moving_uses_up_the_hold_on_the_new_slot(world: World) -> None:
    old, new = world.slots(2)
    made = world.book(old)
    world.hold(new, "c1")
    assert world.move(made, new).slot == new
    assert world.count(models.holds) == 0


def test_a_slot_held_by_another_cannot_be_moved_to(world: World) -> None:
    old, new = world.slots(2)
    made = world.book(old)
    world.hold(new, "c2")
    with pytest.raises(SlotTaken):
        world.move(made, new)


def test_moving_to_an_unknown_slot_keeps_the_old_one(world: World) -> None:
    made = world.book(world.slot())
    with pytest.raises(UnknownSlot):
        world.do(lambda s: reschedule(s, made, 9999, conversation="c1", now=world.now))
    assert free(world) == []


def test_two_appointments_can_swap_their_slots_through_a_third(world: World) -> None:
    a, b, spare = world.slots(3)
    first, second = world.book(a), world.book(b, "c2")
    first = world.move(first, spare)
    world.move(second, a)
    world.move(first, b)
    assert free(world) == [spare.id]


def test_what_has_begun_can_be_neither_moved_nor_cancelled(world: World) -> None:
    slot, later = world.slots(2)
    made = world.book(slot)
    world.now = slot.starts_at
    with pytest.raises(PastSlot):
        world.move(made, later)
    with pytest.raises(PastSlot):
        cancelled(world, made)


def test_nothing_can_be_moved_into_the_past(world: World) -> None:
    early, late = world.slots(2)
    made = world.book(late)
    world.now = early.starts_at + timedelta(minutes=1)
    with pytest.raises(PastSlot):
        world.move(made, early)


def test_cancelling_frees_the_seat_for_another(world: World) -> None:
    slot = world.slot()
    gone = cancelled(world, world.book(slot))
    assert (gone.status, gone.sequence) == ("cancelled", 1)
    assert world.book(slot, "c2").seat == 1


def test_cancelling_twice_is_cancelling_once(world: World) -> None:
    made = world.book(world.slot())
    assert cancelled(world, made) == cancelled(world, made)
    assert world.mails() == [("cancellation", "pending")]


def test_a_cancelled_appointment_cannot_be_moved(world: World) -> None:
    old, new = world.slots(2)
    made = world.book(old)
    cancelled(world, made)
    with pytest.raises(NotBooked) as refusal:
        world.move(made, new)
    assert refusal.value.status == "cancelled"


def test_an_erased_appointment_can_be_neither_moved_nor_cancelled(world: World) -> None:
    old, new = world.slots(2)
    made = world.book(old)
    world.do(lambda session: erase_person(session, made, now=world.now))
    with pytest.raises(NotBooked) as refusal:
        world.move(made, new)
    assert refusal.value.status is None
    with pytest.raises(NotBooked):
        cancelled(world, made)


def test_a_mark_before_the_interview_is_refused_and_afterwards_can_be_corrected(
    world: World,
) -> None:
    made = world.book(world.slot())
    with pytest.raises(NotYet):
        world.do(lambda session: mark(session, made, "done", now=world.now))
    world.now = made.slot.ends_at
    assert world.do(lambda s: mark(s, made, "no_show", now=world.now)).status == "no_show"
    assert world.do(lambda s: mark(s, made, "done", now=world.now)).status == "done"
    with pytest.raises(NotBooked):
        cancelled(world, made)


def test_a_cancelled_appointment_cannot_be_marked(world: World) -> None:
    made = world.book(world.slot())
    cancelled(world, made)
    world.now = made.slot.ends_at
    with pytest.raises(NotBooked):
        world.do(lambda session: mark(session, made, "no_show", now=world.now))


def test_a_seat_in_the_middle_is_used_again(world: World) -> None:
    slot = world.slot(capacity=3)
    made = [world.book(slot, f"c{n}") for n in range(3)]
    cancelled(world, made[1])
    assert world.book(slot, "c9").seat == 2
