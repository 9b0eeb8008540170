"""Annotations: every statement as a Web Annotation of its source (W3C, 2017).

The target is the paragraph of the source as this site has it, and in that the words that bear the
statement out, with some of what stands around them: a text quote selector.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import urls
from ..model import Statement
from ..pages import Edition
from .references import Quoted, Resting, resting

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Characters before and behind the quoted words."""

Node = Mapping[str, object]


def web_annotations(edition: Edition, site: str) -> Node:
    """All annotations of an explainer, on one page of a collection."""
    explainer = edition.explainer
    here = edition.address.absolute(urls.annotation_file(explainer.id))
    items = [_annotation(edition, each, site) for each in edition.statements()]
    first = {
        "id": f"{here}#first",
        "type": "AnnotationPage",
        "partOf": here,
        "startIndex": 0,
        "items": items,
    }
    return {
        "@context": CONTEXT,
        "id": here,
        "type": "AnnotationCollection",
        "label": explainer.title,
        "total": len(items),
        "first": first,
    }


def _annotation(edition: Edition, statement: Statement, site: str) -> Node:
    explainer, page = edition.explainer, edition.address.absolute(edition.own_page(statement))
    said = [edition.attribution(each) for each in statement.citation.spoken]
    return {
        "id": f"{page}#annotation",
        "type": "Annotation",
        "motivation": "describing",
        "created": f"{explainer.published.isoformat()}T00:00:00Z",
        "modified": f"{explainer.updated.isoformat()}T00:00:00Z",
        "creator": {"type": "Organization", "name": site},
        "body": [
            {
                "type": "TextualBody",
                "purpose": "describing",
                "value": " ".join(statement.plain.split()),
                "format": "text/plain",
                "language": explainer.language,
            },
            *({"type": "TextualBody", "purpose": "classifying", "value": each} for each in said),
        ],
        "target": [each for one in resting(edition, statement) for each in _targets(one)],
    }


def _targets(each: Resting) -> Iterator[Node | str]:
    """The words in a paragraph; all of it where none are shown."""
    if not each.quotes:
        yield each.url
    for one in each.quotes:
        yield {
            "type": "SpecificResource",
            "source": each.url,
            "selector": _selector(each.text, one),
        }


def _selector(text: str, quoted: Quoted) -> Node:
    return {
        "type": "TextQuoteSelector",
        "exact": quoted.exact,
        "prefix": text[max(0, quoted.start - _AROUND) : quoted.start],
        "suffix": text[quoted.end : quoted.end + _AROUND],
    }
