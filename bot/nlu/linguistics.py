"""spaCy for both languages: words, and word vectors where a model has them.

French uses `fr_core_news_md`; Dutch a model where one is installed, else spaCy's Dutch rules
alone. Nothing but tokenizer and vectors runs: tagger, parser and entity recogniser take 5 ms a
message and did not help.
"""

from __future__ import annotations

import logging
import warnings
from functools import cache
from importlib.util import find_spec

import numpy as np
import numpy.typing as npt
import spacy
from spacy.language import Language as Pipeline

logger = logging.getLogger(__name__)

MODELS = {
    "fr": ("fr_core_news_md",),
    "nl": ("nl_core_news_lg", "nl_core_news_md", "nl_core_news_sm"),
}


@cache
def pipeline(language: str) -> Pipeline:
    """The best pipeline installed for `language`, its tokenizer and vectors only."""
    for model in MODELS[language]:
        if find_spec(model):
            with warnings.catch_warnings():
                # W095: the 3.8 model says it was made for spaCy 3.8; its vectors are the same.
                warnings.filterwarnings("ignore", message=r"\[W095\]")
                nlp = spacy.load(model)
            nlp.select_pipes(enable=[])
            return nlp
    return spacy.blank(language)


def vector_width(language: str) -> int:
    """Length of the vectors of `language`; 0 where its pipeline has none."""
    return int(pipeline(language).vocab.vectors_length)


def mean_vector(text: str, language: str) -> npt.NDArray[np.float32]:
    """Mean of the vectors of the words of `text`, of unit length; zeros where none is known."""
    nlp = pipeline(language)
    rows = [token.vector for token in nlp.make_doc(text) if token.has_vector and not token.is_punct]
    if not rows:
        return np.zeros(vector_width(language), dtype=np.float32)
    mean = np.mean(np.asarray(rows), axis=0)
    return np.asarray(mean / (np.linalg.norm(mean) or 1.0), dtype=np.float32)
