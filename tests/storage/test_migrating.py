from __future__ import annotations

import multiprocessing
import threading
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from bot.storage import build_engine, migrate, models
from bot.storage.migrating import LOCK
from tests.storage.databases import engine_at

PROCESSES = multiprocessing.get_context("fork")


def start(url: str, results: Any) -> None:
    try:
        migrate(build_engine(url))
        results.put("migrated")
    except BaseException as error:
        results.put(repr(error))


def differences(engine: Engine) -> list[Any]:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": _is_ours}
        )
        return list(compare_metadata(context, models.metadata))


def test_migrating_builds_exactly_the_tables_of_the_models(empty: str) -> None:
    with engine_at(empty) as engine:
        migrate(engine)
        assert differences(engine) == []


def test_migrating_builds_the_constraints_that_comparing_does_not_see(
    empty: str, engine: Engine
) -> None:
    with engine_at(empty) as built:
        models.metadata.create_all(built)
        for table in models.metadata.tables:
            ours, theirs = inspect(engine), inspect(built)
            assert _names(ours.get_check_constraints(table)) == _names(
                theirs.get_check_constraints(table)
            )
            assert _options(ours.get_foreign_keys(table)) == _options(
                theirs.get_foreign_keys(table)
            )
            assert _seats(engine) == _seats(built)


def test_the_seat_index_leaves_out_the_cancelled(engine: Engine) -> None:
    assert "where" in _seats(engine) and "cancelled" in _seats(engine)


def test_migrating_twice_changes_nothing(empty: str) -> None:
    with engine_at(empty) as engine:
        migrate(engine)
        migrate(engine)
        assert differences(engine) == []


def test_eight_starters_at_once_do_not_clash(empty: str) -> None:
    results = PROCESSES.Queue()
    starters = [PROCESSES.Process(target=start, args=(empty, results)) for _ in range(8)]
    for starter in starters:
        starter.start()
    assert [results.get(timeout=30) for _ in starters] == ["migrated"] * 8
    for starter in starters:
        starter.join()


def test_a_starter_waits_while_another_migrates(empty: str) -> None:
    with engine_at(empty) as engine, engine_at(empty) as other:
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
            starter = threading.Thread(target=migrate, args=(other,))
            starter.start()
            starter.join(0.4)
            assert starter.is_alive()
        starter.join(10)
        assert not starter.is_alive() and differences(engine) == []


def test_migrating_leaves_the_tables_of_others_alone(empty: str) -> None:
    with engine_at(empty) as engine:
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE events (id INTEGER PRIMARY KEY, data TEXT)"))
            connection.execute(text("INSERT INTO events VALUES (1, 'bonjour')"))
        migrate(engine)
        with engine.begin() as connection:
            assert connection.execute(text("SELECT data FROM events")).scalar() == "bonjour"


def _is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    return kind != "table" or name not in ("parcours_version", "sqlite_sequence")


def _names(constraints: list[dict[str, Any]]) -> set[str]:
    return {constraint["name"] for constraint in constraints}


def _options(keys: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    return {(key["name"], key["referred_table"], str(key["options"])) for key in keys}


def _seats(engine: Engine) -> str:
    catalogue = {
        "sqlite": "SELECT sql FROM sqlite_master WHERE name = 'uq_appointments_seat'",
        "postgresql": "SELECT indexdef FROM pg_indexes WHERE indexname = 'uq_appointments_seat'",
    }
    with engine.begin() as connection:
        found = connection.execute(text(catalogue[engine.dialect.name])).scalar()
    return str(found).lower()
