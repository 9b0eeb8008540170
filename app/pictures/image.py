"""An image as pages carry it: its bytes, how large it is, and the words that are drawn in it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

SVG = "image/svg+xml"


class PictureError(Exception):
    """Why a file cannot be shown as a picture, and what to do about it."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.help = help


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture that any page may carry; width and height are in CSS pixels."""

    media_type: str
    body: bytes
    width: int
    height: int
    words: tuple[str, ...] = ()
    """What is written in a drawing; nobody can read what is written in a photograph."""

    @property
    def digest(self) -> str:
        """A name for what is in it."""
        return sha256(self.body).hexdigest()[:10]

    @property
    def extension(self) -> str:
        """How the name of its file ends."""
        return {SVG: "svg", "image/jpeg": "jpg", "image/png": "png"}[self.media_type]
