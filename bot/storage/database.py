"""The engine, and transactions that are repeated where another one was in the way."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine
from sqlalchemy.engine.url import make_url
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError, TimeoutError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

ATTEMPTS = 8
PATIENCE_SECONDS = 3.5
UNIQUE_ATTEMPTS = 4
FIRST_PAUSE_SECONDS = 0.02
LONGEST_PAUSE_SECONDS = 0.3
LOCK_WAIT_MS = 2_000
CONNECT_SECONDS = 2
CONNECTIONS = 5
MORE_CONNECTIONS = 10
ROWS_AT_ONCE = 500

T = TypeVar("T")


class DatabaseUnavailable(Exception):
    """The database is out of reach, or others kept it busy: the same call may succeed later."""


class KeepsWrites(Exception):
    """Raised by work whose writes so far must stay, such as the count of failed tries."""


class Again(Exception):
    """Raised by work that finds changed what it read a moment before: it is done over."""


def build_engine(url: str, *, lock_wait_ms: int = LOCK_WAIT_MS, durable: bool = True) -> Engine:
    """An engine for `sqlite:///FILE` or `postgresql://...`; nothing is connected yet.

    Args:
        lock_wait_ms: how long a statement waits for another's lock before it fails.
        durable: whether SQLite keeps the last transactions through a loss of power too; through
            the end of the process it keeps them in any case.
    """
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite(url, lock_wait_ms, durable)
    return create_engine(
        url,
        future=True,
        pool_pre_ping=True,
        pool_size=CONNECTIONS,
        max_overflow=MORE_CONNECTIONS,
        pool_timeout=PATIENCE_SECONDS,
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "options": f"-c lock_timeout={lock_wait_ms} -c timezone=UTC",
        },
    )


def _sqlite(url: str, lock_wait_ms: int, durable: bool) -> Engine:
    engine = create_engine(
        url,
        future=True,
        poolclass=QueuePool,
        pool_size=CONNECTIONS,
        max_overflow=MORE_CONNECTIONS,
        pool_timeout=PATIENCE_SECONDS,
        connect_args={"check_same_thread": False, "timeout": lock_wait_ms / 1000},
    )
    event.listen(engine, "connect", partial(_prepare_sqlite, durable))
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(durable: bool, connection: Any, _record: Any) -> None:
    # Without this the driver starts transactions by itself, and only at the first write.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        f"synchronous={'FULL' if durable else 'NORMAL'}",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Any) -> None:
    # A writer that began as a reader is refused at once when another wrote in between.
    only_reads = connection.get_execution_options().get("only_reads", False)
    connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")


def transaction(engine: Engine, work: Callable[[Session], T]) -> T:
    """`work` in one transaction, done over while locks or a lost connection stop it.

    It may therefore run several times: it must do nothing but read and write the session. What it
    raises rolls back and comes out, but for `KeepsWrites`, which commits first.

    Raises:
        DatabaseUnavailable: it could not be done in `ATTEMPTS` or `PATIENCE_SECONDS`.
    """
    return _repeat(engine, work)


def reading(engine: Engine, work: Callable[[Session], T]) -> T:
    """`work` that writes nothing: on SQLite it neither waits for a writer nor holds one up.

    Raises:
        DatabaseUnavailable: as for `transaction`.
    """
    return _repeat(engine.execution_options(only_reads=True), work)


def _repeat(engine: Engine, work: Callable[[Session], T]) -> T:
    give_up_at = time.monotonic() + PATIENCE_SECONDS
    attempt = 0
    while True:
        attempt += 1
        try:
            return _once(engine, work)
        except IntegrityError:
            # Two wrote the same key at once; if it is no such race, it is an error of ours.
            if attempt == UNIQUE_ATTEMPTS:
                raise
        except (OperationalError, InterfaceError, TimeoutError, Again) as error:
            if attempt == ATTEMPTS or time.monotonic() > give_up_at:
                raise DatabaseUnavailable(f"gave up after {attempt} attempts: {error}") from error
        time.sleep(
            random.uniform(0.5, 1.5) * min(FIRST_PAUSE_SECONDS * 2**attempt, LONGEST_PAUSE_SECONDS)
        )


def _once(engine: Engine, work: Callable[[Session], T]) -> T:
    with Session(engine, future=True) as session:
        try:
            result = work(session)
        except KeepsWrites:
            session.commit()
            raise
        session.commit()
        return result


def insert_missing(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Inserts the rows that violate no unique constraint; how many those were."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    inserted = 0
    for first in range(0, len(rows), ROWS_AT_ONCE):
        some = dialect.insert(table).values(rows[first : first + ROWS_AT_ONCE])
        inserted += session.execute(some.on_conflict_do_nothing()).rowcount
    return inserted
