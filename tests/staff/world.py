"""The database of the commands, by the real clock, and the commands as staff type them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from click.testing import Result
from sqlalchemy.engine import Engine
from typer.testing import CliRunner

from bot.booking import Slot
from bot.cli import app
from bot.staff.errors import StaffError
from tests.booking.world import World


class StaffWorld(World):
    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.now = datetime.now(timezone.utc)

    def slot_on(self, starts_at: datetime, **values: object) -> Slot:
        return self.slots(1, first=starts_at, **values)[0]

    def soon(self, **values: object) -> Slot:
        """In three days, at ten in the morning on the clocks of Belgium."""
        day = self.now.replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=3)
        return self.slot_on(day, **values)


def parcours(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def said(*arguments: str) -> str:
    """What a command prints."""
    result = parcours(*arguments)
    assert result.exit_code == 0, (result.output, result.exception)
    return result.stdout


def refusal(*arguments: str) -> str:
    """What a command says that does nothing; `parcours` prints it and exits with 1."""
    result = parcours(*arguments)
    assert isinstance(result.exception, StaffError), (result.output, result.exception)
    return str(result.exception)
