"""Hosting: what a build tells the servers of others, so that they answer as this program does.

The headers, the status and the media type of a page stand in no file of it. Every server has a
language of its own for them; what is said in each comes from the record of the build.
"""

from __future__ import annotations

from collections.abc import Mapping

from .apache import apache
from .caddy import caddy
from .netlify import headers_file, redirects_file
from .nginx import nginx
from .patterns import Record, patterns

_FOLDER = ".pilcrow"


def hosting(record: Record, base: str) -> Mapping[str, bytes]:
    """The files, by name, for a site whose pages have this record and answer below `base`."""
    pages = {path: about for path, about in record.items() if path.startswith("/")}
    found = patterns(pages, base)
    includes = {"apache.conf": apache(found), "caddy.conf": caddy(found), **nginx(found)}
    texts = {
        "_headers": headers_file(pages, base),
        "_redirects": redirects_file(found),
        **{f"{_FOLDER}/{name}": text for name, text in includes.items()},
    }
    return {name: text.encode() for name, text in texts.items()}
