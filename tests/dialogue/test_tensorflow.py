"""Each in a process of its own: what is imported once stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.processes import QUIET
from bot.settings import PROJECT

PROGRAM = """
import sys
from pathlib import Path
from bot.dialogue.tensorflow import leave_out_unneeded
leave_out_unneeded(Path(sys.argv[1]))
import rasa.core.agent, rasa.engine.recipes.default_components
import tensorflow
print(hasattr(tensorflow, "__version__"))
"""


def has_tensorflow(config: Path) -> bool:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(config)],
        cwd=PROJECT,
        env=QUIET,
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.strip() == "True"


def test_rasa_runs_without_it_as_configured() -> None:
    assert not has_tensorflow(PROJECT / "config.yml")


@pytest.mark.parametrize(
    "part", ["pipeline: [{name: DIETClassifier}]", "policies: [{name: TEDPolicy}]"]
)
def test_what_learns_with_it_has_it(part: str, tmp_path: Path) -> None:
    config = tmp_path / "config.yml"
    config.write_text(f"recipe: default.v1\nlanguage: fr\n{part}\n")
    assert has_tensorflow(config)
