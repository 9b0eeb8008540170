"""The check that evidence is about what its statement says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..library import Library
from ..model import Explainer, Paragraph, Reference
from ..problems import Problem
from ..text import base, figures, find_figure, find_name, names, passages, rarity, stems
from .bearing import given, only, quoted
from .evidence import Placed, languages, paragraphs, places

BETTER = 2
"""How many times more than the evidence another passage must tell of a statement."""
LEAST = 2.5
"""What that passage must be worth: it has two stems that few paragraphs have, or more."""
_LOOSE = 5
"""Letters at which two stems may part, as in Afghan and Afghanistan."""


def check_bearing(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`evidence-not-bearing`: other words of the paragraph tell far more of the statement.

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


def rarities(explainer: Explainer) -> Mapping[str, float]:
    """How much each stem tells of the paragraph of a source that it stands in."""
    tongues = languages(explainer)
    return rarity(stems(each.text, tongues[each.ref.source]) for each in paragraphs(explainer))


def is_comparable(explainer: Explainer, reference: Reference) -> bool:
    """Whether a reference leads to a source of the language that the explainer is in."""
    theirs = languages(explainer).get(reference.source)
    return theirs is not None and base(theirs) == base(explainer.language)


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
