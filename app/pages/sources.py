"""The source page: where each source came from, and its paragraphs with all that rests on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from .. import urls
from ..model import Paragraph, ParagraphRef, ParagraphShape, Source
from ..text import direction
from .context import Edition
from .coverage import whole_strip
from .html import Range, captured, captured_part
from .layout import Head, Layout, Layouts, Panel
from .phrases import count, listed
from .titles import THE_SOURCE
from .told import Told, told_claims, told_of


@dataclass(frozen=True, slots=True)
class SourcePart:
    """An item, a row or a heading in a paragraph; all but a row have one cell."""

    id: str
    number: str
    cells: tuple[Markup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceParagraph:
    """One paragraph; `label` says how much rests on it, `excuse` why nothing does.

    `is_named` where its number has the name of its source before it. What has a shape is
    shown by its `parts`; with `has_head` the first of them is the head of a table.
    `share` is the address of what can be taken along of it.
    """

    subheadings: tuple[str, ...]
    id: str
    number: str
    is_named: bool
    html: Markup
    shape: ParagraphShape
    parts: tuple[SourcePart, ...]
    has_head: bool
    told: tuple[Told, ...]
    label: str
    excuse: str
    share: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A source with its paragraphs; `language` is empty where it is the explainer's own.

    `title` is empty where the page is about this source alone, and has its title already.
    """

    source: Source
    title: str
    language: str
    direction: str
    paragraphs: tuple[SourceParagraph, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """The numbered paragraphs of every source."""

    layout: Layout
    head: Head
    origins: tuple[Origin, ...]
    share: Panel


def source_view(layouts: Layouts, edition: Edition, panel: Panel) -> SourceView:
    """The numbered paragraphs of every source."""
    number, titles = len(edition.refs), [each.title for each in edition.explainer.sources]
    layout = layouts.of(
        edition,
        kind="source",
        path=urls.source(edition.explainer.id),
        title=THE_SOURCE,
        description=f"All {number} paragraphs of {listed(titles)}, with what rests on each.",
        strip=whole_strip(edition, here=True),
    )
    head = Head(
        kicker=f"The source · {edition.publishers}",
        title=titles[0] if len(titles) == 1 else f"{len(titles)} sources",
        meta="Exactly as captured",
        as_of=edition.as_of,
        covers=count(number, "paragraph"),
    )
    return SourceView(layout, head, origins(edition), panel)


def origins(edition: Edition) -> tuple[Origin, ...]:
    """Every source of an explainer."""
    return tuple(_origin(edition, each) for each in edition.explainer.sources)


def _origin(edition: Edition, source: Source) -> Origin:
    foreign = edition.foreign(source)
    shown = tuple(_paragraph(edition, source, each.ref) for each in source.paragraphs)
    alone = len(edition.explainer.sources) == 1
    return Origin(
        source=source,
        title="" if alone else source.title,
        language=foreign,
        direction=direction(foreign),
        paragraphs=shown,
    )


def _paragraph(edition: Edition, source: Source, ref: ParagraphRef) -> SourceParagraph:
    resting = edition.resting(ref)
    told = tuple(
        each for each, _ in told_claims(edition.claims, resting, partial(told_of, edition))
    )
    rests = "rests" if len(told) == 1 else "rest"
    said = f"{count(len(told), 'claim')} {rests} on this" if told else "Explained nowhere"
    fragment = urls.paragraph(edition.explainer, ref)
    paragraph, lit = edition.whole(ref), edition.lit(ref, resting)
    excuses = (each.reason for each in edition.explainer.excuses if each.ref == ref)
    return SourceParagraph(
        subheadings=tuple(each.text for each in source.subheadings if each.before == ref.number),
        id=fragment,
        number=edition.number(ref),
        is_named=edition.is_named(ref),
        html=captured(paragraph.text, lit),
        shape=paragraph.shape,
        parts=tuple(_parts(edition, paragraph, lit)),
        has_head=paragraph.has_head,
        told=told,
        label=said,
        excuse=next(excuses, ""),
        share=edition.address.link(urls.share(urls.source(edition.explainer.id)), fragment),
    )


def _parts(edition: Edition, paragraph: Paragraph, lit: tuple[Range, ...]) -> Iterator[SourcePart]:
    for number, part in enumerate(paragraph.parts, 1):
        ref = replace(paragraph.ref, part=number)
        cells = part.cells or ((part.start, part.end),)
        shown = tuple(captured_part(paragraph.text, *each, lit) for each in cells)
        yield SourcePart(urls.paragraph(edition.explainer, ref), ref.label, shown)
