"""Damage: what is kept cannot be used, for whatever reason, and is made again."""

from __future__ import annotations


class DamagedError(Exception):
    """A file of the cache is cut off, was changed, or is something else altogether."""
