"""Through the real system, by keyboard alone: an advisory check, and an interview booked."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import NamedTuple

import pytest
from icalendar import Calendar
from playwright.sync_api import Locator, expect

from tests.conversations.booking.applicants import NAME, told
from tests.conversations.booking.conftest import office  # noqa: F401
from tests.widget.conftest import DESKTOP, PHONE
from tests.widget.widget import Widget

# Browser, Rasa and database may have to share one core.
PATIENCE_MS = 30_000
TABS_AT_MOST = 60


class Talk(NamedTuple):
    """What is said, chosen and heard on the page of one language."""

    language: str
    path: str
    who: str
    school: str
    for_me: str
    seeking: str
    no_diploma: str
    no_town: str
    advisory: str
    book: str
    city: str
    whose: str
    contact: str
    agree: str
    read_back: str
    confirm: str
    booked: str
    save: str
    by_age: str
    age: str


FRENCH = Talk(
    language="fr",
    path="/",
    who="Qui peut s'inscrire ?",
    school="École IA BeCode",
    for_me="Est-ce pour moi ?",
    seeking="Je cherche un emploi",
    no_diploma="Aucun diplôme",
    no_town="Je préfère ne pas dire",
    advisory="C'est une information, pas une décision",
    book="Prendre rendez-vous",
    city="Gand",
    whose="À quel nom ?",
    contact="Comment vous joindre ?",
    agree="Oui, d'accord",
    read_back="Je relis",
    confirm="Oui, confirmer",
    booked="C'est réservé",
    save="Ajouter à mon agenda",
    by_age="Vérifiez si je suis éligible à l'école de Castelnau",
    age="Quel âge avez-vous ?",
)
DUTCH = Talk(
    language="nl",
    path="/nl",
    who="Wie mag meedoen?",
    school="AI-school BeCode",
    for_me="Is dit iets voor mij?",
    seeking="Ik zoek werk",
    no_diploma="Geen diploma",
    no_town="Dat zeg ik liever niet",
    advisory="Dit is informatie, geen beslissing",
    book="Afspraak maken",
    city="Gent",
    whose="Op welke naam?",
    contact="Hoe kan de school je bereiken?",
    agree="Ja, akkoord",
    read_back="Ik lees voor",
    confirm="Ja, bevestigen",
    booked="Het is geboekt",
    save="In mijn agenda zetten",
    by_age="Check of ik in aanmerking kom voor Castelnau",
    age="Hoe oud ben je?",
)
TALKS = [pytest.param(FRENCH, id="French"), pytest.param(DUTCH, id="Dutch")]
SIZES = [
    pytest.param({"viewport": DESKTOP}, id="desktop"),
    pytest.param({"viewport": PHONE}, id="phone"),
]


class Typist:
    """Somebody who has only keys, and sees what has the focus."""

    def __init__(self, widget: Widget) -> None:
        self.widget = widget
        self.press = widget.page.keyboard.press
        self.activate(widget.launcher, "Tab")
        expect(widget.messages.first).to_be_visible(timeout=PATIENCE_MS)
        self._wait_for_the_answer()

    def type(self, text: str) -> None:
        expect(self.widget.input).to_be_focused()
        self.widget.page.keyboard.type(text)
        self.press("Enter")
        self._said(text)

    def choose(self, title: str) -> None:
        self.activate(self.widget.choice(title))
        self._said(title)
        expect(self.widget.input).to_be_focused()

    def activate(self, button: Locator, key: str = "Shift+Tab") -> None:
        expect(button).to_be_visible()
        for _ in range(TABS_AT_MOST):
            self.press(key)
            if button.evaluate("(button) => button === button.getRootNode().activeElement"):
                break
        expect(button).to_be_focused()
        expect(button).to_be_in_viewport(ratio=1)
        self.press("Enter")

    def hears(self, words: str) -> None:
        expect(self.widget.log).to_contain_text(words, timeout=PATIENCE_MS)

    def _said(self, words: str) -> None:
        expect(self.widget.last("user")).to_contain_text(words)
        self._wait_for_the_answer()

    def _wait_for_the_answer(self) -> None:
        expect(self.widget.status).to_be_empty(timeout=PATIENCE_MS)
        expect(self.widget.page.locator(".unsent")).to_have_count(0)


@pytest.fixture
def at(browse, system):
    return lambda path: browse(system.url + path)


@pytest.mark.parametrize("looks", SIZES)
@pytest.mark.parametrize("talk", TALKS)
def test_from_who_may_apply_to_an_interview_in_the_calendar_by_keyboard_alone(at, office, talk):  # noqa: F811
    slot = office.free("gent")[0]
    email = f"p{uuid.uuid4().hex[:10]}@example.org"
    person = Typist(at(talk.path))
    person.choose(talk.who)
    person.choose(talk.school)
    person.choose(talk.for_me)
    person.choose(talk.seeking)
    person.choose(talk.no_diploma)
    person.choose(talk.no_town)
    person.hears(talk.advisory)
    person.choose(talk.book)
    person.choose(talk.city)
    assert person.widget.axe() == []
    person.choose(told(slot, talk.language))
    person.hears(talk.whose)
    person.type(NAME)
    person.hears(talk.contact)
    person.type(email)
    person.choose(talk.agree)
    person.hears(talk.read_back)
    assert office.appointments(email) == []
    person.choose(talk.confirm)
    person.hears(talk.booked)
    booked = office.only_appointment(email)
    assert (booked["slot_id"], booked["language"]) == (slot.id, talk.language)
    assert booked["reference"] in person.widget.last().inner_text()
    assert person.widget.axe() == []
    with person.widget.page.expect_download() as saving:
        person.activate(person.widget.button(talk.save))
    (event,) = Calendar.from_ical(Path(saving.value.path()).read_bytes()).walk("VEVENT")
    assert event.decoded("dtstart") == slot.start
    person.widget.page.reload()
    expect(person.widget.button(talk.save)).to_be_visible(timeout=PATIENCE_MS)


@pytest.mark.parametrize("talk", TALKS)
def test_a_check_with_a_typed_age_is_all_there_after_a_reload(at, talk):
    person = Typist(at(talk.path))
    person.type(talk.by_age)
    person.choose(talk.seeking)
    person.hears(talk.age)
    person.type("27")
    person.choose(talk.no_town)
    person.hears(talk.advisory)
    widget = person.widget
    said = widget.messages.all_text_contents()
    widget.page.reload()
    expect(widget.messages).to_have_count(len(said), timeout=PATIENCE_MS)
    assert widget.messages.all_text_contents() == said
    languages = widget.messages.evaluate_all("(messages) => messages.map(({lang}) => lang)")
    assert set(languages) == {talk.language}


def test_what_is_said_while_the_action_server_is_down_is_answered_when_it_is_back(
    at,
    system,
    office,  # noqa: F811
):
    person = Typist(at(FRENCH.path))
    person.type("Je voudrais un entretien chez BeCode à Gand")
    slot = told(office.free("gent")[0], "fr")
    system.servers.kill("actions")
    try:
        person.activate(person.widget.choice(slot))
        expect(person.widget.last()).to_contain_text("Désolé", timeout=PATIENCE_MS)
    finally:
        system.servers.start("actions")
    person.hears(FRENCH.whose)
    expect(person.widget.page.locator(".unsent, .trouble")).to_have_count(0)
    expect(person.widget.page.locator(".message.user", has_text=slot)).to_have_count(1)


def test_an_answer_has_its_source_once_and_a_switch_goes_on_in_the_other_language(at):
    widget = at("/").open()
    widget.say("Combien coûte la formation BeCode ?")
    summary = widget.last().locator("summary")
    expect(summary).to_be_visible(timeout=PATIENCE_MS)
    assert "Source :" not in widget.last().inner_text()
    summary.click()
    expect(widget.last().locator("details li").first).to_contain_text("20")
    widget.button("Nederlands").click()
    expect(widget.last()).to_have_attribute("lang", "nl", timeout=PATIENCE_MS)
    expect(widget.button("Versturen")).to_be_visible()
    widget.menu("Een mens spreken")
    expect(widget.last()).to_contain_text("mens", timeout=PATIENCE_MS)
