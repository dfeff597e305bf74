"""Parts of the training data: an eighth holds the same kinds of messages as the whole."""

from __future__ import annotations

import math
import random
import shutil
from pathlib import Path

import yaml

from bench.blind import LANGUAGES, plain
from bot.settings import PROJECT

NLU = PROJECT / "data" / "nlu"
SEED = 7


def write_share(folder: Path, share: float, *, source: Path = NLU) -> None:
    """Put that share of the examples of each intent and language into `folder`.

    A smaller share is part of a larger one.
    """
    shutil.rmtree(folder, ignore_errors=True)
    for file in sorted(source.rglob("*.yml")):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        for block in content["nlu"]:
            if "intent" in block:
                lines = block["examples"].splitlines()
                random.Random(SEED).shuffle(lines)
                kept = lines[: math.ceil(len(lines) * share)]
                block["examples"] = "".join(f"{line}\n" for line in kept)
        target = folder / file.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def labelled(folder: Path) -> list[tuple[str, str, str]]:
    """Language, intent and text of every example in `folder`; a third language stands in both."""
    return [
        (language, block["intent"], plain(line.removeprefix("- "))[0])
        for file in sorted(folder.rglob("*.yml"))
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]
        for language in _languages(block.get("metadata", {}).get("language"))
        for line in block["examples"].splitlines()
    ]


def count(folder: Path) -> int:
    return sum(
        len(block.get("examples", "").splitlines())
        for file in folder.rglob("*.yml")
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]
    )


def _languages(language: str | None) -> tuple[str, ...]:
    return (language,) if language in LANGUAGES else LANGUAGES
