"""Contents: a page as pieces in reading order, for those who read no HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from .. import urls
from ..model import (
    IN_BRIEF,
    REPORTED,
    Block,
    Entry,
    Heading,
    Illustration,
    Items,
    Note,
    Prose,
    Quote,
    Section,
    Source,
    Statement,
)
from ..pages import WHO_SAYS_WHAT, Changed, Edition, change_days, dotted, promises

_LABELS = ("role", "side", "expansion", "label", "date")


class Form(StrEnum):
    """What a piece of a page is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    NOTE = "note"
    SOURCE = "source"
    PICTURE = "picture"
    TEXT = "text"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a page: `statements` for a paragraph, an item or a quotation, else `text`.

    `level` is a heading's, as in HTML; `id` its fragment, or that of a source paragraph; `href` is
    where a link leads or a picture is, `label` what a source paragraph is called, or where a note
    or a picture is from. The statements of a picture are its caption, its text is for the blind.
    """

    form: Form
    text: str = ""
    statements: tuple[Statement, ...] = ()
    level: int = 0
    id: str = ""
    label: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """A page of an explainer: what kind it is of, its title, and all that it has."""

    path: str
    kind: str
    title: str
    pieces: tuple[Piece, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement of it, once, in the order of the page."""
        found = {one.id: one for each in self.pieces for one in each.statements}
        return tuple(found.values())


def contents(edition: Edition) -> Iterator[Contents]:
    """Every page that people read of an explainer, and then those of its statements."""
    explainer = edition.explainer
    name, title = explainer.id, explainer.title

    def page(path: str, kind: str, title: str, pieces: Iterable[Piece]) -> Contents:
        return Contents(path=path, kind=kind, title=title, pieces=tuple(pieces))

    yield page(urls.overview(name), "overview", title, (*_brief(edition), *_ways(edition)))
    for each in explainer.sections:
        yield page(edition.page_of(each), each.kind, each.title, _section(edition, each))
    sources = tuple(piece for each in explainer.sources for piece in _source(edition, each))
    yield page(urls.who_says_what(name), "who-says-what", WHO_SAYS_WHAT, _voices(edition))
    yield page(urls.source(name), "source", "The source", sources)
    yield page(urls.checked(name), "checked", "What was checked", _checked(edition))
    everything = (piece for each in explainer.sections for piece in _chapter(edition, each))
    yield page(urls.everything(name), "all", title, (*_brief(edition), *everything, *sources))
    yield page(urls.changes(name), "changes", "What changed, and when", _changes(edition))
    for statement in edition.statements():
        pieces = (Piece(form=Form.PARAGRAPH, statements=(statement,)), _home(edition, statement))
        path = edition.own_page(statement)
        yield page(path, "statement", " ".join(statement.plain.split()), pieces)


def _brief(edition: Edition) -> Iterator[Piece]:
    """What stands before all sections."""
    explainer = edition.explainer
    yield Piece(form=Form.PARAGRAPH, statements=explainer.standfirst)
    yield Piece(form=Form.HEADING, text=IN_BRIEF, level=2, id=urls.IN_BRIEF)
    yield from _blocks(edition, explainer.brief)


def _ways(edition: Edition) -> Iterator[Piece]:
    """The way to each section."""
    yield Piece(form=Form.HEADING, text="Sections", level=2, id="sections")
    for each in edition.explainer.sections:
        href = edition.address.absolute(edition.page_of(each))
        yield Piece(form=Form.LINK, text=each.title, href=href)


def _home(edition: Edition, statement: Statement) -> Piece:
    """The way to where a statement stands."""
    section = edition.placed[statement.id].section
    title = section.title if section else edition.explainer.title
    href = edition.address.absolute(edition.page_of(section), statement.id)
    return Piece(form=Form.LINK, text=f"It stands in “{title}”", href=href)


