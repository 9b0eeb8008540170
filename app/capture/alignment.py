"""Old paragraphs → new ones: which is which after a source has changed.

A paragraph is followed by what most of its words became; one that several became, or that became
part of one, is followed to the nearest. Order helps, and does not decide: paragraphs may be moved.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from ..text import UNSPACED, words_of

_LEAST = 0.5
"""Of the words of the shorter of two paragraphs that the other must have."""
_UNSPACED_PAIR = re.compile(rf"(?=({UNSPACED}{{2}}))")
_FEW = 8
"""Paragraphs that may share a word for it to tell which of them is meant."""


Parts = Mapping[tuple[int, int], int | None]
"""By the number of an old paragraph and of a part in it, that of the part in the new one: 0 where
it is gone, None where the new paragraph has no parts."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """By the number of an old paragraph, that of the new one; those that became nothing are None.

    `changed` are the old paragraphs whose words are no longer the same.
    """

    moved: Mapping[int, int | None]
    changed: frozenset[int]
    parts: Parts = field(default_factory=dict)


def with_parts(
    alignment: Alignment, old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]
) -> Alignment:
    """The same with the parts of the paragraphs that changed, from the texts of all their parts."""
    parts: dict[tuple[int, int], int | None] = {}
    for number in sorted(alignment.changed):
        before, after = old[number - 1], new[(alignment.moved[number] or 0) - 1]
        moved = align(before, after).moved
        for part in range(1, len(before) + 1):
            parts[number, part] = (moved[part] or 0) if after else None
    return replace(alignment, parts=parts)


def align(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Follow each old paragraph, numbered from 1, to a new one."""
    moved = _same(old, new)
    taken = set(moved.values())
    rest = [number for number in range(1, len(old) + 1) if number not in moved]
    near = _Near(new)
    for number in rest:
        moved[number] = near.best(old[number - 1], _between(moved, number), taken)
    changed = frozenset(
        number for number in rest if (now := moved[number]) and new[now - 1] != old[number - 1]
    )
    return Alignment({number: moved[number] for number in range(1, len(old) + 1)}, changed)


def _same(old: Sequence[str], new: Sequence[str]) -> dict[int, int | None]:
    """What stands in both word for word: in order first, then wherever it was moved to."""
    found: dict[int, int | None] = {}
    for low, other, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        found |= {low + step + 1: other + step + 1 for step in range(size)}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(new, 1):
        if number not in found.values():
            places[text].append(number)
    for number, text in enumerate(old, 1):
        if number not in found and places.get(text):
            found[number] = places[text].pop(0)
    return found


def _between(moved: Mapping[int, int | None], number: int) -> tuple[int, int]:
    """Where a paragraph would be if nothing had been moved."""
    before = max((moved[each] or 0 for each in moved if each < number), default=0)
    after = min((moved[each] or 0 for each in moved if each > number and moved[each]), default=0)
    return before, after or before + 2


class _Near:
    """New paragraphs by their words, to be found by those of an old one."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._words = [_words(text) for text in texts]
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._words, 1):
            for word in words:
                self._having[word].append(number)

    def best(self, text: str, between: tuple[int, int], taken: set[int | None]) -> int | None:
        """The number of the paragraph that a text became."""
        words = _words(text)
        shared = Counter(
            number
            for word in words
            if len(self._having.get(word, ())) <= _FEW
            for number in self._having.get(word, ())
        )
        shared.update(range(between[0] + 1, min(between[1], len(self._words) + 1)))
        found = {
            number: likeness
            for number, _ in shared.most_common(_FEW)
            if (likeness := self._likeness(words, number)) >= _LEAST
        }
        free = {number: each for number, each in found.items() if number not in taken}
        return max(free or found, key=lambda number: found[number], default=None)

    def _likeness(self, words: Counter[str], number: int) -> float:
        """How much of the shorter of two is in the other."""
        others = self._words[number - 1]
        shorter = min(words.total(), others.total())
        return (words & others).total() / shorter if shorter else 0.0


def _words(text: str) -> Counter[str]:
    """The words of a text; what is written without spaces, by two characters each."""
    found: Counter[str] = Counter()
    for word in words_of(text):
        pairs = _UNSPACED_PAIR.findall(word.key)
        found.update(pairs or [word.key])
    return found
