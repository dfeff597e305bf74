from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot.booking import (
    Appointment,
    UnknownAppointment,
    cancel,
    erase_conversation,
    erase_person,
    find_booking,
    forget_old,
)
from bot.booking.erasing import KEPT_AFTER_INTERVIEW, KEPT_ON_WAITING_LIST
from bot.booking.exporting import copy_of
from bot.booking.slots import Search, free_slots
from bot.booking.tries import key_of
from bot.storage import models
from tests.booking.world import World

NAME, EMAIL, CONVERSATION = "Zoé Peeters", "zoe@example.org", "talk with Zoé"


def cells(world: World) -> set[str]:
    """Every value of every table of the database, ours or not, as text."""
    found: set[str] = set()
    for table in models.metadata.sorted_tables:
        with world.engine.connect() as connection:
            found |= {str(cell) for row in connection.execute(select(table)) for cell in row}
    return found


def traces(world: World, *personal: str) -> set[str]:
    return {cell for cell in cells(world) for value in personal if value in cell}


def find(world: World, reference: str, contact: str) -> Appointment:
    return world.do(
        lambda s: find_booking(s, reference, contact, asker=CONVERSATION, now=world.now)
    )


def everything_about_zoe(world: World) -> list[str]:
    """A booking with mail, a cancelled one, a hold, a place on the list, and failed tries."""
    first, second, third = world.slots(3)
    made = world.book(first, CONVERSATION, key="talk with Zoé, first")
    gone = world.book(second, CONVERSATION, key="talk with Zoé, second")
    world.do(lambda session: cancel(session, gone, now=world.now))
    entry = world.wait(CONVERSATION, name=NAME, contact=EMAIL, campus="lyon")
    world.hold(third, CONVERSATION)
    for pair in ((made.reference, "wrong@example.org"), ("P-222222", EMAIL)):
        with pytest.raises(UnknownAppointment):
            find(world, *pair)
    references = [made.reference, gone.reference, entry.reference]
    keys = [
        key_of("contact", EMAIL),
        key_of("asker", CONVERSATION),
        key_of("reference", made.reference),
    ]
    personal = [NAME, EMAIL, CONVERSATION, *references, *keys]
    assert all(traces(world, each) for each in personal)
    return personal


def test_erasing_a_person_leaves_nothing_in_any_table(world: World) -> None:
    personal = everything_about_zoe(world)
    found = find(world, personal[3], EMAIL)
    receipt = world.do(lambda session: erase_person(session, found, now=world.now))
    assert traces(world, *personal) == set()
    assert (receipt.appointments, receipt.waiting, receipt.holds) == (2, 1, 1)
    assert receipt.mails == 3
    assert receipt.code in cells(world)


def test_erasing_a_conversation_leaves_nothing_in_any_table(world: World) -> None:
    personal = everything_about_zoe(world)
    receipt = world.do(lambda s: erase_conversation(s, CONVERSATION, now=world.now))
    assert traces(world, *personal) == set()
    assert (receipt.appointments, receipt.waiting, receipt.holds) == (2, 1, 1)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_what_was_erased_cannot_be_read_from_the_file_either(world: World) -> None:
    everything_about_zoe(world)
    world.do(lambda s: erase_conversation(s, CONVERSATION, now=world.now))
    with world.engine.connect() as connection:
        connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database = Path(str(world.engine.url.database))
    files = database.parent.glob(f"{database.name}*")
    content = b"".join(file.read_bytes() for file in files)
    assert len(content) > 4096
    assert EMAIL.encode() not in content and NAME.encode() not in content


def test_erasing_frees_the_slots(world: World) -> None:
    slots = world.slots(3)
    made = world.book(slots[0])
    world.hold(slots[1])
    world.do(lambda session: erase_person(session, made, now=world.now))
    page = world.do(lambda session: free_slots(session, Search(), now=world.now))
    assert page.slots == slots


