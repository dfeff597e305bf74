"""French phrases for times of day, matched on the reading of a message."""

from __future__ import annotations

import re

from bot.language import time_rules as to
from bot.language.hours import PARTS, Times, clock, window
from bot.language.names_of_days import month_pattern
from bot.language.time_rules import TimeGrammar, TimeRule

_MONTH = month_pattern("fr").replace("?P<month>", "?:")
_HOUR = r"(?P<hour>\d{1,2})"
_UNIT = r"(?: ?(?P<unit>h) ?| ?(?P<word>heures?|hrs?|h\.) ?)"
_MINUTE = rf"(?P<minute>\d\d)(?!\d| ?(?:{_MONTH}|[/%€-]| ans))(?: ?(?:min(?:utes)?|mn))?"
_AFTERNOON = r"(?:apres[- ]?midi|aprem)"
_PART = (
    rf"(?P<part> (?:du |de l'|l'|le |au |de la |cet(?:te)? |ce )?(?:matin|midi|{_AFTERNOON}|soir"
    rf"|nuit))?"
)
_LEAD = (
    r"(?P<lead>(?P<out>(?P<about>vers|aux? (?:alentours|environs) d[e']|environ|autour d[e'])"
    r"|(?P<to>jusqu'?a|jusque)|a|pour|de)"
    r"|(?P<since>apres|a partir d[e']|des|pas avant|plus tard que)"
    r"|(?P<until>avant|au plus tard a|plus tot que))? ?"
)
_EXACT = r"(?: (?:pile|precises?|tapantes))?"
_HALF = r" ?(?:et )?(?:demie?|1/2)"
_QUARTER = r" ?(?:et )?(?:un |1 )?quart"
_LESS = r" ?moins (?:le |un |1 )?(?P<less>quart|\d{1,2})"
# "à 14": only where the phrase ends or goes on with other than a noun.
_ENDS = (
    r"(?! ?[\d/:%€-])(?= ?(?:$|[,;!?)]|\.(?!\d)|(?:ou|et|si|s'il|svp|stp|merci|c'est|ca|pour|mais"
    r"|je"
    r"|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|le \d)\b))"
)
_FROM_HOUR_UNIT = r"(?P<from_hour>\d{1,2}) ?(?:h|heures?|:) ?(?P<from_minute>\d\d)?"
_FROM_HOUR = rf"(?:{_FROM_HOUR_UNIT}|(?P<from_bare>\d{{1,2}}))"
_TO = rf" ?(?:a|et|-|au) ?{_HOUR} ?(?:h|heures?|:) ?(?:{_MINUTE})?{_PART}"
_PARTED = (
    ("tot (?:le matin|dans la matinee)|(?:tres |assez |bien )tot|de bonne heure", window(6, 9)),
    (
        r"(?:en |la |le |ce |(?P<out>du|au|dans|pour) (?:la |le )?)?(?:matin(?:ee)?|avant-midi)",
        PARTS["morning"],
    ),
    (r"(?:(?P<out>en|au) )?debut (?:de |du |d')?(?:la )?matin(?:ee)?", window(8, 10)),
    (r"(?:(?P<out>en|a la) )?fin (?:de |du )?(?:la )?matin(?:ee)?", window(10, 12)),
    (
        rf"(?:en |(?P<out>dans|pendant|a) )?(?:l'|l |cet(?:te)? |un |une |d'|le )?(?:{_AFTERNOON})",
        PARTS["afternoon"],
    ),
    (rf"(?:(?P<out>en|au) )?debut (?:de |d')?(?:l')?{_AFTERNOON}", window(12, 15)),
    (rf"(?:(?P<out>en|au) )?milieu (?:de |d')?(?:l')?{_AFTERNOON}", window(14, 16)),
    (rf"(?:(?P<out>en|a la) )?fin (?:de |d')?(?:l')?{_AFTERNOON}", window(16, 18)),
    (
        r"(?:en |la |le |ce |(?P<out>du|au|dans|pour) (?:la |le )?)?(?:soir(?:ee)?)",
        PARTS["evening"],
    ),
    (r"(?:en )?debut (?:de )?soiree", window(17, 19)),
    (r"(?:(?P<out>en|a la) )?fin (?:de )?(?:la )?journee", window(16, 18)),
    (r"(?:(?P<out>en|au) )?debut (?:de )?(?:la )?journee", window(8, 10)),
    (r"(?:en|pendant la) journee", PARTS["day"]),
    (r"(?:le |ce |au |sur le |pendant le )?(?:temps de |pause de )?midi", PARTS["midday"]),
    (r"(?:entre |sur le )?midi (?:et|a) (?:2|14) ?(?:h|heures)?", PARTS["midday"]),
    (r"(?:sur|pendant|a) l'heure de (?:midi|table)", PARTS["midday"]),
)
_DURATION = r"\d{1,2} ?(?:h|heures?)(?: ?\d\d)?"

