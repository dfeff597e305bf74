from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.catalogue import Finding, check, load_catalogue
from bot.catalogue.findings import numbers

Edit = Callable[[str, str, str], Path]

BEFORE = datetime.date(2022, 1, 1)
AFTER = datetime.date(2023, 1, 1)


def findings(folder: Path, today: datetime.date = BEFORE) -> list[Finding]:
    return check(load_catalogue(folder), today)


def test_a_complete_catalogue_has_no_findings(folder: Path) -> None:
    assert findings(folder) == []


def test_an_expired_fact_is_found(folder: Path) -> None:
    (found,) = findings(folder, AFTER)
    assert (found.kind, found.entry, found.topic) == ("stale", "becode", "ask_duration")
    assert "2022-12-31" in str(found)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("unknown:\n  - {topic: ask_cost, ask: [vdab, forem]}\n", "", "unanswered"),
        ('    short: {fr: "7 mois", nl: "7 maanden"}\n', "", "no_short"),
        ('nl: "7 maanden."', 'nl: "7 mois."', "untranslated"),
        ("In 2020 duurde ze 7 maanden.", "In 2020 duurde ze 9 maanden.", "numbers_differ"),
        ('nl: "7 maanden"', f'nl: "7 maanden{" en meer" * 8}"', "too_long"),
        ("En 2020, elle", f"En 2020{', vraiment' * 25}, elle", "too_long"),
        ("BeCode-school", "De school van BeCode voor iedereen", "too_long"),
    ],
)
def test_what_staff_should_mend_is_found(edit: Edit, old: str, new: str, kind: str) -> None:
    assert [found.kind for found in findings(edit("becode.yml", old, new))] == [kind]


def test_a_fourth_fact_is_found(folder: Path, edit: Edit) -> None:
    content = (folder / "becode.yml").read_text(encoding="utf-8")
    fact = content[content.index("  - topic: ask_duration") : content.index("unknown:\n")]
    found = findings(edit("becode.yml", fact, fact * 4))
    assert [one.kind for one in found] == ["too_many_facts"]


def test_a_programme_need_not_list_what_is_unknown(edit: Edit) -> None:
    edit("becode.yml", "unknown:\n  - {topic: ask_cost, ask: [vdab, forem]}\n", "")
    assert findings(edit("becode.yml", "kind: school", "kind: programme")) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("200 000 €", ["200000"]),
        ("200.000 euro", ["200000"]),
        ("600\u202f000 à 800\u00a0000", ["600000", "800000"]),
        ("6,5 miljoen", ["5", "6"]),
        ("En 2018, 16 écoles", ["16", "2018"]),
        ("7 jours sur 7", ["7", "7"]),
    ],
)
def test_numbers_are_the_same_however_written(words: str, found: list[str]) -> None:
    assert sorted(numbers(words).elements()) == found
