"""The check that every name stands in what is cited for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..library import Library
from ..model import Explainer
from ..text import SPELLED, Name, base, first_words, names
from .bearers import Bearers, Found
from .evidence import Match, Wording, languages, wordings
from .wording import Finding, cite_that, cited_as, shown, unquoted


def check_names(library: Library, explainer: Explainer) -> Iterator[Finding]:
    """`name-not-in-source`: for a label it is enough that the name is somewhere in the sources.

    Another language may have another name for the same, so that a source in one proves nothing.
    """
    bearers, tongues = Bearers(explainer), languages(explainer)
    for wording in wordings(explainer):
        cited = wording.paragraphs if wording.statement else bearers.everything
        theirs = {each.ref.source for each in cited} if wording.statement else tongues
        foreign = any(base(tongues[each]) != base(wording.language) for each in theirs)
        for name in unquoted(_names(bearers, wording), wording):
            if found := bearers.first(name.text, cited):
                paragraph, stretch = found
                match = Match("name", name.start, name.end, paragraph.ref, *stretch)
                yield from shown(wording, match)
            if not foreign and not _is_borne(bearers, wording, name.text, found):
                yield library.problem(
                    "name-not-in-source", wording.span(name.start, name.end),
                    f"{name.text} is not in {cited_as(wording)}",
                    (not found and _elsewhere(bearers, wording, name, tongues))
                    or "write it as the source does, or leave it out",
                )  # fmt: skip


def _names(bearers: Bearers, wording: Wording) -> list[Name]:
    """The names of a text, and the words that begin its sentences and can be nothing else."""
    plain, language = wording.plain, wording.language
    first = (
        each
        for each in first_words(plain, language)
        if base(language) in SPELLED and not bearers.is_ordinary(each.text)
    )
    return sorted((*names(plain, language), *first), key=lambda each: each.start)


def _is_borne(bearers: Bearers, wording: Wording, name: str, found: Found | None) -> bool:
    if found is None:
        return bearers.by_another_name(name, wording.paragraphs) is not None
    return base(wording.language) not in SPELLED or not bearers.is_another(name, found)


def _elsewhere(bearers: Bearers, wording: Wording, name: Name, tongues: Mapping[str, str]) -> str:
    there = bearers.first(name.text, bearers.everything)
    is_numbered = there and not there[0].field
    return cite_that(wording, there[0], tongues) if there and is_numbered else ""
