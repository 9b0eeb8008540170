"""The checks that hold an author's words against the paragraphs they cite."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from operator import itemgetter
from typing import TypeVar

from ..library import Library
from ..model import Entry, Explainer, Kind, Paragraph, Text, walk
from ..problems import Problem
from ..text import (
    ENGLISH,
    UNSPACED,
    Copies,
    Figure,
    Name,
    Quotation,
    base,
    figures,
    locate,
    nearest,
    quotations,
    stems,
    weekdays,
    whole,
    with_unit,
)
from .evidence import (
    ANYWHERE,
    DATES,
    Elsewhere,
    Match,
    Proof,
    Wording,
    languages,
    paragraphs,
    spelled,
    wordings,
)
from .tables import find_in

_FEW = 4
"""Words that tell what a text is about; of fewer none need be in a paragraph that tells it."""
SHORTEST_QUOTE = 12
"""Characters; fewer are found in almost any text."""
_UNSPACED = re.compile(UNSPACED)

Finding = Problem | Proof
T = TypeVar("T")
Part = TypeVar("Part", Figure, Name)


def check_quotations(library: Library, explainer: Explainer) -> Iterator[Finding]:
    """`quote-not-in-source`, `unclosed-quotation`, `short-quote`: marks mean the source's words."""
    elsewhere, tongues = Elsewhere(explainer), languages(explainer)
    for wording in wordings(explainer):
        for quotation in _quotations(wording):
            if quotation.closed:
                yield from _check_quotation(library, elsewhere, wording, quotation, tongues)
            else:
                span = wording.span(quotation.start, quotation.end)
                yield library.problem(
                    "unclosed-quotation", span, "this quotation mark opens and nothing closes it",
                    "close it with a mark of the same family, before the citation",
                )  # fmt: skip


def _size(piece: str) -> int:
    """Characters; one of a script without spaces tells as much as two."""
    return len(piece) + len(_UNSPACED.findall(piece))


def _check_quotation(
    library: Library,
    elsewhere: Elsewhere,
    wording: Wording,
    quotation: Quotation,
    tongues: Mapping[str, str],
) -> Iterator[Finding]:
    pieces = tuple(wording.plain[start:end] for start, end in quotation.pieces)
    span = wording.span(quotation.start, quotation.end)
    find = _in_text(partial(locate, pieces))
    found = _first(wording.paragraphs, find)
    if found is None:
        yield library.problem(
            "quote-not-in-source", span, f"the quotation is not in {cited_as(wording)}",
            _where_else(elsewhere, wording, find, tongues)
            or _nearest(" … ".join(pieces), wording),
        )  # fmt: skip
        return
    if sum(map(_size, pieces)) < SHORTEST_QUOTE and wording.where != ANYWHERE:
        yield library.problem(
            "short-quote", span,
            f"a quotation of fewer than {SHORTEST_QUOTE} characters proves little",
            "quote more of the sentence, or report without quotation marks",
        )  # fmt: skip
    paragraph, stretches = found
    pairs = zip(quotation.pieces, stretches, strict=True)
    matches = (Match("quotation", *ours, paragraph.ref, *theirs) for ours, theirs in pairs)
    yield from shown(wording, *matches)


def check_figures(library: Library, explainer: Explainer) -> Iterator[Finding]:
    """`figure-not-in-source`: a number, amount, share or date that no cited paragraph has."""
    elsewhere, tongues = Elsewhere(explainer), languages(explainer)
    for wording in wordings(explainer):
        told = _figures(wording, tongues)
        for figure in _printed(unquoted(told, wording), wording):
            find = partial(_find_figure, figure, tongues)
            found = _first(wording.paragraphs, find)
            if found:
                paragraph, stretch = found
                match = Match("figure", figure.start, figure.end, paragraph.ref, *stretch)
                yield from shown(wording, match)
            else:
                yield library.problem(
                    "figure-not-in-source", wording.span(figure.start, figure.end),
                    f"{with_unit(wording.plain, figure.start, figure.end)} is not in"
                    f" {cited_as(wording)}",
                    _where_else(elsewhere, wording, find, tongues)
                    or _figures_there(wording, tongues),
                )  # fmt: skip


