"""Notices: what stands where no page is, or none any more."""

from __future__ import annotations

from dataclasses import dataclass

from .. import hrefs, urls
from ..model import Explainer
from ..urls import Gone
from .layout import Anchor, Layout, Layouts
from .phrases import day


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """A page that has nothing to read: not found, withdrawn, or moved and then it leads there."""

    layout: Layout
    status: int
    title: str
    paragraphs: tuple[str, ...]
    ways: tuple[Anchor, ...]
    moved_to: str = ""


def not_found_view(layouts: Layouts) -> NoticeView:
    """For an address that nothing was ever published at."""
    title = "There is no page here"
    return NoticeView(
        layout=layouts.plain("notfound", "", title, title),
        status=404,
        title=title,
        paragraphs=(
            "Nothing has ever been published at this address, or it was mistyped. What was once "
            "published here is never lost without a word: a page that moved leads on, and one "
            "that was withdrawn says why.",
        ),
        ways=(_home(layouts),),
    )


def gone_view(layouts: Layouts, gone: Gone) -> NoticeView:
    """For a page that was withdrawn: what it was, since when and why, and what to read instead."""
    title = f"This {'statement' if gone.fragment else 'page'} was withdrawn"
    return NoticeView(
        layout=layouts.plain("notfound", "", title, gone.reason),
        status=410,
        title=title,
        paragraphs=withdrawal(layouts, gone),
        ways=(*instead_of(layouts, gone), _home(layouts)),
    )


def withdrawal(layouts: Layouts, gone: Gone) -> tuple[str, str]:
    """What was withdrawn, by its title, its words or else its address, and when; and why."""
    place = (gone.path, gone.fragment)
    recorded = layouts.library.permalinks if _owners(layouts, gone) else ()
    words = (each.words for each in recorded if each.place == place)
    name = gone.title or next(filter(None, words), "")
    called = f"“{name}”" if name else layouts.address.absolute(*place)
    when = f" on {day(gone.day).text}" if gone.day else ""
    return f"{called} was withdrawn{when}.", gone.reason


def instead_of(layouts: Layouts, gone: Gone) -> tuple[Anchor, ...]:
    """The way to what is to be read instead, by its title where it is of the same explainer."""
    if not gone.instead:
        return ()
    if hrefs.is_outside(gone.instead):
        return (Anchor(gone.instead, f"Read instead: {gone.instead}"),)
    titles = {
        urls.page_of(explainer.id, each): each.title if each else explainer.title
        for explainer in _owners(layouts, gone)
        for each in (None, *explainer.sections)
    }
    href = layouts.address.link(gone.instead)
    return (Anchor(href, f"Read instead: {titles.get(gone.instead.partition('#')[0], href)}"),)


def _owners(layouts: Layouts, gone: Gone) -> tuple[Explainer, ...]:
    """The explainer whose name an address has; what others withdrew says nothing of theirs."""
    name = gone.path.split("/")[1]
    return tuple(each for each in layouts.library.explainers if name in {each.id, *each.aliases})


def moved_view(layouts: Layouts, new: str) -> NoticeView:
    """For a page that moved, in case nothing leads on by itself."""
    title = "This page has moved"
    href = layouts.address.link(new)
    return NoticeView(
        layout=layouts.plain("notfound", "", title, title),
        status=308,
        title=title,
        paragraphs=("Its new address is below; links to the old one go on working.",),
        ways=(Anchor(href, "Go to the page"),),
        moved_to=href,
    )


def _home(layouts: Layouts) -> Anchor:
    return Anchor(layouts.address.link(urls.HOME), "All explainers")
