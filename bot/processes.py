"""The parts of Parcours as processes: started together, watched, and never left behind."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, NoReturn

import yaml
from typing_extensions import Self

from bot.leash import end_group, hand_on, start_leashed
from bot.settings import LOOPBACK, PROJECT, Settings

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

# No telemetry, no start-up lines of TensorFlow, no progress bars, no warnings of libraries.
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TQDM_DISABLE": "1",
    "NO_COLOR": "1",
    "PYTHONWARNINGS": "ignore",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}
# What a conversation needs; mail waits in the database until somebody sends it.
PARTS = ("actions", "rasa", "gateway")
OK = 200
LAST_LINES = 12
LOG_SIZE = 10_000_000
LOOK_EVERY_S = 0.2
START_WITHIN_S = 180.0
STOP_WITHIN_S = 6.0
FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 30.0
STABLE_AFTER_S = 60.0
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")

Report = Callable[[str], None]


class DatabaseOutOfReach(Exception):
    """The database of the settings cannot be used."""

    def __init__(self, url: str, why: Exception) -> None:
        hidden = re.sub(r"(?<=:)[^:@/]+(?=@)", "***", url)
        super().__init__(
            f"The database {hidden} (PARCOURS_DATABASE_URL) is out of reach: "
            f"{' '.join(str(why).splitlines()[:1])}"
        )


class PortTaken(Exception):
    """Another program listens where a part should; the message names the setting."""


class PartFailed(Exception):
    """A part ended or did not answer; the message ends with what its log said last."""


class Part(NamedTuple):
    """How to run a part, and the address that answers 200 once it is up; some have none."""

    name: str
    title: str
    command: tuple[str, ...]
    health: str | None
    log: Path
    environment: Mapping[str, str] = {}


def prepare(settings: Settings) -> None:
    """The state folder, the database and Rasa's endpoints, as the parts need them.

    Raises:
        DatabaseOutOfReach: it cannot be used; the message names it.
        OSError: the state folder cannot be written.
    """
    settings.logs.mkdir(parents=True, exist_ok=True)
    open_database(settings).dispose()
    # Ours says where the action server listens.
    endpoints = yaml.safe_load((PROJECT / "endpoints.yml").read_text(encoding="utf-8"))
    endpoints["action_endpoint"]["url"] = f"{settings.actions_url}/webhook"
    endpoints_file(settings).write_text(yaml.safe_dump(endpoints), encoding="utf-8")


def open_database(settings: Settings) -> Engine:
    """The database with its tables.

    Raises:
        DatabaseOutOfReach, OSError: as for `prepare`.
    """
    # Large libraries that `parcours --help` does without.
    from alembic.util import CommandError
    from sqlalchemy.exc import SQLAlchemyError

    from bot.storage import DatabaseUnavailable, build_engine, migrate

    settings.home.mkdir(parents=True, exist_ok=True)
    try:
        engine = build_engine(settings.database)
        migrate(engine)
    except (DatabaseUnavailable, SQLAlchemyError, CommandError, ImportError) as error:
        raise DatabaseOutOfReach(settings.database, error) from error
    return engine


def endpoints_file(settings: Settings) -> Path:
    return settings.home / f"endpoints.{settings.actions_port}.yml"


def on_free_ports(settings: Settings) -> Settings:
    """The same settings, but nobody else listens there."""
    with ExitStack() as stack:
        found = []
        for _ in range(3):
            listener = stack.enter_context(socket.socket())
            listener.bind((LOOPBACK, 0))
            found.append(listener.getsockname()[1])
    names = ("port", "rasa_port", "actions_port")
    return settings.copy(update=dict(zip(names, found, strict=True)))


def check_ports(settings: Settings) -> None:
    """
    Raises:
        PortTaken: a part could not listen where the settings say.
    """
    hosts = {"port": settings.host, "rasa_port": LOOPBACK, "actions_port": LOOPBACK}
    with ExitStack() as stack:
        # All at once: two parts may have been given one port.
        for name, host in hosts.items():
            port = getattr(settings, name)
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            listener = stack.enter_context(socket.socket(family))
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind((host, port))
                listener.listen()
            except OSError as error:
                raise PortTaken(
                    f"Port {port} on {host} cannot be used ({error.strerror}): stop what uses it, "
                    f"or set PARCOURS_{name.upper()} to another."
                ) from error


def parts_of(settings: Settings, model: Path | None) -> dict[str, Part]:
    """Every part by its name; only Rasa needs a model."""
    actions = Part(
        "actions",
        "The action server",
        (
            *(sys.executable, "-m", "rasa_sdk"),
            *("--actions", "actions", "--port", str(settings.actions_port)),
        ),
        f"{settings.actions_url}/health",
        settings.logs / "actions.log",
        {"SANIC_HOST": LOOPBACK},
    )
    rasa = Part(
        "rasa",
        "Rasa",
        (
            *rasa_command("run", "--enable-api", "--auth-token", "$PARCOURS_RASA_TOKEN"),
            *("--interface", LOOPBACK, "--port", str(settings.rasa_port)),
            *("--model", str(model), "--credentials", "credentials.yml"),
            *("--endpoints", str(endpoints_file(settings))),
        ),
        f"{settings.rasa_url}/status?token={settings.rasa_api_token}",
        settings.logs / "rasa.log",
    )
    gateway = Part(
        "gateway",
        "The gateway",
        (sys.executable, "-m", "bot.gateway"),
        f"http://{reachable(settings.host)}:{settings.port}/health",
        settings.logs / "gateway.log",
    )
    mail = Part(
        "mail",
        "The mail worker",
        (sys.executable, "-m", "bot.booking.worker"),
        None,
        settings.logs / "mail.log",
    )
    return {part.name: part for part in (actions, rasa, gateway, mail)}


def rasa_command(*arguments: str) -> list[str]:
    """`rasa` with these arguments; variables in them are filled in by the process itself."""
    return [sys.executable, "-m", "bot.dialogue", *arguments]


def environment(settings: Settings) -> dict[str, str]:
    """The environment of a part: its settings are those of its starter."""
    given = {f"PARCOURS_{name.upper()}": str(value) for name, value in settings.dict().items()}
    given["PARCOURS_RASA_TOKEN"] = settings.rasa_api_token
    return os.environ | QUIET | given


class Servers:
    """The running parts. One that crashes is started again, later each time it does.

    `kill` and `suspend` put a part out of order on purpose, until `start` or `resume`.
    """

    def __init__(self, settings: Settings, parts: Sequence[Part], report: Report) -> None:
        self.settings = settings
        self._kept = {part.name: _Kept(part) for part in parts}
        self._environment = environment(settings)
        self._report = report
        self._lock = threading.RLock()
        self._ending = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        try:
            for kept in self._kept.values():
                self._spawn(kept)
            for name in self._kept:
                self.wait_for(name)
        except BaseException:
            self._end_all()
            raise
        self._watcher.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._watcher.join()
        self._end_all()

    def pid(self, name: str) -> int:
        return self._kept[name].running.pid

    def wait_for(self, name: str) -> None:
        """Until the part answers, if it does at all.

        Raises:
            PartFailed: it ended at its first start, came up broken, or takes too long.
        """
        kept = self._kept[name]
        give_up_at = time.monotonic() + START_WITHIN_S
        while kept.part.health is not None and (status := status_of(kept.part.health)) != OK:
            if status is not None:
                failure = f"{kept.part.title} runs but cannot work (status {status})"
                raise PartFailed(f"{failure}; {kept.last_words()}")
            if not self._watcher.is_alive() and kept.running.poll() is not None:
                raise PartFailed(f"{kept.ended()}; {kept.last_words()}")
            if time.monotonic() > give_up_at:
                raise PartFailed(f"{kept.part.title} does not answer; {kept.last_words()}")
            time.sleep(LOOK_EVERY_S)

    def kill(self, name: str) -> None:
        kept = self._kept[name]
        with self._lock:
            kept.wanted = False
            end_group(kept.running)

    def start(self, name: str) -> None:
        """A killed part again, answering."""
        with self._lock:
            self._spawn(self._kept[name])
        self.wait_for(name)

    def restart(self, name: str) -> None:
        self.kill(name)
        self.start(name)

    def suspend(self, name: str) -> None:
        """The part keeps its port but answers nothing, as one that hangs."""
        os.kill(self.pid(name), signal.SIGSTOP)

    def resume(self, name: str) -> None:
        os.kill(self.pid(name), signal.SIGCONT)

    def _spawn(self, kept: _Kept) -> None:
        part = kept.part
        with _fresh_log(part.log) as output:
            kept.process = start_leashed(
                part.command,
                env={**self._environment, **part.environment},
                cwd=PROJECT,
                output=output,
            )
        kept.started, kept.again_at, kept.wanted = time.monotonic(), None, True

    def _watch(self) -> None:
        while not self._ending.wait(LOOK_EVERY_S):
            with self._lock:
                for kept in self._kept.values():
                    self._look_after(kept)

    def _look_after(self, kept: _Kept) -> None:
        if not kept.wanted:
            return
        if kept.again_at is not None:
            if time.monotonic() >= kept.again_at:
                self._spawn(kept)
        elif kept.running.poll() is not None:
            end_group(kept.running)
            lived = time.monotonic() - kept.started
            kept.pause = (
                FIRST_PAUSE_S if lived > STABLE_AFTER_S else min(2 * kept.pause, LONGEST_PAUSE_S)
            )
            kept.again_at = time.monotonic() + kept.pause
            again = f"it starts again in {kept.pause:.0f} s"
            self._report(f"{kept.ended()}; {again}. Its log is {kept.part.log}.")

    def _end_all(self) -> None:
        running = [kept.process for kept in self._kept.values() if kept.process is not None]
        for process in running:
            for number in (signal.SIGTERM, signal.SIGCONT):
                process.send_signal(number)
        give_up_at = time.monotonic() + STOP_WITHIN_S
        for process in running:
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0.0, give_up_at - time.monotonic()))
        for process in running:
            end_group(process)


@dataclass
class _Kept:
    """A part with its present process. The pause before the next start doubles."""

    part: Part
    process: subprocess.Popen[bytes] | None = None
    wanted: bool = False
    started: float = 0.0
    pause: float = FIRST_PAUSE_S / 2
    again_at: float | None = None

    @property
    def running(self) -> subprocess.Popen[bytes]:
        if self.process is None:
            raise ValueError(f"{self.part.name} was not started")
        return self.process

    def ended(self) -> str:
        return f"{self.part.title} ended ({_how(self.running.returncode)})"

    def last_words(self) -> str:
        return f"{self.part.log} ends with:\n{last_lines(self.part.log)}"


@contextmanager
def running(
    settings: Settings,
    parts: Sequence[str] = PARTS,
    *,
    model: Path | None = None,
    report: Report = lambda line: None,
) -> Iterator[Servers]:
    """The parts, answering; all ended at the end of the block. `prepare` comes first.

    Raises:
        PartFailed: one of them does not start.
    """
    known = parts_of(settings, model)
    with Servers(settings, [known[name] for name in parts], report) as servers:
        yield servers


def exec_shell(settings: Settings, model: Path) -> NoReturn:
    """Become `rasa shell`; what this process started lives as long as that."""
    hand_on()
    command = rasa_command(
        *("shell", "--quiet", "--interface", LOOPBACK, "--port", str(settings.rasa_port)),
        *("--model", str(model), "--endpoints", str(endpoints_file(settings))),
    )
    os.chdir(PROJECT)
    patience = {"RASA_SHELL_STREAM_READING_TIMEOUT_IN_SECONDS": "60"}
    os.execve(command[0], command, environment(settings) | patience)


def answers(url: str) -> bool:
    return status_of(url) == OK


def status_of(url: str) -> int | None:
    """The HTTP status; None where nothing answers."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(url, timeout=2) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code
    except (OSError, http.client.HTTPException):
        return None


def last_lines(log: Path) -> str:
    lines = _COLOURS.sub("", log.read_text(errors="replace")).splitlines()
    return "\n".join([line for line in lines if line.strip()][-LAST_LINES:])


@contextmanager
def _fresh_log(log: Path) -> Iterator[IO[bytes]]:
    """The log to append to; a large one is put aside first."""
    if log.exists() and log.stat().st_size > LOG_SIZE:
        log.replace(log.with_suffix(".old.log"))
    with log.open("ab") as output:
        yield output


def _how(code: int | None) -> str:
    return signal.Signals(-code).name if code is not None and code < 0 else f"exit code {code}"


def reachable(host: str) -> str:
    """Where a server that listens on `host` is reached from here."""
    return {"0.0.0.0": LOOPBACK, "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
