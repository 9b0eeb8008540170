"""What is checked: statements in their places, labels, the paragraphs of both, and what matched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..model import (
    Block,
    Entry,
    Explainer,
    Heading,
    Items,
    Note,
    Paragraph,
    ParagraphRef,
    Prose,
    Quote,
    Section,
    Span,
    Statement,
    Text,
)

LABELS = ("role", "side", "label", "expansion")
"""The attributes of an entry that are printed as they stand."""
DATES = ("date", "until")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """Where words of a statement stand in a paragraph it cites: character offsets in both texts."""

    kind: Literal["quotation", "figure", "name"]
    start: int
    end: int
    ref: ParagraphRef
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """That one quotation, figure or name of a statement was found; a quotation may be in pieces."""

    statement: str
    kind: Literal["quotation", "figure", "name"]
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Lit:
    """A stretch of a paragraph that bears a statement out: character offsets in its text."""

    ref: ParagraphRef
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement in its place, with the words that bear it out (`lit`) and all that matched.

    `section` is None in the standfirst and in brief; `quoted` is whether it stands in a block
    quotation; `read` is whether a person has read it beside its paragraphs, as all of them are now.
    """

    statement: Statement
    section: Section | None
    entry: Entry | None
    quoted: bool = False
    matches: tuple[Match, ...] = ()
    lit: tuple[Lit, ...] = ()
    read: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """Words to be borne out by `paragraphs`; a label's where `statement` is None."""

    plain: str
    span: Callable[[int, int], Span]
    paragraphs: tuple[Paragraph, ...]
    statement: Statement | None = None
    quoted: bool = False


def places(explainer: Explainer) -> Iterator[Placed]:
    """Every statement in reading order, still without its evidence."""
    for statement in explainer.standfirst:
        yield Placed(statement, None, None)
    yield from _placed(explainer.brief, None, None)
    for section in explainer.sections:
        yield from _placed(section.blocks, section, None)
        for entry in section.entries:
            yield from _placed(entry.blocks, section, entry)


def _placed(
    blocks: Iterable[Block], section: Section | None, entry: Entry | None
) -> Iterator[Placed]:
    for block in blocks:
        for prose in proses(block):
            for statement in prose.statements:
                yield Placed(statement, section, entry, isinstance(block, Quote))


def block_lists(explainer: Explainer) -> Iterator[tuple[Block, ...]]:
    """The blocks of the brief, of every section and of every entry, in reading order."""
    yield explainer.brief
    for section in explainer.sections:
        yield section.blocks
        yield from (entry.blocks for entry in section.entries)


def proses(block: Block) -> tuple[Prose, ...]:
    """The paragraphs of statements in a block."""
    match block:
        case Prose():
            return (block,)
        case Items():
            return block.items
        case Quote():
            return (block.prose,)
    return ()


def paragraphs(explainer: Explainer) -> Iterator[Paragraph]:
    """Every numbered paragraph of every source, in order."""
    return (paragraph for source in explainer.sources for paragraph in source.paragraphs)


def wordings(explainer: Explainer) -> Iterator[Wording]:
    """Everything an author wrote that a source must bear out: statements, then labels.

    What cites nothing, or a paragraph that is not there, is left out: it is reported as such, and
    nothing more can be said of it.
    """
    known = {paragraph.ref: paragraph for paragraph in paragraphs(explainer)}
    everything = tuple(places(explainer))
    for place in everything:
        text, refs = place.statement.text, dict.fromkeys(place.statement.citation.refs)
        fields = tuple(_fields(explainer, place.statement))
        if (refs or fields) and known.keys() >= refs.keys():
            cited = (*(known[ref] for ref in refs), *fields)
            yield Wording(text.plain, text.span, cited, place.statement, place.quoted)
    yield from (label for label in _labels(explainer, everything, known) if label.paragraphs)


def _fields(explainer: Explainer, statement: Statement) -> Iterator[Paragraph]:
    """The dates and titles of sources that a statement cites."""
    sources = {each.id: each for each in explainer.sources}
    for reference in statement.citation.references:
        if reference.field and reference.source in sources:
            yield sources[reference.source].field(reference.field)


def _labels(
    explainer: Explainer, everything: tuple[Placed, ...], known: Mapping[ParagraphRef, Paragraph]
) -> Iterator[Wording]:
    """Titles, headings and attributes, each with the paragraphs cited under it."""
    anywhere = tuple(known.values())
    english = all(source.language.startswith("en") for source in explainer.sources)
    yield Wording(explainer.title, _at(explainer.title_span), anywhere)
    yield from _headings(explainer.brief, anywhere)
    for section in explainer.sections:
        inside = tuple(each for each in everything if each.section is section)
        cited = _cited(inside, known)
        yield Wording(section.title, _at(section.title_span), cited)
        yield from _headings(section.blocks, cited)
        for entry in section.entries:
            told = (each for each in everything if each.statement.key == entry.get("tells") != "")
            under = _cited((*told, *(each for each in inside if each.entry is entry)), known)
            yield Wording(entry.title.plain, entry.title.span, under)
            yield from _headings(entry.blocks, under)
            for words, span in _printed(entry, english):
                yield Wording(words, _at(span), under)


def _headings(blocks: Iterable[Block], cited: tuple[Paragraph, ...]) -> Iterator[Wording]:
    for block in blocks:
        if isinstance(block, Heading):
            yield Wording(block.text.plain, block.text.span, cited)


def _printed(entry: Entry, english: bool) -> Iterator[tuple[str, Span]]:
    """The attributes that readers see, in words, each with its place.

    Of an event whose date is inferred none: they say what the source does not, and `inferred` why.
    """
    names = () if entry.get("inferred") else (*LABELS, *DATES)
    for name in names:
        if attribute := entry.attributes.get(name):
            value = attribute.value
            yield (spelled(value, english) or "") if name in DATES else value, attribute.span


def spelled(value: str, months: bool = True) -> str | None:
    """An ISO date of any precision in words, "15 August 2021"; None where it is not a date.

    Without `months` it is the year alone, which every language writes in figures.
    """
    if not (match := _DATE.fullmatch(value)):
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    parts = (str(day or ""), _MONTHS[month], f"{year:04}") if months else (f"{year:04}",)
    return " ".join(part for part in parts if part)


def _cited(
    placed: Iterable[Placed], known: Mapping[ParagraphRef, Paragraph]
) -> tuple[Paragraph, ...]:
    refs = dict.fromkeys(ref for each in placed for ref in each.statement.citation.refs)
    return tuple(known[ref] for ref in refs if ref in known)


def _at(span: Span) -> Callable[[int, int], Span]:
    """A value's place in the file is known only as a whole."""
    return lambda start, end: span


def texts(blocks: Iterable[Block]) -> Iterator[Text]:
    """Every running text in some blocks: of statements, of what is uncited, headings and notes."""
    for block in blocks:
        match block:
            case Heading():
                yield block.text
            case Note():
                yield from block.paragraphs
            case _:
                for prose in proses(block):
                    yield from (statement.text for statement in prose.statements)
                    if prose.uncited:
                        yield prose.uncited
