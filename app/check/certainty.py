"""The checks that a statement, and the mark of its citation, are as sure as the words they rest on.

What is compared is the evidence, with the rest of the sentences it stands in where that excuses a
statement. Words are told apart in English only; whose quotation marks words stand in, everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from ..library import Library
from ..model import REPORTED, Certainty, Explainer, Kind, Mark, Paragraph, Reference
from ..problems import Problem
from ..text import (
    added_certainty,
    added_denial,
    hearsay,
    is_denial,
    least_distance,
    locate,
    lost_denial,
    lost_doubt,
    lost_hearsay,
    quotations,
    sentences,
    speech,
)
from .bearing import given, only, quoted
from .evidence import OF_THE_ARTICLE, Placed, places
from .voices import is_turn, own_words

_SPOKEN = re.compile(r"[.,!?;…][”»」』\"'’]\Z")
"""What a quotation of speech ends in; one that only names or points ends in the mark alone."""


@dataclass(frozen=True, slots=True)
class _Compared:
    """A statement's own words, its evidence, and the whole sentences that the evidence is of."""

    own: str
    words: str
    around: str


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
    english = _is_english(explainer, place)
    own = _own(place.statement.plain)
    is_person = place.section is not None and place.section.kind is Kind.PEOPLE
    if english and (found := hearsay(own) or ("" if is_person else speech(own))):
        return f"the statement has “{found}”"
    for reference in place.statement.citation.references:
        paragraph = only(explainer, reference)
        words = _words(place, reference, paragraph) if paragraph else ()
        if english and (found := hearsay(" ".join(words))):
            return f"the evidence has “{found}”"
        if paragraph and any(_is_spoken(each, paragraph.text) for each in words):
            return "these are somebody's own words"
    return ""


def _is_spoken(words: str, paragraph: str) -> bool:
    """Whether words stand in a turn of a transcript, or in a quotation of whole clauses."""
    if is_turn(paragraph):
        return True
    spoken = (paragraph[each.start : each.end] for each in quotations(paragraph))
    return any(_SPOKEN.search(each) and locate((words,), own_words(each)) for each in spoken)


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
            text = " ".join((_own(place.statement.plain), *words))
            told = text if _is_english(explainer, place) else ""
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
    if is_firm and least in ("alleged", "denied"):
        return f"{least} by {mark.voice}"
    return "unconfirmed" if mark.certainty is Certainty.ALLEGED and least == "unconfirmed" else ""


def check_modality(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`hedge-dropped`, `denial-turned`: what the evidence doubts or denies, a statement does too.

    Each hedge is held by itself: of two in the evidence, one left in the statement is not enough.
    """
    for place in places(explainer):
        if (compared := _compared(explainer, place)) is None:
            continue
        span = place.statement.text.span(0, len(place.statement.plain))
        if hedge := _hedge(place, compared):
            yield library.problem("hedge-dropped", span, *hedge)
        if denial := _denial(place, compared):
            yield library.problem("denial-turned", span, *denial)


def _hedge(place: Placed, compared: _Compared) -> tuple[str, str] | None:
    """What is wrong with how sure a statement is, and what to do."""
    plain = place.statement.plain
    if found := lost_doubt(plain, compared.words) or lost_hearsay(plain, compared.words):
        return (
            f"the evidence says “{found}”, and this statement says it as a fact",
            "keep every reservation of the words that you rest on",
        )
    if found := added_certainty(compared.own, compared.around):
        return (
            f"this statement says “{found}”, and the evidence is not so sure",
            "say it as the source does: could, may, is expected to",
        )
    return None


def _denial(place: Placed, compared: _Compared) -> tuple[str, str] | None:
    """What is wrong with what a statement denies, and what to do."""
    plain = place.statement.plain
    if OF_THE_ARTICLE.search(plain):
        return None
    if any(each.certainty is Certainty.DENIED for each in place.statement.citation.marks):
        if not is_denial(plain):
            return (
                "this is marked as denied, and the statement denies nothing",
                "say that they deny or reject it, or correct the mark",
            )
    elif found := lost_denial(plain, compared.words):
        return (
            f"the evidence says “{found}”, and this statement does not",
            "say that it is not so, as the source does; or quote what the statement rests on",
        )
    if found := added_denial(compared.own, compared.around):
        return (
            f"this statement says “{found}”, and the evidence denies nothing",
            "say that it is so, as the source does; or quote what the denial rests on",
        )
    return None


def _compared(explainer: Explainer, place: Placed) -> _Compared | None:
    """What of a statement is compared with what; None where not every reference shows its words."""
    if place.quoted or not _is_english(explainer, place):
        return None
    words, around = [], []
    for reference in place.statement.citation.references:
        paragraph = only(explainer, reference)
        shown = _stretches(place, reference, paragraph) if paragraph else ()
        if not paragraph or not shown:
            return None
        words += [paragraph.text[start:end] for start, end in shown]
        around += [
            paragraph.text[first:last]
            for first, last in sentences(paragraph.text)
            if any(first < end and start < last for start, end in shown)
        ]
    return _Compared(_own(place.statement.plain), " … ".join(words), " … ".join(around))


def _stretches(
    place: Placed, reference: Reference, paragraph: Paragraph
) -> tuple[tuple[int, int], ...]:
    return (*given(reference, paragraph.text), *quoted(place, paragraph.text))


def _words(place: Placed, reference: Reference, paragraph: Paragraph) -> tuple[str, ...]:
    found = _stretches(place, reference, paragraph)
    return tuple(paragraph.text[start:end] for start, end in found)


def _own(plain: str) -> str:
    """A statement without what it quotes."""
    for each in reversed(quotations(plain)):
        plain = plain[: each.start] + "“”" + plain[each.end :]
    return plain


def _is_english(explainer: Explainer, place: Placed) -> bool:
    """Whether a statement and every source that it cites are in English."""
    languages: Mapping[str, str] = {each.id: each.language for each in explainer.sources}
    cited = (languages.get(each.source, "") for each in place.statement.citation.references)
    return all(each.partition("-")[0].lower() == "en" for each in (explainer.language, *cited))
