"""Answers requests: the page store, the application behind it, and the server they run on."""

from __future__ import annotations

from .application import app, create_app
from .serving import serve

__all__ = [
    "app",
    "create_app",
    "serve",
]
