"""Passages: the stretch of a paragraph that tells most of what a statement does.

    passage = clause *( mark clause )         all of one sentence
    mark    = , ; : — – ( ) and quotation marks

What a passage is worth is how rare the stems are that it shares with the statement, less a little
for each of its words, so that of two that tell the same the shorter is found.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from .evidence import is_short, length, pointed_at
from .sentences import sentences
from .stems import stems

_MARKS = r"\s“”„‟«»‹›「」『』\"‘’',;:—–()\[\]、，；：（）"
_BORDER = re.compile(r"[,;:—–()\[\]“”„«»「」『』\"、，；：（）]+(?!\d)|\s-\s")
_TRIMMED = re.compile(rf"[{_MARKS}.。]*(?P<words>.*?)[{_MARKS}.。!?！？]*", re.DOTALL)
_JOINT = re.compile(r"(?:and|but|or|und|aber|oder|et|mais|ou|y|pero|o)\s+", re.IGNORECASE)
_CLOSING = re.compile("[.,。]?[”»」]")
_COST = 0.05
"""What a passage loses for each of its words."""
_SECOND = 2.0
"""What a second passage must be worth: as much as one stem that few paragraphs have."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text, the stems it shares with a statement, and what it is worth."""

    start: int
    end: int
    shared: frozenset[str]
    worth: float


def passages(
    statement: str, paragraph: str, language: str, weights: Mapping[str, float]
) -> tuple[Passage, ...]:
    """The passage that fits a statement best, and a second one for what that leaves out.

    `weights` are the rarities of stems; nothing where no stem is shared.
    """
    wanted = {word.key for word in stems(statement, language)}
    everything = tuple(_passages(paragraph, language, wanted, weights))
    if not everything:
        return ()
    best = max(everything, key=_order)
    left = wanted - best.shared
    apart = (each for each in everything if each.end <= best.start or each.start >= best.end)
    others = (_worthy(each, left, weights) for each in apart)
    second = max((each for each in others if each.worth >= _SECOND), key=_order, default=None)
    return tuple(sorted((best, second) if second else (best,), key=lambda each: each.start))


def _order(passage: Passage) -> tuple[float, int]:
    return passage.worth, -passage.start


def _worthy(passage: Passage, left: Collection[str], weights: Mapping[str, float]) -> Passage:
    """The same passage, worth what it has of the stems that are left."""
    shared = passage.shared & frozenset(left)
    gone = sum(weights.get(key, 0) for key in passage.shared - shared)
    return Passage(passage.start, passage.end, shared, passage.worth - gone)


def _passages(
    paragraph: str, language: str, wanted: Collection[str], weights: Mapping[str, float]
) -> Iterator[Passage]:
    """Every passage that shares something and points to one place."""
    known = [word for word in stems(paragraph, language) if word.key in wanted]
    for start, end in _stretches(paragraph):
        shared = frozenset(word.key for word in known if start <= word.start < end)
        if shared and len(pointed_at(paragraph[start:end], paragraph)) == 1:
            worth = sum(weights.get(key, 0) for key in shared)
            yield Passage(start, end, shared, worth - _COST * length(paragraph[start:end]))


def _stretches(paragraph: str) -> Iterator[tuple[int, int]]:
    """From every border of a sentence to every later one, as far as words can point."""
    for first, last in sentences(paragraph):
        marks = [match.span() for match in _BORDER.finditer(paragraph, first, last)]
        starts = [first, *(end for _, end in marks)]
        ends = [*(start for start, _ in marks), last]
        for index, start in enumerate(starts):
            for end in ends[index:]:
                stretch = _trimmed(paragraph, start, end)
                whole = (start, end) == (first, last)
                if stretch and (whole or is_short(paragraph[slice(*stretch)])):
                    yield stretch


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A stretch without the marks and stops at its ends."""
    match = _TRIMMED.fullmatch(text, start, end)
    if not match or not match["words"]:
        return None
    first, last = match.span("words")
    if joint := _JOINT.match(text, first, last):
        first = joint.end()
    words = text[first:last]
    for opening, closer in ("“”", "«»", "「」"):
        more = words.count(opening) - words.count(closer)
        if more < 0 and text[first - 1 : first] == opening:
            first -= 1
        elif more > 0 and (closing := _CLOSING.match(text, last)):
            last = closing.end()
    return first, last
