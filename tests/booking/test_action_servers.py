"""Two action servers on one database, called as Rasa calls them, and killed meanwhile."""

from __future__ import annotations

import asyncio
import random
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from itertools import cycle
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    SlotSet,
    UserUttered,
    deserialise_events,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.booking import Slot, list_appointments
from bot.processes import Servers, on_free_ports, parts_of, prepare
from bot.settings import PROJECT, read_settings
from tests.booking.world import World

pytestmark = pytest.mark.filterwarnings("ignore:Slot auto-fill")

SLOTS = 20
ROUNDS = 10  # in each both servers are killed
PATIENCE_S = 60.0


@dataclass(frozen=True)
class Applicant:
    """Someone to whom everything was read back, and who now says yes."""

    conversation: str
    slot: Slot
    key: str = field(default_factory=lambda: uuid.uuid4().hex)

    def tracker(self, domain: Domain) -> DialogueStateTracker:
        given = {
            "language": "fr",
            "booking_school": self.slot.school,
            "booking_place": self.slot.campus,
            "booking_slot": self.slot.id,
            "booking_key": self.key,
            "booking_name": "Zoé Peeters",
            "booking_contact": f"{self.conversation}@example.org",
            "booking_consent": True,
        }
        yes = {"name": "affirm", "confidence": 1.0}
        events = [
            ActiveLoop("booking_form"),
            *(SlotSet(name, value) for name, value in given.items()),
            SlotSet("requested_slot", "booking_confirmed"),
            ActionExecuted("action_listen"),
            UserUttered("oui", yes, parse_data={"text": "oui", "intent": yes, "entities": []}),
            ActionExecuted("booking_form"),
            SlotSet("booking_confirmed", True),
            ActiveLoop(None),
            SlotSet("requested_slot", None),
        ]
        return DialogueStateTracker.from_events(self.conversation, events, domain.slots)


@dataclass(frozen=True)
class Answer:
    """The responses that someone got, and what the last of them says and offers."""

    responses: tuple[str, ...]
    reference: str | None
    offered: tuple[int, ...]


class Rasa:
    """Its calls after the last yes, to each of the servers in turn. Servers are named by URL."""

    def __init__(self, servers: Servers, urls: Sequence[str]) -> None:
        self.servers, self.urls = servers, urls
        self._domain = Domain.load(PROJECT / "domain.yml")
        self._endpoints = cycle(
            EndpointConfig(f"{url}/webhook", enable_selective_domain=True) for url in urls
        )

    async def confirm(self, applicant: Applicant) -> Answer:
        """Raises `aiohttp.ClientError` where a server is dead."""
        tracker = applicant.tracker(self._domain)
        said = await self._run("action_book_interview", tracker)
        if tracker.get_slot("booking_outcome") == "taken":
            said += await self._run("action_ask_booking_form_booking_slot", tracker)
        return Answer(
            tuple(each["response"] for each in said),
            said[-1].get("reference"),
            tuple(tracker.get_slot("slots_offered") or ()),
        )

    async def _run(self, action: str, tracker: DialogueStateTracker) -> list[dict[str, Any]]:
        endpoint = next(self._endpoints)
        call = RemoteAction(action, endpoint)._action_call_format(tracker, self._domain)
        result = await endpoint.request(json=call, timeout=PATIENCE_S)
        tracker.update_with_events(deserialise_events(result["events"]), self._domain)
        return result["responses"]

    def confirm_all(self, people: Sequence[Applicant]) -> dict[Applicant, Answer]:
        """At once."""

        async def everyone() -> list[Answer]:
            return await asyncio.gather(*map(self.confirm, people))

        return dict(zip(people, asyncio.run(everyone()), strict=True))

    def confirm_all_and_kill(
        self, people: Sequence[Applicant], chance: random.Random
    ) -> dict[Applicant, Answer]:
        """One server, then the other, dies after a few answers; those that were given."""
        answers: dict[Applicant, Answer] = {}
        alive = list(self.urls)

        async def one(person: Applicant) -> None:
            with suppress(aiohttp.ClientError):
                answers[person] = await self.confirm(person)

        async def everyone() -> None:
            kill_after = chance.randint(1, 8)
            for call in asyncio.as_completed(map(one, people)):
                await call
                if alive and len(answers) >= kill_after:
                    await asyncio.sleep(chance.uniform(0, 0.02))
                    self.servers.kill(alive.pop())
                    kill_after = len(answers) + chance.randint(1, 8)

        asyncio.run(everyone())
        assert not alive
        return answers

    def start_again(self) -> None:
        with ThreadPoolExecutor() as pool:
            list(pool.map(self.servers.start, self.urls))


