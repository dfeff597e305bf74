"""How a matched date phrase becomes days: what the French and the Dutch rules share.

Each builder takes the match and the calendar; the groups it reads are `day`, `month`, `year`,
`weekday`, `count`, `unit`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from bot.language.days import Calendar, Days, DayValue, ImpossibleDay, Part, Wish, bounded
from bot.language.matches import Grammar, Leads, Rule
from bot.language.names_of_days import month_number, weekday_number

DateRule = Rule[Calendar, DayValue]
DateGrammar = Grammar[Calendar, DayValue]
Build = Callable[[re.Match[str], Calendar], DayValue | None]

DAY = r"(?P<day>\d{1,2})"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
COUNT = r"(?P<count>\d{1,3}|une?|een)"

_NUMERIC = (
    r"(?<!\d[./-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})"
    r"(?:(?P=mark)(?P<year>(?:19|20)\d\d|\d\d))?(?![/-]?\d|[.,:]\d)"
)
_UNIT_DAYS = {"j": 1, "d": 1, "s": 7, "w": 7}


def group(match: re.Match[str], name: str) -> str | None:
    """What a group matched; None too where the pattern has no such group."""
    return match.groupdict().get(name)


def offset(days: int) -> Build:
    """So many days from today."""
    return lambda match, calendar: calendar.in_days(days)


def always(value: DayValue) -> Build:
    """The same value whatever the day."""
    return lambda match, calendar: value


def alone(build: Build) -> Build:
    """Only where the phrase is the whole message: "nu" says little inside a sentence."""

    def whole(match: re.Match[str], calendar: Calendar) -> DayValue | None:
        rest = match.string[: match.start()] + match.string[match.end() :]
        return None if rest.strip(" .,!?;:") else build(match, calendar)

    return whole


def by_weekday(days: Callable[[Calendar, int], Days]) -> Build:
    """What the calendar says of the weekday named."""
    return lambda match, calendar: days(calendar, weekday_number(match["weekday"]))


def in_week(weeks: int) -> Build:
    """The weekday named, so many weeks from this one."""
    return by_weekday(lambda calendar, weekday: calendar.in_week(weekday, weeks))


def week_part(part: Part, weeks: int) -> Build:
    """A part of the week, so many weeks from this one."""
    return lambda match, calendar: calendar.week_part(weeks, part)


def month_part(part: Part | None, months: int) -> Build:
    """A month or a part of it, so many months from this one."""
    return lambda match, calendar: calendar.month(months, part)


def named_month(part: Part | None = None) -> Build:
    """As "En janvier", "begin maart 2027"."""

    def build(match: re.Match[str], calendar: Calendar) -> Days:
        return calendar.named_month(month_number(match["month"]), _year(match), part)

    return build


def feast(day: int, month: int) -> Build:
    """A day that has a name: Christmas, New Year."""
    return lambda match, calendar: calendar.date(day, month)


def dated(match: re.Match[str], calendar: Calendar) -> Days | ImpossibleDay:
    """As "Jeudi 12 décembre 2026"."""
    day, month = int(match["day"]), month_number(match["month"])
    return calendar.date(day, month, _year(match), _weekday(match))


def day_range(match: re.Match[str], calendar: Calendar) -> Days | ImpossibleDay:
    """As "Du 3 au 7 décembre": `first` in the month of `day`."""
    last = dated(match, calendar)
    if isinstance(last, ImpossibleDay):
        return last
    first = calendar.date(int(match["first"]), last.first.month, last.first.year)
    if isinstance(first, ImpossibleDay):
        return first
    return Days(min(first.first, last.first), last.first)


def week_of(match: re.Match[str], calendar: Calendar) -> Days | ImpossibleDay | None:
    """As "La semaine du 14 décembre"; without the month the next 14th."""
    named = dated(match, calendar) if group(match, "month") else day_of_month(match, calendar)
    return calendar.week_of(named.first) if isinstance(named, Days) else named


def day_of_month(match: re.Match[str], calendar: Calendar) -> Days | ImpossibleDay | None:
    """As "Le 12", "mardi 15"; "le 92" is a French department."""
    day = int(match["day"])
    return calendar.day_of_month(day, _weekday(match)) if 1 <= day <= 31 else None


def day_in_month(months: int) -> Build:
    """As "Le 3 du mois prochain"."""
    return lambda match, calendar: calendar.day_in_month(int(match["day"]), months)


def numeric(match: re.Match[str], calendar: Calendar) -> Days | ImpossibleDay | None:
    """As "12/12", "12-12-2026": day first. Without a year "12-12" needs something before it.

    None for what is no date: a fraction of hours ("14.30"), a score ("17/20").
    """
    day, month = int(match["day"]), int(match["month"])
    led, alone = match["lead"], match.start() == 0 and match.end() == len(match.string)
    if match["year"] is None and (month > 12 or not (led or alone or match["mark"] == "/")):
        return None
    if match["year"] is None and match["mark"] == "." and alone and not led:
        return None
    return calendar.date(day, month, _year(match), _weekday(match))


def iso(match: re.Match[str], calendar: Calendar) -> Days | ImpossibleDay:
    """As "2026-12-12"."""
    return calendar.date(int(match["day"]), int(match["month"]), int(match["year"]))


def after_a_while(match: re.Match[str], calendar: Calendar) -> Days:
    """As "Dans 15 jours", "over een maand"."""
    count = _count(match)
    if match["unit"][0] == "m":
        return calendar.in_months(count)
    days = count * _UNIT_DAYS[match["unit"][0]]
    return calendar.fortnight(days) if match["unit"][0] in "jd" else calendar.in_days(days)


def within_a_while(match: re.Match[str], calendar: Calendar) -> Days:
    """As "D'ici une semaine", "binnen 14 dagen"; some mean the day at the end of it."""
    end = after_a_while(match, calendar)
    return calendar.within(end).or_else(end)


def weekday_later(match: re.Match[str], calendar: Calendar) -> Days:
    """As "Donderdag over een week": `count` weeks after the coming one."""
    return calendar.later(calendar.weekday(weekday_number(match["weekday"])), _weeks(match))


def day_later(days: int) -> Build:
    """As "Demain en huit", "vandaag over een week"."""
    return lambda match, calendar: calendar.later(calendar.in_days(days), _weeks(match))


def common_rules(out: str, lead: str, weekday: str, follow: str = "") -> tuple[DateRule, ...]:
    """The rules for dates in digits, behind what each language puts before them."""
    return (
        # "4/5 temps", "3/4 d'heure", "24/7", "7j/7": shares and opening hours
        DateRule(r"\d{1,2}/\d{1,2} ?(?:e\b|eme|de\b|temps|tijd|werk|d'heure|uur|heure|journee)\w*"),
        DateRule(
            r"(?!^)24/7|24/7(?! ?$)|7 ?/ ?7|24 ?/ ?24|(?:mi-)?temps (?:plein "
            r"|partiel )?(?:a )?\d/\d"
        ),
        DateRule(
            rf"(?P<lead>(?:(?P<out>{out}) )?{lead}(?:{weekday},? (?:{lead})?)?){_NUMERIC}{follow}",
            numeric,
        ),
        DateRule(rf"(?:{lead})?(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!-?\d)", iso),
    )


def bounds(
    *rules: DateRule,
    since: str,
    after: str,
    until: str,
    before: str,
    either: str = "$.",
) -> Leads[Calendar, DayValue]:
    """The words that make days an end: "à partir de lundi", "vóór lundi".

    `either` is "voor": for that day, or else before it. `rules` hold only behind such words.
    """
    pattern = (
        rf"(?P<after>{after})|(?P<out>(?P<since>{since})|(?P<until>{until})|(?P<before>{before})"
        rf"|(?P<either>{either}))"
    )
    return Leads(pattern, Grammar(*rules), _bound)


def _bound(lead: re.Match[str], value: DayValue, calendar: Calendar) -> DayValue:
    if not isinstance(value, Days):
        return value
    return bounded(value, lambda days: _bounded(days, lead, calendar))


def _bounded(days: Days, match: re.Match[str], calendar: Calendar) -> Days:
    last = days.last or days.first
    if match["since"]:
        return Days(days.first, None)
    if match["after"]:
        return Days(last + timedelta(days=1), None)
    if match["until"]:
        return Days(min(calendar.today, last), last)
    end = days.first - timedelta(days=1)
    before = Days(min(calendar.today, end), end)
    return days.or_else(before) if match["either"] else before


SOONEST = always(Wish.SOONEST)
ANY = always(Wish.ANY)


def _year(match: re.Match[str]) -> int | None:
    year = group(match, "year")
    if year is None:
        return None
    return int(year) if len(year) == 4 else 2000 + int(year)


def _weekday(match: re.Match[str]) -> int | None:
    name = group(match, "weekday")
    return weekday_number(name) if name else None


def _count(match: re.Match[str]) -> int:
    count = match["count"]
    return int(count) if count.isdigit() else 1


def _weeks(match: re.Match[str]) -> int:
    count = _count(match)
    return max(1, count // 7) if count in (7, 8, 14, 15) else count
