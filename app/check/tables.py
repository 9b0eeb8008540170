"""Tables: what a cell of a source's table says, with the unit that the head of its column names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..model import Paragraph, ParagraphShape
from ..text import Figure, figures, find_figure

_UNIT = re.compile(r"[(\[]([^()\[\]]+)[)\]]|(?:,|\b(?:in|en))\s+([^,]+)\Z")
_KINDS = frozenset(("number", "percent", "money"))
"""A head such as "September" makes a date of a number, which nobody said."""
_SEVEN = 7
_BRACES = re.compile(r"[{}\d]")
_IN = re.compile(r"\A(?:in|en|em|per|à|ca\.|Mio\.)\s+", re.IGNORECASE)


def find_in(figure: Figure, paragraph: Paragraph, language: str) -> tuple[int, int] | None:
    """Where a paragraph has a figure: in its text, or in a cell with the unit of its column."""
    if place := find_figure(figure, paragraph.text, language):
        return place
    for start, end, measured in _measured(paragraph, language):
        if paragraph.text[start:end].strip() and find_figure(figure, measured, language):
            return start, end
    return None


@lru_cache(maxsize=256)
def _measured(paragraph: Paragraph, language: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(_cells(paragraph, language))


def _cells(paragraph: Paragraph, language: str) -> Iterator[tuple[int, int, str]]:
    """Each cell that is a bare figure, as one would say it."""
    if paragraph.shape is not ParagraphShape.TABLE or not paragraph.has_head:
        return
    head, *rows = paragraph.parts
    units = [unit_of(paragraph.text[start:end], language) for start, end in head.cells]
    for row in rows:
        for unit, (start, end) in zip(units, row.cells, strict=False):
            if unit:
                yield start, end, unit.format(paragraph.text[start:end])


def unit_of(head: str, language: str) -> str:
    """How a number below a head is said, as a format: `{} km`, `${}`; empty without a unit.

    It is in brackets, behind the last comma or "in", or all that the head says. Whether it is one,
    the reading of figures tells.
    """
    named = [words.strip() for match in _UNIT.findall(head) for words in match if words]
    for words in (*named, head.strip()):
        bare = _IN.sub("", words)
        sign, _, rest = bare.partition(" ")
        forms = (
            f"{{}} {bare}",
            f"{{}} {bare.removesuffix('s')}",
            f"{bare}{{}}",
            f"{sign}{{}} {rest}",
        )
        for form in () if _BRACES.search(bare) else forms:
            if _measures(form, language):
                return form
    return ""


def _measures(form: str, language: str) -> bool:
    """Whether a number said so is one figure, and another than the number alone."""
    found = figures(form.format(7), language)
    if len(found) != 1 or found[0].kind not in _KINDS:
        return False
    return bool(found[0].kind != "number" or found[0].unit or found[0].amount != _SEVEN)
