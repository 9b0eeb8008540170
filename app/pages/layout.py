"""The layout of a page: head, masthead, navigation, the strip of source paragraphs, colophon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from .. import urls
from ..check import FIGURES, unchecked
from ..library import Library
from ..model import Kind, Section, Source, Statement
from ..text import direction
from ..urls import Address
from .assets import Assets
from .blocks import Row
from .context import Edition
from .coverage import Strip
from .linked_data import linked_data
from .metadata import (
    FEED,
    Discovery,
    Preview,
    Record,
    alternates,
    article_preview,
    copies,
    discovery,
    record,
    website_preview,
)
from .phrases import Day, day
from .titles import CHECKED, EVERYTHING, OVERVIEW, SOURCE, WHO_SAYS_WHAT


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link in a list of links; `current` where it is the page itself."""

    href: str
    text: str
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The top of a page; `covers` says how much of the source it rests on, and opens the strip.

    `as_of` says from which date its source speaks, where the kicker does not.
    """

    kicker: str
    title: str
    meta: str
    as_of: str = ""
    covers: str = ""
    standfirst: Row | None = None
    contents: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The end of a page: what is taken along most, and the way to all the rest.

    `places` are what else can be shared, `copies` the same as text and as data; `report` leads to
    whoever is told of mistakes, and is empty where that is nobody; `unknown` is what stands for the
    site's origin, empty where that is known.
    """

    what: str
    places: str
    link: str
    embed: str
    citation: str
    copies: tuple[Anchor, ...]
    report: str
    href: str
    unknown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Colophon:
    """What the explainer is made from.

    `figures` says which of them were looked for, `unchecked` what could not be read. The page's
    own address, and its QR code for print, are empty where no address is known.
    """

    sources: tuple[Source, ...]
    source_href: str
    paragraphs: int
    checked_href: str
    figures: str
    unchecked: str
    updated: Day
    changes_href: str
    address: str
    code: str


@dataclass(frozen=True, slots=True)
class Leading:
    """A place that old links name on a page, and that is on another now; `words` are its own."""

    id: str
    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What only the pages of an explainer have."""

    title: str
    href: str
    ways: tuple[tuple[Anchor, ...], ...]
    """What is read, what is looked up beside it, and what all of it rests on."""
    strip: Strip
    colophon: Colophon
    discovery: tuple[Discovery, ...]
    record: Record
    led_on: tuple[Leading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What is around a page, wherever it stands; `canonical` is empty where no address is known."""

    language: str
    direction: str
    title: str
    canonical: str
    style: Markup
    site: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLayout(Layout):
    """What `base.html` needs; there is no `preview` without a canonical address.

    `quoting` is the address of the script that is fetched when something is selected.
    """

    description: str
    preview: Preview | None
    early: Markup
    speculation: Markup
    script: str
    quoting: str
    icon: str
    touch_icon: str
    home: str
    search: str
    api: str
    """What programs may ask, told to people."""
    alternates: tuple[Discovery, ...]
    """The same for programs; relative addresses are beside the page."""
    opensearch: str
    """How a browser searches the site, where that is told."""
    masthead: Masthead | None = None
    shows_frames: bool = False


