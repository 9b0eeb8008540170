"""Lines of text: the pieces that one face each sets, how far they reach and what they blacken.

Lengths are pixels of the finished picture.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby
from typing import TypedDict

from PIL import ImageDraw, ImageFont

from .faces import LATIN, SCALE, Face, Role, Style, clusters, font, sets

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class _Shaping(TypedDict):
    direction: str
    features: list[str]
    language: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line, from its character `start`, that one face sets."""

    style: Style
    face: Face
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def width(self) -> float:
        return self.advance(len(self.text))

    def advance(self, count: int) -> float:
        """How far the first `count` characters reach."""
        return _advance(self.style, self.face, self.text[:count])

    @property
    def ink(self) -> Box | None:
        """What it blackens when it starts at 0, with its baseline at 0; None if it is all space."""
        shown, shaping = _shown(self.style, self.face, self.text), _shaping(self.style, self.face)
        mask, (x, y) = _font(self.style, self.face).getmask2(shown, anchor="ls", **shaping)
        if (box := mask.getbbox()) is None:
            return None
        left, top, right, bottom = box
        return (x + left) / SCALE, (y + top) / SCALE, (x + right) / SCALE, (y + bottom) / SCALE

    def draw(self, plate: ImageDraw.ImageDraw, left: float, baseline: float, coverage: int) -> None:
        """Print it on a plate that is `SCALE` times as large as the picture."""
        plate.text(
            (left * SCALE, baseline * SCALE),
            _shown(self.style, self.face, self.text),
            coverage,
            _font(self.style, self.face),
            anchor="ls",
            **_shaping(self.style, self.face),
        )


@lru_cache(maxsize=16384)
def pieces(style: Style, text: str) -> tuple[Piece, ...]:
    """A text, cut where its face changes, from left to right; ValueError if it is not settable.

    As a face has one direction and raqm orders what is within a piece, only the pieces are left to
    order here (UAX #9, rule L2).
    """
    runs: list[Piece] = []
    for face, run in groupby(_assigned(style.faces, text), key=lambda pair: pair[0]):
        start = runs[-1].end if runs else 0
        runs.append(Piece(style, face, start, "".join(cluster for _, cluster in run)))
    if style.direction == "ltr":
        return tuple(runs)
    groups = groupby(reversed(runs), key=lambda piece: piece.face.direction)
    ordered = (group if way == "rtl" else reversed(list(group)) for way, group in groups)
    return tuple(chain.from_iterable(ordered))


def _assigned(faces: tuple[Face, ...], text: str) -> Iterator[tuple[Face, str]]:
    """Each cluster with its face. Digits go with the letters before them (UAX #9, W2), spaces and
    punctuation with the letters on both sides where these agree (N1), else with the first face."""
    last: Face | None = None
    waiting: list[str] = []
    for cluster in clusters(text):
        kind = unicodedata.bidirectional(cluster[0])
        if kind in {"L", "R", "AL"}:
            face = _first(faces, cluster)
        elif kind in {"EN", "AN"}:
            face = _first((last, *faces), cluster)
        else:
            waiting.append(cluster)
            continue
        agree = (last, face) if last and last.direction == face.direction else ()
        yield from ((_first((*agree, *faces), one), one) for one in waiting)
        yield face, cluster
        last, waiting = face, []
    yield from ((_first(faces, one), one) for one in waiting)


def _first(faces: Iterable[Face | None], cluster: str) -> Face:
    for face in faces:
        if face and sets(face, cluster):
            return face
    raise ValueError(f"no face sets {cluster!r}")


def width(style: Style, text: str) -> float:
    """How far a line of text reaches."""
    return sum(piece.width for piece in pieces(style, text))


@lru_cache(maxsize=4096)
def ink(style: Style, text: str) -> Box:
    """What a line of text blackens when it starts at 0 and its baseline is at 0."""
    start, boxes = 0.0, []
    for piece in pieces(style, text):
        if box := piece.ink:
            left, top, right, bottom = box
            boxes.append((start + left, top, start + right, bottom))
        start += piece.width
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def stretches(style: Style, text: str, start: int, end: int) -> Iterator[tuple[float, float]]:
    """Left and right of the characters from `start` to before `end`, in a line that starts at 0."""
    left = 0.0
    for piece in pieces(style, text):
        if max(start, piece.start) < min(end, piece.end):
            near, far = (piece.advance(max(at - piece.start, 0)) for at in (start, end))
            if piece.face.direction == "rtl":
                near, far = piece.width - far, piece.width - near
            yield left + near, left + far
        left += piece.width


@lru_cache(maxsize=16384)
def _advance(style: Style, face: Face, text: str) -> float:
    shown = _shown(style, face, text)
    return _font(style, face).getlength(shown, **_shaping(style, face)) / SCALE


def _font(style: Style, face: Face) -> ImageFont.FreeTypeFont:
    return font(face, style.role, style.size)


def _shown(style: Style, face: Face, text: str) -> str:
    """Small capitals are spaced, where letters stand apart anyway."""
    spaced = style.role is Role.CAPITALS and face is LATIN
    return "\u200a".join(clusters(text)) if spaced else text


def _shaping(style: Style, face: Face) -> _Shaping:
    features = list(face.cuts[style.role].features)
    return {"direction": face.direction, "features": features, "language": style.language}
