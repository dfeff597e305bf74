from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from tests.booking.world import World
from tests.storage.databases import KINDS, engine_at, migrated_url


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with migrated_url(request.param, tmp_path) as url:
        yield url


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    with engine_at(url) as engine:
        yield engine


@pytest.fixture
def world(engine: Engine) -> World:
    """A database with two campuses and no slots."""
    return World(engine)
