from __future__ import annotations

import pytest

from bot.language import (
    InvalidEmail,
    InvalidName,
    InvalidPhone,
    Language,
    NotUnderstood,
    Region,
    find_booking_references,
    find_emails,
    find_phones,
    parse_email,
    parse_person_name,
    parse_phone,
)


@pytest.mark.parametrize(
    "text, address",
    [
        ("marie@exemple.fr", "marie@exemple.fr"),
        ("Marie.Dupont@Gmail.COM", "marie.dupont@gmail.com"),
        ("mon mail c'est marie@x.fr.", "marie@x.fr"),
        ("<marie@x.fr>", "marie@x.fr"),
        ("mailto:marie@x.fr", "marie@x.fr"),
        ("jan_peeters+bot@skynet.be", "jan_peeters+bot@skynet.be"),
        ("marie.dupont @ gmail.com", "marie.dupont@gmail.com"),
        ("marie(at)gmail.com", "marie@gmail.com"),
        ("marie point dupont arobase gmail point com", "marie.dupont@gmail.com"),
        ("Jan Punt Peeters Apenstaartje Telenet Punt Be", "jan.peeters@telenet.be"),
        ("mijn adres is jan at telenet dot be", "jan@telenet.be"),
        ("c'est marie tiret anne arobase orange point fr", "marie-anne@orange.fr"),
        ("jan laag streepje p apenstaartje telenet punt be", "jan_p@telenet.be"),
        ("a@b.be, dus a@b.be", "a@b.be"),
        ("zoe@École.fr", "zoe@xn--cole-9oa.fr"),
    ],
)
def test_an_address_is_read_however_it_is_written(text: str, address: str) -> None:
    assert parse_email(text) == address


@pytest.mark.parametrize(
    "text, reason",
    [
        ("", "missing"),
        ("je n'en ai pas", "missing"),
        ("a@b", "malformed"),
        ("marie.@gmail.com", "malformed"),
        ("@gmail.com", "malformed"),
        ("jan peeters @ gmail.com", "malformed"),  # one half of the address, or two people?
        ("marie dupont arobase gmail point com", "missing"),
        ("zoé.martin@gmail.com", "malformed"),  # few mail servers take the accent
        ("andre\u0301a@gmail.com", "malformed"),
        ("a@b.be of c@d.be", "several"),
        ("a" * 2000, "too_long"),
    ],
)
def test_what_is_no_single_address_is_refused(text: str, reason: str) -> None:
    with pytest.raises(InvalidEmail) as refusal:
        parse_email(text)
    assert (refusal.value.text, refusal.value.reason) == (text, reason)


@pytest.mark.parametrize("text", ["on se voit at home", "le point com", "@marie", "10 @ 5 euros"])
def test_text_without_an_address_holds_none(text: str) -> None:
    assert find_emails(text) == []


def test_addresses_are_found_where_they_stand() -> None:
    text = "Marie (Marie@X.fr) ou jan@y.be"
    found = [(text[match.start : match.end], match.value) for match in find_emails(text)]
    assert found == [("Marie@X.fr", "marie@x.fr"), ("jan@y.be", "jan@y.be")]


@pytest.mark.parametrize(
    "text, language, region, number",
    [
        ("06 12 34 56 78", "fr", None, "+33612345678"),
        ("06.12.34.56.78", "fr", None, "+33612345678"),
        ("0612345678", "fr", None, "+33612345678"),
        ("04 67 12 34 56", "fr", None, "+33467123456"),
        ("06-39-98-44-02", "fr", None, "+33639984402"),
        ("+33 6 39 98 03 17", "nl", None, "+33639980317"),
        ("+33 (0)6 12 34 56 78", "fr", None, "+33612345678"),
        ("0033 6 12 34 56 78", "fr", None, "+33612345678"),
        ("0470 12 34 56", "nl", None, "+32470123456"),
        ("0470/12.34.56", "nl", None, "+32470123456"),
        ("0470 12 34 56", "fr", None, "+32470123456"),
        ("0470123456", "nl", None, "+32470123456"),
        ("0470123456", "fr", "BE", "+32470123456"),
        ("0470 12 34 56", None, "FR", "+32470123456"),
        ("0470/12.34.56", None, "FR", "+32470123456"),
        ("0478123456", None, "FR", "+33478123456"),
        ("04 78 12 34 56", None, "BE", "+32478123456"),
        ("02 512 34 56", "fr", None, "+3225123456"),
        ("+32 470 12 34 56", None, None, "+32470123456"),
        ("0032470123456", None, None, "+32470123456"),
        ("06 12345678", "nl", None, "+31612345678"),
        ("020 123 4567", "nl", None, "+31201234567"),
        ("04 67 12 34 56", None, None, "+33467123456"),
        ("32470123456", "nl", None, "+32470123456"),
        ("mon numéro: 06 12 34 56 78, merci", "fr", None, "+33612345678"),
        ("27, 0470 12 34 56", "fr", None, "+32470123456"),
        ("12/12/2026 0470/12.34.56", "nl", None, "+32470123456"),
    ],
)
def test_a_number_is_read_as_where_it_is_from_would(
    text: str, language: Language | None, region: Region | None, number: str
) -> None:
    assert parse_phone(text, language, region) == number


@pytest.mark.parametrize(
    "text",
    [
        "12/12/2026 14:30",
        "12-12-2026",
        "06.12.2026",
        "06/12/2026 14",
        "2026-12-12",
        "P-234567",
        "j'ai 27 ans",
        "ik ben 27",
        "85.07.30-033.28",
        "850730-033-28",
        "85073003328",
        "00.07.30-033.28",
        "1 85 07 06 123 456 78",
        "285073417202512",
        "BE68 5390 0754 7034",
        "FR76 3000 0600 0112 3456 7890 189",
        "200.000 euros",
        "1234567890",
        "0000000000",
        "les 0 et les 1",
    ],
)
def test_dates_ages_and_other_numbers_are_no_phones(text: str) -> None:
    for language in ("fr", "nl", None):
        assert find_phones(text, language) == []


