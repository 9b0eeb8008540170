"""The check that every name stands in what is cited for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from ..library import Library
from ..model import Explainer, Paragraph
from ..text import Name, NameIndex, base, find_name, names
from .evidence import Match, anywhere, languages, wordings
from .wording import Finding, cited_as, named, shown, unquoted

_FEW = 8
"""Paragraphs; a name is looked for in so many one after the other."""

_Found = tuple[Paragraph, tuple[int, int]]


def check_names(library: Library, explainer: Explainer) -> Iterator[Finding]:
    """`name-not-in-source`: for a label it is enough that the name is somewhere in the sources.

    Another language may have another name for the same, so that a source in one proves nothing.
    """
    bearers, tongues = Bearers(explainer), languages(explainer)
    for wording in wordings(explainer):
        cited = wording.paragraphs if wording.statement else bearers.everything
        theirs = {each.ref.source for each in cited} if wording.statement else tongues
        foreign = any(base(tongues[each]) != base(wording.language) for each in theirs)
        for name in unquoted(names(wording.plain, wording.language), wording):
            if found := bearers.first(name.text, cited):
                paragraph, stretch = found
                match = Match("name", name.start, name.end, paragraph.ref, *stretch)
                yield from shown(wording, match)
            elif not foreign:
                yield library.problem(
                    "name-not-in-source", wording.span(name.start, name.end),
                    f"{name.text} is not in {cited_as(wording)}",
                    _elsewhere(bearers, name) or "write it as the source does, or leave it out",
                )  # fmt: skip


def _elsewhere(bearers: Bearers, name: Name) -> str:
    there = bearers.first(name.text, bearers.everything)
    is_numbered = there and not there[0].field
    return f"it is in {named((there[0],))}: cite that too" if there and is_numbered else ""


class Bearers:
    """The paragraphs of an explainer that have a name, looked up where there are many."""

    def __init__(self, explainer: Explainer) -> None:
        self.everything = tuple(anywhere(explainer))
        self._known: dict[str, _Found | None] = {}

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(each.text for each in self.everything)

    def first(self, name: str, cited: Sequence[Paragraph]) -> _Found | None:
        """The first of some paragraphs that has a name in any form, and where."""
        if len(cited) <= _FEW:
            return _first(name, cited)
        if cited is self.everything:
            if name not in self._known:
                self._known[name] = _first(name, self._candidates(name))
            return self._known[name]
        texts = {each.text for each in cited}
        return _first(name, (each for each in self._candidates(name) if each.text in texts))

    def _candidates(self, name: str) -> Iterator[Paragraph]:
        return (self.everything[number] for number in sorted(self._index.texts(name)))


def _first(name: str, paragraphs: Iterable[Paragraph]) -> _Found | None:
    found = ((each, find_name(name, each.text)) for each in paragraphs)
    return next(((each, place) for each, place in found if place), None)
