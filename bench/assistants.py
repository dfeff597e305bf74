"""Parcours and what one could take instead: how each is trained and read, on the same data."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.accuracy import all_texts, marked_neutral, scores, unseen
from bench.blind import LANGUAGES, OUT_OF_SCOPE, neutral_messages
from bench.scoring import Figure, Reading
from bench.shares import count, labelled
from bench.times import Times, times_of
from bot.processes import QUIET, last_lines
from bot.settings import PROJECT

HERE = Path(__file__).parent
# Components whose training takes as many epochs as one has patience for.
PATIENT = ("DIETClassifier", "ResponseSelector", "TEDPolicy", "UnexpecTEDIntentPolicy")
NOT_KNOWN = "None"
WARM_UP = 30


class MeasuringFailed(Exception):
    """A part of the measuring ended badly; the message ends with what its log said last."""


@dataclass(frozen=True)
class Assistant:
    """`config` is Rasa's configuration of it; nlp.js has none.

    Args:
        rasa: the module that is Rasa's command for it.
    """

    name: str
    title: str
    config: Path | None
    rasa: str = "rasa"

    @property
    def learns_in_epochs(self) -> bool:
        return self.config is not None and bool(_patient(_read(self.config)))


PARCOURS = Assistant("parcours", "Parcours", PROJECT / "config.yml", rasa="bot.dialogue")
DEFAULT = Assistant("rasa_default", "Rasa, default (DIET)", HERE / "peers" / "default.yml")
LOGISTIC = Assistant("rasa_logistic", "Rasa, logistic regression", HERE / "peers" / "logistic.yml")
NLPJS = Assistant("nlpjs", "nlp.js 4.27", None)
ASSISTANTS = (PARCOURS, DEFAULT, LOGISTIC, NLPJS)


@dataclass(frozen=True)
class Understanding:
    """What an assistant trained on a share of the data makes of the blind sets.

    Args:
        scores: figures by language and name; of nlp.js none about entities and language marks.
        neutral_marked: neutral messages given a language; None where none is ever given.
        parsing: of one message, all that the assistant does to understand it.
        memory: of the process that reads (RSS), in bytes.
    """

    assistant: str
    share: float
    examples: int
    epochs: int | None
    training_s: float
    parsing: Times
    scores: dict[str, dict[str, Figure]]
    neutral_marked: int | None
    model_bytes: int
    memory: int


def understand(
    assistant: Assistant, data: Path, share: float, folder: Path, *, epochs: int, rounds: int
) -> Understanding:
    """Train `assistant` on the examples in `data`, and read the blind sets `rounds` times.

    A Rasa model is left as `folder/model.tar.gz`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if assistant.config is None:
        return _understand_nlpjs(data, share, folder, rounds)
    config = _write_config(_read(assistant.config), folder, epochs)
    began = time.monotonic()
    _run(_train(assistant.rasa, config, data, folder), folder / "training.log")
    training_s = time.monotonic() - began
    result = folder / "read.pickle"
    model = folder / "model.tar.gz"
    reader = [sys.executable, "-m", "bench", "read", str(model), str(result), str(rounds)]
    _run([*reader, *(["--ours"] if assistant is PARCOURS else [])], folder / "reading.log")
    # Written by our own process a moment ago.
    readings, seconds, memory = pickle.loads(result.read_bytes())
    marks = any(reading.language for reading in readings)
    return Understanding(
        assistant=assistant.name,
        share=share,
        examples=count(data),
        epochs=epochs if assistant.learns_in_epochs else None,
        training_s=round(training_s, 1),
        parsing=times_of(seconds),
        scores=scores(readings),
        neutral_marked=len(marked_neutral(readings)) if marks else None,
        model_bytes=model.stat().st_size,
        memory=memory,
    )


def _read(config: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(config.read_text(encoding="utf-8")))


def _patient(config: dict[str, Any]) -> list[dict[str, Any]]:
    return [part for part in config["pipeline"] + config["policies"] if part["name"] in PATIENT]


