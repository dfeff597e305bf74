"""The worker's part of the outbox: each mail is claimed, handed over and settled.

What this guarantees: a mail is written with the booking or not at all; a crash before the handover
loses nothing, since the claim runs out and another worker takes it; two workers never send the same
mail, since the handover is written down first, under a claim that only one of them has. A crash or
a broken line during the handover leaves the mail `handed`: the server may have it, so it is not
sent again, but listed by `in_doubt` for a person to look at.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from jinja2 import TemplateError
from sqlalchemy import and_, or_, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.booking.appointments import existing
from bot.booking.mail import Letter, Letters
from bot.booking.posting import InDoubt, OutOfReach, Post, Refused
from bot.booking.slots import slot_by_id
from bot.booking.waiting import waiting_by_id
from bot.storage import models, transaction

CLAIM_FOR = timedelta(minutes=3)
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=3)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Claim:
    """A mail that this worker alone may hand over."""

    mail_id: int
    token: str
    attempt: int
    letter: Letter


@dataclass
class Round:
    """What became of the mails that were due."""

    sent: int = 0
    postponed: int = 0
    failed: int = 0
    in_doubt: int = 0


def send_due(
    engine: Engine,
    post: Post,
    letters: Letters,
    *,
    now: datetime,
    limit: int = 100,
    go_on: Callable[[], bool] = lambda: True,
) -> Round:
    """Sends what is due; stops where the server is out of reach, to be called again later.

    `go_on` is asked before each mail.

    Raises:
        DatabaseUnavailable
    """
    done = Round()
    for _ in range(limit):
        claim = transaction(engine, lambda session: _claim(session, now)) if go_on() else None
        if claim is None:
            break
        try:
            _send(engine, post, letters, claim, now, done)
        except OutOfReach as error:
            log.warning("no mail server in reach: %s", error)
            _postpone(engine, claim, str(error), now)
            done.postponed += 1
            break
    return done


def in_doubt(session: Session, *, now: datetime) -> tuple[int, ...]:
    """For staff: the mails whose handover was begun and never settled."""
    mails = models.outbox.c
    stuck = select(mails.id).where(mails.state == "handed", mails.claimed_until <= now)
    return tuple(session.scalars(stuck.order_by(mails.id)))


def _send(
    engine: Engine, post: Post, letters: Letters, claim: Claim, now: datetime, done: Round
) -> None:
    try:
        message = letters.write(claim.letter, now=now)
        went = post.deliver(message, lambda: _settle(engine, claim, state="handed"))
    except InDoubt as error:
        _settle(engine, claim, trouble=str(error))
        done.in_doubt += 1
    except Refused as refusal:
        if refusal.for_ever:
            _settle(engine, claim, state="failed", trouble=refusal.trouble)
            done.failed += 1
        else:
            _postpone(engine, claim, refusal.trouble, now)
            done.postponed += 1
    except (ValueError, LookupError, TemplateError) as error:
        # A letter that cannot be written must not stop those behind it.
        log.exception("mail %s cannot be written", claim.mail_id)
        _postpone(engine, claim, type(error).__name__, now)
        done.postponed += 1
    else:
        if went:
            _settle(engine, claim, state="sent", trouble=None)
            done.sent += 1


def _claim(session: Session, now: datetime) -> Claim | None:
    mails = models.outbox.c
    session.execute(
        update(models.outbox)
        .where(_ready(now), mails.useless_from <= now)
        .values(state="failed", trouble="too late")
    )
    query = select(models.outbox).where(_ready(now)).order_by(mails.due_at, mails.id).limit(1)
    row = session.execute(query.with_for_update(skip_locked=True)).one_or_none()
    if row is None:
        return None
    token, attempt = uuid4().hex, row.attempts + 1
    session.execute(
        update(models.outbox)
        .where(mails.id == row.id)
        .values(state="claimed", claim=token, claimed_until=now + CLAIM_FOR, attempts=attempt)
    )
    return Claim(row.id, token, attempt, _letter(session, row))


def _ready(now: datetime) -> Any:
    mails = models.outbox.c
    return or_(
        and_(mails.state == "pending", mails.due_at <= now),
        and_(mails.state == "claimed", mails.claimed_until <= now),
    )


def _letter(session: Session, row: Any) -> Letter:
    slot = slot_by_id(session, row.slot_id)
    if slot is None:
        raise LookupError(f"no slot {row.slot_id}")
    return Letter(
        kind=row.kind,
        person=(
            existing(session, row.appointment_id)
            if row.appointment_id is not None
            else waiting_by_id(session, row.waiting_id)
        ),
        slot=slot,
        previous=slot_by_id(session, row.previous_slot_id) if row.previous_slot_id else None,
        until=row.useless_from,
        message_id=row.message_id,
    )


def _postpone(engine: Engine, claim: Claim, trouble: str, now: datetime) -> None:
    pause = min(FIRST_PAUSE * (1 << min(claim.attempt - 1, 10)), LONGEST_PAUSE)
    _settle(engine, claim, state="pending", due_at=now + pause, trouble=trouble)


def _settle(engine: Engine, claim: Claim, **values: Any) -> bool:
    """Writes what became of the mail, if it is still this worker's."""
    mails = models.outbox.c
    own = update(models.outbox).where(mails.id == claim.mail_id, mails.claim == claim.token)
    return transaction(engine, lambda session: bool(session.execute(own.values(**values)).rowcount))
