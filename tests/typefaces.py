"""Typefaces that tests measure with: brought along, so that those of the machine do not count."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

ROOT = Path(__file__).resolve().parent.parent
USUAL = "Source Serif 4"
"""What pages are set in here, in the place of what a reader has: the product needs it anyway."""
WIDEST = "DejaVu Serif"
_FROM_NPM = {
    "Tinos": "@expo-google-fonts/tinos",
    "Noto Serif": "@expo-google-fonts/noto-serif",
    WIDEST: "dejavu-fonts-ttf",
}
"""Tinos is as wide as Times and as Liberation Serif, character for character."""
FAMILIES = (USUAL, *_FROM_NPM)
_INSTALLED = ("fontpkg_source_serif_4", "fontpkg_amiri", "fontpkg_noto_sans_devanagari")
_GENERIC = ("Times New Roman", "Arial", "Monospace")
"""What Chromium asks for where a page says `serif`, `sans-serif` and `monospace`."""


def folder(family: str) -> Path:
    """Where the files of a family are; leaves the test out where they were not fetched."""
    if family == USUAL:
        return _installed(_INSTALLED[0])
    path = ROOT / "tests" / "node_modules" / _FROM_NPM[family]
    return path if path.is_dir() else pytest.skip(f"{family} is missing: run `npm ci` in tests/")


def only(family: str, scratch: Path) -> Mapping[str, str]:
    """Variables for a browser that has this family, and for other scripts those of the product.

    The form is fontconfig's (fonts-conf(5)); `scratch` is a folder for it.
    """
    folders = (folder(family), *map(_installed, _INSTALLED))
    aliases = (
        f'<alias binding="same"><family>{name}</family><prefer><family>{family}</family></prefer>'
        "</alias>"
        for name in _GENERIC
    )
    scratch.mkdir()
    configuration = scratch / "fonts.conf"
    configuration.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        + "".join(f"<dir>{escape(str(each))}</dir>" for each in folders)
        + f"<cachedir>{escape(str(scratch / 'cache'))}</cachedir>{''.join(aliases)}</fontconfig>",
        "utf-8",
    )
    return {"FONTCONFIG_FILE": str(configuration)}


def _installed(package: str) -> Path:
    spec = find_spec(package)
    assert spec
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])
