"""Draft → page: compressed, hashed, and with nothing left to do when it is asked for."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

import brotli

from ..cache import IDENTITY, Page
from .draft import BEST, PICTURES, Draft


def finished(draft: Draft, best: bool = True) -> Page:
    """The page; where not even its best is wanted, what takes long comes later."""
    if draft.media_type in PICTURES:
        return as_it_is(draft)
    variants = {"gzip": gzip.compress(draft.body, 9, mtime=0)}
    if best or draft.effort < BEST:
        variants["br"] = brotli.compress(draft.body, quality=draft.effort)
    return as_it_is(draft, variants)


def as_it_is(draft: Draft, variants: Mapping[str, bytes] | None = None) -> Page:
    """The page, compressed by nobody or by somebody else; kept is what is smaller than the body."""
    found = {IDENTITY: draft.body, **(variants or {})}
    small = {
        name: each
        for name, each in found.items()
        if name == IDENTITY or len(each) < len(draft.body)
    }
    return Page(
        path=draft.path,
        variants=small,
        media_type=draft.media_type,
        etag=f'"{sha256(draft.body).hexdigest()[:16]}"',
        headers=draft.headers,
        status=draft.status,
        location=draft.location,
    )


def improved(page: Page, before: Page | None = None) -> Page:
    """A page in Brotli's best, as the page before had it if that was the same."""
    if "br" in page.variants or page.media_type in PICTURES:
        return page
    if before is not None and before.etag == page.etag:
        best = before.variants.get("br")
    else:
        best = brotli.compress(page.body, quality=BEST)
    if best is None or len(best) >= len(page.body):
        return page
    return replace(page, variants={**page.variants, "br": best})
