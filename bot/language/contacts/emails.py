"""E-mail addresses, also spelt out: "marie arobase exemple point be"."""

from __future__ import annotations

import re

from email_validator import EmailNotValidError, validate_email

from bot.language.contacts.errors import NotUnderstood
from bot.language.matches import Match, longest

LONGEST = 254

# An accent can be a sign of its own: what stands behind it is half of an address.
_START = r"(?<![\w\u0300-\u036f.+%-])"
_LITERAL = re.compile(
    _START
    + r"[^\W_][\w.+%'-]{0,63}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,5}[^\W\d_]{2,24}(?![\w@-])"
)
_AT = (
    r"(?:@|[(\[] ?(?:at|arobase|a|apenstaartje|@) ?[)\]]|\b(?:arobase|arobas|arrobase"
    r"|apenstaartje|aapje|at)\b)"
)
_DOT = r"(?:\.|\b(?:point|punt|dot)\b)"
_JOIN = (
    rf"(?: ?{_DOT} ?| ?(?:-|_|\btiret bas\b|\blaag streepje\b|\bunderscore\b|\btiret\b"
    rf"|\bstreepje\b) ?)"
)
_SPOKEN = re.compile(
    rf"{_START}(?P<local>[a-z0-9+_]+(?:{_JOIN}[a-z0-9+_]+){{0,6}}) ?{_AT} ?"
    rf"(?P<domain>[a-z0-9]+(?:{_JOIN}[a-z0-9]+){{0,5}}? ?{_DOT} ?[a-z]{{2,24}})(?![\w@-])",
    re.IGNORECASE,
)
_SYMBOLS = (
    (re.compile(rf" ?{_DOT} ?", re.IGNORECASE), "."),
    (re.compile(r" ?\b(?:tiret bas|laag streepje|underscore)\b ?", re.IGNORECASE), "_"),
    (re.compile(r" ?(?:\b(?:tiret|streepje)\b|-) ?", re.IGNORECASE), "-"),
)
# Behind another word the first part may be half of an address with a space in it.
_LEAD = re.compile(
    r"(?:^|[:,;(<]|\b(?:est|c'est|is|mail|e-?mail|courriel|adresse|adres|op|sur|a|à|voici|hier"
    r"|naar|via))\s*$",
    re.IGNORECASE,
)


class InvalidEmail(NotUnderstood):
    """No address, several, or one that cannot exist."""

    wanted = "e-mail address"


def find_emails(text: str) -> list[Match[str]]:
    """The addresses in `text`, valued as mail is sent to them; their domains are not looked up."""
    if not re.search(_AT, text, re.IGNORECASE):
        return []
    literal = [_match(text, found, found.group()) for found in _LITERAL.finditer(text)]
    spoken = [
        _match(text, found, f"{_written(found['local'])}@{_written(found['domain'])}")
        for found in _SPOKEN.finditer(text)
        if _LEAD.search(text, 0, found.start())
    ]
    return longest(match for match in (*literal, *spoken) if match is not None)


def parse_email(text: str) -> str:
    """The one address in an answer, as mail is sent to it. Raises InvalidEmail."""
    if len(text) > 4 * LONGEST:
        raise InvalidEmail(text, "too_long")
    addresses = list(dict.fromkeys(match.value for match in find_emails(text)))
    if len(addresses) == 1:
        return addresses[0]
    if addresses:
        raise InvalidEmail(text, "several")
    raise InvalidEmail(text, "malformed" if "@" in text else "missing")


def _match(text: str, found: re.Match[str], address: str) -> Match[str] | None:
    normal = _normal(address)
    return Match(found.start(), found.end(), found.group(), normal) if normal else None


def _normal(address: str) -> str | None:
    """In lower case and ASCII: a domain has such a form, and few servers take more before the @."""
    try:
        valid = validate_email(address, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return None
    return valid.ascii_email.lower() if valid.ascii_email else None


def _written(part: str) -> str:
    for pattern, symbol in _SYMBOLS:
        part = pattern.sub(symbol, part)
    return part
