from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.catalogue import CatalogueError, CatalogueReader

Edit = Callable[[str, str, str], Path]


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def reader(folder: Path, clock: Clock) -> CatalogueReader:
    return CatalogueReader(folder, clock=clock)


def words(reader: CatalogueReader) -> str:
    return reader.current().facts("becode", "ask_duration")[0].fr


def test_an_unchanged_folder_is_read_once(reader: CatalogueReader, clock: Clock) -> None:
    first = reader.current()
    clock.now += 10
    assert reader.current() is first


def test_a_change_is_seen_a_second_later(reader: CatalogueReader, clock: Clock, edit: Edit) -> None:
    reader.current()
    edit("becode.yml", "En 2020, elle durait", "En 2020, elle prenait")
    assert "durait" in words(reader)
    clock.now += 1
    assert "prenait" in words(reader)


def test_a_change_of_the_same_size_is_seen(
    reader: CatalogueReader, clock: Clock, folder: Path, edit: Edit
) -> None:
    reader.current()
    edit("becode.yml", "En 2020, elle durait 7", "En 2020, elle durait 9")
    os.utime(folder / "becode.yml", (5_000_000_000, 5_000_000_000))
    clock.now += 1
    assert "9 mois" in words(reader)


def test_a_new_and_a_removed_file_are_seen(
    reader: CatalogueReader, clock: Clock, folder: Path
) -> None:
    assert list(reader.current().schools) == ["becode"]
    (folder / "becode.yml").rename(folder / "other.yml")
    content = (folder / "other.yml").read_text(encoding="utf-8")
    (folder / "other.yml").write_text(content.replace("id: becode\n", "id: other\n"))
    clock.now += 1
    assert list(reader.current().schools) == ["other"]


def test_a_wrong_change_keeps_the_last_good_one_and_warns_once(
    reader: CatalogueReader, clock: Clock, edit: Edit, caplog: pytest.LogCaptureFixture
) -> None:
    good = reader.current()
    edit("becode.yml", "kind: school", "kind: college")
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            clock.now += 1
            assert reader.current() is good
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "becode.yml:2" in caplog.text
    edit("becode.yml", "kind: college", "kind: school")
    clock.now += 1
    assert reader.current().version == good.version


def test_a_folder_wrong_from_the_start_is_an_error(folder: Path, edit: Edit) -> None:
    edit("becode.yml", "kind: school", "kind: college")
    with pytest.raises(CatalogueError):
        CatalogueReader(folder).current()
