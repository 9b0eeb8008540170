"""Everything on one page, the source at its end: for print, and for reading offline."""

from __future__ import annotations

from dataclasses import dataclass

from .. import urls
from .blocks import Margin, Row
from .context import Edition
from .coverage import page_strip, rests_on
from .layout import Anchor, Head, Layout, Layouts
from .phrases import minutes, plain_text
from .section import Chapter, chapter, in_brief
from .sources import Origin, origins
from .titles import EVERYTHING, THE_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class EverythingView:
    """Everything on one page."""

    layout: Layout
    head: Head
    chapters: tuple[Chapter, ...]
    origins: tuple[Origin, ...]


def everything_view(layouts: Layouts, edition: Edition) -> EverythingView:
    """Everything on one page, the source at its end."""
    explainer, path = edition.explainer, urls.overview(edition.explainer.id)
    margin = Margin(
        edition=edition,
        page=urls.everything(explainer.id),
        home=path,
        whole=True,
        prefix=f"{urls.IN_BRIEF}.",
    )
    # In the order of the page, as the margin counts what it has shown.
    standfirst = margin.row(explainer.standfirst, role="standfirst")
    chapters = (
        in_brief(edition, margin),
        *(
            chapter(edition, each, margin.at(edition.page_of(each), each.id))
            for each in explainer.sections
        ),
    )
    return EverythingView(
        layout=layouts.of(
            edition,
            kind="all",
            path=urls.everything(explainer.id),
            title=EVERYTHING,
            description=plain_text(explainer.standfirst),
            strip=page_strip(edition, edition.weights(edition.statements()), whole=True),
        ),
        head=_head(edition, standfirst, chapters),
        chapters=chapters,
        origins=origins(edition),
    )


def _head(edition: Edition, standfirst: Row, chapters: tuple[Chapter, ...]) -> Head:
    statements = edition.statements()
    listed = [Anchor(f"#{each.id}", each.title) for each in chapters]
    return Head(
        kicker="Everything on one page",
        title=edition.explainer.title,
        meta=f"{minutes(statements)} to read",
        as_of=edition.as_of,
        covers=rests_on(edition, statements),
        standfirst=standfirst,
        contents=(*listed, Anchor("#the-source", THE_SOURCE)),
    )
