"""Reads the content folder: what its files say, and what is wrong in how they say it."""

from __future__ import annotations

from .library import REVIEWED, Library, read_library
from .permalinks import PERMALINKS, Permalink, destinations, files, remember
from .records import write_record
from .reviews import fingerprint, format_readings

__all__ = [
    "PERMALINKS",
    "REVIEWED",
    "Library",
    "Permalink",
    "destinations",
    "files",
    "fingerprint",
    "format_readings",
    "read_library",
    "remember",
    "write_record",
]
