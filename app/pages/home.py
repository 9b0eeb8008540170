"""The home page: all explainers, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from .. import urls
from ..check import spelled
from ..text import direction, language_name
from .blocks import Margin, Row
from .context import Edition
from .coverage import coverage
from .layout import Anchor, Layout, Layouts
from .phrases import Day, count, day, dotted

_FEW = 12
"""As many are seen at a glance, and need no months."""
_OPEN = 50
"""As many are told with their standfirst; of older ones, the title alone, behind a fold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An explainer on the front page; `language` is empty where it is the site's own."""

    href: str
    kicker: str
    title: str
    language: str
    direction: str
    standfirst: Row
    meta: str
    updated: Day


@dataclass(frozen=True, slots=True)
class Listing:
    """An explainer on the front page: the day it was published, and its HTML in full and short."""

    published: str = ""
    story: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month's explainers; `name` is empty where all stand together.

    `lines` are those that are folded, and `folded` says how many they are.
    """

    iso: str
    name: str
    stories: tuple[Markup, ...]
    lines: tuple[Markup, ...]
    folded: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """All explainers; `ways` lead to each month where there are several."""

    layout: Layout
    description: str
    ways: tuple[Anchor, ...]
    months: tuple[Month, ...]


def home_view(layouts: Layouts, listings: Iterable[Listing]) -> HomeView:
    """All explainers, the newest first, of one day in the order in which they are given."""
    library = layouts.library
    layout = layouts.plain("home", urls.HOME, library.name, library.description)
    newest = sorted(listings, key=lambda each: each.published, reverse=True)
    found = tuple(_months(newest))
    ways = tuple(Anchor(f"#{each.iso}", each.name) for each in found) if len(found) > 1 else ()
    return HomeView(layout, library.description, ways, found)


def _months(newest: list[Listing]) -> Iterator[Month]:
    if len(newest) <= _FEW:
        yield Month(
            iso="",
            name="",
            stories=tuple(Markup(each.story) for each in newest),
            lines=(),
            folded="",
        )
        return
    room = _OPEN
    for iso, listings in groupby(newest, key=lambda each: each.published[:7]):
        each = tuple(listings)
        told, rest = each[:room], each[room:]
        room -= len(told)
        more = "more explainer" if told else "explainer"
        yield Month(
            iso=iso,
            name=spelled(iso) or iso,
            stories=tuple(Markup(one.story) for one in told),
            lines=tuple(Markup(one.line) for one in rest),
            folded=count(len(rest), more) if rest else "",
        )


def story(edition: Edition) -> Story:
    """An explainer on the front page."""
    explainer = edition.explainer
    # No author can write a full stop in an id.
    margin = Margin(edition=edition, page=urls.HOME, home="", stem=f"{explainer.id}.")
    foreign = explainer.language if explainer.language != edition.verified.library.language else ""
    return Story(
        href=edition.address.link(urls.overview(explainer.id)),
        kicker=dotted(
            edition.publishers,
            edition.as_of,
            *([f"in {language_name(foreign)}"] if foreign else []),
        ),
        title=explainer.title,
        language=foreign,
        direction=direction(foreign),
        standfirst=margin.told(*explainer.standfirst),
        meta=dotted(
            count(len(explainer.sections), "section"),
            count(len(edition.placed), "statement"),
            coverage(edition).in_words,
        ),
        updated=day(explainer.updated),
    )
