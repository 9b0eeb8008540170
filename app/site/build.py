"""Verified → Site: from path to finished bytes, compressed and hashed before the first request."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from os import cpu_count
from types import MappingProxyType
from xml.sax.saxutils import escape

import brotli

from .. import urls
from ..cards import Card, draw
from ..check import Verified
from ..pages import Assets, Frame, edition, read_assets, source_hash
from ..share import EmbedFrame, Provider, provider, qr_code
from ..urls import Address
from .previews import previews
from .render import Document, render

Headers = tuple[tuple[bytes, bytes], ...]
Remembered = MutableMapping[bytes, Mapping[str, bytes]]
"""Compressed variants by the hash of the body, pictures by that of what they say.

So a rebuild compresses and draws only what changed.
"""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class _Draft:
    """A page before it is compressed."""

    path: str
    body: bytes
    media_type: str
    headers: Headers
    status: int = 200
    location: str = ""
    effort: int = 11
    """Brotli's quality."""


_QUICK = 5
"""Of embeds: there is one for each statement, and the best would make a build three times as long
for a tenth of their size."""
_HTML = "text/html; charset=utf-8"
_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "xml": "application/xml",
}
_FRESH = (b"cache-control", b"no-cache")
_FOR_EVER = (b"cache-control", b"public,max-age=31536000,immutable")
_NOSNIFF = (b"x-content-type-options", b"nosniff")
_ANYWHERE = (b"cross-origin-resource-policy", b"cross-origin")
"""An embed may stand in a page that asks for this of all it loads (HTML, COEP)."""
_READABLE = (b"access-control-allow-origin", b"*")
"""A page may hold a script to a hash only where it may read it (Subresource Integrity)."""
_PRIVATE: Headers = (
    _NOSNIFF,
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(),geolocation=(),microphone=()"),
)
_ALONE = (b"cross-origin-opener-policy", b"same-origin")
_ISOLATED = (b"cross-origin-embedder-policy", b"require-corp")
"""A page that asks for isolation shows only frames that ask for it too (HTML, COEP)."""


def build_site(
    verified: Verified,
    address: Address,
    assets: Assets | None = None,
    remembered: Remembered | None = None,
) -> Site:
    """Every page, finished. A caller that keeps `remembered` pays only for what changed."""
    memory = {} if remembered is None else remembered
    drafts = tuple(_drafts(verified, address, assets or read_assets()))
    with ThreadPoolExecutor(cpu_count()) as pool:
        # Brotli and gzip let go of the interpreter's lock while they work, drawing does not.
        pictures = pool.map(partial(_picture, memory), _pictured(verified, address))
        pages = (*pool.map(partial(_finished, memory), drafts), *pictures)
    paths = frozenset(page.path for page in pages)
    base = address.base_path
    moved = {page.path: page.location.removeprefix(base) for page in pages if page.location}
    return Site(pages, provider(verified, address, paths, moved))


def _drafts(verified: Verified, address: Address, assets: Assets) -> Iterator[_Draft]:
    documents = tuple(render(verified, address, assets))
    yield from (_document(each, address) for each in documents)
    yield from (_asset(assets, name) for name in assets.linked)
    yield _embed_script(assets)
    yield _favicon(assets)
    yield _text(urls.ROBOTS, _robots(address))
    if address.public_url:
        yield _text(urls.SITEMAP, _sitemap(address, documents))
        for explainer in verified.library.explainers:
            yield from (_code(path, address) for path in urls.pages(explainer))


def _document(document: Document, address: Address) -> _Draft:
    frame = document.frame
    if isinstance(frame, Frame):
        return _html(document, _policy(frame), (_ALONE,))
    draft = _html(document, _embed_policy(frame, address), (_ANYWHERE, _ISOLATED))
    return replace(draft, effort=_QUICK)


def _html(document: Document, policy: str, more: Headers) -> _Draft:
    headers = (_FRESH, (b"content-security-policy", policy.encode()), *_PRIVATE, *more)
    return _draft(
        document.path, document.html.encode(), _HTML, headers, document.status, document.location
    )


def _policy(frame: Frame) -> str:
    styles, scripts = source_hash(frame.style), map(source_hash, (frame.early, frame.speculation))
    frames = "frame-src 'self';" if frame.shows_frames else ""
    return (
        f"default-src 'none';style-src {styles};script-src 'self' {' '.join(scripts)};{frames}"
        "img-src 'self';connect-src 'self';base-uri 'none';form-action 'self';"
        "frame-ancestors 'self'"
    )


