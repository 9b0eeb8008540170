"""The check that the ends of a range stand in the order in which their paragraph has them."""

from __future__ import annotations

from collections.abc import Iterator

from ..library import Library
from ..model import Explainer
from ..problems import Problem
from ..text import ENGLISH, Figure, base, is_turned_round, ranges
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


def _turned(wording: Wording, one: Figure, other: Figure) -> str:
    """The paragraphs that have both ends the other way round, where none has them as they are."""
    turned = [each for each in wording.paragraphs if is_turned_round(one, other, each.text)]
    return named(turned[:1]) if turned else ""
