from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.booking import (
    Appointment,
    TooManyTries,
    UnknownAppointment,
    appointments_of,
    cancel,
    find_booking,
    read_reference,
)
from bot.booking.references import ALPHABET, new_reference
from bot.booking.tries import ALLOWED, FORGET_AFTER
from tests.booking.world import World

WRONG = "P-222222"


def find(world: World, reference: str, contact: str, asker: str = "c9") -> Appointment:
    return world.do(lambda s: find_booking(s, reference, contact, asker=asker, now=world.now))


def fail(world: World, times: int, asker: str = "c9", contact: str = "no@example.org") -> None:
    for _ in range(times):
        with pytest.raises(UnknownAppointment):
            find(world, WRONG, contact, asker)


def test_reference_and_contact_together_find_the_appointment(world: World) -> None:
    made = world.book(world.slot())
    assert find(world, made.reference, "zoe@example.org") == made


def test_they_may_be_typed_as_people_do(world: World) -> None:
    made = world.book(world.slot())
    typed = made.reference.replace("-", " ").lower()
    assert find(world, f" {typed}", " ZOE@example.org ") == made


def test_a_phone_number_finds_it_too(world: World) -> None:
    made = world.book(world.slot(), contact="+32470123456")
    assert find(world, made.reference, "+32 470 12 34 56") == made


@pytest.mark.parametrize("read_as", ["+32478123456", "+33478123456", "+31478123456"])
def test_a_number_finds_it_in_whichever_country_it_is_read(world: World, read_as: str) -> None:
    made = world.book(world.slot(campus="lyon"), contact="+33478123456")
    assert find(world, made.reference, read_as) == made


def test_a_number_read_in_several_countries_is_one_number_to_guess_with(world: World) -> None:
    for n in range(ALLOWED["contact"]):
        fail(world, 1, f"c{n}", f"+3{n % 3 + 1}478123456")
    with pytest.raises(TooManyTries):
        find(world, "P-333333", "+32478123456", "c99")


def test_half_a_pair_is_refused_just_like_none(world: World) -> None:
    first, second = world.slots(2)
    made, other = world.book(first), world.book(second, "c2", contact="an@example.org")
    refusals = []
    for reference, contact in (
        (made.reference, "an@example.org"),
        (other.reference, "zoe@example.org"),
        (WRONG, "zoe@example.org"),
        ("nonsense", "nobody@example.org"),
    ):
        with pytest.raises(UnknownAppointment) as refusal:
            find(world, reference, contact)
        refusals.append((str(refusal.value), vars(refusal.value)))
    assert refusals == [("", {})] * 4


def test_after_five_failures_even_the_right_pair_has_to_wait(world: World) -> None:
    made = world.book(world.slot())
    fail(world, 5)
    with pytest.raises(TooManyTries) as refusal:
        find(world, made.reference, "zoe@example.org")
    assert refusal.value.retry_at == world.now + timedelta(minutes=1)
    world.now = refusal.value.retry_at
    assert find(world, made.reference, "zoe@example.org") == made


def test_each_further_failure_doubles_the_wait_up_to_an_hour(world: World) -> None:
    fail(world, 5)
    waits = []
    for _ in range(8):
        with pytest.raises(TooManyTries) as refusal:
            find(world, WRONG, "no@example.org")
        waits.append((refusal.value.retry_at - world.now) // timedelta(minutes=1))
        world.now = refusal.value.retry_at
        fail(world, 1)
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]


def test_asking_while_one_has_to_wait_does_not_make_it_longer(world: World) -> None:
    fail(world, 5)
    for _ in range(3):
        with pytest.raises(TooManyTries) as refusal:
            find(world, WRONG, "no@example.org")
    assert refusal.value.retry_at == world.now + timedelta(minutes=1)


def test_finding_ones_own_does_not_buy_new_guesses(world: World) -> None:
    made = world.book(world.slot())
    fail(world, 4)
    find(world, made.reference, "zoe@example.org")
    fail(world, 1)
    with pytest.raises(TooManyTries):
        find(world, WRONG, "no@example.org")


def test_another_asker_is_not_slowed_down(world: World) -> None:
    made = world.book(world.slot())
    fail(world, 5, "c9")
    assert find(world, made.reference, "zoe@example.org", "c8") == made


def test_guessing_one_contact_from_many_conversations_is_slowed_down_as_well(
    world: World,
) -> None:
    for number in range(ALLOWED["contact"]):
        fail(world, 1, f"c{number}", "zoe@example.org")
    with pytest.raises(TooManyTries):
        find(world, WRONG, "zoe@example.org", "fresh")


def test_guessing_the_contact_of_one_reference_is_slowed_down_as_well(world: World) -> None:
    made = world.book(world.slot())
    for number in range(ALLOWED["reference"]):
        with pytest.raises(UnknownAppointment):
            find(world, made.reference, f"{number}@example.org", f"c{number}")
    with pytest.raises(TooManyTries):
        find(world, made.reference, "zoe@example.org", "fresh")


def test_what_is_no_reference_at_all_slows_down_nobody_else(world: World) -> None:
    for number in range(30):
        with pytest.raises(UnknownAppointment):
            find(world, "hallo", f"{number}@example.org", f"c{number}")
    with pytest.raises(UnknownAppointment):
        find(world, "hallo", "new@example.org", "fresh")


def test_failures_are_forgotten_after_some_hours(world: World) -> None:
    fail(world, 5)
    world.now += FORGET_AFTER
    fail(world, 5)
    with pytest.raises(TooManyTries):
        find(world, WRONG, "no@example.org")


def test_a_waiting_list_entry_is_found_under_the_same_rules(world: World) -> None:
    entry = world.wait("w1")
    assert find(world, entry.reference, "w1@example.org") == entry
    with pytest.raises(UnknownAppointment):
        find(world, entry.reference, "no@example.org")


def test_a_conversation_has_its_own_appointments_that_are_still_to_come(world: World) -> None:
    past, gone, later, sooner, others = world.slots(5)[::1]
    world.book(past, "c1")
    dropped = world.book(gone, "c1")
    second, first = world.book(others, "c1"), world.book(later, "c1")
    world.book(sooner, "c2")
    world.do(lambda s: cancel(s, dropped, now=world.now))
    world.now = past.starts_at
    assert world.do(lambda s: appointments_of(s, "c1", now=world.now)) == (first, second)


@given(st.text(alphabet=ALPHABET, min_size=6, max_size=6), st.sampled_from(["-", "", " ", "–"]))
def test_every_reference_can_be_typed_without_dash_and_capitals(letters: str, dash: str) -> None:
    assert read_reference(f" p{dash}{letters.lower()}.") == f"P-{letters}"


@pytest.mark.parametrize(
    "typed", ["", "P", "P-12345", "P-1AAAAA", "Q-AAAAAA", "P-AAAAAAA", "PARCOUR"]
)
def test_what_is_no_reference_is_none(typed: str) -> None:
    assert read_reference(typed) is None


def test_references_use_the_whole_alphabet() -> None:
    letters = {letter for _ in range(500) for letter in new_reference()[2:]}
    assert letters == set(ALPHABET)
