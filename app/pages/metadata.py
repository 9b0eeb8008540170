"""Metadata: what a page says of itself to programs that link to it or embed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from .. import urls
from ..cards import HEIGHT, WIDTH
from .context import Edition

FEED, ANNOTATIONS = "application/atom+xml", "application/ld+json"
_COPIES = (("text/markdown", "index.md"), ("application/json", "index.json"))


@dataclass(frozen=True, slots=True)
class Discovery:
    """Where a program finds the page in another form, or asks how to show it."""

    media_type: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a link to the page looks like elsewhere (ogp.me); `locale` is empty where unknown.

    `picture` is absolute, and empty where there is none; `alt` says what it shows.
    """

    kind: str
    title: str
    locale: str
    picture: str = ""
    alt: str = ""
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the page is to those who cite it and those who look for its date.

    Days are in ISO 8601; `data` is the page's linked data. Reference managers read the tags of
    Highwire Press (`citation_…`) and of Dublin Core.
    """

    title: str
    published: str
    modified: str
    data: Markup

    @property
    def citation_date(self) -> str:
        """As Highwire Press has it: `2026/11/23`."""
        return self.published.replace("-", "/")


def record(edition: Edition, title: str, data: Markup) -> Record:
    """The record of a page of an explainer: no day in it is of what the page tells of."""
    explainer = edition.explainer
    return Record(
        title=title,
        published=explainer.published.isoformat(),
        modified=explainer.updated.isoformat(),
        data=data,
    )


def website_preview(title: str, language: str) -> Preview:
    """Of a page of no explainer."""
    return Preview(kind="website", title=title, locale=_locale(language))


def article_preview(edition: Edition, path: str, title: str, alt: str = "") -> Preview:
    """With the picture of the page, or else of the whole explainer.

    `alt` says what is on that, where it is of neither a section nor the whole.
    """
    explainer = edition.explainer
    titles = {urls.overview(explainer.id): explainer.title}
    titles |= {edition.page_of(each): each.title for each in explainer.sections}
    pictured = path if alt or path in titles else urls.overview(explainer.id)
    shown = "the key point, and a mark for each source paragraph it rests on"
    return Preview(
        kind="article",
        title=title,
        locale=_locale(explainer.language),
        picture=edition.address.absolute(urls.card(pictured)),
        alt=alt or f"{titles[pictured]}: {shown}",
    )


def discovery(edition: Edition, path: str) -> tuple[Discovery, ...]:
    """For a page that has an embed (oembed.com, 4)."""
    address = edition.address
    known = address.public_url and address.has_embeds and address.answers
    embedded = path in urls.embeddable(edition.explainer) or _is_statement(edition, path)
    if not (known and embedded):
        return ()
    return (
        Discovery("application/json+oembed", urls.oembed(address, path, "json")),
        Discovery("text/xml+oembed", urls.oembed(address, path, "xml")),
    )


def alternates(edition: Edition) -> tuple[Discovery, ...]:
    """The page for programs, all statements of its explainer, and what changes of that."""
    link, name = edition.address.link, edition.explainer.id
    return (
        *copies(),
        Discovery(ANNOTATIONS, link(urls.annotation_file(name))),
        Discovery(FEED, link(urls.feed(name))),
    )


def copies() -> Iterator[Discovery]:
    """A page as text and as data, which stand beside it."""
    return (Discovery(*each) for each in _COPIES)


def _is_statement(edition: Edition, path: str) -> bool:
    statement = edition.placed.get(path.rstrip("/").rpartition("/")[2])
    return statement is not None and path == edition.own_page(statement.statement)


def _locale(language: str) -> str:
    """The form of ogp.me, `en_GB`; empty for a language without a territory, as none is guessed."""
    first, *rest = language.split("-")
    territory = next((part.upper() for part in rest if len(part) == 2), "")
    return f"{first.lower()}_{territory}" if territory else ""
