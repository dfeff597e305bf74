"""What has to be done again and again beside the conversations, by any number of workers.

`python -m bot.booking.worker` does it until it is asked to end.
"""

from __future__ import annotations

import logging
import signal
import sys
import time
import traceback
from collections.abc import Callable
from datetime import datetime, timezone

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.booking.erasing import forget_old
from bot.booking.mail import Letters, build_letters
from bot.booking.posting import Post, open_post
from bot.booking.sending import Round, send_due
from bot.booking.waiting import serve_all
from bot.catalogue import CatalogueError, CatalogueReader
from bot.eligibility import forget_checks
from bot.settings import PROJECT, Settings, SettingsError, settings
from bot.storage import DatabaseUnavailable, build_engine, transaction

EVERY_S = 3.0
LOOK_EVERY_S = 0.1

log = logging.getLogger(__name__)


def tick(
    engine: Engine,
    post: Post,
    letters: Letters,
    *,
    now: datetime,
    go_on: Callable[[], bool] = lambda: True,
) -> Round:
    """Serves the waiting list, sends the mail that is due, erases what was kept long enough.

    Raises:
        DatabaseUnavailable: nothing is lost; the next tick does it.
    """
    serve_all(engine, now=now)
    done = send_due(engine, post, letters, now=now, go_on=go_on)
    transaction(engine, lambda session: forget_old(session, now=now))
    transaction(engine, lambda session: forget_checks(session, now=now))
    return done


class Worker:
    """Ticks through outages of the database and of the mail server, until `end`."""

    def __init__(self, given: Settings) -> None:
        self._given = given
        self._engine = build_engine(given.database)
        self._post = open_post(given.smtp_url, given.mail)
        self._catalogue = CatalogueReader(PROJECT / "data" / "catalogue")
        self._trouble: str | None = None
        self._ending = False

    def end(self) -> None:
        """After the mail in hand."""
        self._ending = True

    def work(self) -> None:
        while not self._ending:
            self._tell(self._try())
            next_at = time.monotonic() + EVERY_S
            # A longer sleep would go on after a signal.
            while not self._ending and time.monotonic() < next_at:
                time.sleep(LOOK_EVERY_S)
        self._engine.dispose()

    def _try(self) -> str | None:
        """One tick; what was wrong, without anything about a person."""
        try:
            done = tick(
                self._engine,
                self._post,
                build_letters(self._given, self._catalogue.current()),
                now=datetime.now(timezone.utc),
                go_on=lambda: not self._ending,
            )
        except (DatabaseUnavailable, SQLAlchemyError, CatalogueError) as error:
            return _said(error)
        except Exception as error:
            # What nobody thought of must not end the mail of everybody else.
            place = traceback.extract_tb(error.__traceback__)[-1]
            return f"{type(error).__name__} at {place.filename}:{place.lineno}"
        if any(vars(done).values()):
            log.info(", ".join(f"{number} {name}" for name, number in vars(done).items() if number))
        return None

    def _tell(self, trouble: str | None) -> None:
        """Each trouble once, not at every tick."""
        if trouble != self._trouble:
            if trouble is None:
                log.info("it works again")
            else:
                log.warning("%s; tried again every %.0f s", trouble, EVERY_S)
        self._trouble = trouble


def _said(error: Exception) -> str:
    """The driver's first line: what follows quotes statements with what people gave."""
    cause = error.__cause__ or error
    lines = str(getattr(cause, "orig", cause)).strip().splitlines()
    return f"{type(error).__name__}: {lines[0] if lines else type(cause).__name__}"


def main() -> None:
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s", stream=sys.stderr
    )
    try:
        worker = Worker(settings())
    except SettingsError as error:
        sys.exit(str(error))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.end())
    log.info("started")
    worker.work()
    log.info("ended")


if __name__ == "__main__":
    main()
