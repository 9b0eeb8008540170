"""The command line: `pilcrow serve`, `pilcrow check`, `pilcrow build`, and the records."""

from __future__ import annotations

from .command import main

__all__ = ["main"]