def _figures(wording: Wording, tongues: Mapping[str, str]) -> tuple[Figure, ...]:
    """The figures of a text; of an English one also its weekdays, where they cannot be names."""
    told = figures(wording.plain, wording.language)
    # Of a note or a label all sources are asked: to go through its paragraphs each time is slow.
    cited = {each.ref.source for each in wording.paragraphs} if wording.statement else tongues
    foreign = base(wording.language) == ENGLISH not in {base(tongues[each]) for each in cited}
    return (*told, *weekdays(wording.plain)) if foreign else told


def check_copying(library: Library, explainer: Explainer) -> Iterator[Finding]:
    """`copied-from-source`: from any paragraph, in any text of the explainer, notes included."""
    everything = tuple(paragraphs(explainer))
    copies = Copies([each.text for each in everything])
    for text in _own_words(explainer):
        quoted = [(each.start, each.end) for each in quotations(text.plain)]
        if copy := copies.first(text.plain, quoted):
            yield library.problem(
                "copied-from-source", text.span(copy.start, copy.end),
                f"these words are copied from {named((everything[copy.paragraph],))}",
                "put them in quotation marks, or say it in other words",
            )  # fmt: skip


def check_dates(library: Library, explainer: Explainer) -> Iterator[Finding]:
    """`bad-front-matter`: an event has a date; whether the source has it is for `check_figures`."""
    timelines = (each for each in explainer.sections if each.kind is Kind.TIMELINE)
    for entry in (entry for section in timelines for entry in section.entries):
        if "date" not in entry.attributes:
            yield library.problem(
                "bad-front-matter", entry.span, "this event has no date",
                'write `date="2021-08"` in the braces, as exactly as it is known',
            )  # fmt: skip
        for attribute in (entry.attributes[name] for name in DATES if name in entry.attributes):
            if spelled(attribute.value) is None:
                yield library.problem(
                    "bad-front-matter", attribute.span, f"`{attribute.value}` is not a date",
                    "write a year, a month or a day: 2021, 2021-08 or 2021-08-15",
                )  # fmt: skip


def named(cited: Sequence[Paragraph]) -> str:
    """How problems call some paragraphs: "paragraphs 2 and 5 of voa and paragraph 1 of wire"."""
    sources = dict.fromkeys(each.ref.source for each in cited)
    parts = []
    for source in sources:
        own = [each for each in cited if each.ref.source == source]
        numbers = [each.ref.label for each in own if not each.field]
        if numbers:
            which = f"paragraph{'s' if len(numbers) > 1 else ''} {_listed(numbers)}"
            parts.append(f"{which} of {source}")
        parts += [f"the {each.field} of {source}" for each in own if each.field]
    return _listed(parts)


