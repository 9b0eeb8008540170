"""Verified → Site: every page rendered and finished, and written to a folder."""

from __future__ import annotations

from .build import Page, Site
from .content import site_of
from .draft import Headers
from .export import export

__all__ = [
    "Headers",
    "Page",
    "Site",
    "export",
    "site_of",
]
