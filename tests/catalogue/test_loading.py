from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.catalogue import CatalogueError, Money, Quantity, load_catalogue

Edit = Callable[[str, str, str], Path]


def line_with(folder: Path, name: str, words: str) -> int:
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def failure(folder: Path) -> CatalogueError:
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    return caught.value


def test_the_small_catalogue_loads(folder: Path) -> None:
    assert list(load_catalogue(folder).schools) == ["becode"]


@pytest.mark.parametrize(
    ("name", "old", "new", "at", "problem"),
    [
        ("becode.yml", "kind: school", "kind: college", "kind: school", "'kind'"),
        ("becode.yml", "country: BE", "land: BE", "country: BE", "'land' is not a known key"),
        ("becode.yml", "unit: month", "unit: moon", "value:", "unit"),
        ("becode.yml", "{number: 7, unit: month}", "{size: 7}", "value:", "number, amount, place"),
        ("becode.yml", "[S1]\n    verified", "[]\n    verified", "sources:", "at least one"),
        ("becode.yml", "2022-12-31", "soon", "verified_until", "verified_until"),
        ("becode.yml", ', nl: "7 maanden"}', "}", "short:", "short.nl' is missing"),
        (
            "becode.yml",
            "{in: [job_seeker],",
            "{in: [retired],",
            "  - id:",
            "'retired' is no employment_status",
        ),
        (
            "becode.yml",
            "{in: [job_seeker], unclear: [inactive]}",
            "{between: [19, 39]}",
            "  - id:",
            "an age only",
        ),
        (
            "becode.yml",
            '    unknown: {fr: "On ne sait pas.", nl: "Dat is niet bekend."}\n',
            "",
            "  - id:",
            "need their words",
        ),
        ("places.yml", "latitude: 51.05", "latitude: 510.5", "latitude: 51.05", "'latitude'"),
        ("topics.yml", "kind: conversation", "kind: chat", "kind: conversation", "'kind'"),
        ("sources.yml", 'date: "2020"', "date: last year", "date:", "'date'"),
    ],
)
def test_what_the_schema_refuses_is_told_with_its_line(
    folder: Path, edit: Edit, name: str, old: str, new: str, at: str, problem: str
) -> None:
    line = line_with(folder, name, at)
    error = failure(edit(name, old, new))
    assert (error.file.name, error.line) == (name, line)
    assert problem in error.problem
    assert str(error).startswith(f"{error.file}:{error.line}: ")


@pytest.mark.parametrize(
    ("name", "old", "new", "at", "problem"),
    [
        ("becode.yml", "[gent, charleroi]", "[gent, brugge]", "campuses:", "no place 'brugge'"),
        ("becode.yml", "[gent, charleroi]", "[aalst]", "campuses:", "only near 'gent'"),
        ("becode.yml", "country: BE", "country: BE\npart_of: ghost", "name:", "no school 'ghost'"),
        (
            "becode.yml",
            "country: BE",
            "country: BE\npart_of: becode",
            "name:",
            "no school 'becode'",
        ),
        ("becode.yml", "ask: [vdab, forem]", "ask: [vdab, rva]", "- {topic", "no body 'rva'"),
        ("becode.yml", "[S1]\n    verified", "[S9]\n    verified", "sources:", "no source 'S9'"),
        (
            "becode.yml",
            "- topic: ask_duration",
            "- topic: ask_age",
            "- topic:",
            "no topic 'ask_age'",
        ),
        (
            "becode.yml",
            "- topic: ask_duration",
            "- topic: help",
            "- topic:",
            "'help' is no question",
        ),
        (
            "becode.yml",
            "{topic: ask_cost,",
            "{topic: ask_duration,",
            "- {topic",
            "both known and unknown",
        ),
        (
            "becode.yml",
            "{topic: ask_cost,",
            "{topic: check_eligibility,",
            "- {topic",
            "both known and unknown",
        ),
        ("topics.yml", "next: [ask_cost]", "next: [ask_age]", "next:", "no topic 'ask_age'"),
        (
            "topics.yml",
            "ask: [school, vdab,",
            "ask: [school, rva,",
            "ask: [school, vdab",
            "no body 'rva'",
        ),
        ("places.yml", "near: gent", "near: nowhere", "near:", "no place with a campus"),
        ("bodies.yml", "[wallonie]", "[walonie]", "[wallonie]", "no region 'walonie'"),
    ],
)
def test_what_points_at_nothing_is_told_with_its_line(
    folder: Path, edit: Edit, name: str, old: str, new: str, at: str, problem: str
) -> None:
    line = line_with(folder, name, at)
    error = failure(edit(name, old, new))
    assert (error.file.name, error.line) == (name, line)
    assert problem in error.problem


def test_what_is_not_yaml_is_told_with_its_line(edit: Edit) -> None:
    error = failure(edit("becode.yml", "aliases: [be code]", "aliases: [be code"))
    assert error.file.name == "becode.yml"
    assert abs(error.line - line_with(error.file.parent, "becode.yml", "aliases")) <= 1


def test_a_key_given_twice_is_refused(edit: Edit) -> None:
    error = failure(edit("becode.yml", "country: BE", "country: BE\ncountry: FR"))
    assert "duplicate" in error.problem
    assert error.line == line_with(error.file.parent, "becode.yml", "country: FR")


def test_a_missing_shared_file_is_named(folder: Path) -> None:
    (folder / "bodies.yml").unlink()
    error = failure(folder)
    assert (error.file.name, error.problem) == ("bodies.yml", "the file is missing")


def test_an_empty_file_is_named(folder: Path) -> None:
    (folder / "becode.yml").write_text("")
    assert failure(folder).file.name == "becode.yml"


def test_a_file_that_is_not_utf_8_is_named(folder: Path) -> None:
    (folder / "becode.yml").write_bytes("name: école".encode("latin-1"))
    assert failure(folder).file.name == "becode.yml"


def test_one_id_in_two_files_is_refused(folder: Path) -> None:
    (folder / "copy.yml").write_bytes((folder / "becode.yml").read_bytes())
    error = failure(folder)
    assert (error.file.name, error.line) == ("copy.yml", 1)
    assert "becode.yml" in error.problem


def test_one_name_for_two_schools_is_refused_whatever_its_accents(folder: Path) -> None:
    twin = (folder / "becode.yml").read_text(encoding="utf-8")
    twin = twin.replace("id: becode\n", "id: twin\n")
    twin = twin.replace("BeCode", "Twin").replace("[be code]", "[Bé Code]")
    (folder / "twin.yml").write_text(twin, encoding="utf-8")
    error = failure(folder)
    assert (error.file.name, error.problem) == ("twin.yml", "'Bé Code' also names 'becode'")


def test_values_keep_their_kind(edit: Edit) -> None:
    fact = load_catalogue(edit("becode.yml", "{number: 7, unit: month}", "{amount: 0}"))
    assert fact.facts("becode", "ask_duration")[0].value == Money(amount=0)


def test_entries_cannot_be_changed(folder: Path) -> None:
    fact = load_catalogue(folder).facts("becode", "ask_duration")[0]
    assert fact.value == Quantity(number=7, unit="month")
    with pytest.raises(TypeError):
        fact.fr = "autre"


def test_the_version_follows_the_content(folder: Path, edit: Edit) -> None:
    before = load_catalogue(folder).version
    assert load_catalogue(folder).version == before
    edit("becode.yml", '"7 mois."', '"7 mois !"')
    assert load_catalogue(folder).version != before
