"""French or Dutch? Asked only to apologise in the right one when Rasa cannot be asked."""

from __future__ import annotations

from functools import lru_cache

from lingua import IsoCode639_1, LanguageDetector, LanguageDetectorBuilder

from bot.language.languages import Language, as_language

# Of the blind messages 89 % are told so, 1 % wrongly.
SURE = 0.95
# "ok" and "27" are no language.
LETTERS_AT_LEAST = 4
# As much tells the language; more only takes time.
ENOUGH = 200


def detect_language(text: str) -> Language | None:
    if sum(character.isalpha() for character in text) < LETTERS_AT_LEAST:
        return None
    best = detector().compute_language_confidence_values(text[:ENOUGH])[0]
    if best.value < SURE:
        return None
    return as_language(best.language.iso_code_639_1.name.lower())


@lru_cache(maxsize=1)
def detector() -> LanguageDetector:
    codes = (IsoCode639_1.FR, IsoCode639_1.NL)
    return (
        LanguageDetectorBuilder.from_iso_codes_639_1(*codes)
        # 11 MB instead of 78.
        .with_low_accuracy_mode()
        .with_preloaded_language_models()
        .build()
    )
