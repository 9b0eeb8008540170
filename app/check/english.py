"""What is compared in English: a statement's own words, those it rests on, and their sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Explainer, Paragraph, Reference, Span
from ..text import ENGLISH, base, quotations, sentences
from .bearing import given, only, quoted
from .evidence import Placed, languages


@dataclass(frozen=True, slots=True)
class Compared:
    """A statement's own words, its evidence, and the whole sentences that the evidence is of.

    `is_whole` is whether every reference shows its words; one that does not has no sentences here.
    """

    own: str
    words: str
    around: str
    is_whole: bool


def compared(explainer: Explainer, place: Placed) -> Compared:
    """What of a statement is compared with what."""
    words: list[str] = []
    around: list[str] = []
    is_whole = True
    for reference in place.statement.citation.references:
        paragraph = only(explainer, reference)
        found = stretches(place, reference, paragraph) if paragraph else ()
        is_whole = is_whole and bool(found)
        if paragraph:
            words += [paragraph.text[start:end] for start, end in found]
            around += _sentences(paragraph.text, found)
    return Compared(own(place.statement.plain), " … ".join(words), " … ".join(around), is_whole)


def _sentences(text: str, found: tuple[tuple[int, int], ...]) -> Iterator[str]:
    """The sentences of a text that some stretches are of."""
    for first, last in sentences(text):
        if any(first < end and start < last for start, end in found):
            yield text[first:last]


def stretches(
    place: Placed, reference: Reference, paragraph: Paragraph
) -> tuple[tuple[int, int], ...]:
    """Where the words stand that a reference rests on: its evidence, then what is quoted."""
    return (*given(reference, paragraph.text), *quoted(place, paragraph.text))


def own(plain: str) -> str:
    """A statement with blanks in the place of what it quotes."""
    for each in reversed(quotations(plain)):
        plain = plain[: each.start] + " " * (each.end - each.start) + plain[each.end :]
    return plain


def span_of(place: Placed, word: str) -> Span:
    """Where a word of a statement's own stands first; all of the statement where it does not."""
    text = place.statement.text
    match = re.search(rf"(?<!\w){re.escape(word)}", own(text.plain)) if word else None
    return text.span(*(match.span() if match else (0, len(text.plain))))


def is_english(explainer: Explainer, place: Placed) -> bool:
    """Whether a statement and every source that it cites are in English."""
    tongues = languages(explainer)
    cited = (tongues.get(each.source, "") for each in place.statement.citation.references)
    return all(base(each) == ENGLISH for each in (explainer.language, *cited))
