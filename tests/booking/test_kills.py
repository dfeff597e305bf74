"""SIGKILL in the middle of booking: what was answered stands, what was not is whole or absent."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from itertools import count
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.booking import Refusal, Slot, cancel, confirm, hold_slot, list_appointments, reschedule
from bot.storage import build_engine, models, transaction
from tests.booking.world import NOW, World

PROCESSES = multiprocessing.get_context("fork")
KILLS = 20
SLOTS, CAPACITY = 40, 3


def book_for_ever(url: str, slot_ids: list[int], name: str, told: Any) -> None:
    """Books, moves and cancels, telling before each booking what it tries, after it what it got."""
    engine, chance = build_engine(url), random.Random(name)
    for number in count():
        try:
            book_once(engine, chance, chance.sample(slot_ids, 2), f"{name} {number}", told)
        except Refusal:
            continue


def book_once(engine: Engine, chance: random.Random, slots: list[int], key: str, told: Any) -> None:
    name = key.split()[0]
    told.send(("try", key, slots[0]))
    transaction(engine, lambda s: hold(s, slots[0], name))
    made = transaction(engine, lambda s: confirm_as(s, slots[0], name, key))
    told.send(("booked", key, made.reference))
    if chance.random() < 0.6:
        transaction(engine, lambda s: reschedule(s, made, slots[1], conversation=name, now=NOW))
    if chance.random() < 0.7:
        transaction(engine, lambda s: cancel(s, made, now=NOW))


def hold(session: Any, slot_id: int, name: str) -> None:
    hold_slot(session, slot_id, conversation=name, language="fr", now=NOW)


def confirm_as(session: Any, slot_id: int, name: str, key: str) -> Any:
    return confirm(
        session,
        slot_id,
        name=name,
        contact=f"{name}@example.org",
        language="fr",
        conversation=name,
        idempotency_key=key,
        now=NOW,
    )


def kill_one(url: str, slots: tuple[Slot, ...], name: str, wait: float) -> list[tuple[str, ...]]:
    """What the process told until it was killed."""
    ours, theirs = PROCESSES.Pipe(duplex=False)
    args = (url, [slot.id for slot in slots], name, theirs)
    process = PROCESSES.Process(target=book_for_ever, args=args)
    process.start()
    theirs.close()
    told = [ours.recv()]
    while told[-1][0] != "booked":
        told.append(ours.recv())
    time.sleep(wait)
    assert process.is_alive() and process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    try:
        while True:
            told.append(ours.recv())
    except EOFError:
        return told


def test_twenty_kills_lose_no_slot_and_double_none(world: World, url: str) -> None:
    slots = world.slots(SLOTS, capacity=CAPACITY)
    chance = random.Random(7)
    told = []
    for number in range(KILLS):
        told += kill_one(url, slots, f"p{number}", chance.uniform(0, 0.15))
    answered = {key: reference for kind, key, reference in told if kind == "booked"}
    tried = {key: slot_id for kind, key, slot_id in told if kind == "try"}
    assert len(answered) > KILLS

    by_key = {
        each.idempotency_key: each for each in world.do(lambda session: list_appointments(session))
    }
    assert {key: by_key[key].reference for key in answered} == answered
    assert set(by_key) <= set(tried)
    unheard = set(by_key) - set(answered)
    for key in unheard:
        with Session(world.engine, future=True) as session:
            again = confirm_as(session, int(tried[key]), key.split()[0], key)
        assert again.id == by_key[key].id

    booked = [each for each in by_key.values() if each.status == "booked"]
    seats = [(each.slot.id, each.seat) for each in booked]
    assert len(seats) == len(set(seats))
    assert all(1 <= seat <= CAPACITY for _, seat in seats)
    announced = select(func.count(models.outbox.c.appointment_id.distinct())).where(
        models.outbox.c.kind.in_(("confirmation", "change", "cancellation"))
    )
    assert world.do(lambda session: session.scalar(announced)) == len(by_key)
    fill_what_is_free(world, slots, len(booked))


def fill_what_is_free(world: World, slots: tuple[Slot, ...], booked: int) -> None:
    """Every seat that is not booked can still be booked, once the holds have run out."""
    world.do(lambda session: session.execute(models.holds.delete()))
    more = 0
    for slot in slots:
        for seat in range(CAPACITY):
            try:
                world.book(slot, f"after {slot.id} {seat}")
                more += 1
            except Refusal:
                break
    assert booked + more == SLOTS * CAPACITY
