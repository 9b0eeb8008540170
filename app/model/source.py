"""A source: where an article came from, and its numbered paragraphs with the parts they have."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from .citation import ParagraphRef, SourceField
from .text import Span


class ParagraphShape(StrEnum):
    """How a paragraph is set: running text, the items of a list, rows, or text with a heading."""

    PROSE = "prose"
    LIST = "list"
    TABLE = "table"
    HEADED = "headed"


@dataclass(frozen=True, slots=True)
class ParagraphPart:
    """An item, a row or a heading: where its words stand in its paragraph, without their marks.

    `cells` are those of a row, in order.
    """

    start: int
    end: int
    cells: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph of a source, exactly as captured; or its date or title, numbered 0.

    `parts` are what it is made of, numbered from 1; prose has none. With `has_head` the first row
    says what stands in the others.
    """

    ref: ParagraphRef
    text: str
    span: Span
    field: SourceField | None = None
    shape: ParagraphShape = ParagraphShape.PROSE
    parts: tuple[ParagraphPart, ...] = ()
    has_head: bool = False

    def narrowed(self, numbers: Collection[int]) -> Paragraph:
        """As if it had these parts alone, and a table's head: blanks are where others stand."""
        kept = {*numbers, *((1,) if self.has_head else ())}
        shown = [each for number, each in enumerate(self.parts, 1) if number in kept]
        text, at = "", 0
        for each in shown:
            text += " " * (each.start - at) + self.text[each.start : each.end]
            at = each.end
        text += " " * (len(self.text) - at)
        part = next(iter(numbers)) if len(numbers) == 1 else 0
        return replace(self, text=text, ref=replace(self.ref, part=part))


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
