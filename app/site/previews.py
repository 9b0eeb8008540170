"""Edition → the pictures of link previews: what each of them says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import urls
from ..cards import Card
from ..model import Section, Statement
from ..pages import DARKEST, Edition, opening, plain_text, quoted


def previews(site: str, edition: Edition) -> Iterator[tuple[str, Card]]:
    """The path of each picture, and its card: of the overview, every section and statement."""
    explainer = edition.explainer
    everything = edition.statements()
    yield urls.card(urls.overview(explainer.id)), _card(site, edition, None, everything)
    for section in explainer.sections:
        statements = edition.statements_in(section)
        yield urls.card(edition.page_of(section)), _card(site, edition, section, statements)
    for each in everything:
        yield urls.card(edition.own_page(each)), _claim(site, edition, each)


def _card(
    site: str, edition: Edition, section: Section | None, statements: Iterable[Statement]
) -> Card:
    explainer = edition.explainer
    return Card(
        site=site,
        kicker=explainer.title if section else "",
        title=section.title if section else explainer.title,
        key_point=plain_text(opening(section) if section else explainer.standfirst),
        language=explainer.language,
        marks=_marks(edition, statements),
        source=_source(edition),
    )


def _claim(site: str, edition: Edition, statement: Statement) -> Card:
    """A statement, who stands behind it, and the words of the source that bear it out."""
    who = ", ".join(edition.attribution(each) for each in statement.citation.spoken)
    return Card(
        site=site,
        kicker=who or edition.explainer.title,
        title=": ".join(filter(None, (edition.subject_of(statement), plain_text((statement,))))),
        key_point=quoted(edition, statement),
        language=edition.explainer.language,
        marks=_marks(edition, (statement,)),
        source=_source(edition),
    )


def _marks(edition: Edition, statements: Iterable[Statement]) -> tuple[int, ...]:
    weights = edition.weights(statements)
    return tuple(min(DARKEST, weights[ref]) for ref in edition.refs)


def _source(edition: Edition) -> str:
    """Whose articles they are, and which dates they speak from."""
    as_of = edition.as_of
    return f"{edition.publishers}, {as_of[:1].lower()}{as_of[1:]}"
