"""Figures of texts in other languages than English, as the language has them.

    number = [ minus | symbol ] amount [ percent | points | currency | unit ]
    share  = number part | "百分之" number | number "割"          "zwei Drittel"  "三分之二"
    range  = number ( "-" | joint ) number                        "5 bis 7 Prozent"

What a date is, is in `calendars`; what an amount comes to, in `amounts`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, cached_property, partial
from itertools import pairwise

from .agreement import Figure
from .amounts import Amounts, either
from .calendars import Calendar, calendar_of
from .dates import BARE_YEAR
from .ideographs import IDEOGRAPHS
from .lexicons import lexicon_of
from .locales import base, locale_of
from .numerals import CODE, symbol_of
from .ranges import amounting
from .units import Units

_SYMBOL = r"(?:US|CA|AU|HK|[AC])?[$€£¥₹₨؋₽₩₺₪₱₫₴₦฿₵]|\b(?:EUR|USD|GBP|CHF|JPY|CNY|PKR)\b"
_BEFORE = r"(?<![\d第])(?<!\d[.,])(?<![A-Za-zÀ-ɏͰ-ԯ](?=\d))"
"""A letter with a capital that touches digits makes a name of them; any other stands beside."""
_REACH = 16
"""Characters before a range in which "entre" is looked for."""
_LOW = f"(?:[12一二](?!{IDEOGRAPHS}|\\d))"
"""First and second are mostly turns of phrase: "第一次" is "for the first time"."""

Read = Callable[[re.Match[str]], "Figure | None"]
Reader = tuple[re.Pattern[str], Read]


@dataclass(frozen=True, slots=True)
class Found:
    """The figures of a text, and what may be one."""

    sure: tuple[Figure, ...]
    doubtful: tuple[Figure, ...]


def read(text: str, tag: str) -> Found:
    """The figures of a normalised text in the language of a tag (BCP 47)."""
    return _reading(tag).read(text)


@cache
def _reading(tag: str) -> _Reading:
    amounts = Amounts(base(tag), locale_of(tag), lexicon_of(base(tag)))
    return _Reading(amounts, Units(amounts), calendar_of(tag))


@dataclass(frozen=True)
class _Reading:
    """How the texts of one language are read; every pattern is made once."""

    amounts: Amounts
    units: Units
    calendar: Calendar

    def read(self, text: str) -> Found:
        """What the readers find, each in what those before it left."""
        sure, rest = self._taken(self._sure, text, text)
        doubtful, _ = self._taken(self._doubtful, rest, text)
        ends = tuple(self._completed(sure, text))
        alone = (each for each, new in zip(sure, ends, strict=True) if each != new)
        return Found(ends, (*doubtful, *alone, *_otherwise(ends, text)))

    def _taken(
        self, readers: Iterable[Reader], rest: str, text: str
    ) -> tuple[tuple[Figure, ...], str]:
        """What some readers find, and what they leave of the text."""
        found: list[Figure] = []

        def take(match: re.Match[str], read: Read) -> str:
            if (figure := read(match)) is None:
                return match[0]
            found.append(self.units.measured(figure, text))
            return "\0" * len(match[0])

        for pattern, read in readers:
            rest = pattern.sub(partial(take, read=read), rest)
        return tuple(sorted(found, key=lambda each: each.start)), rest

    @cached_property
    def _sure(self) -> tuple[Reader, ...]:
        """In order: what is written in several parts goes first."""
        shares = self._characters() if self.amounts.is_han else ()
        return (*self.calendar.patterns, (CODE, _code), *shares, *self._words())

    @cached_property
    def _doubtful(self) -> tuple[Reader, ...]:
        """What may be a number, and is taken for one only where a statement says it."""
        first = re.compile(f"第(?P<number>{_LOW})")
        lone = self._compile(either(self.amounts.lexicon.doubtful))
        if self.amounts.is_han:
            lone = re.compile(f"{IDEOGRAPHS}{{1,24}}")
        return ((first, self._numbered), (lone, self._lone), *self.calendar.doubtful)

    def _characters(self) -> Iterator[Reader]:
        """What is written with characters around a number."""
        number = f"(?P<number>{self.amounts.any_number})"
        whole = f"(?P<whole>{self.amounts.any_number})"
        yield re.compile(f"百分之{number}"), self._percent
        yield re.compile(f"{whole}分[之の]{number}"), self._fraction
        yield re.compile(f"{number}(?:割|成(?![为立功员果本长就分年人熟為員]))"), self._tenths
        yield re.compile(f"第(?!{_LOW}){number}(?!段)"), self._numbered

    def _words(self) -> Iterator[Reader]:
        """What the lexicon has words for, and then every number."""
        words = self.amounts.lexicon
        number = f"(?P<number>{self.amounts.any_number})"
        yield self._compile(f"{number}[ -](?P<part>{either(words.parts)})"), self._part
        yield self._compile(f"(?:{words.halves or '(?!)'})"), self._half
        yield self._compile(either(words.ordinals)), self._ordinal
        yield self._compile(either(words.vague)), self._vague
        if words.ordinal_digits:
            pattern = rf"(?<![\d.,])(?P<number>\d+){words.ordinal_digits}"
            yield re.compile(pattern, re.IGNORECASE), self._numbered
        yield self._numbers, self._number

    def _compile(self, pattern: str) -> re.Pattern[str]:
        return re.compile(f"{self.amounts.start}{pattern}{self.amounts.end}", re.IGNORECASE)

    @cached_property
    def _numbers(self) -> re.Pattern[str]:
        """Every number with what makes a percentage or an amount of money of it."""
        words, end = self.amounts.lexicon, self.amounts.end
        minus = f"{self.amounts.start}(?:{words.minus or '(?!)'}) ?"
        return re.compile(
            rf"{_BEFORE}(?:(?P<minus>{minus}|(?<![\w)\]\0])-(?=\d))|(?P<symbol>{_SYMBOL}) ?)?"
            rf"(?P<amount>{self.amounts.pattern})"
            rf"(?:[ -]?(?P<points>{words.points or '(?!)'}){end}"
            rf"|[ -]?(?P<percent>%|(?:{words.percent or '(?!)'})(?:ig\w*)?{end}))?",
            re.IGNORECASE,
        )

    def _number(self, match: re.Match[str]) -> Figure | None:
        if match["amount"].casefold() in self.amounts.lexicon.doubtful:
            return None
        value = self.amounts.value(match["amount"])
        currency = symbol_of(match["symbol"] or "")
        kind = "percent" if match["percent"] else "points" if match["points"] else "number"
        if kind == "number" and currency:
            kind = "money"
        elif kind == "number" and BARE_YEAR.fullmatch(match[0]):
            kind = "year"
        return _amounting(match, -value if match["minus"] else value, kind, currency)

    def _percent(self, match: re.Match[str]) -> Figure:
        return _amounting(match, self.amounts.value(match["number"]), "percent")

    def _tenths(self, match: re.Match[str]) -> Figure:
        return _amounting(match, self.amounts.value(match["number"]) * 10, "percent")

    def _fraction(self, match: re.Match[str]) -> Figure | None:
        whole = self.amounts.value(match["whole"])
        return _amounting(match, self.amounts.value(match["number"]) / whole) if whole else None

    def _part(self, match: re.Match[str]) -> Figure:
        part = self.amounts.lexicon.parts[match["part"].casefold()]
        return _amounting(match, self.amounts.value(match["number"]) * part)

    def _half(self, match: re.Match[str]) -> Figure:
        return _amounting(match, Fraction(1, 2))

    def _ordinal(self, match: re.Match[str]) -> Figure:
        return _figure(match, "ordinal", str(self.amounts.lexicon.ordinals[match[0].casefold()]))

    def _numbered(self, match: re.Match[str]) -> Figure:
        return _figure(match, "ordinal", str(self.amounts.value(match["number"])))

    def _vague(self, match: re.Match[str]) -> Figure:
        return _figure(match, "vague", self.amounts.lexicon.vague[match[0].casefold()])

    def _lone(self, match: re.Match[str]) -> Figure:
        return _amounting(match, self.amounts.value(match[0]))

    def _completed(self, found: tuple[Figure, ...], text: str) -> Iterator[Figure]:
        """The same, the first end of each range with what stands behind the second."""
        joints = self.amounts.lexicon.joints or "(?!)"
        joint = re.compile(rf" ?(?:-|{joints}) ?", re.IGNORECASE)
        before, middle = map(self._compile, self.amounts.lexicon.between)
        for one, other in pairwise(found):
            between = text[one.end : other.start]
            lead = text[max(0, one.start - _REACH) : one.start].split()[-1:]
            is_range = joint.fullmatch(between) or (
                middle.fullmatch(between.strip()) and before.fullmatch("".join(lead))
            )
            yield self._joined(one, other, text) if is_range else one
        yield from found[-1:]

    def _joined(self, one: Figure, other: Figure, text: str) -> Figure:
        """The first end of a range, with the scale and the unit of the second where it has none."""
        bare = one.kind in ("number", "year") and not one.unit and other.kind != "year"
        if one.amount is None or other.amount is None or not bare:
            return one
        scale = self.amounts.last_scale(text[other.start : other.end])
        unscaled = self.amounts.last_scale(text[one.start : one.end]) == 1
        amount = one.amount * (scale if unscaled and one.amount * scale < other.amount else 1)
        same = amounting(one, other.kind, amount, other.currency)
        return replace(same, unit=other.unit)


def _otherwise(found: Iterable[Figure], text: str) -> Iterator[Figure]:
    """What a number before a full stop may be as well: "3." is "3", and third."""
    for each in found:
        if each.kind == "number" and text.startswith(".", each.end):
            yield replace(each, kind="ordinal", amount=None)


def _figure(match: re.Match[str], kind: str, value: str) -> Figure:
    return Figure(start=match.start(), end=match.end(), kind=kind, value=value)


def _amounting(
    match: re.Match[str], amount: Fraction, kind: str = "number", currency: str = ""
) -> Figure:
    return amounting(_figure(match, kind, ""), kind, amount, currency)


def _code(match: re.Match[str]) -> Figure:
    return _figure(match, "code", match[0].replace("-", ""))
