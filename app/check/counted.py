"""The check that a number counts what it counts in the source. English only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..library import Library
from ..model import Explainer, Paragraph
from ..problems import Problem
from ..text import (
    ENGLISH,
    Counted,
    alike,
    base,
    counted,
    counted_there,
    is_anybody,
    may_be,
    stem,
    stems,
    words_of,
)
from .evidence import Placed, paragraphs, places
from .fit import comparable_sources


def check_counted(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`counted-not-in-source`: a number that counts other things than in the paragraph."""
    if base(explainer.language) != ENGLISH:
        return
    comparable = comparable_sources(explainer)
    everywhere = [each for each in paragraphs(explainer) if each.ref.source in comparable]
    known: frozenset[str] | None = None
    for place in places(explainer):
        refs = dict.fromkeys(place.statement.citation.refs)
        found = (explainer.paragraph(ref) for ref in refs if ref.source in comparable)
        cited = [each for each in found if each]
        derived = {start for start, _, _ in place.statement.text.figures()}
        for each in counted(place.statement.plain) if cited and not place.quoted else ():
            if each.figure.start in derived:
                continue
            noun = place.statement.plain[each.start : each.end]
            there = _counted_there(each, cited)
            if there is None or _is_borne(place, noun, there, cited):
                continue
            if not there:
                # What stands without a noun there may be told of before, anywhere in the source.
                known = known or _stems(everywhere)
                if each.key in known:
                    continue
            yield library.problem(
                "counted-not-in-source",
                place.statement.text.span(each.start, each.end),
                f"the source counts {there[0]} there, not {noun}" if there
                else f"the source does not speak of {noun}",
                "count what the source counts, or cite the paragraph that says what these are",
            )  # fmt: skip


def _counted_there(ours: Counted, cited: Sequence[Paragraph]) -> tuple[str, ...] | None:
    """What the paragraphs count with a figure; None where none of them has it."""
    found = [there for each in cited if (there := counted_there(ours, each.text)) is not None]
    return tuple(noun for there in found for noun in there) if found else None


def _is_borne(place: Placed, noun: str, there: Sequence[str], cited: Sequence[Paragraph]) -> bool:
    """Whether a noun may be what is counted there, or the paragraphs have it in any form."""
    if is_anybody(noun) or any(may_be(noun, each) for each in there):
        return True
    key = stem(noun.casefold(), ENGLISH)
    if any(alike(key, each) for each in _stems(cited)):
        return True
    # "Two of its witnesses, both engineers": the statement says itself what they are.
    own = {each.key for each in words_of(place.statement.plain)}
    return any(each.casefold() in own for each in there)


def _stems(texts: Sequence[Paragraph]) -> frozenset[str]:
    return frozenset(word.key for each in texts for word in stems(each.text, ENGLISH))
