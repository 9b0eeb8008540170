"""Pages: finished answers to GET, in every content coding in which they are sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Headers = tuple[tuple[bytes, bytes], ...]

IDENTITY = "identity"
"""The coding of what is not compressed (RFC 9110, 8.4.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A finished answer to GET.

    `path` has no base path. `variants` are the body in each content coding: as it is, and `br` and
    `gzip` where they are smaller; one that lies on disk is read when it is asked for. `headers` are
    those of every variant, Content-Type and (for a page that moved) Location included; whoever
    answers adds Content-Length, Content-Encoding and ETag. `etag` is strong and quoted, of the body
    as it is; a compressed variant needs one of its own (RFC 9110, 8.8.3.3).
    """

    path: str
    variants: Mapping[str, bytes]
    media_type: str
    etag: str
    headers: Headers
    status: int = 200
    location: str = ""

    @property
    def body(self) -> bytes:
        """The page as it is."""
        return self.variants[IDENTITY]

    @property
    def encodings(self) -> Mapping[str, bytes]:
        """The compressed variants."""
        return {name: body for name, body in self.variants.items() if name != IDENTITY}