def test_others_stay_even_with_the_same_address_or_the_same_name(world: World) -> None:
    first, second, third = world.slots(3)
    mine = world.book(first)
    shared = world.book(second, "c2", name="An Claes", contact=EMAIL)
    namesake = world.book(third, "c3", name=NAME, contact="other@example.org")
    world.do(lambda session: erase_person(session, mine, now=world.now))
    left = world.do(lambda s: s.scalars(select(models.appointments.c.reference)).all())
    assert set(left) == {shared.reference, namesake.reference}


def test_capitals_and_accents_of_the_name_do_not_hide_a_booking(world: World) -> None:
    first, second = world.slots(2)
    made = world.book(first, name="Élodie Noël")
    world.book(second, "c2", name="ÉLODIE NOËL")
    receipt = world.do(lambda session: erase_person(session, made, now=world.now))
    assert receipt.appointments == 2


def test_a_person_on_the_list_is_erased_with_what_is_kept_for_them(world: World) -> None:
    slot = world.slot()
    made = world.book(slot)
    entry = world.wait("w1")
    world.do(lambda session: cancel(session, made, now=world.now))
    receipt = world.do(lambda session: erase_person(session, entry, now=world.now))
    assert (receipt.waiting, receipt.holds, receipt.mails) == (1, 1, 1)
    assert world.book(slot, "c2").slot == slot


def test_a_phone_number_is_erased_as_well(world: World) -> None:
    made = world.book(world.slot(), contact="+32470123456")
    with pytest.raises(UnknownAppointment):
        find(world, "P-222222", "+32470123456")
    tried = key_of("contact", made.contact.domestic)
    assert traces(world, tried)
    world.do(lambda session: erase_person(session, made, now=world.now))
    assert traces(world, "+32470123456", NAME, tried) == set()


def test_erasing_nothing_gives_a_receipt_of_nothing(world: World) -> None:
    receipt = world.do(lambda s: erase_conversation(s, "never seen", now=world.now))
    assert (receipt.appointments, receipt.holds, receipt.waiting, receipt.mails) == (0, 0, 0, 0)


def test_the_tables_of_others_are_left_alone(world: World) -> None:
    made = world.book(world.slot())
    create = "CREATE TABLE events (sender_id VARCHAR(255))"
    world.do(lambda session: session.execute(text(create)))
    try:
        world.do(lambda s: s.execute(text("INSERT INTO events VALUES ('c1')")))
        world.do(lambda session: erase_person(session, made, now=world.now))
        kept = text("SELECT sender_id FROM events")
        assert world.do(lambda session: session.scalar(kept)) == "c1"
    finally:
        world.do(lambda session: session.execute(text("DROP TABLE events")))


def test_bookings_are_forgotten_three_months_after_the_interview(world: World) -> None:
    made = world.book(world.slot())
    world.now = made.slot.ends_at + KEPT_AFTER_INTERVIEW - timedelta(seconds=1)
    world.do(lambda session: forget_old(session, now=world.now))
    assert traces(world, EMAIL)
    world.now += timedelta(seconds=1)
    assert world.do(lambda session: forget_old(session, now=world.now)) == 1
    assert traces(world, EMAIL, made.reference, NAME) == set()


def test_old_places_on_the_list_holds_and_tries_are_forgotten(world: World) -> None:
    everything_about_zoe(world)
    world.now += KEPT_ON_WAITING_LIST + timedelta(days=10)
    world.do(lambda session: forget_old(session, now=world.now))
    for table in (models.appointments, models.waiting, models.holds, models.tries, models.outbox):
        assert world.count(table) == 0, table.name


def test_the_copy_of_ones_data_is_everything_about_the_person(world: World) -> None:
    made = world.book(world.slot(language="both"), name=NAME, contact=EMAIL)
    assert copy_of(made) == {
        "reference": made.reference,
        "name": NAME,
        "contact": EMAIL,
        "language": "fr",
        "status": "booked",
        "campus": "gent",
        "school": "becode",
        "start": "2026-03-03T11:00:00+01:00",
        "stored": "2026-03-02T09:00:00+00:00",
        "changed": "2026-03-02T09:00:00+00:00",
    }
    entry = world.wait("w1")
    assert copy_of(entry)["contact"] == "w1@example.org"
    assert copy_of(entry)["campus"] == "gent"
