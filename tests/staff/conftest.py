from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import Settings, read_settings, settings
from bot.staff.office import office
from tests.staff.world import StaffWorld
from tests.storage.databases import engine_at


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """The settings of the commands: an empty state folder."""
    for name in ("DATABASE_URL", "SMTP_URL"):
        monkeypatch.delenv(f"PARCOURS_{name}", raising=False)
    monkeypatch.setenv("PARCOURS_HOME", str(tmp_path / "home"))
    settings.cache_clear()
    yield read_settings()
    settings.cache_clear()


@pytest.fixture
def world(given: Settings) -> Iterator[StaffWorld]:
    """What the commands find in the database."""
    with office():
        pass
    with engine_at(given.database) as engine:
        yield StaffWorld(engine)
