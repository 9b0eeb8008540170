"""Measures: what the words around a number make of it: its unit, its bound, its direction.

measure = [ bound ] number [ unit ] [ bound ]          "more than 2,600-kilometer"  "1,700 or so"
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

_NAMES = {
    "kilometre": "km|kms|kilometres?|kilometers?",
    "metre": "metres?|meters?",
    "centimetre": "cms?|centimetres?|centimeters?",
    "millimetre": "mms?|millimetres?|millimeters?",
    "mile": "miles?",
    "yard": "yards?",
    "foot": "feet|foot|ft",
    "inch": "inch(?:es)?",
    "hectare": "ha|hectares?",
    "acre": "acres?",
    "tonne": "tonnes?|tons?|metric tons?",
    "kilogram": "kgs?|kilos?|kilograms?|kilogrammes?",
    "gram": "grams?|grammes?",
    "ounce": "ounces?",
    "litre": "litres?|liters?",
    "gallon": "gallons?",
    "barrel": "barrels?",
    "gigawatt": "GW|gigawatts?",
    "megawatt": "MW|megawatts?",
    "kilowatt": "kW|kilowatts?",
    "knot": "knots?",
    "degree": "degrees?|°C|°F",
    "second": "seconds?",
    "minute": "minutes?|mins?",
    "hour": "hours?",
    "day": "days?",
    "week": "weeks?|weeklong",
    "fortnight": "fortnights?",
    "month": "months?",
    "year": "years?",
    "decade": "decades?",
    "century": "century|centuries",
}
_SIZES: Mapping[str, tuple[str, int | Fraction]] = {
    "kilometre": ("metre", 1000), "metre": ("metre", 1), "centimetre": ("metre", Fraction(1, 100)),
    "millimetre": ("metre", Fraction(1, 1000)), "tonne": ("kilogram", 1000),
    "kilogram": ("kilogram", 1), "gram": ("kilogram", Fraction(1, 1000)), "foot": ("inch", 12),
    "inch": ("inch", 1), "yard": ("inch", 36), "gigawatt": ("kilowatt", 10**6),
    "megawatt": ("kilowatt", 1000), "kilowatt": ("kilowatt", 1), "second": ("second", 1),
    "minute": ("second", 60), "hour": ("second", 3600), "day": ("second", 86_400),
    "week": ("second", 604_800), "fortnight": ("second", 1_209_600), "month": ("month", 1),
    "year": ("month", 12), "decade": ("month", 120), "century": ("month", 1200),
}  # fmt: skip
"""Of what a unit is how many, exactly: a month is no fixed number of days, nor a mile of metres."""
_UNIT = re.compile(
    r"[\s\u2010-\u2013-]?(?P<shape>(?:square|cubic|sq)[\s-])?(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _NAMES.items())
    + r")(?!\w)(?! ago\b)"
)

_OVER = (
    r"more than|over|above|upwards of|at least|at the least|no (?:less|fewer) than"
    r"|not (?:less|fewer) than|in excess of|exceed(?:s|ed|ing)?|beyond|topp(?:ed|ing)"
    r"|surpass(?:ed|ing)"
)
_UNDER = r"less than|fewer than|under|below|at most|at the most|no more than|not more than"
_NEAR = r"nearly|almost|close to|just (?:under|short of|below)|approaching|not quite"
_ABOUT = r"about|around|roughly|approximately|some|an estimated|circa|in the region of"
_CURRENCY = r"(?:(?:US|[AC])?[$€£¥₹₨؋]|Rs\.? ?)?"
_BEFORE = re.compile(
    rf"(?<!\w)(?:(?P<near>{_NEAR})|(?P<over>{_OVER})|(?P<under>{_UNDER})|(?P<about>{_ABOUT}))"
    r" (?:an? )?\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:\w|[%-])*(?: \w+)?(?:,)? ?(?:(?P<over>or more|plus\b|at (?:the )?least)"
    r"|(?P<under>or (?:less|fewer)|at (?:the )?most)|(?P<about>or so|-odd))(?!\w)",
    re.IGNORECASE,
)
_FALL_BEFORE = re.compile(
    r"(?<!\w)(?:(?:f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e[sd]?|ing)"
    r"|decreas(?:e[sd]?|ing)|reduc(?:e[sd]?|ing|tion)|slip(?:s|ped|ping)?|shr[aiu]nk|slid|plunged"
    r"|tumbled|cut|lower(?:ed)?|down)(?: (?!to\b|from\b)\w+){0,2}?(?: by| of)?|lost|los(?:s|es|ing)"
    rf"(?: of)?|shed)(?: (?:about|around|roughly|some|nearly|almost|only|just))? {_CURRENCY}\Z",
    re.IGNORECASE,
)
_FALL_AFTER = re.compile(
    r"(?: ?%| per ?cent| percentage points?| points?)? (?:lower|down|less than before)(?!\w)",
    re.IGNORECASE,
)
_REACH = 40
"""Characters before or behind a number in which the words around it are looked for."""


def unit_of(text: str, end: int) -> str:
    """The unit that stands behind a number, in one spelling; empty where there is none."""
    match = _UNIT.match(text, end)
    if not match:
        return ""
    shape = {"s": "square ", "c": "cubic "}.get((match["shape"] or "")[:1], "")
    return f"{shape}{match.lastgroup}"


def with_unit(text: str, start: int, end: int) -> str:
    """A number as the text has it, with the unit behind it where there is one."""
    match = _UNIT.match(text, end)
    return text[start : match.end() if match else end]


def in_base(amount: Fraction, unit: str) -> tuple[Fraction, str]:
    """The same in the unit that others are made of: two weeks are 1,209,600 seconds."""
    base, size = _SIZES.get(unit, (unit, 1))
    return amount * size, base


def bound_of(text: str, start: int, end: int) -> str:
    """What the words beside a number make of it: "over", "under", "near", "about" or nothing."""
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    match = before or _AFTER.match(text[end : end + _REACH])
    return str(match.lastgroup) if match else ""


def falls(text: str, start: int, end: int) -> bool:
    """Whether a number is said of a fall: "down by 0.3", "a drop of 5 %", "0.3 lower"."""
    before = text[max(0, start - _REACH) : start]
    return bool(_FALL_BEFORE.search(before) or _FALL_AFTER.match(text[end : end + _REACH]))
