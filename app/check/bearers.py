"""Bearers of names: which paragraphs have one, and which words are names at all in an explainer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from ..model import Explainer, Paragraph, walk
from ..text import (
    ENGLISH,
    TITLES,
    NameIndex,
    find_name,
    is_acronym,
    is_ordinary,
    locate,
    names,
    stem,
)
from .evidence import anywhere

_FEW = 8
"""Paragraphs; a name is looked for in so many one after the other."""
_WORD = re.compile(r"[^\W\d_]+")

Found = tuple[Paragraph, tuple[int, int]]
"""A paragraph that has a name, and where it does."""


class Bearers:
    """The paragraphs of an explainer that have a name, looked up where there are many."""

    def __init__(self, explainer: Explainer) -> None:
        self.everything = tuple(anywhere(explainer))
        self._explainer = explainer
        self._known: dict[str, Found | None] = {}

    def first(self, name: str, cited: Sequence[Paragraph]) -> Found | None:
        """The first of some paragraphs that has a name in any form, and where."""
        if len(cited) <= _FEW:
            return _first(name, cited)
        if cited is self.everything:
            if name not in self._known:
                self._known[name] = _first(name, self._candidates(name))
            return self._known[name]
        texts = {each.text for each in cited}
        return _first(name, (each for each in self._candidates(name) if each.text in texts))

    def _candidates(self, name: str) -> Iterator[Paragraph]:
        return (self.everything[number] for number in sorted(self._index.texts(name)))

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(each.text for each in self.everything)

    def by_another_name(self, name: str, cited: Sequence[Paragraph]) -> Paragraph | None:
        """The first paragraph that names somebody so called otherwise, as their entry says.

        A name with a word that nothing has is nobody's, whatever an entry says.
        """
        if any(map(self._is_strange, name.split())):
            return None
        others = [
            words.casefold()
            for entry in self._explainer.people
            if any(find_name(name, each) for each in (entry.title.plain, *entry.called))
            for words in entry.called
        ]
        found = (
            each
            for each in cited[:_FEW]
            if any(locate((words,), each.text.casefold()) for words in others)
        )
        return next(found, None)

    def is_ordinary(self, word: str) -> bool:
        """Whether an English word has its capital from its place, and is in no name."""
        plain = _plain(word)
        if stem(plain, ENGLISH) in self._small:
            return True
        return word not in self._capital and is_ordinary(plain, ENGLISH)

    def is_another(self, name: str, found: Found) -> bool:
        """Whether an English name has a word that no source has, of somebody named there in full.

        Of whom a source has a last name alone, the first may be known from elsewhere.
        """
        paragraph, (start, end) = found
        words, there = name.split(), paragraph.text[start:end]
        if len(there.split()) >= len(words) or is_acronym(there):
            return False
        return _plain(words[-1]) in self._full and any(map(self._is_strange, words))

    def _is_strange(self, word: str) -> bool:
        plain = _plain(word)
        is_name = word[0].isupper() and plain.rstrip(".") not in TITLES
        known = self.first(word, self.everything) or stem(plain, ENGLISH) in self._small
        return is_name and not known and not is_ordinary(plain, ENGLISH)

    @cached_property
    def _small(self) -> frozenset[str]:
        """The stems of what the sources, or the author, write in small letters."""
        own = (each.text.plain for each in walk(self._explainer))
        texts = (*own, *(each.text for each in self.everything))
        words = {word for text in texts for word in _WORD.findall(text)}
        return frozenset(stem(word, ENGLISH) for word in words if word.islower())

    @cached_property
    def _names(self) -> frozenset[str]:
        """The names inside the sentences of the sources."""
        return frozenset(each.text for one in self.everything for each in names(one.text))

    @cached_property
    def _capital(self) -> frozenset[str]:
        return frozenset(word for name in self._names for word in name.split())

    @cached_property
    def _full(self) -> frozenset[str]:
        """The last words of names that have others before them, besides titles."""
        return frozenset(
            _plain(last)
            for *others, last in map(str.split, self._names)
            if any(_plain(each).rstrip(".") not in TITLES for each in others)
        )


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").partition("'")[0]


def _first(name: str, paragraphs: Iterable[Paragraph]) -> Found | None:
    found = ((each, find_name(name, each.text)) for each in paragraphs)
    return next(((each, place) for each, place in found if place), None)
