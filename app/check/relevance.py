"""The checks that a statement cites the paragraphs which tell it, and no others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from ..library import Library
from ..model import Explainer, ParagraphRef, Reference
from ..problems import Problem
from ..text import Index, sentences
from .bearing import given, quoted
from .evidence import OF_THE_ARTICLE, Placed, paragraphs, places, told
from .fit import comparable_sources
from .wording import named

FARTHER = 1.2
"""How many times more than what is cited another paragraph must tell of a statement,"""
MARGIN = 1.0
"""and by how much more, for it to be the one that is meant."""
SENTENCE_FARTHER = 1.5
SENTENCE_MARGIN = 2.0
"""The same for a single sentence of a statement, which has fewer words to tell it by."""
NEEDED = 2.5
"""What a paragraph without evidence must add to those that have some: a stem that few have."""
NEEDED_UNSHOWN = 0.8
"""What one must add where none has any: any stem that most others have not."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The paragraphs that are in the language of the explainer, and the index of their stems."""

    refs: Mapping[ParagraphRef, int]
    index: Index


def sources_of(explainer: Explainer) -> Sources:
    """What the statements of an explainer may be compared with."""
    comparable = comparable_sources(explainer)
    found = [each for each in paragraphs(explainer) if each.ref.source in comparable]
    texts = [each.text for each in found]
    refs = {each.ref: number for number, each in enumerate(found)}
    return Sources(refs, Index(texts, explainer.language))


def check_relevance(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`better-paragraph`, `needless-paragraph`: what is cited tells the statement, all of it."""
    sources = sources_of(explainer)
    everything = tuple(paragraphs(explainer))
    known = [each for each in everything if each.ref in sources.refs]
    for place in places(explainer):
        cited = tuple(dict.fromkeys(place.statement.citation.refs))
        if not cited or not sources.refs.keys() >= set(cited):
            continue
        is_of_article = OF_THE_ARTICLE.search(place.statement.plain)
        if not is_of_article and (needless := _needless(explainer, place, sources)):
            yield library.problem(
                "needless-paragraph", needless.span,
                "this paragraph tells nothing of the statement that the others do not tell",
                "take it out; or quote the words of it that bear the statement out",
            )  # fmt: skip
        elif better := _better(explainer, place, cited, sources):
            reference, number = better
            paragraph = known[number]
            yield library.problem(
                "better-paragraph", reference.span,
                f"{named((paragraph,))} tells far more of this",
                f"did you mean `@p{paragraph.ref.number}`?",
            )  # fmt: skip


def _better(
    explainer: Explainer, place: Placed, cited: tuple[ParagraphRef, ...], sources: Sources
) -> tuple[Reference, int] | None:
    """The first reference in whose place another paragraph would tell far more, and which.

    One that shows its words is held to these: they say why it is cited. But a sentence before the
    last may have slid under the citation of the next.
    """
    references = [each for each in place.statement.citation.references if each.refs]
    unshown = [each for each in references if not _is_shown(explainer, place, each)]
    numbers = tuple(sources.refs[ref] for ref in cited)
    plain = place.statement.plain
    of_each = (
        (each, told(place), tuple(sources.refs[ref] for ref in each.refs), FARTHER, MARGIN)
        for each in unshown
    )
    of_sentences = (
        (references[0], plain[start:end], numbers, SENTENCE_FARTHER, SENTENCE_MARGIN)
        for start, end in sentences(plain)[:-1]
    )
    found = (
        (reference, number)
        for reference, words, own, times, margin in (*of_each, *of_sentences)
        if (number := _farther(sources.index, words, numbers, own, times, margin)) is not None
    )
    return next(found, None)


def _farther(
    index: Index,
    words: str,
    cited: tuple[int, ...],
    own: tuple[int, ...],
    times: float,
    margin: float,
) -> int | None:
    """The paragraph that would tell far more in the place of some of those cited, if there is one.

    Names and figures in other forms are looked for only where the plain words point to another.
    """
    number = None
    beside = tuple(each for each in cited if each not in own)
    for measure in (index.relevance, partial(index.relevance_by_sense, cited=cited)):
        relevance = measure(words)
        most, number = relevance.best(cited, beside)
        if most < times * relevance.of(own, beside) + margin:
            return None
    return number


def _needless(explainer: Explainer, place: Placed, sources: Sources) -> Reference | None:
    """The first reference without evidence that adds next to nothing to the others."""
    references = [each for each in place.statement.citation.references if each.refs]
    needed = NEEDED if any(each.evidence for each in references) else NEEDED_UNSHOWN
    for reference in references if len(references) > 1 else ():
        is_shown = _is_shown(explainer, place, reference)
        if not is_shown and adds(place, reference.refs, sources) < needed:
            return reference
    return None


def adds(place: Placed, refs: Collection[ParagraphRef], sources: Sources) -> float:
    """How much some of the paragraphs that a statement cites tell of it, and the others do not."""
    others = (ref for ref in place.statement.citation.refs if ref not in refs)
    own, beside = ([sources.refs[ref] for ref in some] for some in (refs, others))
    return sources.index.relevance(told(place)).of(own, beside)


def _is_shown(explainer: Explainer, place: Placed, reference: Reference) -> bool:
    """Whether any words of a reference's paragraphs bear the statement out."""
    texts = [each.text for ref in reference.refs if (each := explainer.paragraph(ref))]
    return any(given(reference, text) or quoted(place, text) for text in texts)
