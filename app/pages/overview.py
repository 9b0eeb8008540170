"""The overview: an explainer in brief, section by section, with its pictures and its dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import urls
from ..model import Kind, Section
from .blocks import Margin, Row
from .context import Edition
from .coverage import Coverage, coverage, rests_on, whole_strip
from .entries import Event, Side, events, sides
from .key_figures import key_amounts
from .layout import Anchor, Head, Layout, Layouts, Panel, section_anchor
from .phrases import count, dotted, minutes, plain_text
from .section import Chapter, in_brief, opening
from .told import Told, told_here


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A section in the table of contents; `row` is its key point, None where it has none."""

    section: Anchor
    row: Row | None


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A checked figure, in the words of its statement, and the statement."""

    figure: str
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewView:
    """The first page of an explainer."""

    layout: Layout
    head: Head
    brief: Chapter
    contents: tuple[KeyPoint, ...]
    figures: tuple[KeyFigure, ...]
    events: tuple[Event, ...]
    timeline_href: str
    sides: tuple[Side, ...]
    people_href: str
    coverage: Coverage
    share: Panel


def overview_view(layouts: Layouts, edition: Edition, panel: Panel) -> OverviewView:
    """The first page of an explainer."""
    explainer, path = edition.explainer, urls.overview(edition.explainer.id)
    margin = Margin(edition=edition, page=path, home=path)
    standfirst = margin.row(explainer.standfirst, role="standfirst")
    timelines, people = _of(edition, Kind.TIMELINE), _of(edition, Kind.PEOPLE)
    return OverviewView(
        layout=layouts.of(
            edition,
            kind="overview",
            path=path,
            title=explainer.title,
            description=plain_text(explainer.standfirst),
            strip=whole_strip(edition),
            statements=edition.statements_in(None),
        ),
        head=_head(edition, standfirst),
        brief=in_brief(edition, margin),
        contents=tuple(_key_point(margin, each) for each in explainer.sections),
        figures=tuple(_key_figures(margin)),
        events=tuple(event for each in timelines for event in events(edition, each)),
        timeline_href=section_anchor(edition, timelines[0]).href if timelines else "",
        sides=tuple(side for each in people for side in sides(edition, each)),
        people_href=section_anchor(edition, people[0]).href if people else "",
        coverage=coverage(edition),
        share=panel,
    )


def _head(edition: Edition, standfirst: Row) -> Head:
    everything = edition.statements()
    return Head(
        kicker=f"{edition.articles.capitalize()} by {edition.publishers}",
        title=edition.explainer.title,
        meta=dotted(f"{minutes(everything)} for all", count(len(everything), "statement")),
        covers=rests_on(edition, everything),
        as_of=edition.as_of,
        standfirst=standfirst,
    )


def _of(edition: Edition, kind: Kind) -> tuple[Section, ...]:
    return tuple(each for each in edition.explainer.sections if each.kind is kind)


def _key_point(margin: Margin, section: Section) -> KeyPoint:
    statements = opening(section)
    row = margin.told(*statements) if statements else None
    return KeyPoint(section_anchor(margin.edition, section), row)


def _key_figures(margin: Margin) -> Iterator[KeyFigure]:
    # An author chooses them, by giving their claims a key.
    statements = (each for each in margin.edition.statements() if each.key)
    for statement, amount in key_amounts(statements, margin.edition.explainer.language):
        yield KeyFigure(amount.words, told_here(margin, statement))
