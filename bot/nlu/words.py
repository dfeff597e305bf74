"""The words of French and Dutch, from spaCy's lemma tables: what is a word and not a slip.

As Python dictionaries the tables take 130 MB and 7 s to build. They are kept as tries in the state
folder, 4 MB that every process reads without copying.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile

import marisa_trie

from bot.language import LANGUAGES
from bot.lexicon import fold
from bot.settings import settings


class Dictionary:
    """Folded words of one language, some 200,000 forms; names are left out."""

    def __init__(self, trie: marisa_trie.BytesTrie) -> None:
        self._trie = trie

    def __contains__(self, form: str) -> bool:
        return form in self._trie

    def lemma(self, form: str) -> str | None:
        """The dictionary form of a folded word, folded; None if it is no word."""
        found = self._trie.get(form)
        return found[0].decode() if found else None


@cache
def dictionary(language: str) -> Dictionary:
    source = f"{version('spacy-lookups-data')}-{version('spacy')}"
    file = settings().home / "words" / f"{language}-{source}.marisa"
    if not file.exists():
        _write(language, file)
    return Dictionary(marisa_trie.BytesTrie().mmap(str(file)))


def is_word(form: str) -> bool:
    """Whether a folded word is French or Dutch."""
    return any(form in dictionary(language) for language in LANGUAGES)


def _write(language: str, file: Path) -> None:
    """Whole or not at all: several processes may start at once."""
    file.parent.mkdir(parents=True, exist_ok=True)
    lemmas = dict(_stop_words(language)) | dict(_lemmas(language))
    trie = marisa_trie.BytesTrie((form, lemma.encode()) for form, lemma in lemmas.items())
    with NamedTemporaryFile(dir=file.parent, delete=False) as whole:
        trie.write(whole)
    Path(whole.name).replace(file)


def _lemmas(language: str) -> Iterator[tuple[str, str]]:
    table = files("spacy_lookups_data") / "data" / f"{language}_lemma_lookup.json.gz"
    for form, lemma in json.loads(gzip.decompress(table.read_bytes())).items():
        first = lemma[0] if isinstance(lemma, list) else lemma
        if form.islower() and first.islower():
            base = fold(first)
            yield fold(form), base
            yield base, base


def _stop_words(language: str) -> Iterator[tuple[str, str]]:
    # Imported here: 67 MB and a second, for what is needed once.
    for word in import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS:
        yield fold(word), fold(word)
