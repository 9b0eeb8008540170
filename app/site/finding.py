"""Finding: what a site is searched by, made from the files that its pages are searched by."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from .. import urls
from ..cache import Page
from ..find import Corpus, Finder, Postings, Question, SiteIndex, decoded, postings, told_hits
from .draft import json_bytes
from .render import found_html

_LOG = logging.getLogger(__name__)
_TRIES = 2
_MAIN, _END = b'<main id="main" tabindex="-1">\n', b"</main>"

Pages = Mapping[str, Page]
Keyed = Callable[[str], tuple[str, Callable[[], Postings | None]]]
"""Tells the key of an explainer's postings, and how to get at them."""


def finder(pages: Pages, keyed: Keyed, file: Path | None = None) -> tuple[Finder, bool]:
    """A finder for a site, by an index in a file or in memory; whether it knows all there is.

    Raises KeyError where the site has no list of what can be searched.
    """
    if file is not None:
        for _ in range(_TRIES):
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                return _over(SiteIndex(file), pages, keyed)
            except (sqlite3.Error, OSError) as error:
                _LOG.warning("%s cannot be searched: %s; it is made again", file, error)
                with suppress(OSError):
                    file.unlink()
    return _over(SiteIndex(), pages, keyed)


def _over(index: SiteIndex, pages: Pages, keyed: Keyed) -> tuple[Finder, bool]:
    made = Finder(index, pages[urls.SEARCH_SITE].body, partial(_read, pages))
    return made, index.update([(each, *keyed(each)) for each in made.explainers])


def _read(pages: Pages, explainer: str) -> Corpus:
    return decoded(pages[urls.search_file(explainer)].body)


def in_memory(pages: Pages, explainer: str) -> tuple[str, Callable[[], Postings | None]]:
    """The postings of an explainer, made from what the site has of it."""
    page = pages[urls.search_file(explainer)]
    return page.etag, lambda: postings(decoded(page.body))


def page_of(pages: Pages, found: Finder, question: Question) -> bytes:
    """The page of questions with what was found for one."""
    before, _, rest = pages[urls.SEARCH].body.partition(_MAIN)
    _, _, after = rest.partition(_END)
    return b"".join((before, _MAIN, found_html(found.results(question)).encode(), _END, after))


def data_of(found: Finder, question: Question) -> bytes:
    """The same for programs."""
    return json_bytes(told_hits(question, found.hits(question)))