def _write_config(config: dict[str, Any], folder: Path, epochs: int | None) -> Path:
    for part in _patient(config):
        part["epochs"] = epochs
    target = folder / "config.yml"
    target.write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    return target


def _train(rasa: str, config: Path, data: Path, folder: Path) -> list[str]:
    return [
        *(sys.executable, "-m", rasa, "train", "--skip-validation", "--config", str(config)),
        *("--domain", "domain.yml", "--data", str(data), "data/stories"),
        *("--out", str(folder), "--fixed-model-name", "model"),
    ]


def _run(command: list[str], log: Path, **given: Any) -> None:
    # Without Rasa's cache: nothing may have been trained before.
    environment = os.environ | QUIET | {"RASA_MAX_CACHE_SIZE": "0"}
    with log.open("wb") as output:
        done = subprocess.run(
            command, cwd=PROJECT, env=environment, stdout=output, stderr=subprocess.STDOUT, **given
        )
    if done.returncode:
        raise MeasuringFailed(f"{' '.join(command[:4])} ... failed; {log}:\n{last_lines(log)}")


def _understand_nlpjs(data: Path, share: float, folder: Path, rounds: int) -> Understanding:
    install_nlpjs()
    told = [
        *((e.language, e.text) for language in LANGUAGES for e in unseen(language)),
        # It must be told some language for each.
        *(("fr", text) for text in neutral_messages()),
    ]
    asked = {"training": labelled(data), "messages": told, "rounds": rounds}
    result = folder / "nlpjs.json"
    command = ["node", str(HERE / "nlpjs" / "measure.mjs"), str(result)]
    _run(command, folder / "nlpjs.log", input=json.dumps(asked).encode())
    found = json.loads(result.read_text(encoding="utf-8"))
    return Understanding(
        assistant=NLPJS.name,
        share=share,
        examples=count(data),
        epochs=None,
        training_s=round(found["trained"], 1),
        parsing=times_of(found["times"]),
        scores=_without_spans(scores([_nlpjs_reading(each) for each in found["readings"]])),
        neutral_marked=None,
        model_bytes=found["bytes"],
        memory=found["memory"],
    )


def _nlpjs_reading(found: dict[str, Any]) -> Reading:
    """Its "None" is what we call out of scope."""
    ranking = ((OUT_OF_SCOPE if n == NOT_KNOWN else n, score) for n, score in found["ranking"])
    return Reading(tuple(ranking), unsure=found["intent"] == NOT_KNOWN)


def _without_spans(by_language: dict[str, dict[str, Figure]]) -> dict[str, dict[str, Figure]]:
    """Less the F1 of spans that it was never shown."""
    none = Figure(*[float("nan")] * 3)
    return {language: {**figures, "entity_f1": none} for language, figures in by_language.items()}


def install_nlpjs() -> None:
    """nlp.js as the lock file has it, unless it is there.

    Raises:
        MeasuringFailed: there is no npm, or it could not install.
    """
    folder = HERE / "nlpjs"
    if (folder / "node_modules").exists():
        return
    npm = shutil.which("npm")
    if npm is None:
        raise MeasuringFailed("nlp.js needs Node.js with npm, which is not installed.")
    done = subprocess.run(
        [npm, "ci", "--omit=dev", "--silent"], cwd=folder, capture_output=True, text=True
    )
    if done.returncode:
        raise MeasuringFailed(f"npm could not install nlp.js: {done.stderr.strip()}")


def write_readings(model: Path, result: Path, rounds: int) -> None:
    """Read the blind sets with `model` in this process, for `understand`."""
    from bench.nlu import Reader

    reader, texts = Reader(model), all_texts()
    # What is loaded at the first use is start-up, not parsing.
    reader.read(texts[:WARM_UP])
    seconds: list[float] = []
    for _ in range(rounds):
        read = reader.read(texts)
        seconds += read.seconds
    result.write_bytes(pickle.dumps((read.readings, seconds, _own_memory())))


def _own_memory() -> int:
    listed = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(os.getpid())], capture_output=True, text=True, check=True
    )
    return int(listed.stdout) * 1024
