"""A share of the data holds every intent and language."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.shares import count, labelled, write_share

EXAMPLES = """\
version: "3.1"
nlu:
- intent: {intent}
  metadata: {{language: {language}}}
  examples: |
{lines}
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for language in ("fr", "nl", "other"):
        lines = "\n".join(f"    - {language} [Gent](city) {number}" for number in range(16))
        file = tmp_path / "all" / language / "inform.yml"
        file.parent.mkdir(parents=True)
        file.write_text(EXAMPLES.format(intent="inform", language=language, lines=lines))
    return tmp_path / "all"


def test_a_share_is_taken_of_each_file(data: Path, tmp_path: Path) -> None:
    write_share(tmp_path / "eighth", 1 / 8, source=data)
    assert count(data) == 48
    assert count(tmp_path / "eighth") == 6
    assert count(tmp_path / "eighth" / "nl") == 2


def test_a_smaller_share_is_part_of_a_larger_one(data: Path, tmp_path: Path) -> None:
    for share in (1 / 8, 1 / 4):
        write_share(tmp_path / str(share), share, source=data)
    assert set(labelled(tmp_path / "0.125")) < set(labelled(tmp_path / "0.25"))


def test_a_third_language_is_taught_in_both(data: Path, tmp_path: Path) -> None:
    write_share(tmp_path / "eighth", 1 / 8, source=data)
    told = labelled(tmp_path / "eighth")
    assert sorted({language for language, _, text in told if text.startswith("other")}) == [
        "fr",
        "nl",
    ]
    assert all(text.split()[1] == "Gent" for _, _, text in told)
