"""Scripts: where a word begins and ends in the one that a language is written in."""

from __future__ import annotations

from .normalise import LETTER

_LETTER = rf"(?!\d){LETTER}"
_START, _END = rf"(?<!{_LETTER})", rf"(?!{_LETTER})"
_PREFIXES = {"ar": "[وفبلك]?(?:ال)?", "he": "[ובלמהשכ]?"}
"""What is written together with the word behind it: "وسبتمبر"."""
UNBROKEN = frozenset("zh ja yue th lo my km bo dz ko".split())
"""The languages that put no space between words, or write endings on to them: "9월에"."""


def boundaries(language: str) -> tuple[str, str]:
    """Patterns for where a word may begin and where it may end, which digits never hinder."""
    if language in UNBROKEN:
        return "", ""
    return f"{_START}{_PREFIXES.get(language, '')}", _END
