"""Results by what went into them, kept on disk: finished pages, packed, and small records."""

from __future__ import annotations

from .bundle import Bundle, write_bundle
from .damage import DamagedError
from .digests import DEEPEST, digest, folder_digest, program_digest, stamp
from .folder import Cache, default_folder
from .page import IDENTITY, Headers, Page

__all__ = [
    "DEEPEST",
    "IDENTITY",
    "Bundle",
    "Cache",
    "DamagedError",
    "Headers",
    "Page",
    "default_folder",
    "digest",
    "folder_digest",
    "program_digest",
    "stamp",
    "write_bundle",
]
