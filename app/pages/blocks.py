"""Blocks as pages show them: statements in rows, beside each the source paragraphs it rests on.

A page may cite a source paragraph more than once. Each row has its own copy, with an id of its
own (`m9-1`, `m9-2`), and each copy leads back to the very statements of its row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import assert_never

from markupsafe import Markup

from ..model import (
    Block,
    Certainty,
    Citation,
    Heading,
    Items,
    Note,
    ParagraphRef,
    Prose,
    Quote,
    Statement,
)
from ..text import direction
from .context import Edition, Former
from .html import Link, running
from .phrases import first_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A link from a statement to a source paragraph; `how` is empty for what is just reported."""

    href: str
    number: str
    how: str
    by: str
    last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A statement; `id` is empty where it is shown away from home, `former` are its old ids."""

    id: str
    former: tuple[Former, ...]
    certainty: Certainty
    html: Markup
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Back:
    """The way from a source paragraph to a statement on it, called by its first words."""

    href: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A source paragraph in the margin; `language` is empty where it is the page's own."""

    id: str
    number: str
    href: str
    html: Markup
    backs: tuple[Back, ...]
    again: bool
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class Row:
    """Statements and their sources; `block` is `prose` or `pull`, `role` a class or empty."""

    sentences: tuple[Sentence, ...]
    copies: tuple[Copy, ...]
    block: str = "prose"
    role: str = ""


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


Part = Row | Rows | Title | Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """Makes the rows of one page, counting the copies of each source paragraph as it goes.

    `home` is the path that the author's links are relative to; `whole` where the page has all of
    the explainer, the source at its end: copies lead there, and `prefix` keeps ids apart.
    """

    edition: Edition
    home: str
    whole: bool = False
    prefix: str = ""
    seen: Counter[ParagraphRef] = field(default_factory=Counter)

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
                case _:
                    assert_never(block)

    def row(self, statements: tuple[Statement, ...], block: str = "prose", role: str = "") -> Row:
        """The row of one paragraph."""
        copies = self.copies(statements)
        sentences = tuple(
            sentence(self.edition, each, lambda ref: f"#{copies[ref].id}", at_home=True)
            for each in statements
        )
        return Row(sentences, tuple(copies.values()), block, role)

    def told(self, statement: Statement) -> Row:
        """The row of a statement that stands elsewhere, to which its source leads back."""
        copies = self.copies((statement,), away=not self.whole)
        shown = sentence(self.edition, statement, lambda ref: f"#{copies[ref].id}")
        return Row((shown,), tuple(copies.values()))

    def copies(
        self, statements: tuple[Statement, ...], away: bool = False
    ) -> dict[ParagraphRef, Copy]:
        """The source paragraphs beside a row of these statements, which may stand elsewhere."""
        return {ref: self._copy(ref, statements, away) for ref in self.edition.cited(statements)}

    def _copy(self, ref: ParagraphRef, statements: tuple[Statement, ...], away: bool) -> Copy:
        self.seen[ref] += 1
        resting = tuple(each for each in statements if ref in each.citation.refs)
        foreign = self.edition.foreign(self.edition.source(ref))
        return Copy(
            id=copy_id(self.edition, ref, self.seen[ref]),
            number=self.edition.number(ref),
            href=self.edition.source_link(ref, self.whole),
            html=self.edition.shown(ref, resting),
            backs=tuple(
                Back(self.edition.home_of(each) if away else f"#{each.id}", first_words(each))
                for each in resting
            ),
            again=self.seen[ref] > 1,
            language=foreign,
            direction=direction(foreign),
        )

    @property
    def _link(self) -> Link:
        return self.edition.linker(self.home)


def copy_id(edition: Edition, ref: ParagraphRef, count: int) -> str:
    """The id of the copy of a paragraph that is the `count`th on its page."""
    source = "" if ref.source == edition.primary.id else f"-{ref.source}-"
    return f"m{source}{ref.number}-{count}"


def sentence(
    edition: Edition,
    statement: Statement,
    chip_link: Callable[[ParagraphRef], str],
    at_home: bool = False,
) -> Sentence:
    """A statement with its chips; only at home does it carry its id."""
    return Sentence(
        id=statement.id if at_home else "",
        former=edition.former.get(statement.id, ()) if at_home else (),
        certainty=statement.citation.certainty,
        html=edition.html[statement.id],
        chips=tuple(_chips(edition, statement.citation, chip_link)),
    )


def _chips(
    edition: Edition, citation: Citation, link: Callable[[ParagraphRef], str]
) -> Iterator[Chip]:
    """A chip for each paragraph and mark, in order; the last of a mark says what it is."""
    cited = dict.fromkeys(
        (to, each.mark) for each in citation.references for to in (each.refs or (each,))
    )
    for (to, mark), following in zip_longest(cited, [*cited][1:]):
        href, number = (
            (link(to), edition.number(to))
            if isinstance(to, ParagraphRef)
            else (edition.field_link(), edition.field(to))
        )
        yield Chip(
            href=href,
            number=number,
            how="" if mark.certainty is Certainty.REPORTED else mark.certainty.value,
            by=edition.voices[mark.voice] if mark.voice else "",
            last=following is None or following[1] != mark,
        )


def row_away(edition: Edition, statements: tuple[Statement, ...]) -> Row:
    """Statements away from home in a row, with their source paragraphs."""
    # Only headings and notes have links that are relative to a home.
    copies = Margin(edition=edition, home="").copies(statements)
    return Row(tuple(away(edition, each) for each in statements), tuple(copies.values()))


def away(edition: Edition, statement: Statement) -> Sentence:
    """A statement shown on another page than its own: no id, and its chips lead to the source."""
    return sentence(edition, statement, edition.source_link)
