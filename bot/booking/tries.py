"""Slowing down whoever guesses references or contacts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.booking.refusals import TooManyTries
from bot.storage import insert_missing, models

# The owner of a reference must not be locked out by a stranger's guesses as fast as the stranger.
ALLOWED: Mapping[str, int] = {"asker": 5, "reference": 20, "contact": 20}
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)
FORGET_AFTER = timedelta(hours=6)


def key_of(kind: str, value: str) -> str:
    """What is stored instead of the value itself."""
    return sha256(f"{kind}:{value}".encode()).hexdigest()


def check(session: Session, who: Mapping[str, str], *, now: datetime) -> None:
    """Locks the counts of `who`, given by kind, until the transaction ends.

    Raises:
        TooManyTries: one of them failed too often lately.
    """
    rows = [{"key": key, "failures": 0, "last_at": now} for key in sorted(_keys(who).values())]
    insert_missing(session, models.tries, rows)
    pauses = [
        row.last_at + _pause(row.failures, ALLOWED[kind])
        for kind, row in ((kind, _lock(session, key)) for key, kind in _by_key(who))
        if now - row.last_at < FORGET_AFTER and row.failures >= ALLOWED[kind]
    ]
    if pauses and max(pauses) > now:
        raise TooManyTries(max(pauses))


def record_failure(session: Session, who: Mapping[str, str], *, now: datetime) -> None:
    """Counts one more failure; what is older than `FORGET_AFTER` does not count any more."""
    tries = models.tries.c
    keys = tuple(_keys(who).values())
    stale = update(models.tries).where(tries.key.in_(keys), tries.last_at <= now - FORGET_AFTER)
    session.execute(stale.values(failures=0))
    failed = update(models.tries).where(tries.key.in_(keys))
    session.execute(failed.values(failures=tries.failures + 1, last_at=now))


def forget(session: Session, *, now: datetime) -> int:
    """Removes counts that do not count any more; how many."""
    old = models.tries.c.last_at <= now - FORGET_AFTER
    return int(session.execute(delete(models.tries).where(old)).rowcount)


def _keys(who: Mapping[str, str]) -> dict[str, str]:
    return {kind: key_of(kind, value) for kind, value in who.items()}


def _by_key(who: Mapping[str, str]) -> list[tuple[str, str]]:
    """In the order in which everyone locks."""
    return sorted((key, kind) for kind, key in _keys(who).items())


def _lock(session: Session, key: str) -> Any:
    return session.execute(
        select(models.tries).where(models.tries.c.key == key).with_for_update()
    ).one()


def _pause(failures: int, allowed: int) -> timedelta:
    return min(FIRST_PAUSE * (1 << min(failures - allowed, 10)), LONGEST_PAUSE)
