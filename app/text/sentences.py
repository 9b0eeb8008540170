"""Sentences: where those of a text begin and end, in any script.

    sentence = text stop *closer        stop: . ! ? … and what other scripts have for them

Some scripts put no space behind a stop, and nothing else in them looks like one.

A full stop behind an abbreviation or an initial ends nothing: in doubt a sentence is longer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

STOPS = "。．｡！？፧።၊။།༎។៕।॥۔؟⁇⁈⁉‼‽꓿꛳꛷꡶꡷꣎꣏꯫"
"""What ends a sentence in scripts whose stops need no space behind them."""
PAUSES = "，、､；：،؛"
"""What parts the clauses of a sentence in such scripts."""

_CLOSERS = r"[”’»«\"')\]\}」』›]*"
_STOP = re.compile(
    rf"(?P<dots>[.!?…]+){_CLOSERS}(?=\s+[^\sa-z]|\s*\Z)"
    rf"|(?:[{STOPS}](?!(?<=\d۔)\d))+{_CLOSERS}"
)
_LAST_WORD = re.compile(r"[^\s(\[“„«\"‘']+\Z")
_ABBREVIATIONS = frozenset(
    "abs art aug av bn bzw ca capt col dec dr etc feb fr gen gov hon hr inc jan jr jul jun lt ltd"
    " mar mr mrs ms no nov nr oct pp prof rep rev sen sep sept sgt sr st vs".split()
)
_LONGEST_WORD = 32


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """From where to where each sentence goes, without the white space between them."""
    borders = [0, *_ends(text), len(text)]
    found = []
    for start, end in pairwise(borders):
        words = text[start:end]
        if words.strip():
            start += len(words) - len(words.lstrip())
            found.append((start, start + len(words.strip())))
    return tuple(found)


def _ends(text: str) -> Iterator[int]:
    for match in _STOP.finditer(text):
        if match["dots"] != "." or not _is_short(text, match.start()):
            yield match.end()


def _is_short(text: str, at: int) -> bool:
    """Whether the word before a full stop is an initial or a known abbreviation."""
    match = _LAST_WORD.search(text[max(0, at - _LONGEST_WORD) : at])
    word = match[0] if match else ""
    return len(word) == 1 or "." in word or word.casefold() in _ABBREVIATIONS
