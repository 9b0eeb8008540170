"""Reads the content folder: what its files say, and what is wrong in how they say it."""

from __future__ import annotations

from .alone import alone, gone_path, read_alone, top
from .changes import dated
from .citation import NAME
from .folder import folders
from .library import REVIEWED, Library, read_library
from .markdown import straightened
from .permalinks import PERMALINKS, Permalink, Place, destinations, files, remember
from .records import rewrite, write_record
from .reviews import fingerprint, format_readings, is_by_author, is_name
from .shapes import shaped
from .source import digest_of, with_digest

__all__ = [
    "NAME",
    "PERMALINKS",
    "REVIEWED",
    "Library",
    "Permalink",
    "Place",
    "alone",
    "dated",
    "destinations",
    "digest_of",
    "files",
    "fingerprint",
    "folders",
    "format_readings",
    "gone_path",
    "is_by_author",
    "is_name",
    "read_alone",
    "read_library",
    "remember",
    "rewrite",
    "shaped",
    "straightened",
    "top",
    "with_digest",
    "write_record",
]
