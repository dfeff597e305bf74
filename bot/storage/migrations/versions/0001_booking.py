"""Slots, holds, appointments, the waiting list, the outbox, failed tries and receipts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

IN_USE = sa.text("status <> 'cancelled'")


def upgrade() -> None:
    op.create_table(
        "campuses",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_campuses"),
    )
    op.create_table(
        "deletion_receipts",
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("appointments", sa.Integer(), nullable=False),
        sa.Column("holds", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("mails", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_deletion_receipts"),
    )
    op.create_table(
        "failed_tries",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_failed_tries"),
    )
    op.create_table(
        "interview_slots",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("campus", sa.String(length=64), nullable=False),
        sa.Column("school", sa.String(length=64), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=4), nullable=False),
        sa.Column("mode", sa.String(length=8), nullable=False),
        sa.Column("interviewer", sa.String(length=120), nullable=False),
        sa.Column("location", sa.String(length=300), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.CheckConstraint("language IN ('fr', 'nl', 'both')", name="ck_interview_slots_language"),
        sa.CheckConstraint("mode IN ('on_site', 'video')", name="ck_interview_slots_mode"),
        sa.CheckConstraint("capacity >= 1", name="ck_interview_slots_capacity"),
        sa.CheckConstraint("ends_at > starts_at", name="ck_interview_slots_ends_after_start"),
        sa.ForeignKeyConstraint(["campus"], ["campuses.id"], name="fk_interview_slots_campus"),
        sa.PrimaryKeyConstraint("id", name="pk_interview_slots"),
        sa.UniqueConstraint(
            "campus",
            "school",
            "starts_at",
            "interviewer",
            name="uq_interview_slots_campus_school_starts_at_interviewer",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_interview_slots_free",
        "interview_slots",
        ["campus", "school", "starts_at"],
        unique=False,
    )
    op.create_index("ix_interview_slots_starts_at", "interview_slots", ["starts_at"], unique=False)
    op.create_table(
        "waiting_list",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("reference", sa.String(length=8), nullable=False),
        sa.Column("campus", sa.String(length=64), nullable=False),
        sa.Column("school", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=True),
        sa.Column("phone", sa.String(length=32), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("conversation", sa.String(length=255), nullable=False),
        sa.Column("status", sa.String(length=7), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("language IN ('fr', 'nl')", name="ck_waiting_list_language"),
        sa.CheckConstraint(
            "status IN ('waiting', 'offered', 'lapsed')", name="ck_waiting_list_status"
        ),
        sa.CheckConstraint(
            "(email IS NULL) <> (phone IS NULL)", name="ck_waiting_list_one_contact"
        ),
        sa.ForeignKeyConstraint(["campus"], ["campuses.id"], name="fk_waiting_list_campus"),
        sa.PrimaryKeyConstraint("id", name="pk_waiting_list"),
        sa.UniqueConstraint(
            "conversation", "campus", "school", name="uq_waiting_list_conversation_campus_school"
        ),
        sa.UniqueConstraint("reference", name="uq_waiting_list_reference"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_waiting_list_conversation", "waiting_list", ["conversation"], unique=False)
    op.create_index("ix_waiting_list_email", "waiting_list", ["email"], unique=False)
    op.create_index("ix_waiting_list_phone", "waiting_list", ["phone"], unique=False)
    op.create_table(
        "appointments",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("reference", sa.String(length=8), nullable=False),
        sa.Column("slot_id", sa.Integer(), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=True),
        sa.Column("phone", sa.String(length=32), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("conversation", sa.String(length=255), nullable=False),
        sa.Column("status", sa.String(length=9), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("idempotency_key", sa.String(length=255), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("language IN ('fr', 'nl')", name="ck_appointments_language"),
        sa.CheckConstraint(
            "status IN ('booked', 'cancelled', 'done', 'no_show')", name="ck_appointments_status"
        ),
        sa.CheckConstraint(
            "(email IS NULL) <> (phone IS NULL)", name="ck_appointments_one_contact"
        ),
        sa.CheckConstraint("seat >= 1", name="ck_appointments_seat"),
        sa.ForeignKeyConstraint(
            ["slot_id"], ["interview_slots.id"], name="fk_appointments_slot_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_appointments"),
        sa.UniqueConstraint("idempotency_key", name="uq_appointments_idempotency_key"),
        sa.UniqueConstraint("reference", name="uq_appointments_reference"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_appointments_conversation", "appointments", ["conversation"], unique=False)
    op.create_index("ix_appointments_email", "appointments", ["email"], unique=False)
    op.create_index("ix_appointments_phone", "appointments", ["phone"], unique=False)
    op.create_index("ix_appointments_slot_id", "appointments", ["slot_id"], unique=False)
    op.create_index(
        "uq_appointments_seat",
        "appointments",
        ["slot_id", "seat"],
        unique=True,
        sqlite_where=IN_USE,
        postgresql_where=IN_USE,
    )
    op.create_table(
        "holds",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("slot_id", sa.Integer(), nullable=False),
        sa.Column("conversation", sa.String(length=255), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("waiting_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["slot_id"], ["interview_slots.id"], name="fk_holds_slot_id"),
        sa.ForeignKeyConstraint(
            ["waiting_id"], ["waiting_list.id"], name="fk_holds_waiting_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_holds"),
        sa.UniqueConstraint("conversation", name="uq_holds_conversation"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_holds_slot_id", "holds", ["slot_id"], unique=False)
    op.create_index("ix_holds_waiting_id", "holds", ["waiting_id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("waiting_id", sa.Integer(), nullable=True),
        sa.Column("slot_id", sa.Integer(), nullable=False),
        sa.Column("previous_slot_id", sa.Integer(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("useless_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("claim", sa.String(length=32), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("trouble", sa.String(length=200), nullable=True),
        sa.Column("message_id", sa.String(length=36), nullable=False),
        sa.CheckConstraint(
            "kind IN ('confirmation', 'change', 'cancellation', "
            "'reminder_2', 'reminder_1', 'offer')",
            name="ck_outbox_kind",
        ),
        sa.CheckConstraint(
            "state IN ('pending', 'claimed', 'handed', 'sent', 'failed')", name="ck_outbox_state"
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name="fk_outbox_appointment_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["previous_slot_id"], ["interview_slots.id"], name="fk_outbox_previous_slot_id"
        ),
        sa.ForeignKeyConstraint(["slot_id"], ["interview_slots.id"], name="fk_outbox_slot_id"),
        sa.ForeignKeyConstraint(
            ["waiting_id"], ["waiting_list.id"], name="fk_outbox_waiting_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint(
            "appointment_id", "kind", "sequence", name="uq_outbox_appointment_id_kind_sequence"
        ),
        sa.UniqueConstraint("message_id", name="uq_outbox_message_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_due", "outbox", ["state", "due_at"], unique=False)
    op.create_index("ix_outbox_waiting_id", "outbox", ["waiting_id"], unique=False)


def downgrade() -> None:
    op.drop_table("outbox")
    op.drop_table("holds")
    op.drop_table("appointments")
    op.drop_table("waiting_list")
    op.drop_table("interview_slots")
    op.drop_table("failed_tries")
    op.drop_table("deletion_receipts")
    op.drop_table("campuses")
