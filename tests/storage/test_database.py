from __future__ import annotations

import threading
import time
from datetime import datetime, timezone
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from bot.storage import (
    Again,
    DatabaseUnavailable,
    KeepsWrites,
    build_engine,
    database,
    insert_missing,
    models,
    reading,
    transaction,
)
from tests.storage.databases import Postgres, engine_at

NOW = datetime(2026, 3, 2, 9, tzinfo=timezone.utc)


def add_try(session: Session, key: str, failures: int = 0) -> None:
    session.execute(insert(models.tries).values(key=key, failures=failures, last_at=NOW))


def keys(session: Session) -> set[str]:
    return set(session.scalars(select(models.tries.c.key)))


def test_what_the_work_writes_is_there_afterwards(engine: Engine) -> None:
    transaction(engine, lambda session: add_try(session, "a"))
    assert reading(engine, keys) == {"a"}


def test_an_error_undoes_what_was_written(engine: Engine) -> None:
    def work(session: Session) -> None:
        add_try(session, "a")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        transaction(engine, work)
    assert reading(engine, keys) == set()


def test_a_refusal_that_keeps_writes_keeps_them(engine: Engine) -> None:
    def work(session: Session) -> None:
        add_try(session, "a")
        raise KeepsWrites

    with pytest.raises(KeepsWrites):
        transaction(engine, work)
    assert reading(engine, keys) == {"a"}


def test_work_that_asks_for_it_is_done_over(engine: Engine) -> None:
    runs = []

    def work(session: Session) -> int:
        runs.append(1)
        add_try(session, f"run {len(runs)}")
        if len(runs) < 3:
            raise Again
        return len(runs)

    assert transaction(engine, work) == 3
    assert reading(engine, keys) == {"run 3"}


def test_a_violated_constraint_comes_out_as_itself(engine: Engine) -> None:
    transaction(engine, lambda session: add_try(session, "a"))
    with pytest.raises(IntegrityError):
        transaction(engine, lambda session: add_try(session, "a"))


def test_writers_of_the_same_row_all_get_their_turn(engine: Engine) -> None:
    transaction(engine, lambda session: add_try(session, "a"))

    runs = []

    def count_up(session: Session) -> None:
        runs.append(1)
        row = session.execute(select(models.tries.c.failures).with_for_update()).one()
        session.execute(update(models.tries).values(failures=row.failures + 1))

    threads = [threading.Thread(target=transaction, args=(engine, count_up)) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert reading(engine, lambda s: s.scalar(select(models.tries.c.failures))) == 30
    assert len(runs) == 30, "they wait in line, none is sent back"


def test_a_circle_of_waiting_writers_is_broken(engine: Engine) -> None:
    transaction(engine, lambda session: add_try(session, "a"))
    transaction(engine, lambda session: add_try(session, "b"))
    both_began = threading.Barrier(2)
    failures: list[BaseException] = []

    def lock_both(first: str, second: str) -> None:
        met: list[int] = []

        def work(session: Session) -> None:
            for key in (first, second):
                row = models.tries.c.key == key
                session.execute(update(models.tries).where(row).values(failures=1))
                if not met and engine.dialect.name == "postgresql":
                    met.append(both_began.wait(5))

        try:
            transaction(engine, work)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=lock_both, args=each) for each in ("ab", "ba")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_database_kept_busy_is_reported_in_time(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    transaction(engine, lambda session: add_try(session, "a"))
    monkeypatch.setattr(database, "PATIENCE_SECONDS", 0.5)
    with Session(engine, future=True) as blocker:
        blocker.execute(update(models.tries).values(failures=9))
        began = time.monotonic()
        with pytest.raises(DatabaseUnavailable):
            transaction(engine, lambda s: s.execute(update(models.tries).values(failures=1)))
        assert time.monotonic() - began < 6


def test_reading_does_not_wait_for_a_writer(engine: Engine) -> None:
    transaction(engine, lambda session: add_try(session, "a"))
    with Session(engine, future=True) as writer:
        add_try(writer, "b")
        began = time.monotonic()
        assert reading(engine, keys) == {"a"}
        assert time.monotonic() - began < 0.5


def test_only_missing_rows_are_inserted_and_counted(engine: Engine) -> None:
    transaction(engine, lambda session: add_try(session, "a", failures=7))
    rows = [{"key": key, "failures": 0, "last_at": NOW} for key in ("a", *map(str, range(700)))]
    assert transaction(engine, lambda s: insert_missing(s, models.tries, rows)) == 700
    kept = select(models.tries.c.failures).where(models.tries.c.key == "a")
    assert reading(engine, lambda session: session.scalar(kept)) == 7


def test_a_time_without_a_zone_is_refused(engine: Engine) -> None:
    naive = insert(models.tries).values(key="a", failures=0, last_at=datetime(2026, 3, 2))
    with pytest.raises(StatementError, match="no time zone"):
        transaction(engine, lambda session: session.execute(naive))


def test_a_file_that_cannot_be_opened_is_an_unavailable_database(tmp_path: Path) -> None:
    with engine_at(f"sqlite:///{tmp_path / 'nowhere' / 'parcours.db'}") as engine:
        with pytest.raises(DatabaseUnavailable):
            reading(engine, keys)


def test_sqlite_waits_for_the_disk_and_wipes_what_is_deleted(tmp_path: Path) -> None:
    with engine_at(f"sqlite:///{tmp_path / 'parcours.db'}") as engine, engine.begin() as connection:

        def pragma(name: str) -> object:
            return connection.execute(text(f"PRAGMA {name}")).scalar()

        assert pragma("journal_mode") == "wal"
        assert pragma("synchronous") == 2
        assert pragma("foreign_keys") == 1
        assert pragma("secure_delete") == 1


def test_a_postgresql_that_went_away_and_came_back_needs_no_restart() -> None:
    own = Postgres()
    own.start()
    try:
        engine = build_engine(own.url("postgres"))
        ask = select(text("1"))
        assert reading(engine, lambda session: session.scalar(ask)) == 1
        own.down()
        began = time.monotonic()
        with pytest.raises(DatabaseUnavailable):
            reading(engine, lambda session: session.scalar(ask))
        assert time.monotonic() - began < 6
        own.up()
        assert reading(engine, lambda session: session.scalar(ask)) == 1
        engine.dispose()
    finally:
        own.stop()
