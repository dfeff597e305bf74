"""The advisory check: it informs, whatever the answers, and decides nothing."""

from __future__ import annotations

import re

import pytest

from bot.eligibility import read_checks, replay
from bot.storage import reading
from tests.conversations.booking.applicants import ASKED, CATALOGUE

LANGUAGES = ("fr", "nl")
CHECK = {
    "fr": "Vérifiez si je suis éligible à l'école de Castelnau",
    "nl": "Check of ik in aanmerking kom voor Castelnau",
}
CHECK_BECODE = {"fr": "Suis-je éligible à BeCode ?", "nl": "Kom ik in aanmerking voor BeCode?"}
ASK_STATUS = {"fr": "Quelle est votre situation", "nl": "Wat is je situatie"}
ASK_EDUCATION = {"fr": "votre plus haut diplôme", "nl": "je hoogste diploma"}
ASK_AGE = {"fr": "Quel âge avez-vous ?", "nl": "Hoe oud ben je?"}
ASK_TOWN = {"fr": "quelle ville habitez-vous ?", "nl": "welke stad woon je?"}
WHY_TOWN = {"fr": "les écoles les plus proches", "nl": "welke scholen het dichtst bij je zijn"}
WHY = {"fr": "Je le demande parce que", "nl": "Ik vraag het omdat"}
NEED_NOT = {"fr": "Vous pouvez ne pas répondre", "nl": "Je hoeft niet te antwoorden"}
NOTHING = {"fr": "rien ne semble s'y opposer", "nl": "lijkt in mijn bronnen niets in de weg"}
ONE = {"fr": "un point à confirmer avec une personne", "nl": "één punt dat je met een mens"}
SOME = {"fr": "points à confirmer avec une personne", "nl": "punten die je met een mens"}
NO_RULE = {"fr": "pas une règle", "nl": "geen regel"}
AGE_FITS = {"fr": "votre âge semble y correspondre", "nl": "je leeftijd lijkt daarbij te passen"}
AGE_BARS_NOBODY = {"fr": "votre âge ne vous empêche pas", "nl": "je leeftijd belet je niet"}
NO_DECISION = {"fr": "une information, pas une décision", "nl": "informatie, geen beslissing"}
CONTEST = {"fr": "Si vous n'êtes pas d'accord", "nl": "Ben je het niet eens"}
BOOK = {"fr": "Prendre rendez-vous", "nl": "Afspraak maken"}
WHICH_SCHOOL = {"fr": "Pour quelle école ?", "nl": "Voor welke school?"}
INVALID_AGE = {"fr": "votre âge en années", "nl": "je leeftijd in jaren"}
SEEKING = {"fr": "je suis au chômage", "nl": "ik ben werkzoekend"}
WORKING = {"fr": "je suis salarié", "nl": "ik ben bediende"}
RATHER_NOT = {"fr": "Je préfère ne pas dire", "nl": "Dat zeg ik liever niet"}
VERDICT = re.compile(
    r"vous (n')?êtes (pas )?(admis|accepté|refusé|éligible|sélectionné)|votre candidature est"
    r"|je (bent|wordt) (niet )?(toegelaten|aanvaard|geweigerd|geselecteerd|afgewezen)"
    r"|\b(refusée?s?|rejetée?s?|geweigerd|afgewezen|score|rang)\b",
    re.IGNORECASE,
)


def checked(person, language, *said):
    """What is told after these answers; it is never a verdict and always leaves the way open.

    Who was not said to live somewhere would rather not say.
    """
    for each in said:
        person.says(each)
        assert not VERDICT.search(person.last.text)
    if ASK_TOWN[language] in person.last.text:
        person.choose(RATHER_NOT[language])
    reply = person.last
    assert NO_DECISION[language] in reply.text, reply.text
    assert CONTEST[language] in reply.text
    assert BOOK[language] in reply.buttons
    return reply.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_what_the_school_needs_is_asked_and_why(applicant, language):
    person = applicant(language)
    person.says(CHECK[language], ASK_STATUS[language], WHY[language])
    person.says(SEEKING[language], ASK_AGE[language], NEED_NOT[language])
    person.says("27", ASK_TOWN[language], WHY_TOWN[language], NEED_NOT[language])
    person.choose(RATHER_NOT[language])
    assert NO_DECISION[language] in person.last.text


