"""Ranges: two figures that a text joins as the ends of one: "5-7%", "from 22 to 36", "between"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from .agreement import COUNTS, Figure
from .numerals import scale_of

_JOINT = re.compile(r" ?(?:-|to|or|and) ?")
_BETWEEN = re.compile(r"(?<!\w)between (?:\w+ )?\Z", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)from (?:\w+ )?\Z", re.IGNORECASE)
_NEVER = re.compile(r"(?!)")
_ORDER = {"to": _FROM, "and": _BETWEEN, "or": _NEVER}
_LEAD = 24
"""Characters before a range in which "between" or "from" is looked for."""


def amounting(figure: Figure, kind: str, amount: Fraction, currency: str = "") -> Figure:
    """The same figure with another amount."""
    value = f"{amount} {currency}".strip()
    return replace(figure, kind=kind, amount=amount, currency=currency, value=value)


def completed(found: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The same, both ends of each range with one scale and one unit: "1.2 to 1.5bn euros"."""
    ends = list(found)
    for at in range(len(ends) - 1):
        one, other = ends[at : at + 2]
        joint = _JOINT.fullmatch(text, one.end, other.start)
        between = _BETWEEN.search(text[max(0, one.start - _LEAD) : one.start])
        if joint and (between or "and" not in joint[0]):
            ends[at] = _completed(one, other, text)
            if between or "-" in joint[0]:
                ends[at + 1] = _priced(one, other)
    return tuple(ends)


def pairs(found: Sequence[Figure], text: str) -> Iterator[int]:
    """Which of the figures are the first of a range that says which end comes first."""
    for at, (one, other) in enumerate(pairwise(found)):
        joint = _JOINT.fullmatch(text, one.end, other.start)
        before = text[max(0, one.start - _LEAD) : one.start]
        priced = one.kind == other.kind and one.kind not in COUNTS and "to" in (joint or [""])[0]
        if joint and (priced or "-" in joint[0] or _ORDER[joint[0].strip()].search(before)):
            yield at


def _completed(one: Figure, other: Figure, text: str) -> Figure:
    """The first end of a range with the scale and the unit of the second, as far as it has none."""
    if one.amount is None or other.amount is None:
        return one
    kind, currency = one.kind, one.currency
    if one.kind == "number" or (one.kind == "year" and other.kind == "money"):
        kind, currency = other.kind, other.currency
    elif one.kind != other.kind and not (one.kind == "money" and other.kind in COUNTS):
        return one
    amount, scale = one.amount, scale_of(text[other.start : other.end])
    bare = scale_of(text[one.start : one.end]) == 1
    if bare and (one.kind in COUNTS or amount < other.amount / scale):
        amount *= scale
    kind = "number" if kind == "year" and one.kind == "number" else kind
    return replace(amounting(one, kind, amount, currency), unit=one.unit or other.unit)


def _priced(one: Figure, other: Figure) -> Figure:
    """The second end of a range with the currency of the first: "€1.2-1.5bn"."""
    if one.kind != "money" or other.kind not in COUNTS or other.amount is None:
        return other
    return amounting(other, "money", other.amount, one.currency)
