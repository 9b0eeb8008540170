"""Linked data: what a page is, what it is based on, and the words of the source it quotes.

Written as JSON-LD 1.1 with the words of schema.org, for programs that collect what is known.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

from markupsafe import Markup

from .. import urls
from ..model import Source, Statement
from ..text import Figure, figures
from .context import Cited, Edition

_DATE = re.compile(r"(?:(?:day|month|year) \d+(?:, |$))+")
_UNSAFE = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
"""What could end a script element, or a line of it; JSON may write any letter by its number."""

Data = Mapping[str, object]


def linked_data(
    edition: Edition, *, path: str, title: str, statements: Iterable[Statement]
) -> Markup:
    """A page as an article that is based on its source, which it cites by these statements."""
    explainer = edition.explainer
    return _script(
        {
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": title,
            "inLanguage": explainer.language,
            "datePublished": explainer.published.isoformat(),
            "dateModified": explainer.updated.isoformat(),
            "publisher": {"@type": "Organization", "name": edition.verified.library.name},
            **_located(edition, path),
            "isBasedOn": [_source(each) for each in explainer.sources],
            "citation": list(_quotations(edition, statements)),
        }
    )


def _script(data: Data) -> Markup:
    """As the text of a script element."""
    text = json.dumps(_told(data), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_UNSAFE))


def _told(data: Data) -> Data:
    """Without what has no value."""
    return {name: value for name, value in data.items() if value}


def _located(edition: Edition, path: str) -> Data:
    """Where it is, and what it is a part of; nothing where the site's own address is unknown."""
    absolute, top = edition.address.absolute, urls.overview(edition.explainer.id)
    if not edition.address.public_url:
        return {}
    whole = {"@type": "Article", "name": edition.explainer.title, "url": absolute(top)}
    return {"url": absolute(path), "isPartOf": {} if path == top else whole}


def _source(source: Source) -> Data:
    """The article that is explained; a date that was only inferred is credited, not stated."""
    inferred = " (date inferred)" if source.inferred else ""
    return _told(
        {
            "@type": "NewsArticle",
            "headline": source.title,
            "publisher": {"@type": "Organization", "name": source.name},
            "datePublished": "" if source.inferred else iso_date(source.date, source.language),
            "creditText": f"{source.name}, {source.date}{inferred}",
            "inLanguage": source.language,
            "url": source.url,
        }
    )


def iso_date(text: str, language: str) -> str:
    """A date in words as ISO 8601 writes it, of whatever precision; empty where it is not one."""
    match figures(text, language):
        case (Figure(kind="year", value=value),):
            return value
        case (Figure(kind="date", value=value),) if _DATE.fullmatch(value):
            parts = dict(part.split(" ") for part in value.split(", "))
            named = (parts.get(name, "") for name in ("year", "month", "day"))
            return "-".join(part.zfill(2) for part in takewhile(bool, named))
    return ""


def _quotations(edition: Edition, statements: Iterable[Statement]) -> Iterator[Data]:
    """The words that bear statements out, by what is cited, each with where it can be read."""
    resting = tuple(statements)
    site = edition.address.public_url
    for ref in edition.cited_in_order(resting):
        if words := evidence_words(edition, ref, resting):
            told = {"@type": "Quotation", "text": words}
            yield {**told, "url": site + edition.source_link(ref)} if site else told


def evidence_words(edition: Edition, ref: Cited, statements: Iterable[Statement]) -> str:
    """What is lit in a paragraph for these statements, an ellipsis between two stretches of it."""
    text = edition.text(ref)
    return " … ".join(text[start:end].strip() for start, end in edition.lit(ref, statements))
