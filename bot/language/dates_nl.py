"""Dutch phrases for days, Flemish ones too, matched on the reading of a message."""

from __future__ import annotations

from bot.language import date_rules as to
from bot.language.date_rules import COUNT, DAY, YEAR, DateGrammar, DateRule
from bot.language.days import Calendar
from bot.language.names_of_days import MONTHS, month_pattern, weekday_pattern

_WEEKDAY = weekday_pattern("nl")
_DATED_WEEKDAY = weekday_pattern("nl", short=True)
_MONTH = month_pattern("nl")
_DAY = rf"{DAY}(?: ?(?:e|de|ste))?"
_ORDINAL = rf"{DAY} ?(?:e|de|ste)"
_ON = r"(?:(?P<out>op|naar) )?(?:de )?"
_COMING = r"(?:komende|aanstaande|aankomende|eerstvolgende|eerst volgende|a\.s\.|as)"
_PAST = r"(?:vorige?|afgelopen|voorbije|verleden)"
_NEXT_WEEK = r"(?:de )?volgende? week"
_UNIT = r"(?P<unit>dag(?:en|je)?|week(?:je|en)?|weken|maand(?:en|je)?)"
_PART_OF_DAY = r"(?:voormiddag|namiddag|middag|ochtend|morgen|avond)"
# A number is the day of a month only where the phrase ends or goes on with other than a noun.
_ENDS = (
    r"(?! ?[\d/:%€-])(?= ?(?:$|[,;!?)]|\.(?!\d)|(?:om|rond|tegen|tussen|na|voor|vanaf|of|en|als"
    r"|aub|svp|a\.u\.b"
    r"|graag|dan|is|in|kan|zijn|niet|was|had|maar|ik|liefst|in de|'s|past|lukt)\b))"
)
_IN_MONTH = r"(?:(?P<out>in|voor|naar|start(?: in)?|sinds)|in de loop van|(?:in )?de maand) "
_START = r"(?:(?:in |aan )?(?:het )?begin(?: van)?) "
_MIDDLE = r"(?:half|midden|medio|(?:in )?het midden van|midden in|halverwege) "
_END = r"(?:(?:op |aan |tegen )?(?:het )?eind(?:e)?(?: van)?) "
_NAMED_MONTH = rf"(?P<month>{'|'.join(MONTHS['nl'])})(?: {YEAR})?"
_NEXT_MONTH = r"(?:de )?volgende? maand"
_THIS_MONTH = r"(?:de(?:ze)? )?maand"
_OVER = rf"(?:over|in|binnen) {COUNT} (?:week|weken|dagen)"

_TIME_FOLLOWS = r"(?=,? (?:om |rond )?\d{1,2} ?(?:u|h|:|\.\d))"

_RELATIVE = (
    DateRule(r"(?:nog )?vandaag|heden", to.offset(0)),
    DateRule(rf"van(?:{_PART_OF_DAY}|nacht)|deze {_PART_OF_DAY}", to.offset(0)),
    DateRule(r"nu(?: direct| meteen)?|meteen|direct|onmiddellijk", to.alone(to.SOONEST)),
    DateRule(r"straks|subiet", to.alone(to.offset(0))),
    DateRule(r"(?<!dag )(?:morgen|mrgn|mrg)", to.offset(1)),
    DateRule(r"overmorgen|over morgen", to.offset(2)),
    DateRule(r"gist(?:er|ere)n?", to.offset(-1)),
    DateRule(r"eergisteren", to.offset(-2)),
    DateRule(rf"vandaag {_OVER}", to.day_later(0)),
    DateRule(rf"morgen {_OVER}", to.day_later(1)),
    DateRule(rf"over {COUNT} {_UNIT}", to.after_a_while),
    DateRule(rf"binnen (?:de )?(?:komende |volgende )?{COUNT} {_UNIT}", to.within_a_while),
    DateRule(rf"(?:in |de )+(?:komende|volgende) {COUNT} {_UNIT}", to.within_a_while),
    DateRule(r"binnen de week", lambda match, calendar: calendar.within(calendar.in_days(7))),
    DateRule(r"(?:goed|goeie?|prettige?|fijne?|leuke?|aangename?) (?:week-?end|dag|week)"),
    DateRule(r"goei?e?(?:de)?n? ?(?:morgen|middag|namiddag|avond)"),
    DateRule(r"(?:'?s|in de|de|elke) morgens?"),
)

