"""The home page: all explainers."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .. import urls
from .blocks import Margin, Row
from .context import Edition
from .coverage import coverage
from .layout import Layout, Layouts
from .phrases import Day, count, day, dotted


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An explainer on the front page."""

    href: str
    kicker: str
    title: str
    standfirst: Row
    meta: str
    updated: Day


@dataclass(frozen=True, slots=True)
class HomeView:
    """All explainers."""

    layout: Layout
    description: str
    stories: tuple[Markup, ...]
    """The HTML of each `Story`."""


def home_view(layouts: Layouts, stories: tuple[Markup, ...]) -> HomeView:
    """All explainers, in the order in which they are given."""
    library = layouts.library
    layout = layouts.plain("home", urls.HOME, library.name, library.description)
    return HomeView(layout, library.description, stories)


def story(edition: Edition) -> Story:
    """An explainer on the front page."""
    explainer = edition.explainer
    # No author can write a full stop in an id.
    margin = Margin(edition=edition, home="", stem=f"{explainer.id}.")
    return Story(
        href=edition.address.link(urls.overview(explainer.id)),
        kicker=dotted(edition.publishers, edition.as_of),
        title=explainer.title,
        standfirst=margin.told(*explainer.standfirst),
        meta=dotted(
            count(len(explainer.sections), "section"),
            count(len(edition.placed), "statement"),
            coverage(edition).in_words,
        ),
        updated=day(explainer.updated),
    )
