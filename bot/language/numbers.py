"""French and Dutch number words, 0 to 9999, as people write them."""

from __future__ import annotations

import re
from functools import cache

from bot.language.languages import LANGUAGES, Language

LARGEST = 9999
_MOST_WORDS = 10  # behind the first one; "deux mille neuf cent quatre-vingt-dix-neuf" has seven

_FR_SMALL_WORDS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
    "seize dix-sept dix-huit dix-neuf"
)
_FR_SMALL = _FR_SMALL_WORDS.split()
_FR_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
_FR_BELGIAN_TENS = {7: "septante", 9: "nonante"}
_NL_SMALL_WORDS = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
    "zestien zeventien achttien negentien"
)
_NL_SMALL = _NL_SMALL_WORDS.split()
_NL_TENS_WORDS = "- - twintig dertig veertig vijftig zestig zeventig tachtig negentig"
_NL_TENS = _NL_TENS_WORDS.split()
_NL_ORDINALS = {1: "eerste", 3: "derde", 8: "achtste"}

_ACCENTS = str.maketrans("éèêëï", "eeeei")
_THOUSAND = {"fr": "mille", "nl": "duizend"}
_HUNDRED = {"fr": "cent", "nl": "honderd"}
_AND = {"fr": "et", "nl": "en"}


def spell_number(number: int, language: Language, *, belgian: bool = False) -> str:
    """`number` (0 to 9999) in words; `belgian` gives septante and nonante.

    Raises ValueError outside that range.
    """
    if not 0 <= number <= LARGEST:
        raise ValueError(f"number {number} cannot be spelt: only 0 to {LARGEST} can")
    if language == "nl":
        return _spell_dutch(number)
    return _spell_french(number, belgian)


def parse_number(text: str, language: Language | None = None) -> int | None:
    """The number that `text` spells, or writes in digits; None if it is not one, 0 to 9999.

    Hyphens, spaces, capitals and accents do not matter: "soixante et onze", "zeven en twintig".
    """
    squashed = _squash(text)
    if re.fullmatch(r"[0-9]{1,4}", squashed):
        return int(squashed)
    languages = LANGUAGES if language is None else (language,)
    return next(
        (value for each in languages if (value := _evaluate(squashed, each)) is not None), None
    )


def number_words_at(folded: str, start: int, language: Language) -> tuple[int, int] | None:
    """(end, number) of the longest number in words that begins at `start` of a folded text.

    "un", "une" and "een" alone are articles more often than numbers: they are not reported.
    """
    run = _run_pattern(language).match(folded, start)
    if run is None:
        return None
    end = run.end()
    while end > start:
        value = _evaluate(_squash(folded[start:end]), language)
        if value is not None:
            return None if folded[start:end] in {"un", "une", "een"} else (end, value)
        end = max(folded.rfind(" ", start, end), folded.rfind("-", start, end))
    return None


@cache
def dutch_ordinals() -> dict[str, int]:
    """The words for the 31 days of a month: "twaalfde" -> 12."""
    return {_squash(_dutch_ordinal(day)): day for day in range(1, 32)}


def _dutch_ordinal(day: int) -> str:
    if day in _NL_ORDINALS:
        return _NL_ORDINALS[day]
    return _spell_dutch(day) + ("de" if day < 20 else "ste")


def _spell_french(number: int, belgian: bool) -> str:
    if number >= 1000:
        head, rest = divmod(number, 1000)
        words = "mille" if head == 1 else f"{_FR_SMALL[head]} mille"
        return f"{words} {_spell_french(rest, belgian)}" if rest else words
    if number >= 100:
        head, rest = divmod(number, 100)
        words = "cent" if head == 1 else f"{_FR_SMALL[head]} cent"
        if rest:
            return f"{words} {_spell_french(rest, belgian)}"
        return words if head == 1 else f"{words}s"
    return _spell_french_below_100(number, belgian)


