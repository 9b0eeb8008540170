"""Shifted paragraphs: which number a paragraph seems to have since a source was edited by hand.

Nobody has the old text then, but evidence tells: it was copied from its paragraph word for word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..library import Library
from ..model import Entry, Explainer, Heading, Paragraph, Reference, Source, Span, walk
from ..problems import Problem
from ..text import pointed_at, stems
from .bearing import only
from .evidence import Placed, places

Shifts = Mapping[int, int]
_TOLD = ("source-altered", "lost-permalink")
"""What does not follow from a wrong number."""


def shifts(explainer: Explainer, source: Source) -> Shifts:
    """By the number a citation gives a paragraph, the one it has now, where these differ.

    A paragraph without evidence goes where both its neighbours go that have some. What was captured
    as it is has moved nowhere.
    """
    if source.digest in ("", source.text_digest):
        return {}
    seen = dict(_seen(explainer, source))
    by = {old: new - old for old, new in seen.items()}
    if any(by.values()):
        by |= {number: _between(by, number) for number in _cited(explainer, source) - by.keys()}
    return {
        old: old + step
        for old, step in sorted(by.items())
        if step and 0 < old + step <= len(source.paragraphs)
    }


def _cited(explainer: Explainer, source: Source) -> frozenset[int]:
    refs = (ref for each in explainer.statements() for ref in each.citation.refs)
    return frozenset(ref.number for ref in refs if ref.source == source.id)


def _between(by: Mapping[int, int], number: int) -> int:
    """How far a paragraph moved that shows no words, if those around it agree."""
    before = [step for each, step in sorted(by.items()) if each < number][-1:]
    after = [step for each, step in sorted(by.items()) if each > number][:1]
    around = {*before, *after}
    return around.pop() if len(around) == 1 else 0


def _seen(explainer: Explainer, source: Source) -> Iterator[tuple[int, int]]:
    """Each paragraph with evidence, and where most of that stands now."""
    votes: defaultdict[int, Counter[int]] = defaultdict(Counter)
    having = _Having(source)
    for place in places(explainer):
        for paragraph, words in _words(explainer, place):
            if paragraph.ref.source != source.id or paragraph.field:
                continue
            there = [each.ref.number for each in having(words) if pointed_at(words, each.text)]
            if paragraph.ref.number in there:
                votes[paragraph.ref.number][paragraph.ref.number] += 1
            elif len(there) == 1:
                votes[paragraph.ref.number][there[0]] += 1
    for number, counted in votes.items():
        ((best, most), *others) = counted.most_common(2)
        if not others or others[0][1] < most:
            yield number, best


class _Having:
    """The paragraphs of a source that can have some words: those with the rarest of them."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._numbers: defaultdict[str, list[int]] = defaultdict(list)
        for index, paragraph in enumerate(source.paragraphs):
            for key in self._keys(paragraph.text):
                self._numbers[key].append(index)

    def __call__(self, words: str) -> Iterable[Paragraph]:
        found = min(
            (self._numbers.get(key, []) for key in self._keys(words)), key=len, default=None
        )
        paragraphs = self._source.paragraphs
        return paragraphs if found is None else [paragraphs[index] for index in found]

    def _keys(self, text: str) -> frozenset[str]:
        """A single letter is left out: where no spaces are, it may be in the middle of a row."""
        keys = (each.key for each in stems(text, self._source.language))
        return frozenset(key for key in keys if len(key) > 1)


def _words(explainer: Explainer, place: Placed) -> Iterator[tuple[Paragraph, str]]:
    """The words that each paragraph of a citation was said to have."""
    for reference in place.statement.citation.references:
        if paragraph := only(explainer, reference):
            yield from ((paragraph, each.words) for each in reference.evidence)


def told(source: Source, moved: Shifts) -> str:
    """How problems tell of it: "paragraph 7 seems to be paragraph 8 now, and 3 more moved"."""
    (old, new), *others = moved.items()
    more = f", and {len(others)} more moved" if others else ""
    return f"paragraph {old} of {source.id} seems to be paragraph {new} now{more}"


def without_consequences(library: Library, problems: Iterable[Problem]) -> Iterator[Problem]:
    """What is wrong elsewhere: that citations name the wrong paragraphs is told once."""
    sources = {
        (explainer.id, source.id): (explainer, source, moved)
        for explainer in library.explainers
        for source in explainer.sources
        if (moved := shifts(explainer, source))
    }
    files = {source.file for _, source, _ in sources.values()}
    lines = {line for each in sources.values() for line in _shifted_lines(*each)}
    for each in problems:
        told_here = each.code in _TOLD
        place = each.span.file, each.span.line
        if told_here or not (each.span.file in files or place in lines):
            yield each


def _shifted_lines(
    explainer: Explainer, source: Source, moved: Shifts
) -> Iterator[tuple[str, int]]:
    """The lines of what rests on paragraphs that have another number now.

    Titles, headings and entries rest on what is cited below them.
    """
    for each in walk(explainer):
        if isinstance(each.node, Entry | Heading):
            yield each.node.span.file, each.node.span.line
    for section in explainer.sections:
        yield section.title_span.file, section.title_span.line
    for place in places(explainer):
        refs = place.statement.citation.refs
        if any(ref.source == source.id and ref.number in moved for ref in refs):
            yield from _lines(place)


def _lines(place: Placed) -> Iterator[tuple[str, int]]:
    """The lines on which a statement stands, its citation with it."""
    citation = place.statement.citation
    text = place.statement.text
    first = text.span(0, max(1, len(text.plain))).line
    spans = [span for each in citation.references for span in _spans(each)]
    last = max(first, citation.span.line, *(each.line for each in spans))
    yield from ((citation.span.file, line) for line in range(first, last + 1))


def _spans(reference: Reference) -> Iterator[Span]:
    """The places of a reference, its evidence and its mark."""
    yield reference.span
    yield from (each.span for each in reference.evidence)
    yield from filter(None, (reference.mark.span, reference.mark.voice_span))
