"""Edition → embeds: what other sites show in a frame, the source to open in place.

A jump inside a frame goes nowhere, and may scroll the page around it: an embed has no place to
jump to, and whatever it links to opens outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from .. import urls
from ..model import Certainty, Section, Statement
from ..pages import (
    NOBODY,
    Anchor,
    Chapter,
    Edition,
    Layouts,
    Margin,
    Row,
    chapter,
    legend,
    opening,
    voices,
)
from ..text import direction
from ..urls import Gone
from .provider import Provider


@dataclass(frozen=True, slots=True)
class Imprint:
    """What an embed is taken from; `href` is the whole page, of which it is a part."""

    title: str
    source: str
    date: str
    inferred: bool
    href: str


@dataclass(frozen=True, slots=True)
class EmbedLayout:
    """What `embed.html` needs; `canonical` is empty where the public address is not known."""

    language: str
    direction: str
    title: str
    canonical: str
    style: Markup
    script: Markup
    looks: tuple[str, ...]
    site: str
    imprint: Imprint | None = None


@dataclass(frozen=True, slots=True)
class EmbeddedSection:
    """A section of any kind."""

    layout: EmbedLayout
    title: str
    legend: tuple[Certainty, ...]
    chapter: Chapter


@dataclass(frozen=True, slots=True)
class EmbeddedStatement:
    """One statement with its source paragraphs."""

    layout: EmbedLayout
    title: str
    row: Row


@dataclass(frozen=True, slots=True)
class Point:
    """A section by its title and its key point, which is missing where it has none."""

    section: Anchor
    row: Row | None


@dataclass(frozen=True, slots=True)
class EmbeddedOverview:
    """An explainer by its key points."""

    layout: EmbedLayout
    title: str
    standfirst: Row
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements there are of one degree of certainty."""

    certainty: Certainty
    number: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice: `rows` has each of its statements with its source."""

    name: str
    about: str
    tallies: tuple[Tally, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class EmbeddedVoices:
    """Who says what."""

    layout: EmbedLayout
    title: str
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class EmbeddedNotice:
    """In place of an embed that moved, or was withdrawn and why; `way` leads on where one does."""

    layout: EmbedLayout
    status: int
    title: str
    text: str
    way: Anchor | None
    moved_to: str = ""


EmbedView = EmbeddedNotice | EmbeddedOverview | EmbeddedSection | EmbeddedStatement | EmbeddedVoices


def embeds(
    layouts: Layouts, editions: tuple[Edition, ...], provider: Provider
) -> Iterator[tuple[str, EmbedView]]:
    """Every page for a frame and its path, those that moved and were withdrawn included."""
    living = dict(embed for each in editions for embed in _living(layouts, each))
    taken = set(living)
    yield from living.items()
    under = urls.embed(urls.HOME)
    moved = {old: new for old, new in provider.moved.items() if old.startswith(under)}
    for old, new in moved.items():
        yield old, _moved_notice(layouts, new)
    taken |= moved.keys()
    explainers = tuple(each.explainer for each in editions)
    for gone in urls.withdrawn(explainers, layouts.library.withdrawn):
        path = _of_withdrawn(gone)
        if path not in taken:
            taken.add(path)
            yield path, _gone_notice(layouts, gone)


def _living(layouts: Layouts, edition: Edition) -> Iterator[tuple[str, EmbedView]]:
    explainer = edition.explainer
    yield urls.embed(urls.overview(explainer.id)), _overview(layouts, edition)
    for section in explainer.sections:
        yield urls.embed(edition.page_of(section)), _section(layouts, edition, section)
    yield urls.embed(urls.who_says_what(explainer.id)), _voices(layouts, edition)
    for statement in edition.statements():
        path = urls.embed_statement(explainer.id, statement.id)
        yield path, _statement(layouts, edition, statement)


def _of_withdrawn(gone: Gone) -> str:
    if gone.fragment:
        return urls.embed_statement(gone.path.split("/")[1], gone.fragment)
    return urls.embed(gone.path)


def _section(layouts: Layouts, edition: Edition, section: Section) -> EmbeddedSection:
    """A section; its lead, its text or its entries."""
    path = edition.page_of(section)
    shown = legend(edition.statements_in(section))
    return EmbeddedSection(
        _layout(layouts, edition, path, section.title),
        section.title,
        # What is simply reported needs no key to its line.
        shown if shown != (Certainty.REPORTED,) else (),
        chapter(edition, section, Margin(edition=edition, home=path)),
    )


def _statement(layouts: Layouts, edition: Edition, statement: Statement) -> EmbeddedStatement:
    """A statement, wherever it stands."""
    section = edition.placed[statement.id].section
    path = edition.page_of(section)
    title = section.title if section else "In brief"
    row = Margin(edition=edition, home=path).row((statement,), role="key")
    layout = _layout(layouts, edition, path, title, statement.id)
    return EmbeddedStatement(layout, f"From “{title}”", row)


def _overview(layouts: Layouts, edition: Edition) -> EmbeddedOverview:
    """An explainer: its standfirst, and each of its sections by its key point."""
    explainer = edition.explainer
    path = urls.overview(explainer.id)
    return EmbeddedOverview(
        _layout(layouts, edition, path, explainer.title),
        explainer.title,
        Margin(edition=edition, home=path).row(explainer.standfirst, role="standfirst"),
        tuple(_point(edition, each) for each in explainer.sections),
    )


def _voices(layouts: Layouts, edition: Edition) -> EmbeddedVoices:
    """Every statement that is somebody's word, by voice."""
    path, title = urls.who_says_what(edition.explainer.id), "Who says what"
    told = voices(edition)
    speakers = (
        Speaker(
            voice.name,
            voice.about,
            tuple(Tally(cell[0].certainty, len(cell)) for cell in voice.cells if cell),
            tuple(
                Margin(edition=edition, home=edition.page_of(edition.placed[each.id].section)).row(
                    (each,)
                )
                for each in told.statements
                if voice.id in {mark.voice or NOBODY for mark in each.citation.spoken}
            ),
        )
        for voice in told.voices
    )
    return EmbeddedVoices(_layout(layouts, edition, path, title), title, tuple(speakers))


