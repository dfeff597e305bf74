"""Why something was not done: a class for each reason, with what the answer needs."""

from __future__ import annotations

from datetime import datetime

from bot.booking.slots import Slot
from bot.storage import KeepsWrites


class Refusal(Exception):
    """Nothing was changed; what the user is told depends on the class."""


class UnknownSlot(Refusal):
    """No slot has this id."""

    def __init__(self, slot_id: int) -> None:
        self.slot_id = slot_id
        super().__init__(f"no slot {slot_id}")


class PastSlot(Refusal):
    """The slot has begun; for a booking made, it is too late to change or cancel it."""

    def __init__(self, slot: Slot) -> None:
        self.slot = slot
        super().__init__(f"slot {slot.id} began at {slot.start}")


class TooSoon(Refusal):
    """The slot begins before `earliest`: the interviewer would not know in time."""

    def __init__(self, slot: Slot, earliest: datetime) -> None:
        self.slot, self.earliest = slot, earliest
        super().__init__(f"slot {slot.id} begins at {slot.start}, before {earliest}")


class SlotTaken(Refusal):
    """No seat is free, or the slot was closed; `alternatives` are the nearest that are free."""

    def __init__(self, slot: Slot, alternatives: tuple[Slot, ...]) -> None:
        self.slot, self.alternatives = slot, alternatives
        super().__init__(f"slot {slot.id} is taken; {len(alternatives)} others near it are free")


class HoldExpired(SlotTaken):
    """The slot was held too long ago, and someone else took it since."""


class UnknownAppointment(Refusal, KeepsWrites):
    """Reference and contact belong to no appointment together. Says nothing of either alone."""


class TooManyTries(Refusal):
    """Too many wrong pairs: no other is looked at before `retry_at`."""

    def __init__(self, retry_at: datetime) -> None:
        self.retry_at = retry_at
        super().__init__(f"not before {retry_at}")


class NotBooked(Refusal):
    """The appointment is cancelled or over, or does not exist any more (`status` None)."""

    def __init__(self, reference: str, status: str | None) -> None:
        self.reference, self.status = reference, status
        super().__init__(f"appointment {reference} is {status or 'gone'}")


class NotYet(Refusal):
    """An interview that has not begun cannot be marked as done or missed."""

    def __init__(self, starts_at: datetime) -> None:
        self.starts_at = starts_at
        super().__init__(f"it begins at {starts_at}")


class KeyReused(Refusal):
    """The idempotency key already booked something else: each confirmation needs its own."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(f"key {key} was used for another booking")


class NoOffer(Refusal):
    """The offer from the waiting list has run out; `alternatives` are free slots near it."""

    def __init__(self, alternatives: tuple[Slot, ...] = ()) -> None:
        self.alternatives = alternatives
        super().__init__(f"the offer has run out; {len(alternatives)} others are free")
