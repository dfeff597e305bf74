"""What has to be done again and again beside the conversations, by any number of workers."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.engine import Engine

from bot.booking.erasing import forget_old
from bot.booking.mail import Letters
from bot.booking.posting import Post
from bot.booking.sending import Round, send_due
from bot.booking.waiting import serve_all
from bot.storage import transaction


def tick(engine: Engine, post: Post, letters: Letters, *, now: datetime) -> Round:
    """Serves the waiting list, sends the mail that is due, erases what was kept long enough.

    Raises:
        DatabaseUnavailable: nothing is lost; the next tick does it.
    """
    serve_all(engine, now=now)
    done = send_due(engine, post, letters, now=now)
    transaction(engine, lambda session: forget_old(session, now=now))
    return done
