"""Messages read by a trained Rasa model, as the running assistant reads them."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.model_training import train_nlu
from rasa.utils.log_utils import configure_structlog

from bench.blind import Span
from bench.scoring import Reading
from bot.settings import PROJECT

FALLBACK = "nlu_fallback"
# A third language: such a message was not taken for French or Dutch, so its mark is wrong there.
MARKS = ("message_language", "foreign_language")
NLU = PROJECT / "data" / "nlu"
CONFIG = PROJECT / "config.yml"
DOMAIN = PROJECT / "domain.yml"


class TrainingFailed(Exception):
    """Rasa made no model of the data; what it said stands above."""


@dataclass(frozen=True)
class Read:
    readings: list[Reading]
    seconds: list[float]


class Reader:
    """A loaded model."""

    def __init__(self, model: Path) -> None:
        # Else each message is printed with all that is known of it, which takes time.
        configure_structlog(logging.WARNING)
        self._agent = Agent.load(str(model))

    def read(self, texts: Sequence[str]) -> Read:
        """Each of `texts` on its own, one after the other, as messages come in."""
        return asyncio.run(self._read(texts))

    async def _read(self, texts: Sequence[str]) -> Read:
        readings, seconds = [], []
        for text in texts:
            started = time.perf_counter()
            parsed = await self._agent.parse_message(text)
            seconds.append(time.perf_counter() - started)
            readings.append(reading_of(parsed))
        return Read(readings, seconds)


def reading_of(parsed: dict[str, Any]) -> Reading:
    entities = parsed["entities"]
    marks = [e["value"] for e in entities if e["entity"] in MARKS]
    return Reading(
        ranking=tuple(
            (each["name"], each["confidence"])
            for each in parsed.get("intent_ranking") or [parsed["intent"]]
            if each["name"] and each["name"] != FALLBACK
        ),
        unsure=parsed["intent"]["name"] == FALLBACK,
        spans=frozenset(Span(e["start"], e["end"], e["entity"]) for e in entities if "start" in e),
        language=marks[0] if marks else None,
    )


def train_understanding(folder: Path, *, config: Path = CONFIG, data: Path = NLU) -> Path:
    """A model in `folder` that understands but does not converse: what is being improved.

    Raises:
        TrainingFailed: there is no model.
    """
    model = train_nlu(str(config), str(data), str(folder), "nlu", domain=str(DOMAIN))
    if model is None:
        raise TrainingFailed(f"Rasa trained no model of {data} with {config}.")
    return Path(model)
