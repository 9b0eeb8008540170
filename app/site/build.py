"""Verified → Site: from path to finished bytes, compressed and hashed before the first request."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from os import cpu_count
from types import MappingProxyType
from xml.sax.saxutils import escape

import brotli

from .. import urls
from ..cards import Card, draw
from ..check import Verified
from ..model import Explainer
from ..pages import Assets, edition, read_assets
from ..share import Provider, provider, qr_code
from ..urls import Address
from .draft import ANYWHERE, Draft, Headers, file_draft
from .previews import previews
from .render import render

Remembered = MutableMapping[bytes, Mapping[str, bytes]]
"""Compressed variants by the hash of the body, pictures by that of what they say.

So a rebuild compresses and draws only what changed.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A finished answer to GET.

    `path` has no base path. `headers` are those of every variant, Content-Type and (for a page
    that moved) Location included; whoever answers adds Content-Length, Content-Encoding and ETag.
    `etag` is strong and quoted, of the body as it is; a compressed variant needs one of its own
    (RFC 9110, 8.8.3.3). `encodings` has `br` and `gzip` where they are smaller than the body.
    """

    path: str
    body: bytes
    media_type: str
    etag: str
    encodings: Mapping[str, bytes]
    headers: Headers
    status: int = 200
    location: str = ""


class Site(Mapping[str, Page]):
    """An immutable mapping from path to page, in the order of the paths.

    `provider` knows which of them other sites may show.
    """

    __slots__ = ("_pages", "provider")

    def __init__(self, pages: Iterable[Page], provider: Provider | None = None) -> None:
        ordered = sorted(pages, key=lambda page: page.path)
        self._pages = MappingProxyType({page.path: page for page in ordered})
        self.provider = provider or Provider()

    def __getitem__(self, path: str) -> Page:
        return self._pages[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


_FOR_EVER = (b"cache-control", b"public,max-age=31536000,immutable")
_AN_HOUR = (b"cache-control", b"public,max-age=3600")
_READABLE = (b"access-control-allow-origin", b"*")
"""A page may hold a script to a hash only where it may read it (Subresource Integrity)."""


def build_site(
    verified: Verified,
    address: Address,
    assets: Assets | None = None,
    remembered: Remembered | None = None,
) -> Site:
    """Every page, finished. A caller that keeps `remembered` pays only for what changed."""
    memory = {} if remembered is None else remembered
    library, shipped = verified.library, assets or read_assets()
    editions = tuple(edition(verified, each, address) for each in library.explainers)
    offered = provider(library, editions, address)
    drafts = (
        *render(verified, editions, offered, shipped),
        *_files(library.explainers, address, shipped),
    )
    # Only a public address leads to pictures.
    pictured = editions if address.public_url else ()
    cards = [card for each in pictured for card in previews(library.name, each)]
    with ThreadPoolExecutor(cpu_count()) as pool:
        # Brotli and gzip let go of the interpreter's lock while they work, drawing does not.
        pictures = pool.map(partial(_picture, memory), cards)
        pages = (*pool.map(partial(_finished, memory), drafts), *pictures)
    return Site(pages, offered)


def _files(explainers: Iterable[Explainer], address: Address, assets: Assets) -> Iterator[Draft]:
    """All that is no page and no picture."""
    for name in assets.linked:
        yield file_draft(assets.path(name), assets.files[name], ANYWHERE, cached=_FOR_EVER)
    # What other sites load is under one address for ever, so they ask again within the hour.
    script = assets.files["embed.js"]
    yield file_draft(urls.EMBED_SCRIPT, script, ANYWHERE, _READABLE, cached=_AN_HOUR)
    # For those that ask without having read a page; what it is counts, not what it is called.
    yield file_draft(urls.FAVICON, assets.files["touch.png"], like="touch.png")
    yield file_draft(urls.ROBOTS, _robots(address).encode())
    if address.public_url:
        paths = [path for each in explainers for path in urls.pages(each)]
        yield file_draft(urls.SITEMAP, _sitemap(address, (urls.HOME, *paths)).encode())
        for path in paths:
            yield file_draft(urls.code(path), qr_code(address.absolute(path)))


def _robots(address: Address) -> str:
    """RFC 9309; everything may be read."""
    sitemap = f"\nSitemap: {address.absolute(urls.SITEMAP)}\n" if address.public_url else ""
    return f"User-agent: *\nDisallow:\n{sitemap}"


def _sitemap(address: Address, paths: Iterable[str]) -> str:
    """The sitemap protocol 0.9."""
    locations = (escape(address.absolute(path)) for path in sorted(paths))
    entries = "".join(f"<url><loc>{each}</loc></url>\n" for each in locations)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">\n{entries}</urlset>\n'


def _picture(remembered: Remembered, wanted: tuple[str, Card]) -> Page:
    """A picture, drawn if it was not drawn before. It is as small as it can be without loss."""
    path, card = wanted
    digest = sha256(repr(card).encode()).digest()
    body = remembered.get(digest, {}).get("png") or draw(card)
    remembered[digest] = {"png": body}
    return _page(file_draft(path, body, ANYWHERE), {})


def _finished(remembered: Remembered, draft: Draft) -> Page:
    digest = sha256(draft.body).digest()
    variants = remembered.get(digest)
    if variants is None:
        variants = remembered[digest] = _compressed(draft)
    return _page(draft, variants)


def _page(draft: Draft, variants: Mapping[str, bytes]) -> Page:
    return Page(
        path=draft.path,
        body=draft.body,
        media_type=draft.media_type,
        etag=f'"{sha256(draft.body).hexdigest()[:16]}"',
        encodings=variants,
        headers=draft.headers,
        status=draft.status,
        location=draft.location,
    )


def _compressed(draft: Draft) -> Mapping[str, bytes]:
    """Those variants that are smaller than the body, the same on every run."""
    variants = {
        "br": brotli.compress(draft.body, quality=draft.effort),
        "gzip": gzip.compress(draft.body, 9, mtime=0),
    }
    return MappingProxyType(
        {name: each for name, each in variants.items() if len(each) < len(draft.body)}
    )
