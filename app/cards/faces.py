"""Fonts: the faces that text is set in, and which of them sets which character.

The fonts come as packages, so a picture is the same wherever it is drawn. Lengths are pixels of the
finished picture; a font is loaded `SCALE` times as large, for finer spacing and edges.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from importlib.resources import files

from PIL import ImageFont

from ..text import direction

SCALE = 2


class MissingFontError(RuntimeError):
    """A font that text is set in is not installed; the message names the package to install."""

    def __init__(self, package: str) -> None:
        name = package.replace("_", "-")
        super().__init__(f"the font of {name} is missing: install {name}")


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
    """A family, by its package, and the one direction that its pieces of a line are set in.

    `scale` makes its letters look as large as those of the others at the same size; `leading` is
    the least distance between its baselines, in sizes.
    """

    package: str
    cuts: Mapping[Role, Cut]
    direction: str = "ltr"
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
    direction="rtl",
    scale=1.12,
    leading=1.66,
)
DEVANAGARI = Face(
    "fontpkg_noto_sans_devanagari",
    {role: Cut(_DEVANAGARI, (640 if role is Role.TITLE else 400, 100)) for role in Role},
    scale=0.9,
    leading=1.4,
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set; its language gives the direction and, with it, which face comes first."""

    role: Role
    size: int
    language: str

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def faces(self) -> tuple[Face, ...]:
        return _order(self.language)


@lru_cache(maxsize=64)
def _order(language: str) -> tuple[Face, ...]:
    right = direction(language) == "rtl"
    return (ARABIC, LATIN, DEVANAGARI) if right else (LATIN, ARABIC, DEVANAGARI)


@lru_cache(maxsize=256)
def font(face: Face, role: Role, size: int) -> ImageFont.FreeTypeFont:
    """A face as a role uses it, `SCALE` times as large; MissingFontError if it is not installed."""
    cut = face.cuts[role]
    loaded = _load(face, cut.file, round(size * face.scale * SCALE), ImageFont.Layout.RAQM)
    if cut.axes:
        loaded.set_variation_by_axes(list(cut.axes))
    return loaded


def _load(face: Face, file: str, pixels: int, engine: ImageFont.Layout) -> ImageFont.FreeTypeFont:
    try:
        path = files(face.package) / "files" / file
        return ImageFont.truetype(str(path), pixels, layout_engine=engine)
    except (ModuleNotFoundError, OSError):
        raise MissingFontError(face.package) from None


def sets(face: Face, cluster: str) -> bool:
    """Whether a face has a glyph for every character of a cluster."""
    return all(_has(face, character) for character in cluster)


_JOINERS = "\u200c\u200d"


@lru_cache(maxsize=8192)
def _has(face: Face, character: str) -> bool:
    """Whether every file of a face has a character, or all it is composed of. The shaper puts
    letters together, makes spaces of any width, draws a hyphen for one that does not break, and
    nothing for a joiner."""
    if character in _JOINERS or unicodedata.category(character) == "Zs":
        return True
    parts = "\u2010" if character == "\u2011" else unicodedata.normalize("NFD", character)
    return all(
        _maps(face, file, character)
        or (parts != character and all(_maps(face, file, part) for part in parts))
        for file in {cut.file for cut in face.cuts.values()}
    )


@lru_cache(maxsize=8192)
def _maps(face: Face, file: str, character: str) -> bool:
    """Whether a file draws a character otherwise than a noncharacter: laid out without a shaper,
    what it lacks is exactly its box. FreeType gives up on one glyph, that of U+FDFD."""
    try:
        return _drawn(face, file, character) != _drawn(face, file, "\uffff")
    except OSError:
        return False


def _drawn(face: Face, file: str, character: str) -> bytes:
    return bytes(_plain(face, file).getmask(character))


@lru_cache(maxsize=16)
def _plain(face: Face, file: str) -> ImageFont.FreeTypeFont:
    return _load(face, file, 24, ImageFont.Layout.BASIC)


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
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u20e3\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_LEFT_OUT = frozenset({"So", "Sk", "Cc", "Cf", "Cs", "Co", "Cn"})


def settable(text: str, language: str) -> str:
    """A text as the faces can set it: no glyph is missing, spaces are single, letters composed.

    Emoji and controls that no face has are left out; a word with any other such character becomes
    "…". A text of which nothing else remains is empty, and one too long for any card is cut.
    """
    faces = _order(language)
    words: list[str] = []
    for word in _SPACES.split(_INVISIBLE.sub("", unicodedata.normalize("NFC", text))[:_LONGEST]):
        kept = _kept(faces, word)
        if kept.strip(_BLANK) and not (kept == "…" and words[-1:] == ["…"]):
            words.append(kept)
    return "" if words == ["…"] else " ".join(words)


def _kept(faces: tuple[Face, ...], word: str) -> str:
    kept = ""
    for cluster in clusters(word):
        if any(sets(face, cluster) for face in faces):
            kept += cluster
        elif unicodedata.category(cluster[0]) not in _LEFT_OUT:
            return "…"
    return kept
