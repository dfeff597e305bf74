"""The catalogue and the database, open as long as a command lasts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.booking import campuses_of, put_campuses
from bot.catalogue import Catalogue, load_catalogue
from bot.processes import open_database
from bot.settings import PROJECT, Settings, settings
from bot.staff.errors import StaffError
from bot.storage import DatabaseUnavailable, reading, transaction

T = TypeVar("T")


@dataclass(frozen=True)
class Office:
    """What commands work with."""

    engine: Engine
    catalogue: Catalogue
    now: datetime

    @property
    def today(self) -> date:
        """The day on all campuses: they lie in Belgium and France."""
        return self.now.astimezone(ZoneInfo("Europe/Brussels")).date()

    def read(self, work: Callable[[Session], T]) -> T:
        return self._within(reading, work)

    def write(self, work: Callable[[Session], T]) -> T:
        return self._within(transaction, work)

    def write_slots(self, work: Callable[[Session], T]) -> T:
        """Slots belong to campuses, so the catalogue's are written first."""

        def with_campuses(session: Session) -> T:
            put_campuses(session, campuses_of(self.catalogue.places.values()))
            return work(session)

        return self.write(with_campuses)

    def _within(
        self,
        kind: Callable[[Engine, Callable[[Session], T]], T],
        work: Callable[[Session], T],
    ) -> T:
        try:
            return kind(self.engine, work)
        except DatabaseUnavailable as error:
            raise StaffError("The database is busy or out of reach: try again.") from error


@contextmanager
def office(given: Settings | None = None) -> Iterator[Office]:
    """
    Raises:
        DatabaseOutOfReach, CatalogueError, SettingsError
    """
    catalogue = load_catalogue(PROJECT / "data" / "catalogue")
    engine = open_database(given or settings())
    try:
        yield Office(engine, catalogue, datetime.now(timezone.utc))
    finally:
        engine.dispose()
