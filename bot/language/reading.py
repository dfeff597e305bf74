"""A message made easy to match, with the way back to what was typed.

The reading is lower case without accents, single spaces, straight quotes and dashes, number words
as digits ("over veertien dagen" -> "over 14 dagen"), typing errors in names of days and months
mended, and Dutch "dinsdagvoormiddag" taken apart.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.languages import LANGUAGES, Language
from bot.language.names_of_days import MONTHS, WEEKDAYS, month_pattern
from bot.language.numbers import dutch_ordinals, number_words_at

_WORD = re.compile(r"(?<!\w)[a-z]+(?![\w@])")
_COMPOUND = re.compile(
    rf"({'|'.join(WEEKDAYS['nl'])}|morgen|overmorgen|gisteren)"
    r"(voormiddag|namiddag|middag|ochtend|morgen|avond|vroeg)"
)
_OTHER_WORDS = {
    "fr": ("prochain", "prochaine", "semaine", "demain"),
    "nl": ("volgende", "overmorgen"),
}
_SHORTEST_MENDED = 5
_REAL_WORDS = (
    "maakt maart kaart vaart taart baart staart hardi volgend prochains prochaines semaines demaine"
)
_NOT_MISTYPED = frozenset(_REAL_WORDS.split())
_MONTH_FOLLOWS = {
    language: re.compile(rf" (?:van )?{month_pattern(language)}") for language in LANGUAGES
}
# "De tweede graag" is the second choice offered; "de twaalfde" is a day.
_LAST_CHOICE = 10


@dataclass(frozen=True)
class Reading:
    """`text` to match against; `span` leads back to the message."""

    text: str
    starts: tuple[int, ...] | None
    ends: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` (not empty) stands in the message."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True)
class _Edit:
    start: int
    end: int
    text: str


@lru_cache(maxsize=16)
def read(text: str, language: Language) -> Reading:
    """The reading of `text`; several finders read one message, hence the small cache."""
    return _edited(fold(text), _edits(fold(text).text, language))


@lru_cache(maxsize=16)
def fold(text: str) -> Reading:
    """Only lower case, without accents, single spaces, straight quotes and dashes."""
    quick = text.translate(_LATIN).lower()
    if quick.isascii() and not _SPACES.search(quick):
        return Reading(quick, None, None)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, char in enumerate(text):
        plain = _plain(char)
        if plain == "" or (plain == " " and letters and letters[-1] == " "):
            if ends:
                ends[-1] = index + 1 if plain == "" else ends[-1]
            continue
        letters.append(plain)
        starts.append(index)
        ends.append(index + 1)
    return Reading("".join(letters), tuple(starts), tuple(ends))


_SPACES = re.compile(r"\s{2}|[\t\n\r\f\v\x1c-\x1f]")
_PLAIN = {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"}


@lru_cache(maxsize=1024)
def _plain(char: str) -> str:
    if char in _PLAIN:
        return _PLAIN[char]
    if char.isspace():
        return " "
    if unicodedata.combining(char):
        return ""
    return unicodedata.normalize("NFKD", char)[0].lower()[0]


_LATIN = {ord(char): _plain(char) for char in (*map(chr, range(0xA0, 0x180)), *_PLAIN)}


def _edits(folded: str, language: Language) -> list[_Edit]:
    edits: list[_Edit] = []
    done = 0
    for match in _WORD.finditer(folded):
        if match.start() < done:
            continue
        edit = _edit(folded, match, language)
        if edit is not None:
            edits.append(edit)
            done = edit.end
    return edits


def _edit(folded: str, match: re.Match[str], language: Language) -> _Edit | None:
    word = match.group()
    number = number_words_at(folded, match.start(), language)
    if number is not None and not _is_september(folded, match):
        return _Edit(match.start(), number[0], str(number[1]))
    replacement = (
        _ordinal(folded, match, language) or _apart(word, language) or _mended(word, language)
    )
    return _Edit(match.start(), match.end(), replacement) if replacement else None


def _is_september(folded: str, match: re.Match[str]) -> bool:
    # "12 sept" is a date; "douze sept" would be written with hours or years behind it.
    return match.group() == "sept" and folded[: match.start()].rstrip()[-1:].isdigit()


def _ordinal(folded: str, match: re.Match[str], language: Language) -> str | None:
    word = match.group()
    day = dutch_ordinals().get(word) if language == "nl" else 1 if word == "premier" else None
    if day is None or (
        day <= _LAST_CHOICE and not _MONTH_FOLLOWS[language].match(folded, match.end())
    ):
        return None
    return f"{day}e"


def _apart(word: str, language: Language) -> str | None:
    compound = _COMPOUND.fullmatch(word) if language == "nl" else None
    return f"{compound[1]} {compound[2]}" if compound else None


def _mended(word: str, language: Language) -> str | None:
    known = _mendable(language)
    if len(word) < _SHORTEST_MENDED or word in known or word in _NOT_MISTYPED:
        return None
    nearest = process.extractOne(word, known, scorer=OSA.distance, score_cutoff=1)
    if nearest is None or word == f"{nearest[0]}s":  # "mardis" is a habit, not a day
        return None
    return str(nearest[0])


@cache
def _mendable(language: Language) -> tuple[str, ...]:
    words = (*WEEKDAYS[language], *MONTHS[language], *_OTHER_WORDS[language])
    return tuple(word for word in words if len(word) >= _SHORTEST_MENDED)


def _edited(folded: Reading, edits: list[_Edit]) -> Reading:
    if not edits:
        return folded
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for edit in [*edits, _Edit(len(folded.text), len(folded.text), "")]:
        for index in range(done, edit.start):
            start, end = folded.span(index, index + 1)
            starts.append(start)
            ends.append(end)
        pieces += (folded.text[done : edit.start], edit.text)
        _map_edit(folded, edit, starts, ends)
        done = edit.end
    return Reading("".join(pieces), tuple(starts), tuple(ends))


def _map_edit(folded: Reading, edit: _Edit, starts: list[int], ends: list[int]) -> None:
    old = folded.text[edit.start : edit.end]
    if edit.text.replace(" ", "") == old:  # taken apart: every letter keeps its place
        parts = [len(part) for part in edit.text.split(" ")]
        places = list(range(edit.start, edit.end))
        places.insert(parts[0], edit.start + parts[0] - 1)
        spans = [folded.span(place, place + 1) for place in places]
    elif edit.text:
        spans = [folded.span(edit.start, edit.end)] * len(edit.text)
    else:
        spans = []
    starts += [start for start, _ in spans]
    ends += [end for _, end in spans]
