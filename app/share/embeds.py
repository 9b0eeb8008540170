"""Embeds: the views of pages laid out for a frame on another site, the source to open in place.

A jump inside a frame goes nowhere, and may scroll the page around it: an embed has no place to
jump to, and whatever it links to opens outside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from .. import urls
from ..library import Library
from ..pages import (
    Anchor,
    Edition,
    Layout,
    Layouts,
    NoticeView,
    OverviewView,
    Row,
    SectionView,
    VoicesView,
    instead_of,
    row_away,
    withdrawal,
)
from ..text import direction
from ..urls import Gone
from .provider import Provider
from .subject import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What an embed is taken from; `href` is the whole page, of which it is a part."""

    title: str
    as_of: str
    source: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedLayout(Layout):
    """What `embed.html` needs."""

    script: Markup
    looks: tuple[str, ...] = urls.LOOKS
    imprint: Imprint | None = None


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement with its source; `subject` is what it is told of, where it does not say so."""

    layout: EmbedLayout
    title: str
    subject: str
    row: Row


PageView = OverviewView | SectionView | VoicesView
EmbedView = PageView | StatementView | NoticeView


def embeds(
    layouts: Layouts, edition: Edition, provider: Provider, views: Mapping[str, object]
) -> Iterator[tuple[str, EmbedView]]:
    """The embeds of an explainer, each with its path; `views` are those of its pages, by path."""
    for path, view in views.items():
        if isinstance(view, PageView):
            page = provider.places[path, ""]
            yield page.embed, _framed(layouts, edition, page, view)
            for statement in page.parts:
                yield statement.embed, _statement(layouts, edition, statement)


def _framed(layouts: Layouts, edition: Edition, page: Subject, view: PageView) -> PageView:
    """The view of a page in a frame."""
    head = replace(view.head, title=page.title)
    layout = _layout(layouts, edition, page, kind=_kind(view), title=page.title)
    return replace(view, layout=layout, head=head)


def _kind(view: PageView) -> str:
    match view:
        case OverviewView():
            return "overview"
        case VoicesView():
            return "who-says-what"
    return view.chapter.kind


def _statement(layouts: Layouts, edition: Edition, of: Subject) -> StatementView:
    place = edition.placed[of.fragment]
    row = replace(row_away(edition, (place.statement,)), role="key")
    layout = _layout(layouts, edition, of, kind="statement", title=place.where)
    return StatementView(layout, f"From “{place.where}”", of.subject, row)


def former_embeds(
    layouts: Layouts, library: Library, provider: Provider
) -> Iterator[tuple[str, NoticeView]]:
    """A notice where an embed moved or was withdrawn."""
    under = urls.embed(urls.HOME)
    moved = {old: new for old, new in provider.moved.items() if old.startswith(under)}
    taken = {each.embed for each in provider.places.values()} | moved.keys()
    for old, new in moved.items():
        yield old, _moved(layouts, layouts.address.link(new))
    gone = urls.withdrawn(library.explainers, library.withdrawn)
    first = {_path_of(each): each for each in reversed(gone)}
    yield from ((path, _gone(layouts, each)) for path, each in first.items() if path not in taken)


def _path_of(gone: Gone) -> str:
    if gone.fragment:
        return urls.embed_statement(gone.path.split("/")[1], gone.fragment)
    return urls.embed(gone.path)


def _moved(layouts: Layouts, href: str) -> NoticeView:
    """In case nothing leads on by itself."""
    title, way = "This has moved", Anchor(href, "Show it")
    return _notice(layouts, 308, title, ways=(way,), moved_to=href)


def _gone(layouts: Layouts, gone: Gone) -> NoticeView:
    """What was withdrawn, when and why, and what to read instead."""
    told, ways = withdrawal(layouts, gone), instead_of(layouts, gone)
    return _notice(layouts, 410, "This was withdrawn", paragraphs=told, ways=ways)


def _notice(
    layouts: Layouts,
    status: int,
    title: str,
    *,
    ways: tuple[Anchor, ...],
    paragraphs: tuple[str, ...] = (),
    moved_to: str = "",
) -> NoticeView:
    library = layouts.library
    layout = EmbedLayout(
        language=library.language,
        direction=direction(library.language),
        title=f"{title} · {library.name}",
        canonical="",
        style=Markup(layouts.assets.style("embed-notice")),
        script=Markup(layouts.assets.text("frame.js")),
        site=library.name,
    )
    return NoticeView(
        layout=layout,
        status=status,
        title=title,
        paragraphs=paragraphs,
        ways=ways,
        moved_to=moved_to,
    )


def _layout(
    layouts: Layouts, edition: Edition, of: Subject, *, kind: str, title: str
) -> EmbedLayout:
    explainer, address = edition.explainer, layouts.address
    parts = dict.fromkeys((title, explainer.title, layouts.library.name))
    return EmbedLayout(
        language=explainer.language,
        direction=direction(explainer.language),
        title=" · ".join(parts),
        canonical=address.absolute(of.path) if address.public_url else "",
        style=Markup(layouts.assets.style(f"embed-{kind}")),
        script=Markup(layouts.assets.text("frame.js")),
        site=layouts.library.name,
        imprint=Imprint(
            title=explainer.title,
            as_of=edition.as_of,
            source=f"{edition.articles} by {edition.publishers}",
            href=address.link(*of.place),
        ),
    )
