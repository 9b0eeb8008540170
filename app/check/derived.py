"""The check of figures that no source prints, but that follow from one: counted or computed.

[five states]{counted="Ohio; Texas; Iowa; Maine; Utah"}     each stands in a cited paragraph
[0.3 points]{computed="1.7 - 1.4"}                          each figure does; the sum is done again
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..library import Library
from ..model import Explainer, FigureNote, Paragraph
from ..problems import Problem
from ..text import (
    HUNDRED,
    Figure,
    SumError,
    comes_to,
    count_in,
    figures,
    find_name,
    locate,
    read_sum,
    with_unit,
)
from .evidence import Match, Proof, languages, wordings
from .tables import find_in
from .wording import named

Place = tuple[Paragraph, tuple[int, int]]


def check_derived(library: Library, explainer: Explainer) -> Iterator[Problem | Proof]:
    """`figure-not-derived`: a figure that is said to follow from the source, and does not."""
    tongues = languages(explainer)
    for wording in wordings(explainer):
        if not wording.statement:
            continue
        for start, end, note in wording.statement.text.figures():
            words = wording.plain[start:end]
            check = _counted if note.kind == "counted" else _computed
            found: list[Place] = []
            wrong = check(words, note, _Cited(wording.paragraphs, wording.language, tongues), found)
            if wrong:
                yield library.problem("figure-not-derived", note.span, *wrong)
            else:
                matches = (Match("figure", start, end, each.ref, *place) for each, place in found)
                yield Proof(wording.statement.id, "figure", tuple(matches))


@dataclass(frozen=True, slots=True)
class _Cited:
    """The paragraphs of a statement, and in what languages that and its sources are."""

    paragraphs: tuple[Paragraph, ...]
    language: str
    sources: Mapping[str, str]


Wrong = tuple[str, str] | None
"""What is wrong, and what to do."""


def _counted(words: str, note: FigureNote, cited: _Cited, found: list[Place]) -> Wrong:
    """What is wrong with a count; where each thing that is counted stands is added to `found`."""
    items = [each.strip() for each in note.value.split(";") if each.strip()]
    for item in items:
        place = _place(item, cited.paragraphs)
        if place is None:
            return (
                f"`{item}` is not in {named(cited.paragraphs)}",
                "write each as its paragraph does, separated by semicolons, or cite that too",
            )
        found.append(place)
    again = next((each for each in items if items.count(each) > 1), None)
    if again:
        return f"`{again}` is counted more than once", "name each thing once"
    if not count_in(words, len(items), cited.language):
        return (
            f"“{words}” is not the number of what is counted, which is {len(items)}",
            "correct the number, or name all that is counted",
        )
    return None


def _place(item: str, cited: Sequence[Paragraph]) -> Place | None:
    """The first paragraph that has a thing, word for word or by another form of its name."""
    for paragraph in cited:
        if (place := locate((item,), paragraph.text)) or (place := _by_name(item, paragraph)):
            return paragraph, place[0]
    return None


def _by_name(item: str, paragraph: Paragraph) -> tuple[tuple[int, int], ...] | None:
    found = find_name(item, paragraph.text) if item[0].isupper() else None
    return (found,) if found else None


def _computed(words: str, note: FigureNote, cited: _Cited, found: list[Place]) -> Wrong:
    """What is wrong with a sum; where each of its figures stands is added to `found`."""
    try:
        result = read_sum(note.value, cited.language)
    except SumError as error:
        return (
            f"`{note.value}` is not a sum: {error}",
            "write figures of the source, as `1.7 - 1.4`",
        )
    for written, operand in zip(result.words, result.operands, strict=True):
        place = _figure(operand, cited)
        if place:
            found.append(place)
        elif written != HUNDRED:
            return (
                f"{written} is not in {named(cited.paragraphs)}",
                "compute with figures of the source alone",
            )
    told = figures(words, cited.language)
    if len(told) != 1:
        return f"“{words}” is not one figure", "mark the figure that was computed, and nothing else"
    if not comes_to(result, told[0]):
        shown = with_unit(words, told[0].start, told[0].end)
        return (
            f"`{note.value}` does not come to {shown}, but to {_plain(result.value)}",
            "correct the figure, or the sum",
        )
    return None


def _plain(value: Fraction) -> str:
    """A number as a reader writes it: whole, or to six places."""
    whole = value.denominator == 1
    return f"{value.numerator:,}" if whole else f"{float(value):.6f}".rstrip("0").rstrip(".")


def _figure(figure: Figure, cited: _Cited) -> Place | None:
    for paragraph in cited.paragraphs:
        if place := find_in(figure, paragraph, cited.sources[paragraph.ref.source]):
            return paragraph, place
    return None
