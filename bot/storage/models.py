"""The tables of the booking and of the advisory check. Rasa's `events`, beside them, is not ours.

About a person only this is stored: name, one contact, and through the slot the school, the time and
the language. Everything else here is technical and goes with the person's row.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ONE_CONTACT = "(email IS NULL) <> (phone IS NULL)"
SEAT_IN_USE = text("status <> 'cancelled'")


class Moment(TypeDecorator):
    """An instant: takes only times that know their zone, and gives back UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone: which instant is meant?")
        instant = value.astimezone(timezone.utc)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            return value.replace(tzinfo=timezone.utc)
        return value.astimezone(timezone.utc)


def _one_of(column: str, *values: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(map(repr, values))})", name=column)


def _number() -> Column:
    return Column("id", Integer, primary_key=True, autoincrement=True)


def _person() -> tuple[Column, ...]:
    return (
        Column("name", String(200), nullable=False),
        Column("email", String(320), index=True),
        Column("phone", String(32), index=True),
        Column("language", String(2), nullable=False),
        Column("conversation", String(255), nullable=False, index=True),
    )


campuses = Table(
    "campuses",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("country", String(2), nullable=False),
    Column("timezone", String(64), nullable=False),
)

slots = Table(
    "interview_slots",
    metadata,
    _number(),
    Column("campus", String(64), ForeignKey("campuses.id"), nullable=False),
    Column("school", String(64), nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("language", String(4), nullable=False),
    Column("mode", String(8), nullable=False),
    Column("interviewer", String(120), nullable=False),
    Column("location", String(300), nullable=False),
    Column("closed", Boolean, nullable=False),
    CheckConstraint("capacity >= 1", name="capacity"),
    CheckConstraint("ends_at > starts_at", name="ends_after_start"),
    _one_of("language", "fr", "nl", "both"),
    _one_of("mode", "on_site", "video"),
    UniqueConstraint("campus", "school", "starts_at", "interviewer"),
    Index("ix_interview_slots_free", "campus", "school", "starts_at"),
    Index("ix_interview_slots_starts_at", "starts_at"),
    sqlite_autoincrement=True,
)

appointments = Table(
    "appointments",
    metadata,
    _number(),
    Column("reference", String(8), nullable=False, unique=True),
    Column("slot_id", Integer, ForeignKey("interview_slots.id"), nullable=False, index=True),
    Column("seat", Integer, nullable=False),
    *_person(),
    Column("status", String(9), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("idempotency_key", String(255), nullable=False, unique=True),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    CheckConstraint("seat >= 1", name="seat"),
    CheckConstraint(ONE_CONTACT, name="one_contact"),
    _one_of("language", "fr", "nl"),
    _one_of("status", "booked", "cancelled", "done", "no_show"),
    # What makes double booking impossible: a seat of a slot belongs to one appointment.
    Index(
        "uq_appointments_seat",
        "slot_id",
        "seat",
        unique=True,
        sqlite_where=SEAT_IN_USE,
        postgresql_where=SEAT_IN_USE,
    ),
    sqlite_autoincrement=True,
)

waiting = Table(
    "waiting_list",
    metadata,
    _number(),
    Column("reference", String(8), nullable=False, unique=True),
    Column("campus", String(64), ForeignKey("campuses.id"), nullable=False),
    Column("school", String(64), nullable=False),
    *_person(),
    Column("status", String(7), nullable=False),
    Column("joined_at", Moment, nullable=False),
    CheckConstraint(ONE_CONTACT, name="one_contact"),
    _one_of("language", "fr", "nl"),
    _one_of("status", "waiting", "offered", "lapsed"),
    UniqueConstraint("conversation", "campus", "school"),
    sqlite_autoincrement=True,
)

# Slots that someone who waits was shown and did not want: they are not offered to them again.
passed_over = Table(
    "passed_over_slots",
    metadata,
    Column(
        "waiting_id", Integer, ForeignKey("waiting_list.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("slot_id", Integer, ForeignKey("interview_slots.id"), primary_key=True),
)

holds = Table(
    "holds",
    metadata,
    _number(),
    Column("slot_id", Integer, ForeignKey("interview_slots.id"), nullable=False, index=True),
    Column("conversation", String(255), nullable=False, unique=True),
    Column("expires_at", Moment, nullable=False),
    Column("waiting_id", Integer, ForeignKey("waiting_list.id", ondelete="CASCADE"), index=True),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    _number(),
    Column("kind", String(16), nullable=False),
    Column("appointment_id", Integer, ForeignKey("appointments.id", ondelete="CASCADE")),
    Column("waiting_id", Integer, ForeignKey("waiting_list.id", ondelete="CASCADE"), index=True),
    Column("slot_id", Integer, ForeignKey("interview_slots.id"), nullable=False),
    Column("previous_slot_id", Integer, ForeignKey("interview_slots.id")),
    Column("sequence", Integer, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("useless_from", Moment, nullable=False),
    Column("state", String(8), nullable=False),
    Column("claim", String(32)),
    Column("claimed_until", Moment),
    Column("attempts", Integer, nullable=False),
    Column("trouble", String(200)),
    Column("message_id", String(36), nullable=False, unique=True),
    _one_of("kind", "confirmation", "change", "cancellation", "reminder_2", "reminder_1", "offer"),
    _one_of("state", "pending", "claimed", "handed", "sent", "failed"),
    UniqueConstraint("appointment_id", "kind", "sequence"),
    Index("ix_outbox_due", "state", "due_at"),
    sqlite_autoincrement=True,
)

tries = Table(
    "failed_tries",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
)

receipts = Table(
    "deletion_receipts",
    metadata,
    Column("code", String(8), primary_key=True),
    Column("erased_at", Moment, nullable=False),
    Column("appointments", Integer, nullable=False),
    Column("holds", Integer, nullable=False),
    Column("waiting", Integer, nullable=False),
    Column("mails", Integer, nullable=False),
)

# Says nothing of whose check it was.
checks = Table(
    "eligibility_checks",
    metadata,
    _number(),
    Column("checked_at", Moment, nullable=False, index=True),
    Column("catalogue", String(12), nullable=False),
    Column("school", String(64), nullable=False),
    Column("language", String(2), nullable=False),
    Column("answers", String(200), nullable=False),
    _one_of("language", "fr", "nl"),
    sqlite_autoincrement=True,
)
