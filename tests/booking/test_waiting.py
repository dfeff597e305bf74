from __future__ import annotations

from datetime import timedelta

import pytest

from bot.booking import (
    Appointment,
    Hold,
    NoOffer,
    SlotTaken,
    accept,
    cancel,
    close_slot,
    erase_person,
    leave,
    let_go,
    position,
)
from bot.booking.slots import NOTICE
from bot.booking.waiting import (
    OFFER_FOR,
    Waiting,
    list_waiting,
    offer_to,
    serve_all,
    waiting_of,
)
from bot.storage import models
from tests.booking.world import World


def statuses(world: World) -> dict[str, str]:
    return {entry.conversation: entry.status for entry in world.do(list_waiting)}


def cancelled(world: World, made: Appointment) -> None:
    world.do(lambda session: cancel(session, made, now=world.now))


def offered(world: World, conversation: str) -> Hold | None:
    (entry,) = world.do(lambda session: waiting_of(session, conversation))
    return world.do(lambda session: offer_to(session, entry, now=world.now))


def accepted(world: World, entry: Waiting, conversation: str) -> object:
    return world.do(lambda s: accept(s, entry, conversation=conversation, now=world.now))


def test_who_joined_first_is_offered_first(world: World) -> None:
    slots = world.slots(2)
    made = [world.book(slot, f"c{n}") for n, slot in enumerate(slots)]
    for name in ("w1", "w2", "w3"):
        world.wait(name)
    cancelled(world, made[1])
    assert statuses(world) == {"w1": "offered", "w2": "waiting", "w3": "waiting"}
    cancelled(world, made[0])
    assert statuses(world) == {"w1": "offered", "w2": "offered", "w3": "waiting"}
    first, second = offered(world, "w1"), offered(world, "w2")
    assert first is not None and second is not None
    assert (first.slot, second.slot) == (slots[1], slots[0])


def test_an_offered_slot_is_kept_from_everyone_else(world: World) -> None:
    slot = world.slot()
    made = world.book(slot)
    entry = world.wait("w1")
    cancelled(world, made)
    with pytest.raises(SlotTaken):
        world.book(slot, "c2")
    with pytest.raises(SlotTaken):
        world.book(slot, "w1")
    accepted(world, entry, "w1")
    assert world.book(slot, "w1", language="nl").slot == slot
    assert world.count(models.waiting) == 0


def test_an_offer_can_be_accepted_in_another_conversation(world: World) -> None:
    slot = world.slot()
    made = world.book(slot)
    entry = world.wait("w1")
    cancelled(world, made)
    accepted(world, entry, "weeks later")
    assert world.book(slot, "weeks later", contact="w1@example.org").slot == slot
    assert world.count(models.waiting) == 0


def test_an_offer_is_mailed_to_who_gave_an_address_and_kept_for_who_did_not(world: World) -> None:
    first, second = world.slots(2)
    made = [world.book(slot, f"c{n}") for n, slot in enumerate((first, second))]
    world.wait("w1", contact="+32470123456")
    world.wait("w2")
    for each in made:
        cancelled(world, each)
    assert statuses(world) == {"w1": "offered", "w2": "offered"}
    assert [kind for kind, _ in world.mails()].count("offer") == 1


def test_an_offer_ends_and_the_next_in_line_is_served(world: World) -> None:
    slot = world.slots(5)[4]
    made = world.book(slot)
    for other in world.slots(4):
        world.book(other, f"c{other.id}")
    entry, _ = world.wait("w1"), world.wait("w2")
    cancelled(world, made)
    world.now += OFFER_FOR
    assert offered(world, "w1") is None
    offers = serve_all(world.engine, now=world.now)
    assert [(offer.waiting.conversation, offer.slot) for offer in offers] == [("w2", slot)]
    assert statuses(world) == {"w1": "lapsed", "w2": "offered"}
    with pytest.raises(NoOffer):
        accepted(world, entry, "w1")


def test_an_offer_never_runs_into_the_notice(world: World) -> None:
    slot = world.slot()
    made = world.book(slot)
    world.wait("w1")
    world.now = slot.starts_at - NOTICE - timedelta(hours=1)
    cancelled(world, made)
    offer = offered(world, "w1")
    assert offer is not None and offer.expires_at == slot.starts_at - NOTICE


def test_what_frees_up_too_late_is_offered_to_nobody(world: World) -> None:
    slot = world.slot()
    made = world.book(slot)
    world.wait("w1")
    world.now = slot.starts_at - NOTICE
    cancelled(world, made)
    assert statuses(world) == {"w1": "waiting"}


def test_only_who_wants_that_campus_school_and_language_is_served(world: World) -> None:
    slot = world.slot(language="fr")
    made = world.book(slot)
    world.wait("dutch")
    world.wait("lyon", campus="lyon", language="fr")
    world.wait("school", school="101", language="fr")
    world.wait("right", language="fr")
    cancelled(world, made)
    assert [each for each, status in statuses(world).items() if status == "offered"] == ["right"]


def test_a_closed_slot_is_offered_to_nobody(world: World) -> None:
    slot = world.slot()
    made = world.book(slot)
    world.wait("w1")
    world.do(lambda session: close_slot(session, slot.id))
    cancelled(world, made)
    assert statuses(world) == {"w1": "waiting"}


