"""The check that a date which is inferred follows from what it is said to be inferred from.

    last month, the month before         one month earlier than the date that is named
    next month, the month after          one month later
    last year, the year before · next …  the same with years
    months up to                         no later, and no more than a year earlier

Without such words it is the date that is named, as exactly as either of them is. English only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..library import Library
from ..model import Entry, Explainer, Kind
from ..problems import Problem
from ..text import ENGLISH, MONTHS, base, figures
from .evidence import spelled

_SHIFTS = {
    (-1, "month"): re.compile(r"\b(?:last|previous|past) month\b|\bmonth (?:before|earlier)\b"),
    (1, "month"): re.compile(r"\b(?:next|coming|following) month\b|\bmonth (?:after|later)\b"),
    (-1, "year"): re.compile(r"\b(?:last|previous|past) year\b|\byear (?:before|earlier)\b"),
    (1, "year"): re.compile(r"\b(?:next|coming|following) year\b|\byear (?:after|later)\b"),
}
_LEADING_UP = re.compile(
    r"\bmonths (?:up to|before|until)\b|\b(?:past|last) (?:few |several )?months\b"
)
_SHORTLY = {
    (-1, "month"): re.compile(r"\b(?:weeks?|days?) (?:before|earlier|ago)\b|\bshortly before\b"),
    (1, "month"): re.compile(r"\b(?:weeks?|days?) (?:after|later)\b|\bshortly after\b"),
}
"""What may lead into another month, or not."""
_SEASON = re.compile(r"\b(?:spring|summer|autumn|winter|season)\b")
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b", re.IGNORECASE)
_PARTS = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class _Named:
    """What the words beside a date name: years, months of a year, days."""

    years: frozenset[int]
    months: frozenset[int]
    days: frozenset[int]


def check_inferred(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`date-not-inferred`: an event has another date than what it is inferred from leads to."""
    if base(explainer.language) != ENGLISH:
        return
    timelines = (each for each in explainer.sections if each.kind is Kind.TIMELINE)
    for entry in (entry for section in timelines for entry in section.entries):
        for name in ("date", "until"):
            attribute = entry.attributes.get(name)
            inferred = attribute and entry.get("inferred") and spelled(attribute.value)
            if attribute and inferred and not _follows(entry, name):
                yield library.problem(
                    "date-not-inferred", attribute.span,
                    f"{attribute.value} does not follow from “{entry.get('inferred')}”",
                    "correct the date, or say what else it is inferred from",
                )  # fmt: skip


def _follows(entry: Entry, name: str) -> bool:
    """Whether a date of an event is one that its label and the words about it lead to."""
    words = f"{entry.get('label')}; {entry.get('inferred')}"
    named = _named(words)
    year, month, day = (*map(int, entry.get(name).split("-")), 0, 0)[:3]
    if not named.years:
        return True
    if name == "date" and _LEADING_UP.search(words):
        return max(named.years) - 1 <= year <= max(named.years)
    shifts = [shift for shift, pattern in _SHIFTS.items() if pattern.search(words)] or [(0, "")]
    shifts += [shift for shift, pattern in _SHORTLY.items() if pattern.search(words)]
    moments = {
        _moved(one, each, shift)
        for one in named.years
        for each in named.months or (0,)
        for shift in shifts
    }
    loose = not month or bool(_SEASON.search(words))
    fits = any(year == one and (loose or each in (0, month)) for one, each in moments)
    return fits and (not day or not named.days or day in named.days)


def _named(words: str) -> _Named:
    parts: dict[str, set[int]] = {name: set() for name in _PARTS}
    for figure in figures(words):
        if figure.kind == "year":
            parts["year"].add(int(figure.value))
        elif figure.kind == "date":
            for name, number in (part.split() for part in figure.value.split(", ")):
                if name in parts:
                    parts[name].add(int(number))
    parts["month"] |= {1 + MONTHS.index(each.capitalize()) for each in _MONTH.findall(words)}
    return _Named(*(frozenset(parts[name]) for name in _PARTS))


def _moved(year: int, month: int, shift: tuple[int, str]) -> tuple[int, int]:
    """A year and a month, or 0 for none, so many months or years away."""
    count, unit = shift
    if unit == "year":
        return year + count, 0
    if not month:
        return year, 0
    months = 12 * year + month - 1 + (count if unit == "month" else 0)
    return months // 12, months % 12 + 1
