"""Records: a page as JSON, in the form that `schema` describes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from .. import urls
from ..model import Source, Statement
from ..pages import Edition
from ..text import direction
from .contents import Contents, Piece
from .references import Resting, resting

Record = Mapping[str, object]


def page_record(edition: Edition, page: Contents) -> Record:
    """A page with all its statements, and what these rest on."""
    explainer, absolute = edition.explainer, edition.address.absolute
    return {
        "$schema": absolute(urls.SCHEMA),
        "url": absolute(page.path),
        "kind": page.kind,
        "title": page.title,
        "language": explainer.language,
        "direction": direction(explainer.language),
        "explainer": _explainer(edition),
        "pieces": [_piece(each) for each in page.pieces],
        "statements": [_statement(edition, each) for each in page.statements],
    }


def _explainer(edition: Edition) -> Record:
    explainer, absolute = edition.explainer, edition.address.absolute
    return {
        "id": explainer.id,
        "title": explainer.title,
        "url": absolute(urls.overview(explainer.id)),
        "published": explainer.published.isoformat(),
        "updated": explainer.updated.isoformat(),
        "as_of": edition.as_of,
        "annotations": absolute(urls.annotation_file(explainer.id)),
        "feed": absolute(urls.feed(explainer.id)),
        "sources": [_source(each) for each in explainer.sources],
    }


def _source(source: Source) -> Record:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "language": source.language,
        "date": source.date,
        "inferred": source.inferred,
        "short": source.short,
        "url": source.url,
        "licence": source.licence,
    }


def _piece(piece: Piece) -> Record:
    """Without what it has not."""
    told = asdict(piece) | {"statements": [each.id for each in piece.statements]}
    return {name: value for name, value in told.items() if value}


def _statement(edition: Edition, statement: Statement) -> Record:
    address, place = edition.address, edition.placed[statement.id]
    return {
        "id": statement.id,
        "url": address.absolute(edition.page_of(place.section), statement.id),
        "page": address.absolute(edition.own_page(statement)),
        "text": " ".join(statement.plain.split()),
        "section": place.section.id if place.section else None,
        "entry": place.entry.id if place.entry else None,
        "attribution": [
            each for mark in statement.citation.marks if (each := edition.attribution(mark))
        ],
        "evidence": [_resting(edition, each) for each in resting(edition, statement)],
    }


def _resting(edition: Edition, each: Resting) -> Record:
    voice = each.mark.voice
    return {
        "source": each.source,
        "paragraph": each.paragraph,
        "url": each.url,
        "certainty": each.mark.certainty.value,
        "voice": {"id": voice, "name": edition.voices[voice]} if voice else None,
        "quotes": [asdict(one) for one in each.quotes],
    }
