"""Every statement is a Web Annotation of its source, as a processor of linked data reads it."""

from __future__ import annotations

import json

from pyld import jsonld

from app.data.annotations import CONTEXT, web_annotations
from app.model import ParagraphRef
from tests.sample import PUBLIC, bridge, sample_site

_OA, _AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
_DC, _DCTERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_RDF, _FOAF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://xmlns.com/foaf/0.1/"
_TERMS = {
    "id": "@id",
    "type": "@type",
    **{
        name: f"{_OA}{name}"
        for name in "Annotation SpecificResource TextualBody TextQuoteSelector exact prefix"
        " suffix describing classifying".split()
    },
    **{name: f"{_AS}{name}" for name in ("Organization",)},
    "AnnotationCollection": f"{_AS}OrderedCollection",
    "AnnotationPage": f"{_AS}OrderedCollectionPage",
    "first": {"@id": f"{_AS}first", "@type": "@id"},
    "partOf": {"@id": f"{_AS}partOf", "@type": "@id"},
    "items": {"@id": f"{_AS}items", "@type": "@id", "@container": "@list"},
    "total": f"{_AS}totalItems",
    "startIndex": f"{_AS}startIndex",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "motivation": {"@id": f"{_OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{_OA}hasPurpose", "@type": "@vocab"},
    "body": {"@id": f"{_OA}hasBody", "@type": "@id"},
    "target": {"@id": f"{_OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{_OA}hasSource", "@type": "@id"},
    "selector": {"@id": f"{_OA}hasSelector", "@type": "@id"},
    "value": f"{_RDF}value",
    "format": f"{_DC}format",
    "language": f"{_DC}language",
    "created": f"{_DCTERMS}created",
    "modified": f"{_DCTERMS}modified",
    "creator": {"@id": f"{_DCTERMS}creator", "@type": "@id"},
    "name": f"{_FOAF}name",
}
"""What the terms used here mean, as the vocabulary (W3C, 2017) says; no test asks the network."""


def expanded() -> list[dict[str, object]]:
    def load(url: str, options: object) -> dict[str, object]:
        assert url == CONTEXT
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": _TERMS}}

    told = json.loads(sample_site()["/bridge/annotations.jsonld"].body)
    found: list[dict[str, object]] = jsonld.expand(told, {"documentLoader": load})
    return found


def keys(node: object) -> set[str]:
    if isinstance(node, list):
        return {key for each in node for key in keys(each)}
    if isinstance(node, dict):
        return {*node, *(key for each in node.values() for key in keys(each))}
    return set()


def written(node: object) -> set[str]:
    """The keys as they stand in the file."""
    return keys(node) - {"@context"}


def test_no_term_is_lost_when_it_is_read_as_linked_data() -> None:
    told = web_annotations(bridge(), "Bridges")
    assert written(json.loads(json.dumps(told))) <= set(_TERMS)
    (collection,) = expanded()
    assert collection["@id"] == PUBLIC.absolute("/bridge/annotations.jsonld")
    assert all(key.startswith(("@", "http://")) for key in keys(collection))


def test_every_statement_is_annotated_and_has_an_address() -> None:
    items = web_annotations(bridge(), "Bridges")["first"]["items"]  # type: ignore[index]
    assert [each["id"].partition("#")[0] for each in items] == [
        PUBLIC.absolute(bridge().own_page(each)) for each in bridge().statements()
    ]


def test_a_selector_finds_its_words_in_their_paragraph() -> None:
    edition, found = bridge(), 0
    texts = {
        PUBLIC.absolute("/bridge/source/", _fragment(ref)): edition.paragraph(ref)
        for ref in edition.refs
    }
    for each in web_annotations(edition, "Bridges")["first"]["items"]:  # type: ignore[index]
        for target in each["target"]:
            if not isinstance(target, str):
                one = target["selector"]
                whole = f"{one['prefix']}{one['exact']}{one['suffix']}"
                assert whole in texts[target["source"]]
                found += 1
    assert found


def _fragment(ref: ParagraphRef) -> str:
    return f"p{ref.number}" if ref.source == "wire" else f"{ref.source}-p{ref.number}"


def test_what_shows_no_words_is_of_its_whole_paragraph() -> None:
    items = web_annotations(bridge(), "Bridges")["first"]["items"]  # type: ignore[index]
    assert any(isinstance(target, str) for each in items for target in each["target"])


def test_how_sure_and_whose_word_it_is_is_a_tag() -> None:
    items = web_annotations(bridge(), "Bridges")["first"]["items"]  # type: ignore[index]
    tags = {one["value"] for each in items for one in each["body"][1:]}
    assert {"said by Ann Marsh", "denied by The builder", "alleged"} <= tags
