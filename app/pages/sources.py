"""A source as it is shown: where it came from, and its paragraphs with all that rests on them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .. import urls
from ..model import ParagraphRef, Source
from ..text import direction
from .context import Edition
from .phrases import count
from .voices import Told, told_of


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """One paragraph; `label` says how much rests on it, `excuse` why nothing does."""

    subheadings: tuple[str, ...]
    id: str
    number: str
    html: Markup
    told: tuple[Told, ...]
    label: str
    excuse: str


@dataclass(frozen=True, slots=True)
class Origin:
    """A source with its paragraphs; `language` is empty where it is the explainer's own."""

    source: Source
    language: str
    direction: str
    paragraphs: tuple[SourceParagraph, ...]


def origins(edition: Edition) -> tuple[Origin, ...]:
    """Every source of an explainer."""
    return tuple(_origin(edition, each) for each in edition.explainer.sources)


def _origin(edition: Edition, source: Source) -> Origin:
    foreign = source.language if source.language != edition.explainer.language else ""
    shown = tuple(_paragraph(edition, source, each.ref) for each in source.paragraphs)
    return Origin(source, foreign, direction(foreign), shown)


def _paragraph(edition: Edition, source: Source, ref: ParagraphRef) -> SourceParagraph:
    resting = edition.resting(ref)
    rests = "rests" if len(resting) == 1 else "rest"
    return SourceParagraph(
        tuple(each.text for each in source.subheadings if each.before == ref.number),
        urls.paragraph(edition.explainer, ref),
        edition.number(ref),
        edition.shown(ref, resting),
        tuple(told_of(edition, each) for each in resting),
        f"{count(len(resting), 'statement')} {rests} on this" if resting else "Explained nowhere",
        next((each.reason for each in edition.explainer.excuses if each.ref == ref), ""),
    )
