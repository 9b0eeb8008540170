"""Pictures of link previews: a card is drawn as a PNG."""

from __future__ import annotations

from .card import Card, draw
from .canvas import HEIGHT, WIDTH

__all__ = [
    "HEIGHT",
    "WIDTH",
    "Card",
    "draw",
]
