"""Takes pages to programs: feeds of what is new, and every page as text and as data."""

from __future__ import annotations

from .annotations import web_annotations
from .contents import contents
from .feeds import News, atom
from .markdown import markdown
from .openapi import InterfaceView, interface_view, openapi
from .record import page_record
from .schema import SCHEMA, SITE_SCHEMA
from .site_record import SiteRecord

__all__ = [
    "SCHEMA",
    "SITE_SCHEMA",
    "InterfaceView",
    "News",
    "SiteRecord",
    "atom",
    "contents",
    "interface_view",
    "markdown",
    "openapi",
    "page_record",
    "web_annotations",
]
