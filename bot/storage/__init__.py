"""The one database: its tables, transactions that can be repeated, and migrations.

`engine = build_engine(url)`, `migrate(engine)`, `transaction(engine, lambda session: ...)`.
"""

from bot.storage.database import (
    Again,
    DatabaseUnavailable,
    KeepsWrites,
    build_engine,
    insert_missing,
    reading,
    transaction,
)
from bot.storage.migrating import migrate

__all__ = [
    "Again",
    "DatabaseUnavailable",
    "KeepsWrites",
    "build_engine",
    "insert_missing",
    "migrate",
    "reading",
    "transaction",
]
