"""An explainer: its sections, entries and statements, and the one way through them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import assert_never

from ..pictures import Image
from .citation import Citation, ParagraphRef
from .records import Change, Correction, Excuse, Reading, Withdrawal
from .source import Paragraph, Source
from .text import Span, Text

IN_BRIEF = "In brief"
"""How readers know what an explainer says before its sections."""


class Kind(StrEnum):
    """What a section is made of: running text, or entries of one sort."""

    SECTION = "section"
    PEOPLE = "people"
    TIMELINE = "timeline"
    GLOSSARY = "glossary"


@dataclass(frozen=True, slots=True)
class Statement:
    """Text closed by a citation; `id` is its fragment, made of its words (`s-` and six letters).

    `key` names its claim for other statements and entries, and is no address; empty for most.
    """

    id: str
    text: Text
    citation: Citation
    key: str = ""
    key_span: Span | None = None

    @property
    def plain(self) -> str:
        return self.text.plain


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph of statements; `uncited` is text that no citation closed, which is an error."""

    statements: tuple[Statement, ...]
    uncited: Text | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A bulleted or numbered list of paragraphs of statements."""

    items: tuple[Prose, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation: every word of it is the source's."""

    prose: Prose


@dataclass(frozen=True, slots=True)
class Attribute:
    """A value an author set on a heading, and where it stands."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section, with its explicit id (empty where the author gave none)."""

    id: str
    text: Text
    span: Span
    level: int = 3
    attributes: Mapping[str, Attribute] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """The editor's own words: not from the source, and marked as such on the page.

    `outside` says where they come from, and so that no source here bears them out.
    """

    paragraphs: tuple[Text, ...]
    span: Span
    outside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Illustration:
    """A picture of the explainer's own, with a caption of statements; `file` is its name.

    `alt` is for those who do not see it, `credit` says where it is from, `outside` so that no
    source here bears out what it shows.
    """

    file: str
    alt: Attribute
    credit: Attribute
    caption: Prose
    span: Span
    outside: str = ""


Block = Prose | Items | Quote | Heading | Note | Illustration


@dataclass(frozen=True, slots=True)
class Entry:
    """A person, an event or a term: a heading with an id, attributes and cited text."""

    id: str
    title: Text
    span: Span
    attributes: Mapping[str, Attribute]
    blocks: tuple[Block, ...]

    def get(self, name: str) -> str:
        """The value of an attribute, or the empty string."""
        return self.attributes[name].value if name in self.attributes else ""

    @property
    def called(self) -> tuple[str, ...]:
        """By what words a source calls this person besides the name: `called="the official"`."""
        return tuple(words for each in self.get("called").split(",") if (words := each.strip()))


@dataclass(frozen=True, slots=True)
class Section:
    """One page of an explainer; its id is its file's name and its permalink.

    A plain section has `blocks`; the other kinds have `entries`, after a lead in `blocks`.
    """

    id: str
    kind: Kind
    title: str
    file: str
    title_span: Span
    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...] = ()
    aliases: tuple[str, ...] = ()
    alias_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Explainer:
    """One article explained; its id is its folder's name and its permalink."""

    id: str
    file: str
    title: str
    title_span: Span
    language: str
    standfirst: tuple[Statement, ...]
    brief: tuple[Block, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    published: date
    updated: date
    aliases: tuple[str, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    readings: tuple[Reading, ...] = ()
    corrections: tuple[Correction, ...] = ()
    changes: tuple[Change, ...] = ()
    alias_spans: tuple[Span, ...] = ()
    draft: bool = False
    authors: tuple[str, ...] = ()
    """Who wrote it; a reading of theirs is no second pair of eyes."""
    images: Mapping[str, Image] = field(default_factory=dict)
    """What its pictures show, by the name of the file."""
    _sources: Mapping[str, Source] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Every reference of every statement is followed several times.
        object.__setattr__(self, "_sources", {each.id: each for each in self.sources})

    def source(self, id: str) -> Source | None:
        """The source of this id, or None where there is none."""
        return self._sources.get(id)

    def paragraph(self, ref: ParagraphRef) -> Paragraph | None:
        """The paragraph a reference names, or only its part; None where there is none."""
        source = self.source(ref.source)
        if source and 0 < ref.number <= len(source.paragraphs):
            paragraph = source.paragraphs[ref.number - 1]
            if ref.part <= len(paragraph.parts):
                return paragraph.narrowed((ref.part,)) if ref.part else paragraph
        return None

    def statements(self) -> Iterator[Statement]:
        """Every statement, in reading order."""
        return (each.node for each in walk(self) if isinstance(each.node, Statement))

    def pictures(self) -> Iterator[Illustration]:
        """Every picture, in reading order."""
        within = (blocks for each in self.sections for blocks in _all_blocks(each))
        for blocks in (self.brief, *within):
            yield from (each for each in blocks if isinstance(each, Illustration))

    @property
    def people(self) -> tuple[Entry, ...]:
        """Every voice and party a citation can name."""
        return tuple(e for s in self.sections if s.kind is Kind.PEOPLE for e in s.entries)


def _all_blocks(section: Section) -> Iterator[tuple[Block, ...]]:
    yield section.blocks
    yield from (each.blocks for each in section.entries)


Node = Entry | Heading | Statement | Text
"""What a walk comes to; bare `Text` is a paragraph of a note, or what no citation closed."""


@dataclass(frozen=True, slots=True)
class Position:
    """A node, and what it stands in: no block for an entry, none of the three for the standfirst.

    In brief there is no section and no entry; an entry stands in itself.
    """

    node: Node
    section: Section | None = None
    entry: Entry | None = None
    block: Block | None = None

    @property
    def text(self) -> Text:
        """Its words."""
        match self.node:
            case Text():
                return self.node
            case Entry():
                return self.node.title
        return self.node.text

    @property
    def quoted(self) -> bool:
        """Whether it stands in a block quotation."""
        return isinstance(self.block, Quote)


def walk(explainer: Explainer) -> Iterator[Position]:
    """Everything an author wrote in an explainer, in reading order: the one way through its tree.

    Titles of the explainer and of its sections have no markup, and are no nodes.
    """
    yield from map(Position, explainer.standfirst)
    yield from walk_blocks(explainer.brief)
    for section in explainer.sections:
        yield from walk_section(section)


def walk_section(section: Section) -> Iterator[Position]:
    """Everything in a section: its blocks, then each entry with its own."""
    yield from walk_blocks(section.blocks, section)
    for entry in section.entries:
        yield Position(entry, section, entry)
        yield from walk_blocks(entry.blocks, section, entry)


def walk_blocks(
    blocks: Iterable[Block], section: Section | None = None, entry: Entry | None = None
) -> Iterator[Position]:
    """Everything in some blocks that stand there."""
    return (Position(node, section, entry, block) for block in blocks for node in _nodes(block))


def _nodes(block: Block) -> Iterator[Node]:
    match block:
        case Heading():
            yield block
        case Note():
            yield from block.paragraphs
        case Quote():
            yield from _nodes(block.prose)
        case Illustration():
            yield from _nodes(block.caption)
        case Items():
            for item in block.items:
                yield from _nodes(item)
        case Prose():
            yield from block.statements
            if block.uncited:
                yield block.uncited
        case _:
            assert_never(block)
