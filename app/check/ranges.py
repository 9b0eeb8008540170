"""The checks of the ends of a range: their order, which is the least, and which way they go."""

from __future__ import annotations

from collections.abc import Iterator

from ..library import Library
from ..model import Explainer
from ..problems import Problem
from ..text import ENGLISH, Figure, base, is_turned_round, ranges, turned_bound, wrong_way
from .evidence import Wording, wordings
from .wording import named


def check_ranges(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`range-turned-round`: "from 36 to 22" of what went from 22 to 36. English only."""
    for wording in wordings(explainer):
        if base(wording.language) != ENGLISH:
            continue
        for one, other in ranges(wording.plain):
            turned = _turned(wording, one, other)
            if turned:
                first, second = (wording.plain[each.start : each.end] for each in (other, one))
                yield library.problem(
                    "range-turned-round", wording.span(one.start, other.end),
                    f"{turned} has it the other way round", f"write {first} before {second}",
                )  # fmt: skip
        yield from _bounds(library, wording)


def _bounds(library: Library, wording: Wording) -> Iterator[Problem]:
    """`contrary-word`: "at least" the upper end, "at most" the lower, or "rose from 5 to 3"."""
    if wording.quoted or wording.statement is None:
        return
    plain = wording.plain
    if wrong := wrong_way(plain):
        yield library.problem(
            "contrary-word", wording.span(*wrong),
            f"this goes the other way: {plain[slice(*wrong)]}",
            "exchange the figures, or say which way the source has them go",
        )  # fmt: skip
    found = (turned_bound(plain, each.text) for each in wording.paragraphs)
    if turned := next(filter(None, found), None):
        each, _ = turned
        yield library.problem(
            "contrary-word", wording.span(each.start, each.end),
            f"{plain[each.start : each.end]} is the other end of the range that the source gives",
            "at least goes with the lower end, and at most with the upper",
        )  # fmt: skip


def _turned(wording: Wording, one: Figure, other: Figure) -> str:
    """The paragraphs that have both ends the other way round, where none has them as they are."""
    turned = [each for each in wording.paragraphs if is_turned_round(one, other, each.text)]
    return named(turned[:1]) if turned else ""
