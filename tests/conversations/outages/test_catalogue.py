"""Staff change the facts while people talk."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.leash import leashed
from bot.processes import answers, environment, parts_of
from bot.settings import PROJECT
from tests.conftest import System
from tests.conversations.phrases import follow

# What the action server is made of.
PARTS = ("actions", "bot", "data/catalogue", "data/lexicon")
# Files are looked at once a second.
SEEN_AFTER_S = 1.1
START_WITHIN_S = 30.0
QUESTION = {"fr": "Combien de temps dure BeCode ?", "nl": "Hoelang duurt BeCode?"}
BEFORE = {"fr": "7 mois", "nl": "7 maanden"}
AFTER = {"fr": "9 mois", "nl": "9 maanden"}


@pytest.fixture(scope="module")
def catalogue(system: System, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder that the action server answers from: a copy, to write to."""
    project = tmp_path_factory.mktemp("project")
    for name in PARTS:
        shutil.copytree(
            PROJECT / name, project / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    actions = parts_of(system.settings, None)["actions"]
    variables = {
        **environment(system.settings),
        **actions.environment,
        "PYTHONPATH": str(project),
    }
    system.servers.kill("actions")
    try:
        with (
            (project / "actions.log").open("wb") as log,
            leashed(actions.command, env=variables, cwd=project, output=log),
        ):
            give_up_at = time.monotonic() + START_WITHIN_S
            while not answers(actions.health) and time.monotonic() < give_up_at:
                time.sleep(0.1)
            yield project / "data" / "catalogue"
    finally:
        system.servers.start("actions")


@pytest.fixture
def becode(catalogue: Path) -> Iterator[Path]:
    """The file of a school, as it was again afterwards."""
    file = catalogue / "becode.yml"
    before = file.read_text(encoding="utf-8")
    yield file
    write(file, before)


def write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    time.sleep(SEEN_AFTER_S)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_changed_fact_is_answered_without_training_or_restart(
    system: System, becode: Path, language: str
):
    person = system.conversation(language)
    follow(person, language, (QUESTION[language], BEFORE[language]))
    text = becode.read_text(encoding="utf-8")
    write(becode, text.replace(BEFORE[language], AFTER[language]))
    follow(person, language, (QUESTION[language], AFTER[language], "!" + BEFORE[language]))


@pytest.mark.parametrize(
    "wrong",
    ["facts: [", "id: becode\n", ""],
    ids=["not YAML", "half a school", "empty"],
)
def test_while_a_file_is_wrong_the_last_good_facts_are_answered(
    system: System, becode: Path, wrong: str
):
    people = {language: system.conversation(language) for language in QUESTION}
    for language, person in people.items():
        follow(person, language, (QUESTION[language], BEFORE[language]))
    write(becode, wrong)
    for language, person in people.items():
        follow(person, language, (QUESTION[language], BEFORE[language]))
