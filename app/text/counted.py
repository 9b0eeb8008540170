"""What a number counts: the noun behind it, in English, and which nouns may be said of the same.

    counted = figure [ "of" ] [ determiner ] { word } plural         "three of the freight trains"

A plural is a word that ends in "s", or one of those that need not; up to two words may stand before
it that hold no sentence together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .agreement import Figure, says
from .figures import every_figure, figures
from .locales import ENGLISH
from .names import ORDINARY
from .normalise import normalise
from .stems import alike, stem

_KINDS = frozenset(("number", "year", "vague"))
_PLURALS = tuple(
    "aircraft cattle children clergy crew folk men people personnel police staff".split()
)
_NO_PLURALS = ("ss", "us", "is")
_SHORTEST = 4
_DETERMINER = "(?:the|its|their|his|her|our|these|those|all|such|other)"
_DETERMINED = rf"(?: or (?:so|more))?(?: of)?(?: {_DETERMINER})*"
_BEHIND = re.compile(rf"{_DETERMINED}((?: [\w'-]+){{1,4}})")
_WORD = re.compile(r"[\w'-]+")
_UNCOUNTED = ORDINARY | frozenset(
    "times others ones thanks politics economics news always perhaps".split()
)
_LATERAL = re.compile("(?:bi|tri)lateral", re.IGNORECASE)
"""Between so many countries."""
_BOTH = re.compile(r"([\w'’-]+),? both\Z")
_IN_A_YEAR = re.compile(
    r"(?:^|[,;:.(-]|\b(?:in|since|of|by|until|till|from|before|after|during|for|and|or|to|early|late"
    r"|mid|the|than|between|through))[ -]?\Z",
    re.IGNORECASE,
)
_ANYBODY = frozenset(
    stem(word, ENGLISH)
    for word in (
        "people persons individuals victims casualties deaths fatalities witnesses lives"
        " things".split()
    )
)
"""What may be said of anybody or anything, whatever a source calls them."""
_SAME = tuple(
    frozenset(stem(word, ENGLISH) for word in words.split())
    for words in (
        "countries nations states governments sides neighbours powers capitals parties",
        "homes houses dwellings households residences buildings properties flats apartments",
        "firms companies businesses corporations enterprises",
        "pupils students schoolchildren children learners",
        "children kids youngsters minors",
        "lorries trucks cars vehicles automobiles",
        "troops soldiers servicemen forces personnel",
        "ships vessels boats craft barges ferries",
        "planes aircraft jets airliners",
        "cities towns municipalities villages settlements communities",
        "talks negotiations meetings discussions conversations rounds",
        "attacks assaults strikes raids bombings",
        "shops stores outlets",
        "jobs posts positions",
        "judges justices magistrates",
        "lawyers attorneys",
        "doctors physicians medics",
        "migrants refugees asylum-seekers",
        "hospitals clinics",
        "workers employees staff labourers",
        "police officers policemen",
        "fighters militants insurgents rebels gunmen",
        "members lawmakers legislators deputies parliamentarians seats",
        "crossings trips journeys voyages sailings runs",
        "regions provinces areas districts states",
        "reports studies papers articles",
        "crew sailors seamen members",
        "experts researchers scientists specialists scholars academics",
    )
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure, and the noun that it counts: where that stands, and its stem."""

    figure: Figure
    start: int
    end: int
    key: str


def counted(text: str) -> tuple[Counted, ...]:
    """What the figures of a statement count, where they count anything."""
    return tuple(_counted(text, figures(text)))


def counted_there(ours: Counted, paragraph: str) -> tuple[str, ...] | None:
    """What a paragraph counts with the same figure; None where it does not have it."""
    same = [each for each in every_figure(paragraph) if says(each, ours.figure)]
    nouns = [paragraph[each.start : each.end] for each in _counted(paragraph, same, years=True)]
    for each in same:
        if _LATERAL.match(paragraph, each.start):
            nouns.append("countries")
        elif (both := _BOTH.search(paragraph, 0, each.end)) and _is_plural(both[1].casefold()):
            nouns.append(both[1])
    return tuple(nouns) if same else None


def may_be(ours: str, theirs: str) -> bool:
    """Whether what one text counts can be what another does, going by the nouns alone."""
    one, other = (stem(each.casefold(), ENGLISH) for each in (ours, theirs))
    return alike(one, other) or any(one in each and other in each for each in _SAME)


def is_anybody(noun: str) -> bool:
    """Whether a noun says no more than that it is about people."""
    return stem(noun.casefold(), ENGLISH) in _ANYBODY


def _counted(text: str, found: Iterable[Figure], years: bool = False) -> Iterator[Counted]:
    """What these figures count; four digits that stand as years do only where that is asked."""
    normal = normalise(text)
    for figure in found:
        between = _LATERAL.match(text, figure.start)
        counts = figure.kind in _KINDS and not (figure.unit or figure.currency or between)
        if not counts or (
            not years and figure.kind == "year" and _IN_A_YEAR.search(text[: figure.start])
        ):
            continue
        # Where the figure ends in what is compared, which the typesetting is taken out of.
        at = bisect_left(normal.offsets, figure.end)
        if place := _noun(normal.text, at):
            start, end = normal.original(*place)
            yield Counted(figure, start, end, stem(text[start:end].casefold(), ENGLISH))


def _noun(text: str, at: int) -> tuple[int, int] | None:
    """Where the plural stands that a number before it counts."""
    found = None
    behind = _BEHIND.match(text, at)
    for word in _WORD.finditer(text, behind.start(1), behind.end(1)) if behind else ():
        plain = word[0].casefold()
        plural = _is_plural(plain)
        # Of "goods trains" the trains are counted.
        if plain in _UNCOUNTED or (found and not plural):
            break
        found = word.span() if plural else None
    return found


def _is_plural(word: str) -> bool:
    if word.endswith(_PLURALS):
        return True
    ends = word.endswith("s") and not word.endswith(("'s", *_NO_PLURALS))
    return ends and len(word) >= _SHORTEST
