"""Blocks as pages show them: statements in rows, beside each the words of the source it rests on.

A page may cite a source paragraph more than once. Each row has its own copy, with an id of its
own (`m9-1`, `m9-2`), in which the evidence of its row is lit; it leads back to those statements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from markupsafe import Markup

from .. import urls
from ..model import (
    Block,
    Heading,
    Illustration,
    Items,
    Note,
    ParagraphRef,
    Prose,
    Quote,
    Statement,
)
from ..text import direction
from .context import Cited, Edition
from .excerpts import excerpt_of, plain_excerpt
from .glosses import Gloss, Glosses, Use, gloss, gloss_id
from .history import Former
from .html import Link, captured, inline, running
from .phrases import first_words
from .statements import FIELD, Sentence, away, sentence, what, whole


@dataclass(frozen=True, slots=True)
class Back:
    """The way from a source paragraph to a statement on it, called by its first words."""

    href: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A source paragraph beside a row, with the row's evidence lit in it.

    `is_named` where its number has the name of its source before it.
    `is_cut` where only an excerpt is shown until the reader opens the whole; `excerpt` is that as
    text. `language` is empty where it is the page's own.
    """

    id: str
    what: str
    number: str
    is_named: bool
    href: str
    html: Markup
    is_cut: bool
    excerpt: str
    backs: tuple[Back, ...]
    language: str
    direction: str

    @property
    def is_field(self) -> bool:
        return self.what == FIELD

    @property
    def called(self) -> str:
        """What is said aloud before its number, at the beginning of a text."""
        return self.what[0].upper() + self.what[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Statements and their sources; `block` is `prose` or `pull`, `role` a class or empty.

    `place` is the id of a row of statements that stand elsewhere.
    """

    sentences: tuple[Sentence, ...]
    copies: tuple[Aside, ...]
    block: str = "prose"
    role: str = ""
    place: str = ""
    glosses: tuple[Gloss, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """A list, an item a row."""

    items: tuple[Row, ...]
    tag: str
    block: str = "list"


@dataclass(frozen=True, slots=True)
class Title:
    """A heading with its id."""

    id: str
    html: Markup
    block: str = "heading"


@dataclass(frozen=True, slots=True)
class Remark:
    """The editor's own words."""

    paragraphs: tuple[Markup, ...]
    outside: str = ""
    block: str = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """A picture with its caption: a drawing for inside the page, else the address of an image."""

    drawing: Markup
    src: str
    width: int
    height: int
    alt: str
    credit: str
    outside: str
    caption: Row
    block: str = "picture"


Part = Row | Rows | Title | Remark | Plate


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """Makes the rows of one page, counting the copies of each source paragraph as it goes.

    `page` is its path; `home` is the path that the author's links are relative to; `whole` where
    the page has all of the explainer, the source at its end: copies lead there, and `prefix` keeps
    ids apart. With `stem` begin the ids of copies and of what is told here, on a page of several
    explainers. `glosses` are what the page explains in place, if anything.
    """

    edition: Edition
    page: str
    home: str
    whole: bool = False
    prefix: str = ""
    stem: str = ""
    seen: Counter[Cited | str] = field(default_factory=Counter)
    glosses: Glosses | None = None

    def at(self, home: str, prefix: str) -> Margin:
        """The same margin, going on with text from another home."""
        return replace(self, home=home, prefix=f"{prefix}.")

    def named(self, identifier: str) -> str:
        """An author's id on this page. No author can write a full stop in one."""
        return self.prefix + identifier

    def former(self, identifier: str) -> tuple[Former, ...]:
        """The ids an entry once had, on the page that old links lead to."""
        return () if self.whole else self.edition.former.get(identifier, ())

    def parts(self, blocks: tuple[Block, ...], lead: bool = False) -> Iterator[Part]:
        """The parts of some blocks; with `lead` the first paragraph is the key point."""
        for block in blocks:
            match block:
                case Prose(statements):
                    yield self.row(statements, role="key" if lead else "")
                    lead = False
                case Quote(prose):
                    yield self.row(prose.statements, block="pull")
                case Items(items, ordered):
                    yield Rows(
                        tuple(self.row(each.statements) for each in items),
                        "ol" if ordered else "ul",
                    )
                case Heading(identifier, text):
                    yield Title(self.named(identifier), running(text, (), self._link))
                case Note(paragraphs, outside=outside):
                    texts = tuple(running(each, (), self._link) for each in paragraphs)
                    yield Remark(texts, outside)
                case Illustration():
                    yield self._plate(block)
                case _:
                    assert_never(block)

    def _plate(self, picture: Illustration) -> Plate:
        explainer = self.edition.explainer
        image = explainer.images[picture.file]
        path = urls.picture(explainer.id, picture.file, image)
        return Plate(
            drawing=inline(image, picture.alt.value),
            src=self.edition.address.link(path),
            width=image.width,
            height=image.height,
            alt=picture.alt.value,
            credit=picture.credit.value,
            outside=picture.outside,
            caption=self.row(picture.caption.statements, role="caption"),
        )

    def row(self, statements: tuple[Statement, ...], block: str = "prose", role: str = "") -> Row:
        """The row of one paragraph."""
        copies = self.copies(statements)
        explained = [(each, self._uses(each)) for each in statements]
        sentences = (
            sentence(self.edition, each, self._opening(copies), at_home=True) for each in statements
        )
        return Row(
            sentences=tuple(map(self._with_terms, sentences, explained)),
            copies=tuple(copies.values()),
            block=block,
            role=role,
            glosses=tuple(
                gloss(self.edition, use, each) for each, uses in explained for use in uses
            ),
        )

    def _uses(self, statement: Statement) -> tuple[Use, ...]:
        return tuple(self.glosses.first_uses(statement)) if self.glosses else ()

    def _with_terms(
        self, shown: Sentence, explained: tuple[Statement, tuple[Use, ...]]
    ) -> Sentence:
        statement, uses = explained
        link = self.edition.address.link
        terms = {(each.start, each.end): link(self.page, gloss_id(each)) for each in uses}
        if not terms:
            return shown
        return replace(shown, explaining=self.edition.explaining(statement, terms))

    def told(self, *statements: Statement) -> Row:
        """A row of statements that stand elsewhere, to which its sources lead back."""
        place = self._place(statements[0])
        back = (Back(f"#{place}", first_words(statements[0])),)
        copies = {ref: replace(it, backs=back) for ref, it in self.copies(statements).items()}
        sentences = tuple(
            sentence(self.edition, each, self._opening(copies)) for each in statements
        )
        return Row(sentences=sentences, copies=tuple(copies.values()), place=place)

    def _opening(self, copies: Mapping[Cited, Aside]) -> Callable[[Cited], str]:
        """Leads to a copy by the path of this page: it still does in a text taken out of it."""
        return lambda ref: self.edition.address.link(self.page, copies[ref].id)

    def _place(self, statement: Statement) -> str:
        """An id for where the page tells it; told again it has a number."""
        place = statement.id.replace("s-", "w-", 1)
        self.seen[place] += 1
        number = self.seen[place]
        return self.stem + (place if number == 1 else f"{place}-{number}")

    def copies(self, statements: tuple[Statement, ...]) -> dict[Cited, Aside]:
        """What these statements rest on, in the order of citation; they may stand elsewhere."""
        refs = self.edition.cited_in_order(statements)
        return {ref: self._copy(ref, statements) for ref in refs}

    def _copy(self, ref: Cited, statements: tuple[Statement, ...]) -> Aside:
        self.seen[ref] += 1
        edition = self.edition
        resting = tuple(each for each in statements if ref in edition.cited_in_order((each,)))
        text, lit = edition.text(ref), edition.lit(ref, resting)
        shown = excerpt_of(edition, ref, lit)
        foreign = edition.foreign(edition.source(ref))
        return Aside(
            id=self.stem + copy_id(edition, ref, self.seen[ref]),
            what=what(ref),
            number=edition.number(whole(ref)),
            is_named=edition.is_named(ref),
            href=edition.source_link(ref, self.whole),
            html=captured(text, lit, shown),
            is_cut=shown != ((0, len(text)),),
            excerpt=plain_excerpt(text, shown),
            backs=tuple(Back(f"#{each.id}", first_words(each)) for each in resting),
            language=foreign,
            direction=direction(foreign),
        )

    @property
    def _link(self) -> Link:
        return self.edition.linker(self.home)


def copy_id(edition: Edition, ref: Cited, count: int) -> str:
    """The id of the copy of what is cited that is the `count`th on its page."""
    source = "" if ref.source == edition.primary.id else f"-{ref.source}-"
    name = ref.number if isinstance(ref, ParagraphRef) else ref.name
    return f"m{source}{name}-{count}"


def row_away(edition: Edition, statements: tuple[Statement, ...]) -> Row:
    """Statements away from home in a row, with their source paragraphs."""
    # Only headings and notes have links that are relative to a home.
    copies = Margin(edition=edition, page="", home="").copies(statements)
    sentences = tuple(away(edition, each) for each in statements)
    return Row(sentences=sentences, copies=tuple(copies.values()))
