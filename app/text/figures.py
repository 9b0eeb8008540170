"""Figures: the numbers, amounts, shares, dates and times of a text, and whether a source has them.

Digits of every script, and words: here those of English; `localised` reads other languages. In an
English statement these are figures:

- digits: 2,600 = 2600, 5,00,000, 1.5, -5, ½, 4-1/4, 9/11, 1,600km, 3m = 3 million, $5bn, 5 %,
  COVID-19;
- number words from "two" up, joined as they are said: twenty-one, two hundred and five, half a
  million, two and a half million, a dozen, five per cent, ten dollars, minus four;
- "one" only in such a join, as alone it is a pronoun; "zero" never, as in "zero tolerance";
- ordinals (21st, twenty-first) from "third" up, as "first" and "second" are mostly turns of
  phrase ("at first", "second thoughts"), but no third party, person, world and the like;
- fractions (two-thirds, one fifth, a third of, one in three), and "half" before of, the, an, its
  and the like, or after than, about, nearly, almost, over;
- what is vague (several, dozens, hundreds, tens of thousands);
- days, months, years, decades and times, as exact as they are written. "May" and "March" are
  months beside a number or after a word such as "in", "since" or "early".

The ends of a range share what stands behind the second: "5-7%" is 5 % and 7 %. In a paragraph the
doubtful ones count as well, so that "1 person" finds "one person".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache, partial

from . import dates
from .agreement import SPAN, Figure, says
from .locales import ENGLISH, base
from .measures import bound_of, falls, unit_of
from .normalise import Normal, normalise, small_letters
from .numerals import (
    AFTER_BOUND,
    CARDINAL,
    CODE,
    DIGITS,
    END,
    FRACTION,
    HIGH_ORDINALS,
    LOW_ORDINALS,
    NUMBER,
    PARTS,
    PHRASE,
    START,
    TENS,
    TENTHS,
    VALUES,
    amount,
    currency_of,
)
from .ranges import amounting, completed, pairs

_ORDINAL = re.compile(
    rf"{START}(?:(?<!\d[.,])\d+(?:,\d+)*(?=st|nd|rd|th)\w\w"
    rf"|(?:{'|'.join(TENS)})[ -](?:{'|'.join(LOW_ORDINALS)})"
    rf"|{'|'.join([*LOW_ORDINALS[3:], *HIGH_ORDINALS, *TENTHS, 'hundredth', 'thousandth'])}"
    rf"|third(?![ -](?:part(?:y|ies)|persons?|world|rail|way|countr(?:y|ies)){END}"
    rf"|{PHRASE})){END}"
)
_OF_ITS_KIND = re.compile(
    rf"{START}an? (?P<ordinal>{'|'.join(LOW_ORDINALS[2:])}) (?=of (?:its|their|this|that|the|such)"
    rf"(?: an?)? (?:kind|sort|type|series)s?{END})"
)
_ONE_IN = re.compile(
    rf"{START}(?:one|1) (?:in|out of)(?: every)? (?P<whole>{CARDINAL}|\d{{1,3}}(?![\d.,:/%]))"
    rf"(?! {dates.ANY_MONTH.lower()}){END}"
)
_HALF = re.compile(
    rf"{START}(?:(?<!first )(?<!second )(?<!other )half"
    rf"(?= (?:an?|of|the|its|their|his|her|our|my|all|that|this){END})(?!{PHRASE})"
    rf"|(?:{AFTER_BOUND})half{END})"
)
_VAGUE = re.compile(
    rf"{START}(?:(?:several |some |many |a few )?"
    r"(?P<word>(?:dozen|hundred|thousand|lakh|million|crore|billion|trillion)s?"
    r"|(?:tens|scores)(?= of ))(?P<of> of (?:hundreds|thousands|millions|billions))?"
    rf"|several){END}"
)
_ANY_SEVERAL = re.compile(
    rf"{START}(?:multiple|numerous|various|repeated(?:ly)?|again and again|(?:a number|a series"
    rf"|a string|a range|a handful|a variety) of){END}"
)
_SMALL = {
    "zero": 0, "no": 0, "none": 0, "nobody": 0, "nil": 0, "one": 1, "once": 1, "single": 1,
    "sole": 1, "both": 2, "bilateral": 2, "bilaterally": 2, "neither": 2, "either": 2, "twice": 2,
    "couple": 2, "pair": 2, "trilateral": 3, "trio": 3, "thrice": 3, "quartet": 4,
}  # fmt: skip
_SMALL_WORD = re.compile(rf"{START}(?:{'|'.join(_SMALL)}){END}")
_TIME = "minute|hour|day|week|fortnight|month|year|decade|century"
_AND_A_HALF = re.compile(rf"{START}an? (?P<unit>{_TIME}) and a half{END}")
_SPAN = re.compile(
    rf"{START}(?:an?|one|the|past|last|next|per|this|every)[ -](?:full )?(?P<unit>{_TIME}){END}"
)
_ANY_HALF = re.compile(rf"{START}half{END}")
_PHRASE = re.compile(rf"{START}(?:first|second|third){END}")
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WEEKDAY = re.compile(rf"{START}(?:{'|'.join(_WEEKDAYS)})s?{END}")
_METRES = re.compile(rf"{START}(?<!\d[.,])(?P<amount>{DIGITS}) ?m{END}")

_GROUPING = re.compile(r"(?<!\d{4})(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d{3}(?!\d))")
_SEPARATORS = {ord("٬"): ",", ord("٫"): "."}
_FROM = re.compile(rf"{START}from (?:\w+ )?\Z", re.IGNORECASE)
_TO = re.compile(rf"{START}to (?:\w+ )?\Z", re.IGNORECASE)
_LEAD = 16


_Said = Figure | None
_Reader = tuple[re.Pattern[str], Callable[[re.Match[str]], _Said]]


def figures(text: str, language: str = ENGLISH) -> tuple[Figure, ...]:
    """The figures of a statement, in order; what may be none is left out.

    `language` is a BCP 47 tag, here and below.
    """
    return _read(text, language).sure


def every_figure(text: str) -> tuple[Figure, ...]:
    """The figures of an English paragraph, and what may be one."""
    return _read(text, ENGLISH).all


def weekdays(text: str) -> tuple[Figure, ...]:
    """The days of the week of an English text, which are names where it is compared with another.

    A source in another language calls them otherwise, and can still have them.
    """
    return tuple(each for each in _read(text, ENGLISH).doubtful if each.kind == "weekday")


def ranges(text: str) -> tuple[tuple[Figure, Figure], ...]:
    """The two ends of each range that says which comes first: "5-7%", "from 22 to 36"."""
    return _read(text, ENGLISH).ranges


def is_turned_round(one: Figure, other: Figure, paragraph: str) -> bool:
    """Whether a paragraph has both ends of a range, and the second always before the first."""
    candidates = _read(paragraph, ENGLISH).all
    first = [each.start for each in candidates if says(each, one)]
    second = [each.start for each in candidates if says(each, other)]
    if not first or not second or min(first) <= max(second):
        return False
    # "to 36 from 22" is from 22 to 36.
    led = (
        pattern.search(paragraph[max(0, at - _LEAD) : at])
        for pattern, places in ((_FROM, first), (_TO, second))
        for at in places
    )
    return not any(led)


def find_figure(figure: Figure, paragraph: str, language: str = ENGLISH) -> tuple[int, int] | None:
    """Where the paragraph first says the same, or None.

    A year is also in a date of that year, and a date in one that is more exact: "2021" is in
    "August 2021", and "August 2021" is in neither "2021" nor "March 2021". A vague word is in a
    number that it fits, a share in a percentage, and a rounded figure in that which it was rounded
    from where its words say how: "more than 1,700" is in "1709", and "1,700" is not.
    """
    candidates = _read(paragraph, language).all
    same = (each for each in candidates if each.value == figure.value and says(each, figure))
    found = next(same, None) or next((each for each in candidates if says(each, figure)), None)
    return (found.start, found.end) if found else None


def count_in(words: str, number: int, language: str = ENGLISH) -> bool:
    """Whether some words say this number: "five states", "both", "at least three", "several"."""
    counted = Figure(start=0, end=0, kind="number", value=str(number), amount=Fraction(number))
    return any(says(replace(counted, unit=each.unit), each) for each in _read(words, language).all)


@dataclass(frozen=True, slots=True)
class _Figures:
    """The figures of a text, what may be one, and the ranges among them."""

    sure: tuple[Figure, ...]
    doubtful: tuple[Figure, ...]
    ranges: tuple[tuple[Figure, Figure], ...]

    @property
    def all(self) -> tuple[Figure, ...]:
        return (*self.sure, *self.doubtful)


@lru_cache(maxsize=8192)
def _read(text: str, language: str) -> _Figures:
    if base(language) != ENGLISH:
        return _read_localised(text, language)
    normal = normalise(_GROUPING.sub(",", text).translate(_SEPARATORS))
    # Most texts have no date, and one look is cheaper than one for each way to write it.
    written = _WRITTEN if dates.MAY_HAVE_ONE.search(normal.text) else _WRITTEN[-1:]
    capital, rest = _take(normal.text, normal.text, written)
    small, left = _take(normal.text, small_letters(rest), _SURE)
    found = _in_order(capital + small)
    sure = completed(found, normal.text)
    # Either end of a range may stand alone after all.
    alone = tuple(each for each, new in zip(found, sure, strict=True) if each != new)
    doubtful, _ = _take(normal.text, left, _DOUBTFUL)
    named, _ = _take(normal.text, rest, _NAMED)
    metres, _ = _take(normal.text, normal.text, _AMBIGUOUS)
    placed = _placed(normal, sure)
    return _Figures(
        sure=placed,
        doubtful=_placed(normal, (*alone, *_in_order(doubtful + named), *metres)),
        ranges=tuple((placed[at], placed[at + 1]) for at in pairs(sure, normal.text)),
    )


def _read_localised(text: str, language: str) -> _Figures:
    # English needs none of this, and it takes a while to load.
    from .localised import read

    normal = normalise(text.translate(_SEPARATORS))
    found = read(normal.text, language)
    return _Figures(_placed(normal, found.sure), _placed(normal, found.doubtful), ())


def _placed(normal: Normal, found: Iterable[Figure]) -> tuple[Figure, ...]:
    """The same figures, where they stand in the text as it was written."""
    places = ((each, normal.original(each.start, each.end)) for each in found)
    return tuple(replace(each, start=start, end=end) for each, (start, end) in places)


def _take(whole: str, text: str, readers: Iterable[_Reader]) -> tuple[tuple[Figure, ...], str]:
    """What the readers find, each in what those before it left, and what they all left."""
    found: list[Figure] = []

    def take(match: re.Match[str], read: Callable[[re.Match[str]], _Said]) -> str:
        if (said := read(match)) is None:
            return match[0]
        start, end = match.span()
        found.append(
            said if said.amount is None else replace(
                said, unit=said.unit or unit_of(whole, end),
                bound=bound_of(whole, start, end), falls=falls(whole, start, end),
            )
        )  # fmt: skip
        return "\0" * len(match[0])

    for pattern, read in readers:
        text = pattern.sub(partial(take, read=read), text)
    return tuple(found), text


def _in_order(found: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(sorted(found, key=lambda each: each.start))


def _figure(match: re.Match[str], kind: str, value: str) -> Figure:
    return Figure(start=match.start(), end=match.end(), kind=kind, value=value)


def _counted(match: re.Match[str], amount: Fraction, kind: str = "number") -> Figure:
    return replace(_figure(match, kind, str(amount)), amount=amount)


def _date(match: re.Match[str]) -> _Said:
    parts = dates.parts_of(match)
    if parts is None:
        return None
    return _figure(match, "date", ", ".join(f"{name} {part}" for name, part in parts.items()))


def _code(match: re.Match[str]) -> _Said:
    return _figure(match, "code", match[0].replace("-", ""))


def _fraction(match: re.Match[str]) -> _Said:
    top, _, part = match[0].replace("-", " ").rpartition(" ")
    return _counted(match, (amount(top) or 1) * Fraction(1, PARTS[part.removesuffix("s")]))


def _one_in(match: re.Match[str]) -> _Said:
    whole = amount(match["whole"])
    return _counted(match, 1 / whole) if whole and whole > 1 else None


def _ordinal(match: re.Match[str]) -> _Said:
    if match[0][0].isdigit():
        return _figure(match, "ordinal", match[0][:-2].replace(",", "").lstrip("0"))
    words = re.split("[ -]", match[0])
    return _figure(match, "ordinal", str(sum(VALUES[word] for word in words)))


def _of_its_kind(match: re.Match[str]) -> _Said:
    return _figure(match, "ordinal", str(VALUES[match["ordinal"]]))


def _number(match: re.Match[str]) -> _Said:
    words = match["amount"]
    if match[0] == "one":
        return None
    kind = "percent" if match["percent"] else "points" if match["points"] else "number"
    currency = currency_of(match) if kind == "number" else ""
    kind = "money" if currency else "year" if dates.BARE_YEAR.fullmatch(match[0]) else kind
    value = amount(words)
    if value is None:
        return _figure(match, kind, f"{words} {currency}".strip())
    return amounting(_figure(match, kind, ""), kind, -value if match["minus"] else value, currency)


def _and_a_half(match: re.Match[str]) -> _Said:
    return replace(_counted(match, Fraction(3, 2)), unit=unit_of(match["unit"], 0))


def _span(match: re.Match[str]) -> _Said:
    return replace(_counted(match, Fraction(1), SPAN), unit=unit_of(match["unit"], 0))


def _half(match: re.Match[str]) -> _Said:
    return _counted(match, Fraction(1, 2))


def _vague(match: re.Match[str]) -> _Said:
    if not match["word"]:
        return _several(match)
    return _unsure(match, f"{match['word'].removesuffix('s')}s{match['of'] or ''}")


def _several(match: re.Match[str]) -> _Said:
    return _unsure(match, "several")


def _unsure(match: re.Match[str], word: str) -> Figure:
    of = " of" if match.string.startswith(" of ", match.end()) else ""
    unit = unit_of(match.string, match.end() + len(of))
    return replace(_figure(match, "vague", word), unit=unit)


def _small(match: re.Match[str]) -> _Said:
    return _counted(match, Fraction(_SMALL[match[0]]))


def _weekday(match: re.Match[str]) -> _Said:
    return _figure(match, "weekday", str(_WEEKDAYS.index(match[0].removesuffix("s"))))


def _metres(match: re.Match[str]) -> _Said:
    value = amount(match["amount"])
    return None if value is None else replace(_counted(match, value), unit="metre")


_WRITTEN: tuple[_Reader, ...] = (*((pattern, _date) for pattern in dates.PATTERNS), (CODE, _code))
"""What has its capitals; all else is read in small letters, which is far sooner compiled."""
_SURE: tuple[_Reader, ...] = (
    (_OF_ITS_KIND, _of_its_kind),
    (_AND_A_HALF, _and_a_half),
    (_ONE_IN, _one_in),
    (FRACTION, _fraction),
    (_ORDINAL, _ordinal),
    (NUMBER, _number),
    (_HALF, _half),
    (_VAGUE, _vague),
)
_DOUBTFUL: tuple[_Reader, ...] = (
    (_SPAN, _span),
    (_SMALL_WORD, _small),
    (_ANY_HALF, _half),
    (_ANY_SEVERAL, _several),
    (_PHRASE, _ordinal),
)
_NAMED: tuple[_Reader, ...] = ((dates.DOUBTFUL_MONTH, _date), (_WEEKDAY, _weekday))
_AMBIGUOUS: tuple[_Reader, ...] = ((_METRES, _metres),)
