"""Everything on one page, the source at its end: for print, and for reading offline."""

from __future__ import annotations

from dataclasses import dataclass

from .. import urls
from .blocks import Margin, Part, Row
from .context import Edition
from .coverage import page_strip
from .layout import Anchor, Head, Layout, Layouts, legend
from .phrases import minutes, plain_text
from .section import Chapter, chapter
from .sources import Origin, origins


@dataclass(frozen=True, slots=True, kw_only=True)
class EverythingView:
    """Everything on one page."""

    layout: Layout
    head: Head
    brief: tuple[Part, ...]
    chapters: tuple[Chapter, ...]
    origins: tuple[Origin, ...]


def everything_view(layouts: Layouts, edition: Edition) -> EverythingView:
    """Everything on one page, the source at its end."""
    explainer, path = edition.explainer, urls.overview(edition.explainer.id)
    margin = Margin(edition=edition, home=path, whole=True, prefix="in-brief.")
    standfirst = margin.row(explainer.standfirst, role="standfirst")
    brief = tuple(margin.parts(explainer.brief))
    return EverythingView(
        layout=layouts.of(
            edition,
            kind="all",
            path=urls.everything(explainer.id),
            title="All on one page",
            description=plain_text(explainer.standfirst),
            strip=page_strip(edition, edition.weights(edition.statements()), whole=True),
        ),
        head=_head(edition, standfirst),
        brief=brief,
        chapters=tuple(
            chapter(edition, each, margin.at(edition.page_of(each), each.id))
            for each in explainer.sections
        ),
        origins=origins(edition),
    )


def _head(edition: Edition, standfirst: Row) -> Head:
    statements, sections = edition.statements(), edition.explainer.sections
    listed = [("in-brief", "In brief"), *((each.id, each.title) for each in sections)]
    return Head(
        kicker="Everything on one page",
        title=edition.explainer.title,
        meta=f"{minutes(statements)} to read",
        legend=legend(statements),
        standfirst=standfirst,
        contents=tuple(
            Anchor(f"#{name}", text) for name, text in [*listed, ("the-source", "The source")]
        ),
    )
