"""Scope: which families of checks ran on an explainer, and for which languages there is none.

Every check that compares words knows some languages. What it cannot read it must not seem to have
passed: the summary of a run, the page of what was checked and the colophon all say what is here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from ..model import Explainer
from ..text import COUNTING, ENGLISH, GERMAN, SPELLED, UNBROKEN, base, language_name, locale_of


@dataclass(frozen=True, slots=True)
class Ran:
    """A family of checks; `unread` are the languages for which it did not run, in English words.

    Two languages joined, "Urdu and English", are a source and an explainer between which it cannot
    compare.
    """

    family: str
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Family:
    """What is checked, in which languages it can be, and whether also from one to another."""

    name: str
    reads: Callable[[str], bool]
    between: bool = True


def _always(tag: str) -> bool:
    return True


def _is_english(tag: str) -> bool:
    return base(tag) == ENGLISH


def _is_known(tag: str) -> bool:
    return _is_english(tag) or locale_of(tag) is not None


def _is_counted(tag: str) -> bool:
    return base(tag) in COUNTING


def _has_capitals(tag: str) -> bool:
    locale = None if _is_english(tag) else locale_of(tag)
    return locale is None or locale.has_capitals


def _tells_names(tag: str) -> bool:
    return _has_capitals(tag) and base(tag) != GERMAN


def _is_spelled(tag: str) -> bool:
    return base(tag) in SPELLED


def _has_spaces(tag: str) -> bool:
    return base(tag) not in UNBROKEN


DIGITS, DATES, WORDS = "numbers in digits", "months and units", "numbers in words"
FIGURES = frozenset((DIGITS, DATES, WORDS))
"""The families that together read every figure."""
_FAMILIES = (
    _Family("quotations", _always),
    _Family(DIGITS, _always),
    _Family(DATES, _is_known),
    _Family(WORDS, _is_counted),
    _Family("the order of ranges", _is_english),
    _Family("names of several words", _has_capitals, between=False),
    _Family("names of one word", _tells_names, between=False),
    _Family("names that begin a sentence", _is_spelled, between=False),
    _Family("words of doubt, denial, report and comparison", _is_english),
    _Family("who says it", _is_english),
    _Family("copied words", _has_spaces),
    _Family("whether evidence bears on its statement", _always, between=False),
)


def scope(explainer: Explainer) -> tuple[Ran, ...]:
    """Every family of checks, and for which of an explainer's languages it did not run."""
    theirs = dict.fromkeys(source.language for source in explainer.sources)
    return tuple(_ran(family, explainer.language, tuple(theirs)) for family in _FAMILIES)


def _ran(family: _Family, ours: str, theirs: Iterable[str]) -> Ran:
    unread = [language_name(each) for each in (ours, *theirs) if not family.reads(each)]
    if not family.between:
        unread += [
            f"{language_name(each)} and {language_name(ours)}"
            for each in theirs
            if base(each) != base(ours) and family.reads(each) and family.reads(ours)
        ]
    return Ran(family.name, tuple(dict.fromkeys(unread)))


def together(scopes: Iterable[Iterable[Ran]]) -> tuple[Ran, ...]:
    """The same of several explainers: each family once, with every language it did not run for."""
    found: dict[str, Ran] = {}
    for ran in (ran for each in scopes for ran in each):
        known = found.get(ran.family, Ran(ran.family))
        found[ran.family] = replace(ran, unread=tuple(dict.fromkeys((*known.unread, *ran.unread))))
    return tuple(found.values())


def unchecked(scope: Iterable[Ran]) -> str:
    """What did not run, in words: "names (Chinese), copied words (Chinese, Japanese)"; else ""."""
    languages: Mapping[str, str] = {each.family: ", ".join(each.unread) for each in scope}
    return ", ".join(f"{family} ({those})" for family, those in languages.items() if those)
