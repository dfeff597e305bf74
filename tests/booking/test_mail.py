from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from jinja2 import UndefinedError

from bot.booking.mail import Letter
from bot.booking.outbox import Kind
from tests.booking.post import TEMPLATES, letters
from tests.booking.test_calendar import appointment, slot

UTC = timezone.utc
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
START = datetime(2026, 3, 31, 12, 30, tzinfo=UTC)  # 14:30 in Ghent
KINDS: tuple[Kind, ...] = (
    "confirmation",
    "change",
    "cancellation",
    "reminder_2",
    "reminder_1",
    "offer",
)


def write(kind: Kind, language: str = "fr", **values: Any) -> EmailMessage:
    status = "cancelled" if kind == "cancellation" else "booked"
    person = appointment(START, language=language, status=status, name="Zoé d'Hooghe")
    now = values.pop("now", NOW)
    letter = {
        "kind": kind,
        "person": person,
        "slot": person.slot,
        "previous": slot(START - timedelta(days=1)) if kind == "change" else None,
        "until": NOW + timedelta(days=1),
        "message_id": "0c6f",
    } | values
    written = letters().write(Letter(**letter), now=now)
    sent = message_from_bytes(bytes(written), policy=default)
    assert isinstance(sent, EmailMessage)
    return sent


