"""The checks that a citation is marked as somebody's word where it is, and no surer than that.

Words are told apart in English only; whose quotation marks words stand in, everywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..library import Library
from ..model import REPORTED, Certainty, Explainer, Kind, Mark, Paragraph, Reference
from ..problems import Problem
from ..text import (
    ENGLISH,
    attributed,
    hearsay,
    is_speech,
    least_distance,
    locate,
    quotations,
    said_in,
    speech,
    stems,
)
from .bearing import only
from .english import is_english, own, stretches
from .evidence import Placed, places, told
from .voices import is_turn, own_words

LEAST_TOLD = 2
"""Stems of what somebody says that a statement has where it tells that, and not the rest."""
_NOTHING: frozenset[str] = frozenset()


def check_missing_marks(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`mark-missing`: somebody says so, in the statement or its evidence, and no mark says who."""
    malformed = {(each.span.file, each.span.line) for each in library.problems}
    for place in places(explainer):
        citation = place.statement.citation
        known = all(map(explainer.paragraph, citation.refs))
        if (citation.span.file, citation.span.line) in malformed:
            continue
        if known and citation.marks == (REPORTED,) and (why := _who_says(explainer, place)):
            yield library.problem(
                "mark-missing", citation.span, f"{why}, and no mark says whose word it is",
                "add it behind the evidence: `said by`, `alleged by`, `denied by`, `anonymous by`"
                " and an id of the people; or `alleged`, `unconfirmed`",
            )  # fmt: skip


def _who_says(explainer: Explainer, place: Placed) -> str:
    """Why a statement needs a mark; nothing where it needs none."""
    english = is_english(explainer, place)
    plain = own(place.statement.plain)
    is_person = place.section is not None and place.section.kind is Kind.PEOPLE
    if english and (found := hearsay(plain) or ("" if is_person else speech(plain))):
        return f"the statement has “{found}”"
    for reference in place.statement.citation.references:
        paragraph = only(explainer, reference)
        words = _words(place, reference, paragraph) if paragraph else ()
        if english and (found := hearsay(" ".join(words))):
            return f"the evidence has “{found}”"
        if paragraph and any(_is_spoken(each, paragraph.text) for each in words):
            return "these are somebody's own words"
        if english and paragraph and (found := _attributed(place, reference, paragraph)):
            return f"the source has “{found}” there"
    return ""


def _attributed(place: Placed, reference: Reference, paragraph: Paragraph) -> str:
    """The verb by which a source gives somebody what a statement tells of it; "" where none.

    Not what only explains a term.
    """
    if place.section is not None and place.section.kind is Kind.GLOSSARY:
        return ""
    text, ours = paragraph.text, _keys(told(place))
    for start, end in stretches(place, reference, paragraph):
        for each in attributed(text, start, end):
            said = said_in(text, each)
            is_shown = start <= each.start < end or (
                start <= said[0] and end - said[0] > (said[1] - said[0]) / 2 and not each.denies
            )
            theirs = _keys(text[max(start, said[0]) : min(end, said[1])]) if is_shown else _NOTHING
            rest = _keys(text[start : max(start, said[0])] + " " + text[min(end, said[1]) : end])
            if len((ours & theirs) - rest) >= LEAST_TOLD:
                return text[each.start : each.end]
    return ""


def _keys(text: str) -> frozenset[str]:
    return frozenset(each.key for each in stems(text, ENGLISH))


def _is_spoken(words: str, paragraph: str) -> bool:
    """Whether words stand in a turn of a transcript, or in a quotation of whole clauses."""
    if is_turn(paragraph):
        return True
    spoken = (paragraph[each.start : each.end] for each in quotations(paragraph))
    return any(is_speech(each) and locate((words,), own_words(each)) for each in spoken)


def check_mark_strength(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`mark-too-sure`: the mark is surer than the words of the statement or of its evidence."""
    anonymous = {
        mark.voice
        for place in places(explainer)
        for mark in place.statement.citation.marks
        if mark.certainty is Certainty.ANONYMOUS
    }
    for place in places(explainer):
        for reference in place.statement.citation.references:
            paragraph = only(explainer, reference)
            words = _words(place, reference, paragraph) if paragraph else ()
            text = " ".join((own(place.statement.plain), *words))
            told = text if is_english(explainer, place) else ""
            if better := _better(reference.mark, told, anonymous):
                yield library.problem(
                    "mark-too-sure", reference.mark.span or reference.span,
                    f"the source is not as sure as `{reference.mark.certainty}`",
                    f"the words there ask for `{better}`",
                )  # fmt: skip


def _better(mark: Mark, text: str, anonymous: Collection[str | None]) -> str:
    """The mark that the words of a statement and its evidence ask for; nothing where it fits."""
    least = least_distance(text)
    is_firm = mark.voice and mark.certainty in (Certainty.SAID, Certainty.REPORTED)
    if is_firm and mark.voice in anonymous:
        return f"anonymous by {mark.voice}"
    if is_firm and least in ("alleged", "denied", "anonymous"):
        return f"{least} by {mark.voice}"
    return "unconfirmed" if mark.certainty is Certainty.ALLEGED and least == "unconfirmed" else ""


def _words(place: Placed, reference: Reference, paragraph: Paragraph) -> tuple[str, ...]:
    found = stretches(place, reference, paragraph)
    return tuple(paragraph.text[start:end] for start, end in found)
