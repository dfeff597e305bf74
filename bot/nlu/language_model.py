"""Is a message French, Dutch, plainly another language, or too little to tell?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from lingua import IsoCode639_1, LanguageDetector, LanguageDetectorBuilder
from scipy.sparse import csr_matrix, hstack
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

from bot.language import LANGUAGES
from bot.lexicon import tokens
from bot.nlu.features import common_words
from bot.nlu.terms import Terms
from bot.nlu.words import dictionary, is_word

# Sure enough to answer in that language.
SURE = 0.8
# Without one word that is only of that language (all misspelt, or names), be surer.
SURE_WITHOUT_A_WORD = 0.97
WORDS_WITHOUT_A_WORD = 3
# A word seen this often in the examples is judged by them: "merci" is Dutch too.
SEEN_ENOUGH = 3
TIMES_MORE = 8
# A word seen this often is ours, dictionary or not.
OFTEN = 5
# Other languages that applicants write; what they are told stands in `domain.yml`.
FOREIGN = ("en", "de", "es", "it", "pt", "ar", "tr", "pl", "ro", "uk", "ru")
FOREIGN_SURE = 0.5
TIMES_SURER = 30
FOREIGN_WORDS_AT_LEAST = 3
# Less than this share of strange words, and a message is taken for ours.
STRANGE_AT_LEAST = 0.34
# An address is in no language, even one that does not exist.
_ADDRESS = re.compile(r"\S*@\S*")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1cff\u3040-\uffee]")


class Verdict(NamedTuple):
    language: str | None = None
    foreign: str | None = None


class LanguageModel:
    """Letters and words of the project's own examples; lingua for languages beyond them.

    lingua alone takes "c'est combien" for German and "partner" for English.
    """

    def fit(self, examples: Sequence[tuple[str, str]]) -> LanguageModel:
        """Learn from (text, "fr" | "nl"); texts without names of places and people."""
        texts, languages = zip(*examples, strict=True)
        self._common = common_words()
        self._counts = {
            language: Counter(w for text, of in examples if of == language for w in _words(text))
            for language in LANGUAGES
        }
        messages = [_words(text) for text in texts]
        self._letters = Terms(analyzer="char_wb", ngram_range=(1, 4), min_df=2)
        letters = self._letters.fit_transform([" ".join(words) for words in messages])
        owned = csr_matrix([_owned(words) for words in messages], dtype=np.float32)
        model = LogisticRegression(C=20, max_iter=300)
        model.fit(hstack([letters, owned]).tocsr(), languages)
        # Of two classes scikit-learn keeps the coefficients of the second alone.
        self._either = [str(language) for language in model.classes_]
        self._coefficients, self._intercept = model.coef_[0], float(model.intercept_[0])
        return self

    def identify(self, text: str) -> Verdict:
        text = _ADDRESS.sub(" ", text)
        words = _words(text)
        foreign = self._foreign(text, words)
        if foreign:
            return Verdict(foreign=foreign)
        if len(words) == 1 and text.isupper():
            # More often an abbreviation than a shout: "AI", "VISA".
            return Verdict()
        language, probability = self._likelier(words)
        telling = any(self._tells(word) == language for word in words)
        sure = SURE if telling else SURE_WITHOUT_A_WORD
        enough = telling or len(words) >= WORDS_WITHOUT_A_WORD
        return Verdict(language) if enough and probability >= sure else Verdict()

    def _likelier(self, words: list[str]) -> tuple[str, float]:
        """The likelier of the two languages, by letters and dictionaries, with its probability."""
        columns, values = self._letters.weigh(" ".join(words))
        margin = self._intercept + values @ self._coefficients[columns]
        margin += np.dot(_owned(words), self._coefficients[-len(LANGUAGES) :])
        second = float(expit(margin))
        return max(zip(self._either, (1 - second, second), strict=True), key=itemgetter(1))

    def _tells(self, word: str) -> str | None:
        """The language that `word` belongs to and the other does not."""
        if word in self._common:
            return None
        french, dutch = (self._counts[language][word] for language in LANGUAGES)
        if french + dutch >= SEEN_ENOUGH:
            for language, own, other in (("fr", french, dutch), ("nl", dutch, french)):
                if own >= TIMES_MORE * other:
                    return language
            return None
        return _in_dictionary_of(word)

    def _is_strange(self, word: str) -> bool:
        seen = sum(self._counts[of][word] for of in LANGUAGES)
        return seen < OFTEN and not is_word(word)

    def _foreign(self, text: str, words: list[str]) -> str | None:
        letters = re.sub(r"[\W\d_]", "", text)
        if not letters:
            return None
        if len(_OTHER_SCRIPT.findall(text)) <= len(letters) / 2:
            strange = sum(map(self._is_strange, words))
            if len(words) < FOREIGN_WORDS_AT_LEAST or strange < STRANGE_AT_LEAST * len(words):
                return None
        values = _detector().compute_language_confidence_values(text)
        sure = {value.language.iso_code_639_1.name.lower(): value.value for value in values}
        best = max(sure, key=sure.__getitem__)
        enough = max(FOREIGN_SURE, TIMES_SURER * max(sure[of] for of in LANGUAGES))
        return best if best in FOREIGN and sure[best] >= enough else None


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    codes = [IsoCode639_1.from_str(code.upper()) for code in ("fr", "nl", *FOREIGN)]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).with_low_accuracy_mode().build()


def _words(text: str) -> list[str]:
    return [token.form for token in tokens(text) if token.form.isalpha()]


def _owned(words: list[str]) -> list[int]:
    """How many of the words are in the dictionary of each language only."""
    owners = [_in_dictionary_of(word) for word in words]
    return [owners.count(language) for language in LANGUAGES]


def _in_dictionary_of(word: str) -> str | None:
    """The one language whose dictionary has `word`; none where both or neither have it."""
    found = [language for language in LANGUAGES if word in dictionary(language)]
    return found[0] if len(found) == 1 else None
