"""A message as the classifiers see it: folded, with what it names replaced by its kind."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import chain
from pathlib import Path

import yaml

from bot.language import LANGUAGES
from bot.lexicon import Lexicon, fold, tokens
from bot.nlu.mentions import Entity
from bot.nlu.words import dictionary, is_word
from bot.settings import PROJECT

SUBJECTS = frozenset({"programme", "city", "country"})
AND = frozenset("et en quid sinon alors ou mais maar dan".split())
BETWEEN = frozenset(
    "a au aux en pour chez de du dans le la l les in bij voor te van het die wat met "
    "ecole school".split()
)
CONCEPTS = PROJECT / "data" / "lexicon" / "concepts"
COURTESIES = PROJECT / "data" / "lexicon" / "courtesies"

# Of these only the kind tells anything about the intent, not the value.
MASKED = frozenset(
    {
        "programme",
        "city",
        "person_name",
        "email",
        "phone",
        "booking_reference",
        "date",
        "time",
        "age",
    }
)


def masked(text: str, entities: Iterable[Entity]) -> str:
    """`text` folded, each entity as a word of its kind: "prix à Gand" -> "prix a xcity"."""
    parts: list[str] = []
    end = 0
    for entity in entities:
        if entity.start >= end and _is_masked(entity, text[entity.start : entity.end]):
            parts += [text[end : entity.start], f" x{entity.name.replace('_', '')} "]
            end = entity.end
    return fold("".join([*parts, text[end:]]))


def _is_masked(entity: Entity, phrase: str) -> bool:
    """Not where an ordinary word may only look like a name: "Waardeloos, dat antwoord"."""
    if entity.name == "person_name" and is_word(fold(phrase)):
        return False
    return entity.name in MASKED


def is_ellipsis(text: str, entities: Iterable[Entity]) -> bool:
    """Whether a message only names whom the last question is asked of next: "et à Lyon ?"."""
    named = [entity for entity in entities if entity.name in SUBJECTS]
    rest = "".join(c for i, c in enumerate(text) if not any(e.start <= i < e.end for e in named))
    words = [token.form for token in tokens(rest)]
    return bool(named and words) and words[0] in AND and set(words) <= AND | BETWEEN


def without_courtesies(text: str) -> str:
    """What a message is about: "Bonjour, c'est gratuit ? Merci" -> "c'est gratuit ? ".

    A message that is nothing else stays as it is.
    """
    words = tokens(text)
    first, last = 0, len(words)
    openings = {m.start: m.end for m in courtesies("opening").find(text)}
    closings = {m.end: m.start for m in courtesies("closing").find(text)}
    while first < last and (end := openings.get(words[first].start)):
        first = next((i for i in range(first, last) if words[i].start >= end), last)
    while first < last and (start := closings.get(words[last - 1].end)) is not None:
        last = next(i for i in range(last) if words[i].start >= start)
    if first >= last:
        return text
    end = words[last].start if last < len(words) else len(text)
    return text[words[first].start : end]


def lemmatised(text: str, language: str | None) -> str:
    """The words of `text` in dictionary form: "combien coutent" -> "combien couter"."""
    dictionaries = [dictionary(each) for each in ([language] if language else LANGUAGES)]
    return " ".join(
        next(filter(None, (each.lemma(token.form) for each in dictionaries)), token.form)
        for token in tokens(text)
    )


def concepts(text: str) -> str:
    """What the words of `text` mean, in either language: "wat kost" -> "question_what price"."""
    return " ".join(mention.entity for mention in concept_lexicon().find(text))


@cache
def courtesies(place: str) -> Lexicon:
    """Phrases of `data/lexicon/courtesies/<place>.yml`, the longest first."""
    lexicon = Lexicon(tolerant=False)
    phrases = yaml.safe_load((COURTESIES / f"{place}.yml").read_text(encoding="utf-8"))
    for phrase in (p for language in phrases.values() for p in language):
        lexicon.add(str(phrase), place, place)
    return lexicon


@cache
def concept_lexicon() -> Lexicon:
    lexicon = Lexicon(tolerant=False)
    for concept, by_language in concept_phrases().items():
        for phrase in chain.from_iterable(by_language.values()):
            lexicon.add(phrase, concept, concept)
    return lexicon


def common_words() -> frozenset[str]:
    """Folded words that mean the same in both languages: "merci", "bachelor", "ha"."""
    common: set[str] = set()
    for by_language in concept_phrases().values():
        phrases = (set(map(fold, by_language.get(language, []))) for language in LANGUAGES)
        for same in set.intersection(*phrases):
            forms = {token.form for token in tokens(same)}
            common |= forms if len(forms) == 1 else set()
    return frozenset(common)


@cache
def concept_phrases(folder: Path = CONCEPTS) -> dict[str, dict[str, list[str]]]:
    """Phrases by concept and language, of every `<field>.yml`; staff may extend them.

    Raises:
        ValueError: a file is not of that shape; the message names it.
    """
    concepts: dict[str, dict[str, list[str]]] = {}
    for path in sorted(folder.glob("*.yml")):
        try:
            content = yaml.safe_load(path.read_text(encoding="utf-8"))["concepts"]
            for concept, by_language in content.items():
                concepts[concept] = {
                    language: list(map(str, phrases)) for language, phrases in by_language.items()
                }
        except (TypeError, KeyError, AttributeError) as error:
            raise ValueError(f"{path}: expected `concepts:` by language") from error
    return concepts