@pytest.mark.parametrize(
    ("age", "words"), [("17", AGE_BARS_NOBODY), ("27", AGE_FITS), ("45", AGE_BARS_NOBODY)]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_age_stands_against_who_seeks_work(applicant, language, age, words):
    years = {"fr": "ans", "nl": "jaar"}[language]
    told = checked(
        applicant(language), language, CHECK[language], SEEKING[language], f"{age} {years}"
    )
    assert NOTHING[language] in told
    assert words[language] in told
    assert NO_RULE[language] in told


@pytest.mark.parametrize(
    ("language", "status", "age"),
    [
        ("fr", "je touche le RSA", "soixante ans"),
        ("fr", "j'ai un CDI", "60 ans"),
        ("nl", "ik krijg een leefloon", "ik ben 60 jaar"),
        ("nl", "ik heb een vast contract", "zestig"),
    ],
)
def test_what_is_unclear_or_different_is_one_point_to_confirm(applicant, language, status, age):
    told = checked(applicant(language), language, CHECK[language], status, age)
    assert ONE[language] in told
    assert AGE_BARS_NOBODY[language] in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_points_are_counted(applicant, language):
    master = {"fr": "un master", "nl": "een master"}[language]
    told = checked(applicant(language), language, CHECK_BECODE[language], WORKING[language], master)
    assert f"2 {SOME[language]}" in told


@pytest.mark.parametrize(
    ("language", "ways"),
    [
        ("fr", ("je préfère ne pas dire", "je passe")),
        ("fr", ("ça ne vous regarde pas", "non")),
        ("nl", ("dat zeg ik liever niet", "sla over")),
        ("nl", ("dat gaat je niet aan", "nee")),
    ],
)
def test_nobody_has_to_answer(applicant, language, ways):
    told = checked(applicant(language), language, CHECK[language], *ways)
    assert ONE[language] in told
    assert NO_RULE[language] in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_passing_over_the_diploma_is_not_having_none(applicant, language):
    person = applicant(language)
    person.says(CHECK_BECODE[language])
    person.says(SEEKING[language], ASK_EDUCATION[language])
    told = checked(person, language, {"fr": "je passe", "nl": "sla over"}[language])
    assert {"fr": "Voyez avec BeCode si c'est votre cas", "nl": "Vraag aan BeCode of dat voor jou"}[
        language
    ] in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_button_passes_over_a_question_too(applicant, language):
    person = applicant(language)
    person.says(CHECK[language])
    person.choose(RATHER_NOT[language])
    assert ASK_AGE[language] in person.last.text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fr",
            "Suis-je éligible à Castelnau ? J'ai 27 ans, je suis demandeur d'emploi, "
            "j'habite Nîmes",
        ),
        ("nl", "Kom ik in aanmerking voor Castelnau? Ik ben 27, werkzoekend en woon in Nîmes"),
    ],
)
def test_all_in_one_breath_is_asked_nothing(applicant, language, said):
    told = applicant(language).says(said, NO_DECISION[language]).text
    assert NOTHING[language] in told
    assert AGE_FITS[language] in told


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "j'ai 27 ans, je suis au chômage à Gand"),
        ("nl", "ik ben 27, werkloos en woon in Gent"),
    ],
)
def test_several_answers_at_once_are_all_taken(applicant, language, said):
    person = applicant(language)
    person.says({"fr": "vérifiez si je suis éligible", "nl": "kom ik in aanmerking?"}[language])
    person.says(said, ASK_EDUCATION[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_town_where_one_lives_names_the_nearest_school(applicant, language):
    person = applicant(language)
    check = {"fr": "vérifiez si je suis éligible", "nl": "kom ik in aanmerking?"}[language]
    person.says(check, WHICH_SCHOOL[language])
    home = {"fr": "j'habite à Namur", "nl": "ik woon in Namen"}[language]
    told = checked(person, language, home, SEEKING[language], {"fr": "non", "nl": "nee"}[language])
    assert "BeCode" in told


@pytest.mark.parametrize(
    ("language", "said", "ghent"),
    [
        ("fr", "Suis-je éligible à l'école 101 de Lyon ? J'habite à Gand", "BeCode, Gand (0 km)"),
        ("nl", "Kom ik in aanmerking voor school 101 in Lyon? Ik woon in Gent", "BeCode, Gent"),
    ],
)
def test_who_lives_in_ghent_and_asks_about_lyon_hears_of_ghent(applicant, language, said, ghent):
    applicant(language).says(said, ghent)


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_schools_come_nearest_first(applicant, language):
    home = {
        "fr": "Suis-je éligible à Issy ? J'habite à Gand et je suis étudiant",
        "nl": "Kom ik in aanmerking voor Issy? Ik woon in Gent en ben student",
    }[language]
    told = checked(applicant(language), language, home)
    distances = [int(km) for km in re.findall(r"\((\d+) km\)", told)]
    assert distances and distances == sorted(distances)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "J'habite à Gand, suis-je éligible à l'école de Lyon ?"),
        ("nl", "Ik woon in Gent, kom ik in aanmerking voor de school in Lyon?"),
    ],
)
def test_where_one_lives_is_not_the_school_asked_about(applicant, language, said):
    ghent = {"fr": "les plus proches (Gand)", "nl": "de dichtste (Gent)"}[language]
    told = checked(applicant(language), language, said)
    assert "101" in told.partition("\n")[0]
    assert ghent in told and "(0 km)" in told


