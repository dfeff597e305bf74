"""Many at once, over two processes with a pool of connections each."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.booking import (
    Appointment,
    NotBooked,
    Slot,
    SlotTaken,
    TooManyTries,
    UnknownAppointment,
    cancel,
    confirm,
    find_booking,
    list_appointments,
)
from bot.booking.waiting import list_waiting
from bot.storage import DatabaseUnavailable, build_engine, models, transaction
from tests.booking.world import NOW, World

PROCESSES = multiprocessing.get_context("fork")
APPLICANTS = 200

Outcome = tuple[str, str, int]


def confirm_all(url: str, wishes: list[tuple[int, int]], start: Any, outcomes: Any) -> None:
    """One thread for each wish; all begin together."""
    engine = build_engine(url)
    gate = threading.Barrier(len(wishes))
    found: list[Outcome] = []

    def one(applicant: int, slot_id: int) -> None:
        gate.wait()
        try:
            made = until_available(engine, applicant, slot_id)
            found.append(("booked", made.reference, 0))
        except SlotTaken as refusal:
            found.append(("taken", "", len(refusal.alternatives)))
        except Exception as error:
            found.append(("error", repr(error), 0))

    start.wait()
    run_together([partial(one, *wish) for wish in wishes])
    outcomes.put(found)
    engine.dispose()


def until_available(engine: Engine, applicant: int, slot_id: int) -> Appointment:
    """The same call again, as anyone may who is told that the database is busy."""
    for _ in range(5):
        try:
            return transaction(engine, lambda s: confirm_as(s, applicant, slot_id))
        except DatabaseUnavailable:
            continue
    raise DatabaseUnavailable


def confirm_as(session: Session, applicant: int, slot_id: int) -> Appointment:
    return confirm(
        session,
        slot_id,
        name=f"Person {applicant}",
        contact=f"p{applicant}@example.org",
        language="fr",
        conversation=f"c{applicant}",
        idempotency_key=f"key {applicant}",
        now=NOW,
    )


def run_together(work: list[Callable[[], object]]) -> None:
    threads = [threading.Thread(target=each) for each in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def rush(url: str, slot_ids: list[int], applicants: int) -> list[Outcome]:
    """Two processes share the applicants; each wants one of the slots."""
    wishes = [(number, slot_ids[number % len(slot_ids)]) for number in range(applicants)]
    start, outcomes = PROCESSES.Barrier(2), PROCESSES.Queue()
    runners = [
        PROCESSES.Process(target=confirm_all, args=(url, wishes[half::2], start, outcomes))
        for half in range(2)
    ]
    for runner in runners:
        runner.start()
    found = [outcome for _ in runners for outcome in outcomes.get(timeout=60)]
    for runner in runners:
        runner.join()
    return found


@pytest.mark.parametrize("capacity", [1, 2])
def test_of_200_only_as_many_as_there_are_seats_book_and_all_others_are_offered_another(
    world: World, url: str, capacity: int
) -> None:
    slots = world.slots(20 // capacity, capacity=capacity)
    world.slots(3, first=slots[-1].starts_at + timedelta(days=1))
    found = rush(url, [slot.id for slot in slots], APPLICANTS)
    kinds = [kind for kind, _, _ in found]
    assert [each for each in found if each[0] == "error"] == []
    assert (kinds.count("booked"), kinds.count("taken")) == (20, APPLICANTS - 20)
    assert all(alternatives > 0 for kind, _, alternatives in found if kind == "taken")
    assert world.count(models.appointments) == 20
    per_slot = select(models.appointments.c.slot_id, func.count()).group_by(
        models.appointments.c.slot_id
    )
    counts = dict(world.do(lambda session: session.execute(per_slot).all()))
    assert counts == {slot.id: capacity for slot in slots}
    assert world.mails().count(("confirmation", "pending")) == 20


def test_a_click_repeated_at_once_books_once(world: World) -> None:
    slot = world.slot(capacity=50)
    made: list[Appointment] = []
    run_together([lambda: made.append(world.book(slot, key="click")) for _ in range(20)])
    assert len(made) == 20 and len({each.reference for each in made}) == 1
    assert world.count(models.appointments) == 1


def test_one_key_for_many_slots_at_once_books_one(world: World) -> None:
    slots = world.slots(10)
    made: list[Appointment] = []

    def click(slot: Slot) -> None:
        made.append(world.book(slot, key="click"))

    run_together([partial(click, slot) for slot in slots])
    assert len(made) == 10 and len({each.reference for each in made}) == 1
    assert world.count(models.appointments) == 1


def test_of_many_who_hold_the_last_seat_one_gets_it(world: World) -> None:
    slot = world.slot()
    outcomes: list[str] = []

    def hold(number: int) -> None:
        try:
            world.hold(slot, f"c{number}")
            outcomes.append("held")
        except SlotTaken:
            outcomes.append("taken")

    run_together([partial(hold, number) for number in range(30)])
    assert (outcomes.count("held"), outcomes.count("taken")) == (1, 29)


def test_a_conversation_that_holds_many_at_once_ends_with_one(world: World) -> None:
    slots = world.slots(10)
    run_together([partial(world.hold, slot, "c1") for slot in slots])
    assert world.count(models.holds) == 1


def test_appointments_that_swap_slots_at_once_stay_whole(world: World) -> None:
    """Each pair locks the same two slots from both ends; seats for all are there."""
    first, second = world.slots(2, capacity=6)
    made = [world.book(slot, f"c{n}") for n in range(3) for slot in (first, second)]
    target = {first.id: second, second.id: first}
    run_together([partial(world.move, each, target[each.slot.id]) for each in made])
    now = world.do(lambda session: list_appointments(session))
    assert {each.reference: each.slot for each in now} == {
        each.reference: target[each.slot.id] for each in made
    }


def test_moving_and_cancelling_at_once_frees_both_slots(world: World) -> None:
    old, new = world.slots(2)
    made = world.book(old)

    def move() -> None:
        try:
            world.move(made, new)
        except NotBooked:
            pass

    run_together([move, lambda: world.do(lambda session: cancel(session, made, now=world.now))])
    assert world.do(lambda session: list_appointments(session))[0].status == "cancelled"
    assert world.book(old, "c2").slot == old
    assert world.book(new, "c3").slot == new


def test_guesses_all_at_once_are_counted_like_guesses_in_turn(world: World) -> None:
    world.book(world.slot())
    outcomes: list[str] = []

    def guess(number: int) -> None:
        try:
            world.do(
                lambda s: find_booking(
                    s, f"P-22222{number % 8 + 2}", "zoe@example.org", asker="c9", now=world.now
                )
            )
        except (UnknownAppointment, TooManyTries) as refusal:
            outcomes.append(type(refusal).__name__)

    run_together([partial(guess, number) for number in range(20)])
    assert (outcomes.count("UnknownAppointment"), outcomes.count("TooManyTries")) == (5, 15)


def test_seats_freed_at_once_go_to_as_many_who_wait(world: World) -> None:
    made = [world.book(slot, f"c{n}") for n, slot in enumerate(world.slots(5))]
    for number in range(8):
        world.wait(f"w{number}")

    def drop(appointment: Appointment) -> None:
        world.do(lambda session: cancel(session, appointment, now=world.now))

    run_together([partial(drop, each) for each in made])
    entries = world.do(list_waiting)
    assert [each.status for each in entries] == ["offered"] * 5 + ["waiting"] * 3
    offered = select(models.holds.c.slot_id).where(models.holds.c.waiting_id.is_not(None))
    slots = world.do(lambda session: session.scalars(offered).all())
    assert len(slots) == 5 and len(set(slots)) == 5


def test_holding_and_booking_the_same_seat_at_once_never_doubles_it(world: World) -> None:
    slots = world.slots(6)

    def hold(slot: Slot) -> None:
        try:
            world.hold(slot, f"h{slot.id}")
        except SlotTaken:
            pass

    def book(slot: Slot) -> None:
        try:
            world.book(slot, f"b{slot.id}")
        except SlotTaken:
            pass

    run_together([partial(take, slot) for slot in slots for take in (hold, book)])
    assert world.count(models.holds) + world.count(models.appointments) == 6