def _spell_french_below_100(number: int, belgian: bool) -> str:
    if number < 20:
        return _FR_SMALL[number]
    tens, unit = divmod(number, 10)
    names = {**_FR_TENS, **_FR_BELGIAN_TENS} if belgian else _FR_TENS
    if tens in names:
        return _join_french(names[tens], unit)
    if tens == 7:
        return _join_french("soixante", number - 60)
    rest = number - 80
    return f"quatre-vingt-{_FR_SMALL[rest]}" if rest else "quatre-vingts"


def _join_french(tens: str, rest: int) -> str:
    if not rest:
        return tens
    return f"{tens} et {_FR_SMALL[rest]}" if rest in (1, 11) else f"{tens}-{_FR_SMALL[rest]}"


def _spell_dutch(number: int) -> str:
    if number >= 1000:
        head, rest = divmod(number, 1000)
        words = "duizend" if head == 1 else f"{_NL_SMALL[head]}duizend"
        return f"{words} {_spell_dutch(rest)}" if rest else words
    if number >= 100:
        head, rest = divmod(number, 100)
        words = "honderd" if head == 1 else f"{_NL_SMALL[head]}honderd"
        return words + _spell_dutch(rest) if rest else words
    if number < 20:
        return _NL_SMALL[number]
    tens, unit = divmod(number, 10)
    if not unit:
        return _NL_TENS[tens]
    return f"{_NL_SMALL[unit]}{'ën' if unit in (2, 3) else 'en'}{_NL_TENS[tens]}"


def _squash(text: str) -> str:
    return re.sub(r"[\s\-‐‑–]", "", text.lower().translate(_ACCENTS))


@cache
def _below_100(language: Language) -> dict[str, int]:
    if language == "nl":
        return {_squash(_spell_dutch(number)): number for number in range(100)}
    values: dict[str, int] = {}
    for number in range(100):
        for belgian in (False, True):
            values[_squash(_spell_french_below_100(number, belgian))] = number
    for eighty in ("huitante", "octante"):
        values |= {_squash(_join_french(eighty, unit)): 80 + unit for unit in range(10)}
    values["quatrevingt"] = 80
    values |= {word.replace("et", "", 1): value for word, value in values.items() if "etun" in word}
    values["soixanteonze"] = 71
    values |= {f"{word}e": value for word, value in values.items() if word.endswith("un")}
    return values


def _evaluate(squashed: str, language: Language) -> int | None:
    head, thousand, rest = squashed.partition(_THOUSAND[language])
    if not thousand:
        return _below_1000(squashed, language)
    thousands = _below_100(language).get(head) if head else 1
    remainder = _below_1000(_after_and(rest, language), language) if rest else 0
    if thousands is None or remainder is None or not 1 <= thousands <= 9 or remainder > 999:
        return None
    return 1000 * thousands + remainder


def _below_1000(squashed: str, language: Language) -> int | None:
    head, hundred, rest = squashed.partition(_HUNDRED[language])
    if not hundred:
        return _below_100(language).get(squashed)
    hundreds = _below_100(language).get(head) if head else 1
    if language == "fr" and rest == "s":
        rest = ""
    remainder = _below_100(language).get(_after_and(rest, language)) if rest else 0
    # "twaalfhonderd" is how Dutch counts to 9900; French stops at nine.
    if (
        hundreds is None
        or remainder is None
        or not 1 <= hundreds <= (9 if language == "fr" else 99)
    ):
        return None
    return 100 * hundreds + remainder


def _after_and(squashed: str, language: Language) -> str:
    word = _AND[language]
    return squashed[2:] if squashed.startswith(word) else squashed


@cache
def _run_pattern(language: Language) -> re.Pattern[str]:
    if language == "fr":
        spelt = [*_FR_SMALL[:17], *_FR_TENS.values(), *_FR_BELGIAN_TENS.values()]
        words = [*spelt, "huitante", "octante", "vingts", "cents", "cent", "mille", "une", "et"]
    else:
        words = [*_NL_SMALL, *_NL_TENS[2:], "honderd", "duizend", "en"]
    longest_first = sorted((_squash(word) for word in words), key=len, reverse=True)
    word = f"(?:{'|'.join(longest_first)})+"
    return re.compile(rf"(?<!\w){word}(?:[ -]{word}){{0,{_MOST_WORDS}}}(?!\w)")