@pytest.mark.parametrize(
    ("language", "about", "said"),
    [
        ("fr", "C'est gratuit à l'école 101 ?", "Suis-je éligible ? J'habite à Gand"),
        ("nl", "Is school 101 gratis?", "Kom ik in aanmerking? Ik woon in Gent"),
    ],
)
def test_where_one_lives_does_not_change_the_school_talked_about(applicant, language, about, said):
    person = applicant(language)
    person.says(about, "101")
    told = checked(person, language, said)
    assert "101" in told.partition("\n")[0]
    assert {"fr": "BeCode, Gand (0 km)", "nl": "BeCode, Gent (0 km)"}[language] in told


@pytest.mark.parametrize(
    ("language", "home", "nearest"), [("fr", "Namur", "Charleroi"), ("nl", "in Brugge", "Gent")]
)
def test_the_town_is_asked_last_for_the_schools_nearest_to_it(applicant, language, home, nearest):
    person = applicant(language)
    person.says(CHECK[language])
    person.says(SEEKING[language])
    person.says("27", ASK_TOWN[language], WHY_TOWN[language])
    person.says(home, NO_DECISION[language], f"BeCode, {nearest}", "km)")


@pytest.mark.parametrize(
    ("language", "before", "diploma"),
    [
        ("fr", "J'habite à Namur, c'est gratuit chez BeCode ?", "aucun diplôme"),
        ("nl", "Ik woon in Namen, is BeCode gratis?", "geen diploma"),
    ],
)
def test_a_town_said_before_is_not_asked(applicant, language, before, diploma):
    person = applicant(language)
    person.says(before)
    person.says(CHECK_BECODE[language])
    person.says(SEEKING[language], ASK_EDUCATION[language])
    person.says(diploma, NO_DECISION[language], "km)")
    person.says(CHECK[language])
    person.says(SEEKING[language])
    person.says("27", NO_DECISION[language], "!" + ASK_TOWN[language])


@pytest.mark.parametrize(
    ("language", "check", "again"),
    [
        ("fr", "Suis-je éligible à l'école 101 ?", "Est-ce pour moi ?"),
        ("nl", "Kom ik in aanmerking voor school 101?", "Is dit iets voor mij?"),
    ],
)
def test_a_school_without_criteria_leaves_the_way_open_too(
    applicant, office, language, check, again
):
    person = applicant(language)
    checked(person, language, check)
    buttons = person.last.buttons
    assert again not in buttons and len(buttons) == len(set(buttons))
    logged = reading(office.engine, read_checks)[-1]
    assert (logged.school, logged.language, logged.answers) == ("101", language, {})
    person.choose(BOOK[language])
    assert ASKED[language]["slot"] in person.last.text and "Lyon" in person.last.text


@pytest.mark.parametrize(
    ("language", "said", "again"),
    [
        ("fr", "Qui peut s'inscrire à l'école 101 ?", "Est-ce pour moi ?"),
        ("nl", "Wie mag meedoen bij school 101?", "Is dit iets voor mij?"),
    ],
)
def test_no_check_is_offered_where_no_source_sets_a_criterion(applicant, language, said, again):
    assert again not in applicant(language).says(said, "101").buttons


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_in_between_is_answered_and_the_check_goes_on(applicant, language):
    person = applicant(language)
    person.says(CHECK_BECODE[language], ASK_STATUS[language])
    question = {"fr": "combien de temps ça dure ?", "nl": "hoelang duurt het?"}[language]
    months = {"fr": "7 mois", "nl": "7 maanden"}[language]
    person.says(question, months, ASK_STATUS[language])