_WEEKDAYS = (
    DateRule(
        rf"(?:(?P<out>op|naar) )?{_DATED_WEEKDAY}{_TIME_FOLLOWS}", to.by_weekday(Calendar.weekday)
    ),
    DateRule(rf"(?:(?P<out>op|naar) )?{_WEEKDAY}", to.by_weekday(Calendar.weekday)),
    DateRule(rf"deze {_WEEKDAY}", to.by_weekday(Calendar.this)),
    DateRule(
        rf"(?:(?P<out>op|naar) )?(?:de )?{_COMING} {_WEEKDAY}", to.by_weekday(Calendar.coming)
    ),
    DateRule(rf"(?:(?P<out>op|naar) )?{_WEEKDAY} {_COMING}", to.by_weekday(Calendar.coming)),
    DateRule(rf"(?:(?P<out>op|naar) )?volgende? {_WEEKDAY}", to.by_weekday(Calendar.next)),
    DateRule(rf"{_PAST} {_WEEKDAY}", to.by_weekday(Calendar.last)),
    DateRule(rf"(?:(?P<out>op|naar) )?{_WEEKDAY} {_OVER}", to.weekday_later),
    DateRule(rf"(?:(?P<out>op|naar) )?{_WEEKDAY} (?:van )?{_NEXT_WEEK}", to.in_week(1)),
    DateRule(rf"{_NEXT_WEEK},? (?:op )?{_WEEKDAY}", to.in_week(1)),
    DateRule(rf"(?:(?P<out>op|naar) )?{_WEEKDAY} (?:van )?deze week", to.in_week(0)),
    DateRule(rf"deze week,? (?:op )?{_WEEKDAY}", to.in_week(0)),
)

_DATES = (
    DateRule(
        rf"{_ON}(?:{_DATED_WEEKDAY},? (?:de )?)?{_DAY} ?(?:van )?{_MONTH}(?:,? {YEAR})?", to.dated
    ),
    DateRule(
        rf"(?:van|tussen)(?: de)? (?P<first>\d{{1,2}})(?:e|de|ste)? ?"
        rf"(?:tot(?: en met)?|t/m|en|-)(?: de)? ?{_DAY} {_MONTH}(?: {YEAR})?",
        to.day_range,
    ),
    DateRule(
        rf"(?:(?P<out>op|naar) )?{_WEEKDAY},? (?:de )?{_DAY}(?! ?(?:u|uur|h|jaar|%|€)|[:/.-]?\d)",
        to.day_of_month,
    ),
    DateRule(rf"(?:(?P<out>op|naar) )?de {_ORDINAL}{_ENDS}", to.day_of_month),
    DateRule(_ORDINAL, to.alone(to.day_of_month)),
    DateRule(rf"{_ON}{_DAY} (?:van )?volgende maand", to.day_in_month(1)),
    DateRule(rf"{_ON}{_DAY} (?:van )?(?:deze|de) maand", to.day_in_month(0)),
)

_MONTHS = (
    DateRule(rf"{_IN_MONTH}{_NAMED_MONTH}", to.named_month()),
    DateRule(rf"(?P<month>{'|'.join(MONTHS['nl'])}) (?:{YEAR}|aanstaande)", to.named_month()),
    DateRule(rf"volgende? (?P<month>{'|'.join(MONTHS['nl'])})", to.named_month()),
    DateRule(rf"{_START}(?:de maand )?{_NAMED_MONTH}", to.named_month("start")),
    DateRule(rf"{_MIDDLE}(?:de maand )?{_NAMED_MONTH}", to.named_month("middle")),
    DateRule(rf"{_END}(?:de maand )?{_NAMED_MONTH}", to.named_month("end")),
    DateRule(_NEXT_MONTH, to.month_part(None, 1)),
    DateRule(r"deze maand", to.month_part(None, 0)),
    DateRule(rf"{_PAST} maand", to.month_part(None, -1)),
    DateRule(rf"{_START}{_NEXT_MONTH}", to.month_part("start", 1)),
    DateRule(rf"{_MIDDLE}{_NEXT_MONTH}", to.month_part("middle", 1)),
    DateRule(rf"{_END}{_NEXT_MONTH}", to.month_part("end", 1)),
    DateRule(rf"{_START}{_THIS_MONTH}", to.month_part("start", 0)),
    DateRule(rf"{_MIDDLE}{_THIS_MONTH}", to.month_part("middle", 0)),
    DateRule(rf"{_END}{_THIS_MONTH}", to.month_part("end", 0)),
    DateRule(r"volgend jaar", lambda match, calendar: calendar.year(1)),
    DateRule(r"dit jaar", lambda match, calendar: calendar.year(0)),
    DateRule(r"kerst(?:mis|dag)?", to.feast(25, 12)),
    DateRule(r"nieuwjaar(?:sdag)?", to.feast(1, 1)),
)

