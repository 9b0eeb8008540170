"""References: what a statement rests on, paragraph by paragraph, with the words that show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import urls
from ..model import Mark, ParagraphRef, Statement
from ..pages import Edition, cited


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words of a source paragraph, and where they begin and end in it, in characters."""

    exact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """A paragraph that a statement rests on, or a date or title; `paragraph` is how it is called.

    `text` is all of it, `quotes` the words in it that bear the statement out.
    """

    source: str
    publisher: str
    paragraph: str
    url: str
    mark: Mark
    text: str
    quotes: tuple[Quoted, ...]


def resting(edition: Edition, statement: Statement) -> Iterator[Resting]:
    """All that a statement rests on, as it is cited."""
    explainer, address = edition.explainer, edition.address
    for reference in statement.citation.references:
        for ref in cited(reference):
            text, name = edition.text(ref), edition.source(ref).name
            is_paragraph = isinstance(ref, ParagraphRef)
            fragment = urls.paragraph(explainer, ref) if isinstance(ref, ParagraphRef) else ""
            lit = edition.lit(ref, (statement,)) if is_paragraph else ()
            yield Resting(
                source=ref.source,
                publisher=name,
                paragraph=edition.number(ref),
                url=address.absolute(urls.source(explainer.id), fragment),
                mark=reference.mark,
                text=text,
                quotes=tuple(
                    Quoted(exact=text[start:end], start=start, end=end) for start, end in lit
                ),
            )