def _listed(words: Sequence[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def cited_as(wording: Wording) -> str:
    """How problems call the paragraphs that shall bear some words out."""
    return named(wording.paragraphs) if wording.statement else wording.where


def _where_else(
    elsewhere: Elsewhere,
    wording: Wording,
    find: Callable[[Paragraph], object],
    tongues: Mapping[str, str],
) -> str:
    """Help that names a paragraph which has the words after all, or the empty string.

    The first that tells of the same; a figure alone may be in any, and proves nothing there.
    """
    having = [each for each in (elsewhere.first(wording.paragraphs, find),) if each]
    if having and not _tells_of(wording, having[0], tongues):
        fits = elsewhere.first(
            (*wording.paragraphs, *having),
            lambda each: find(each) if _tells_of(wording, each, tongues) else None,
        )
        having = [fits] if fits else having
    return cite_that(wording, having[0], tongues) if having else ""


def cite_that(wording: Wording, there: Paragraph, tongues: Mapping[str, str]) -> str:
    """Help that names where words stand that no cited paragraph has."""
    if _tells_of(wording, there, tongues):
        return f"it is in {named((there,))}: cite that too, if it bears this out"
    return f"it is in {named((there,))}, which seems to tell of something else: mend what you say"


def _tells_of(wording: Wording, paragraph: Paragraph, tongues: Mapping[str, str]) -> bool:
    """Whether a paragraph has any word of a text, or there is no telling."""
    if base(tongues[paragraph.ref.source]) != base(wording.language):
        return True
    ours = _telling(wording.plain, wording.language)
    return len(ours) < _FEW or not ours.isdisjoint(_telling(paragraph.text, wording.language))


@lru_cache(maxsize=512)
def _telling(text: str, language: str) -> frozenset[str]:
    return frozenset(each.key for each in stems(text, language) if each.key.isalpha())


def _nearest(words: str, wording: Wording) -> str:
    near = nearest(words, [each.text for each in wording.paragraphs])
    if near is None:
        return "quote the paragraph word for word, or report without quotation marks"
    paragraph = wording.paragraphs[near.index]
    return f"the nearest text in {named((paragraph,))} is “{paragraph.text[near.start : near.end]}”"


def _figures_there(wording: Wording, tongues: Mapping[str, str]) -> str:
    if wording.where == ANYWHERE:
        return 'leave it out; or say where the note has it from: `::: note {outside="an atlas"}`'
    there = dict.fromkeys(
        with_unit(each.text, figure.start, figure.end)
        for each in wording.paragraphs
        for figure in figures(each.text, tongues[each.ref.source])
    )
    return f"the figures there are: {', '.join(there)}" if there else "there is no figure there"


def _first(
    candidates: Iterable[Paragraph], find: Callable[[Paragraph], T | None]
) -> tuple[Paragraph, T] | None:
    """The first paragraph in which something is found, and what."""
    for paragraph in candidates:
        found = find(paragraph)
        if found is not None:
            return paragraph, found
    return None


def _in_text(find: Callable[[str], T | None]) -> Callable[[Paragraph], T | None]:
    return lambda paragraph: find(paragraph.text)


def _find_figure(
    figure: Figure, tongues: Mapping[str, str], paragraph: Paragraph
) -> tuple[int, int] | None:
    return find_in(figure, paragraph, tongues[paragraph.ref.source])


def shown(wording: Wording, *matches: Match) -> Iterator[Proof]:
    """What was found of a statement, to be shown beside it."""
    if wording.statement:
        # A date or a title stands beside no statement, so nothing is marked in it.
        shown = tuple(each for each in matches if each.ref.number)
        yield Proof(wording.statement.id, matches[0].kind, shown)


def _own_words(explainer: Explainer) -> Iterator[Text]:
    """Every text that is neither a block quotation nor the name of an entry."""
    for place in walk(explainer):
        if not place.quoted and not isinstance(place.node, Entry):
            yield place.text


def _quotations(wording: Wording) -> tuple[Quotation, ...]:
    """The quotations of a text; all of it is one in a block quotation."""
    if wording.quoted:
        return (whole(wording.plain),)
    return quotations(wording.plain)


def _printed(found: Iterable[Figure], wording: Wording) -> Iterator[Figure]:
    """The figures that a source should print: not those that were counted or computed."""
    derived = wording.statement.text.figures() if wording.statement else ()
    return _outside(found, [(start, end) for start, end, _ in derived])


def unquoted(found: Iterable[Part], wording: Wording) -> Iterator[Part]:
    """What does not stand in a quotation, all of which is for `check_quotations`."""
    return _outside(found, [(each.start, each.end) for each in _quotations(wording)])


def _outside(found: Iterable[Part], stretches: Sequence[tuple[int, int]]) -> Iterator[Part]:
    """What begins in none of some stretches, which are in order and apart."""
    for each in found:
        index = bisect_right(stretches, each.start, key=itemgetter(0)) - 1
        if index < 0 or each.start >= stretches[index][1]:
            yield each
