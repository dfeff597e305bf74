"""Dutch phrases for times of day, Flemish ones too, matched on the reading of a message."""

from __future__ import annotations

import re

from bot.language import time_rules as to
from bot.language.hours import PARTS, Times, TimeValue, clock, window
from bot.language.names_of_days import month_pattern
from bot.language.time_rules import TimeGrammar, TimeRule

_MONTH = month_pattern("nl").replace("?P<month>", "?:")
_HOUR = r"(?P<hour>\d{1,2}|een(?= uur|$|[ ,.;!?]+$| '?s |[,.;!?]))"
_DIGITS = r"(?P<hour>\d{1,2})"
_MINUTE = rf"(?P<minute>\d\d)(?!\d| ?(?:{_MONTH}|[/%€-]| jaar))"
_OCLOCK = r"(?: ?(?:uur|u\b\.?|h\b))?"
_PART = (
    r"(?P<part>,? (?:(?:in de |'?s )?(?:voormiddag|namiddag|middag|ochtend|avond|nacht)s?"
    r"|in de morgen|'?s morgens|vanmiddag|vanavond))?"
)
_LEAD = (
    r"(?P<lead>(?P<about>rond|omstreeks|om en bij|ongeveer(?: om)?|zo rond|tegen|circa)"
    r"|(?P<since>vana?f|na|ten vroegste om|niet voor|later dan)"
    r"|(?P<until>voor|ten laatste om|uiterlijk om|uiterlijk|eerder dan)|om|te|(?P<out>van"
    r"|(?P<to>tot)))? ?"
)
_EXACT = r"(?: (?:stipt|precies|exact))?"
_MINUTES = r"(?P<count>kwart|[1-9]|[12]\d)(?: ?min(?:uten|uutjes)?)?"
# "om 14": only where the phrase ends or goes on with other than a noun.
_ENDS = (
    r"(?! ?[\d/:%€-])(?= ?(?:$|[,;!?)]|\.(?!\d)|(?:of|en|als|aub|svp|graag|is|kan|maar|dan|morgen"
    r"|op|'s|liever|voor|in"
    r"|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag)\b))"
)
_FROM_HOUR_UNIT = (
    r"(?P<from_hour>\d{1,2}) ?(?:u\b|uur|h\b|u(?=\d)|[.:]) ?(?P<from_minute>\d\d)?(?: ?(?:u\b"
    r"|uur))?"
)
_FROM_HOUR = rf"(?:{_FROM_HOUR_UNIT}|(?P<from_bare>\d{{1,2}}))"
_TO = (
    rf" ?(?:en|tot|a|-|t/m) ?{_DIGITS} ?(?:[.:]{_MINUTE} ?(?:u|uur|h)?|(?:u|uur"
    rf"|h)(?: ?\d\d)?){_PART}"
)
_IN = r"(?:in de |deze |de |'?s[ -]?)?"
_PARTED = (
    (
        r"(?:vroeg in de (?:ochtend|voormiddag|morgen)|(?:'?s )?(?:ochtends|morgens) vroeg)",
        window(6, 9),
    ),
    (r"heel vroeg|vroeg op de dag", window(6, 9)),
    (rf"{_IN}(?:ochtend|voormiddag)s?", PARTS["morning"]),
    (r"(?:in de |'?s ?)morgens?|voor de middag", PARTS["morning"]),
    (r"van(?:ochtend|morgen|voormiddag)", PARTS["morning"]),
    (r"(?:in het |aan het )?begin van de (?:ochtend|voormiddag)", window(8, 10)),
    (
        r"(?:op het |aan het )?einde? van de (?:ochtend|voormiddag)|late (?:ochtend|voormiddag)",
        window(10, 12),
    ),
    (rf"{_IN}(?:namiddag)s?|vannamiddag|vanmiddag|na de middag|na de noen", PARTS["afternoon"]),
    # Dutch people mean the afternoon, Flemish people noon.
    (
        rf"{_IN}middags?",
        Times(PARTS["afternoon"].first, PARTS["afternoon"].last, others=(PARTS["midday"],)),
    ),
    (
        r"(?:over|tijdens|op|rond|tegen) de middag|(?:tijdens|in) de middagpauze|'?s noens",
        PARTS["midday"],
    ),
    (r"(?:vroeg in de|(?:in het )?begin van de|vroege) (?:na)?middag", window(12, 15)),
    (r"(?:laat in de|(?:op het |aan het )?einde? van de|late) (?:na)?middag", window(16, 18)),
    (rf"{_IN}avonds?|vanavond", PARTS["evening"]),
    (r"(?:vroeg in de|vroege|(?:in het )?begin van de) avond", window(17, 19)),
    (r"(?:op het |aan het )?einde? van de dag", window(16, 18)),
    (r"(?:in de |de )?vooravond", window(17, 19)),
    (r"overdag|tijdens de dag|in de loop van de dag", PARTS["day"]),
)
_WEEKDAY_BEFORE = r"(?<=dag )(?:morgen|vroeg)|(?<=^morgen )vroeg|(?<= morgen )vroeg"
_DURATION = r"(?:\d{1,2}|een|anderhalf|half)(?:[.,]\d)? ?(?:uur|u|h)(?:tje)?"


