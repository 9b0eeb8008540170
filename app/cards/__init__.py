"""Pictures of link previews: a card is drawn as a PNG."""

from __future__ import annotations

from .card import HEIGHT, WIDTH, Card, draw

__all__ = [
    "HEIGHT",
    "WIDTH",
    "Card",
    "draw",
]
