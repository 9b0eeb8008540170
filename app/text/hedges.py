"""Words by which a text keeps its distance from what it says, and where a statement lost them.

A hedge reaches from the start of its clause to the end of its sentence: in "the group, listed as
terrorist, is believed to hide abroad, with help" the listing is stated and the rest is not.
English only. What is compared are the beginnings of words, so that "operates" meets "operating".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .modality import DISTANT, HEDGED

# Stops are looked at once for each row of them, from its first one, and never given back: from
# every one of them and back, a row would cost the square of its length.
_SENTENCE = re.compile(
    r"\S.*?(?:(?:(?<![A-Z.!?…])|(?<=[A-Z][.!?…]))[.!?…]++[”’»\"')\]]*+"
    r"(?=\s+[“‘«\"'(]*[A-Z])|\Z)",
    re.DOTALL,
)
_CLAUSE = re.compile(r"[,;:—–(]|\b(?:and|but|although|though|while)\b")
_WORD = re.compile(r"[^\W\d_]{4,}|[A-Z]{2,}")
_COMMON = frozenset(
    "about after also among been before being both came from have here into more most much only"
    " other over same some such than that their them then there these they this those very were"
    " what when where which while will with your".split()
)
_STEM = 5
_NEAR = 2
"""How many words a statement must share with a part of a paragraph to be near it."""


def dropped(statement: str, paragraphs: Iterable[str]) -> tuple[int, str] | None:
    """The hedge of that part of the paragraphs which a statement is nearest to, if it has none.

    Gives the paragraph's index and the hedge's words. None where the statement keeps its distance
    in any words, where what it is nearest to is not hedged, or where it is near to nothing: in
    doubt it is silent.
    """
    if DISTANT.search(statement):
        return None
    ours = _stems(statement)
    most, nearest = _NEAR - 1, (0, "")
    for index, paragraph in enumerate(paragraphs):
        for part, hedge in _parts(paragraph):
            shared = len(ours & _stems(part))
            if shared > most or (shared == most and not hedge):
                most, nearest = shared, (index, hedge)
    return nearest if nearest[1] else None


def _parts(paragraph: str) -> Iterator[tuple[str, str]]:
    """Each sentence as what stands before a hedge's reach, and what is in it with the hedge."""
    for sentence in _SENTENCE.findall(paragraph):
        if hedge := HEDGED.search(sentence):
            before = _CLAUSE.finditer(sentence, 0, hedge.start())
            reach = max((each.start() for each in before), default=0)
            yield sentence[:reach], ""
            yield sentence[reach:], hedge[0]
        else:
            yield sentence, ""


def _stems(text: str) -> frozenset[str]:
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(word[:_STEM] for word in words if word not in _COMMON)
