from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from tests.storage.databases import KINDS, empty_url, engine_at, migrated_url


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def empty(kind: str, tmp_path: Path) -> Iterator[str]:
    with empty_url(kind, tmp_path) as url:
        yield url


@pytest.fixture
def engine(kind: str, tmp_path: Path) -> Iterator[Engine]:
    with migrated_url(kind, tmp_path) as url, engine_at(url) as engine:
        yield engine
