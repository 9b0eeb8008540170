"""Words exchanged for others, wherever they stand among an author's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..manuscript import Edit, Told

Swaps = Mapping[str, str]
"""What stands in a statement → what takes its place; of two that fit the longer is taken."""

_BESIDE = 12
"""Characters between a number and what makes it a unit."""


def edits(
    told: Told, swaps: Swaps, near: re.Pattern[str] | None = None, cased: bool = False
) -> Iterator[tuple[Edit, ...]]:
    """One change for each place where one of the words stands, beside a match of `near` if given.

    Where `cased` the words stand as they are written, so that "May" is no "may".
    """
    for match in _pattern(swaps, cased).finditer(told.own):
        if near is None or _beside(told.own, match.span(), near):
            yield (told.edit(*match.span(), _like(match[0], _found(swaps, match[0]))),)


def _pattern(swaps: Swaps, cased: bool) -> re.Pattern[str]:
    words = sorted(swaps, key=len, reverse=True)
    return re.compile(
        "|".join(
            rf"(?<![\w-]){re.escape(word)}(?!\w)" if word[0].isalpha() else re.escape(word)
            for word in words
        ),
        0 if cased else re.IGNORECASE,
    )


def _found(swaps: Swaps, words: str) -> str:
    return next(new for old, new in swaps.items() if old.casefold() == words.casefold())


def _like(old: str, new: str) -> str:
    """The new words with a capital where the old ones had it."""
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def _beside(text: str, span: tuple[int, int], near: re.Pattern[str]) -> bool:
    start, end = span
    before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    return bool(near.search(before) or re.match(r" ?\d", after))
