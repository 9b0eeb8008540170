"""Verified → Site: every page rendered and finished, and written to a folder."""

from __future__ import annotations

from .content import open_site, site_of
from .desk import desk
from .export import export
from .maker import Spare
from .manifest import DRAFT
from .proof import MANIFEST, NoManifestError, held
from .site import Site

__all__ = [
    "DRAFT",
    "MANIFEST",
    "NoManifestError",
    "Site",
    "Spare",
    "desk",
    "export",
    "held",
    "open_site",
    "site_of",
]
