"""Whole assistants, running: gateway, Rasa, action server and SQLite."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.processes import PARTS, Part, Servers, on_free_ports, parts_of, prepare
from bot.settings import LOOPBACK, Settings, read_settings

# More than one person would ask.
MESSAGES_PER_MINUTE = 1_000_000
# A slow answer is to be measured, not replaced by an apology.
REPLY_WITHIN_S = 60


@dataclass(frozen=True)
class System:
    url: str
    seconds_to_start: float
    servers: Servers

    def memory(self) -> int:
        """Bytes in memory (RSS) of all its processes; what they share counts in each."""
        groups = {self.servers.pid(name) for name in PARTS}
        listed = subprocess.run(
            ["ps", "-A", "-o", "pgid=,rss="], capture_output=True, text=True, check=True
        )
        rows = (map(int, line.split()) for line in listed.stdout.splitlines())
        return sum(kilobytes * 1024 for group, kilobytes in rows if group in groups)


@contextmanager
def started(model: Path, home: Path, *, stock: bool) -> Iterator[System]:
    """The assistant with `model` on free ports, all it keeps under `home`.

    Args:
        stock: Rasa's own servers and settings, instead of how Parcours runs them.
    """
    settings = on_free_ports(
        read_settings(
            home=home, messages_per_minute=MESSAGES_PER_MINUTE, reply_timeout=REPLY_WITHIN_S
        )
    )
    prepare(settings)
    parts = _stock_parts(settings, model) if stock else _our_parts(settings, model)
    began = time.monotonic()
    with Servers(settings, parts, _to_stderr) as servers:
        url = f"http://{settings.host}:{settings.port}"
        yield System(url, time.monotonic() - began, servers)


def _our_parts(settings: Settings, model: Path) -> Sequence[Part]:
    known = parts_of(settings, model)
    return [known[name] for name in PARTS]


def _stock_parts(settings: Settings, model: Path) -> Sequence[Part]:
    """`rasa run` and `rasa run actions` as the manual has them, with our channel and wording."""
    known = parts_of(settings, model)
    endpoints = settings.home / "endpoints.yml"
    endpoints.write_text(yaml.safe_dump(_stock_endpoints(settings)), encoding="utf-8")
    rasa = known["rasa"]._replace(
        command=(
            *(sys.executable, "-m", "rasa", "run", "--enable-api"),
            *("--auth-token", settings.rasa_api_token),
            *("--interface", LOOPBACK, "--port", str(settings.rasa_port)),
            *("--model", str(model), "--credentials", "credentials.yml"),
            *("--endpoints", str(endpoints)),
        )
    )
    actions = known["actions"]._replace(
        command=(
            *(sys.executable, "-m", "rasa_sdk", "--actions", "actions"),
            *("--port", str(settings.actions_port)),
        ),
        environment={"SANIC_HOST": LOOPBACK},
    )
    return [actions, rasa, known["gateway"]]


def _stock_endpoints(settings: Settings) -> dict[str, object]:
    return {
        "action_endpoint": {"url": f"{settings.actions_url}/webhook"},
        "nlg": {"type": "bot.dialogue.responses.BilingualResponses"},
        "tracker_store": {
            "type": "SQL",
            "dialect": "sqlite",
            "db": str(settings.home / "conversations.db"),
        },
    }


def _to_stderr(line: str) -> None:
    print(line, file=sys.stderr)
