"""Ages in what people type: "27 ans", "ik ben 27"; not how long something lasts."""

from __future__ import annotations

import re

from bot.language.languages import Language
from bot.language.matches import Grammar, Match, Rule, in_languages
from bot.language.numbers import parse_number

AgeRule = Rule[None, int]

OLDEST = 120
# Below this, years without "j'ai" or "ik ben" before them are how long something lasts.
YOUNGEST_UNLED = 14

_ONE_NUMBER = re.compile(r"^\D*(\d{1,3})\D*$")
_AGE = r"(?P<age>\d{1,3})(?![.,]?\d)"
_ENDS_FR = (
    r"(?! ?[\d/:%€-])(?= ?(?:$|[,;!?)]|\.(?!\d)|(?:et|donc|mais|je|j'|suis|est-ce|c'est|ca"
    r"|puis-je|on)\b))"
)
_ENDS_NL = (
    r"(?! ?[\d/:%€-])(?= ?(?:$|[,;!?)]|\.(?!\d)|(?:en|dus|maar|ik|kan|mag|is|heb|heeft|met|woon"
    r"|wil|willen|zonder|geworden|dat|in)\b))"
)
_NOT_AGE_FR = (
    r"(?! (?:d'|de (?:cours|formation|travail|carriere|chomage|metier|contrat|stage|moins|plus|vie)"
    r"|plus tard|apres|avant|experience|que je|qu'on|min|max|minimum|maximum))"
)
_NOT_AGE_NL = (
    r"(?! (?:in|uit|ervaring|lang|geleden|studie|studeren|opleiding|later|werk|werkervaring"
    r"|werkloos"
    r"|werkzoekend"
    r"|bezig|garantie|contract|geldig|nadien|en ouder|of ouder|of jonger|minimum|geweest|actief"
    r"|thuis))"
)
_LIMIT_FR = (
    r"(?:pendant|depuis|durant|dans|il y a|apres|en|sur|tous les|toutes les|plus d[e']"
    r"|moins d[e']|au moins"
    r"|au plus|minimum|maximum|max|min|jusqu'?a|a partir de|des|avant|entre|de plus de"
    r"|de moins de|environ"
    r"|(?:experience|formation|contrat|carriere|duree|anciennete|etudes|cursus|programme|bail"
    r"|periode|stage) d[e']"
    r"|dure|durent|travaille|bosse|cdi d[e']|sous|d'ici|chaque)"
)
_LIMIT_NL = (
    r"(?:geen|sinds|gedurende|over|in|na|binnen|al|per|elke|om de|meer dan|minder dan"
    r"|minstens|minimum"
    r"|maximum|max"
    r"|min|tot|tot en met|vanaf|boven de|onder de|ouder dan|jonger dan|tussen|duurt|voor|ongeveer"
    r"|hoogstens"
    r"|(?:ervaring|opleiding|contract|duur|periode|studie|programma|stage) van)"
)
_RELATIVE_FR = (
    r"(?:il|elle|fils|fille|enfant|enfants|bebe|petit|petite|jumeaux) (?:a|il a|elle a|ont|de)"
)
_RANGE_FR = r"\d{1,3}(?: ans)? ?(?:a|et|-|/|ou) ?\d{1,3} ?ans?"
_ALREADY_NL = r"(?: (?:al|nu|bijna|intussen|ondertussen|pas|nog maar|nog|er pas|er|net))?"
_RANGE_NL = r"\d{1,3}(?: jaar)? ?(?:tot|en|-|/|of|a) ?\d{1,3} ?(?:jaar|jarigen?)"


def find_ages(text: str, language: Language | None) -> list[Match[int]]:
    """The ages that `text` says, in whole years; limits ("plus de 18 ans") and ranges are none.

    "27 ans" is marked whole, of "j'ai 27" only the number. Both languages are tried if it is None.
    """
    return in_languages(language, lambda each: _GRAMMARS[each].scan(text, each, None))


def parse_age(text: str) -> int | None:
    """The age that a phrase is: "27", "septante", "mijn 58ste"; None if it is none."""
    match = _ONE_NUMBER.search(text)
    number = int(match.group(1)) if match else parse_number(text)
    return number if number is not None and 1 <= number <= OLDEST else None


def _led(match: re.Match[str], context: None) -> int | None:
    age = int(match["age"])
    return age if 1 <= age <= OLDEST else None


def _unled(match: re.Match[str], context: None) -> int | None:
    age = _led(match, context)
    return age if age is not None and age >= YOUNGEST_UNLED else None


_FRENCH: Grammar[None, int] = Grammar(
    AgeRule(
        rf"(?:j'? ?(?:en )?ai|g|moi|{_RELATIVE_FR}|age d[e']|agee? d[e'])(?: (?:deja|maintenant"
        rf"|bientot|presque|seulement"
        rf"|que))? ?"
        rf"(?P<span>{_AGE} ?(?:ans?|piges|balais)){_NOT_AGE_FR}",
        _led,
    ),
    AgeRule(
        rf"(?:j'? ?(?:en )?ai|ca me fait|moi c(?:'est)?|{_RELATIVE_FR}|agee? d[e']|mon age(?: est"
        rf"| c'est)?|age ?:?)(?: (?:deja|maintenant"
        rf"|bientot))? ?"
        rf"(?P<span>{_AGE}){_ENDS_FR}",
        _unled,
    ),
    AgeRule(rf"{_AGE} ?(?:ans|piges|balais)\b{_NOT_AGE_FR}", _unled),
    AgeRule(rf"{_LIMIT_FR} ?(?:l'age de |les |mes |mon )?\d{{1,3}} ?ans?"),
    AgeRule(rf"{_RANGE_FR}|\d{{1,3}} ?ans?"),
)
_DUTCH: Grammar[None, int] = Grammar(
    AgeRule(
        rf"(?:'?k ?)?(?:ben|word|was)(?: ik)?{_ALREADY_NL} (?P<span>{_AGE} ?(?:jaar"
        rf"|j\b\.?)){_NOT_AGE_NL}",
        _led,
    ),
    AgeRule(
        rf"(?:'?k ?)?(?:ben|word|mijn leeftijd(?: is)?|leeftijd ?:?|leeftijd van)"
        rf"(?: ik)?{_ALREADY_NL} (?P<span>{_AGE}){_ENDS_NL}",
        _unled,
    ),
    AgeRule(
        rf"(?:(?:zoon|dochter|man|vrouw|moeder|vader|mens|iemand|stagiair|kind|ingenieur"
        rf"|huismoeder|broer|zus) van"
        rf"|(?:hij|zij|ze|zoon|dochter|man|vrouw|kandidaat|mevrouw|meneer|broer|zus) is) (?:al "
        rf"|nu )?"
        rf"(?P<span>{_AGE}){_ENDS_NL}",
        _led,
    ),
    AgeRule(rf"{_AGE}(?: jr| ?j)\b\.?", _unled),
    AgeRule(rf"{_AGE} ?jaar(?= oud\b)", _led),
    AgeRule(rf"{_AGE} ?jaar\b{_NOT_AGE_NL}", _unled),
    AgeRule(rf"{_AGE}[- ]?jarige?", _unled),
    AgeRule(rf"{_LIMIT_NL} ?(?:de |mijn )?\d{{1,3}} ?jaar"),
    AgeRule(rf"{_RANGE_NL}|\d{{1,3}} ?jaar"),
)
_GRAMMARS = {"fr": _FRENCH, "nl": _DUTCH}
