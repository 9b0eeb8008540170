"""A bundle gives back every page that was written into it, and nothing that was not."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from app.cache.bundle import Bundle, write_bundle
from app.cache.damage import DamagedError
from app.cache.page import IDENTITY, Page

HTML = b"<p>Everything is explained.</p>" * 40


def page(path: str, body: bytes, **encodings: bytes) -> Page:
    headers = ((b"content-type", b"text/html"), (b"x-name", b"caf\xe9"))
    return Page(
        path=path,
        variants={IDENTITY: body, **encodings},
        media_type="text/html",
        etag='"1"',
        headers=headers,
        status=410 if path == "/gone/" else 200,
        location="/on/" if path == "/gone/" else "",
    )


PAGES = [
    page("/", b"home"),
    page("/gone/", HTML, gzip=gzip.compress(HTML, mtime=0), br=b"as brotli has it"),
    *(page(f"/پل/{number}/", b"%d" % number) for number in range(50)),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bundle"
    with path.open("wb") as opened:
        write_bundle(opened, PAGES, {"names": ["a"]})
    return path


def test_it_gives_back_every_page_and_what_was_said_of_them(file: Path) -> None:
    bundle = Bundle(file)
    assert sorted(bundle) == sorted(each.path for each in PAGES)
    assert len(bundle) == len(PAGES)
    for each in PAGES:
        found = bundle[each.path]
        assert dict(found.variants) == dict(each.variants)
        assert len(found.variants) == len(each.variants)
        assert found.encodings == each.encodings
        assert found.body == each.body
        assert (found.headers, found.status, found.location) == (
            each.headers,
            each.status,
            each.location,
        )
    assert bundle.about == {"names": ["a"]}


def test_it_has_no_other_page_and_no_other_variant(file: Path) -> None:
    bundle = Bundle(file)
    for path in ("", "/nowhere/", "/gone", "/پل/", *map(str, range(200))):
        assert path not in bundle
    assert "br" not in bundle["/"].variants
    assert {IDENTITY, "gzip", "br"} == set(bundle["/gone/"].variants)
    assert IDENTITY in bundle["/gone/"].variants


def test_what_is_compressed_is_kept_only_so(file: Path) -> None:
    assert HTML not in file.read_bytes()
    assert b"home" in file.read_bytes()


def test_it_stays_whole_when_its_file_is_gone(file: Path) -> None:
    bundle = Bundle(file)
    file.unlink()
    assert bundle["/gone/"].body == HTML


@pytest.mark.parametrize("number", range(0, 8000, 97))
def test_a_byte_that_changed_is_noticed(file: Path, number: int) -> None:
    body = bytearray(file.read_bytes())
    number = number * len(body) // 8000
    body[number] ^= 1
    file.write_bytes(body)
    with pytest.raises(DamagedError):
        [dict(page.variants) for page in Bundle(file).values()]


@pytest.mark.parametrize("length", [0, 1, 30, 60, 1000, -1])
def test_what_is_cut_off_is_no_bundle(file: Path, length: int) -> None:
    file.write_bytes(file.read_bytes()[:length])
    with pytest.raises(DamagedError):
        Bundle(file)


def test_what_is_something_else_is_no_bundle(tmp_path: Path) -> None:
    path = tmp_path / "other"
    path.write_bytes(b"#!/bin/sh\n" * 100)
    with pytest.raises(DamagedError):
        Bundle(path)


def test_paths_of_the_same_hash_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cache.bundle._hash", lambda path: b"12345678")
    path = tmp_path / "bundle"
    with path.open("wb") as opened:
        write_bundle(opened, PAGES[:1], {})
    assert Bundle(path)["/"].body == b"home"
    assert "/other/" not in Bundle(path)