def body(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_a_confirmation_says_all_there_is_to_know_in_french() -> None:
    message = write("confirmation", "fr")
    assert message["Subject"] == "Votre entretien du mardi 31 mars 2026"
    text = body(message)
    for part in ("Bonjour Zoé d'Hooghe,", "BeCode", "Gand", "14 h 30", "P-7K3M9Q", "Avec : An"):
        assert part in text
    assert "France Travail, VDAB" in text


def test_a_confirmation_says_all_there_is_to_know_in_dutch() -> None:
    message = write("confirmation", "nl")
    assert message["Subject"] == "Je gesprek op dinsdag 31 maart 2026"
    text = body(message)
    for part in ("Dag Zoé d'Hooghe,", "BeCode", "Gent", "14.30 uur", "P-7K3M9Q", "Met: An"):
        assert part in text


@pytest.mark.parametrize(
    ("language", "other", "said"), [("fr", "nl", "en néerlandais"), ("nl", "fr", "in het Frans")]
)
def test_an_interview_in_the_other_language_is_said_to_be_so(
    language: str, other: str, said: str
) -> None:
    for spoken, expected in ((other, True), (language, False), ("both", False)):
        message = write("confirmation", language, slot=replace(slot(START), language=spoken))
        assert (said in body(message)) is expected


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_can_be_written_and_is_tidy(kind: Kind, language: str) -> None:
    message = write(kind, language)
    assert message["Content-Language"] == language
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == "<0c6f@school.example>"
    assert message["To"].addresses[0].addr_spec == "zoe@example.org"
    text = body(message).replace("\r\n", "\n")
    assert "P-7K3M9Q\n\n" in text
    assert "\n\n\n" not in text and not re.search(r"[{}]|None|[ \t]\n", text)
    assert text.startswith(("Bonjour ", "Dag "))
    assert all(len(sentence.split()) <= 20 for sentence in re.split(r"[.?!:\n]", text))


@pytest.mark.parametrize("kind", KINDS)
def test_french_says_vous_and_dutch_says_je(kind: Kind) -> None:
    assert not re.search(r"\b(tu|toi|ton|ta|tes)\b", body(write(kind, "fr")))
    assert not re.search(r"\b(u|uw|gij)\b", body(write(kind, "nl")))


def test_both_languages_have_the_same_letters_with_the_same_values() -> None:
    def values(file: Path) -> set[str]:
        text = " ".join(re.findall(r"{[{%].*?[%}]}", file.read_text(encoding="utf-8")))
        return set(
            re.findall(r"\b(?:slot\.\w+|previous|reference|name|school|place|until)\b", text)
        )

    french = {file.name.split(".")[0]: file for file in TEMPLATES.glob("*.fr.txt")}
    dutch = {file.name.split(".")[0]: file for file in TEMPLATES.glob("*.nl.txt")}
    assert set(french) == set(dutch)
    for name in french:
        assert values(french[name]) == values(dutch[name]), name


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize(
    ("kind", "method"),
    [("confirmation", "REQUEST"), ("change", "REQUEST"), ("cancellation", "CANCEL")],
)
def test_the_calendar_is_in_the_letter_and_beside_it(
    kind: Kind, method: str, language: str
) -> None:
    message = write(kind, language)
    inside = message.get_body(("calendar",))
    assert inside is not None and inside.get_param("method") == method
    (beside,) = message.iter_attachments()
    assert beside.get_filename() == "parcours.ics"
    for content in (inside.get_content().encode(), beside.get_content()):
        calendar = Calendar.from_ical(content)
        assert calendar["method"] == method
        event: Any
        (event,) = calendar.walk("VEVENT")
        assert event["dtstart"].dt.astimezone(UTC) == START
        assert "BeCode" in event["summary"] and "P-7K3M9Q" in event["description"]


@pytest.mark.parametrize("kind", ["reminder_2", "reminder_1", "offer"])
def test_other_letters_carry_no_calendar(kind: Kind) -> None:
    assert [part.get_content_type() for part in write(kind).walk()] == ["text/plain"]


def test_a_change_names_the_time_that_no_longer_counts() -> None:
    assert "lundi 30 mars 2026" in body(write("change", "fr"))
    assert "maandag 30 maart 2026" in body(write("change", "nl"))


@pytest.mark.parametrize(
    ("sent", "french", "dutch"),
    [
        (START - timedelta(days=2), "dans deux jours", "over twee dagen"),
        (START - timedelta(days=1), "demain", "morgen"),
        (START - timedelta(hours=13), "aujourd'hui", "vandaag"),  # late: past midnight in Ghent
    ],
)
def test_a_reminder_says_how_far_it_is_when_it_is_sent(
    sent: datetime, french: str, dutch: str
) -> None:
    assert f"est {french}." in body(write("reminder_1", "fr", now=sent))
    assert f"is {dutch}." in body(write("reminder_1", "nl", now=sent))
    assert write("reminder_2", "nl", now=sent)["Subject"] == f"Herinnering: je gesprek {dutch}"


def test_an_offer_says_until_when_on_the_clock_of_the_campus() -> None:
    assert "jusqu'au mardi 3 mars 2026 à 10 h." in body(write("offer", "fr"))
    assert "tot dinsdag 3 maart 2026 om 10 uur." in body(write("offer", "nl"))


def test_a_video_interview_gives_the_link_and_no_place() -> None:
    video = slot(START, mode="video", location="https://meet.example/x", interviewer="")
    text = body(write("confirmation", "fr", slot=video))
    assert "Par vidéo : https://meet.example/x" in text
    assert "Lieu" not in text and "Avec" not in text


@pytest.mark.parametrize(
    "name", ["Zoé\r\nBcc: evil@example.org", 'A "B" <c@example.org>', "{{ 7 * 7 }}", "O'Neil, J."]
)
def test_a_name_stays_a_name(name: str) -> None:
    person = appointment(START, name=" ".join(name.split()))
    message = write("confirmation", person=person)
    assert [each.addr_spec for each in message["To"].addresses] == ["zoe@example.org"]
    assert message["Bcc"] is None
    assert " ".join(name.split()) in body(message)


def test_who_gave_no_address_gets_no_letter() -> None:
    with pytest.raises(ValueError, match="no e-mail"):
        write("confirmation", person=appointment(START, email=None, phone="+32470123456"))


def test_a_template_that_asks_for_what_there_is_not_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "offer.fr.txt").write_text("{{ age }}\n\nx\n")
    person = appointment(START)
    letter = Letter("offer", person, person.slot, None, NOW, "1")
    with pytest.raises(UndefinedError):
        letters(tmp_path).write(letter, now=NOW)
