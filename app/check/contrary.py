"""The check that no word of a statement excludes what its paragraphs say: more for less, and such.

English only; what the statement quotes is left to the check of quotations.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..library import Library
from ..model import Explainer
from ..problems import Problem
from ..text import excluded
from .english import compared, is_english, span_of
from .evidence import places


def check_contrary(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`contrary-word`: a statement says more where the source says less, and the like."""
    for place in places(explainer):
        refs = dict.fromkeys(place.statement.citation.refs)
        if place.quoted or not refs or not is_english(explainer, place):
            continue
        found = [each for each in map(explainer.paragraph, refs) if each is not None]
        wide = " … ".join(each.text for each in found)
        what = compared(explainer, place)
        if contrary := excluded(what.own, what.around or wide, wide):
            ours, theirs = contrary
            yield library.problem(
                "contrary-word", span_of(place, ours),
                f"this says “{ours}”, and the source says “{theirs}” there",
                "say it the way the source does; or quote the words that bear yours out",
            )  # fmt: skip
