"""The running system, shared by every test that talks to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.processes import Servers, on_free_ports, prepare, running
from bot.settings import PROJECT, Settings, read_settings
from bot.training import train
from tests.conversation import Conversation

# Kept between runs: a model is trained once for each state of the data.
MODELS = PROJECT / "var" / "test-models"
# The shared system is asked much more than one person would.
MESSAGES_PER_MINUTE = 100_000


@dataclass(frozen=True)
class System:
    """Action server, Rasa and gateway on ports of their own, with an empty state folder."""

    servers: Servers

    @property
    def settings(self) -> Settings:
        return self.servers.settings

    @property
    def url(self) -> str:
        return f"http://{self.settings.host}:{self.settings.port}"

    def conversation(self, language: str | None = None, school: str | None = None) -> Conversation:
        return Conversation(self.url, language, school)


@pytest.fixture(scope="session")
def model() -> Path:
    """A model of the present data."""
    return train(read_settings(home=MODELS))


@pytest.fixture(scope="session")
def system(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    home = tmp_path_factory.mktemp("home")
    settings = on_free_ports(read_settings(home=home, messages_per_minute=MESSAGES_PER_MINUTE))
    prepare(settings)
    with running(settings, model=model) as servers:
        yield System(servers)
