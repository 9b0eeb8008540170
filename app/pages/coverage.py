"""The source at a glance: a mark for each of its paragraphs, and how much rests on each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ..model import ParagraphRef, Statement
from .blocks import copy_id
from .context import Edition
from .phrases import count

DARKEST = 4
_TALLEST = 12
_UNIT = Markup("<i></i>")


def rests_on(edition: Edition, statements: Iterable[Statement]) -> str:
    """How much of the source these statements rest on, in words."""
    cited = sum(isinstance(each, ParagraphRef) for each in edition.cited(statements))
    return f"rests on {cited} of {count(len(edition.refs), 'paragraph')}"


@dataclass(frozen=True, slots=True)
class StripMark:
    """One source paragraph in the strip; `weight` is 0 to 4, `note` says aloud what it shows."""

    href: str
    number: str
    weight: int
    note: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One source paragraph in the coverage picture: an element of `units` for each claim."""

    href: str
    number: str
    note: str
    units: Markup


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the source is explained."""

    bars: tuple[Bar, ...]
    paragraphs: int
    explained: int

    @property
    def in_words(self) -> str:
        return f"{self.explained} of {self.paragraphs} source paragraphs explained"


def page_strip(
    edition: Edition, weights: Mapping[ParagraphRef, int], whole: bool = False
) -> tuple[StripMark, ...]:
    """The strip of a page with source paragraphs in its margin; those cited here lead to it.

    `whole` on a page that has all of the source at its end.
    """
    marks = []
    for ref in edition.refs:
        if weight := weights.get(ref, 0):
            href, note = f"#{copy_id(edition, ref, 1)}", "on this page"
        else:
            href, note = edition.source_link(ref, whole), "in the source"
        marks.append(StripMark(href, edition.number(ref), min(DARKEST, weight), note))
    return tuple(marks)


def whole_strip(edition: Edition, here: bool = False) -> tuple[StripMark, ...]:
    """The strip of the whole explainer; `here` on the source page itself."""
    marks = []
    resting = edition.weights(edition.statements())
    for ref in edition.refs:
        note, href = count(resting[ref], "claim"), edition.source_link(ref, here)
        marks.append(StripMark(href, edition.number(ref), min(DARKEST, resting[ref]), note))
    return tuple(marks)


def coverage(edition: Edition) -> Coverage:
    """The coverage picture of an explainer."""
    resting = edition.weights(edition.statements())
    bars = tuple(
        Bar(
            edition.source_link(ref),
            edition.number(ref),
            count(resting[ref], "claim"),
            _UNIT * min(_TALLEST, resting[ref]),
        )
        for ref in edition.refs
    )
    return Coverage(bars, len(bars), len(resting))
