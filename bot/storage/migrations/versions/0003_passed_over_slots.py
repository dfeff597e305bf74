"""Slots that are not offered to those on the waiting list who did not want them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "passed_over_slots",
        sa.Column("waiting_id", sa.Integer(), nullable=False),
        sa.Column("slot_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["slot_id"], ["interview_slots.id"], name="fk_passed_over_slots_slot_id"
        ),
        sa.ForeignKeyConstraint(
            ["waiting_id"],
            ["waiting_list.id"],
            name="fk_passed_over_slots_waiting_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("waiting_id", "slot_id", name="pk_passed_over_slots"),
    )


def downgrade() -> None:
    op.drop_table("passed_over_slots")
