"""Names of people, as they answer "what is your name?"."""

from __future__ import annotations

import re
import unicodedata

from bot.language.contacts.errors import NotUnderstood

LONGEST = 80
_MOST_WORDS = 8

_LEAD = re.compile(
    r"(?:(?:bonjour|salut|bonsoir|hallo|dag|hoi|hey|goedendag|oui|ja|euh?)[,!. ]+)*"
    r"(?:(?:je|j[e’'] ?)\s*m[’' ]\s*appel+es?|(?:moi,?\s*)?c[’' ]?\s*est|je suis|moi"
    r"|mon nom(?: complet| de famille)?(?: est|:| c[’' ]est)|nom ?:|mes noms? sont"
    r"|mon pr[eé]nom est"
    r"|mijn (?:volledige )?naam is|m[’']n naam is|naam ?:|ik heet|ik ben|(?:[’']?t|het) is|(?:da"
    r"|dat) is|met)\s+",
    re.IGNORECASE,
)
_NOM = re.compile(r"(?:nom|naam|name)\s*:\s*", re.IGNORECASE)
_TAIL = re.compile(
    r"[\s,]+(?:merci|svp|s'il vous pla[iî]t|aub|alstublieft|bedankt|dank u|dankjewel)\s*[.!]*$",
    re.IGNORECASE,
)
# Every letter of every script stands as "a" in the shape.
_SHAPE = re.compile(r"'?a+(?:(?: '?|['-]|\. ?|'-)a+)*['.]?")
_ADDRESS = re.compile(r"\w{2}\.\w|\.[a-z]")  # "www.exemple.be", but "J.Dupont" and "St. Jan"
_INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_]")
_SENTENCE_WORDS = (
    "je j'ai j tu vous ne veux peux pourquoi comment quoi quand est suis avec voudrais merci "
    "bonjour ik jij jullie niet wil waarom hoe wat wanneer geen kan zijn graag hallo "
    "non oui ja nee neen stop ok annuler annuleren personne niemand rien niets"
)
_SENTENCE = frozenset(_SENTENCE_WORDS.split())
_PARTICLE_WORDS = (
    "de du des d' la der den dem het 't ten ter te van von vande vanden vander da do dos das di "
    "del della y e zu zum in op"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())


class InvalidName(NotUnderstood):
    """Not a name: digits, an address, markup, a sentence, or more than 80 characters."""

    wanted = "name"


def parse_person_name(text: str) -> str:
    """The name in an answer, without "je m'appelle" and the like. Raises InvalidName.

    Capitals are mended only where all letters are small or all are capitals.
    """
    name = _stripped(text)
    if not name:
        raise InvalidName(text, "missing")
    if len(name) > LONGEST:
        raise InvalidName(text, "too_long")
    if any(char.isdigit() for char in name):
        raise InvalidName(text, "digits")
    if (
        not _SHAPE.fullmatch(_shape(name))
        or _ADDRESS.search(name)
        or sum(map(str.isalpha, name)) < 2
    ):
        raise InvalidName(text, "malformed")
    words = name.lower().replace("’", "'").split()
    if len(words) > _MOST_WORDS or not _SENTENCE.isdisjoint(words):
        raise InvalidName(text, "sentence")
    return _tidy(name)


def _stripped(text: str) -> str:
    name = " ".join(unicodedata.normalize("NFC", text).split())
    for pattern in (_NOM, _LEAD):
        lead = pattern.match(name)
        name = name[lead.end() :] if lead else name
    name = _TAIL.sub("", name).strip(' "“”«»,;:!')
    return name if re.search(r"\b[^\W\d_]\.$", name) else name.rstrip(" .")


def _shape(name: str) -> str:
    kinds = (unicodedata.category(char)[0] for char in name)
    letters = ("a" if kind in "LM" else char for kind, char in zip(kinds, name, strict=True))
    return "".join(letters).replace("’", "'")


def _tidy(name: str) -> str:
    if not (name.islower() or name.isupper()):
        return name
    words = name.lower().split(" ")
    return " ".join(_capital(word, last=word is words[-1] and len(words) > 1) for word in words)


def _capital(word: str, *, last: bool) -> str:
    if word in _PARTICLES and not last:
        return word
    if word.startswith(("d'", "d’")):
        return word[:2] + _capital_parts(word[2:])
    return _capital_parts(word)


def _capital_parts(word: str) -> str:
    return _INITIAL.sub(lambda match: match.group().upper(), word)
