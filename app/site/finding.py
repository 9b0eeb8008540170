"""Finding: what a site is searched by, made from the files that its pages are searched by."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from .. import urls
from ..find import Finder, Index, Part, Postings, decoded, postings, told_hits
from ..find import Question as Question
from .render import found_html

if TYPE_CHECKING:
    from .site import Site

_LOG = logging.getLogger(__name__)
_TRIES = 2
_MAIN, _END = b'<main id="main" tabindex="-1">\n', b"</main>"

Keyed = Callable[[str], tuple[str, Callable[[], Postings | None]]]
"""Tells the key of an explainer's postings, and how to get at them."""


def finder(site: Site, keyed: Keyed, file: Path | None = None) -> tuple[Finder, bool]:
    """A finder for a site, by an index in a file or in memory; whether it knows all there is.

    Raises KeyError where the site has no list of what can be searched yet.
    """
    told = site[urls.SEARCH_SITE].body
    if file is not None:
        for _ in range(_TRIES):
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                return _over(site, Index(file), told, keyed)
            except (sqlite3.Error, OSError) as error:
                _LOG.warning("%s cannot be searched: %s; it is made again", file, error)
                with suppress(OSError):
                    file.unlink()
    return _over(site, Index(), told, keyed)


def _over(site: Site, index: Index, told: bytes, keyed: Keyed) -> tuple[Finder, bool]:
    made = Finder(index, told, partial(_read, site))
    return made, index.update([(each, *keyed(each)) for each in made.explainers])


def in_memory(site: Site, explainer: str) -> tuple[str, Callable[[], Postings | None]]:
    """The postings of an explainer, made from what the site has of it."""
    page = site[urls.search_part(explainer)]
    return page.etag, lambda: postings(decoded(page.body))


def _read(site: Site, explainer: str) -> Part:
    return decoded(site[urls.search_part(explainer)].body)


def search_page(site: Site, question: Question) -> bytes:
    """The page of questions with the answers to one."""
    before, _, rest = site[urls.SEARCH].body.partition(_MAIN)
    _, _, after = rest.partition(_END)
    return b"".join((before, _MAIN, found_html(site.finder.answer(question)).encode(), _END, after))


def search_data(site: Site, question: Question) -> bytes:
    """The same answers for programs."""
    told = told_hits(question, site.finder.hits(question))
    return json.dumps(told, ensure_ascii=False).encode()