_NOON = Times(PARTS["midday"].first, PARTS["midday"].first)
_MIDNIGHT = clock(0)


def _less(match: re.Match[str]) -> int:
    return -15 if match["less"] == "quart" else -int(match["less"])


def _noon(minutes: int) -> to.Build:
    return lambda match, context: to.led(match, clock(12, minutes))


GRAMMAR: TimeGrammar = TimeGrammar(
    TimeRule(
        rf"(?:bon|bonne|belle|bel|excellente?|tous les|toutes les) (?:(?:fin|debut) (?:de "
        rf"|d'))?(?:matin|matinee|aprem|soiree|journee|{_AFTERNOON}|midi)"
    ),
    TimeRule(
        rf"(?:pendant|durant|dans|en|il y a|depuis|toutes les|plus de|moins de|duree de|dure"
        rf"|environ"
        rf"|(?:cours|seances?|entretien|reunion|trajet|formation|stage|journees?) d[e']) ?(?:une"
        rf"|{_DURATION})"
        rf"(?: heures?)?(?! ?(?:a|et|-|jusqu) ?\d)"
    ),
    TimeRule(rf"{_DURATION} ?(?:par|/|d[e'] ?(?!l'apres|l'aprem)[a-z]|sur 24|semaine|chaque)\w*"),
    TimeRule(r"(?:au |le )?plus tot|(?:aussi |si )tot"),
    TimeRule(r"(?:cours|formation|ecole|classe) (?:du|de|en) (?:soir|soiree|jour)|gare du midi"),
    TimeRule(r"demi-?(?:heure|journee)|mi-?journee"),
    TimeRule(rf"{_LEAD}{_HOUR}{_UNIT}(?:{_MINUTE})?{_EXACT}{_PART}", to.at_hour),
    TimeRule(rf"{_LEAD}{_HOUR}(?P<unit>:){_MINUTE}(?: ?h(?:eures)?)?{_PART}", to.at_hour),
    TimeRule(rf"{_LEAD}{_HOUR}{_UNIT}{_HALF}{_PART}", to.beside_hour(lambda match: 30)),
    TimeRule(rf"{_LEAD}{_HOUR}{_UNIT}(?:{_QUARTER}){_PART}", to.beside_hour(lambda match: 15)),
    TimeRule(rf"{_LEAD}{_HOUR}{_UNIT}{_LESS}{_PART}", to.beside_hour(_less)),
    TimeRule(r"(?P<lead>(?P<out>a|vers)) (?P<hour>une) heure", to.at_hour),
    TimeRule(rf"(?P<lead>(?P<out>a|(?P<about>vers))) (?P<hour>[89]|1\d|20){_ENDS}", to.at_hour),
    TimeRule(rf"(?:entre|de|d') ?{_FROM_HOUR}(?:{_TO})", to.between_hours),
    TimeRule(rf"{_FROM_HOUR_UNIT}(?:{_TO})", to.between_hours),
    TimeRule(
        rf"{_LEAD}midi{_EXACT}",
        lambda match, context: to.led(match, _NOON) if match["lead"] else None,
    ),
    TimeRule(rf"{_LEAD}midi (?:et )?(?:demie?|30)", _noon(30)),
    TimeRule(rf"{_LEAD}midi (?:et )?(?:quart|15)", _noon(15)),
    TimeRule(
        rf"{_LEAD}midi moins (?:le )?quart",
        lambda match, context: to.led(match, clock(11, 45, certain=True)),
    ),
    TimeRule(rf"{_LEAD}minuit", to.always(_MIDNIGHT)),
    *(TimeRule(pattern, to.always(value)) for pattern, value in _PARTED),
    TimeRule(
        r"(?:a )?n'?importe quelle heure|(?:a )?toute heure|peu importe l'heure", to.always(to.ANY)
    ),
)
