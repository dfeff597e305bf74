from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.booking import Appointment, cancel, confirm
from bot.booking.planning import add_slots
from bot.booking.slots import Slot, list_slots
from bot.booking.zones import instant
from bot.storage import models
from tests.booking.world import World, new_slot

GENT = "Europe/Brussels"


def slot_at(world: World, day: date, at: time) -> Slot:
    start = instant(day, at, GENT)
    world.do(lambda session: add_slots(session, [new_slot(start)]))
    return world.do(lambda s: list_slots(s, first=start, last=start + timedelta(minutes=1)))[0]


def due(world: World) -> list[tuple[str, datetime, datetime]]:
    mails = models.outbox.c
    query = select(mails.kind, mails.due_at, mails.useless_from).order_by(mails.id)
    return [tuple(row) for row in world.do(lambda session: session.execute(query).all())]


def test_a_booking_queues_its_confirmation_and_two_reminders(world: World) -> None:
    slot = slot_at(world, date(2026, 3, 31), time(14, 30))
    world.book(slot)
    (kind, at, until), second, first = due(world)
    assert (kind, at, until) == ("confirmation", world.now, slot.starts_at)
    assert [second[0], first[0]] == ["reminder_2", "reminder_1"]
    local = [each[1].astimezone(ZoneInfo(GENT)) for each in (second, first)]
    # The clock changed on the 29th: the same time of day is not 48 hours before.
    assert [moment.replace(tzinfo=None) for moment in local] == [
        datetime(2026, 3, 29, 14, 30),
        datetime(2026, 3, 30, 14, 30),
    ]
    assert second[2] == first[1] and first[2] == slot.starts_at


@pytest.mark.parametrize(
    ("days", "kinds"),
    [
        (3, ["confirmation", "reminder_2", "reminder_1"]),
        (2, ["confirmation", "reminder_1"]),
        (1, ["confirmation"]),
    ],
)
def test_reminders_whose_hour_has_passed_are_not_queued(
    world: World, days: int, kinds: list[str]
) -> None:
    world.book(world.slot(first=world.now + timedelta(days=days)))
    assert [kind for kind, _, _ in due(world)] == kinds


def test_moving_replaces_what_was_not_sent(world: World) -> None:
    old, new = world.slots(6)[4:]
    made = world.book(old)
    world.move(made, new)
    kinds = [kind for kind, _, _ in due(world)]
    assert kinds == ["change", "reminder_2", "reminder_1"]
    row = world.do(lambda s: s.execute(select(models.outbox)).first())
    assert (row.slot_id, row.previous_slot_id, row.sequence) == (new.id, old.id, 1)
    assert due(world)[2][2] == new.starts_at


def test_cancelling_leaves_nothing_but_the_cancellation(world: World) -> None:
    made = world.book(world.slots(6)[5])
    world.do(lambda session: cancel(session, made, now=world.now))
    assert [kind for kind, _, _ in due(world)] == ["cancellation"]


def test_who_gave_a_phone_number_gets_no_mail(world: World) -> None:
    old, new = world.slots(6)[4:]
    made = world.move(world.book(old, contact="+32470123456"), new)
    world.do(lambda session: cancel(session, made, now=world.now))
    assert due(world) == []


def test_a_booking_undone_leaves_no_mail(world: World) -> None:
    slot = world.slot()

    def work(session: Session) -> Appointment:
        confirm(
            session,
            slot.id,
            name="Zoé",
            contact="zoe@example.org",
            language="fr",
            conversation="c1",
            idempotency_key="key",
            now=world.now,
        )
        raise RuntimeError

    with pytest.raises(RuntimeError):
        world.do(work)
    assert due(world) == [] and world.count(models.appointments) == 0


def test_the_outbox_itself_holds_nothing_about_the_person(world: World) -> None:
    made = world.book(world.slot(), "talk with Zoé")
    rows = world.do(lambda session: session.execute(select(models.outbox)).all())
    cells = " ".join(str(cell) for row in rows for cell in row)
    for personal in (made.name, "zoe", made.reference, made.conversation):
        assert personal not in cells


def test_an_instant_is_kept_to_the_second(world: World) -> None:
    world.now = datetime(2026, 3, 2, 9, 0, 17, tzinfo=timezone.utc)
    world.book(world.slot())
    assert due(world)[0][1] == world.now
