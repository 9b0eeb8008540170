"""The check that evidence is about what its statement says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..library import Library
from ..model import Evidence, Explainer, Paragraph, Reference
from ..problems import Problem
from ..text import base, figures, find_figure, find_name, names, passages, rarity, stems
from .bearing import given, only, quoted
from .evidence import OF_THE_ARTICLE, Placed, languages, paragraphs, places, told

BETTER = 2
"""How many times more than the evidence another passage must tell of a statement."""
LEAST = 2.5
"""What that passage must be worth: it has two stems that few paragraphs have, or more."""
_LOOSE = 5
"""Letters at which two stems may part, as in Afghan and Afghanistan."""


def check_bearing(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`evidence-not-bearing`: words that tell nothing of the statement, or far less than others.

    Where the explainer and the source are of two languages nothing can be said.
    """
    weights = rarities(explainer)
    for place in places(explainer):
        for reference in place.statement.citation.references:
            paragraph = only(explainer, reference)
            if paragraph is None or not is_comparable(explainer, reference):
                continue
            if better := _better(place, reference, paragraph, explainer.language, weights):
                yield library.problem(
                    "evidence-not-bearing", reference.evidence[0].span,
                    "these words hardly tell what the statement says",
                    f"“{better}” tells more of it; or another paragraph does",
                )  # fmt: skip
            elif idle := _idle(place, reference, paragraph, explainer.language, weights):
                yield library.problem(
                    "evidence-not-bearing", idle.span,
                    "these words tell nothing of what the statement says",
                    "quote those that do; or another paragraph tells it",
                )  # fmt: skip


def _idle(
    place: Placed,
    reference: Reference,
    paragraph: Paragraph,
    language: str,
    weights: Mapping[str, float],
) -> Evidence | None:
    """The first evidence that has no word of its statement, in any form; of several each should.

    A statement may say it in words of its own, but then the rest of the paragraph has few, too.
    """
    if paragraph.field or OF_THE_ARTICLE.search(place.statement.plain):
        return None
    if _worth(told(place), paragraph.text, language, weights) < LEAST:
        return None
    for each in reference.evidence:
        lit = given(replace(reference, evidence=(each,)), paragraph.text)
        words = " … ".join(paragraph.text[start:end] for start, end in lit)
        if lit and not _worth(told(place), words, language, weights):
            return each
    return None


def rarities(explainer: Explainer) -> Mapping[str, float]:
    """How much each stem tells of the paragraph of a source that it stands in."""
    tongues = languages(explainer)
    return rarity(stems(each.text, tongues[each.ref.source]) for each in paragraphs(explainer))


def is_comparable(explainer: Explainer, reference: Reference) -> bool:
    """Whether a reference leads to a source of the language that the explainer is in."""
    return reference.source in comparable_sources(explainer)


def comparable_sources(explainer: Explainer) -> frozenset[str]:
    """The ids of the sources that are in the language of the explainer."""
    ours = base(explainer.language)
    return frozenset(each.id for each in explainer.sources if base(each.language) == ours)


def _better(
    place: Placed,
    reference: Reference,
    paragraph: Paragraph,
    language: str,
    weights: Mapping[str, float],
) -> str:
    """The words of a paragraph that tell far more of a statement than its evidence; else none."""
    text, plain = paragraph.text, place.statement.plain
    shown = [] if paragraph.field else given(reference, text)
    if not shown:
        return ""
    shown += quoted(place, text)
    words = " … ".join(text[start:end] for start, end in shown)
    told = _worth(plain, words, language, weights)
    for each in passages(plain, text, language, weights):
        apart = all(each.end <= start or end <= each.start for start, end in shown)
        if apart and each.worth >= max(LEAST, BETTER * told):
            return text[each.start : each.end]
    return ""


def _worth(statement: str, words: str, language: str, weights: Mapping[str, float]) -> float:
    """What evidence tells of a statement, in any form of its words, by name or in figures."""
    ours = {word.key[:_LOOSE] for word in stems(statement, language)}
    told = {word.key for word in stems(words, language) if word.key[:_LOOSE] in ours}
    found = (
        any(find_name(each.text, words) for each in names(statement, language)),
        any(find_figure(each, words, language) for each in figures(statement, language)),
    )
    return sum(weights.get(key, 0) for key in told) + sum(found)
