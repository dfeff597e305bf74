"""The waiting list: first come, first offered what frees up."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import and_, delete, exists, func, insert, or_, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.booking import outbox
from bot.booking.contacts import Contact, read_contact
from bot.booking.holds import HOLD_FOR, OFFER, Hold, put_hold
from bot.booking.references import new_reference
from bot.booking.refusals import NoOffer
from bot.booking.seats import free_seat, lock_slot
from bot.booking.slots import NOTICE, Search, Slot, every_free_slot, free_slots, slot_by_id
from bot.language.languages import Language
from bot.storage import models, transaction

OFFER_FOR = timedelta(hours=24)


@dataclass(frozen=True)
class Waiting:
    """Someone who waits for a slot of a school at a campus, or was offered one."""

    id: int
    reference: str
    campus: str
    school: str
    name: str
    email: str | None
    phone: str | None
    language: Language
    conversation: str
    status: Literal["waiting", "offered", "lapsed"]
    joined_at: datetime

    @property
    def contact(self) -> Contact:
        return Contact(self.email, self.phone)


@dataclass(frozen=True)
class Offer:
    """A slot kept for someone from the list until `expires_at`."""

    waiting: Waiting
    slot: Slot
    expires_at: datetime


_COLUMNS = tuple(models.waiting.c[field.name] for field in fields(Waiting))


def join(
    session: Session,
    *,
    campus: str,
    school: str,
    name: str,
    contact: str,
    language: Language,
    conversation: str,
    passed_over: Collection[int] = (),
    now: datetime,
) -> Waiting:
    """Puts the person at the end of the list; once for a conversation, campus and school.

    `passed_over` are the ids of slots that they were shown and did not want: they wait for others.
    """
    entries = models.waiting.c
    same = and_(
        entries.conversation == conversation, entries.campus == campus, entries.school == school
    )
    session.execute(delete(models.waiting).where(same, entries.status == "lapsed"))
    there = session.execute(select(*_COLUMNS).where(same)).one_or_none()
    if there is not None:
        return Waiting(*there)
    person = read_contact(contact)
    row = session.execute(
        insert(models.waiting).values(
            reference=new_reference(),
            campus=campus,
            school=school,
            name=" ".join(name.split()),
            email=person.email,
            phone=person.phone,
            language=language,
            conversation=conversation,
            status="waiting",
            joined_at=now,
        )
    )
    entry = waiting_by_id(session, row.inserted_primary_key.id)
    if passed_over:
        rows = [{"waiting_id": entry.id, "slot_id": slot_id} for slot_id in set(passed_over)]
        session.execute(insert(models.passed_over), rows)
    return entry


def position(session: Session, entry: Waiting) -> int:
    """How many are offered a slot before, and oneself: 1 is the next."""
    entries = models.waiting.c
    before = select(func.count()).where(
        entries.campus == entry.campus,
        entries.school == entry.school,
        entries.status == "waiting",
        entries.id < entry.id,
    )
    return int(session.scalar(before) or 0) + 1


def list_waiting(session: Session) -> tuple[Waiting, ...]:
    """For staff: everyone on the list, in its order; they call those who gave a phone number."""
    return _by(session)


def waiting_by_id(session: Session, waiting_id: int) -> Waiting:
    """The entry that the transaction knows to exist."""
    for entry in _by(session, models.waiting.c.id == waiting_id):
        return entry
    raise LookupError(f"nobody waits under {waiting_id}")


def waiting_by_reference(session: Session, reference: str) -> Waiting | None:
    """Whoever asks must know the contact too (`find_booking`)."""
    return next(iter(_by(session, models.waiting.c.reference == reference)), None)


def waiting_of(session: Session, conversation: str) -> tuple[Waiting, ...]:
    """Those who joined the list in the conversation."""
    return _by(session, models.waiting.c.conversation == conversation)


def offer_to(session: Session, entry: Waiting, *, now: datetime) -> Hold | None:
    """The slot that is kept for someone on the list."""
    holds = models.holds.c
    query = select(holds.slot_id, holds.conversation, holds.expires_at)
    live = query.where(holds.waiting_id == entry.id, holds.expires_at > now)
    row = session.execute(live).one_or_none()
    slot = slot_by_id(session, row.slot_id) if row else None
    return Hold(slot, row.conversation, row.expires_at, entry.id) if row and slot else None


def accept(session: Session, entry: Waiting, *, conversation: str, now: datetime) -> Hold:
    """Moves the offered slot to the conversation, which then confirms it like any other.

    Raises:
        NoOffer: there was none, or it has run out.
    """
    before = offer_to(session, entry, now=now)
    slot = lock_slot(session, before.slot.id) if before else None
    offered = offer_to(session, entry, now=now)
    if slot is None or offered is None or offered.slot.id != slot.id:
        raise NoOffer(_instead(session, entry, now))
    until = max(offered.expires_at, now + HOLD_FOR)
    hold = Hold(slot, conversation, until, entry.id)
    put_hold(session, hold)
    return hold


def leave(session: Session, entry: Waiting) -> None:
    """Takes the person off the list and lets go of what was kept for them."""
    session.execute(delete(models.waiting).where(models.waiting.c.id == entry.id))


def leave_for(
    session: Session, slot: Slot, *, conversation: str, contact: Contact, offer: int | None
) -> None:
    """Takes off the list who has now got a slot of that kind, through an `offer` or without."""
    entries = models.waiting.c
    given = entries.email == contact.email if contact.email else entries.phone == contact.phone
    same_wish = and_(entries.campus == slot.campus, entries.school == slot.school)
    theirs = and_(same_wish, or_(entries.conversation == conversation, given))
    session.execute(delete(models.waiting).where(or_(theirs, entries.id == offer)))


def serve(session: Session, slot: Slot, *, now: datetime) -> tuple[Offer, ...]:
    """Offers the free seats of a locked slot to those who wait longest, and queues the mails."""
    offers: list[Offer] = []
    until = min(now + OFFER_FOR, slot.starts_at - NOTICE)
    while not slot.closed and until >= now + HOLD_FOR and free_seat(session, slot, None, now):
        entry = _next(session, slot)
        if entry is None:
            break
        put_hold(session, Hold(slot, f"{OFFER}{entry.id}", until, entry.id))
        session.execute(_update(entry.id).values(status="offered"))
        if entry.email is not None:
            outbox.offer(session, entry.id, slot, until=until, now=now)
        offers.append(Offer(entry, slot, until))
    return tuple(offers)


def serve_all(engine: Engine, *, now: datetime) -> tuple[Offer, ...]:
    """For the worker: ends offers that have run out, and offers what is free and wanted."""

    def serve_one(slot_id: int) -> tuple[Offer, ...]:
        return transaction(
            engine, lambda session: serve(session, lock_slot(session, slot_id), now=now)
        )

    openings = transaction(engine, lambda session: _openings(session, now))
    return tuple(offer for slot_id in openings for offer in serve_one(slot_id))


def _openings(session: Session, now: datetime) -> tuple[int, ...]:
    entries, holds = models.waiting.c, models.holds.c
    kept = exists().where(holds.waiting_id == entries.id, holds.expires_at > now)
    session.execute(
        update(models.waiting).where(entries.status == "offered", ~kept).values(status="lapsed")
    )
    wishes = select(entries.campus, entries.school).where(entries.status == "waiting").distinct()
    wanted = set(session.scalars(select(models.slots.c.id).where(_wants())))
    return tuple(
        slot.id
        for campus, school in session.execute(wishes).all()
        for slot in every_free_slot(session, Search(campus=campus, school=school), now=now)
        if slot.id in wanted
    )


def _update(entry_id: int) -> Any:
    return update(models.waiting).where(models.waiting.c.id == entry_id)


def _next(session: Session, slot: Slot) -> Waiting | None:
    query = select(*_COLUMNS).where(_wants(), models.slots.c.id == slot.id)
    query = query.order_by(models.waiting.c.id).limit(1)
    # Who is being offered another slot at this moment is not waited for, but skipped.
    query = query.with_for_update(of=models.waiting, skip_locked=True)
    row = session.execute(query).one_or_none()
    return Waiting(*row) if row else None


def _wants() -> Any:
    """That someone on the list waits for a slot: part of a query over both."""
    entries, slots = models.waiting.c, models.slots.c
    return and_(
        entries.status == "waiting",
        entries.campus == slots.campus,
        entries.school == slots.school,
        or_(slots.language == "both", slots.language == entries.language),
        ~_passed_over(),
    )


def _passed_over() -> Any:
    """That the person did not want the slot, or one that looked the same to them."""
    slots, shown, refused = models.slots.c, models.slots.alias(), models.passed_over.c
    alike = and_(shown.c.starts_at == slots.starts_at, shown.c.mode == slots.mode)
    theirs = and_(refused.waiting_id == models.waiting.c.id, refused.slot_id == shown.c.id)
    return exists().where(theirs, alike).correlate(models.waiting, models.slots)


def _by(session: Session, *conditions: Any) -> tuple[Waiting, ...]:
    query = select(*_COLUMNS).where(*conditions).order_by(models.waiting.c.id)
    return tuple(Waiting(*row) for row in session.execute(query))


def _instead(session: Session, entry: Waiting, now: datetime) -> tuple[Slot, ...]:
    wish = Search(campus=entry.campus, school=entry.school, language=entry.language)
    return free_slots(session, wish, now=now, conversation=entry.conversation).slots
