"""Rasa without TensorFlow, as long as nothing in `config.yml` learns with it.

Rasa imports TensorFlow in the base classes of its extractors and policies, whatever the
configuration: 440 MB of memory and 6 s of every start, for components that are not there.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from bot.settings import PROJECT

PACKAGES = frozenset({"tensorflow", "tensorflow_addons", "tensorflow_hub", "keras"})
LEARN_WITH_IT = frozenset(
    {
        "DIETClassifier",
        "ResponseSelector",
        "LanguageModelFeaturizer",
        "ConveRTFeaturizer",
        "TEDPolicy",
        "UnexpecTEDIntentPolicy",
    }
)


def leave_out_unneeded(config: Path = PROJECT / "config.yml") -> None:
    """Call before Rasa is imported."""
    parts = yaml.safe_load(config.read_text(encoding="utf-8"))
    used = {part["name"] for key in ("pipeline", "policies") for part in parts.get(key) or []}
    if not used & LEARN_WITH_IT:
        sys.meta_path.insert(0, _Finder())


class _Finder(MetaPathFinder, Loader):
    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        left_out = name.partition(".")[0] in PACKAGES
        return ModuleSpec(name, self, is_package=True) if left_out else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _LeftOut(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        pass


class _LeftOut(ModuleType):
    """Stands for anything of TensorFlow that Rasa names while it is imported."""

    def __getattr__(self, name: str) -> _LeftOut:
        if name.startswith("__"):
            raise AttributeError(name)
        return _LeftOut(f"{self.__name__}.{name}")

    def __call__(self, *_: Any, **__: Any) -> _LeftOut:
        # As a decorator.
        return self

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        # As a base class.
        return ()

    def __getitem__(self, _: Any) -> _LeftOut:
        # As a type with arguments.
        return self