@pytest.mark.parametrize(
    "text, reason",
    [
        ("", "missing"),
        ("je ne sais pas", "missing"),
        ("123", "malformed"),
        ("06 12 34 56 78 ou 06 12 34 56 79", "several"),
    ],
)
def test_what_is_no_single_number_is_refused(text: str, reason: str) -> None:
    with pytest.raises(InvalidPhone) as refusal:
        parse_phone(text, "fr")
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    "text, name",
    [
        ("Sarah Peeters", "Sarah Peeters"),
        ("sarah peeters", "Sarah Peeters"),
        ("SARAH PEETERS", "Sarah Peeters"),
        ("sarah", "Sarah"),
        ("  Sarah   Peeters ", "Sarah Peeters"),
        ("Je m'appelle Marie Dupont", "Marie Dupont"),
        ("je m’appelle marie dupont", "Marie Dupont"),
        ("moi c'est Jean-Pierre", "Jean-Pierre"),
        ("c'est jean-pierre", "Jean-Pierre"),
        ("mijn naam is JAN VAN DEN BROECK", "Jan van den Broeck"),
        ("ik heet sarah", "Sarah"),
        ("'t is Sarah", "Sarah"),
        ("bonjour, je suis anne-laure", "Anne-Laure"),
        ("Sarah Peeters, merci", "Sarah Peeters"),
        ("nom: dupont", "Dupont"),
        ("maria de la cruz", "Maria de la Cruz"),
        ("van den broeck", "van den Broeck"),
        ("Jan Van den Broeck", "Jan Van den Broeck"),
        ("o'neill", "O'Neill"),
        ("O'NEILL", "O'Neill"),
        ("d'artagnan", "d'Artagnan"),
        ("le gall", "Le Gall"),
        ("jan van 't hof", "Jan van 't Hof"),
        ("Zoë", "Zoë"),
        ("élodie", "Élodie"),
        ("e\u0301lodie", "Élodie"),
        ("J. Dupont", "J. Dupont"),
        ("McDonald", "McDonald"),
        ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
        ("محمد علي", "محمد علي"),
        ("李小龙", "李小龙"),
        ("a" * 80, "A" + "a" * 79),
    ],
)
def test_a_name_is_kept_as_its_owner_writes_it(text: str, name: str) -> None:
    assert parse_person_name(text) == name


@pytest.mark.parametrize(
    "text, reason",
    [
        ("", "missing"),
        ("je m'appelle ", "sentence"),
        ("27", "digits"),
        ("Sarah 27 ans", "digits"),
        ("<b>Sarah</b>", "malformed"),
        ("www.exemple.be", "malformed"),
        ("exemple.be", "malformed"),
        ("https://exemple", "malformed"),
        ("sarah@exemple", "malformed"),
        ("S", "malformed"),
        ("!!", "missing"),
        ("Sarah 🙂", "malformed"),
        ("{name}", "malformed"),
        ("a" * 81, "too_long"),
        ("je ne veux pas le dire", "sentence"),
        ("waarom wil je dat weten", "sentence"),
        ("oui", "sentence"),
        ("nee", "sentence"),
        ("un deux trois quatre cinq six sept huit neuf".replace(" ", " a"), "sentence"),
    ],
)
def test_what_is_no_name_is_refused(text: str, reason: str) -> None:
    with pytest.raises(InvalidName) as refusal:
        parse_person_name(text)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    "text, marked",
    [
        ("P-7K3M9Q", "P-7K3M9Q"),
        ("p-7k3m9q", "p-7k3m9q"),
        ("P7K3M9Q", "P7K3M9Q"),
        ("ma référence est p7k3m9q.", "p7k3m9q"),
        ("p 7k3 m9q", "p 7k3 m9q"),
        ("P 7 K 3 M 9 Q", "P 7 K 3 M 9 Q"),
        ("P – 7K3M9Q", "P – 7K3M9Q"),
        ("(P-7K3M9Q)", "P-7K3M9Q"),
    ],
)
def test_a_reference_is_found_without_dash_and_capitals(text: str, marked: str) -> None:
    assert [(m.text, m.value) for m in find_booking_references(text)] == [(marked, "P-7K3M9Q")]


@pytest.mark.parametrize("text", ["ref 7k3m9q", "mijn referentie is 7K3M9Q", "rdv 7k3m9q"])
def test_behind_its_name_a_reference_needs_no_p(text: str) -> None:
    assert [match.value for match in find_booking_references(text)] == ["P-7K3M9Q"]


def test_with_the_dash_a_reference_needs_no_digit() -> None:
    assert [match.value for match in find_booking_references("P-ABCDEF")] == ["P-ABCDEF"]


@pytest.mark.parametrize(
    "text",
    [
        "pertes",
        "pressee",
        "PRESENT",
        "PABCDEF",
        "p 25 mars",
        "P-7K3M9",
        "P-7K3M9QQ",
        "XP-7K3M9Q",
        "P-7K3M9O",  # no letter O in the alphabet
        "P-1K3M9Q",
        "p2p3p4p5",
        "7K3M9Q",
        "ref 234567",
        "afspraak wennen",
        "j'ai 27 ans",
    ],
)
def test_words_and_other_codes_are_no_references(text: str) -> None:
    assert find_booking_references(text) == []


def test_a_refusal_keeps_what_was_typed_out_of_its_message() -> None:
    refusal = NotUnderstood("marie@", "malformed")
    assert "marie" not in str(refusal)
    assert refusal.text == "marie@"
