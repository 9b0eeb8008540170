"""Takes pages to programs: feeds of what is new, and every page as text and as data."""

from __future__ import annotations

from .feeds import News, atom

__all__ = ["News", "atom"]
