"""Pictures of link previews: a card is drawn as a PNG."""

from __future__ import annotations

from .canvas import HEIGHT, WIDTH
from .card import Card, draw

__all__ = [
    "HEIGHT",
    "WIDTH",
    "Card",
    "draw",
]
