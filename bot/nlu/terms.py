"""TF-IDF, in bulk for training and message by message for conversations.

scikit-learn checks its input and builds sparse matrices at each call: 4 ms of the 6 that a message
took. `Terms.weigh` gives the same numbers without.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

Array = npt.NDArray[np.float32]


class Terms:
    """Words or letters of messages, each message a vector of unit length.

    Args:
        options: those of scikit-learn's `TfidfVectorizer` that say what a term is.
    """

    def __init__(self, **options: Any) -> None:
        self._vectorizer = TfidfVectorizer(sublinear_tf=True, dtype=np.float32, **options)

    def __len__(self) -> int:
        return len(self._vectorizer.vocabulary_)

    def fit_transform(self, texts: Sequence[str]) -> csr_matrix:
        """Shape (texts, terms)."""
        matrix = self._vectorizer.fit_transform(texts)
        self._analyze = self._vectorizer.build_analyzer()
        self._idf = self._vectorizer.idf_.astype(np.float32)
        return matrix

    def weigh(self, text: str) -> tuple[npt.NDArray[np.intp], Array]:
        """Columns and values of the terms of `text`, as a row of `fit_transform` has them."""
        known = self._vectorizer.vocabulary_
        counts = Counter(known[term] for term in self._analyze(text) if term in known)
        columns = np.fromiter(counts.keys(), np.intp, len(counts))
        often = np.fromiter(counts.values(), np.float32, len(counts))
        values = (1 + np.log(often)) * self._idf[columns]
        length = np.linalg.norm(values)
        return columns, values / length if length else values