@pytest.mark.parametrize(
    ("language", "change", "other", "status"),
    [
        ("fr", "en néerlandais", "nl", "ik ben werkzoekend"),
        ("nl", "in het Frans", "fr", "je cherche un emploi"),
    ],
)
def test_the_language_changes_in_mid_check(applicant, language, change, other, status):
    person = applicant(language)
    person.says(CHECK[language], ASK_STATUS[language])
    person.says(change, ASK_STATUS[other])
    assert NOTHING[other] in checked(person, other, status, "39")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_age_that_is_none_is_asked_again(applicant, language):
    person = applicant(language)
    person.says(CHECK[language])
    person.says(SEEKING[language], ASK_AGE[language])
    person.says("200", INVALID_AGE[language], ASK_AGE[language])


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "non, plutôt BeCode"), ("nl", "nee, liever BeCode")]
)
def test_another_school_takes_the_place_of_the_first(applicant, language, said):
    person = applicant(language)
    person.says(CHECK[language], ASK_STATUS[language])
    person.says(said, ASK_STATUS[language])
    person.says(SEEKING[language], ASK_EDUCATION[language])
    told = checked(person, language, {"fr": "non", "nl": "nee"}[language])
    assert "BeCode" in told.partition("\n")[0]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "je suis diabétique et de nationalité marocaine, je cherche un emploi"),
        ("nl", "ik heb suikerziekte en ben Marokkaanse, ik zoek werk"),
    ],
)
def test_health_and_nationality_are_neither_asked_nor_kept(applicant, language, said):
    person = applicant(language)
    person.says(CHECK[language])
    person.says(said)
    kept = str(person.slot_values()).lower()
    assert not [each for each in ("diab", "suikerz", "maroc", "marok") if each in kept]
    assert not re.search("nationalit|santé|handicap|gezondheid|ziekte", person.last.text.lower())


@pytest.mark.parametrize("answers", [("SEEKING", "27"), ("WORKING", "60")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_interview_can_be_booked_after_any_result(applicant, office, language, answers):
    person = applicant(language)
    status = {"SEEKING": SEEKING, "WORKING": WORKING}[answers[0]][language]
    check = {
        "fr": "Suis-je éligible à BeCode à Gand ?",
        "nl": "Check mijn profiel voor BeCode Gent",
    }
    person.says(check[language])
    checked(person, language, status, {"fr": "aucun diplôme", "nl": "geen diploma"}[language])
    person.choose(BOOK[language])
    assert ASKED[language]["slot"] in person.last.text
    person.says({"fr": "le premier", "nl": "de eerste"}[language])
    person.says("Zoé Peeters")
    person.says("{email}")
    for _ in range(2):
        person.says({"fr": "oui", "nl": "ja"}[language])
    assert set(office.only_appointment(person.email)) & {"age", "employment_status"} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_answers_is_kept_afterwards(applicant, language):
    person = applicant(language)
    checked(person, language, CHECK[language], WORKING[language], "45")
    kept = person.slot_values()
    for slot in ("age", "employment_status", "education", "eligibility_school"):
        assert kept[slot] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_stopping_in_mid_check_keeps_nothing(applicant, language):
    person = applicant(language)
    person.says(CHECK[language])
    person.says(SEEKING[language], ASK_AGE[language])
    person.says("stop")
    assert person.slot_values()["employment_status"] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_check_replayed_from_its_log_gives_the_words_that_were_said(
    applicant, office, language
):
    told = checked(applicant(language), language, CHECK[language], WORKING[language], "45")
    check = reading(office.engine, read_checks)[-1]
    assert (check.school, check.language) == ("microsoft-castelnau", language)
    assert check.answers == {"age": "40-", "employment_status": "employed"}
    said = [line.removeprefix("- ") for line in told.splitlines() if line.startswith("- ")]
    reasons = replay(CATALOGUE, check).reasons(language)
    assert tuple(said[: len(reasons)]) == reasons
