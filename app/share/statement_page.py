"""The page of a statement: the claim, who says so, and the words of the source that bear it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .. import hrefs, urls
from ..check import Placed
from ..model import Statement
from ..pages import (
    Anchor,
    Edition,
    Head,
    Layout,
    Layouts,
    Margin,
    NoticeView,
    Panel,
    Row,
    gone_view,
    listed,
    moved_view,
    overview_anchor,
    page_strip,
    section_anchor,
)
from ..pages import quoted as in_source
from .panel import Sharer
from .provider import Provider
from .subject import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPageView:
    """One statement by itself, and `where` it stands; `subject` as in `StatementView`."""

    layout: Layout
    head: Head
    subject: str
    row: Row
    where: Anchor
    share: Panel


def statement_pages(
    layouts: Layouts, edition: Edition, sharer: Sharer, page: Subject
) -> Iterator[tuple[str, StatementPageView]]:
    """The page of each statement that stands on a page."""
    for each in page.parts:
        if each.page:
            yield each.page, _view(layouts, edition, sharer, each)


def _view(layouts: Layouts, edition: Edition, sharer: Sharer, of: Subject) -> StatementPageView:
    place = edition.placed[of.fragment]
    row = Margin(edition=edition, page=of.page, home="").told(place.statement)
    words = in_source(edition, place.statement)
    said = of.told
    return StatementPageView(
        layout=layouts.of(
            edition,
            kind="statement",
            path=of.page,
            title=of.name,
            description=description(edition, place.statement),
            strip=page_strip(edition, edition.weights((place.statement,))),
            picture=f"{said} In the source: {words}" if words else said,
        ),
        head=Head(kicker="One statement", title=of.name, meta="", as_of=edition.as_of),
        subject=of.subject,
        row=replace(row, role="key"),
        where=_where(edition, place, of),
        share=sharer.panel(of),
    )


def former_statements(
    layouts: Layouts, editions: tuple[Edition, ...], provider: Provider
) -> Iterator[tuple[str, NoticeView]]:
    """A notice where the page of a statement was, that was reworded, merged or withdrawn."""
    for edition in editions:
        explainer = edition.explainer
        live = {edition.own_page(each) for each in edition.statements()}
        moved = {old: new for old, new in provider.moved.items() if new in live}
        moved |= {
            urls.statement(explainer, each.id): hrefs.joined(each.path, each.fragment)
            for led in edition.led_on.values()
            for each in led
            if urls.is_statement(each.id) and each.fragment not in edition.placed
        }
        yield from ((old, moved_view(layouts, new)) for old, new in moved.items())
        for gone in urls.withdrawn((explainer,)):
            if urls.is_statement(gone.fragment):
                yield urls.statement(explainer, gone.fragment), gone_view(layouts, gone)


def _where(edition: Edition, place: Placed, of: Subject) -> Anchor:
    section = place.section
    anchor = section_anchor(edition, section) if section else overview_anchor(edition)
    return Anchor(edition.address.link(*of.place), place.where or anchor.text)


def description(edition: Edition, statement: Statement) -> str:
    """Who stands behind it, the source's words for it, and whose articles they are of."""
    who = ", ".join(edition.attribution(each) for each in statement.citation.spoken)
    said = f"{who[:1].upper()}{who[1:]}. " if who else ""
    words = in_source(edition, statement)
    whose = listed(edition.source(each).name for each in edition.cited_in_order((statement,)))
    return f"{said}{words} — {whose}" if words else f"{said}{whose}"
