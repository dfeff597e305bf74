"""What is wrong in a catalogue file, and where."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

Step = int | str


class CatalogueError(Exception):
    """A catalogue that cannot be used: the file, the line (from 1) and a plain sentence."""

    def __init__(self, file: Path, line: int, problem: str) -> None:
        self.file, self.line, self.problem = file, line, problem
        super().__init__(f"{file}:{line}: {problem}")


def error_at(file: Path, path: Iterable[Step], problem: str) -> CatalogueError:
    """The error at `path` in the file's data, as `("facts", 2, "topic")`."""
    return CatalogueError(file, line_of(file, path), problem)


def line_of(file: Path, path: Iterable[Step]) -> int:
    """The line of the deepest step of `path` that the file has."""
    try:
        node = YAML().compose(file)
    except (YAMLError, OSError):
        return 1
    line = 1
    for step in path:
        found = _child(node, step)
        if found is None:
            break
        line, node = found
    return line


def _child(node: Node, step: Step) -> tuple[int, Node] | None:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        item = node.value[step]
        return item.start_mark.line + 1, item
    return None
