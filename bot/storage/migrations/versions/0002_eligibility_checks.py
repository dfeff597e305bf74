"""The log of advisory checks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "eligibility_checks",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("catalogue", sa.String(length=12), nullable=False),
        sa.Column("school", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("answers", sa.String(length=200), nullable=False),
        sa.CheckConstraint("language IN ('fr', 'nl')", name="ck_eligibility_checks_language"),
        sa.PrimaryKeyConstraint("id", name="pk_eligibility_checks"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_eligibility_checks_checked_at", "eligibility_checks", ["checked_at"], unique=False
    )


def downgrade() -> None:
    op.drop_table("eligibility_checks")
