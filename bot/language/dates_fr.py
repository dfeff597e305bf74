"""French phrases for days, matched on the reading of a message."""

from __future__ import annotations

from bot.language import date_rules as to
from bot.language.date_rules import COUNT, DAY, YEAR, DateGrammar, DateRule
from bot.language.days import Calendar
from bot.language.names_of_days import MONTHS, month_pattern, weekday_pattern

_WEEKDAY = weekday_pattern("fr")
_DATED_WEEKDAY = weekday_pattern("fr", short=True)
_MONTH = month_pattern("fr")
_DAY = rf"{DAY}(?: ?er|e|eme)?"
_NEXT = r"(?:proch(?:aine?s?|\.)?|pro|suivante?|qui vient|d'apres)"
_PAST = r"(?:derniere?|passee?)"
_UNIT = r"(?P<unit>jours?|j|semaines?|sem|mois)"
_TODAY = r"(?:a?uj?ourd'? ?h?ui|ajourd'?hui|auj|ajd|ojd)"
_NEXT_WEEK = rf"(?:la )?sem(?:aine)?\.? {_NEXT}"
_AFTERNOON = r"apres[- ]?midi"
_PART_OF_DAY = rf"(?:matin|soir|midi|{_AFTERNOON}|aprem)"
# A number is the day of a month only where the phrase ends or goes on with other than a noun.
_ENDS = (
    r"(?! ?[\d/%€-]|:)(?= ?(?:$|[,;!?)]| :|\.(?!\d)|(?:a|vers|entre|apres|avant|des|ou|et|si|s'il"
    r"|svp"
    r"|stp"
    rf"|merci|c'est|ca|est|pour|mais|je|j'ai|au|dans|pas|en|avec|me|ne|n'est|ou|de preference"
    rf"|plutot|{_PART_OF_DAY})\b))"
)
_IN_MONTH = (
    r"(?:en|courant|(?P<out>pour|pr|(?:session|rentree|promo|depart|debut des cours) d[e'])"
    r"|(?:(?:le|au|du) )?mois d[e']) ?"
)
_LE = r"(?:(?P<out>pour|du|au|a|et) )?(?:le )?"
_START = r"(?:(?:(?P<out>le|au|en) )?debut(?: d[eu']| du mois d[e'])?) ?"
_MIDDLE = r"(?:(?:a la |en |au )?(?:mi-?|milieu (?:de |du mois d[e'] ?)?)) ?"
_END = r"(?:(?:(?P<out>a la|en|la) )?fin(?: d[eu']| du mois d[e'])?) ?"
_MONTH_ONLY = _MONTH.replace("?P<month>", "?:")
_NAMED_MONTH = rf"(?P<month>{'|'.join(MONTHS['fr'])})(?: {YEAR})?"

_TIME_FOLLOWS = r"(?=,? (?:a |vers )?\d{1,2} ?(?:h|:))"

_RELATIVE = (
    DateRule(_TODAY, to.offset(0)),
    DateRule(rf"ce {_PART_OF_DAY}|cet(?:te)? (?:{_AFTERNOON}|aprem)", to.offset(0)),
    DateRule(r"tout de suite|maintenant|immediatement", to.alone(to.SOONEST)),
    DateRule(r"tantot|tout a l'heure", to.alone(to.offset(0))),
    DateRule(r"demain|dmain|2main|2m1|dm1", to.offset(1)),
    DateRule(r"apres[- ]?demain", to.offset(2)),
    DateRule(r"hier", to.offset(-1)),
    DateRule(r"avant[- ]?hier", to.offset(-2)),
    DateRule(rf"{_TODAY} en (?P<count>8|15)", to.day_later(0)),
    DateRule(r"demain en (?P<count>8|15)", to.day_later(1)),
    DateRule(rf"(?:dans|d'ici a) {COUNT} {_UNIT}", to.after_a_while),
    DateRule(rf"(?:d'ici|sous|endeans) {COUNT} {_UNIT}", to.within_a_while),
    DateRule(rf"dans les {COUNT} prochaine?s {_UNIT}", to.within_a_while),
    DateRule(r"dans (?:une )?quinzaine(?: de jours)?", to.offset(14)),
    DateRule(r"dans (?:une )?huitaine(?: de jours)?", to.offset(7)),
    DateRule(r"sous huitaine", lambda match, calendar: calendar.within(calendar.in_days(7))),
    DateRule(r"sous quinzaine", lambda match, calendar: calendar.within(calendar.in_days(14))),
)

