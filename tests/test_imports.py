"""Imports point inwards: the core knows neither Rasa nor a web framework."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from bot.settings import PROJECT

EDGES = (
    "nlu",
    "dialogue",
    "gateway",
    "console",
    "training",
    "staff",
    "commands",
    "cli.py",
    "processes.py",
    "__main__.py",
)
OUTSIDE = ("rasa", "rasa_sdk", "starlette", "uvicorn", "sanic", "fastapi", "typer")
CORE = sorted(
    path
    for path in (PROJECT / "bot").rglob("*.py")
    if path.relative_to(PROJECT / "bot").parts[0] not in EDGES
)


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(PROJECT)))
def test_the_core_imports_no_edge(path):
    outside = {name for name in imported(path) if name.split(".")[0] in OUTSIDE}
    edges = {f"bot.{Path(edge).stem}" for edge in EDGES}
    inwards = {name for name in imported(path) if any(name.startswith(edge) for edge in edges)}
    assert not outside | inwards
