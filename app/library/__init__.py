"""Reads the content folder: what its files say, and what is wrong in how they say it."""

from __future__ import annotations

from .citation import NAME
from .folder import folders
from .library import REVIEWED, Library, read_library
from .permalinks import PERMALINKS, Permalink, Place, destinations, files, remember
from .records import rewrite, write_record
from .reviews import fingerprint, format_readings, is_name
from .source import digest_of

__all__ = [
    "NAME",
    "PERMALINKS",
    "REVIEWED",
    "Library",
    "Permalink",
    "Place",
    "destinations",
    "digest_of",
    "files",
    "fingerprint",
    "folders",
    "format_readings",
    "is_name",
    "read_library",
    "remember",
    "rewrite",
    "write_record",
]
