"""Verified → drafts: the Jinja environment, and every page of a site rendered.

`render` takes a `Verified` and nothing else, so a page that was not verified cannot be rendered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .. import urls
from ..check import Verified
from ..data import InterfaceView, News, atom, interface_view
from ..find import Listed, Results, SearchView, search_view, site_file
from ..library import Library
from ..model import Explainer, Section, Withdrawal
from ..pages import (
    Assets,
    ChangesView,
    CheckedView,
    Edition,
    EverythingView,
    HomeView,
    Layouts,
    Listing,
    NoticeView,
    OverviewView,
    Panel,
    SectionView,
    SourceView,
    VoicesView,
    change_days,
    changes_view,
    checked_view,
    everything_view,
    gone_view,
    home_view,
    moved_view,
    not_found_view,
    overview_view,
    section_view,
    source_view,
    story,
    voices_view,
)
from ..settings import shipped
from ..share import (
    EmbedLayout,
    EmbedView,
    Provider,
    SharePageView,
    Sharer,
    StatementPageView,
    StatementView,
    embeds,
    former_embeds,
    former_statements,
    share_page_view,
    sharer,
    statement_pages,
)
from ..urls import Address
from .copies import site_copies
from .draft import BEST, QUICK, Draft, file_draft, html_draft, json_bytes
from .files import FOR_EVER
from .interface import is_foreign, markings
from .listing import listed

_MOST_TOLD = 20
"""Changes of a day that a feed tells in full."""

View = (
    ChangesView
    | CheckedView
    | EmbedView
    | EverythingView
    | HomeView
    | InterfaceView
    | SearchView
    | SharePageView
    | SourceView
    | StatementPageView
)

_TEMPLATES: dict[type[View], str] = {
    ChangesView: "changes.html",
    CheckedView: "checked.html",
    EverythingView: "all.html",
    HomeView: "home.html",
    InterfaceView: "api.html",
    NoticeView: "notice.html",
    OverviewView: "overview.html",
    SearchView: "search.html",
    SectionView: "section.html",
    SharePageView: "sharing.html",
    SourceView: "source.html",
    StatementPageView: "claim.html",
    StatementView: "statement.html",
    VoicesView: "voices.html",
}
"""By what they show; the template of an embed is called `embed-…`."""
_LISTING = ("story", "line")
"""The templates of an explainer on the front page, in full and in a line."""

_SELDOM = (NoticeView, SharePageView, StatementPageView)
"""As embeds are, of these there is one for each statement, or for each place: few ask for any one
of them, and to compress them best would make a build three times as long."""


@lru_cache(maxsize=2)
def environment(foreign: bool = False) -> Environment:
    """Templates that escape everything and refuse whatever their view does not have.

    Those of a page that is not English say which words are.
    """
    found = Environment(
        loader=FileSystemLoader(shipped("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    found.globals |= markings(foreign)
    return found


def render(
    verified: Verified, editions: tuple[Edition, ...], provider: Provider, assets: Assets
) -> Iterator[Draft]:
    """Every page of the editions. Raises TypeError for anything but a `Verified`."""
    _only(verified)
    stories = tuple(map(story_listing, editions))
    named = tuple(map(listed, verified.library.explainers))
    news = tuple(each for one in editions for each in news_of(one))
    yield from render_front(verified.library, stories, named, news, provider.address, assets)
    layouts = Layouts(verified.library, provider.address, assets)
    for each in editions:
        yield from render_drafts(provider.address, _explainer(layouts, each, provider, whole=True))
        yield from picture_drafts(each.explainer)
    yield from render_drafts(provider.address, _former(layouts, layouts.library.explainers, ()))
    yield from render_drafts(provider.address, _former_places(layouts, editions, provider))


def render_explainer(
    verified: Verified, edition: Edition, provider: Provider, assets: Assets, *, whole: bool
) -> Iterator[Draft]:
    """The pages of a library's only explainer: those that people read, or all there are."""
    _only(verified)
    library = verified.library
    layouts = Layouts(library, provider.address, assets)
    yield from render_drafts(provider.address, _explainer(layouts, edition, provider, whole=whole))
    yield from picture_drafts(edition.explainer)
    former = _former(layouts, library.explainers, library.withdrawn)
    yield from render_drafts(provider.address, former)
    if whole:
        places = _former_places(layouts, (edition,), provider)
        yield from render_drafts(provider.address, places)


def render_section(
    verified: Verified, edition: Edition, provider: Provider, assets: Assets, section: Section
) -> Draft:
    """One section alone."""
    _only(verified)
    path = edition.page_of(section)
    panel = sharer(provider).panel(provider.places[path, ""])
    layouts = Layouts(verified.library, provider.address, assets)
    view = section_view(layouts, edition, panel, section)
    (draft,) = render_drafts(provider.address, [(path, view)])
    return draft


def render_front(
    library: Library,
    stories: tuple[Listing, ...],
    listed: tuple[Listed, ...],
    news: tuple[News, ...],
    address: Address,
    assets: Assets,
) -> Iterator[Draft]:
    """The pages that are no explainer's: home, what is not there, and what else was withdrawn."""
    layouts = Layouts(library, address, assets)
    pages: dict[str, View] = {
        urls.HOME: home_view(layouts, stories),
        urls.NOT_FOUND: not_found_view(layouts),
        urls.API: interface_view(layouts),
        urls.SEARCH: search_view(layouts, {each.id: each.title for each in listed}),
    }
    yield from render_drafts(address, pages.items())
    title, home = library.name, urls.HOME
    feed = atom(path=urls.FEED, page=home, title=title, site=title, news=news, address=address)
    yield file_draft(urls.FEED, feed)
    yield from site_copies(library, listed, address)
    yield file_draft(urls.SEARCH_SITE, json_bytes(site_file(listed, address)))
    yield from render_drafts(address, _former(layouts, (), library.withdrawn))


