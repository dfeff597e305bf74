from __future__ import annotations

import pickle

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu.terms import Terms

TEXTS = ["combien ca coute", "combien de temps combien", "wat kost dat", "wat is dat dat dat"]
WORDS = {"token_pattern": r"\S+", "ngram_range": (1, 2)}
LETTERS = {"analyzer": "char_wb", "ngram_range": (2, 5), "min_df": 2}


@pytest.mark.parametrize("options", [WORDS, LETTERS])
@pytest.mark.parametrize("text", [*TEXTS, "combien kost wat nouveau", "rien du tout", ""])
def test_a_message_weighs_what_scikit_learn_says(options: dict[str, object], text: str) -> None:
    terms, peer = Terms(**options), TfidfVectorizer(sublinear_tf=True, **options).fit(TEXTS)
    terms.fit_transform(TEXTS)
    columns, values = terms.weigh(text)
    row = np.zeros(len(terms))
    row[columns] = values
    assert row == pytest.approx(peer.transform([text]).toarray()[0], abs=1e-6)


def test_terms_are_the_same_once_stored() -> None:
    terms = Terms(**LETTERS)
    terms.fit_transform(TEXTS)
    columns, values = terms.weigh("combien")
    again = pickle.loads(pickle.dumps(terms)).weigh("combien")
    assert (columns == again[0]).all() and (values == again[1]).all()