_WEEKDAYS = (
    DateRule(rf"{_LE}{_DATED_WEEKDAY}{_TIME_FOLLOWS}", to.by_weekday(Calendar.weekday)),
    DateRule(rf"{_LE}{_WEEKDAY}", to.by_weekday(Calendar.weekday)),
    DateRule(rf"ce {_WEEKDAY}", to.by_weekday(Calendar.this)),
    DateRule(rf"{_LE}{_WEEKDAY} qui (?:vient|arrive)", to.by_weekday(Calendar.coming)),
    DateRule(rf"(?:le )?(?:prochain {_WEEKDAY})", to.by_weekday(Calendar.coming)),
    DateRule(
        rf"(?:ce |{_LE}){_WEEKDAY} (?:proch(?:ain|\.)?|pro|suivant)", to.by_weekday(Calendar.next)
    ),
    DateRule(rf"{_LE}{_WEEKDAY} (?:dernier|passe)", to.by_weekday(Calendar.last)),
    DateRule(rf"{_LE}{_WEEKDAY} en (?P<count>8|15)", to.weekday_later),
    DateRule(rf"{_LE}{_WEEKDAY} dans {COUNT} semaines?", to.weekday_later),
    DateRule(rf"{_LE}{_WEEKDAY} (?:de )?{_NEXT_WEEK}", to.in_week(1)),
    DateRule(rf"{_NEXT_WEEK},? (?:le |c'est )?{_WEEKDAY}", to.in_week(1)),
    DateRule(rf"{_LE}{_WEEKDAY} (?:de )?cette semaine", to.in_week(0)),
    DateRule(rf"cette semaine,? (?:le )?{_WEEKDAY}", to.in_week(0)),
)

_DATES = (
    DateRule(
        rf"(?:ce |{_LE})(?:{_DATED_WEEKDAY},? (?:le )?)?{_DAY} ?(?:de |du mois d[e'] ?)?"
        rf"{_MONTH}(?:,? {YEAR})?",
        to.dated,
    ),
    DateRule(
        rf"(?:du|de|entre(?: le)?|le) (?P<first>\d{{1,2}})(?:er)? ?(?:au|a|et(?: le)?"
        rf"|-) ?{_DAY} {_MONTH}"
        rf"(?: {YEAR})?",
        to.day_range,
    ),
    DateRule(
        rf"(?:ce |{_LE}){_WEEKDAY},? (?:le )?{_DAY}(?! ?(?:h|heures?|ans|%|€)|[:/.-]?\d)",
        to.day_of_month,
    ),
    DateRule(rf"(?:(?P<out>pour) )?le {_DAY}{_ENDS}", to.day_of_month),
    DateRule(
        rf"(?P<out>(?:l'|d')?(?:entretien|rdv|rendez-vous|creneau) (?:du"
        rf"|au)) {_DAY}(?! ?(?:[\d/:.h%€-]|{_MONTH_ONLY}))",
        to.day_of_month,
    ),
    DateRule(rf"le {_DAY} (?:du )?mois {_NEXT}", to.day_in_month(1)),
    DateRule(rf"le {_DAY} (?:de ce|du) mois", to.day_in_month(0)),
)

_MONTHS = (
    DateRule(rf"{_IN_MONTH}{_NAMED_MONTH}", to.named_month()),
    DateRule(rf"(?P<month>{'|'.join(MONTHS['fr'])}) (?:{YEAR}|{_NEXT})", to.named_month()),
    DateRule(rf"{_START}{_NAMED_MONTH}", to.named_month("start")),
    DateRule(rf"{_MIDDLE}{_NAMED_MONTH}", to.named_month("middle")),
    DateRule(rf"{_END}{_NAMED_MONTH}", to.named_month("end")),
    DateRule(rf"(?:le )?mois {_NEXT}", to.month_part(None, 1)),
    DateRule(r"(?:dans )?ce mois(?:-ci)?(?!-)", to.month_part(None, 0)),
    DateRule(rf"(?:le )?mois {_PAST}", to.month_part(None, -1)),
    DateRule(rf"{_START}(?:le )?mois {_NEXT}", to.month_part("start", 1)),
    DateRule(rf"{_MIDDLE}(?:du )?mois {_NEXT}", to.month_part("middle", 1)),
    DateRule(rf"{_END}(?:le )?mois {_NEXT}", to.month_part("end", 1)),
    DateRule(rf"{_START}(?:ce )?mois", to.month_part("start", 0)),
    DateRule(rf"{_MIDDLE}(?:du )?(?:ce )?mois", to.month_part("middle", 0)),
    DateRule(rf"{_END}(?:ce )?mois", to.month_part("end", 0)),
    DateRule(rf"l'annee {_NEXT}|l'an prochain", lambda match, calendar: calendar.year(1)),
    DateRule(r"cette annee", lambda match, calendar: calendar.year(0)),
    DateRule(r"noel", to.feast(25, 12)),
    DateRule(r"(?:le )?nouvel an", to.feast(1, 1)),
)

