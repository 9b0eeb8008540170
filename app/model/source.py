"""A source: an article as it was captured, in numbered paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from .citation import ParagraphRef, SourceField
from .text import Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph of a source, exactly as captured; or its date or title, numbered 0."""

    ref: ParagraphRef
    text: str
    span: Span
    field: SourceField | None = None


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading of the source, standing before the paragraph numbered `before`."""

    text: str
    before: int


@dataclass(frozen=True, slots=True)
class Source:
    """An article: where it came from, and its numbered paragraphs."""

    id: str
    file: str
    title: str
    publisher: str
    language: str
    date: str
    date_basis: str
    inferred: bool
    """Whether the date is stated nowhere, but taken from what the text says."""
    obtained_from: str
    obtained_note: str
    licence: str
    removed: tuple[str, ...]
    digest: str
    digest_span: Span
    paragraphs: tuple[Paragraph, ...]
    subheadings: tuple[Subheading, ...] = ()
    byline: str = ""
    url: str = ""
    short: str = ""
    """What it is called before its numbers, where several are explained."""
    text_digest: str = ""
    """The digest the text has now; `digest` is the one it was captured with."""

    @property
    def name(self) -> str:
        """How a reader hears of it."""
        return self.publisher or self.title

    @property
    def called(self) -> str:
        """What tells it from the other sources of an explainer, in a word or two."""
        return self.short or self.id

    def field(self, name: SourceField) -> Paragraph:
        """Its date or its title, to be cited as a paragraph is."""
        text = self.date if name is SourceField.DATE else self.title
        return Paragraph(ParagraphRef(self.id, 0), text, Span(self.file, 1), name)
