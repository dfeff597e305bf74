"""When a model is trained, and what is said when it cannot be."""

from __future__ import annotations

import shutil
import sys
import threading
from pathlib import Path

import pytest

from bot.settings import PROJECT, Settings, read_settings
from bot.training import TrainingError, fingerprint, model_file, train, training

QUICK = """
import pathlib, sys, time
folder, runs = map(pathlib.Path, sys.argv[1:])
runs.open("a").write("run\\n")
time.sleep(1)
(folder / "model.tar.gz").write_bytes(b"model")
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings(home=tmp_path / "home")


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A trainer that takes a second, and the file of its runs."""
    file = tmp_path / "runs"
    monkeypatch.setattr(
        training, "_command", lambda folder: [sys.executable, "-c", QUICK, str(folder), str(file)]
    )
    return file


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the fingerprint reads, and of the facts."""
    for name in ("config.yml", "domain.yml", "data", "bot"):
        source, target = PROJECT / name, tmp_path / "project" / name
        target.parent.mkdir(exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)
    return tmp_path / "project"


def test_the_same_data_is_trained_once(settings: Settings, runs: Path) -> None:
    assert train(settings) == train(settings) == model_file(settings)
    assert runs.read_text() == "run\n"


def test_a_second_trainer_waits_and_uses_the_first_ones_model(
    settings: Settings, runs: Path
) -> None:
    waited: list[float] = []
    other = threading.Thread(target=train, args=[settings])
    other.start()
    while not runs.exists():
        pass
    train(settings, progress=lambda elapsed, _: waited.append(elapsed))
    other.join()
    assert waited
    assert runs.read_text() == "run\n"


def test_progress_compares_with_the_last_training(settings: Settings, runs: Path) -> None:
    expected: set[float | None] = set()
    train(settings, progress=lambda _, last: expected.add(last))
    model_file(settings).unlink()
    train(settings, progress=lambda _, last: expected.add(last))
    assert expected == {None, 1.0}


def test_a_failed_training_leaves_no_model_and_shows_the_end_of_its_log(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = "import sys; sys.exit('no examples of ask_cost')"
    monkeypatch.setattr(training, "_command", lambda folder: [sys.executable, "-c", script])
    with pytest.raises(TrainingError, match="no examples of ask_cost"):
        train(settings)
    assert not list(settings.models.glob("*.tar.gz"))


@pytest.mark.parametrize(
    "file", ["data/nlu/fr/ask_cost.yml", "domain.yml", "data/lexicon/scope.yml", "bot/lexicon.py"]
)
def test_whatever_a_model_is_made_from_changes_its_name(project: Path, file: str) -> None:
    before = fingerprint(project)
    with (project / file).open("a") as content:
        content.write("# changed\n")
    assert fingerprint(project) != before


def test_a_new_file_of_examples_changes_the_name(project: Path) -> None:
    before = fingerprint(project)
    (project / "data" / "nlu" / "fr" / "new.yml").write_text("nlu: []\n")
    assert fingerprint(project) != before


def test_a_changed_fact_needs_no_training(project: Path) -> None:
    before = fingerprint(project)
    with (project / "data" / "catalogue" / "becode.yml").open("a") as content:
        content.write("# changed\n")
    assert fingerprint(project) == before