def _embed_policy(frame: EmbedFrame, address: Address) -> str:
    """Everything is inside the page: a sandbox would keep out what is not.

    Who may frame it is said even where all may: then X-Frame-Options, which a proxy may add to
    every answer, counts for nothing (CSP 3, 6.4.2).
    """
    return (
        f"default-src 'none';style-src {source_hash(frame.style)};"
        f"script-src {source_hash(frame.script)};base-uri 'none';form-action 'none';"
        f"frame-ancestors {address.framers}"
    )


def _pictured(verified: Verified, address: Address) -> Iterator[tuple[str, Card]]:
    """The preview pictures, which only a public address leads to."""
    library = verified.library
    for explainer in library.explainers if address.public_url else ():
        yield from previews(library.name, edition(verified, explainer, address))


def _picture(remembered: Remembered, wanted: tuple[str, Card]) -> Page:
    """A picture, drawn if it was not drawn before. It is as small as it can be without loss."""
    path, card = wanted
    digest = sha256(repr(card).encode()).digest()
    body = remembered.get(digest, {}).get("png") or draw(card)
    remembered[digest] = {"png": body}
    draft = _draft(path, body, _media_type(path), (_FRESH, _NOSNIFF, _ANYWHERE))
    return _page(draft, {})


def _code(path: str, address: Address) -> _Draft:
    body = qr_code(address.absolute(path))
    name = urls.code(path)
    return _draft(name, body, _media_type(name), (_FRESH, _NOSNIFF))


def _asset(assets: Assets, name: str) -> _Draft:
    headers = (_FOR_EVER, _NOSNIFF, _ANYWHERE)
    return _draft(assets.path(name), assets.files[name], _media_type(name), headers)


def _embed_script(assets: Assets) -> _Draft:
    """What other sites load, so under one address for ever, and asked for again within the hour."""
    body = assets.files["embed.js"]
    headers = ((b"cache-control", b"public,max-age=3600"), _NOSNIFF, _ANYWHERE, _READABLE)
    return _draft(urls.EMBED_SCRIPT, body, _media_type(urls.EMBED_SCRIPT), headers)


def _favicon(assets: Assets) -> _Draft:
    """For those that ask without having read a page; what it is counts, not what it is called."""
    body = assets.files["touch.png"]
    return _draft(urls.FAVICON, body, _media_type("touch.png"), (_FRESH, _NOSNIFF))


def _text(path: str, text: str) -> _Draft:
    return _draft(path, text.encode(), _media_type(path), (_FRESH, _NOSNIFF))


def _media_type(name: str) -> str:
    return _TYPES.get(name.rpartition(".")[2], "application/octet-stream")


def _draft(
    path: str,
    body: bytes,
    media_type: str,
    headers: Headers,
    status: int = 200,
    location: str = "",
) -> _Draft:
    moved: Headers = ((b"location", location.encode()),) if location else ()
    typed = ((b"content-type", media_type.encode()), *headers, *moved)
    return _Draft(path, body, media_type, typed, status, location)


def _robots(address: Address) -> str:
    """RFC 9309; everything may be read."""
    sitemap = f"\nSitemap: {address.absolute(urls.SITEMAP)}\n" if address.public_url else ""
    return f"User-agent: *\nDisallow:\n{sitemap}"


def _sitemap(address: Address, documents: Iterable[Document]) -> str:
    """The sitemap protocol 0.9: every page that is where it is."""
    found = sorted(
        each.path
        for each in documents
        if each.status == 200 and each.frame.canonical == address.absolute(each.path)
    )
    entries = "".join(f"<url><loc>{escape(address.absolute(path))}</loc></url>\n" for path in found)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">\n{entries}</urlset>\n'


def _finished(remembered: Remembered, draft: _Draft) -> Page:
    digest = sha256(draft.body).digest()
    variants = remembered.get(digest)
    if variants is None:
        variants = remembered[digest] = _compressed(draft)
    return _page(draft, variants)


def _page(draft: _Draft, variants: Mapping[str, bytes]) -> Page:
    return Page(
        draft.path,
        draft.body,
        draft.media_type,
        f'"{sha256(draft.body).hexdigest()[:16]}"',
        variants,
        draft.headers,
        draft.status,
        draft.location,
    )


def _compressed(draft: _Draft) -> Mapping[str, bytes]:
    """Those variants that are smaller than the body, the same on every run."""
    variants = {
        "br": brotli.compress(draft.body, quality=draft.effort),
        "gzip": gzip.compress(draft.body, 9, mtime=0),
    }
    return MappingProxyType(
        {name: each for name, each in variants.items() if len(each) < len(draft.body)}
    )
