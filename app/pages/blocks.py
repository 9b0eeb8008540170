"""Blocks as pages show them: statements in rows, beside each the words of the source it rests on.

A page may cite a source paragraph more than once. Each row has its own copy, with an id of its
own (`m9-1`, `m9-2`), in which the evidence of its row is lit; it leads back to those statements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import assert_never

from markupsafe import Markup

from .. import urls
from ..model import (
    Block,
    Certainty,
    Citation,
    FigureNote,
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
from .context import Cited, Corrected, Edition, FieldRef, Former, cited
from .excerpts import excerpt, plain_excerpt
from .html import Link, Range, captured, inline, running
from .phrases import first_words

PARAGRAPH, FIELD = "source paragraph", "from the source:"
"""What is said aloud before a number, and before `date` or `title`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A link from a statement to its source; `how` says who stands behind it, and is empty for what
    is just reported.

    `what` is `PARAGRAPH` or `FIELD`, and `number` what is cited of that.
    """

    href: str
    what: str
    number: str
    how: str
    last: bool

    @property
    def is_field(self) -> bool:
        return self.what == FIELD


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A statement; `id` is empty where it is shown away from home, `former` are its old ids.

    `derived` says of each figure that no source prints what was counted for it, or its sum;
    `corrected` what was put right in it, the latest first.
    """

    id: str
    former: tuple[Former, ...]
    certainty: Certainty
    html: Markup
    chips: tuple[Chip, ...]
    derived: tuple[str, ...]
    corrected: tuple[Corrected, ...]


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
    explainers.
    """

    edition: Edition
    page: str
    home: str
    whole: bool = False
    prefix: str = ""
    stem: str = ""
    seen: Counter[Cited | str] = field(default_factory=Counter)

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
        sentences = tuple(
            sentence(self.edition, each, self._opening(copies), at_home=True) for each in statements
        )
        return Row(sentences=sentences, copies=tuple(copies.values()), block=block, role=role)

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
        shown = _shown(edition, ref, lit)
        foreign = edition.foreign(edition.source(ref))
        return Aside(
            id=self.stem + copy_id(edition, ref, self.seen[ref]),
            what=_what(ref),
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


def _shown(edition: Edition, ref: Cited, lit: tuple[Range, ...]) -> tuple[Range, ...]:
    if isinstance(ref, FieldRef):
        return excerpt(edition.text(ref), lit)
    paragraph = edition.whole(ref)
    return excerpt(paragraph.text, lit, paragraph.parts, paragraph.has_head)


def whole(ref: Cited) -> Cited:
    """What is cited, without the part of it that is meant."""
    return replace(ref, part=0) if isinstance(ref, ParagraphRef) else ref


def _what(ref: Cited) -> str:
    return PARAGRAPH if isinstance(ref, ParagraphRef) else FIELD


def copy_id(edition: Edition, ref: Cited, count: int) -> str:
    """The id of the copy of what is cited that is the `count`th on its page."""
    source = "" if ref.source == edition.primary.id else f"-{ref.source}-"
    name = ref.number if isinstance(ref, ParagraphRef) else ref.name
    return f"m{source}{name}-{count}"


def sentence(
    edition: Edition,
    statement: Statement,
    chip_link: Callable[[Cited], str],
    at_home: bool = False,
) -> Sentence:
    """A statement with its chips; only at home does it carry its id."""
    return Sentence(
        id=statement.id if at_home else "",
        former=edition.former.get(statement.id, ()) if at_home else (),
        certainty=statement.citation.certainty,
        html=edition.html[statement.id],
        chips=tuple(_chips(edition, statement.citation, chip_link)),
        derived=derived(statement),
        corrected=edition.corrected.get(statement.id, ()),
    )


def derived(statement: Statement) -> tuple[str, ...]:
    """What was counted for each figure that no source prints, or the sum that it is: in words."""
    words = statement.plain
    return tuple(
        f"{words[start:end]}, {note.kind}: {_typeset(note)}"
        for start, end, note in statement.text.figures()
    )


def _typeset(note: FigureNote) -> str:
    """As an author wrote it; the signs of a sum as they are printed."""
    is_sum = note.kind == "computed"
    return note.value.translate(_SIGNS) if is_sum else note.value


_SIGNS = str.maketrans({"-": "−", "*": "×", "/": "÷"})


def _chips(edition: Edition, citation: Citation, link: Callable[[Cited], str]) -> Iterator[Chip]:
    """A chip for each paragraph and mark, in order; the last of a mark says what it is."""
    # A paragraph of which two parts are cited is one; each of them has its chip.
    marked = {
        (edition.number(to), each.mark): to for each in citation.references for to in cited(each)
    }
    for (number, mark), following in zip_longest(marked, [*marked][1:]):
        to = marked[number, mark]
        yield Chip(
            href=link(to),
            what=_what(to),
            number=number,
            how=edition.attribution(mark),
            last=following is None or following[1] != mark,
        )


def quoted(edition: Edition, statement: Statement, most: int = 240) -> str:
    """The source's words for a statement, each stretch in quotation marks; empty where none is lit.

    After the first there are as many as have room in so many characters.
    """
    found = ""
    for ref in edition.cited_in_order((statement,)):
        text = edition.text(ref)
        lit = edition.lit(ref, (statement,)) if isinstance(ref, ParagraphRef) else ()
        for each in (f"“{text[start:end]}”" for start, end in lit):
            if not found or len(found) + len(each) < most:
                found = f"{found} {each}".lstrip()
    return found


def row_away(edition: Edition, statements: tuple[Statement, ...]) -> Row:
    """Statements away from home in a row, with their source paragraphs."""
    # Only headings and notes have links that are relative to a home.
    copies = Margin(edition=edition, page="", home="").copies(statements)
    sentences = tuple(away(edition, each) for each in statements)
    return Row(sentences=sentences, copies=tuple(copies.values()))


def away(edition: Edition, statement: Statement) -> Sentence:
    """A statement shown on another page than its own: no id, and its chips lead to the source."""
    return sentence(edition, statement, edition.source_link)
