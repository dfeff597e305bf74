"""`parcours` as it is typed: what it prints, its exit code, and what it leaves behind."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.processes import answers, environment, on_free_ports
from bot.settings import PROJECT, Settings, read_settings
from tests.cli.processes import alive, descendants, wait_until

PARCOURS = [sys.executable, "-m", "bot"]
START_WITHIN_S = 180
COLOURS = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return on_free_ports(read_settings(home=tmp_path / "home"))


@pytest.fixture
def trained(settings: Settings, model: Path) -> Settings:
    """Settings of a state folder with a model."""
    settings.models.mkdir(parents=True)
    shutil.copy(model, settings.models)
    return settings


def parcours(
    *arguments: str, settings: Settings, **variables: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PARCOURS, *arguments],
        cwd=PROJECT,
        env=environment(settings) | variables,
        capture_output=True,
        text=True,
        timeout=START_WITHIN_S,
    )


def refusal(*arguments: str, settings: Settings, **variables: str) -> str:
    """The one sentence of a command that fails."""
    result = parcours(*arguments, settings=settings, **variables)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert result.stderr.count("\n") == 1
    return result.stderr


def test_a_wrong_setting_is_named(settings: Settings) -> None:
    assert "PARCOURS_PORT: " in refusal("run", settings=settings, PARCOURS_PORT="many")


def test_a_taken_port_is_named(settings: Settings) -> None:
    said = refusal("run", settings=settings, PARCOURS_PORT=str(settings.rasa_port))
    assert f"Port {settings.rasa_port}" in said


def test_no_model_says_how_to_make_one(settings: Settings) -> None:
    said = refusal("ask", "C'est gratuit ?", settings=settings)
    assert "No model" in said
    assert "parcours train" in said


@pytest.mark.parametrize(
    "url", ["sqlite:////nowhere/parcours.db", "postgresql://parcours:hidden@127.0.0.1:1/parcours"]
)
def test_a_database_out_of_reach_is_named_without_its_password(
    settings: Settings, url: str
) -> None:
    said = refusal("run", settings=settings, PARCOURS_DATABASE_URL=url)
    assert url.split("hidden")[-1] in said
    assert "PARCOURS_DATABASE_URL" in said
    assert "hidden" not in said


def test_a_state_folder_that_cannot_be_written_is_named(settings: Settings) -> None:
    assert "/dev/null" in refusal("run", settings=settings, PARCOURS_HOME="/dev/null/home")


def test_wrong_use_is_told_without_traceback(settings: Settings) -> None:
    result = parcours("ask", "Hello?", "--language", "en", settings=settings)
    assert result.returncode == 2
    assert "fr or nl" in result.stderr


def test_the_catalogue_in_use_has_no_errors(settings: Settings) -> None:
    result = parcours("catalogue", "check", settings=settings)
    assert result.returncode == 0, result.stdout
    assert "0 errors" in result.stdout


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROJECT / "data" / "catalogue", tmp_path / "catalogue"))


def test_an_invalid_catalogue_is_told_by_file_and_line(settings: Settings, catalogue: Path) -> None:
    file = catalogue / "becode.yml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    number = next(n for n, line in enumerate(lines, 1) if "topic:" in line)
    lines[number - 1] = re.sub(r"topic: \w+", "topic: ask_nothing", lines[number - 1])
    file.write_text("".join(lines), encoding="utf-8")
    said = refusal("catalogue", "check", "--folder", str(catalogue), settings=settings)
    assert f"{file}:{number}: " in said
    assert "ask_nothing" in said


def test_a_missing_translation_is_an_error(settings: Settings, catalogue: Path) -> None:
    file = catalogue / "topics.yml"
    text = file.read_text(encoding="utf-8")
    label = re.search(r"label: \{fr: (\"[^\"]+\"), nl: (\"[^\"]+\")", text)
    assert label
    file.write_text(text.replace(label[0], label[0].replace(label[2], label[1])), encoding="utf-8")
    result = parcours("catalogue", "check", "--folder", str(catalogue), settings=settings)
    assert result.returncode == 1
    assert "error: " in result.stdout


def test_run_answers_without_training_again_and_leaves_nothing_behind(trained: Settings) -> None:
    with subprocess.Popen(
        [*PARCOURS, "run"],
        cwd=PROJECT,
        env=environment(trained),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        try:
            ready = f"http://127.0.0.1:{trained.port}/health/ready"
            wait_until(lambda: answers(ready) or running.poll() is not None, START_WITHIN_S)
            asked = parcours("ask", "Combien de temps dure l'école BeCode ?", settings=trained)
            started = descendants(running.pid)
        finally:
            running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=30)[0]
    assert running.returncode == 0, said
    assert f"http://127.0.0.1:{trained.port}" in said
    assert "Training" not in said
    assert "demonstration slots" in said
    assert "7 mois" in asked.stdout
    assert len(started) >= 3
    assert not alive(started)


class Terminal:
    """`parcours` in a terminal of its own."""

    def __init__(self, *arguments: str, settings: Settings) -> None:
        self.screen = ""
        self.pid, self._file = pty.fork()
        if not self.pid:
            os.chdir(PROJECT)
            os.execve(sys.executable, [*PARCOURS, *arguments], environment(settings))

    def wait_for(self, text: str, within: float = START_WITHIN_S) -> str:
        """What is shown until `text` is, `text` included."""
        seen, give_up_at = "", time.monotonic() + within
        while text not in seen:
            assert time.monotonic() < give_up_at, f"{text!r} was not shown in {seen!r}"
            if select.select([self._file], [], [], 0.5)[0]:
                raw = os.read(self._file, 65536).decode(errors="replace")
                # What a terminal answers when it is asked where the cursor stands.
                if "\x1b[6n" in raw:
                    os.write(self._file, b"\x1b[1;1R")
                self.screen += COLOURS.sub("", raw)
                seen += COLOURS.sub("", raw)
        return seen

    def type(self, line: str) -> None:
        os.write(self._file, line.encode() + b"\r")

    def end(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.close(self._file)


@pytest.fixture
def shell(trained: Settings) -> Iterator[Terminal]:
    terminal = Terminal("shell", settings=trained)
    yield terminal
    terminal.end()


def test_shell_answers_quietly_and_leaves_nothing_behind(shell: Terminal) -> None:
    opening = shell.wait_for("Your input ->")
    assert "Warning" not in opening
    assert len(opening.splitlines()) < 8
    shell.type("Hoelang duurt de opleiding van BeCode in Gent?")
    shell.wait_for("7 maanden", within=30)
    started = descendants(shell.pid)
    assert started
    os.kill(shell.pid, signal.SIGKILL)
    wait_until(lambda: not alive(started))
