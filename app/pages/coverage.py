"""The source at a glance: a mark for each of its paragraphs, and how much rests on each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from markupsafe import Markup

from ..model import ParagraphRef, Statement
from .blocks import copy_id
from .context import Edition
from .phrases import count

DARKEST = 4
_TALLEST = 12
_UNIT = Markup("<i></i>")


Marked = TypeVar("Marked")


@dataclass(frozen=True, slots=True)
class OfSource(Generic[Marked]):
    """The paragraphs of one source; `name` is empty where there is no other."""

    name: str
    marks: tuple[Marked, ...]


def rests_on(edition: Edition, statements: Iterable[Statement]) -> str:
    """How much of the source these statements rest on, in words."""
    cited = sum(isinstance(each, ParagraphRef) for each in edition.cited(statements))
    sources = len(edition.explainer.sources)
    within = f" of {sources} sources" if sources > 1 else ""
    return f"rests on {cited} of {count(len(edition.refs), 'paragraph')}{within}"


@dataclass(frozen=True, slots=True)
class StripMark:
    """One source paragraph in the strip; `weight` is 0 to 4, `note` says aloud what it shows."""

    href: str
    number: int
    weight: int
    note: str


Strip = tuple[OfSource[StripMark], ...]
"""A mark for each paragraph of each source."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One source paragraph in the coverage picture: an element of `units` for each claim."""

    href: str
    number: int
    note: str
    units: Markup


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the sources is explained; `of` names them."""

    sources: tuple[OfSource[Bar], ...]
    of: str
    paragraphs: int
    explained: int

    @property
    def in_words(self) -> str:
        return f"{self.explained} of {self.paragraphs} source paragraphs explained"


def _by_source(
    edition: Edition, marked: Callable[[ParagraphRef], Marked]
) -> tuple[OfSource[Marked], ...]:
    return tuple(
        OfSource(edition.name(source), tuple(marked(each.ref) for each in source.paragraphs))
        for source in edition.explainer.sources
    )


def page_strip(edition: Edition, weights: Mapping[ParagraphRef, int], whole: bool = False) -> Strip:
    """The strip of a page with source paragraphs in its margin; those cited here lead to it.

    `whole` on a page that has all of the source at its end.
    """

    def marked(ref: ParagraphRef) -> StripMark:
        if weight := weights.get(ref, 0):
            href, note = f"#{copy_id(edition, ref, 1)}", "on this page"
        else:
            href, note = edition.source_link(ref, whole), "in the source"
        return StripMark(href, ref.number, min(DARKEST, weight), note)

    return _by_source(edition, marked)


def whole_strip(edition: Edition, here: bool = False) -> Strip:
    """The strip of the whole explainer; `here` on the source page itself."""
    resting = edition.weights(edition.statements())

    def marked(ref: ParagraphRef) -> StripMark:
        note, href = count(resting[ref], "claim"), edition.source_link(ref, here)
        return StripMark(href, ref.number, min(DARKEST, resting[ref]), note)

    return _by_source(edition, marked)


def coverage(edition: Edition) -> Coverage:
    """The coverage picture of an explainer."""
    resting = edition.weights(edition.statements())

    def bar(ref: ParagraphRef) -> Bar:
        units = _UNIT * min(_TALLEST, resting[ref])
        return Bar(edition.source_link(ref), ref.number, count(resting[ref], "claim"), units)

    sources, number = _by_source(edition, bar), len(edition.refs)
    of = f"the {len(sources)} sources" if len(sources) > 1 else "the source"
    return Coverage(sources, of, number, len(resting))