def _minutes(match: re.Match[str]) -> int:
    return 15 if match["count"] == "kwart" else int(match["count"])


def _beside(base: int, sign: int) -> to.Build:
    return to.beside_hour(lambda match: base + sign * _minutes(match))


def _dotted(match: re.Match[str], context: None) -> TimeValue | None:
    """As "om 14.30", "14.30 uur", or "14.30" alone; elsewhere it may be a price."""
    return (
        to.at_hour(match, context)
        if match["lead"] or match["oclock"] or match.group() == match.string
        else None
    )


GRAMMAR: TimeGrammar = TimeGrammar(
    TimeRule(
        r"(?:goei?e?(?:de)?n?|fijne?|prettige?|nog een|leuke|mooie|aangename?|elke) (?:morgen"
        r"|(?:na)?middag"
        r"|avond)(?: nog)?"
    ),
    # "een gesprek van twee uur", "een week van 40 uur"
    TimeRule(r"van (?:[1-8]|[3-9]\d) uur(?! ?(?:tot|-))"),
    TimeRule(
        rf"(?:over|gedurende|sinds|in|binnen|al|per|elke|meer dan|minder dan|duurt|ongeveer"
        rf"|maximum|minstens) {_DURATION}"
        r"(?! ?(?:tot|-|en) ?\d)"
    ),
    TimeRule(
        rf"{_DURATION} ?(?:per|/|les|opleiding|rijden|lang|reistijd|training|stage|werk|aan|elke"
        rf"|geleden|duren|op 24)\w*"
    ),
    TimeRule(
        rf"{_LEAD}{_DIGITS} ?(?P<unit>u|h)(?:\.? ?{_MINUTE})?(?: ?uur)?{_EXACT}{_PART}", to.at_hour
    ),
    TimeRule(rf"{_LEAD}{_DIGITS} ?uur(?: ?{_MINUTE})?{_EXACT}{_PART}", to.at_hour),
    TimeRule(rf"{_LEAD}{_DIGITS}(?P<unit>:){_MINUTE}{_OCLOCK}{_PART}", to.at_hour),
    TimeRule(
        rf"{_LEAD}{_DIGITS}(?P<unit>\.){_MINUTE}(?P<oclock> ?(?:uur|u\b|h\b))?{_PART}", _dotted
    ),
    TimeRule(
        rf"(?P<lead>om|(?P<about>rond|tegen|omstreeks)|(?P<since>vana?f|na)"
        rf"|(?P<until>voor)) (?P<hour>een) uur{_PART}",
        to.at_hour,
    ),
    TimeRule(rf"{_LEAD}half {_HOUR}{_OCLOCK}{_PART}", to.beside_hour(lambda match: -30)),
    TimeRule(rf"{_LEAD}{_MINUTES} voor half {_HOUR}{_OCLOCK}{_PART}", _beside(-30, -1)),
    TimeRule(rf"{_LEAD}{_MINUTES} (?:over|na) half {_HOUR}{_OCLOCK}{_PART}", _beside(-30, 1)),
    TimeRule(rf"{_LEAD}{_MINUTES} voor {_HOUR}{_OCLOCK}{_PART}", _beside(0, -1)),
    TimeRule(rf"{_LEAD}{_MINUTES} (?:over|na) {_HOUR}{_OCLOCK}{_PART}", _beside(0, 1)),
    TimeRule(
        rf"(?P<lead>om|(?P<about>rond|tegen|omstreeks)) (?P<hour>\d{{1,2}}){_ENDS}", to.at_hour
    ),
    TimeRule(rf"(?:tussen|van) {_FROM_HOUR}(?:{_TO})", to.between_hours),
    TimeRule(rf"{_FROM_HOUR_UNIT}(?:{_TO})", to.between_hours),
    TimeRule(rf"tussen (?P<from_hour>\d{{1,2}}) en {_DIGITS}{_ENDS}", to.between_hours),
    TimeRule(rf"(?P<lead>(?P<about>een uur of|uur of)) {_HOUR}", to.at_hour),
    TimeRule(rf"{_LEAD}middernacht", to.always(clock(0))),
    TimeRule(r"(?:om |op )?(?:klokslag )12 uur", to.always(clock(12))),
    TimeRule(_WEEKDAY_BEFORE, to.always(PARTS["morning"])),
    *(TimeRule(pattern, to.always(value)) for pattern, value in _PARTED),
    TimeRule(
        r"(?:om het even|eender|gelijk) (?:hoe laat|welk uur)|op elk uur|uur maakt niet uit",
        to.always(to.ANY),
    ),
)
