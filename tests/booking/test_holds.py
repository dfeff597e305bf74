from __future__ import annotations

from datetime import timedelta

import pytest

from bot.booking import (
    PastSlot,
    SlotTaken,
    TooSoon,
    UnknownSlot,
    find_hold,
    hold_slot,
    let_go,
)
from bot.booking.holds import HOLD_FOR
from bot.booking.slots import NOTICE
from bot.storage import models
from tests.booking.world import World


def test_a_slot_is_held_for_ten_minutes(world: World) -> None:
    slot = world.slot()
    assert world.hold(slot).expires_at == world.now + timedelta(minutes=10)
    with pytest.raises(SlotTaken):
        world.hold(slot, "c2")
    world.now += HOLD_FOR
    assert world.hold(slot, "c2").slot == slot


def test_choosing_another_slot_lets_go_of_the_first(world: World) -> None:
    first, second = world.slots(2)
    world.hold(first)
    world.hold(second)
    assert world.hold(first, "c2").slot == first
    held = world.do(lambda session: find_hold(session, "c1"))
    assert held is not None and held.slot == second


def test_a_refused_choice_keeps_the_first(world: World) -> None:
    first, second = world.slots(2)
    world.hold(first)
    world.book(second, "c2")
    with pytest.raises(SlotTaken) as refusal:
        world.hold(second)
    assert refusal.value.alternatives == (first,)
    held = world.do(lambda session: find_hold(session, "c1"))
    assert held is not None and held.slot == first


def test_holding_again_starts_the_ten_minutes_anew(world: World) -> None:
    slot = world.slot()
    world.hold(slot)
    world.now += timedelta(minutes=9)
    assert world.hold(slot).expires_at == world.now + HOLD_FOR
    assert world.count(models.holds) == 1


def test_a_released_slot_is_free_at_once(world: World) -> None:
    slot = world.slot()
    world.hold(slot)
    world.do(lambda session: let_go(session, "c1"))
    assert world.hold(slot, "c2").slot == slot


def test_a_slot_needs_notice(world: World) -> None:
    slot = world.slot()
    world.now = slot.starts_at - NOTICE + timedelta(minutes=1)
    with pytest.raises(TooSoon) as refusal:
        world.hold(slot)
    assert refusal.value.earliest == world.now + NOTICE
    world.now = slot.starts_at
    with pytest.raises(PastSlot):
        world.hold(slot)


def test_an_unknown_slot_cannot_be_held(world: World) -> None:
    with pytest.raises(UnknownSlot):
        world.do(lambda s: hold_slot(s, 99, conversation="c1", language="fr", now=world.now))