@pytest.fixture
def rasa(url: str, tmp_path: Path) -> Iterator[Rasa]:
    first = on_free_ports(read_settings(home=tmp_path, database_url=url))
    prepare(first)
    # Rasa is played by the test: its port is free for the second action server.
    second = first.copy(update={"actions_port": first.rasa_port})
    urls = [first.actions_url, second.actions_url]
    parts = [
        parts_of(settings, None)["actions"]._replace(name=settings.actions_url)
        for settings in (first, second)
    ]
    with Servers(first, parts, print) as servers:
        yield Rasa(servers, urls)


@pytest.fixture
def world(world: World) -> World:
    """At the servers' time."""
    world.now = datetime.now(timezone.utc)
    return world


def rivals(world: World, slots: Sequence[Slot], number: int) -> list[Applicant]:
    """So many want each of the slots; every second slot is held for the last of them."""
    people = [Applicant(f"{n} at {slot.id}", slot) for n in range(number) for slot in slots]
    for person in people[-len(slots) :: 2]:
        world.hold(person.slot, person.conversation)
    return people


def references(world: World) -> dict[str, str]:
    """Of what stands in the database, by conversation."""
    made = world.do(lambda session: list_appointments(session))
    return {each.conversation: each.reference for each in made}


def assert_each_slot_is_booked_once(world: World, slots: Sequence[Slot]) -> None:
    made = world.do(lambda session: list_appointments(session))
    assert sorted(each.slot.id for each in made) == [slot.id for slot in slots]
    assert world.mails().count(("confirmation", "pending")) == len(slots)


def test_of_200_who_confirm_at_once_20_book_and_all_others_are_offered_another(
    world: World, rasa: Rasa
) -> None:
    tomorrow = world.now + timedelta(days=1)
    slots = world.slots(SLOTS, first=tomorrow)
    world.slots(3, first=tomorrow + timedelta(days=SLOTS))
    people = rivals(world, slots, 10)
    answers = rasa.confirm_all(people)
    booked = {person for person, answer in answers.items() if answer.reference}
    assert len(booked) == SLOTS
    assert set(people[-SLOTS::2]) <= booked
    for person in set(people) - booked:
        assert answers[person].responses[0] == "utter_booking_taken"
        assert answers[person].offered and person.slot.id not in answers[person].offered
    assert references(world) == {each.conversation: answers[each].reference for each in booked}
    assert_each_slot_is_booked_once(world, slots)


def test_twenty_kills_lose_no_slot_and_double_none(world: World, rasa: Rasa) -> None:
    slots = world.slots(SLOTS * ROUNDS, first=world.now + timedelta(days=1))
    chance = random.Random(7)
    told: dict[str, str] = {}
    for begin in range(0, len(slots), SLOTS):
        people = rivals(world, slots[begin : begin + SLOTS], 2)
        before = rasa.confirm_all_and_kill(people, chance)
        assert len(before) < len(people)
        written = references(world)
        rasa.start_again()
        # Those who got no answer try again, and so do the impatient others.
        after = rasa.confirm_all(people)
        assert {person: after[person].reference for person in before} == {
            person: answer.reference for person, answer in before.items()
        }
        told |= {
            p.conversation: answer.reference for p, answer in after.items() if answer.reference
        }
        assert written.items() <= told.items()
    assert references(world) == told
    assert_each_slot_is_booked_once(world, slots)
