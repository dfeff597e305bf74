"""Times of day in what people type: "om half drie", "l'après-midi"."""

from __future__ import annotations

from bot.language.hours import TimeValue
from bot.language.languages import Language
from bot.language.matches import Match, in_languages
from bot.language.times_fr import GRAMMAR as FRENCH
from bot.language.times_nl import GRAMMAR as DUTCH

_GRAMMARS = {"fr": FRENCH, "nl": DUTCH}


def find_times(text: str, language: Language | None) -> list[Match[TimeValue]]:
    """The phrases for times in `text`: a point, a part of the day, a wish or an impossible time.

    Both languages are tried if it is None.
    """
    return in_languages(language, lambda each: _GRAMMARS[each].scan(text, each, None))
