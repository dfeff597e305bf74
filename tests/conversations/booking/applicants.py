"""Applicants who book an interview in their own words, and the office whose slots they take."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from datetime import time as clock
from itertools import pairwise
from typing import Any

import httpx
from sqlalchemy import func, select, text, update
from sqlalchemy.engine import Engine

from bot.booking import (
    Appointment,
    Page,
    Search,
    Slot,
    campuses_of,
    close_slot,
    confirm,
    free_slots,
    put_campuses,
)
from bot.booking.planning import NewSlot, Week, add_slots, plan_weeks
from bot.booking.waiting import serve_all
from bot.catalogue import load_catalogue
from bot.gateway.sessions import Sessions
from bot.language import format_day, format_time
from bot.settings import PROJECT, Settings
from bot.storage import models, transaction
from tests.conversation import Conversation, Reply

CATALOGUE = load_catalogue(PROJECT / "data" / "catalogue")
# Places enough that no test takes another's.
PLENTY = 500
OFFICE_HOURS = Week(frozenset(range(5)), ((clock(9, 30), clock(16, 30)),), timedelta(minutes=30))
SCHOOLS = {"gent": "becode", "charleroi": "becode", "lyon": "101"}
# As the lists of steps below: which question is asked, and how people answer it.
ASKED = {
    "fr": {
        "school": "Dans quelle école voulez-vous un entretien ?",
        "campus": "Dans quelle ville ?",
        "slot": "moments libres à",
        "name": "À quel nom ?",
        "contact": "Comment vous joindre ?",
        "consent": "Êtes-vous d'accord ?",
        "confirm": "Je confirme ?",
    },
    "nl": {
        "school": "In welke school wil je een gesprek?",
        "campus": "In welke stad?",
        "slot": "vrije momenten in",
        "name": "Op welke naam?",
        "contact": "Hoe kan de school je bereiken?",
        "consent": "Ga je akkoord?",
        "confirm": "Bevestig ik dit?",
    },
}
STEPS = tuple(ASKED["fr"])
BOOKED = {"fr": "C'est réservé", "nl": "Het is geboekt"}
STOPPED = {"fr": "on arrête là", "nl": "we stoppen hier"}
NAME = "Zoé Peeters"
# What takes a person to each step, the fewest sentences that do.
OPENINGS = {
    "fr": {
        "school": "Je voudrais un rendez-vous pour l'entretien",
        "campus": "Je voudrais un entretien chez BeCode",
        "slot": "Je voudrais un entretien chez BeCode à Gand",
        "contact": "Je m'appelle Zoé Peeters, je voudrais un entretien chez BeCode à Gand",
        "consent": "Je m'appelle Zoé Peeters, je voudrais un entretien chez BeCode à Gand, "
        "mon adresse est {email}",
    },
    "nl": {
        "school": "Ik wil graag een afspraak voor het gesprek",
        "campus": "Ik wil een gesprek bij BeCode",
        "slot": "Ik wil een gesprek bij BeCode in Gent",
        "contact": "Ik ben Zoé Peeters en ik wil een gesprek bij BeCode in Gent",
        "consent": "Ik ben Zoé Peeters en ik wil een gesprek bij BeCode in Gent, "
        "mijn adres is {email}",
    },
}
AT_CHARLEROI = {
    "fr": "Je m'appelle Zoé Peeters, je voudrais un entretien chez BeCode à Charleroi, "
    "mon adresse est {email}",
    "nl": "Ik ben Zoé Peeters en wil een gesprek bij BeCode in Charleroi, mijn adres is {email}",
}
FIRST = {"fr": "le premier", "nl": "de eerste"}
YES = {"fr": "oui", "nl": "ja"}
NO = {"fr": "non", "nl": "nee"}


class Applicant(Conversation):
    """A person with an e-mail address of their own, known from the first word on."""

    def __init__(self, settings: Settings, language: str, url: str) -> None:
        super().__init__(url, language)
        self.spoken = language
        self.email = f"p{uuid.uuid4().hex[:10]}@example.org"
        self._settings = settings

    @property
    def id(self) -> str:
        token = self._http.headers["authorization"].removeprefix("Bearer ")
        sessions = Sessions(self._settings.signing_secret, time.time)
        return sessions.recognise(token).conversation

    def says(self, text: str, *expected: str) -> Reply:
        """Say it; the answer holds what is expected. "!" before a word: it holds it not."""
        reply = self.say(text.format(email=self.email))
        for words in expected:
            found = words.lstrip("!") in reply.text
            assert found != words.startswith("!"), f"{text!r}: {words!r} in {reply.text!r}"
        return reply

    def sends(self, text: str, message_id: str) -> Reply:
        """Say it under the id of a message, as a client that tries again does."""
        return self._send({"text": text, "id": message_id})

    def reach(self, step: str) -> Reply:
        """Book until the question of that step is asked."""
        language = self.spoken
        openings = OPENINGS[language]
        if step in ("school", "campus", "slot"):
            self.says(openings[step])
        elif step == "name":
            self.says(openings["slot"])
            self.says(FIRST[language])
        elif step == "contact":
            self.says(openings["contact"])
            self.says(FIRST[language])
        else:
            self.says(openings["consent"])
            self.says(FIRST[language])
            if step == "confirm":
                self.says(YES[language])
        assert ASKED[language][step] in self.last.text, self.last.text
        return self.last

    def books(self) -> str:
        """The reference of an interview booked here."""
        self.reach("confirm")
        reply = self.says(YES[self.spoken], BOOKED[self.spoken])
        return reference_in(reply)

    def slot_values(self) -> dict[str, Any]:
        """What Rasa keeps of the conversation beside its text."""
        settings = self._settings
        tracker = httpx.get(
            f"{settings.rasa_url}/conversations/{self.id}/tracker",
            params={"token": settings.rasa_api_token, "include_events": "NONE"},
            trust_env=False,
        )
        values: dict[str, Any] = tracker.raise_for_status().json()["slots"]
        return values


def reference_in(reply: Reply) -> str:
    start = reply.text.index("P-")
    return reply.text[start : start + 8]


@dataclass(frozen=True)
class Office:
    """The slots of the campuses, and what is written about applicants."""

    engine: Engine

    def open(self) -> None:
        """Half hours of working days for two weeks; the other campuses have none."""
        campuses = campuses_of(CATALOGUE.places.values())
        tomorrow = datetime.now(timezone.utc).date() + timedelta(days=1)
        slots = [
            slot
            for place, school in SCHOOLS.items()
            for slot in plan_weeks(
                OFFICE_HOURS,
                campuses[place],
                school=school,
                first=tomorrow,
                last=tomorrow + timedelta(days=13),
                capacity=PLENTY,
            )
        ]
        self._do(lambda session: put_campuses(session, campuses))
        self._do(lambda session: add_slots(session, slots))

    def free(self, campus: str, number: int = 3) -> tuple[Slot, ...]:
        """The next ones, as they are offered."""
        now = datetime.now(timezone.utc)
        search = Search(campus=campus)
        page: Page = self._do(lambda s: free_slots(s, search, now=now, limit=number))
        return page.slots

    def nearest(self, slot: Slot) -> tuple[Slot, ...]:
        """The three free ones that start nearest to it."""
        others = self.free(slot.campus, 200)
        return tuple(sorted(others, key=lambda each: abs(each.starts_at - slot.starts_at))[:3])

    def on_other_day(self, campus: str = "gent") -> Slot:
        """One in the afternoon of a later day than those offered first."""
        slots = self.free(campus, 200)
        later = {slot.start.date() for slot in slots} - {slots[0].start.date()}
        return next(s for s in slots if s.start.date() in later and s.start.time() == clock(14))

    def on_two_days(self, campus: str = "gent") -> tuple[Slot, Slot]:
        """Two at 14:00, on days that follow each other."""
        slots = [slot for slot in self.free(campus, 200) if slot.start.time() == clock(14)]
        return next(
            (first, second)
            for first, second in pairwise(slots)
            if second.start.date() - first.start.date() == timedelta(days=1)
        )

    def leave_one_seat(self, slots: Sequence[Slot]) -> None:
        """Of those that are free, beside the ones that others hold now."""
        slot, booked, held = models.slots.c, models.appointments.c, models.holds.c
        taken = select(func.count()).where(booked.slot_id == slot.id, booked.status == "booked")
        holds = select(func.count()).where(
            held.slot_id == slot.id, held.expires_at > datetime.now(timezone.utc)
        )
        changed = update(models.slots).where(slot.id.in_([each.id for each in slots]))
        self._do(
            lambda session: session.execute(
                changed.values(capacity=taken.scalar_subquery() + holds.scalar_subquery() + 1),
                execution_options={"synchronize_session": False},
            )
        )

    @contextmanager
    def opening(self, campus: str, *, days: int = 3, **values: Any) -> Iterator[Slot]:
        """A new slot where there is none, offered to who waits; closed afterwards."""
        now = datetime.now(timezone.utc)
        start = now.replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=days)
        new = NewSlot(campus, "becode", start, start + timedelta(minutes=30), "Europe/Brussels")
        new = replace(new, interviewer=uuid.uuid4().hex, **values)
        self._do(lambda session: add_slots(session, [new]))
        (slot,) = (slot for slot in self.free(campus, 200) if slot.starts_at == start)
        self.serve()
        try:
            yield slot
        finally:
            self._do(lambda session: close_slot(session, slot.id))

    @contextmanager
    def out_of_order(self) -> Iterator[None]:
        """Nothing can be booked, as with a disk that is full."""
        fail = "BEGIN SELECT RAISE(ABORT, 'out of order'); END"
        self._do(
            lambda s: s.execute(text(f"CREATE TRIGGER fail BEFORE INSERT ON appointments {fail}"))
        )
        try:
            yield
        finally:
            self._do(lambda session: session.execute(text("DROP TRIGGER fail")))

    def serve(self) -> None:
        """The waiting list, as the worker does."""
        serve_all(self.engine, now=datetime.now(timezone.utc))

    def let_holds_run_out(self, slot: Slot) -> None:
        ran_out = datetime.now(timezone.utc) - timedelta(minutes=1)
        held = update(models.holds).where(models.holds.c.slot_id == slot.id)
        self._do(lambda session: session.execute(held.values(expires_at=ran_out)))

    def begin(self, slot: Slot) -> None:
        """Its interview, a minute ago."""
        begun = datetime.now(timezone.utc) - timedelta(minutes=1)
        changed = update(models.slots).where(models.slots.c.id == slot.id)
        self._do(lambda session: session.execute(changed.values(starts_at=begun)))

    def book(self, slot: Slot) -> Appointment:
        """As someone else."""
        made: Appointment = self._do(
            lambda session: confirm(
                session,
                slot.id,
                name="An Claes",
                contact="an.claes@example.org",
                language="nl",
                conversation=uuid.uuid4().hex,
                idempotency_key=uuid.uuid4().hex,
                now=datetime.now(timezone.utc),
            )
        )
        return made

    def appointments(self, contact: str) -> list[dict[str, Any]]:
        """Under an e-mail address or a phone number, each with the slot's campus and start."""
        kept, slots = models.appointments, models.slots
        query = (
            select(*kept.c, slots.c.campus, slots.c.school, slots.c.starts_at)
            .join(slots, slots.c.id == kept.c.slot_id)
            .where((kept.c.email == contact) | (kept.c.phone == contact))
        )
        return self._rows(query)

    def only_appointment(self, contact: str) -> dict[str, Any]:
        (appointment,) = self.appointments(contact)
        return appointment

    def waiting(self, contact: str) -> list[dict[str, Any]]:
        return self._rows(select(models.waiting).where(models.waiting.c.email == contact))

    def mails(self, contact: str) -> list[str]:
        """Kinds of the mails written for the appointments, in their order."""
        kept = models.appointments
        query = (
            select(models.outbox.c.kind)
            .join(kept, kept.c.id == models.outbox.c.appointment_id)
            .where(kept.c.email == contact)
            .order_by(models.outbox.c.id)
        )
        return [row["kind"] for row in self._rows(query)]

    def holds(self, applicant: Applicant) -> int:
        held = models.holds.c.conversation == applicant.id
        query = select(func.count()).select_from(models.holds).where(held)
        return int(self._do(lambda session: session.scalar(query)))

    def knows_nothing_of(self, applicant: Applicant) -> bool:
        email = applicant.email
        return not (self.appointments(email) or self.waiting(email) or self.holds(applicant))

    def _do(self, work: Any) -> Any:
        return transaction(self.engine, work)

    def _rows(self, query: Any) -> list[dict[str, Any]]:
        rows = self._do(lambda session: session.execute(query).all())
        return [dict(row._mapping) for row in rows]


def told(slot: Slot, language: str) -> str:
    """Day with its weekday, and time, as an answer says them."""
    between = {"fr": "à", "nl": "om"}[language]
    day, at = slot.start.date(), slot.start.time()
    return f"{format_day(day, language)} {between} {format_time(at, language)}"


def typed(slot: Slot, language: str) -> str:
    """The same as people type it: "jeudi 26 novembre à 14h"."""
    day = format_day(slot.start.date(), language).rsplit(" ", 1)[0]
    at = slot.start.time()
    hour = {"fr": f"à {at.hour}h", "nl": f"om {at.hour}u"}[language]
    return f"{day} {hour}{at.minute:02d}" if at.minute else f"{day} {hour}"
