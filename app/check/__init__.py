"""Holds what authors wrote against the source; the sole maker of `Verified`."""

from __future__ import annotations

from .evidence import DATES, spelled, texts
from .report import as_json, check, counted, show
from .review import sit
from .verify import Placed, Verified

__all__ = [
    "DATES",
    "Placed",
    "Verified",
    "as_json",
    "check",
    "counted",
    "show",
    "sit",
    "spelled",
    "texts",
]
