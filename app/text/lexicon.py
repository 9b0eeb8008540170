"""Lexicon: the words of a language for numbers and for what is made of them.

CLDR has no words for numbers that could be read back, so that these stand here. A language without
a lexicon has its digits, dates and units read, and its numbers in words are not checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction


def _none() -> dict[str, Fraction]:
    return {}


def _no_words() -> dict[str, str]:
    return {}


def _no_names() -> dict[str, int]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language, in small letters; the fields that are strings are patterns.

    `numbers` are added to each other with `glue` between them, `scales` multiply what stands before
    them, and `tail` may touch the last. What `doubtful` has is a number where another stands beside
    it, and may be one alone. `bounds` stand before a number, `after` behind it, `joints` between
    the ends of a range.
    """

    numbers: Mapping[str, Fraction] = field(default_factory=_none)
    scales: Mapping[str, Fraction] = field(default_factory=_none)
    glue: str = "(?!)"
    tail: str = ""
    behind: Mapping[str, Fraction] = field(default_factory=_none)
    """What adds a part of the scale before it: "deux millions et demi"."""
    doubtful: frozenset[str] = frozenset()
    ordinals: Mapping[str, Fraction] = field(default_factory=_none)
    ordinal_digits: str = ""
    parts: Mapping[str, Fraction] = field(default_factory=_none)
    halves: str = ""
    vague: Mapping[str, str] = field(default_factory=_no_words)
    percent: str = ""
    points: str = ""
    minus: str = ""
    bounds: Mapping[str, str] = field(default_factory=_no_words)
    after: Mapping[str, str] = field(default_factory=_no_words)
    stages: Mapping[str, str] = field(default_factory=_no_words)
    days: Mapping[str, int] = field(default_factory=_no_names)
    months: Mapping[str, int] = field(default_factory=_no_names)
    weekdays: Mapping[str, int] = field(default_factory=_no_names)
    units: Mapping[str, str] = field(default_factory=_no_words)
    currencies: Mapping[str, str] = field(default_factory=_no_words)
    joints: str = ""
    between: tuple[str, str] = ("(?!)", "(?!)")
    """What stands before the first end of a range, and between the two: "entre 5 et 7 %"."""
    decade: str = ""
    century: str = ""
    clock: str = ""
    ambiguous: frozenset[str] = frozenset()
    """Names of months and days that mean something else as well, and tell nothing alone."""


def counted(words: str, first: int = 1, step: int = 1) -> dict[str, Fraction]:
    """Words in order with their values; `/` stands between two forms of one, `_` for a space."""
    rows = enumerate(words.split())
    return {
        form.replace("_", " "): Fraction(first + step * at)
        for at, forms in rows
        for form in forms.split("/")
    }


def all_for(meaning: str, words: str) -> dict[str, str]:
    """Words that mean the same; `_` stands for a space."""
    return {word.replace("_", " "): meaning for word in words.split()}
