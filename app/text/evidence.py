"""Evidence: where the words that a citation quotes stand in their paragraph, and if they point.

    evidence = piece *( ellipsis piece )       all from the first piece to the last is meant
    ellipsis = "…" | "..." | ". . ."           outside brackets, in which it is the source's own

Pieces are compared as quotations are, at the borders of words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .normalise import UNSPACED, normalise, words_of
from .quotations import ELLIPSIS, find, without_last_stop
from .sentences import sentences

MOST_WORDS = 30
MOST_UNSPACED = 60
"""Characters, in scripts that put no space between words."""

_PIECE = re.compile(rf"(\[[^\[\]]*\]|\([^()]*\))|…|{ELLIPSIS}")
_UNSPACED = re.compile(UNSPACED)
_LETTER = re.compile(r"\w")


def pieces(words: str) -> tuple[str, ...]:
    """What stands between the ellipses of evidence."""
    found, at = [], 0
    for match in _PIECE.finditer(words):
        if match[1] is None:
            found.append(words[at : match.start()])
            at = match.end()
    found.append(words[at:])
    return tuple(each.strip() for each in found if _LETTER.search(each))


@lru_cache(maxsize=8192)
def pointed_at(words: str, paragraph: str) -> tuple[tuple[int, int], ...]:
    """From where to where evidence points: nowhere, to one place, or to the first two of many."""
    parts = pieces(words)
    text = normalise(paragraph)
    first = _chain(parts, text.text, 0)
    if first is None:
        return ()
    start, last, end = first
    again = _chain(parts, text.text, start + 1)
    later = _last(parts[-1], text.text, last + 1) if len(parts) > 1 else None
    found = [(start, end)]
    if again:
        found.append((again[0], again[2]))
    elif later:
        found.append((start, later[1]))
    return tuple(text.original(*each) for each in found)


def _chain(parts: tuple[str, ...], text: str, at: int) -> tuple[int, int, int] | None:
    """Where the first piece begins, and the last begins and ends, each behind the one before."""
    start, last, end = -1, at, at
    for number, piece in enumerate(parts, 1):
        is_last = number == len(parts)
        place = _last(piece, text, end) if is_last else find(piece, text, end)
        if place is None:
            return None
        last, end = place
        start = last if start < 0 else start
    return (start, last, end) if parts else None


def _last(piece: str, text: str, at: int) -> tuple[int, int] | None:
    """Where a last piece stands: a comma or full stop at its end may be the author's own."""
    return find(piece, text, at) or find(without_last_stop(piece), text, at)


def is_pointed(paragraph: str, start: int, end: int) -> bool:
    """Whether a stretch is short enough to point: thirty words, or one sentence of any length."""
    if is_short(paragraph[start:end]):
        return True
    return any(first <= start and end <= last for first, last in sentences(paragraph))


def is_short(text: str) -> bool:
    """Whether a text has no more words than evidence may have, whatever its sentences are."""
    return length(text) <= MOST_WORDS


def length(text: str) -> float:
    """How long a text is, in words; in scripts without spaces two characters count as one."""
    unspaced = len(_UNSPACED.findall(text))
    return len(words_of(_UNSPACED.sub(" ", text))) + unspaced * MOST_WORDS / MOST_UNSPACED
