"""Copies: every page as Markdown and as JSON beside it, and what programs are told of a site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .. import urls
from ..data import (
    SCHEMA,
    SITE_SCHEMA,
    SiteRecord,
    contents,
    markdown,
    openapi,
    page_record,
    web_annotations,
)
from ..find import Listed
from ..library import Library
from ..pages import Edition
from ..urls import Address
from .draft import QUICK, Draft, file_draft, json_bytes

_READABLE = (b"access-control-allow-origin", b"*")
"""What is told is public, so a page of any site may read it (Fetch, 3.2)."""


def copies(edition: Edition, site: str) -> Iterator[Draft]:
    """Each page of an explainer as text and as data, and all its statements as annotations."""
    for page in contents(edition):
        yield _file(urls.as_markdown(page.path), markdown(edition, page).encode())
        yield _file(urls.as_json(page.path), json_bytes(page_record(edition, page)))
    path = urls.annotation_file(edition.explainer.id)
    yield _file(path, json_bytes(web_annotations(edition, site)))


def site_copies(library: Library, listed: tuple[Listed, ...], address: Address) -> Iterator[Draft]:
    """The same of the home page, and the descriptions of all that programs may ask for."""
    known = tuple((each.id, each.title) for each in listed)
    site = SiteRecord(library.name, library.description, library.language, known, address)
    yield _file(urls.as_markdown(urls.HOME), site.markdown().encode())
    yield _file(urls.as_json(urls.HOME), json_bytes(site.record()))
    yield _file(urls.LLMS, site.llms().encode())
    yield _file(urls.SCHEMA, json_bytes(SCHEMA))
    yield _file(urls.SITE_SCHEMA, json_bytes(SITE_SCHEMA))
    yield _file(urls.OPENAPI, json_bytes(openapi(library.name, address)))
    if address.public_url:
        yield _file(urls.OPENSEARCH, site.opensearch())


def _file(path: str, body: bytes) -> Draft:
    # As for embeds: there are two for each statement.
    return replace(file_draft(path, body, _READABLE), effort=QUICK)
