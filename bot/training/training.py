"""Training a model of the present data, in a process of its own."""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.leash import leashed
from bot.processes import QUIET, last_lines, rasa_command
from bot.settings import PROJECT, Settings
from bot.training.fingerprint import DATA, code_fingerprint, fingerprint

# Called about five times a second with the seconds gone and those of the last training.
Progress = Callable[[float, "float | None"], None]

PAUSE_S = 0.2
LAST_DURATION = ".last-duration"
CACHE_MB = 300


class TrainingError(Exception):
    """No model came out; the message ends with what the log said last."""


def model_file(settings: Settings) -> Path:
    """Where the model of the present data is, once it is trained."""
    return settings.models / f"parcours-{fingerprint(PROJECT)}.tar.gz"


def train(settings: Settings, *, progress: Progress = lambda elapsed, expected: None) -> Path:
    """The model of the present data, trained unless it is there.

    A second trainer waits for the first, then uses its model.

    Raises:
        TrainingError: the data cannot be trained on.
    """
    if (file := model_file(settings)).exists():
        return file
    settings.models.mkdir(parents=True, exist_ok=True)
    settings.logs.mkdir(parents=True, exist_ok=True)
    with (
        _alone(settings.models / ".lock", progress),
        TemporaryDirectory(prefix=".training-", dir=settings.models) as folder,
    ):
        # Of a copy: an edit meanwhile must not end up in a model under the name of another state.
        _copy_data(Path(folder))
        file = settings.models / f"parcours-{fingerprint(Path(folder), code=PROJECT)}.tar.gz"
        if not file.exists():
            _train(settings, Path(folder), progress).replace(file)
    return file


def _copy_data(folder: Path) -> None:
    for name in DATA:
        source, target = PROJECT / name, folder / name
        target.parent.mkdir(exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)


def _train(settings: Settings, folder: Path, progress: Progress) -> Path:
    duration = settings.models / LAST_DURATION
    expected = float(duration.read_text()) if duration.exists() else None
    log = settings.logs / "training.log"
    started = time.monotonic()
    with (
        log.open("wb") as output,
        leashed(
            _command(folder),
            env=os.environ | QUIET | _cache(settings),
            cwd=PROJECT,
            output=output,
        ) as process,
    ):
        while process.poll() is None:
            progress(time.monotonic() - started, expected)
            time.sleep(PAUSE_S)
    model = folder / "model.tar.gz"
    if process.returncode or not model.exists():
        raise TrainingError(f"Training failed; {log} ends with:\n{last_lines(log)}")
    duration.write_text(f"{time.monotonic() - started:.0f}")
    return model


def _command(folder: Path) -> list[str]:
    # `make test` validates the data; here that would read all of it twice.
    return rasa_command(
        *("train", "--skip-validation", "--config", str(folder / "config.yml")),
        *("--domain", str(folder / "domain.yml")),
        *("--data", str(folder / "data" / "nlu"), str(folder / "data" / "stories")),
        *("--out", str(folder), "--fixed-model-name", "model"),
    )


def _cache(settings: Settings) -> dict[str, str]:
    """Rasa's cache, so that a change in the stories does not train the classifiers again.

    Rasa tells code apart by the component's class alone: hence a folder for each state of it.
    """
    caches, present = settings.models / ".cache", code_fingerprint(PROJECT)
    for old in caches.glob("*"):
        if old.name != present:
            shutil.rmtree(old, ignore_errors=True)
    return {
        "RASA_CACHE_DIRECTORY": str(caches / present),
        "RASA_MAX_CACHE_SIZE": str(CACHE_MB),
    }


@contextmanager
def _alone(lock: Path, progress: Progress) -> Iterator[None]:
    """Until no other process trains."""
    started = time.monotonic()
    with lock.open("w") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                progress(time.monotonic() - started, None)
                time.sleep(PAUSE_S)
        yield