_WEEKS = (
    DateRule(_NEXT_WEEK, lambda match, calendar: calendar.week(1)),
    DateRule(r"(?:dans )?cette semaine", lambda match, calendar: calendar.week(0)),
    DateRule(r"dans la semaine", lambda match, calendar: calendar.week(0)),
    DateRule(rf"(?:la )?semaine {_PAST}", lambda match, calendar: calendar.week(-1)),
    DateRule(rf"(?:dans )?(?:la )?semaine du {_DAY}(?: {_MONTH}(?: {YEAR})?)?", to.week_of),
    DateRule(rf"{_START}(?:la )?(?:cette )?semaine", to.week_part("start", 0)),
    DateRule(rf"{_MIDDLE}(?:la )?(?:cette )?semaine", to.week_part("middle", 0)),
    DateRule(rf"{_END}(?:la )?(?:cette )?semaine", to.week_part("end", 0)),
    DateRule(rf"{_START}{_NEXT_WEEK}", to.week_part("start", 1)),
    DateRule(rf"{_MIDDLE}{_NEXT_WEEK}", to.week_part("middle", 1)),
    DateRule(rf"{_END}{_NEXT_WEEK}", to.week_part("end", 1)),
    DateRule(
        r"(?:le |ce |(?P<out>pendant le|durant le|au) )?(?:week[- ]?end|we\b)(?: qui (?:vient"
        r"|arrive))?",
        lambda match, calendar: calendar.weekend(),
    ),
    DateRule(
        rf"(?:le )?(?:week[- ]?end|we) {_NEXT}|(?:le )?prochain week[- ]?end",
        lambda match, calendar: calendar.next_weekend(),
    ),
)

_POSSIBLE = r"(?: possible| disponibles?| libres?| que possible)"
_WISHES = (
    DateRule(rf"(?:le |au )plus (?:tot|vite|rapidement|rapide)(?:{_POSSIBLE})?", to.SOONEST),
    DateRule(
        rf"plus (?:tot|vite|rapidement){_POSSIBLE}|(?:aussi|si) (?:tot|vite){_POSSIBLE}", to.SOONEST
    ),
    DateRule(r"des que (?:possible|vous pouvez|tu peux|disponible)|asap|d'urgence", to.SOONEST),
    DateRule(
        rf"(?:le |au )?(?:1er|premier) (?:creneau|rendez-vous|rdv|moment){_POSSIBLE}", to.SOONEST
    ),
    DateRule(
        rf"(?:la |a la )?(?:1ere|premiere) (?:date|dispo(?:nibilite)?|place|occasion){_POSSIBLE}?",
        to.SOONEST,
    ),
    DateRule(r"n'?importe quelle heure"),
    DateRule(r"n'?importe (?:quand|quel jour|lequel|laquelle|quelle date)", to.ANY),
    DateRule(r"n'?importe", to.alone(to.ANY)),
    DateRule(
        rf"(?:bon|bonne|excellente?|belle) (?:{_WEEKDAY.replace('?P<weekday>', '?:')}"
        rf"|week[- ]?end|we|fin de semaine|semaine)"
    ),
    DateRule(r"peu importe(?: (?:quand|le jour|la date|le moment))?", to.ANY),
    DateRule(r"(?:ca |cela )?m'est egal|quand (?:vous voulez|tu veux|ca vous arrange)", to.ANY),
    DateRule(r"(?:je suis )?(?:toujours|tout le temps) (?:libre|disponible|dispo)", to.ANY),
)

_BOUNDS = to.bounds(
    DateRule(rf"(?:le |du |au ){_DAY}{_ENDS}", to.day_of_month),
    DateRule(_NAMED_MONTH, to.named_month()),
    since=r"(?:a partir|a compter)(?: d[e'])?|des",
    after=r"apres|plus tard que",
    until=r"jusqu'?(?:a|en)?|d'ici(?: a)?|au plus tard",
    before=r"avant(?: d[e'])?|plus tot que",
)

GRAMMAR: DateGrammar = DateGrammar(
    *_RELATIVE,
    *_WEEKDAYS,
    *_DATES,
    *_MONTHS,
    *_WEEKS,
    *to.common_rules("du|au|pour", r"(?:le |ce )?", _DATED_WEEKDAY),
    *_WISHES,
    leads=_BOUNDS,
)
