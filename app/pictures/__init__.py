"""Pictures of an explainer's own: a drawing held to an allow-list, a photograph set to size."""

from __future__ import annotations

from .drawing import drawing
from .image import SVG, Image, PictureError
from .photograph import photograph

__all__ = [
    "SVG",
    "Image",
    "PictureError",
    "drawing",
    "photograph",
]
