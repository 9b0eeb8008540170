"""Copies: rows of words that a text has of a paragraph, word for word or with a few exchanged.

    copy = 10 words in a row, or more | 16 of which single ones are others, left out or put in

Words are compared without case and punctuation, in rows of four that some paragraph has. So the
time grows with the texts and not with their product.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from .normalise import Word, words_of

EXACT = 10
"""Words in a row, all of the paragraph."""
NEAR = 16
"""Words of which some are exchanged, each of them between others that are not."""
_ROW = 4
_COMMON = 8
"""Places; a row of more tells nothing, and to follow all of them would take long."""

_Found = tuple[int, tuple[int, ...]]
"""Where a row begins in a text, and where in a paragraph."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A stretch of a text, and the number of the paragraph that has it."""

    paragraph: int
    start: int
    end: int


class Copies:
    """What some paragraphs say, to be found again in other texts."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._places: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for number, text in enumerate(paragraphs):
            for at, row in enumerate(_rows(words_of(text))):
                self._places[row].append((number, at))

    def first(self, text: str, quoted: Collection[tuple[int, int]] = ()) -> Copy | None:
        """The first copy in a text, outside the stretches that are quoted, which stand apart."""
        words = words_of(text)
        found = (
            Copy(number, words[first].start, words[last].end)
            for number, rows in self._shared(words, sorted(quoted)).items()
            for first, last in (*_stretches(rows, 0, EXACT), *_stretches(rows, 1, NEAR))
        )
        return min(found, key=lambda each: (each.start, -each.end), default=None)

    def _shared(
        self, words: Sequence[Word], quoted: Sequence[tuple[int, int]]
    ) -> dict[int, list[_Found]]:
        """The rows of a text that each paragraph has, in the order of the text."""
        shared: defaultdict[int, list[_Found]] = defaultdict(list)
        for at, row in enumerate(_rows(words)):
            places = self._places.get(row, ())
            if len(places) <= _COMMON and not _meets(
                quoted, words[at].start, words[at + _ROW - 1].end
            ):
                for number in {number for number, _ in places}:
                    there = tuple(place for each, place in places if each == number)
                    shared[number].append((at, there))
        return shared


def _rows(words: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    keys = [word.key for word in words]
    return zip(*(keys[at:] for at in range(_ROW)), strict=False)


def _stretches(rows: Sequence[_Found], loose: int, least: int) -> Iterator[tuple[int, int]]:
    """The first and the last word of each stretch that rows make up, as it grows.

    Between two rows there may be so many other words, here and in the paragraph.
    """
    growing: list[tuple[int, int, int]] = []
    for at, places in rows:
        growing = [each for each in growing if at - (each[1] + _ROW) <= loose]
        before = tuple(growing)
        for place in places:
            firsts = (
                first for first, last, there in before if abs(place - there - (at - last)) <= loose
            )
            first = min(firsts, default=at)
            growing.append((first, at, place))
            if at + _ROW - first >= least:
                yield first, at + _ROW - 1


def _meets(stretches: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether any of the stretches, which are in order and apart, has a part of this one."""
    before = bisect_left(stretches, (end,))
    return before > 0 and stretches[before - 1][1] > start