_WEEKS = (
    DateRule(_NEXT_WEEK, lambda match, calendar: calendar.week(1)),
    DateRule(
        r"(?:deze|dees) week|van de week|de rest van de week",
        lambda match, calendar: calendar.week(0),
    ),
    DateRule(rf"{_PAST} week", lambda match, calendar: calendar.week(-1)),
    DateRule(rf"(?:in )?(?:de )?week van {_ON}{_DAY}(?: {_MONTH}(?: {YEAR})?)?", to.week_of),
    DateRule(rf"{_START}(?:de(?:ze)? )?week", to.week_part("start", 0)),
    DateRule(rf"(?:{_MIDDLE})(?:de(?:ze)? )?week", to.week_part("middle", 0)),
    DateRule(rf"{_END}(?:de(?:ze)? )?week", to.week_part("end", 0)),
    DateRule(rf"{_START}{_NEXT_WEEK}", to.week_part("start", 1)),
    DateRule(rf"{_MIDDLE}{_NEXT_WEEK}", to.week_part("middle", 1)),
    DateRule(rf"{_END}{_NEXT_WEEK}", to.week_part("end", 1)),
    DateRule(
        r"(?:(?P<out>(?:in |tijdens |op )?het|in) )?(?:dit |komend |aankomend )?week-?end",
        lambda match, calendar: calendar.weekend(),
    ),
    DateRule(
        r"(?:(?P<out>in) )?(?:het )?volgende? week-?end",
        lambda match, calendar: calendar.next_weekend(),
    ),
)

_WISHES = (
    DateRule(
        r"zo (?:snel|vroeg|spoedig|gauw|rap|vlug) (?:als )?mogelijk|zsm|z\.s\.m\.?|asap", to.SOONEST
    ),
    DateRule(
        r"(?:(?:het |de )?(?:1e|eerst ?volgende|eerste) (?:vrije |beschikbare )?"
        r"(?:moment|mogelijkheid|plaats|plek|gelegenheid|datum|afspraak))",
        to.SOONEST,
    ),
    DateRule(r"hoe (?:eerder|vroeger|sneller|rapper) hoe (?:beter|liever)|liefst snel", to.SOONEST),
    DateRule(r"eender welk uur|gelijk welk uur|om het even (?:hoe laat|welk uur)"),
    DateRule(r"(?:het |da[t]? )?maakt (?:me |mij |voor mij |ons )?niet(?:s)? uit", to.ANY),
    DateRule(
        r"(?:eender|gelijk|om het even) (?:wanneer|welke dag|welke datum)|om het even", to.ANY
    ),
    DateRule(
        r"wanneer (?:dan ook|je wil(?:t)?|u wil(?:t)?|jullie willen|het (?:u|je|jullie) past)",
        to.ANY,
    ),
    DateRule(r"welke dag dan ook|altijd (?:vrij|beschikbaar)", to.ANY),
)

_BOUNDS = to.bounds(
    DateRule(_NAMED_MONTH, to.named_month()),
    since=r"vana?f|van af|ten vroegste",
    after=r"na|later dan",
    until=r"tot(?: en met)?|t/m|tegen|uiterlijk|ten laatste",
    before=r"eerder dan",
    either=r"voor",
)

GRAMMAR: DateGrammar = DateGrammar(
    *_RELATIVE,
    *_WEEKDAYS,
    *_DATES,
    *_MONTHS,
    *_WEEKS,
    *to.common_rules("op", r"(?:de )?", _DATED_WEEKDAY, r"(?! ?(?:u|uur|h)\b)"),
    *_WISHES,
    leads=_BOUNDS,
)
