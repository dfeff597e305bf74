"""Contact details: who somebody is and how to reach them.

`find_*` list what stands in a text, maybe nothing. `parse_*` read one answer and raise a
`NotUnderstood` with the reason if it is none.
"""

from bot.language.contacts.emails import InvalidEmail, find_emails, parse_email
from bot.language.contacts.errors import NotUnderstood
from bot.language.contacts.names import InvalidName, parse_person_name
from bot.language.contacts.phones import InvalidPhone, Region, find_phones, parse_phone
from bot.language.contacts.references import find_booking_references

__all__ = [
    "InvalidEmail",
    "InvalidName",
    "InvalidPhone",
    "NotUnderstood",
    "Region",
    "find_booking_references",
    "find_emails",
    "find_phones",
    "parse_email",
    "parse_person_name",
    "parse_phone",
]
