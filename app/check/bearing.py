"""The checks that every reference shows the words which bear its statement out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..library import Library
from ..model import (
    Evidence,
    Explainer,
    Paragraph,
    ParagraphRef,
    Reference,
)
from ..problems import Problem
from ..text import is_pointed, locate, nearest, pointed_at, quotations, whole
from .evidence import Elsewhere, Lit, Placed, places
from .wording import named

WIDEST_CITATION = 3
"""Paragraphs; a citation of more proves little."""


def lit(explainer: Explainer, place: Placed) -> tuple[Lit, ...]:
    """All that bears a statement out, by paragraph in the order it is cited, merged in each.

    That is its evidence, where it is found and no longer proposed, and its own quotations.
    """
    found: dict[ParagraphRef, list[tuple[int, int]]] = {}
    for reference in place.statement.citation.references:
        for ref in reference.refs:
            if paragraph := explainer.paragraph(ref):
                ranges = found.setdefault(ref, [])
                ranges += quoted(place, paragraph.text)
                ranges += given(reference, paragraph.text)
    return tuple(Lit(ref, *each) for ref, ranges in found.items() for each in merged(ranges))


def given(reference: Reference, text: str) -> list[tuple[int, int]]:
    """Where the evidence of a reference stands in its paragraph, as far as it points to one place.

    A range has none: it could not be told in which of its paragraphs.
    """
    found = [pointed_at(each.words, text) for each in reference.evidence if not each.proposed]
    return [each[0] for each in found if len(each) == 1 and len(reference.refs) == 1]


def quoted(place: Placed, text: str) -> list[tuple[int, int]]:
    """Where a statement's own quotations stand in a paragraph."""
    plain = place.statement.plain
    found = (whole(plain),) if place.quoted else quotations(plain)
    return [
        stretch
        for each in found
        for stretch in locate(tuple(plain[start:end] for start, end in each.pieces), text) or ()
    ]