def picture_drafts(explainer: Explainer) -> Iterator[Draft]:
    """The pictures of an explainer: a drawing that stands in its page is a file for programs."""
    for name in sorted({each.file for each in explainer.pictures()}):
        image = explainer.images[name]
        yield file_draft(urls.picture(explainer.id, name, image), image.body, cached=FOR_EVER)


def found_html(results: Results) -> str:
    """A question and its answers, as they stand on their page."""
    return environment().get_template("found.html").render(results=results)


def story_listing(edition: Edition) -> Listing:
    """An explainer as the home page shows it."""
    view, languages = (
        story(edition),
        (edition.verified.library.language, edition.explainer.language),
    )
    environ = environment(any(map(is_foreign, languages)))
    html, line = (environ.get_template(f"{each}.html").render(view=view) for each in _LISTING)
    return Listing(edition.explainer.published.isoformat(), html, line)


def news_of(edition: Edition) -> tuple[News, ...]:
    """What changed of an explainer, day by day."""
    explainer = edition.explainer
    template = _environment_of(explainer.language).get_template("news.html")
    page, link = urls.changes(explainer.id), edition.address.link
    return tuple(
        News(
            path=page,
            fragment=each.id,
            title=f"{explainer.title}: {each.summary}",
            day=each.day.iso,
            html=template.render(changes=each.changes[:_MOST_TOLD], href=link(page, each.id)),
        )
        for each in change_days(edition)
    )


def feeds_of(edition: Edition, site: str) -> Iterator[Draft]:
    """The feed of an explainer, at its address and at every former one.

    Who reads feeds follows no page that leads on, which is all that an exported site has.
    """
    explainer, address = edition.explainer, edition.address
    path, page, title = urls.feed(explainer.id), urls.overview(explainer.id), explainer.title
    news = news_of(edition)
    body = atom(path=path, page=page, title=title, site=site, news=news, address=address)
    for name in (explainer.id, *explainer.aliases):
        yield file_draft(urls.feed(name), body)


def _environment_of(language: str) -> Environment:
    return environment(is_foreign(language))


def _only(verified: object) -> None:
    if not isinstance(verified, Verified):
        raise TypeError(f"only verified content is rendered, not {type(verified).__name__}")


def render_drafts(address: Address, pages: Iterable[tuple[str, View]]) -> Iterator[Draft]:
    """Each of these pages as its template lays it out."""
    for path, view in pages:
        embedded = "embed-" if isinstance(view.layout, EmbedLayout) else ""
        seldom = embedded or isinstance(view, _SELDOM)
        environ = _environment_of(view.layout.language)
        template = environ.get_template(f"{embedded}{_TEMPLATES[type(view)]}")
        status, location = (200, "")
        if isinstance(view, NoticeView):
            status, location = view.status, view.moved_to
        html = template.render(view=view)
        yield html_draft(
            path,
            html,
            view.layout,
            address,
            status=status,
            location=location,
            effort=QUICK if seldom else BEST,
        )


def _explainer(
    layouts: Layouts, edition: Edition, provider: Provider, *, whole: bool
) -> Iterator[tuple[str, View]]:
    taking = sharer(provider)
    views = dict(_read(layouts, edition, provider, taking))
    yield from views.items()
    if not whole:
        return
    for path in urls.shareable(edition.explainer):
        subject = provider.places[path, ""]
        yield urls.share(path), share_page_view(layouts, edition, taking, subject)
        yield from statement_pages(layouts, edition, taking, subject)
    yield from embeds(layouts, edition, provider, views)


def _read(
    layouts: Layouts, edition: Edition, provider: Provider, taking: Sharer
) -> Iterator[tuple[str, View]]:
    """The pages that people read."""
    name = edition.explainer.id

    def panel(path: str) -> Panel:
        return taking.panel(provider.places[path, ""])

    top, source, voices = urls.overview(name), urls.source(name), urls.who_says_what(name)
    yield top, overview_view(layouts, edition, panel(top))
    for section in edition.explainer.sections:
        path = edition.page_of(section)
        yield path, section_view(layouts, edition, panel(path), section)
    yield source, source_view(layouts, edition, panel(source))
    yield voices, voices_view(layouts, edition, panel(voices))
    yield urls.checked(name), checked_view(layouts, edition)
    yield urls.changes(name), changes_view(layouts, edition)
    yield urls.everything(name), everything_view(layouts, edition)


def _former_places(
    layouts: Layouts, editions: tuple[Edition, ...], provider: Provider
) -> Iterator[tuple[str, View]]:
    """A notice where a statement or an embed moved or was withdrawn."""
    yield from former_statements(layouts, editions, provider)
    yield from former_embeds(layouts, layouts.library, provider)


def _former(
    layouts: Layouts, explainers: tuple[Explainer, ...], sitewide: tuple[Withdrawal, ...]
) -> Iterator[tuple[str, View]]:
    """A notice where a page moved or was withdrawn."""
    shared = {path for each in explainers for path in urls.shareable(each)}
    moved = urls.redirects(explainers)
    moved |= {urls.share(old): urls.share(new) for old, new in moved.items() if new in shared}
    moved |= dict(urls.moved_beside(explainers))
    for old, new in moved.items():
        yield old, moved_view(layouts, new)
    for gone in urls.withdrawn(explainers, sitewide):
        if not gone.fragment:
            yield gone.path, gone_view(layouts, gone)
