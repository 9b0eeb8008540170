"""Notices: what stands where no page is, or none any more."""

from __future__ import annotations

from dataclasses import dataclass

from .. import urls
from ..urls import Gone
from .layout import Anchor, Layout, Layouts


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
    """For a page that was withdrawn: why, and what to read instead."""
    title = "This page was withdrawn"
    instead = Anchor(layouts.address.link(gone.instead), "Read this instead")
    return NoticeView(
        layout=layouts.plain("notfound", "", title, gone.reason),
        status=410,
        title=title,
        paragraphs=(gone.reason,),
        ways=(instead, _home(layouts)) if gone.instead else (_home(layouts),),
    )


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
