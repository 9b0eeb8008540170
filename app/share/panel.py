"""What can be shared of a page or a place in it: its link, its embed code and its citations.

A server that was not told its public address writes another one in its stead, `UNKNOWN`: a script
puts the reader's own in that place, and without script nothing of it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from textwrap import shorten

from markupsafe import Markup

from .. import urls
from ..check import Verified
from ..model import ParagraphRef, Source, Statement
from ..pages import Edition, Panel
from ..text import direction
from ..urls import Address
from .citation_styles import FORMS, Reference
from .embeddable import Embeddable, Place, provider

UNKNOWN = "https://address.invalid"
"""No host can have such a name (RFC 2606, 2)."""

_WIDTH = 600
"""Pixels: how wide a frame is taken to be where its height is estimated."""
_LONGEST = 110
"""Characters of a paragraph that call it to mind."""
_FORM = "Chicago"
"""Of the citation that stands on the page itself."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A page that can be shared: its title, what kind of thing it is, and the places in it."""

    path: str
    title: str
    what: str
    statements: tuple[Statement, ...] = ()
    refs: tuple[ParagraphRef, ...] = ()

    @property
    def places(self) -> str:
        """What the places in it are, empty where it has none."""
        return "statement" if self.statements else "paragraph" if self.refs else ""


def subjects(edition: Edition) -> Iterator[Subject]:
    """The pages of an explainer that can be shared."""
    name, whole = edition.explainer.id, edition.statements_in(None)
    yield Subject(urls.overview(name), edition.explainer.title, "explainer", whole)
    for each in edition.explainer.sections:
        statements = edition.statements_in(each)
        yield Subject(edition.page_of(each), each.title, "section", statements)
    yield Subject(urls.who_says_what(name), "Who says what", "page")
    yield Subject(urls.source(name), "The source", "source", refs=edition.refs)


@dataclass(frozen=True, slots=True)
class Embed:
    """A frame to paste elsewhere; `href` is where this site has what the frame shows."""

    code: str
    href: str
    title: str
    height: int


@dataclass(frozen=True, slots=True)
class Shared:
    """A page or a place in it, and all that can be taken along.

    `id` is empty for the page, `label` for a statement, which its `words` call to mind; `how` is
    the certainty, empty for what is just reported; `language` is empty where it is the page's own.
    """

    id: str
    label: str
    words: str
    how: str
    language: str
    direction: str
    href: str
    link: str
    embed: Embed | None
    citations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sharer:
    """Says what can be shared of the pages of one site; `unknown` as in `Panel`."""

    site: str
    address: Address
    places: Mapping[Place, Embeddable]
    unknown: str

    def panel(self, edition: Edition, path: str) -> Panel:
        """The panel at the end of a page, which must be a subject."""
        subject = next(each for each in subjects(edition) if each.path == path)
        page = self.page(edition, subject)
        return Panel(
            what=subject.what,
            places=subject.places,
            link=page.link,
            embed=page.embed.code if page.embed else "",
            citation=page.citations[_FORM],
            href=self.address.link(urls.share(path)),
            unknown=self.unknown,
        )

    def page(self, edition: Edition, subject: Subject) -> Shared:
        """A whole page."""
        note = f"Explains {_article(edition.primary)}"
        return self._shared(edition, (subject.path, ""), subject.title, note, label=subject.title)

    def statement(self, edition: Edition, statement: Statement) -> Shared:
        """A statement, where it stands."""
        section = edition.placed[statement.id].section
        return self._shared(
            edition,
            (edition.page_of(section), statement.id),
            section.title if section else edition.explainer.title,
            f"Rests on {_paragraphs(edition, edition.cited((statement,)))}",
            words=statement.plain.strip(),
            how=_how(edition, statement),
        )

    def paragraph(self, edition: Edition, ref: ParagraphRef) -> Shared:
        """A source paragraph, among all of its source."""
        source, own = edition.source(ref), edition.explainer.language
        return self._shared(
            edition,
            (urls.source(edition.explainer.id), urls.paragraph(edition.explainer, ref)),
            f"The source, paragraph {edition.number(ref)}",
            _sentence(_paragraphs(edition, (ref,))),
            label=f"¶ {edition.number(ref)}",
            words=shorten(edition.paragraph(ref), _LONGEST, placeholder="…"),
            language=source.language if source.language != own else "",
        )

    def _shared(
        self,
        edition: Edition,
        place: Place,
        title: str,
        note: str,
        label: str = "",
        words: str = "",
        how: str = "",
        language: str = "",
    ) -> Shared:
        explainer, link = edition.explainer, self.address.absolute(*place)
        reference = Reference(
            "/".join(filter(None, (place[0].strip("/"), place[1]))),
            title,
            explainer.title if title != explainer.title else "",
            self.site,
            explainer.updated,
            link,
            explainer.language,
            note,
        )
        return Shared(
            place[1],
            label,
            words,
            how,
            language,
            direction(language),
            self.address.link(*place),
            link,
            self._embed(place),
            {name: form(reference) for name, form in FORMS.items()},
        )

    def _embed(self, place: Place) -> Embed | None:
        """What to paste, bare and on one line; None for what has no embed."""
        if not (found := self.places.get(place)):
            return None
        title = " · ".join(dict.fromkeys((found.title, found.author)))
        height = found.height(_WIDTH)
        code = Markup(
            '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"'
            ' style="border:0"></iframe>'
        ).format(self.address.absolute(found.path), title, height)
        return Embed(str(code), self.address.link(found.path), title, height)


def sharer(verified: Verified, editions: Iterable[Edition], address: Address) -> Sharer:
    """What can be shared of a site; no embeds where nobody may frame them."""
    unknown = "" if address.public_url else UNKNOWN
    known = replace(address, public_url=address.public_url or UNKNOWN)
    places = provider(verified, editions, known).places if address.has_embeds else {}
    return Sharer(verified.library.name, known, places, unknown)


def _how(edition: Edition, statement: Statement) -> str:
    return ", ".join(
        f"{each.certainty} by {edition.voices[each.voice]}" if each.voice else str(each.certainty)
        for each in statement.citation.spoken
    )


def _paragraphs(edition: Edition, refs: Sequence[ParagraphRef]) -> str:
    """`paragraphs 5 and 6 of …`, for each source in turn."""
    return "; ".join(
        f"{_numbered([str(ref.number) for ref in of_one])} of {_article(edition.source(of_one[0]))}"
        for of_one in (tuple(group) for _, group in groupby(refs, key=lambda ref: ref.source))
    )


def _numbered(numbers: Sequence[str]) -> str:
    *before, last = numbers
    return f"paragraphs {', '.join(before)} and {last}" if before else f"paragraph {last}"


def _article(source: Source) -> str:
    return ", ".join(part for part in (f"“{source.title}”", source.publisher, source.date) if part)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
