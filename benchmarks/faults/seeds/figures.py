"""A figure that is not the source's, a unit or a counted noun exchanged, and more made of less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..manuscript import Edit, Manuscript, Told
from .swaps import Swaps, edits

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty"
).split()
_ORDINALS = "third fourth fifth sixth seventh eighth ninth tenth".split()
_QUANTITIES = {
    "half a million": "two million", "half": "a third", "a third": "a quarter",
    "a quarter": "a third", "a tenth": "a fifth", "two-thirds": "three-quarters",
    "hundreds": "thousands", "thousands": "hundreds", "hundred": "thousand", "dozens": "hundreds",
    "thousand": "hundred", "million": "billion", "billion": "million", "a dozen": "a score",
    "several": "twenty", "twice": "three times", "once": "twice", "a single": "a third",
}  # fmt: skip
_WORDS: Swaps = {**dict(pairwise(_NUMBERS)), **dict(pairwise(_ORDINALS)), **_QUANTITIES}
_CALENDAR: Swaps = {**dict(pairwise([*_MONTHS, "January"])), **dict(pairwise([*_DAYS, "Monday"]))}
_DIGITS = re.compile(r"(?<![\w.,/])[-€$£]?\d[\d.,/-]*\d|(?<![\w.,/])\d")

_END = r"([€$£]?(?:\d[\d.,]*\d|\d)(?:bn|m)?)"
_ENDS = re.compile(rf"(?<![\w.,/-]){_END}(–|-(?!\d/)| to | and ){_END}(?![\w/])")
_UNITS: Swaps = {
    "kilometres": "miles", "kilometers": "miles", "km": "miles", "miles": "kilometres",
    "mile": "kilometre", "metres": "feet", "feet": "metres", "inches": "centimetres",
    "tonnes": "kilograms", "tons": "kilograms", "kilograms": "tonnes", "hectares": "acres",
    "acres": "hectares", "litres": "gallons", "barrels": "litres", "degrees": "points",
    "per cent": "percentage points", "percent": "percentage points", "euros": "dollars",
    "dollars": "rupees", "rupees": "dollars", "pounds": "euros", "pesos": "yuan", "yuan": "pesos",
    "minutes": "hours", "hours": "minutes", "€": "$", "$": "€", "£": "€", "%": " percentage points",
}  # fmt: skip
_COUNTED_TIME = {
    "seconds": "minutes", "hours": "minutes", "days": "weeks", "weeks": "months",
    "months": "years", "years": "months",
}  # fmt: skip
_COUNTED: Swaps = {
    "people": "vehicles", "civilians": "soldiers", "personnel": "villagers", "forces": "tribes",
    "crew": "passengers", "members": "guests", "gates": "bridges", "containers": "lorries",
    "trains": "stations", "letters": "visits", "engineers": "divers", "insurers": "farmers",
    "provinces": "parties", "countries": "courts", "sources": "ministers", "schools": "pupils",
    "pupils": "schools", "women": "horses", "woman": "horse", "men": "horses",
    "children": "teachers",
}  # fmt: skip
_NUMBER = re.compile(
    rf"(?:(?!(?:1\d|20)\d\d\b)\d[\d.,/-]*(?<=\d)|\b(?:{'|'.join(_NUMBERS)}"
    r"|hundreds?|thousands?|million|billion|dozens?|several|half)\b)",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\b(?:[A-Za-z]{3,}s|people|personnel|children|women|men|crew|woman)\b")
_FAR = 3
"""Words that may stand between a number and what it counts."""

_AMOUNTS: Swaps = {
    "more than": "less than", "less than": "more than", "fewer than": "more than",
    "at least": "at most", "at most": "at least",
    "no more than": "no less than", "up to": "at least", "at the most": "at the least",
    "at the least": "at the most", "nearly": "more than", "almost": "more than",
    "most of": "little of",
    "rise": "fall", "rose": "fell", "fall": "rise", "fell": "rose", "went up": "went down",
    "increased": "reduced", "increase": "reduce", "reduce": "increase", "cut back": "step up",
    "cut": "raised", "stepped up": "cut down", "worsened": "improved", "worse": "better",
    "better": "worse", "growing": "shrinking", "grow": "shrink", "higher": "lower",
    "lower": "higher", "close": "distant", "high-level": "low-level",
}  # fmt: skip
_TIMES: Swaps = {
    "week": "month", "month": "year", "year": "month", "today": "last year", "before": "after",
    "after": "before", "earlier": "later", "later": "earlier", "last": "next", "next": "last",
    "early": "late", "late": "early", "mid": "late", "since the": "until the",
    "since august": "until August", "until": "since", "the past": "the coming",
    "the coming": "the past", "following": "preceding", "midnight": "noon",
    "spring": "autumn", "ago": "from now", "during": "before", "again and again": "once",
    "daily": "monthly", "every day": "every month", "for the first time": "as before",
}  # fmt: skip


def changed(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each figure of each statement, in digits or in words, exchanged for another."""
    for told in manuscript.told:
        for index, match in enumerate(_DIGITS.finditer(told.own)):
            yield (told.edit(*match.span(), _other(match[0], index)),)
        yield from edits(told, _WORDS)
        yield from edits(told, _CALENDAR, cased=True)


def turned_round(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each range with its ends exchanged: "from 22 to 36" → "from 36 to 22"."""
    for told in manuscript.told:
        for match in _ENDS.finditer(told.own):
            first, joint, second = match.groups()
            yield (told.edit(*match.span(), f"{second}{joint}{first}"),)


def _other(digits: str, index: int) -> str:
    """The same with its first digit changed or its last, in turn."""
    places = [at for at, char in enumerate(digits) if char.isdigit()]
    date = re.fullmatch(r"(?:1\d|20)\d\d|[\d/]*/[\d/]*", digits)
    at = places[-1] if index % 2 or date else places[0]
    return f"{digits[:at]}{int(digits[at]) % 9 + 1}{digits[at + 1 :]}"


def units(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each unit and each currency that stands beside a figure."""
    for told in manuscript.told:
        yield from edits(told, _UNITS, near=_NUMBER)
        yield from edits(told, _COUNTED_TIME, near=_NUMBER)


def counted(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """What each number counts: the first plural behind it."""
    units = {**_UNITS, **_COUNTED_TIME, "times": "", "others": ""}
    for told in manuscript.told:
        for start, end in dict.fromkeys(_counted(told)):
            noun = told.raw[start:end]
            if noun not in units and not noun[0].isupper():
                yield (told.edit(start, end, str(_COUNTED.get(noun, "schools"))),)


def _counted(told: Told) -> Iterator[tuple[int, int]]:
    for number in _NUMBER.finditer(told.own):
        ahead = re.compile(
            rf"(?:[ -](?:of |the |its )?[\w’-]+){{0,{_FAR - 1}}}?[ -]({_PLURAL.pattern})"
        )
        if match := ahead.match(told.own, number.end()):
            yield match.span(1)


def amounts(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """More for less, up for down, and the like."""
    for told in manuscript.told:
        yield from edits(told, _AMOUNTS)


def times(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """A week for a month, before for after, and the like."""
    for told in manuscript.told:
        yield from edits(told, _TIMES)