def merged(ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The same stretches in order, those that overlap or touch made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def check_evidence(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`evidence-not-in-source`, `evidence-ambiguous`, `evidence-too-long`, `range-with-evidence`.

    And `evidence-proposed`. What cites a paragraph that is not there is reported as that.
    """
    elsewhere = Elsewhere(explainer)
    for place in places(explainer):
        for reference in place.statement.citation.references:
            if len(reference.refs) > 1 and reference.evidence:
                yield library.problem(
                    "range-with-evidence", reference.span,
                    "a range cannot say in which of its paragraphs these words stand",
                    "name each paragraph with its own: `[@p2 “…”; @p3 “…”]`",
                )  # fmt: skip
            elif paragraph := only(explainer, reference):
                for evidence in reference.evidence:
                    yield from _check_one(library, explainer, elsewhere, paragraph, evidence)
                yield from _check_length(library, reference, paragraph)


def only(explainer: Explainer, reference: Reference) -> Paragraph | None:
    """The one paragraph, date or title of a reference; None for a range, or what is not there."""
    if reference.field:
        source = explainer.source(reference.source)
        return source.field(reference.field) if source else None
    return explainer.paragraph(reference.refs[0]) if len(reference.refs) == 1 else None


def _check_one(
    library: Library,
    explainer: Explainer,
    elsewhere: Elsewhere,
    paragraph: Paragraph,
    evidence: Evidence,
) -> Iterator[Problem]:
    found = pointed_at(evidence.words, paragraph.text)
    if not found:
        yield library.problem(
            "evidence-not-in-source", evidence.span,
            f"these words are not in {named((paragraph,))}",
            _beside(explainer, paragraph, evidence)
            or _where_else(elsewhere, paragraph, evidence)
            or _nearest(paragraph, evidence),
        )  # fmt: skip
    elif len(found) > 1:
        yield library.problem(
            "evidence-ambiguous", evidence.span,
            f"these words stand more than once in {named((paragraph,))}",
            "quote more of the words around them",
        )  # fmt: skip
    if evidence.proposed:
        yield library.problem(
            "evidence-proposed", evidence.span, "nobody has read this proposal yet",
            "read it beside its paragraph, and take the `?` away if it bears the statement out",
        )  # fmt: skip


def _where_else(elsewhere: Elsewhere, paragraph: Paragraph, evidence: Evidence) -> str:
    there = elsewhere.first(
        (paragraph,), lambda each: pointed_at(evidence.words, each.text) or None
    )
    return (
        f"they are in {named((there,))}: cite that, if it bears the statement out" if there else ""
    )


def _beside(explainer: Explainer, paragraph: Paragraph, evidence: Evidence) -> str:
    """Help where the words stand in another part of the same paragraph."""
    whole = explainer.paragraph(replace(paragraph.ref, part=0)) if paragraph.ref.part else None
    for number in range(1, len(whole.parts) + 1 if whole else 1):
        if whole and pointed_at(evidence.words, whole.narrowed((number,)).text):
            label = replace(paragraph.ref, part=number).label
            return f"they are in its part {label}: cite that, if it bears the statement out"
    return ""


def _nearest(paragraph: Paragraph, evidence: Evidence) -> str:
    near = nearest(evidence.words, (paragraph.text,))
    if near:
        return f"the nearest text there is “{paragraph.text[near.start : near.end]}”"
    return "copy them from the paragraph, with … for all that stands between"


def _check_length(
    library: Library, reference: Reference, paragraph: Paragraph
) -> Iterator[Problem]:
    """Evidence that runs on into the next is as long as both."""
    found = [
        (places[0], each)
        for each in reference.evidence
        if len(places := pointed_at(each.words, paragraph.text)) == 1
    ]
    for start, end in _joined(tuple(place for place, _ in found), paragraph.text):
        if not is_pointed(paragraph.text, start, end):
            where = next(each.span for place, each in found if place[0] == start)
            yield library.problem(
                "evidence-too-long", where, "these words are too many to point to anything",
                "quote at most 30 of them, or one sentence",
            )  # fmt: skip


def _joined(ranges: tuple[tuple[int, int], ...], text: str) -> tuple[tuple[int, int], ...]:
    """The stretches in order, those with no word between them made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if out and not any(map(str.isalnum, text[out[-1][1] : start])):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def check_missing_evidence(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`evidence-missing`: a reference without the words that bear its statement out."""
    for place in places(explainer):
        for reference in missing(explainer, place):
            several = len(reference.refs) > 1
            yield library.problem(
                "evidence-missing", reference.span,
                "a range shows no words that bear this out" if several
                else "nothing here says which words bear this out",
                "name each paragraph with its words, as in `[@p2 “…”; @p3 “…”]`" if several
                else "quote them, as in `[@p2 “almost daily”]`; `pilcrow evidence` proposes some",
            )  # fmt: skip


def missing(explainer: Explainer, place: Placed) -> tuple[Reference, ...]:
    """The references of a statement that show no words, and are no date or title.

    A quotation that the statement makes shows them; a range shows none, whatever is quoted.
    """
    references = place.statement.citation.references
    shown = {ref for each in references if each.evidence for ref in each.refs}
    return tuple(
        each
        for each in references
        if each.refs
        and (
            len(each.refs) > 1
            or not (
                each.refs[0] in shown
                or (paragraph := explainer.paragraph(each.refs[0])) is None
                or quoted(place, paragraph.text)
            )
        )
    )


def check_width(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`citation-too-wide`: so many paragraphs that nothing follows from their being cited."""
    for place in places(explainer):
        citation = place.statement.citation
        count = sum(explainer.paragraph(ref) is not None for ref in set(citation.refs))
        if count > WIDEST_CITATION:
            yield library.problem(
                "citation-too-wide", citation.span,
                f"a citation of {count} paragraphs proves little",
                f"cite at most {WIDEST_CITATION}, or say it in several statements",
            )  # fmt: skip
