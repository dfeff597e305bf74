from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.booking import (
    HoldExpired,
    KeyReused,
    PastSlot,
    SlotTaken,
    UnknownSlot,
    close_slot,
    confirm,
)
from bot.booking.holds import HOLD_FOR
from bot.storage import models
from tests.booking.world import World


def test_an_appointment_has_all_that_was_given_and_a_reference(world: World) -> None:
    slot = world.slot()
    made = world.book(slot, name="  Jean-Baptiste   d'Hooghe ", contact="JB@Example.org ")
    assert re.fullmatch(r"P-[23456789ABCDEFGHJKMNPQRSTVWXYZ]{6}", made.reference)
    assert (made.name, made.email, made.phone) == ("Jean-Baptiste d'Hooghe", "jb@example.org", None)
    assert (made.slot, made.language, made.status, made.sequence) == (slot, "fr", "booked", 0)


def test_a_phone_number_is_kept_as_such(world: World) -> None:
    made = world.book(world.slot(), contact="+32 470 12 34 56")
    assert (made.email, made.phone) == (None, "+32470123456")


def test_a_taken_slot_is_refused_with_the_nearest_others(world: World) -> None:
    before, wanted, after, later, latest = world.slots(5)
    world.book(wanted)
    with pytest.raises(SlotTaken) as refusal:
        world.book(wanted, "c2")
    assert refusal.value.slot == wanted
    assert refusal.value.alternatives == (before, after, later)
    assert latest not in refusal.value.alternatives


def test_alternatives_are_in_the_language_of_the_applicant(world: World) -> None:
    wanted = world.slot()
    world.slots(3, language="nl", interviewer="An", first=wanted.starts_at + timedelta(hours=1))
    world.book(wanted)
    with pytest.raises(SlotTaken) as refusal:
        world.book(wanted, "c2", language="fr")
    assert refusal.value.alternatives == ()


@pytest.mark.parametrize("capacity", [1, 3])
def test_a_slot_takes_as_many_as_it_has_seats(world: World, capacity: int) -> None:
    slot = world.slot(capacity=capacity)
    seats = [world.book(slot, f"c{n}").seat for n in range(capacity)]
    assert seats == list(range(1, capacity + 1))
    with pytest.raises(SlotTaken):
        world.book(slot, "late")


def test_the_same_key_gives_the_same_appointment(world: World) -> None:
    slot = world.slot(capacity=2)
    first = world.book(slot, key="click")
    assert world.book(slot, key="click") == first
    assert world.count(models.appointments) == 1
    assert world.mails().count(("confirmation", "pending")) == 1


def test_a_late_retry_gives_the_appointment_as_it_is_now(world: World) -> None:
    old, new = world.slots(2)
    moved = world.move(world.book(old, key="click"), new)
    assert world.book(old, key="click") == moved
    assert world.count(models.appointments) == 1


def test_a_key_does_not_open_the_appointment_of_someone_else(world: World) -> None:
    slot = world.slot(capacity=2)
    world.book(slot, key="click", contact="zoe@example.org")
    with pytest.raises(KeyReused):
        world.book(slot, key="click", contact="other@example.org")


def test_a_slot_held_by_another_is_taken(world: World) -> None:
    slot = world.slot()
    world.hold(slot, "c1")
    with pytest.raises(SlotTaken):
        world.book(slot, "c2")
    assert world.book(slot, "c1").slot == slot


def test_confirming_uses_up_the_hold(world: World) -> None:
    slot = world.slot(capacity=2)
    world.hold(slot, "c1")
    world.book(slot, "c1")
    assert world.count(models.holds) == 0
    assert world.book(slot, "c2").seat == 2


def test_a_hold_that_has_run_out_does_no_harm_while_the_slot_is_free(world: World) -> None:
    slot = world.slot()
    world.hold(slot, "c1")
    world.now += HOLD_FOR
    assert world.book(slot, "c1").status == "booked"


def test_a_hold_that_has_run_out_loses_to_who_was_faster(world: World) -> None:
    slot, other = world.slots(2)
    world.hold(slot, "c1")
    world.now += HOLD_FOR
    world.book(slot, "c2")
    with pytest.raises(HoldExpired) as refusal:
        world.book(slot, "c1")
    assert refusal.value.alternatives == (other,)


def test_a_slot_that_has_begun_is_refused(world: World) -> None:
    slot = world.slot()
    world.now = slot.starts_at
    with pytest.raises(PastSlot):
        world.book(slot)


def test_a_closed_slot_is_refused_and_open_again_taken(world: World) -> None:
    slot = world.slot()
    assert world.do(lambda session: close_slot(session, slot.id))
    with pytest.raises(SlotTaken):
        world.book(slot)
    world.do(lambda session: close_slot(session, slot.id, closed=False))
    assert world.book(slot).status == "booked"


def test_an_unknown_slot_is_refused(world: World) -> None:
    unknown = 12345

    def work(session: Session) -> None:
        confirm(
            session,
            unknown,
            name="Zoé",
            contact="zoe@example.org",
            language="fr",
            conversation="c1",
            idempotency_key="key",
            now=world.now,
        )

    with pytest.raises(UnknownSlot):
        world.do(work)


def test_the_database_itself_refuses_a_second_appointment_on_a_seat(world: World) -> None:
    made = world.book(world.slot())

    def copy(session: Session) -> None:
        row = dict(session.execute(select(models.appointments)).mappings().one())
        del row["id"]
        other = row | {"reference": "P-222222", "idempotency_key": "other"}
        session.execute(insert(models.appointments).values(**other))

    with pytest.raises(IntegrityError):
        world.do(copy)
    assert world.count(models.appointments, models.appointments.c.slot_id == made.slot.id) == 1


def test_the_database_itself_refuses_a_second_contact(world: World) -> None:
    world.book(world.slot())
    both = models.appointments.update().values(phone="+32470123456")
    with pytest.raises(IntegrityError):
        world.do(lambda session: session.execute(both))
