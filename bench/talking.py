"""People at the gateway: one alone, many at once, one who does not stop."""

from __future__ import annotations

import asyncio
import itertools
import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import yaml

from bench.times import Times, times_of

TALKS = Path(__file__).with_name("talks.yml")
PATIENCE_S = 60.0
WINDOW = 10


@dataclass
class Heard:
    """How long each answer took; `lost` ones did not come or said only sorry."""

    seconds: list[float] = field(default_factory=list)
    lost: int = 0

    @property
    def times(self) -> Times:
        return times_of(self.seconds)


@dataclass(frozen=True)
class LongTalk:
    """Median milliseconds of the first turns of a conversation and of the last ones."""

    turns: int
    first: float
    last: float

    @property
    def ratio(self) -> float:
        return self.last / self.first


def talks() -> list[dict[str, Any]]:
    return list(yaml.safe_load(TALKS.read_text(encoding="utf-8")))


def alone(url: str, conversations: int) -> Heard:
    """One person after the other, each waiting for every answer."""
    heard = Heard()

    async def one_by_one() -> None:
        async with _client(url) as http:
            for talk in itertools.islice(itertools.cycle(talks()), conversations):
                await _talk(http, talk["language"], talk["says"], heard)

    asyncio.run(one_by_one())
    return heard


def turns_per_second(url: str, users: int, seconds: float) -> tuple[float, Heard]:
    """So many at once, each sending the next message as soon as the answer is there."""
    heard, all_talks = Heard(), talks()

    async def talk_until(end: float, number: int, http: httpx.AsyncClient) -> None:
        for talk in itertools.islice(itertools.cycle(all_talks), number, None):
            await _talk(http, talk["language"], talk["says"], heard, until=end)
            if time.monotonic() >= end:
                return

    async def together() -> float:
        async with _client(url) as http:
            started = time.monotonic()
            talking = (talk_until(started + seconds, number, http) for number in range(users))
            await asyncio.gather(*talking)
            return time.monotonic() - started

    took = asyncio.run(together())
    return len(heard.seconds) / took, heard


def long_talk(url: str, turns: int, people: int) -> LongTalk:
    """Conversations of so many turns: questions of all kinds, each answered at once."""
    heard = [Heard() for _ in range(people)]
    language, says = "fr", talks()[0]["says"]

    async def go_on() -> None:
        async with _client(url) as http:
            for person in heard:
                said = list(itertools.islice(itertools.cycle(says), turns))
                await _talk(http, language, said, person)

    asyncio.run(go_on())
    whole = [person.seconds for person in heard if not person.lost]
    if not whole:
        raise NoAnswers(f"No conversation of {turns} turns went through without a lost answer.")
    first = statistics.median(itertools.chain(*(seconds[:WINDOW] for seconds in whole)))
    last = statistics.median(itertools.chain(*(seconds[-WINDOW:] for seconds in whole)))
    return LongTalk(turns, first * 1000, last * 1000)


class NoAnswers(Exception):
    """There is nothing to measure."""


async def _talk(
    http: httpx.AsyncClient,
    language: str,
    says: list[str],
    heard: Heard,
    until: float = float("inf"),
) -> None:
    opened = await http.post("/sessions", json={"language": language})
    opened.raise_for_status()
    headers = {"authorization": f"Bearer {opened.json()['session']}"}
    for text in says:
        if time.monotonic() >= until:
            return
        started = time.perf_counter()
        try:
            answer = await http.post("/messages", json={"text": text}, headers=headers)
            answered = answer.status_code == 200 and not answer.json().get("unavailable")
        except httpx.HTTPError:
            answered = False
        if answered:
            heard.seconds.append(time.perf_counter() - started)
        else:
            heard.lost += 1


def _client(url: str) -> httpx.AsyncClient:
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    return httpx.AsyncClient(
        base_url=f"{url}/api/v1", timeout=PATIENCE_S, limits=limits, trust_env=False
    )
