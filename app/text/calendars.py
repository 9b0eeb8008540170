"""Calendars: how dates, times and weekdays are written in a language, as patterns to look for.

date = day month [ year ] | month [ day ] [ year ] | year month [ day ] | [ stage ] year
time = hour ":" minute | as the lexicon has it        "22h03"  "23 Uhr"  "午後3時"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, partial

from . import dates
from .agreement import Figure
from .amounts import either
from .ideographs import value_of
from .lexicon import Lexicon
from .lexicons import lexicon_of
from .locales import Locale, base, locale_of
from .normalise import LETTER
from .other_calendars import other_months
from .ranges import amounting
from .scripts import boundaries
from .stems import has_stemmer, stem

Reader = tuple[re.Pattern[str], Callable[[re.Match[str]], "Figure | None"]]

_DAY = r"(?<!\d)(?<!\d[.,:])(?P<day>0?[1-9]|[12]\d|3[01])(?![\d%])(?:er|ère|º|ª|\.|-?го|日|일)?"
_YEAR = r"(?P<year>[12]\d{3})(?![\d%]|[.,]\d)[年년]?"
_GAP = r"(?:[\s.,،\u0618-\u061a\u064b-\u0650-]{0,4}(?:(?:de|del|do|da|d'|of) ?)?)"
_APART = r"(?<!\d)(?<!\d[.,:])"
_LEAST = 5
_ENDING = 4
_VOWEL = re.compile("[aeiouyаеиіоуыюяї]$")
"""Letters of a month's name from which on its other endings are known."""
_HAN_NUMBER = r"(?:\d{1,4}|[〇零一二三四五六七八九十廿]{1,4})"
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""The year before the first of each era, by which Japanese counts."""
_ERA = f"(?P<era>{'|'.join(_ERAS)})"
_HAN_STAGES = {
    "初": "early", "年初": "early", "上旬": "early", "头": "early", "中旬": "mid", "中": "mid",
    "底": "late", "末": "late", "年底": "late", "年末": "late", "下旬": "late",
}  # fmt: skip
_LATE = frozenset("午後 下午 晚上".split())
_PARTS_OF_DAY = "(?:s|en)?(?:abend|morgen|nachmittag|vormittag|mittag|nacht)?s?"
_ENGLISH = tuple(pattern for pattern in dates.PATTERNS if "month" in pattern.groupindex)
_NOON, _DAY_HOURS = 12, 24


@dataclass(frozen=True, slots=True)
class Calendar:
    """Patterns of dates in the order in which to look for them, each with its reader."""

    patterns: tuple[Reader, ...]
    doubtful: tuple[Reader, ...]


@cache
def calendar_of(tag: str) -> Calendar:
    """How the language of a tag (BCP 47) writes its dates; digits alone where nothing is known."""
    locale, lexicon = locale_of(tag), lexicon_of(base(tag))
    making = _Making(base(tag), locale, lexicon)
    return Calendar(tuple(making.patterns()), tuple(making.doubtful()))


def _date(parts: Mapping[str, str | int], match: re.Match[str]) -> Figure:
    value = ", ".join(f"{name} {part}" for name, part in parts.items())
    return Figure(start=match.start(), end=match.end(), kind="date", value=value)


@dataclass(frozen=True, slots=True)
class _Making:
    """The patterns of one language, in the making."""

    language: str
    locale: Locale | None
    lexicon: Lexicon

    def patterns(
        self,
    ) -> Iterator[Reader]:
        """In order: what says most goes first."""
        yield (
            _pattern(
                r"(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3]\d))?(?![\d-])"
            ),
            _iso,
        )
        yield from self._in_digits()
        for pattern in filter(None, (self.lexicon.decade, self.lexicon.century)):
            yield _pattern(f"{_APART}{self.start}{pattern}{self.end}"), _long
        if self.language in ("zh", "ja", "yue"):
            yield from _han()
        if not self.locale or not self.locale.has_capitals:
            # What stands in Latin letters in such a text is English more often than not.
            yield from ((pattern, _english) for pattern in _ENGLISH)
        for pattern in self._named():
            yield _pattern(pattern), self._with_month
        yield from self._elsewhere()
        if self.lexicon.stages:
            stage = either(self.lexicon.stages)
            yield _pattern(f"{self.start}(?P<stage>{stage})[ -]{_YEAR}"), self._with_month
        for pattern in filter(
            None, (self.lexicon.clock, r"(?P<hour>\d\d?):(?P<minute>\d\d)(?![\d:])")
        ):
            yield _pattern(f"{_APART}{pattern}"), _time
        yield from self._weekdays()

    def doubtful(
        self,
    ) -> Iterator[Reader]:
        """The months that mean something else as well."""
        if self.lexicon.ambiguous and self.locale:
            name = either(self.lexicon.ambiguous)
            yield _pattern(f"{self.start}(?P<month>{name}){self.end}"), self._with_month

    @property
    def start(self) -> str:
        return boundaries(self.language)[0]

    @property
    def end(self) -> str:
        return boundaries(self.language)[1]

    def _in_digits(
        self,
    ) -> Iterator[Reader]:
        order = self.locale.order if self.locale else ""
        first, second = ("day", "month") if order == "dmy" else ("month", "day")
        by = r"(?P<by>[./-] ?)"
        yield (
            _pattern(
                rf"(?<![\d./-])(?P<{first}>\d\d?){by}(?P<{second}>\d\d?)(?P=by)"
                r"(?P<year>[12]\d{3})(?![\d/-]|\.\d)"
            ),
            _ordered,
        )
        yield (
            _pattern(
                r"(?<![\d./-])(?P<year>[12]\d{3})(?P<by>[./])(?P<month>\d\d?)(?P=by)"
                r"(?P<day>\d\d?)(?![\d/-]|\.\d)"
            ),
            _ordered,
        )
        if self.language == "de":
            yield _pattern(r"(?<![\d./-])(?P<day>\d\d?)\. ?(?P<month>\d\d?)\.(?!\d)"), _ordered

    def _named(self) -> Iterator[str]:
        """The patterns of dates in which the month has its name."""
        if not self.locale or not self.months:
            return
        month = f"{self.start}(?P<month>{self._names()}){self.end}"
        any_month = f"{self.start}(?P<month>{self._names(short=True)})\\.?{self.end}"
        stage = f"(?:{self.start}(?P<stage>{either(self.lexicon.stages)})[ -])?"
        if self.locale.written.startswith("y"):
            yield f"{_YEAR}{_GAP}{any_month}{_GAP}{_DAY}"
        spoken = f"{self.start}(?P<spoken>{either(self._days)})"
        yield f"{_DAY}{_GAP}{any_month}(?:{_GAP}{_YEAR})?"
        yield f"(?<!-){spoken} {month}(?:{_GAP}{_YEAR})?"
        if self.locale.written.index("m") < self.locale.written.index("d"):
            yield f"{any_month}{_GAP}{_DAY}(?:{_GAP}{_YEAR})?"
        yield f"{stage}{any_month}{_GAP}{_YEAR}"
        yield f"{_YEAR}{_GAP}{any_month}"
        ambiguous = either(self.lexicon.ambiguous)
        yield f"{stage}(?!(?-i:{ambiguous}){self.end}){month}"

    def _elsewhere(self) -> Iterator[Reader]:
        """Dates of other calendars: with a day or a year, as their months mean other things too."""
        months = other_months(self.language)
        month = f"{self.start}(?P<month>{either(months)}){self.end}"
        for pattern in (f"{_DAY}{_GAP}{month}(?:{_GAP}{_YEAR})?", f"{month}{_GAP}{_YEAR}"):
            if months:
                yield _pattern(pattern), partial(_elsewhere, months)

    @property
    def _days(self) -> Mapping[str, int]:
        """The days of a month in words."""
        numbers = self.lexicon.numbers.items()
        known = {
            word: int(day) for word, day in numbers if day in range(1, dates.LONGEST_MONTH + 1)
        }
        sure = {word: day for word, day in known.items() if word not in self.lexicon.doubtful}
        return {**sure, **self.lexicon.days}

    @property
    def months(self) -> Mapping[str, int]:
        return {**(self.locale.months if self.locale else {}), **self.lexicon.months}

    def _names(self, short: bool = False) -> str:
        """The names of months, and those of some length with whatever ending they have."""
        brief = self.locale.short_months if short and self.locale else {}
        endings = f"{either(self._beginnings)}(?:(?!\\d){LETTER}){{0,{_ENDING}}}"
        return f"{endings}|{either({**self.months, **brief})}"

    @property
    def _beginnings(self) -> Mapping[str, int]:
        """What the forms of a month's name begin with: its stem, or it without a last vowel."""
        long = {name: number for name, number in self.months.items() if len(name) >= _LEAST - 1}
        if has_stemmer(self.language):
            stems = {stem(name, self.language): number for name, number in long.items()}
            return {each: number for each, number in stems.items() if len(each) >= _LEAST - 1}
        bare = {_VOWEL.sub("", name): number for name, number in long.items()}
        least = {each: number for each, number in bare.items() if len(each.encode()) >= _LEAST}
        return {**long, **least}

    def _month(self, name: str) -> int | None:
        """Which month a name is, in any of its forms; None where it is none."""
        plain = name.casefold()
        known = {**(self.locale.short_months if self.locale else {}), **self.months}
        if plain in known:
            return known[plain]
        if has_stemmer(self.language):
            return self._beginnings.get(stem(plain, self.language))
        begins = {each for each in self._beginnings if plain.startswith(each)}
        return self._beginnings[max(begins, key=len)] if begins else None

    def _with_month(self, match: re.Match[str]) -> Figure | None:
        parts: dict[str, str | int] = {}
        for name, part in match.groupdict().items():
            if part is None:
                continue
            if name == "month":
                if (number := self._month(part)) is None:
                    return None
                parts["month"] = number
            elif name == "spoken":
                parts["day"] = self._days[part.casefold()]
            elif name == "stage":
                parts["stage"] = self.lexicon.stages[part.casefold()]
            else:
                parts[name] = int(part)
        return _date(parts, match)

    def _weekdays(
        self,
    ) -> Iterator[Reader]:
        """The days of the week, in the languages that have a lexicon."""
        if self.lexicon is lexicon_of("") or not self.locale:
            return
        days = {**self.locale.weekdays, **self.lexicon.weekdays}
        name = either(each for each in days if each not in self.lexicon.ambiguous)
        more = _PARTS_OF_DAY if self.language == "de" else "日?" if self.language == "ja" else "s?"
        pattern = f"{self.start}(?P<day>{name}){more}{self.end}"
        yield _pattern(pattern), partial(_weekday, days)


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _english(match: re.Match[str]) -> Figure | None:
    parts = dates.parts_of(match)
    return _date(parts, match) if parts else None


