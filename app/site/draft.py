"""Drafts: pages before they are compressed, with the headers that answer with them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from ..cache import Headers
from ..pages import Layout, PageLayout, source_hash
from ..share import EmbedLayout
from ..urls import Address

BEST, QUICK = 11, 5
"""Brotli's quality. The best takes sixty times as long, for a tenth of the size."""
_HTML = "text/html; charset=utf-8"
PICTURES = frozenset(("image/png", "image/jpeg"))
"""As small as they can be: nothing more is gained by compressing them."""
_TYPES = {
    "atom": "application/atom+xml",
    "css": "text/css; charset=utf-8",
    "json": "application/json",
    "js": "text/javascript; charset=utf-8",
    "jpg": "image/jpeg",
    "jsonld": 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
    "md": "text/markdown; charset=utf-8",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "xml": "application/xml",
}
_FRESH = (b"cache-control", b"no-cache")
_NOSNIFF = (b"x-content-type-options", b"nosniff")
_PRIVATE: Headers = (
    _NOSNIFF,
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(),geolocation=(),microphone=()"),
)
_ALONE = (b"cross-origin-opener-policy", b"same-origin")
_ISOLATED = (b"cross-origin-embedder-policy", b"require-corp")
"""A page that asks for isolation shows only frames that ask for it too (HTML, COEP)."""
ANYWHERE = (b"cross-origin-resource-policy", b"cross-origin")
"""An embed may stand in a page that asks for this of all it loads (HTML, COEP)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A page with its bytes as they are; `effort` is Brotli's quality."""

    path: str
    body: bytes
    media_type: str
    headers: Headers
    status: int = 200
    location: str = ""
    effort: int = BEST


def html_draft(
    path: str,
    html: str,
    layout: Layout,
    address: Address,
    *,
    status: int = 200,
    location: str = "",
    effort: int = BEST,
) -> Draft:
    """A page for people, or for a frame on another site."""
    more: Headers
    if isinstance(layout, EmbedLayout):
        policy, more = _embed_policy(layout, address), (ANYWHERE, _ISOLATED)
    else:
        assert isinstance(layout, PageLayout)
        policy, more = _policy(layout), (_ALONE, *_links(layout))
    if location:
        more = (*more, (b"location", location.encode()))
    return Draft(
        path=path,
        body=html.encode(),
        media_type=_HTML,
        headers=(
            (b"content-type", _HTML.encode()),
            _FRESH,
            (b"content-security-policy", policy.encode()),
            *_PRIVATE,
            *more,
        ),
        status=status,
        location=location,
        effort=effort,
    )


def _links(layout: PageLayout) -> Headers:
    """Where the same is for programs (RFC 8288); relative to the page, as in its head."""
    links = (
        f'<{each.href}>;rel="alternate";type="{each.media_type}"' for each in layout.alternates
    )
    told = ",".join(links)
    return ((b"link", told.encode()),) if told else ()


def file_draft(
    path: str,
    body: bytes,
    *more: tuple[bytes, bytes],
    cached: tuple[bytes, bytes] = _FRESH,
    like: str = "",
) -> Draft:
    """A file that is no page, of the type that its name says, or that of one it is `like`."""
    extension = (like or path).rpartition(".")[2]
    media_type = _TYPES.get(extension, "application/octet-stream")
    typed = (b"content-type", media_type.encode())
    return Draft(
        path=path, body=body, media_type=media_type, headers=(typed, cached, _NOSNIFF, *more)
    )


def json_bytes(value: object) -> bytes:
    """As JSON that is safe wherever it is put: no markup begins in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").encode()


def _policy(layout: PageLayout) -> str:
    styles, scripts = (
        source_hash(layout.style),
        map(source_hash, (layout.early, layout.speculation)),
    )
    frames = "frame-src 'self';" if layout.shows_frames else ""
    return (
        f"default-src 'none';style-src {styles};script-src 'self' {' '.join(scripts)};{frames}"
        "img-src 'self';connect-src 'self';base-uri 'none';form-action 'self';"
        "frame-ancestors 'self'"
    )


def _embed_policy(layout: EmbedLayout, address: Address) -> str:
    """Everything is inside the page: a sandbox would keep out what is not.

    Who may frame it is said even where all may: then X-Frame-Options, which a proxy may add to
    every answer, counts for nothing (CSP 3, 6.4.2).
    """
    return (
        f"default-src 'none';style-src {source_hash(layout.style)};"
        f"script-src {source_hash(layout.script)};base-uri 'none';form-action 'none';"
        f"frame-ancestors {address.framers}"
    )
