"""Directions: what a text makes of the figures it has: which is the least, and which way they go.

English only: "at least", "at the most", "rose from 3 to 5".
"""

from __future__ import annotations

import re
from itertools import product

from .agreement import COUNTS, Figure
from .figures import figures, ranges

_RISES = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|gr(?:ow|ows|own|ew)|growing|up|climb(?:s|ed)?"
    r"|rais(?:e|es|ed|ing)|jump(?:s|ed)?|gain(?:s|ed)?|surg(?:es|ed)|soar(?:s|ed)?)\b",
    re.IGNORECASE,
)
_FALLS = re.compile(
    r"\b(?:fall(?:s|en|ing)?|fell|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?"
    r"|down|reduc(?:e|es|ed|ing)|shr(?:ink|inks|ank|unk)|lower(?:s|ed)?|cuts?|slump(?:s|ed)?"
    r"|plung(?:e|es|ed)|tumbl(?:e|es|ed)|slid)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.](?!\d)|\b(?:but|while)\b")
_REACH = 60
"""Characters before "from" in which stands what goes up or down."""


def wrong_way(text: str) -> tuple[int, int] | None:
    """Where a text says "rose from 5 to 3", or "fell from 3 to 5"; None where it does not."""
    for one, other in ranges(text):
        before = _CLAUSE.split(text[max(0, one.start - _REACH) : one.start])[-1]
        rises, falls = bool(_RISES.search(before)), bool(_FALLS.search(before))
        if not (_is_from(before) and rises != falls and _are_comparable(one, other)):
            continue
        assert one.amount is not None
        assert other.amount is not None
        if one.amount > other.amount if rises else one.amount < other.amount:
            return one.start, other.end
    return None


def _is_from(before: str) -> bool:
    return before.rstrip().casefold().endswith("from")


def turned_bound(text: str, paragraph: str) -> tuple[Figure, Figure] | None:
    """A figure that a text has "at least" of, and the range whose upper end it is; or the reverse.

    Gives that figure and the other end of the range.
    """
    bounded = [each for each in figures(text) if each.bound in ("over", "under")]
    for each, (low, high) in product(bounded, ranges(paragraph) if bounded else ()):
        end, other = (high, low) if each.bound == "over" else (low, high)
        if _are_comparable(each, end) and each.amount == end.amount and low.amount != high.amount:
            return each, other
    return None


def _are_comparable(one: Figure, other: Figure) -> bool:
    is_same = one.kind == other.kind or (one.kind in COUNTS and other.kind in COUNTS)
    return is_same and one.currency == other.currency and None not in (one.amount, other.amount)
