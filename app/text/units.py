"""Units: what stands beside a number in any language, and makes a measure or money of it.

measured = [ bound ] amount [ unit | currency ] [ bound ]        "rund 5 km"  "500多人"
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from .agreement import Figure
from .amounts import Amounts, either
from .ranges import amounting
from .stems import stem

_REACH = 24
"""Characters before a number in which a bound is looked for."""
_ARTICLE = "(?:eine?[rnm]?|d(?:ie|er|as|en|em)|l[ae]s?|une?)"
"""What may stand between a bound and its number: "über die Hälfte"."""
_LEAST_STEM = 3
_LINK = "(?: (?:de |d'|di )|[ -]{})"
"""What may stand between a number and its unit: "2 millions de dollars"."""


@dataclass(frozen=True)
class Units:
    """What one language calls units and currencies, and how it bounds a number."""

    amounts: Amounts

    def measured(self, figure: Figure, text: str) -> Figure:
        """A figure with the unit or currency behind it, and what the words beside make of it."""
        if figure.amount is None and figure.kind != "vague":
            return figure
        end, name = self._named(text, figure.end)
        if figure.kind in ("number", "year") and name in self.currencies:
            amount = figure.amount or Fraction(0)
            priced = replace(figure, end=end)
            figure = amounting(priced, "money", amount, self.currencies[name])
        elif figure.kind in ("number", "vague") and name in self.names:
            figure = replace(figure, unit=self.names[name])
        return replace(figure, bound=self._bound(text, figure.start, figure.end, end))

    def _named(self, text: str, end: int) -> tuple[int, str]:
        """Where the name behind a number ends, and which it is; `end` where there is none."""
        if match := self._exact.match(text, end):
            return match.end(), match["name"].casefold()
        if word := self._word.match(text, end):
            found = self._stems.get(stem(word["name"].casefold(), self.amounts.language), "")
            return (word.end(), found) if found else (end, "")
        return end, ""

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Units by their names in small letters."""
        locale, lexicon = self.amounts.locale, self.amounts.lexicon
        return {**(locale.units if locale else {}), **lexicon.units}

    @cached_property
    def currencies(self) -> Mapping[str, str]:
        """Currencies by their names in small letters."""
        locale, lexicon = self.amounts.locale, self.amounts.lexicon
        return {**(locale.currencies if locale else {}), **lexicon.currencies}

    @cached_property
    def _stems(self) -> Mapping[str, str]:
        """The names by their stems, so that they are known in every form."""
        names = (each for each in (*self.names, *self.currencies) if len(each) > _LEAST_STEM)
        return {stem(each, self.amounts.language): each for each in names}

    @cached_property
    def _exact(self) -> re.Pattern[str]:
        name = either((*self.names, *self.currencies))
        # A unit in Latin letters ends as a word does, whatever stands around it.
        ending = f"(?![A-Za-z]){self.amounts.end}"
        return re.compile(f"{_LINK.format('?')}(?P<name>{name}){ending}", re.IGNORECASE)

    @cached_property
    def _word(self) -> re.Pattern[str]:
        return re.compile(rf"{_LINK.format('')}(?P<name>[^\W\d_]{{{_LEAST_STEM},}})")

    def _bound(self, text: str, start: int, end: int, behind: int) -> str:
        """What the words before a number, behind it or behind its unit make of it."""
        lexicon = self.amounts.lexicon
        if before := self._before.search(text[max(0, start - _REACH) : start]):
            return lexicon.bounds[before["word"].casefold()]
        found = filter(None, (self._after.match(text, at) for at in (end, behind)))
        return next((lexicon.after[each["word"]] for each in found), "")

    @cached_property
    def _before(self) -> re.Pattern[str]:
        word = either(self.amounts.lexicon.bounds)
        return re.compile(
            rf"{self.amounts.start}(?P<word>{word})(?: {_ARTICLE})? ?\Z", re.IGNORECASE
        )

    @cached_property
    def _after(self) -> re.Pattern[str]:
        between = r"[^\s\d,、。，]{0,3}?" if self.amounts.is_han else r"(?: [^\s.,،۔]+)?? ?"
        word = either(self.amounts.lexicon.after)
        return re.compile(f"{between}(?P<word>{word}){self.amounts.end}")
