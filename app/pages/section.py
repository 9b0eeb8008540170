"""A section: its text or its entries, and the way to the sections around it."""

from __future__ import annotations

from dataclasses import dataclass

from .. import urls
from ..model import IN_BRIEF, Heading, Kind, Prose, Section, Statement
from .blocks import Margin, Part, Remark
from .context import Edition
from .coverage import page_strip, rests_on
from .entries import Detail, Event, Side, detail, events, period, sides, told_in
from .glosses import glosses
from .layout import Anchor, Head, Layout, Layouts, Panel, overview_anchor, section_anchor
from .phrases import count, minutes, plain_text

LOOK_UP = "To look up"
"""What people, a timeline and a glossary are for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The inside of a section, of whatever kind; `after` are the notes on its entries."""

    id: str
    kind: Kind
    title: str
    parts: tuple[Part, ...]
    after: tuple[Remark, ...] = ()
    sides: tuple[Side, ...] = ()
    events: tuple[Event, ...] = ()
    terms: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A section of any kind."""

    layout: Layout
    head: Head
    chapter: Chapter
    previous: Anchor
    next: Anchor | None
    share: Panel


def section_view(layouts: Layouts, edition: Edition, panel: Panel, section: Section) -> SectionView:
    """A section of any kind."""
    sections, path = edition.explainer.sections, edition.page_of(section)
    index = sections.index(section)
    before, after = sections[index - 1 : index], sections[index + 1 : index + 2]
    statements = edition.statements_in(section)
    shown = (*statements, *told_in(edition, section))
    return SectionView(
        layout=layouts.of(
            edition,
            kind=section.kind,
            path=path,
            title=section.title,
            description=plain_text(opening(section)) or _meta(section, statements),
            strip=page_strip(edition, edition.weights(shown)),
            statements=statements,
        ),
        head=_head(edition, section),
        chapter=chapter(edition, section, _margin(edition, section)),
        previous=section_anchor(edition, before[0]) if before else overview_anchor(edition),
        next=section_anchor(edition, after[0]) if after else None,
        share=panel,
    )


def _margin(edition: Edition, section: Section) -> Margin:
    """The margin of its page; what is read, and not looked up, explains its terms in place."""
    explained = glosses(edition.explainer) if section.kind is Kind.SECTION else None
    path = edition.page_of(section)
    return Margin(edition=edition, page=path, home=path, glosses=explained)


def _head(edition: Edition, section: Section) -> Head:
    statements = edition.statements_in(section)
    return Head(
        kicker=_kicker(edition, section),
        title=section.title,
        meta=_meta(section, statements),
        as_of=edition.as_of,
        covers=rests_on(edition, (*statements, *told_in(edition, section))),
        contents=_contents(edition, section),
    )


def _kicker(edition: Edition, section: Section) -> str:
    plain = [each for each in edition.explainer.sections if each.kind is Kind.SECTION]
    return f"Section {plain.index(section) + 1} of {len(plain)}" if section in plain else LOOK_UP


def chapter(edition: Edition, section: Section, margin: Margin) -> Chapter:
    """The inside of a section."""
    kind, terms = section.kind, section.entries if section.kind is Kind.GLOSSARY else ()
    parts = tuple(margin.parts(section.blocks, lead=True))
    # What is read comes first. A note has no copies that the margin would count.
    after = tuple(each for each in parts if section.entries and isinstance(each, Remark))
    return Chapter(
        id=section.id,
        kind=kind,
        title=section.title,
        # In the order of the page, as the margin counts what it has shown.
        parts=tuple(each for each in parts if each not in after),
        after=after,
        sides=sides(edition, section, margin) if kind is Kind.PEOPLE else (),
        events=events(edition, section, margin) if kind is Kind.TIMELINE else (),
        terms=tuple(detail(edition, each, margin) for each in terms),
    )


def in_brief(edition: Edition, margin: Margin) -> Chapter:
    """What stands before all sections, like the inside of one."""
    parts = tuple(margin.parts(edition.explainer.brief))
    return Chapter(id=urls.IN_BRIEF, kind=Kind.SECTION, title=IN_BRIEF, parts=parts)


def opening(section: Section) -> tuple[Statement, ...]:
    """The key point: the first paragraph of a section."""
    return next((each.statements for each in section.blocks if isinstance(each, Prose)), ())


def _meta(section: Section, statements: tuple[Statement, ...]) -> str:
    entries = section.entries
    match section.kind:
        case Kind.PEOPLE:
            return count(len(entries), "person or party")
        case Kind.TIMELINE if entries:
            return f"{count(len(entries), 'event')}, {period(entries[0])} to {period(entries[-1])}"
        case Kind.GLOSSARY:
            return count(len(entries), "term")
    return f"{minutes(statements)} · {count(len(statements), 'statement')}"


def _contents(edition: Edition, section: Section) -> tuple[Anchor, ...]:
    headings = [each for each in section.blocks if isinstance(each, Heading)]
    anchors = [Anchor(f"#{each.id}", each.text.plain) for each in headings]
    if section.kind is Kind.PEOPLE:
        anchors += [Anchor(f"#{each.id}", each.name) for each in sides(edition, section)]
    return tuple(anchors) if len(anchors) > 1 else ()