@dataclass(frozen=True, slots=True)
class Layouts:
    """Lays out the pages of one site."""

    library: Library
    address: Address
    assets: Assets

    def plain(self, kind: str, path: str, title: str, description: str) -> PageLayout:
        """For a page of no explainer; an empty path for one that nobody should link to."""
        name, language = self.library.name, self.library.language
        return self._layout(
            kind=kind,
            path=path,
            title=" · ".join(dict.fromkeys((title, name))),
            description=description,
            language=language,
            preview=website_preview(title, language),
            alternates=self._alternates(path),
            opensearch=self.address.link(urls.OPENSEARCH) if self.address.public_url else "",
        )

    def of(
        self,
        edition: Edition,
        *,
        kind: str,
        path: str,
        title: str,
        description: str,
        strip: Strip,
        about: str = "",
        picture: str = "",
        statements: tuple[Statement, ...] = (),
    ) -> PageLayout:
        """For one of an explainer's pages; `about` is another that it is only about.

        `picture` says what is on its preview, where that is neither a section's nor the whole's;
        `statements` are those whose evidence it shows.
        """
        explainer, stands_for = edition.explainer, about or path
        parts = tuple(dict.fromkeys((title, explainer.title)))
        named = " · ".join(parts)
        data = linked_data(edition, path=stands_for, title=named, statements=statements)
        masthead = Masthead(
            title=explainer.title,
            href=self.address.link(urls.overview(explainer.id)),
            ways=tuple(self._anchors(each, path) for each in _ways(edition)),
            strip=strip,
            colophon=self._colophon(edition, stands_for),
            discovery=discovery(edition, path),
            record=record(edition, named, data),
            led_on=tuple(
                Leading(each.id, each.words, self.address.link(each.path, each.fragment))
                for each in edition.led_on.get(path, ())
            ),
        )
        return self._layout(
            kind=kind,
            path=stands_for,
            title=" · ".join((*parts, self.library.name)),
            description=f"{edition.as_of}. {description}",
            language=explainer.language,
            preview=article_preview(edition, stands_for, named, picture),
            masthead=masthead,
            # What is only about a page has no copies of its own.
            alternates=() if about else alternates(edition),
        )

    def _layout(
        self,
        *,
        kind: str,
        path: str,
        title: str,
        description: str,
        language: str,
        preview: Preview,
        alternates: tuple[Discovery, ...],
        masthead: Masthead | None = None,
        opensearch: str = "",
    ) -> PageLayout:
        link, assets = self.address.link, self.assets
        canonical = self.address.absolute(path) if self.address.public_url and path else ""
        return PageLayout(
            language=language,
            direction=direction(language),
            title=title,
            description=description,
            canonical=canonical,
            preview=preview if canonical else None,
            style=Markup(assets.style(kind)),
            early=Markup(assets.text("early.js")),
            speculation=Markup(assets.text("speculation.json")),
            script=link(assets.path("pilcrow.js")),
            quoting=link(assets.path("quoting.js")),
            icon=link(assets.path("favicon.svg")),
            touch_icon=link(assets.path("touch.png")),
            site=self.library.name,
            home=link(urls.HOME),
            search=link(urls.SEARCH),
            api=link(urls.API),
            alternates=alternates,
            opensearch=opensearch,
            masthead=masthead,
            shows_frames=kind == "share",
        )

    def _alternates(self, path: str) -> tuple[Discovery, ...]:
        """Of a page of no explainer: what is new on the site, and home as text and as data."""
        if not path:
            return ()
        feed = Discovery(FEED, self.address.link(urls.FEED))
        return (*copies(), feed) if path == urls.HOME else (feed,)

    def _anchors(self, named: Iterable[tuple[str, str]], current: str) -> tuple[Anchor, ...]:
        return tuple(Anchor(self.address.link(path), text, path == current) for path, text in named)

    def _colophon(self, edition: Edition, path: str) -> Colophon:
        explainer = edition.explainer
        scope = edition.verified.scope(explainer)
        has_code = bool(self.address.public_url) and path in urls.pages(explainer)
        partly = any(each.unread for each in scope if each.family in FIGURES)
        return Colophon(
            sources=explainer.sources,
            source_href=self.address.link(urls.source(explainer.id)),
            paragraphs=len(edition.refs),
            checked_href=self.address.link(urls.checked(explainer.id)),
            figures="figure that could be read" if partly else "figure",
            unchecked=unchecked(scope),
            updated=day(explainer.updated),
            changes_href=self.address.link(urls.changes(explainer.id)),
            address=self.address.absolute(path) if self.address.public_url else "",
            code=self.address.link(urls.code(path)) if has_code else "",
        )


def _ways(edition: Edition) -> Iterator[Iterable[tuple[str, str]]]:
    """The pages of an explainer by path and name: sections, tools for reading, and its proofs."""
    name, sections = edition.explainer.id, edition.explainer.sections
    titles = {urls.section(name, each.id): each.title for each in sections}
    plain = {urls.section(name, each.id) for each in sections if each.kind is Kind.SECTION}
    yield [
        (urls.overview(name), OVERVIEW),
        *((path, title) for path, title in titles.items() if path in plain),
    ]
    yield [
        *((path, title) for path, title in titles.items() if path not in plain),
        (urls.who_says_what(name), WHO_SAYS_WHAT),
    ]
    yield [
        (urls.source(name), SOURCE),
        (urls.checked(name), CHECKED),
        (urls.everything(name), EVERYTHING),
    ]


def overview_anchor(edition: Edition, text: str = OVERVIEW) -> Anchor:
    """The way to the first page of an explainer."""
    return Anchor(edition.address.link(urls.overview(edition.explainer.id)), text)


def section_anchor(edition: Edition, section: Section) -> Anchor:
    """The way to a section, by its title."""
    return Anchor(edition.address.link(edition.page_of(section)), section.title)
