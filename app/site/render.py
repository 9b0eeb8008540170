"""Verified → documents: the Jinja environment, and every page of a site as text.

`render` takes a `Verified` and nothing else, so a page that was not verified cannot be rendered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .. import urls
from ..check import Verified
from ..model import Explainer
from ..pages import (
    AllView,
    Assets,
    CheckedView,
    Edition,
    Frame,
    Framer,
    HomeView,
    NoticeView,
    OverviewView,
    SectionView,
    SourceView,
    VoicesView,
    all_view,
    checked_view,
    data,
    edition,
    gone_view,
    home_view,
    moved_view,
    not_found_view,
    overview_view,
    section_view,
    source_view,
    voices_view,
)
from ..share import (
    EmbeddedNotice,
    EmbeddedOverview,
    EmbeddedSection,
    EmbeddedStatement,
    EmbeddedVoices,
    EmbedFrame,
    EmbedView,
    Sharer,
    ShareView,
    embeds,
    share_views,
    sharer,
)
from ..urls import Address

View = (
    AllView
    | CheckedView
    | EmbedView
    | HomeView
    | NoticeView
    | OverviewView
    | SectionView
    | ShareView
    | SourceView
    | VoicesView
)

_TEMPLATES: dict[type[View], str] = {
    AllView: "all.html",
    CheckedView: "checked.html",
    EmbeddedNotice: "embed-notice.html",
    EmbeddedOverview: "embed-overview.html",
    EmbeddedSection: "embed-section.html",
    EmbeddedStatement: "embed-statement.html",
    EmbeddedVoices: "embed-voices.html",
    HomeView: "home.html",
    NoticeView: "notice.html",
    OverviewView: "overview.html",
    SectionView: "section.html",
    ShareView: "sharing.html",
    SourceView: "source.html",
    VoicesView: "voices.html",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A page of HTML; `inlined` are the styles and scripts a policy has to name."""

    path: str
    html: str
    frame: Frame | EmbedFrame
    status: int = 200
    location: str = ""


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Templates that escape everything and refuse whatever their view does not have."""
    return Environment(
        loader=FileSystemLoader(data("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def render(verified: Verified, address: Address, assets: Assets) -> Iterator[Document]:
    """Every page that people read. Raises TypeError for anything but a `Verified`."""
    if not isinstance(verified, Verified):
        raise TypeError(f"only verified content is rendered, not {type(verified).__name__}")
    library = verified.library
    framer = Framer(library, address, assets)
    editions = tuple(edition(verified, each, address) for each in library.explainers)
    yield _document(urls.HOME, home_view(framer, editions))
    yield _document(urls.NOT_FOUND, not_found_view(framer, editions), 404)
    offer = sharer(verified, address)
    for each in editions:
        yield from _explainer(framer, each, offer)
    yield from _former(framer, library.explainers)
    for embed in embeds(framer, editions):
        yield _document(embed.path, embed.view, embed.status, embed.location)


def _explainer(framer: Framer, edition: Edition, sharer: Sharer) -> Iterator[Document]:
    name, panel = edition.explainer.id, partial(sharer.panel, edition)
    yield _document(urls.overview(name), overview_view(framer, edition, panel(urls.overview(name))))
    for section in edition.explainer.sections:
        path = edition.page_of(section)
        yield _document(path, section_view(framer, edition, panel(path), section))
    yield _document(urls.source(name), source_view(framer, edition, panel(urls.source(name))))
    yield _document(
        urls.who_says_what(name), voices_view(framer, edition, panel(urls.who_says_what(name)))
    )
    yield _document(urls.checked(name), checked_view(framer, edition))
    yield _document(urls.everything(name), all_view(framer, edition))
    for path, shared in share_views(framer, edition, sharer):
        yield _document(path, shared)


def _former(framer: Framer, explainers: tuple[Explainer, ...]) -> Iterator[Document]:
    live = {path for path, _ in urls.published(explainers)}
    shared = {path for each in explainers for path in urls.shareable(each)}
    moved = urls.redirects(explainers)
    moved |= {urls.share(old): urls.share(new) for old, new in moved.items() if new in shared}
    for old, new in moved.items():
        view = moved_view(framer, new)
        yield _document(old, view, 308, framer.address.link(new))
    for gone in urls.withdrawn(explainers, framer.library.withdrawn):
        if not gone.fragment and gone.path not in live:
            yield _document(gone.path, gone_view(framer, gone), 410)


def _document(path: str, view: View, status: int = 200, location: str = "") -> Document:
    template = environment().get_template(_TEMPLATES[type(view)])
    return Document(path, template.render(view=view), view.frame, status, location)