def _moved_notice(layouts: Layouts, new: str) -> EmbeddedNotice:
    """For an embed that moved, in case nothing leads on by itself."""
    title, href = "This has moved", layouts.address.link(new)
    way = Anchor(href, "Show it")
    return EmbeddedNotice(_bare(layouts, title), 308, title, "", way, moved_to=href)


def _gone_notice(layouts: Layouts, gone: Gone) -> EmbeddedNotice:
    """For an embed of what was withdrawn: why, and what to read instead."""
    title = "This was withdrawn"
    instead = Anchor(layouts.address.link(gone.instead), "Read this instead")
    return EmbeddedNotice(
        _bare(layouts, title), 410, title, gone.reason, instead if gone.instead else None
    )


def _point(edition: Edition, section: Section) -> Point:
    path, key = edition.page_of(section), opening(section)
    row = Margin(edition=edition, home=path).row(key) if key else None
    return Point(Anchor(edition.address.link(path), section.title), row)


def _layout(
    layouts: Layouts, edition: Edition, path: str, title: str, fragment: str = ""
) -> EmbedLayout:
    explainer, source, address = edition.explainer, edition.primary, layouts.address
    parts = dict.fromkeys((title, explainer.title, layouts.library.name))
    return EmbedLayout(
        language=explainer.language,
        direction=direction(explainer.language),
        title=" · ".join(parts),
        canonical=address.absolute(path) if address.public_url else "",
        style=Markup(layouts.assets.style("embed")),
        script=Markup(layouts.assets.text("frame.js")),
        looks=urls.LOOKS,
        site=layouts.library.name,
        imprint=Imprint(
            explainer.title,
            source.name,
            source.date,
            source.date_basis.lower().startswith("inferred"),
            address.link(path, fragment),
        ),
    )


def _bare(layouts: Layouts, title: str) -> EmbedLayout:
    language = layouts.library.language
    return EmbedLayout(
        language=language,
        direction=direction(language),
        title=f"{title} · {layouts.library.name}",
        canonical="",
        style=Markup(layouts.assets.style("embed")),
        script=Markup(layouts.assets.text("frame.js")),
        looks=urls.LOOKS,
        site=layouts.library.name,
    )