def _elsewhere(months: Mapping[str, int], match: re.Match[str]) -> Figure:
    found = {name: part for name, part in match.groupdict().items() if part}
    name = found.pop("month")
    numbers = {each: int(part) for each, part in found.items()}
    return _date({**numbers, "month": months[name]}, match)


def _iso(match: re.Match[str]) -> Figure:
    return _date({name: int(part) for name, part in match.groupdict().items() if part}, match)


def _ordered(match: re.Match[str]) -> Figure | None:
    parts = {name: int(part) for name, part in match.groupdict().items() if part and name != "by"}
    if parts["month"] > 12 >= parts["day"]:
        parts["day"], parts["month"] = parts["month"], parts["day"]
    fits = 1 <= parts["month"] <= 12 and 1 <= parts["day"] <= dates.LONGEST_MONTH
    return _date(parts, match) if fits else None


def _weekday(days: Mapping[str, int], match: re.Match[str]) -> Figure:
    value = str(days[match["day"].casefold()])
    return Figure(start=match.start(), end=match.end(), kind="weekday", value=value)


def _time(match: re.Match[str]) -> Figure | None:
    parts = match.groupdict()
    hour = int(value_of(parts["hour"] or parts["plain"]))
    if (parts.get("noon") in _LATE and hour < _NOON) or (parts.get("noon") == "中午" and hour < 3):
        hour += _NOON
    past = parts.get("minute") or parts.get("past") or ("30" if parts.get("half") else "0")
    minute = int(value_of(past))
    return _date({"hour": hour, "minute": minute}, match) if hour <= _DAY_HOURS else None


