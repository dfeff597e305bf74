"""Empty, migrated databases for tests: SQLite files, and databases of a PostgreSQL started here."""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import Engine

from bot.storage import build_engine, migrate, models

KINDS = ("sqlite", "postgresql")
TEMPLATE = "template_parcours"
USER = "postgres"

_numbers = count(1)
_idle: list[str] = []


class Postgres:
    """A server on a free loopback port, with its files in a folder that goes with it."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="parcours-pg-"))
        self.port = _free_port()
        # PostgreSQL refuses to run as root.
        self._as_user = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
        if self._as_user:
            shutil.chown(self.folder, USER)

    def start(self) -> None:
        data = self.folder / "data"
        self._run(
            *("initdb", "-D", str(data), "-U", USER, "--auth=trust", "--no-sync"),
            *("--encoding=UTF8", "--locale=C"),
        )
        self.up()

    def up(self) -> None:
        options = f"-p {self.port} -h 127.0.0.1 -k {self.folder} -c fsync=off -c max_connections=80"
        log = str(self.folder / "log")
        self._run(
            "pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", log, "-o", options, "start"
        )

    def down(self) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", "immediate", "stop")

    def stop(self) -> None:
        self.down()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str) -> str:
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"

    def sql(self, statement: str) -> None:
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT", future=True)
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def _run(self, *command: str) -> None:
        done = subprocess.run(
            [*self._as_user, *command],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        assert done.returncode == 0, done.stderr.decode()


@lru_cache(maxsize=1)
def server() -> Postgres:
    """The server that all tests share; it stops with them."""
    postgres = Postgres()
    postgres.start()
    atexit.register(_stop_from, os.getpid(), postgres)
    postgres.sql(f"CREATE DATABASE {TEMPLATE}")
    _migrate(postgres.url(TEMPLATE))
    return postgres


@contextmanager
def empty_url(kind: str, folder: Path) -> Iterator[str]:
    """The URL of a database without tables."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / f'empty-{next(_numbers)}.db'}"
    else:
        yield _new_database("template0")


@contextmanager
def migrated_url(kind: str, folder: Path) -> Iterator[str]:
    """The URL of a database with the tables and nothing in them."""
    if kind == "sqlite":
        file = folder / f"parcours-{next(_numbers)}.db"
        shutil.copy(_sqlite_template(), file)
        yield f"sqlite:///{file}"
    else:
        url = _idle.pop() if _idle else _new_database(TEMPLATE)
        yield url
        _empty(url)
        _idle.append(url)


@contextmanager
def engine_at(url: str) -> Iterator[Engine]:
    engine = build_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def _new_database(template: str) -> str:
    name = f"parcours_{next(_numbers)}"
    server().sql(f"CREATE DATABASE {name} TEMPLATE {template}")
    return server().url(name)


def _empty(url: str) -> None:
    """Much faster than another database for each test."""
    with engine_at(url) as engine, engine.begin() as connection:
        for table in reversed(models.metadata.sorted_tables):
            connection.execute(table.delete())


@lru_cache(maxsize=1)
def _sqlite_template() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="parcours-sqlite-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _migrate(f"sqlite:///{folder / 'template.db'}")
    return folder / "template.db"


def _migrate(url: str) -> None:
    with engine_at(url) as engine:
        migrate(engine)


def _stop_from(process: int, postgres: Postgres) -> None:
    if os.getpid() == process:
        postgres.stop()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
