"""A page in every coding that makes it smaller: in haste, and as well as can be."""

from __future__ import annotations

from dataclasses import replace

import brotli

from app.cache.page import Page
from app.site.draft import Draft, file_draft
from app.site.finish import finished, improved

TEXT = "/x.txt"


def draft(body: bytes, effort: int = 11) -> Draft:
    return replace(file_draft(TEXT, body), effort=effort)


def codings(page: Page) -> set[str]:
    return set(page.encodings)


def test_what_is_made_in_haste_and_improved_is_what_is_made_at_once() -> None:
    for each in (draft(b"word " * 100), draft(b"x"), draft(b"word " * 100, effort=5)):
        at_once, in_haste = finished(each), finished(each, best=False)
        assert dict(improved(in_haste).variants) == dict(at_once.variants)
        assert improved(at_once) is at_once


def test_what_takes_long_is_left_for_later() -> None:
    assert codings(finished(draft(b"word " * 100), best=False)) == {"gzip"}
    assert codings(finished(draft(b"word " * 100, effort=5), best=False)) == {"gzip", "br"}


def test_what_would_grow_and_what_is_a_picture_is_not_compressed() -> None:
    assert codings(finished(draft(b"x"))) == set()
    picture = finished(file_draft("/x.png", b"word " * 100))
    assert codings(picture) == set()
    assert improved(picture) is picture


def test_what_is_the_same_as_before_is_not_compressed_again() -> None:
    page = finished(draft(b"word " * 100), best=False)
    before = replace(page, variants={**page.variants, "br": b"as it was"})
    assert improved(page, before).encodings["br"] == b"as it was"
    assert improved(page, page) is page
    other = replace(before, etag='"other"')
    assert brotli.decompress(improved(page, other).encodings["br"]) == page.body