def _chapter(edition: Edition, section: Section) -> Iterator[Piece]:
    """A section among others."""
    yield Piece(form=Form.HEADING, text=section.title, level=2, id=section.id)
    yield from _section(edition, section, deeper=1)


def _section(edition: Edition, section: Section, deeper: int = 0) -> Iterator[Piece]:
    yield from _blocks(edition, section.blocks, deeper)
    for each in section.entries:
        title = each.title.plain
        yield Piece(form=Form.HEADING, text=title, level=2 + deeper, id=each.id)
        if labels := _labels(each):
            yield Piece(form=Form.TEXT, text=labels)
        yield from _blocks(edition, each.blocks, deeper)


def _labels(entry: Entry) -> str:
    """What is printed beside the title of an entry."""
    return dotted(*filter(None, map(entry.get, _LABELS)))


def _blocks(edition: Edition, blocks: Iterable[Block], deeper: int = 0) -> Iterator[Piece]:
    for block in blocks:
        match block:
            case Prose():
                yield Piece(form=Form.PARAGRAPH, statements=block.statements)
            case Items():
                yield from (
                    Piece(form=Form.ITEM, statements=each.statements) for each in block.items
                )
            case Quote():
                yield Piece(form=Form.QUOTE, statements=block.prose.statements)
            case Heading():
                level = block.level + deeper
                yield Piece(form=Form.HEADING, text=block.text.plain, level=level, id=block.id)
            case Note():
                text = "\n\n".join(each.plain for each in block.paragraphs)
                yield Piece(form=Form.NOTE, text=text, label=block.outside)
            case Illustration():
                yield _picture(edition, block)
            case _:
                assert_never(block)


def _picture(edition: Edition, picture: Illustration) -> Piece:
    explainer = edition.explainer
    path = urls.picture(explainer.id, picture.file, explainer.images[picture.file])
    return Piece(
        form=Form.PICTURE,
        text=picture.alt.value,
        statements=picture.caption.statements,
        label="; ".join(filter(None, (picture.credit.value, picture.outside))),
        href=edition.address.absolute(path),
    )


def _source(edition: Edition, source: Source) -> Iterator[Piece]:
    """A source and its paragraphs, headings where they stand."""
    yield Piece(form=Form.HEADING, text=source.title, level=2)
    yield Piece(form=Form.TEXT, text=dotted(source.publisher, source.date, source.obtained_from))
    headings = {each.before: each.text for each in source.subheadings}
    for each in source.paragraphs:
        if each.ref.number in headings:
            yield Piece(form=Form.HEADING, text=headings[each.ref.number], level=3)
        fragment = urls.paragraph(edition.explainer, each.ref)
        label = edition.number(each.ref)
        yield Piece(form=Form.SOURCE, text=each.text, id=fragment, label=label)


def _voices(edition: Edition) -> Iterator[Piece]:
    """What is somebody's word, by voice, nobody's last."""
    for voice in (*edition.voices, None):
        said = [
            each
            for each in edition.statements()
            if any(mark.voice == voice and mark != REPORTED for mark in each.citation.marks)
        ]
        if said:
            name = edition.voices[voice] if voice else "No voice named"
            yield Piece(form=Form.HEADING, text=name, level=2, id=voice or "")
            yield from (Piece(form=Form.ITEM, statements=(each,)) for each in said)


def _checked(edition: Edition) -> Iterator[Piece]:
    for promise, measure in promises(edition):
        yield Piece(form=Form.TEXT, text=f"{promise} {measure}")


def _changes(edition: Edition) -> Iterator[Piece]:
    for each in change_days(edition):
        yield Piece(form=Form.HEADING, text=each.heading, level=2, id=each.id)
        yield from (Piece(form=Form.TEXT, text=_told(one)) for one in each.changes)


def _told(changed: Changed) -> str:
    said = f"“{changed.before}” → “{changed.text}”" if changed.before else changed.text
    return f"{changed.kind}: {said}{f' ({changed.reason})' if changed.reason else ''}"
