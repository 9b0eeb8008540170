"""Faces: the fonts that come as packages, which characters they have, and the one for a card.

The fonts are packages, so a picture is the same wherever it is drawn. All of a card is set in one
face, which has to have what its text needs: there is no font fallback inside a line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from importlib.resources import files

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # ships no types
from PIL import ImageFont

from ..text import direction

SCALE = 2
"""A font is loaded this many times as large as it is printed, for finer spacing and edges."""


class Role(Enum):
    """What a line is for, and so which cut of a face it is set in."""

    NAMEPLATE = auto()
    TITLE = auto()
    TEXT = auto()
    CAPITALS = auto()
    NOTE = auto()
    ORNAMENT = auto()


@dataclass(frozen=True, slots=True)
class Cut:
    """One weight of a face: its file, a value for each axis in the file's order, its features."""

    file: str
    axes: tuple[float, ...] = ()
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A family, by its package.

    `scale` makes its letters look as large as those of the others at the same size; `leading` is
    the least distance between its baselines, in sizes.
    """

    package: str
    cuts: Mapping[Role, Cut]
    scale: float = 1.0
    leading: float = 0.0


_ROMAN = "SourceSerif4[opsz,wght].ttf"
_ITALIC = "SourceSerif4-Italic[opsz,wght].ttf"
_DEVANAGARI = "NotoSansDevanagari[wdth,wght].ttf"

LATIN = Face(
    "fontpkg_source_serif_4",
    {
        Role.NAMEPLATE: Cut(_ROMAN, (450, 32)),
        Role.TITLE: Cut(_ROMAN, (600, 60), ("onum",)),
        Role.TEXT: Cut(_ROMAN, (400, 26), ("onum",)),
        Role.CAPITALS: Cut(_ROMAN, (500, 14), ("onum", "smcp")),
        Role.NOTE: Cut(_ITALIC, (400, 16), ("onum",)),
        Role.ORNAMENT: Cut(_ROMAN, (400, 60)),
    },
)
ARABIC = Face(
    "fontpkg_amiri",
    {role: Cut("Amiri-Bold.ttf" if role is Role.TITLE else "Amiri-Regular.ttf") for role in Role},
    scale=1.12,
    leading=1.66,
)
DEVANAGARI = Face(
    "fontpkg_noto_sans_devanagari",
    {role: Cut(_DEVANAGARI, (640 if role is Role.TITLE else 400, 100)) for role in Role},
    scale=0.9,
    leading=1.4,
)


def face_for(text: str, language: str) -> Face:
    """The face that has most of a text; where several do, the one for how its language is written.

    So a word in another script is set in the face that has both, if there is one.
    """
    right = direction(language) == "rtl"
    faces = (ARABIC, LATIN, DEVANAGARI) if right else (LATIN, ARABIC, DEVANAGARI)
    return max(faces, key=lambda face: sum(has(face, character) for character in text))


@lru_cache(maxsize=256)
def font(face: Face, role: Role, size: int) -> ImageFont.FreeTypeFont:
    """A face as a role uses it, `SCALE` times as large."""
    cut = face.cuts[role]
    loaded = ImageFont.truetype(_path(face, cut.file), round(size * face.scale * SCALE))
    if cut.axes:
        loaded.set_variation_by_axes(list(cut.axes))
    return loaded


def _path(face: Face, file: str) -> str:
    return str(files(face.package) / "files" / file)


_JOINERS = "\u200c\u200d"
_TOO_LARGE = {"\ufdfd"}  # FreeType gives up on this one: "raster overflow"


@lru_cache(maxsize=8192)
def has(face: Face, character: str) -> bool:
    """Whether a face has a character, or all that it is composed of. The shaper puts letters
    together, makes spaces of any width, draws a hyphen for one that does not break, and nothing
    for a joiner."""
    if character in _JOINERS or unicodedata.category(character) == "Zs":
        return True
    parts = "\u2010" if character == "\u2011" else unicodedata.normalize("NFD", character)
    return character in _characters(face) or _characters(face).issuperset(parts)


@lru_cache
def _characters(face: Face) -> frozenset[str]:
    """What the character maps of all files of a face have (OpenType, "cmap")."""
    maps = []
    for file in {cut.file for cut in face.cuts.values()}:
        with TTFont(_path(face, file), lazy=True) as opened:
            maps.append(frozenset(map(chr, opened.getBestCmap())))
    return frozenset.intersection(*maps) - _TOO_LARGE


def clusters(text: str) -> list[str]:
    """The characters of a text, each with its marks and with what a virama or joiner ties to it."""
    out: list[str] = []
    for character in text:
        marked = unicodedata.category(character)[0] == "M" or character in _JOINERS
        if out and (marked or out[-1][-1] == "\u200d" or unicodedata.combining(out[-1][-1]) == 9):
            out[-1] += character
        else:
            out.append(character)
    return out


_LONGEST = 800
_BLANK = f"\u00a0\u202f{_JOINERS}"
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u20e3\ufe00-\ufe0f\ufeff]"
)
_LEFT_OUT = frozenset({"So", "Sk", "Cc", "Cf", "Cs", "Co", "Cn"})


def settable(face: Face, text: str) -> str:
    """A text as a face can set it: no glyph is missing, spaces are single, letters composed.

    Emoji and controls are left out; a word with any other character that the face lacks becomes
    "…". A text of which nothing else remains is empty, and one too long for any card is cut.
    """
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))[:_LONGEST]
    words = (_kept(face, word) for word in _SPACES.split(visible))
    kept = re.sub("…(?: …)+", "…", " ".join(word for word in words if word.strip(_BLANK)))
    return "" if kept == "…" else kept


def _kept(face: Face, word: str) -> str:
    kept = ""
    for cluster in clusters(word):
        if all(has(face, character) for character in cluster):
            kept += cluster
        elif unicodedata.category(cluster[0]) not in _LEFT_OUT:
            return "…"
    return kept
