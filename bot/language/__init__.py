"""French and Dutch as people type them: numbers, ages, dates, times, contact details.

Each finder returns the phrases with their places and values; `language` is "fr", "nl", or None
for both, where the longest match wins.
"""

from bot.language.ages import find_ages, parse_age
from bot.language.contacts import (
    InvalidEmail,
    InvalidName,
    InvalidPhone,
    NotUnderstood,
    Region,
    find_booking_references,
    find_emails,
    find_phones,
    parse_email,
    parse_person_name,
    parse_phone,
)
from bot.language.dates import find_dates
from bot.language.days import Days, DayValue, ImpossibleDay, Wish
from bot.language.formatting import format_day, format_time, format_when
from bot.language.hours import ImpossibleTime, Times, TimeValue
from bot.language.languages import LANGUAGES, Language, as_language
from bot.language.matches import Match
from bot.language.numbers import parse_number, spell_number
from bot.language.times import find_times
from bot.language.when import When, localize, parse_when

__all__ = [
    "LANGUAGES",
    "DayValue",
    "Days",
    "ImpossibleDay",
    "ImpossibleTime",
    "InvalidEmail",
    "InvalidName",
    "InvalidPhone",
    "Language",
    "Match",
    "NotUnderstood",
    "Region",
    "TimeValue",
    "Times",
    "When",
    "Wish",
    "as_language",
    "find_ages",
    "find_booking_references",
    "find_dates",
    "find_emails",
    "find_phones",
    "find_times",
    "format_day",
    "format_time",
    "format_when",
    "localize",
    "parse_age",
    "parse_email",
    "parse_number",
    "parse_person_name",
    "parse_phone",
    "parse_when",
    "spell_number",
]
