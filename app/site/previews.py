"""Edition → the pictures of link previews: what each of them says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import urls
from ..cards import Card
from ..model import Section, Statement
from ..pages import DARKEST, Edition, opening, plain_text


def previews(site: str, edition: Edition) -> Iterator[tuple[str, Card]]:
    """The path of each picture, and its card: the overview, and every section."""
    explainer = edition.explainer
    everything = edition.statements()
    yield urls.card(urls.overview(explainer.id)), _card(site, edition, None, everything)
    for section in explainer.sections:
        statements = edition.statements_in(section)
        yield urls.card(edition.page_of(section)), _card(site, edition, section, statements)


def _card(
    site: str, edition: Edition, section: Section | None, statements: Iterable[Statement]
) -> Card:
    explainer, source = edition.explainer, edition.primary
    weights = edition.weights(statements)
    return Card(
        site=site,
        kicker=explainer.title if section else "",
        title=section.title if section else explainer.title,
        key_point=plain_text(opening(section) if section else explainer.standfirst),
        language=explainer.language,
        marks=tuple(min(DARKEST, weights[ref]) for ref in edition.refs),
        source=", ".join(part for part in (source.name, source.date) if part),
    )
