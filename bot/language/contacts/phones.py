"""Telephone numbers of France, Belgium and the Netherlands, and international ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import phonenumbers

from bot.language.contacts.errors import NotUnderstood
from bot.language.languages import Language
from bot.language.matches import Match

Region = Literal["FR", "BE", "NL"]

_REGIONS: dict[Language | None, tuple[Region, ...]] = {
    "fr": ("FR", "BE", "NL"),
    "nl": ("BE", "NL", "FR"),
    None: ("BE", "FR", "NL"),
}
_RUN = re.compile(r"(?<![\w+])(?:\+ ?)?\(?\d(?:[ \u00a0\u202f./()–-]{0,3}\d){7,17}(?!\w|[.,/-]\d)")
_DATE = re.compile(r"\(?(?:\d{1,2}[ ./-]\d{1,2}[ ./-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\d)")
_LEADING_NUMBER = re.compile(r"\d{1,2}[ ,.]+(?=[+0(])")
_BELGIAN_MOBILE = re.compile(r"04\d\d[ ./-]")
_FRENCH_PAIRS = re.compile(r"0\d(?:[ .]\d\d){4}")
_COUNTRY_CODES = ("32", "33", "31")


class InvalidPhone(NotUnderstood):
    """No number, several, or one that no network has given out."""

    wanted = "telephone number"


def find_phones(
    text: str, language: Language | None = None, region: Region | None = None
) -> list[Match[str]]:
    """The telephone numbers in `text`, valued in E.164: "+32470123456".

    A national number is read in `region` first, then where the language is spoken, unless only
    Belgians group it so. Dates, national register numbers, account numbers and sums are none.
    """
    return [
        Match(start, end, text[start:end], number)
        for start, end in _candidates(text)
        if (number := _number(text[start:end], language, region)) is not None
    ]


def parse_phone(text: str, language: Language | None = None, region: Region | None = None) -> str:
    """The one number in an answer, in E.164; "32470..." without its plus too.

    Raises InvalidPhone.
    """
    numbers = list(dict.fromkeys(match.value for match in find_phones(text, language, region)))
    if len(numbers) == 1:
        return numbers[0]
    if numbers:
        raise InvalidPhone(text, "several")
    bare = re.sub(r"[\s./()-]", "", text)
    number = _valid(f"+{bare}", None) if bare[:2] in _COUNTRY_CODES and bare.isdecimal() else None
    if number is None:
        raise InvalidPhone(text, "malformed" if re.search(r"\d", text) else "missing")
    return number


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(text):
        start = run.start()
        if re.search(r"[A-Z]{2} ?$", text[max(0, start - 3) : start]):
            continue  # an account number: "BE 68 5390 ..."
        for skipped in (_DATE, _LEADING_NUMBER):
            found = skipped.match(text, start, run.end())
            if found:
                start = (
                    found.end() + len(text[found.end() :]) - len(text[found.end() :].lstrip(" ,"))
                )
        if start < run.end():
            yield start, run.end()


def _number(text: str, language: Language | None, region: Region | None) -> str | None:
    digits = re.sub(r"\D", "", text)
    if text.startswith("+") or digits.startswith("00"):
        return _valid(re.sub(r"\(0\)", "", text), "BE")
    if not digits.startswith("0") or not 9 <= len(digits) <= 10:
        return None
    regions = (_grouped_as(text, language or region), region, *_REGIONS[language])
    numbers = (_valid(text, each) for each in regions if each is not None)
    return next((number for number in numbers if number is not None), None)


def _grouped_as(text: str, known: Language | Region | None) -> Region | None:
    """ "0470 12 34 56" is how Belgians write wherever they are, "04 70 12 34 56" how the French do.

    Pairs say little where a language or a region is known.
    """
    if _BELGIAN_MOBILE.match(text):
        return "BE"
    return "FR" if known is None and _FRENCH_PAIRS.fullmatch(text) else None


def _is_french_mobile(number: phonenumbers.PhoneNumber) -> bool:
    # Those kept for fiction (06 39 98 ..) are given out to nobody, and so not "valid".
    return number.country_code == 33 and 600_000_000 <= (number.national_number or 0) < 800_000_000


def _valid(text: str, region: str | None) -> str | None:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not (phonenumbers.is_valid_number(number) or _is_french_mobile(number)):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
