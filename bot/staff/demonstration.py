"""Slots to try the booking with."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.booking import demo
from bot.settings import Settings
from bot.staff.office import office


def fill() -> str:
    with office() as here:
        added = here.write_slots(lambda s: demo.fill(s, here.catalogue, now=here.now))
    there = f"; {added.known} were there already" if added.known else ""
    return f"{added.new} demonstration slots added{there}."


def fill_if_empty(given: Settings) -> int:
    """How many were added: none where there are slots already.

    The campuses are written in any case, since one can wait for a campus without slots.
    """
    with office(given) as here:

        def filled(session: Session) -> int:
            if not demo.is_empty(session):
                return 0
            return demo.fill(session, here.catalogue, now=here.now).new

        return here.write_slots(filled)
