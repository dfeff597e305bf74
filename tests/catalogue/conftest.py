from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.catalogue import Catalogue, load_catalogue

DATA = Path(__file__).parents[2] / "data" / "catalogue"

SMALL = {
    "sources.yml": """\
sources:
  S1:
    title: {fr: "Un article", nl: "Een artikel"}
    date: "2020"
    when: {fr: "2020", nl: "2020"}
""",
    "words.yml": """\
words:
  others: {fr: "D'autres", nl: "Andere"}
""",
    "bodies.yml": """\
bodies:
  school:
    name: {fr: "l'école", nl: "de school"}
  vdab:
    name: {fr: "le VDAB", nl: "VDAB"}
    country: BE
    regions: [vlaanderen]
  forem:
    name: {fr: "le Forem", nl: "Forem"}
    country: BE
    regions: [wallonie]
  travail:
    name: {fr: "France Travail", nl: "France Travail (FR)"}
    country: FR
""",
    "topics.yml": """\
topics:
  ask_duration:
    kind: question
    label: {fr: "Combien de temps ?", nl: "Hoelang?"}
    question: {fr: "Combien de temps dure-t-elle ?", nl: "Hoelang duurt ze?"}
    next: [ask_cost]
    ask: [school]
  ask_cost:
    kind: question
    label: {fr: "Gratuit ?", nl: "Gratis?"}
    question: {fr: "Combien coûte-t-elle ?", nl: "Hoeveel kost ze?"}
    ask: [school, vdab, forem, travail]
  check_eligibility:
    kind: question
    label: {fr: "Pour moi ?", nl: "Voor mij?"}
    question: {fr: "Est-elle pour vous ?", nl: "Is ze voor jou?"}
    ask: [school]
  help:
    kind: conversation
    label: {fr: "Aide", nl: "Hulp"}
    question: {fr: "De l'aide ?", nl: "Hulp nodig?"}
""",
    "places.yml": """\
places:
  gent:
    name: {fr: "Gand", nl: "Gent"}
    country: BE
    region: vlaanderen
    latitude: 51.05
    longitude: 3.7167
    timezone: Europe/Brussels
  charleroi:
    name: {fr: "Charleroi", nl: "Charleroi"}
    country: BE
    region: wallonie
    latitude: 50.4114
    longitude: 4.4445
    timezone: Europe/Brussels
  aalst:
    name: {fr: "Alost", nl: "Aalst"}
    country: BE
    region: vlaanderen
    latitude: 50.936
    longitude: 4.0355
    timezone: Europe/Brussels
    near: gent
""",
    "becode.yml": """\
id: becode
kind: school
country: BE
name: {fr: "l'école BeCode", nl: "de school BeCode"}
label: {fr: "École BeCode", nl: "BeCode-school"}
aliases: [be code]
campuses: [gent, charleroi]
facts:
  - topic: ask_duration
    value: {number: 7, unit: month}
    fr: "En 2020, elle durait 7 mois."
    nl: "In 2020 duurde ze 7 maanden."
    simple: {fr: "7 mois.", nl: "7 maanden."}
    short: {fr: "7 mois", nl: "7 maanden"}
    sources: [S1]
    verified_until: 2022-12-31
unknown:
  - {topic: ask_cost, ask: [vdab, forem]}
criteria:
  - id: becode-job-seekers
    kind: condition
    question: employment_status
    test: {in: [job_seeker], unclear: [inactive]}
    met: {fr: "Cela semble correspondre.", nl: "Dat lijkt te kloppen."}
    not_met: {fr: "À confirmer.", nl: "Te bevestigen."}
    unknown: {fr: "On ne sait pas.", nl: "Dat is niet bekend."}
    why: {fr: "Elle vise les demandeurs d'emploi.", nl: "Ze mikt op werkzoekenden."}
    sources: [S1]
""",
}

Edit = Callable[[str, str, str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in SMALL.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Replaces words in a file of the small catalogue; they must be there."""

    def replace(name: str, old: str, new: str) -> Path:
        content = (folder / name).read_text(encoding="utf-8")
        assert content.count(old) == 1, f"{old!r} is {content.count(old)} times in {name}"
        (folder / name).write_text(content.replace(old, new), encoding="utf-8")
        return folder

    return replace


@pytest.fixture
def small(folder: Path) -> Catalogue:
    return load_catalogue(folder)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(DATA)