def test_moving_away_and_erasing_free_the_slot_for_the_list_too(world: World) -> None:
    old, new = world.slots(2)
    made = world.book(old)
    world.wait("w1")
    world.wait("w2")
    moved = world.move(made, new)
    assert statuses(world) == {"w1": "offered", "w2": "waiting"}
    world.do(lambda session: erase_person(session, moved, now=world.now))
    assert statuses(world) == {"w1": "offered", "w2": "offered"}


def test_new_slots_are_offered_by_the_worker(world: World) -> None:
    world.wait("w1")
    slot = world.slot()
    assert [offer.slot for offer in serve_all(world.engine, now=world.now)] == [slot]
    assert serve_all(world.engine, now=world.now) == ()


def test_who_passed_a_slot_over_is_offered_only_others(world: World) -> None:
    passed, taken = world.slots(2)
    made = world.book(taken)
    world.wait("w1", passed_over=[passed.id])
    assert serve_all(world.engine, now=world.now) == ()
    cancelled(world, world.book(passed, "c2"))
    assert statuses(world) == {"w1": "waiting"}
    cancelled(world, made)
    offer = offered(world, "w1")
    assert offer is not None and offer.slot == taken


def test_what_one_passed_over_is_offered_to_the_next(world: World) -> None:
    slot = world.slot()
    world.wait("w1", passed_over=[slot.id])
    world.wait("w2")
    serve_all(world.engine, now=world.now)
    assert statuses(world) == {"w1": "waiting", "w2": "offered"}


def test_a_slot_like_one_passed_over_is_not_offered_either(world: World) -> None:
    shown, *_ = world.slots(1, interviewer="An")
    world.wait("w1", passed_over=[shown.id])
    world.slots(1, interviewer="Bo")
    assert serve_all(world.engine, now=world.now) == ()
    world.slots(1, interviewer="Cy", mode="video")
    assert [offer.slot.mode for offer in serve_all(world.engine, now=world.now)] == ["video"]


def test_what_was_passed_over_goes_with_who_leaves(world: World) -> None:
    slot = world.slot()
    entry = world.wait("w1", passed_over=[slot.id])
    world.do(lambda session: leave(session, entry))
    assert world.count(models.passed_over) == 0


def test_every_seat_of_a_slot_is_offered(world: World) -> None:
    for name in ("w1", "w2", "w3"):
        world.wait(name)
    world.slot(capacity=2)
    assert len(serve_all(world.engine, now=world.now)) == 2
    assert statuses(world)["w3"] == "waiting"


def test_joining_twice_keeps_the_place(world: World) -> None:
    first = world.wait("w1")
    other = world.wait("w2")
    assert world.wait("w1") == first
    assert world.do(lambda session: position(session, first)) == 1
    assert world.do(lambda session: position(session, other)) == 2


def test_who_lets_an_offer_lapse_can_join_again_at_the_end(world: World) -> None:
    slot = world.slots(4)[3]
    made = world.book(slot)
    for other in world.slots(3):
        world.book(other, f"c{other.id}")
    world.wait("w1")
    cancelled(world, made)
    world.now += OFFER_FOR
    world.wait("w2")
    serve_all(world.engine, now=world.now)
    again = world.wait("w1")
    assert again.status == "waiting"
    assert statuses(world) == {"w2": "offered", "w1": "waiting"}


def test_who_books_another_slot_of_that_kind_waits_no_more(world: World) -> None:
    world.wait("w1")
    world.wait("other campus", campus="lyon", contact="w1@example.org")
    world.wait("w2", contact="+32470123456")
    world.book(world.slot(), "elsewhere", contact="w1@example.org")
    assert set(statuses(world)) == {"other campus", "w2"}


def test_booking_by_phone_takes_nobody_else_off_the_list(world: World) -> None:
    world.wait("w1")
    world.wait("w2", contact="+32470999999")
    world.book(world.slot(), "c1", contact="+32470123456")
    assert set(statuses(world)) == {"w1", "w2"}


def test_an_accepted_offer_that_is_let_go_stays_kept_for_who_comes_back(world: World) -> None:
    slot, other = world.slots(2)
    made = world.book(slot)
    entry = world.wait("w1")
    cancelled(world, made)
    accepted(world, entry, "w1")
    world.do(lambda session: let_go(session, "w1"))
    with pytest.raises(SlotTaken):
        world.book(slot, "c2")
    accepted(world, entry, "later")
    world.hold(other, "later", language="nl")
    with pytest.raises(SlotTaken):
        world.book(slot, "c2")
    accepted(world, entry, "at last")
    assert world.book(slot, "at last", contact="w1@example.org").slot == slot
    assert world.count(models.holds, models.holds.c.waiting_id.is_not(None)) == 0


def test_leaving_lets_go_of_the_offer(world: World) -> None:
    slot = world.slot()
    made = world.book(slot)
    entry = world.wait("w1")
    cancelled(world, made)
    world.do(lambda session: leave(session, entry))
    assert world.count(models.holds) == 0
    assert world.book(slot, "c2").slot == slot
