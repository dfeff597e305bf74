from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from bot.storage import build_engine
from tests.conftest import System
from tests.conversations.booking.applicants import Applicant, Office


@pytest.fixture(scope="session")
def office(system: System) -> Iterator[Office]:
    engine = build_engine(system.settings.database)
    office = Office(engine)
    office.open()
    yield office
    engine.dispose()


@pytest.fixture
def applicant(system: System, office: Office) -> Callable[[str], Applicant]:
    """A new person who speaks the language."""
    return lambda language: Applicant(system.settings, language, system.url)
