"""Random sequences of bookings against a model that fits in a few dictionaries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy.engine import Engine

from bot.booking import (
    Appointment,
    NotBooked,
    PastSlot,
    Refusal,
    Search,
    SlotTaken,
    TooSoon,
    cancel,
    erase_person,
    list_appointments,
)
from bot.booking.holds import HOLD_FOR
from bot.booking.slots import NOTICE, every_free_slot
from bot.storage import models
from tests.booking.world import NOW, World

CAPACITIES = (1, 1, 2, 3)
CONVERSATIONS = ("c1", "c2", "c3")
SLOTS = st.integers(0, len(CAPACITIES) - 1)
WHO = st.sampled_from(CONVERSATIONS)


class Booking(RuleBasedStateMachine):
    """The model: who sits where, and who holds what until when."""

    engine: Engine
    made = Bundle("made")

    @initialize()
    def begin(self) -> None:
        for table in reversed(models.metadata.sorted_tables):
            with self.engine.begin() as connection:
                connection.execute(table.delete())
        self.world = World(self.engine)
        self.slots = [
            self.world.slot(
                capacity=capacity,
                interviewer=str(number),
                first=NOW + timedelta(days=1 + number // 2, hours=number),
            )
            for number, capacity in enumerate(CAPACITIES)
        ]
        self.seated: dict[str, int] = {}
        self.cancelled: set[str] = set()
        self.held: dict[str, tuple[int, Any]] = {}
        self.number = 0

    def others(self, slot: int, who: str) -> int:
        held = [
            conversation
            for conversation, (number, until) in self.held.items()
            if number == slot and until > self.world.now and conversation != who
        ]
        return list(self.seated.values()).count(slot) + len(held)

    def expected(self, slot: int, who: str, notice: timedelta = timedelta(0)) -> type | None:
        begins = self.slots[slot].starts_at
        if begins <= self.world.now:
            return PastSlot
        if begins < self.world.now + notice:
            return TooSoon
        return SlotTaken if self.others(slot, who) >= CAPACITIES[slot] else None

    def attempt(self, work: Callable[[], Any], refusal: type | None) -> Any:
        """Does it and checks that it is refused just when the model says so."""
        try:
            result = work()
        except Refusal as refused:
            assert refusal is not None and isinstance(refused, refusal), refused
            return None
        assert refusal is None, f"{refusal} expected"
        return result

    @rule(slot=SLOTS, who=WHO)
    def hold(self, slot: int, who: str) -> None:
        refusal = self.expected(slot, who, NOTICE)
        if self.attempt(lambda: self.world.hold(self.slots[slot], who), refusal):
            before = self.held.get(who)
            until = self.world.now + HOLD_FOR
            if before is not None and before[0] == slot:
                until = max(until, before[1])
            self.held[who] = (slot, until)

    @rule(target=made, slot=SLOTS, who=WHO)
    def book(self, slot: int, who: str) -> Any:
        self.number += 1
        refusal = self.expected(slot, who)
        name = f"Person {self.number}"
        appointment = self.attempt(
            lambda: self.world.book(self.slots[slot], who, name=name), refusal
        )
        if appointment is None:
            return multiple()
        self.seated[appointment.reference] = slot
        if who in self.held and self.held[who][0] == slot:
            del self.held[who]
        return appointment

    @rule(appointment=made, slot=SLOTS, who=WHO)
    def move(self, appointment: Appointment, slot: int, who: str) -> None:
        reference = appointment.reference
        old = self.seated.get(reference)
        if old is None:
            refusal: type | None = NotBooked
        elif old == slot:
            refusal = None
        elif self.slots[old].starts_at <= self.world.now:
            refusal = PastSlot
        else:
            refusal = self.expected(slot, who)
        if self.attempt(lambda: self.world.move(appointment, self.slots[slot], who), refusal):
            if old != slot and self.held.get(who, (None,))[0] == slot:
                del self.held[who]
            self.seated[reference] = slot

    @rule(appointment=made)
    def cancel(self, appointment: Appointment) -> None:
        reference = appointment.reference
        seat = self.seated.get(reference)
        refusal: type | None = None
        if seat is not None and self.slots[seat].starts_at <= self.world.now:
            refusal = PastSlot
        elif seat is None and reference not in self.cancelled:
            refusal = NotBooked
        now = self.world.now
        if self.attempt(lambda: self.world.do(lambda s: cancel(s, appointment, now=now)), refusal):
            self.seated.pop(reference, None)
            self.cancelled.add(reference)

    @rule(appointment=consumes(made))
    def erase(self, appointment: Appointment) -> None:
        self.world.do(lambda s: erase_person(s, appointment, now=self.world.now))
        self.seated.pop(appointment.reference, None)
        self.cancelled.discard(appointment.reference)
        self.held.pop(appointment.conversation, None)

    @precondition(lambda self: self.world.now < self.slots[-1].starts_at)
    @rule(minutes=st.sampled_from((1, 9, 10, 11, 24 * 60)))
    def wait(self, minutes: int) -> None:
        self.world.now += timedelta(minutes=minutes)

    @invariant()
    def the_database_says_what_the_model_says(self) -> None:
        if not hasattr(self, "world"):
            return
        appointments = self.world.do(lambda session: list_appointments(session))
        booked = {each.reference: each.slot.id for each in appointments if each.status == "booked"}
        assert booked == {ref: self.slots[slot].id for ref, slot in self.seated.items()}
        gone = {each.reference for each in appointments if each.status == "cancelled"}
        assert gone == self.cancelled
        assert self.free() == [
            slot.id
            for number, slot in enumerate(self.slots)
            if self.expected(number, "nobody", NOTICE) is None
        ]

    def free(self) -> list[int]:
        return self.world.do(
            lambda s: [slot.id for slot in every_free_slot(s, Search(), now=self.world.now)]
        )


def test_no_sequence_loses_or_doubles_a_seat(engine: Engine) -> None:
    machine = type("BookingOnThisDatabase", (Booking,), {"engine": engine})
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machine,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=False,
            database=None,
        ),
    )
