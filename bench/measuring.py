"""One run: every assistant on the same data, the same messages, one after the other."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.assistants import (
    ASSISTANTS,
    DEFAULT,
    LOGISTIC,
    PARCOURS,
    Assistant,
    Understanding,
    understand,
)
from bench.blind import LANGUAGES, neutral_messages
from bench.leaks import leaks
from bench.shares import write_share
from bench.systems import started
from bench.talking import LongTalk, alone, long_talk, talks, turns_per_second
from bench.times import Times

USERS = (1, 8, 32)


@dataclass(frozen=True)
class Effort:
    """How much is measured.

    Args:
        shares: of the training data, smallest first, each with the epochs of what learns in such;
            where that is None it is left out. All are compared on the last one.
        in_turns: which are also run whole; of these nlp.js is none.
        rounds: how often the blind sets are read.
    """

    name: str
    shares: dict[float, int | None]
    in_turns: tuple[Assistant, ...]
    rounds: int
    conversations: int
    load_s: float
    long_turns: int
    long_talks: int


# Ten minutes on two cores. An epoch of DIET on 2,500 messages takes 15 seconds there.
QUICK = Effort("quick", {1 / 16: 10}, (PARCOURS, DEFAULT), 1, 12, 6, 200, 1)
# As many steps of learning for DIET with the least and with the most: each takes it 20 minutes.
FULL = Effort(
    "full",
    {1 / 8: 40, 1 / 4: None, 1 / 2: None, 1: 5},
    (PARCOURS, DEFAULT, LOGISTIC),
    1,
    60,
    20,
    200,
    3,
)


@dataclass(frozen=True)
class Load:
    """Users at once, and what they got."""

    users: int
    turns_per_second: float
    times: Times
    lost: int


@dataclass(frozen=True)
class Running:
    """A whole assistant at work: gateway, Rasa, action server, SQLite; bytes are RSS."""

    assistant: str
    seconds_to_start: float
    memory_at_start: int
    memory_at_end: int
    turn: Times
    turns: int
    lost: int
    loads: tuple[Load, ...]
    long: LongTalk


@dataclass(frozen=True)
class Results:
    effort: str
    day: str
    python: str
    cores: int
    left_out: dict[str, int]
    neutral: int
    understanding: list[Understanding]
    running: list[Running]


def measure(effort: Effort, assistants: Sequence[Assistant] = ASSISTANTS) -> Results:
    """Everything, in an order in which nothing runs beside what is measured."""
    with tempfile.TemporaryDirectory(prefix="parcours-bench-") as folder:
        understanding = list(_understand_all(effort, assistants, Path(folder)))
        running = [
            _run(assistant, _model(Path(folder), assistant, max(effort.shares)), effort)
            for assistant in effort.in_turns
            if assistant in assistants
        ]
    return Results(
        effort=effort.name,
        day=date.today().isoformat(),
        python=platform.python_version(),
        cores=len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1,
        left_out={language: len(leaks(language)) for language in LANGUAGES},
        neutral=len(neutral_messages()),
        understanding=understanding,
        running=running,
    )


def _understand_all(
    effort: Effort, assistants: Sequence[Assistant], folder: Path
) -> Iterator[Understanding]:
    for share, epochs in effort.shares.items():
        data = folder / f"data-{share}"
        write_share(data, share)
        for assistant in assistants:
            if epochs is None and assistant.learns_in_epochs:
                continue
            _say(f"{assistant.title}: trained on {share:.3g} of the data, then read")
            own = _model(folder, assistant, share).parent
            yield understand(assistant, data, share, own, epochs=epochs, rounds=effort.rounds)


def _model(folder: Path, assistant: Assistant, share: float) -> Path:
    return folder / f"{assistant.name}-{share}" / "model.tar.gz"


def _run(assistant: Assistant, model: Path, effort: Effort) -> Running:
    _say(f"{assistant.title}: whole turns")
    with started(model, model.parent / "home", stock=assistant is not PARCOURS) as system:
        memory = system.memory()
        # The first conversations load what was not needed before.
        alone(system.url, len(talks()))
        heard = alone(system.url, effort.conversations)
        loads = []
        for users in USERS:
            rate, under_load = turns_per_second(system.url, users, effort.load_s)
            loads.append(Load(users, round(rate, 1), under_load.times, under_load.lost))
        long = long_talk(system.url, effort.long_turns, effort.long_talks)
        return Running(
            assistant=assistant.name,
            seconds_to_start=round(system.seconds_to_start, 1),
            memory_at_start=memory,
            memory_at_end=system.memory(),
            turn=heard.times,
            turns=len(heard.seconds),
            lost=heard.lost,
            loads=tuple(loads),
            long=long,
        )


def _say(what: str) -> None:
    print(f"{what} ...", file=sys.stderr, flush=True)
