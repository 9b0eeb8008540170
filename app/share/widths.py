"""Widths: how wide text can get and how many lines it can need, in whatever face it is set.

A line breaks as soon as the next word does not fit, which needs the fewest lines of all ways to
break. So a face whose characters are nowhere wider than these never needs more lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from math import ceil

_SPACE = 0.34
_EMS = {
    char: width
    for width, chars in (
        (_SPACE, " ',-.:;ijl·‘’\u00a0"),
        (0.38, "f"),
        (0.41, "!()I[]t"),
        (0.45, "J"),
        (0.5, '"*`r'),
        (0.54, "?_sz–"),
        (0.58, "cvxy“”"),
        (0.61, "/\\aeko|"),
        (0.64, "$0123456789{}¶"),
        (0.67, "LTbdghnpqu"),
        (0.7, "FPSZ"),
        (0.75, "BEKVXY"),
        (0.78, "ACR"),
        (0.81, "DG"),
        (0.84, "#+<=>OQ^~"),
        (0.87, "Uw"),
        (0.9, "&HN"),
        (0.96, "%m"),
        (1.0, "@—…œæ"),
        (1.05, "MW"),
        (1.15, "ŒÆ"),
    )
    for char in chars
}
"""Ems that no face of the sheet's stack goes over, upright or italic, nor DejaVu Serif, the widest
that a system sets `serif` in. WordWidths; `tests/test_widths.py` measures again."""
_WIDE, _CAPITAL, _OTHER = 1.0, 0.95, 0.75
"""What is not in the table: full-width (UAX 11), capitals, and letters of all other scripts."""
_BOLD = 1.15
_LOST = 2.0
"""Ems at the end of a line that a break inside a word leaves free: no line begins with a stop."""
# Only where every browser breaks a line: not at a space that holds words together.
_BREAK = re.compile(r"[ \t\n\r\f]+")


@lru_cache(maxsize=4096)
def words(text: str, bold: bool = False) -> tuple[float, ...]:
    """The widths of the words of a text, in ems."""
    factor = _BOLD if bold else 1.0
    return tuple(factor * sum(map(_ems, word)) for word in _BREAK.split(text) if word)


@lru_cache(maxsize=4096)
def _ems(char: str) -> float:
    # An accent is as wide as nothing, and a letter with one as wide as the letter.
    base = unicodedata.normalize("NFD", char)[0]
    if base in _EMS:
        return _EMS[base]
    category = unicodedata.category(base)
    if category in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(base) in {"W", "F"}:
        return _WIDE
    return _CAPITAL if category == "Lu" else _OTHER


def lines(words: Iterable[float], room: float) -> int:
    """How many lines these words fill at most; `room` is the length of a line, in ems."""
    room = max(room, 2 * _LOST)
    count, used = 1, 0.0
    for word in words:
        if used and used + _SPACE + word > room:
            count, used = count + 1, 0.0
        used += word + (_SPACE if used else 0.0)
        if used > room:
            broken = ceil(word / (room - _LOST))
            count, used = count + broken - 1, room
    return count
