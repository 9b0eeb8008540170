"""Relevance: how much of what a statement tells stands in each of some paragraphs.

    relevance = sum of the inverse document frequency of the stems that both have

Stems are compared by their first letters, so that Afghan is found in Afghanistan. A name in another
form ("U.S.") and a figure that is written differently count as the words of the statement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log

from .figures import figures, find_figure
from .name_forms import find_name
from .names import names
from .stems import stems

LOOSE = 5
"""Letters at which two stems may part, as in Afghan and Afghanistan."""
_COMMON = 64
"""Paragraphs; a stem of more tells nothing, and to look it up would take long."""
_NEAR = 16
"""Paragraphs in which names and figures are looked for in any form."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """The stems of a statement that each paragraph has, by its number, and what each is worth.

    `worth` has the stems that no paragraph has as well: they are worth most.
    """

    shared: Mapping[int, frozenset[str]]
    worth: Mapping[str, float]

    def of(self, numbers: Iterable[int], but: Iterable[int] = ()) -> float:
        """How much some paragraphs tell together of a statement, and others do not."""
        left = self._told(numbers) - self._told(but)
        return sum(self.worth[key] for key in left)

    def best(self, but: Sequence[int], beside: Iterable[int] = ()) -> tuple[float, int]:
        """How much the most relevant of all other paragraphs adds to those beside it, and which."""
        beside = tuple(beside)
        others = ((self.of((each,), beside), -each) for each in self.shared if each not in but)
        most, number = max(others, default=(0.0, 1))
        return most, -number

    def _told(self, numbers: Iterable[int]) -> frozenset[str]:
        return frozenset(key for each in numbers for key in self.shared.get(each, ()))


@dataclass(frozen=True, slots=True)
class Untold:
    """Where words of a statement stand that no paragraph has, and how much they tell together."""

    ranges: tuple[tuple[int, int], ...]
    worth: float


class Index:
    """Which of some paragraphs have each stem."""

    def __init__(self, paragraphs: Sequence[str], language: str) -> None:
        self._paragraphs = paragraphs
        self._language = language
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(paragraphs):
            for key in _keys(text, language):
                self._places[key].append(number)

    def relevance(self, statement: str) -> Relevance:
        """What each paragraph has of the stems of a statement."""
        wanted = _keys(statement, self._language)
        return self._relevance({key: self._places.get(key, ()) for key in wanted})

    def relevance_by_sense(self, statement: str, cited: Iterable[int] = ()) -> Relevance:
        """The same, with names in other forms and figures written differently; slower by far.

        It looks in what is cited, and in the paragraphs that share most with the statement.
        """
        wanted = _keys(statement, self._language)
        found = {key: {*self._places.get(key, ())} for key in wanted}
        plain = self.relevance(statement)
        near = nlargest(_NEAR, plain.shared, key=lambda number: (plain.of((number,)), -number))
        for number in sorted({*near, *cited}):
            for words in _said(statement, self._paragraphs[number], self._language):
                for key in wanted & _keys(words, self._language):
                    found[key].add(number)
        return self._relevance(found)

    def untold(self, statement: str, cited: Iterable[int]) -> Untold:
        """What of a statement stands in none of some paragraphs, in no form that is known."""
        cited = tuple(cited)
        relevance = self.relevance_by_sense(statement, cited)
        told = frozenset(key for each in cited for key in relevance.shared.get(each, ()))
        missing = [w for w in stems(statement, self._language) if w.key[:LOOSE] not in told]
        keys = {word.key[:LOOSE] for word in missing}
        ranges: list[tuple[int, int]] = []
        for start, end in sorted((word.start, word.end) for word in missing):
            if ranges and start < ranges[-1][1]:
                ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
            else:
                ranges.append((start, end))
        return Untold(tuple(ranges), sum(relevance.worth[key] for key in keys))

    def _relevance(self, found: Mapping[str, Iterable[int]]) -> Relevance:
        shared: defaultdict[int, set[str]] = defaultdict(set)
        worth = {}
        for key, numbers in found.items():
            places = tuple(numbers)
            worth[key] = log((len(self._paragraphs) + 1) / max(1, len(places)))
            for number in places if len(places) <= _COMMON else ():
                shared[number].add(key)
        return Relevance({number: frozenset(keys) for number, keys in shared.items()}, worth)


def _keys(text: str, language: str) -> frozenset[str]:
    return frozenset(word.key[:LOOSE] for word in stems(text, language))


def _said(statement: str, paragraph: str, language: str) -> Iterable[str]:
    """The names and figures of a statement that a paragraph has in any form."""
    for name in names(statement, language):
        if find_name(name.text, paragraph):
            yield name.text
    yield from (
        statement[figure.start : figure.end]
        for figure in figures(statement, language)
        if find_figure(figure, paragraph, language)
    )
