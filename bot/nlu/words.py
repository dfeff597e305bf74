"""The words of French and Dutch, from spaCy's lemma tables: what is a word and not a slip."""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib.resources import files

import spacy

from bot.lexicon import fold


@cache
def lemmas(language: str) -> dict[str, str]:
    """Folded word -> folded lemma, some 200,000 forms a language; names are left out."""
    file = files("spacy_lookups_data") / "data" / f"{language}_lemma_lookup.json.gz"
    table: dict[str, str] = {}
    for form, lemma in json.loads(gzip.decompress(file.read_bytes())).items():
        first = lemma[0] if isinstance(lemma, list) else lemma
        if form.islower() and first.islower():
            table[fold(form)] = table[fold(first)] = fold(first)
    for word in spacy.blank(language).Defaults.stop_words:
        table.setdefault(fold(word), fold(word))
    return table
