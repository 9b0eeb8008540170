"""Files of a site as a whole: what pages load, and what programs ask for by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import escape

from .. import urls
from ..pages import Assets
from ..urls import Address
from .draft import ANYWHERE, Draft, file_draft

MOST_ADDRESSES = 50_000
"""Of one sitemap (the sitemap protocol 0.9)."""

FOR_EVER = (b"cache-control", b"public,max-age=31536000,immutable")
_AN_HOUR = (b"cache-control", b"public,max-age=3600")
_READABLE = (b"access-control-allow-origin", b"*")
"""A page may hold a script to a hash only where it may read it (Subresource Integrity)."""
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def site_files(paths: Iterable[str], address: Address, assets: Assets) -> Iterator[Draft]:
    """All that is no page; `paths` are those of the pages of every explainer."""
    for name in assets.linked:
        yield file_draft(assets.path(name), assets.files[name], ANYWHERE, cached=FOR_EVER)
    # What other sites load is under one address for ever, so they ask again within the hour.
    script = assets.files["embed.js"]
    yield file_draft(urls.EMBED_SCRIPT, script, ANYWHERE, _READABLE, cached=_AN_HOUR)
    # For those that ask without having read a page; what it is counts, not what it is called.
    yield file_draft(urls.FAVICON, assets.files["touch.png"], like="touch.png")
    yield file_draft(urls.ROBOTS, _robots(address).encode())
    if address.public_url:
        yield from sitemaps(sorted((urls.HOME, *paths)), address)


def _robots(address: Address) -> str:
    """RFC 9309; everything may be read."""
    sitemap = f"\nSitemap: {address.absolute(urls.SITEMAP)}\n" if address.public_url else ""
    return f"User-agent: *\nDisallow:\n{sitemap}"


def sitemaps(paths: Sequence[str], address: Address, most: int = MOST_ADDRESSES) -> Iterator[Draft]:
    """One sitemap, or as many as it takes and one that leads to them."""
    parts = [paths[start : start + most] for start in range(0, len(paths), most)]
    if len(parts) == 1:
        yield file_draft(urls.SITEMAP, _listed("urlset", "url", paths, address))
        return
    names = [urls.sitemap(number) for number in range(1, len(parts) + 1)]
    yield file_draft(urls.SITEMAP, _listed("sitemapindex", "sitemap", names, address))
    for name, part in zip(names, parts, strict=True):
        yield file_draft(name, _listed("urlset", "url", part, address))


def _listed(outer: str, inner: str, paths: Iterable[str], address: Address) -> bytes:
    """The form that sitemaps and lists of sitemaps have in common."""
    locations = (escape(address.absolute(path)) for path in paths)
    entries = "".join(f"<{inner}><loc>{each}</loc></{inner}>\n" for each in locations)
    declared = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{declared}\n<{outer} xmlns="{_SPACE}">\n{entries}</{outer}>\n'.encode()
