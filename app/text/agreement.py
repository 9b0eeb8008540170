"""Agreement: whether what one figure says is in another, which may be more exact.

A year is in a date of that year; a vague word in the number that it fits; a share in a percentage;
a rounded figure in the one that it was rounded from, where the words beside it say how.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from . import dates
from .measures import in_base

COUNTS = frozenset(("number", "year", "span"))
SPAN = "span"

_VAGUE = {
    "several": (3, 20), "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999),
    "thousands": (2000, 9999), "lakhs": (200_000, 9_999_999), "millions": (2 * 10**6, 10**9 - 1),
    "crores": (2 * 10**7, 10**9 - 1), "billions": (2 * 10**9, 10**12 - 1),
    "trillions": (2 * 10**12, 10**15), "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999), "tens of millions": (2 * 10**7, 10**8 - 1),
    "hundreds of millions": (2 * 10**8, 10**9 - 1),
}  # fmt: skip
"""Of what numbers a vague word may be said."""
_FARTHEST = {"over": Fraction(1, 2), "under": Fraction(1, 2), "near": Fraction(1, 10),
             "about": Fraction(1, 20)}  # fmt: skip
"""How much of itself a number may be away from what it was rounded to."""
_SHARE_OFF = {"over": Fraction(1, 10), "under": Fraction(1, 10), "near": Fraction(1, 20),
              "about": Fraction(3, 100)}  # fmt: skip
"""How far a percentage may be from the simple share it is told as, "more than half"."""
_ROUNDED = Fraction(1, 200)
_STEPS = tuple(Fraction(10) ** power * digit for power in range(-3, 15) for digit in (1, 5))
"""What numbers are rounded to the multiples of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure in a text; two of one `kind` and `value` say the same.

    The kinds are number, year (four digits, which may be a number too), percent, points, money,
    ordinal, date (of any precision; decades and times as well), vague and code, and span for "a
    week" where that may stand for seven days. Of the first five, `amount` is the value without
    its currency. `unit` is the measure behind it. `bound` is what the words beside it make of it:
    "over" as in "more than", "under", "near" or "about"; `falls` is whether it is said of a fall.
    """

    start: int
    end: int
    kind: str
    value: str
    amount: Fraction | None = None
    currency: str = ""
    unit: str = ""
    bound: str = ""
    falls: bool = False


def says(theirs: Figure, ours: Figure) -> bool:
    """Whether what a statement says is in a paragraph's figure, which may be more exact."""
    if theirs.kind == "date":
        as_date = {"date": "", "year": "year ", "ordinal": "day "}.get(ours.kind, "no ")
        return dates.says(_parts(theirs.value), _parts(f"{as_date}{ours.value}"))
    if ours.kind == "vague" and theirs.kind == "number":
        low, high = _VAGUE.get(ours.value, (1, 0))
        fits = theirs.amount is not None and low <= theirs.amount <= high
        return fits and theirs.unit == ours.unit
    if theirs.amount is None or ours.amount is None:
        return (theirs.kind, theirs.value) == (ours.kind, ours.value)
    if {theirs.kind, ours.kind} == {"number", "percent"}:
        return _share_says(theirs, ours)
    alike = {theirs.kind, ours.kind} <= COUNTS or theirs.kind == ours.kind
    if (theirs.bound, ours.bound) in _TURNED and theirs.amount == ours.amount:
        return False
    return alike and any(_amount_says(*pair, ours.bound) for pair in _comparable(theirs, ours))


def _parts(value: str) -> dict[str, str]:
    return dict(part.split(" ", 1) for part in value.split(", "))


def _comparable(theirs: Figure, ours: Figure) -> Iterator[tuple[Fraction, Fraction]]:
    """The amounts of two figures in one unit, also without the sign that a fall stands for."""
    one, other = theirs.amount or Fraction(0), ours.amount or Fraction(0)
    if theirs.currency != ours.currency or (theirs.kind == SPAN and not ours.unit):
        return
    if theirs.unit and ours.unit and theirs.unit != ours.unit:
        (one, base), (other, same) = in_base(one, theirs.unit), in_base(other, ours.unit)
        if base != same:
            return
    yield one, other
    if (one < 0 < other and ours.falls) or (other < 0 < one and theirs.falls):
        yield abs(one), abs(other)


_TURNED = frozenset((("over", "under"), ("under", "over"), ("over", "near"), ("near", "over")))
"""Bounds that cannot both be said of one number."""


def _amount_says(theirs: Fraction, ours: Fraction, bound: str) -> bool:
    """Whether it is the same amount, or the other rounded as the words beside it say."""
    gap = theirs - ours
    if not gap or not bound:
        return not gap
    way = {"over": gap > 0, "under": gap < 0, "near": gap < 0, "about": True}[bound]
    room = Fraction(1, 2) if bound == "about" else 1
    near = abs(gap) <= _FARTHEST[bound] * abs(theirs)
    return way and near and any(ours % step == 0 and abs(gap) < step * room for step in _STEPS)


def _share_says(theirs: Figure, ours: Figure) -> bool:
    """Whether a share and a percentage agree: a third is 33 %, 33.3 % and about 35 %."""
    one, other = _share(theirs), _share(ours)
    if not (0 < one < 1 and 0 < other < 1):
        return False
    gap = one - other
    if ours.kind == "percent":
        return any(round(one * places) == other * places for places in (100, 1000, 10_000))
    turned = gap < 0 if ours.bound == "over" else gap > 0 and ours.bound in ("under", "near")
    off = _SHARE_OFF.get(ours.bound, Fraction(0))
    return not turned and abs(gap) <= max(off, _ROUNDED)


def _share(figure: Figure) -> Fraction:
    amount = figure.amount or Fraction(0)
    return amount / 100 if figure.kind == "percent" else amount
