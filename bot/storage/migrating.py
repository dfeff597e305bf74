"""Bringing the database to the present shape."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.storage.database import transaction

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "parcours_version"
LOCK = 7_277_268  # any number, the same for all who migrate


def migrate(engine: Engine) -> None:
    """Upgrades to the newest version in one transaction; a second starter waits and finds it done.

    Raises:
        DatabaseUnavailable: out of reach, or someone else is still at it.
    """
    transaction(engine, _upgrade)


def _upgrade(session: Session) -> None:
    # Large, and who only reads and writes does without.
    from alembic import command
    from alembic.config import Config

    # On SQLite the transaction itself is the lock.
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET LOCAL lock_timeout = '30s'"))
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = session.connection()
    command.upgrade(config, "head")
