"""Starting, watching and ending, with small servers in place of Rasa."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.processes import (
    Part,
    PartFailed,
    PortTaken,
    Servers,
    answers,
    check_ports,
    on_free_ports,
)
from bot.settings import PROJECT, Settings, read_settings
from tests.cli.processes import alive, descendants, wait_until

# A server with a child of its own, as some libraries start.
SERVER = """
import http.server, subprocess, sys
subprocess.Popen(["sleep", "600"])
http.server.test(http.server.SimpleHTTPRequestHandler, port=int(sys.argv[1]), bind="127.0.0.1")
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return on_free_ports(read_settings(home=tmp_path))


@pytest.fixture
def part(settings: Settings, tmp_path: Path) -> Part:
    command = (sys.executable, "-c", SERVER, str(settings.port))
    health = f"http://127.0.0.1:{settings.port}/"
    return Part("web", "The web server", command, health, tmp_path / "web.log")


def ending_at_once(part: Part) -> Part:
    script = "import sys; print('no database'); sys.exit(3)"
    return part._replace(command=(sys.executable, "-c", script))


def test_a_part_answers_and_leaves_nothing_behind(settings: Settings, part: Part) -> None:
    with Servers(settings, [part], print) as servers:
        started = descendants(os.getpid())
        assert answers(part.health)
        assert servers.pid("web") in started
    assert not alive(started)
    assert not answers(part.health)


def test_a_part_that_cannot_start_says_why(settings: Settings, part: Part) -> None:
    with (
        pytest.raises(PartFailed, match=r"The web server ended \(exit code 3\);.*\n.*no database"),
        Servers(settings, [ending_at_once(part)], print),
    ):
        pass


def test_the_others_end_when_one_cannot_start(settings: Settings, part: Part) -> None:
    bad = ending_at_once(part)._replace(name="bad", health="http://127.0.0.1:1/")
    with pytest.raises(PartFailed), Servers(settings, [part, bad], print):
        pass
    assert not answers(part.health)
    assert not descendants(os.getpid())


def test_a_crashed_part_starts_again(settings: Settings, part: Part) -> None:
    said: list[str] = []
    with Servers(settings, [part], said.append) as servers:
        crashed = servers.pid("web")
        os.kill(crashed, signal.SIGKILL)
        wait_until(lambda: said)
        wait_until(lambda: servers.pid("web") != crashed and answers(part.health))
    assert "The web server ended (SIGKILL); it starts again in 1 s" in said[0]


def test_a_killed_part_stays_away_until_started(settings: Settings, part: Part) -> None:
    with Servers(settings, [part], print) as servers:
        servers.kill("web")
        assert not answers(part.health)
        servers.start("web")
        assert answers(part.health)


def test_a_suspended_part_is_silent_until_resumed(settings: Settings, part: Part) -> None:
    with Servers(settings, [part], print) as servers:
        servers.suspend("web")
        assert not answers(part.health)
        servers.resume("web")
        assert answers(part.health)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("suspended", [False, True])
def test_nothing_outlives_its_starter(
    part: Part, tmp_path: Path, number: signal.Signals, suspended: bool
) -> None:
    script = f"""
import pathlib, signal
from bot.processes import Part, Servers
from bot.settings import read_settings
log = pathlib.Path({str(part.log)!r})
part = Part("web", "The web server", {part.command!r}, {part.health!r}, log)
with Servers(read_settings(home={str(tmp_path)!r}), [part], print) as servers:
    if {suspended}:
        servers.suspend("web")
    print("up", flush=True)
    signal.pause()
"""
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as starter:
        assert starter.stdout is not None
        assert starter.stdout.readline() == "up\n"
        started = descendants(starter.pid)
        assert len(started) >= 3
        starter.send_signal(number)
    wait_until(lambda: not alive(started))


@pytest.mark.parametrize("name", ["port", "rasa_port", "actions_port"])
def test_a_taken_port_is_named_with_its_setting(settings: Settings, name: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", getattr(settings, name)))
        other.listen()
        with pytest.raises(PortTaken, match=f"PARCOURS_{name.upper()}"):
            check_ports(settings)


def test_a_part_that_comes_up_broken_is_not_waited_for(settings: Settings, part: Part) -> None:
    broken = part._replace(health=part.health + "missing")
    with (
        pytest.raises(PartFailed, match="runs but cannot work \\(status 404\\)"),
        Servers(settings, [broken], print),
    ):
        pass
