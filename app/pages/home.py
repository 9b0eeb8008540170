"""Pages that belong to no explainer: the home page, and notices of what is not there."""

from __future__ import annotations

from .. import urls
from ..urls import Gone
from .context import Edition
from .coverage import coverage
from .layout import Anchor, Framer
from .phrases import count, day, dotted
from .rows import away
from .views import HomeView, NoticeView, Story


def home_view(framer: Framer, editions: tuple[Edition, ...]) -> HomeView:
    """All explainers, in the order of their names."""
    library = framer.library
    return HomeView(
        framer.plain("home", urls.HOME, library.name, library.description),
        library.description,
        tuple(_story(each) for each in editions),
    )


def _story(edition: Edition) -> Story:
    explainer, source, covered = edition.explainer, edition.primary, coverage(edition)
    meta = (
        count(len(explainer.sections), "section"),
        count(len(edition.placed), "statement"),
        f"{covered.explained} of {covered.paragraphs} source paragraphs explained",
    )
    return Story(
        edition.address.link(urls.overview(explainer.id)),
        f"After {source.name}, {source.date}",
        explainer.title,
        tuple(away(edition, each) for each in explainer.standfirst),
        dotted(*meta),
        day(explainer.updated),
    )


def not_found_view(framer: Framer, editions: tuple[Edition, ...]) -> NoticeView:
    """For an address that nothing was ever published at."""
    title = "There is no page here"
    return NoticeView(
        framer.plain("notfound", "", title, title),
        404,
        title,
        (
            "Nothing has ever been published at this address, or it was mistyped. What was once "
            "published here is never lost without a word: a page that moved leads on, and one "
            "that was withdrawn says why.",
        ),
        (*_ways(framer), *(way for each in editions for way in _pages(each))),
    )


def gone_view(framer: Framer, gone: Gone) -> NoticeView:
    """For a page that was withdrawn: why, and what to read instead."""
    title = "This page was withdrawn"
    instead = Anchor(framer.address.link(gone.instead), "Read this instead")
    ways = (instead, *_ways(framer)) if gone.instead else _ways(framer)
    return NoticeView(
        framer.plain("notfound", "", title, gone.reason), 410, title, (gone.reason,), ways
    )


def moved_view(framer: Framer, new: str) -> NoticeView:
    """For a page that moved, in case nothing leads on by itself."""
    title = "This page has moved"
    href = framer.address.link(new)
    return NoticeView(
        framer.plain("notfound", "", title, title),
        308,
        title,
        ("Its new address is below; links to the old one go on working.",),
        (Anchor(href, "Go to the page"),),
        moved_to=href,
    )


def _ways(framer: Framer) -> tuple[Anchor, ...]:
    return (Anchor(framer.address.link(urls.HOME), "All explainers"),)


def _pages(edition: Edition) -> tuple[Anchor, ...]:
    explainer = edition.explainer
    top = Anchor(edition.address.link(urls.overview(explainer.id)), explainer.title)
    sections = (
        Anchor(edition.address.link(edition.page_of(each)), each.title)
        for each in explainer.sections
    )
    return (top, *sections)
