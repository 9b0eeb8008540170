"""Ranking: which terms a word of a question may mean, and how well a document answers it.

    what a document answers = for each word, the best of: how well the term is meant
                              × how rare the term is × how much it tells of the document
                              × more, the more of the question it answers

A word may mean a term by being one of its forms; by being like one (a beginning, another ending);
by what the tables say that it means; and where it is like nothing at all, by one typing error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import floor, log
from typing import Protocol

from .folding import is_number, is_unspaced
from .postings import Posting
from .questions import Wanted

EXACT, STEMMED, BEGUN, BEGUN_LONG, AKIN, MISTYPED = 1.0, 0.7, 0.6, 0.4, 0.5, 0.5
"""How well a term is meant."""
BEGINNING, TYPED = 3, 4
"""Letters of a word by which others are found that begin so, and that are enough for an error."""
MOST_MEANT = 40
"""Terms that a word may mean."""
_ENDING, _LONG_ENDING = 3, 4
_SHARED, _SHARE = 4, 0.6
_LEAST_PART = 0.3
"""Of its score that a document keeps however little of the question it answers."""
_PRECISION = 1000
"""Scores are whole numbers, so that no last digit of a logarithm decides what comes first."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A word of a question, as the terms that it may mean, each with a factor."""

    terms: Mapping[str, float]

    @property
    def weight(self) -> float:
        """What it is worth to have it answered."""
        return max(self.terms.values(), default=0.0)


def likeness(word: str, form: str) -> float:
    """How well a form is meant by a word that it is not; 0 where it is not."""
    shared = _shared(word, form)
    rest, more = len(word) - shared, len(form) - shared
    if not rest and (len(word) >= BEGINNING or is_unspaced(word)):
        return BEGUN if more <= _ENDING else BEGUN_LONG
    long = max(len(word), len(form))
    if shared >= _SHARED and shared >= _SHARE * long and max(rest, more) <= _ENDING:
        return AKIN
    return 0.0


def _shared(one: str, other: str) -> int:
    count = 0
    while one[count : count + 1] == other[count : count + 1] != "":
        count += 1
    return count


def shortened(word: str) -> Iterator[str]:
    """The stems that a word may have by losing some letters at its end."""
    return (word[:end] for end in range(max(BEGINNING, len(word) - _LONG_ENDING), len(word)))


def is_plain_word(word: str) -> bool:
    """Whether a word can be like another at all."""
    return not is_number(word) and not is_unspaced(word)


def is_slip(word: str, form: str) -> bool:
    """Whether one typing error makes one of the other: a letter too much, missing, wrong or early.

    That is the optimal string alignment distance of 1.
    """
    start = _shared(word, form)
    one, other = word[start:], form[start:]
    return one != other and (
        one[1:] == other or one == other[1:] or one[1:] == other[1:] or _swapped(one, other)
    )


def _swapped(one: str, other: str) -> bool:
    return one[:2] == other[1::-1] and one[2:] == other[2:] and len(other) > 1


class Vocabulary(Protocol):
    """The words of all that is searched."""

    @property
    def documents(self) -> int:
        """How many documents there are."""

    def having(self, term: str) -> int:
        """How many of them have a term."""

    def begun(self, beginning: str) -> Iterable[tuple[str, str]]:
        """The forms that begin so, each with its term."""

    def near(self, word: str) -> Iterable[tuple[str, str]]:
        """At least the forms that are one typing error away, each with its term."""


def meant(wanted: Wanted, vocabulary: Vocabulary) -> Meant:
    """What a word of a question may mean among the words that there are, the likeliest of it."""
    found = _plainly(wanted.form, vocabulary) if wanted.plain else {}
    found |= dict.fromkeys(filter(vocabulary.having, wanted.means), EXACT)
    documents, having = vocabulary.documents, vocabulary.having
    return Meant({term: like * rarity(documents, having(term)) for term, like in found.items()})


def _plainly(word: str, vocabulary: Vocabulary) -> dict[str, float]:
    """The terms that a word is a form of or like; where there are none, those of a slip."""
    found = {word: EXACT}
    if is_plain_word(word):
        found |= dict.fromkeys(shortened(word), STEMMED)
    if not is_number(word):
        for form, term in vocabulary.begun(word[:_SHARED]):
            if like := EXACT if form == word else likeness(word, form):
                found[term] = max(found.get(term, 0.0), like)
    there = _likeliest(found, vocabulary)
    if there or not is_plain_word(word) or len(word) < TYPED:
        return there
    near = vocabulary.near(word)
    return _likeliest({term: MISTYPED for form, term in near if is_slip(word, form)}, vocabulary)


def _likeliest(found: Mapping[str, float], vocabulary: Vocabulary) -> dict[str, float]:
    """The terms that there are, as many as can be looked up at once."""
    ordered = sorted(found, key=lambda term: (-found[term], term))
    there = (term for term in ordered if vocabulary.having(term))
    return {term: found[term] for term in islice(there, MOST_MEANT)}


def rarity(documents: int, having: int) -> float:
    """How much a term tells that so many documents have (BM25's inverse document frequency)."""
    return log(1 + (documents - having + 0.5) / (having + 0.5))


def scored(
    meant: Sequence[Meant], postings: Callable[[str], Iterable[Posting]], required: Iterable[str]
) -> dict[int, int]:
    """The documents of a part that answer something, by number, and how well."""
    weights = [each.weight for each in meant]
    total = sum(weights)
    sums: dict[int, float] = {}
    answered: dict[int, float] = {}
    for each, weight in zip(meant, weights, strict=True):
        best: dict[int, float] = {}
        for term, factor in each.terms.items():
            for number, impact in postings(term):
                # Not `max`: it is asked some thousand times for a question.
                if (value := factor * impact) > best.get(number, 0.0):
                    best[number] = value
        for number, value in best.items():
            sums[number] = sums.get(number, 0.0) + value
            answered[number] = answered.get(number, 0.0) + weight
    found = set(sums)
    for sign in required:
        found &= {number for number, _ in postings(sign)}
    return {
        number: points(sums[number] * (_LEAST_PART + (1 - _LEAST_PART) * answered[number] / total))
        for number in found
    }


def points(value: float) -> int:
    """A score, rounded as JavaScript rounds too."""
    return floor(value * _PRECISION + 0.5)