def _long(match: re.Match[str]) -> Figure | None:
    """A decade, as "1980s" is one in English; or a century, by its number."""
    parts = {name: part for name, part in match.groupdict().items() if part}
    if "decade" in parts:
        return _date({name: int(part) for name, part in parts.items()}, match)
    number = int(value_of(parts["number"])) if "number" in parts else _roman(parts["roman"])
    return Figure(start=match.start(), end=match.end(), kind="ordinal", value=str(number))


def _roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[char] for char in text.casefold()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < other else one for one, other in pairs)


def _han() -> Iterator[Reader]:
    """Dates with the signs for year, month and day behind their numbers."""
    n = _HAN_NUMBER
    year = f"(?:{_ERA}(?P<of_era>{n}|元)|(?P<year>\\d{{4}}|[一二][〇零一二三四五六七八九]{{3}}))年"
    one = "[一二三四五六七八九]"
    month = f"(?P<month>(?<![\\d一二三四五六七八九十])(?:1[0-2]|0?[1-9]|十[一二]?|{one}))月"
    day = f"(?P<day>(?:[12]\\d|3[01]|0?[1-9]|[二三]?十{one}?|{one}))[日号號]"
    stage = f"(?P<stage>{either({**_HAN_STAGES})})"
    yield re.compile(f"{year}(?!代)(?: ?{month}(?: ?{day})?)?{stage}?"), _by_signs
    yield re.compile(f"{month}(?: ?{day})?{stage}?(?![间間])"), _by_signs
    yield re.compile(f"(?<![一二三四五六七八九十]){_APART}{day}(?![间間本报報])"), _by_signs


def _by_signs(match: re.Match[str]) -> Figure | None:
    found = {name: part for name, part in match.groupdict().items() if part}
    parts: dict[str, str | int] = {}
    if era := found.get("era"):
        of_era = found["of_era"]
        parts["year"] = _ERAS[era] + (1 if of_era == "元" else int(value_of(of_era)))
    for name in ("year", "month", "day"):
        if name in found:
            parts[name] = int(value_of(found[name]))
    if stage := found.get("stage"):
        parts["stage"] = _HAN_STAGES[stage]
    if list(parts) == ["day"]:
        value = str(parts["day"])
        return Figure(start=match.start(), end=match.end(), kind="ordinal", value=value)
    if list(parts) == ["year"]:
        year = Figure(start=match.start(), end=match.end(), kind="year", value="")
        return amounting(year, "year", Fraction(parts["year"]))
    return _date(parts, match)
