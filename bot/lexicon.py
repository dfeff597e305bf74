"""Words and names that stand for something: found in what people type, spelling mistakes included.

A phrase is compared without case, accents, hyphens or apostrophes. A word of six letters or more
may be one edit away (two from nine letters on) unless it is a word of its own; of shorter ones
"Sarah" would be the town of Saran.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import yaml
from rapidfuzz.distance import DamerauLevenshtein

_TOKEN = re.compile(r"[^\W_]+|\+")
_SHORTEST_FUZZY = 6
_TWO_EDITS_FROM = 9


class Token(NamedTuple):
    """A word of a text: `text[start:end]`, and its form without case and accents."""

    start: int
    end: int
    form: str


class Mention(NamedTuple):
    """`text[start:end]` stands for `value` of `entity`."""

    start: int
    end: int
    entity: str
    value: str
    exact: bool


def fold(text: str) -> str:
    """`text` in lower case, without accents, ligatures spelt out: "Cœur d'Été" -> "coeur d'ete"."""
    text = text.casefold()
    if text.isascii():
        return text
    text = text.replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def tokens(text: str) -> list[Token]:
    return [Token(m.start(), m.end(), fold(m.group())) for m in _TOKEN.finditer(text)]


@dataclass
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    meanings: list[tuple[str, str]] = field(default_factory=list)


class Lexicon:
    """Phrases with what they mean.

    Args:
        is_known: of a folded word: is it never taken for a misspelling of another?
        tolerant: whether words may be misspelt at all.
    """

    def __init__(
        self, is_known: Callable[[str], bool] = lambda form: False, *, tolerant: bool = True
    ) -> None:
        self._root = _Node()
        self._tolerant = tolerant
        self._is_known = is_known
        self._by_initial: dict[str, list[str]] = {}

    def add(self, phrase: str, entity: str, value: str) -> None:
        node = self._root
        forms = [token.form for token in tokens(phrase)]
        if not forms:
            return
        if forms[0] not in node.children:
            self._by_initial.setdefault(forms[0][0], []).append(forms[0])
        for form in forms:
            node = node.children.setdefault(form, _Node())
        if (entity, value) not in node.meanings:
            node.meanings.append((entity, value))

    def find(self, text: str) -> list[Mention]:
        """The longest phrases of `text`, left to right, none overlapping another of its entity."""
        words = tokens(text)
        found: list[Mention] = []
        taken: dict[str, int] = {}
        for first in range(len(words)):
            for last, node, exact in self._longest(words, first):
                for entity, value in node.meanings:
                    if taken.get(entity, -1) >= first:
                        continue
                    found.append(Mention(words[first].start, words[last].end, entity, value, exact))
                    taken[entity] = last
        return found

    def _longest(self, words: list[Token], first: int) -> Iterator[tuple[int, _Node, bool]]:
        """Ends of phrases that begin at word `first`, the longest first."""
        ends: list[tuple[int, _Node, bool]] = []
        node, exact = self._root, True
        for index in range(first, len(words)):
            form = words[index].form
            step = node.children.get(form)
            if step is None:
                close = self._closest(form, node)
                if close is None:
                    break
                step, exact = node.children[close], False
            node = step
            if node.meanings:
                ends.append((index, node, exact))
        return reversed(ends)

    def _closest(self, form: str, node: _Node) -> str | None:
        """The child of `node` that `form` misspells, if one is near enough and no other as near."""
        if not self._tolerant or len(form) < _SHORTEST_FUZZY or not form.isalpha():
            return None
        if self._is_known(form):
            return None
        allowed = 2 if len(form) >= _TWO_EDITS_FROM else 1
        candidates: Iterable[str] = (
            self._by_initial.get(form[0], ()) if node is self._root else node.children
        )
        best: str | None = None
        best_distance = allowed + 1
        for candidate in candidates:
            if len(candidate) < _SHORTEST_FUZZY or abs(len(candidate) - len(form)) > allowed:
                continue
            distance = DamerauLevenshtein.distance(form, candidate, score_cutoff=allowed)
            if distance < best_distance:
                best, best_distance = candidate, distance
        return best


def add_phrase_files(lexicon: Lexicon, folder: Path) -> None:
    """Add every `<entity>.yml` of `folder`: an entity, its values, their phrases by language.

    Raises:
        ValueError: a file is not of that shape; the message names it.
    """
    for path in sorted(folder.glob("*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        try:
            for value, by_language in content["values"].items():
                for phrase in (p for phrases in by_language.values() for p in phrases):
                    lexicon.add(str(phrase), content["entity"], str(value))
        except (TypeError, KeyError, AttributeError) as error:
            raise ValueError(f"{path}: expected `entity:` and `values:` by language") from error
