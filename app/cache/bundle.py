"""Bundles: pages in one file, which is mapped into memory and searched where it lies.

    bundle  = magic digest place *body table *record about
    digest  = 16 bytes of all from `place` on, but for the bodies
    place   = where the table begins, how many pages it has, and how long `about` is
    table   = for each page, in the order of the hashes: hash of the path, place of the record
    record  = what a page is, and the place, the length and the CRC-32 of each variant of its body
    about   = a JSON object: what headers the pages have, and what else is to be remembered

A body is compressed wherever that is worth it, and then only so: whoever asks for it as it is gets
it out of its gzip. Whoever finds a page finds its bodies compared with their CRCs.
"""

from __future__ import annotations

import gzip
import json
import mmap
import os
import struct
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

from .damage import DamagedError
from .page import IDENTITY, Headers, Page

_MAGIC = b"pilcrow bundle 1"
_DIGEST = 16
_PLACE = struct.Struct(">QII")
_ROW = struct.Struct(">8sQI")
_FIRST = len(_MAGIC) + _DIGEST + _PLACE.size


def write_bundle(file: BinaryIO, pages: Iterable[Page], about: Mapping[str, object]) -> None:
    """Write pages to an empty file, one after the other: none need be kept until all are there."""
    file.write(bytes(_FIRST))
    headers: dict[Headers, int] = {}
    records = {}
    for page in pages:
        spans = {coding: _written(file, body) for coding, body in _packed(page)}
        number = headers.setdefault(page.headers, len(headers))
        what = (page.path, page.status, page.media_type, page.etag, page.location, number, spans)
        records[page.path] = json.dumps(what).encode()
    start = file.tell()
    told = {"headers": [_told(each) for each in headers], "about": about}
    tail = b"".join((*_table(records, start), json.dumps(told).encode()))
    length = len(tail) - len(records) * _ROW.size - sum(map(len, records.values()))
    place = _PLACE.pack(start, len(records), length)
    file.write(tail)
    file.seek(0)
    file.write(_MAGIC + _digest(place, tail) + place)


def _packed(page: Page) -> Iterator[tuple[str, bytes]]:
    """The variants that are kept."""
    for coding, body in page.variants.items():
        if coding != IDENTITY or "gzip" not in page.variants:
            yield coding, body


def _written(file: BinaryIO, body: bytes) -> tuple[int, int, int]:
    span = file.tell(), len(body), crc32(body)
    file.write(body)
    return span


def _told(headers: Headers) -> list[list[str]]:
    return [[name.decode("latin-1"), value.decode("latin-1")] for name, value in headers]


def _table(records: Mapping[str, bytes], start: int) -> Iterator[bytes]:
    """The rows of the table, then the records in the same order."""
    rows = sorted((_hash(path), record) for path, record in records.items())
    at = start + len(rows) * _ROW.size
    for key, record in rows:
        yield _ROW.pack(key, at, len(record))
        at += len(record)
    yield from (record for _, record in rows)


def _hash(path: str) -> bytes:
    return blake2b(path.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _digest(*parts: bytes) -> bytes:
    return blake2b(b"".join(parts), digest_size=_DIGEST).digest()


class Bundle(Mapping[str, Page]):
    """The pages of a bundle, in the order of their hashes; raises `DamagedError` where it is none.

    It stays readable when another takes the place of its file, or nothing does.
    """

    __slots__ = ("_count", "_headers", "_map", "_start", "about")

    def __init__(self, path: Path) -> None:
        try:
            self._map = _mapped(path)
            self._open()
        except (ValueError, struct.error) as error:
            raise DamagedError(f"{path}: {error}") from None

    def _open(self) -> None:
        place = self._map[_FIRST - _PLACE.size : _FIRST]
        self._start: int
        self._count: int
        self._start, self._count, length = _PLACE.unpack(place)
        head, tail = self._map[: _FIRST - _PLACE.size], self._map[self._start :]
        if head != _MAGIC + _digest(place, tail):
            raise ValueError("this is no whole bundle")
        told = json.loads(tail[len(tail) - length :])
        self._headers: list[Headers] = [_headers(each) for each in told["headers"]]
        self.about: Mapping[str, Any] = told["about"]

    def __getitem__(self, path: str) -> Page:
        """Raises KeyError where there is no such page, `DamagedError` where it was changed."""
        key = _hash(path)
        number = bisect_left(range(self._count), key, key=lambda each: self._row(each)[0])
        if number < self._count:
            found, at, length = self._row(number)
            if found == key and (page := self._page(at, length)).path == path:
                return page
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        for number in range(self._count):
            _, at, length = self._row(number)
            yield self._page(at, length).path

    def __len__(self) -> int:
        return self._count

    def read(self, at: int, length: int) -> bytes:
        """A stretch of the file."""
        return self._map[at : at + length]

    def _row(self, number: int) -> tuple[bytes, int, int]:
        row: tuple[bytes, int, int] = _ROW.unpack_from(self._map, self._start + number * _ROW.size)
        return row

    def _page(self, at: int, length: int) -> Page:
        path, status, media_type, etag, location, number, spans = json.loads(
            self._map[at : at + length]
        )
        for start, size, crc in spans.values():
            if crc32(self._map[start : start + size]) != crc:
                raise DamagedError(f"the body of {path} has changed")
        return Page(
            path=path,
            variants=_Variants(self, {name: span[:2] for name, span in spans.items()}),
            media_type=media_type,
            etag=etag,
            headers=self._headers[number],
            status=status,
            location=location,
        )


class _Variants(Mapping[str, bytes]):
    """The variants of one body, each read when it is asked for."""

    __slots__ = ("_bundle", "_spans")

    def __init__(self, bundle: Bundle, spans: Mapping[str, tuple[int, int]]) -> None:
        self._bundle = bundle
        self._spans = spans

    def __getitem__(self, coding: str) -> bytes:
        if coding == IDENTITY and coding not in self._spans:
            return gzip.decompress(self._bundle.read(*self._spans["gzip"]))
        return self._bundle.read(*self._spans[coding])

    def __contains__(self, coding: object) -> bool:
        return coding == IDENTITY or coding in self._spans

    def __iter__(self) -> Iterator[str]:
        yield IDENTITY
        yield from (coding for coding in self._spans if coding != IDENTITY)

    def __len__(self) -> int:
        return len({IDENTITY, *self._spans})


def _mapped(path: Path) -> mmap.mmap:
    """Raises OSError where there is no such file, ValueError for an empty one."""
    opened = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        return mmap.mmap(opened, 0, access=mmap.ACCESS_READ)
    finally:
        os.close(opened)


def _headers(told: Iterable[tuple[str, str]]) -> Headers:
    return tuple((name.encode("latin-1"), value.encode("latin-1")) for name, value in told)
