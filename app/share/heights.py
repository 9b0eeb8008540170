"""Heights: how tall an embed gets at most where no script says it, whatever its face.

That holds for text of the size that a browser comes with, 16 pixels: a reader's larger text needs
more. What is set how is in `static/styles/`; what stands in which embed is in the templates
`embed-*.html`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from math import ceil
from typing import assert_never

from ..model import (
    Block,
    Certainty,
    Entry,
    Heading,
    Illustration,
    Items,
    Kind,
    Note,
    Prose,
    Quote,
    Section,
    Statement,
    Text,
)
from ..pages import Edition, Event, cited, derived, events, is_inline, row_away
from .widths import lines, words

TALLEST = 800
"""What is taller scrolls in its frame, or tells its height to the page around it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a kind of text is set, in pixels: its size, and the distance of its lines.

    `inset` is what its lines are shorter than the column; `around` is all that is above and below.
    """

    size: float
    leading: float
    around: float = 0
    inset: float = 0


@dataclass(frozen=True, slots=True)
class WordWidths:
    """A text of an embed, by the widths of its words in ems."""

    setting: Setting
    words: tuple[float, ...]


_WIDEST = 640
_EDGES = 94
"""Borders and padding of the whole, and the foot but for the lines that say where it is from."""
_AS_OF = Setting(14.3, 22.9)
_TITLE = Setting(24, 27.6)
_SUBJECT = Setting(17.6, 20.3, around=4.8)
_PROSE = Setting(17, 25.6, around=14.4)
_KEY = Setting(19.2, 27, around=14.4)
_FIRST = replace(_KEY, around=0)
_STANDFIRST = Setting(18.4, 26.8, around=14.4)
_PULL = Setting(18.4, 25.8, around=45.2)
_ITEM = Setting(17, 25.6, around=14.4, inset=24)
_CITED = Setting(13.5, 20.2, around=3.9)
_SOURCE = Setting(15.2, 22.8, around=32, inset=28.6)
_WHOLE = Setting(13.7, 20.5, around=4.8, inset=28.6)
_HEADING = Setting(19.2, 21.6, around=35.2)
_LABEL = Setting(16, 20.8, around=56.4)
_NOTE = Setting(15.2, 22.8, inset=30.8)
_PICTURE = Setting(17, 25.6, around=68)
_CREDIT = Setting(14.3, 22.9)
_TALLEST_DRAWING = 512
_SIDE = Setting(20, 22.4, around=39.8)
_ENTRY = Setting(19.2, 21.6, around=23.4)
_ROLE = Setting(13.5, 21.6)
_POINT = Setting(19.2, 21.6, around=17)
_WHEN = Setting(17.6, 22.9, inset=18.6)
_INFERRED = Setting(13.5, 18.9, inset=18.6)
_GAP = Setting(13.5, 20.2, around=19.2, inset=18.6)
_EVENT = Setting(19.2, 21.6, around=4.8, inset=18.6)
_VOICE = Setting(19.2, 27, around=18, inset=34)
_TALLY = Setting(13.5, 21.6, around=1.6, inset=34)
_FROM = Setting(13.5, 18.9)
_BESIDE = "\u00a0\u00a0"
"""About as wide as what stands apart in a line, and no place to break it."""


def height(passages: Iterable[WordWidths], width: float) -> int:
    """Pixels that suffice in a frame of this width."""
    column = min(width - 2 * min(max(12, 0.04 * width), 24), _WIDEST)
    return min(_EDGES + ceil(sum(_height(each, column) for each in passages)), TALLEST)


def _height(passage: WordWidths, column: float) -> float:
    by = passage.setting
    return by.around + by.leading * lines(passage.words, (column - by.inset) / by.size)


def of_statement(edition: Edition, statement: Statement) -> Iterator[WordWidths]:
    """A statement with its source open."""
    yield _passage(_AS_OF, edition.as_of)
    if subject := edition.subject_of(statement):
        yield _passage(_SUBJECT, subject)
    yield from _row(edition, (statement,), _FIRST)
    for copy in row_away(edition, (statement,)).copies:
        yield _passage(_SOURCE, f"{copy.number} {copy.excerpt}")
        if copy.is_cut:
            yield _passage(_WHOLE, f"{_BESIDE} Whole paragraph")
    yield _from(edition)


def of_section(edition: Edition, section: Section) -> Iterator[WordWidths]:
    """A section of any kind."""
    yield _passage(_AS_OF, edition.as_of)
    yield _passage(_TITLE, section.title)
    yield from _blocks(edition, section.blocks, lead=True)
    if section.kind is Kind.TIMELINE:
        for entry, event in zip(section.entries, events(edition, section), strict=True):
            yield from _event(edition, entry, event)
    else:
        yield from _entries(edition, section)
    yield _from(edition)


def of_overview(edition: Edition) -> Iterator[WordWidths]:
    """An explainer by its key points."""
    yield _passage(_AS_OF, edition.as_of)
    yield _passage(_TITLE, edition.explainer.title)
    yield from _row(edition, edition.explainer.standfirst, _STANDFIRST)
    for section in edition.explainer.sections:
        yield _passage(_POINT, f"00{_BESIDE}{section.title}")
        prose = (each.statements for each in section.blocks if isinstance(each, Prose))
        for statements in islice(prose, 1):
            yield from _row(edition, statements, _PROSE)
    yield _from(edition)


def of_voices(edition: Edition) -> Iterator[WordWidths]:
    """Who says what: every voice, closed."""
    roles = {each.id: each.get("role") for each in edition.explainer.people}
    claims = {
        (mark.voice, mark.certainty, edition.claims[statement.id])
        for statement in edition.statements()
        for mark in statement.citation.spoken
    }
    told: defaultdict[str | None, Counter[Certainty]] = defaultdict(Counter)
    for voice, certainty, _ in sorted(claims, key=repr):
        told[voice][certainty] += 1
    yield _passage(_AS_OF, edition.as_of)
    yield _passage(_TITLE, "Who says what")
    for voice, tallies in told.items():
        name = edition.voices[voice] if voice else "No voice named"
        about = roles[voice] if voice else "the source does not say who"
        yield _passage(_VOICE, f"{name} {about}")
        yield _passage(
            _TALLY, " ".join(f"{each} {number}{_BESIDE}" for each, number in tallies.items())
        )
    yield _from(edition)


def _blocks(
    edition: Edition, blocks: tuple[Block, ...], lead: bool = False
) -> Iterator[WordWidths]:
    for block in blocks:
        match block:
            case Prose(statements):
                yield from _row(edition, statements, _KEY if lead else _PROSE)
                lead = False
            case Quote(prose):
                yield from _row(edition, prose.statements, _PULL)
            case Items(items):
                for item in items:
                    yield from _row(edition, item.statements, _ITEM)
            case Heading(text=text):
                yield WordWidths(_HEADING, _words(text))
            case Note(paragraphs, outside=outside):
                whence = f", from outside the source: {outside}" if outside else ""
                yield _passage(_LABEL, f"Editor’s note{whence}")
                yield from (WordWidths(_NOTE, _words(each)) for each in paragraphs)
            case Illustration():
                yield from _picture(edition, block)
            case _:
                assert_never(block)


def _picture(edition: Edition, picture: Illustration) -> Iterator[WordWidths]:
    """A drawing, or what is told of a photograph in its place; then the caption and its credit."""
    image = edition.explainer.images[picture.file]
    if is_inline(image):
        tall = min(_TALLEST_DRAWING, _WIDEST * image.height / image.width)
        yield WordWidths(replace(_PICTURE, around=_PICTURE.around + tall), ())
    else:
        yield _passage(_PICTURE, picture.alt.value)
    yield from _row(edition, picture.caption.statements, _PROSE)
    outside = f". What it shows is from outside the source: {picture.outside}"
    told = outside if picture.outside else ""
    yield _passage(_CREDIT, f"Picture: {picture.credit.value}{told}")


def _row(
    edition: Edition, statements: tuple[Statement, ...], setting: Setting
) -> Iterator[WordWidths]:
    """Statements with their chips, and the line that opens their source."""
    yield WordWidths(
        setting, tuple(chain.from_iterable(_cited(edition, each) for each in statements))
    )
    numbers = (f"¶ {edition.number(ref)}" for ref in edition.cited_in_order(statements))
    yield _passage(_CITED, f"{_BESIDE} In the source {', '.join(numbers)}")


def _cited(edition: Edition, statement: Statement) -> Iterator[float]:
    """No line breaks before a number: it is as one word with the last of the text."""
    refs = (ref for each in statement.citation.references for ref in cited(each))
    chips = dict.fromkeys(f"¶{edition.number(ref)}{_BESIDE}" for ref in refs)
    numbers = "".join(chips)
    sure = " ".join(edition.attribution(each) for each in statement.citation.spoken)
    first, *rest = words(sure) or (0.0,)
    *before, last = _words(statement.text) or (0.0,)
    yield from before
    yield last + sum(words(numbers)) + first
    yield from rest
    for each in derived(statement):
        yield from words(f"({each})")


def _entries(edition: Edition, section: Section) -> Iterator[WordWidths]:
    if section.kind is Kind.PEOPLE:
        for side in dict.fromkeys(each.get("side") for each in section.entries):
            yield _passage(_SIDE, side or "Others")
    for entry in section.entries:
        yield WordWidths(_ENTRY, _words(entry.title))
        yield _passage(_ROLE, entry.get("role") or entry.get("expansion"))
        yield from _blocks(edition, entry.blocks)


def _event(edition: Edition, entry: Entry, event: Event) -> Iterator[WordWidths]:
    if event.gap:
        yield _passage(_GAP, event.gap)
    yield _passage(_WHEN, event.when)
    if event.inferred:
        yield _passage(_INFERRED, event.inferred)
    yield WordWidths(_EVENT, _words(entry.title))
    shown = (each for each in edition.statements() if each.key and each.key == entry.get("tells"))
    told = chain.from_iterable(_row(edition, (each,), _PROSE) for each in shown)
    for each in (*told, *_blocks(edition, entry.blocks)):
        inset = each.setting.inset + _EVENT.inset
        yield WordWidths(replace(each.setting, inset=inset), each.words)


def _from(edition: Edition) -> WordWidths:
    """The lines at the foot; the name of the site is larger, and stands apart."""
    site = f"{edition.verified.library.name}{_BESIDE}"
    told = f"Explains {edition.articles} by {edition.publishers}."
    under = f"{edition.explainer.title}. {told}"
    return WordWidths(_FROM, (*words(site, bold=True), *words(under)))


def _passage(setting: Setting, text: str) -> WordWidths:
    return WordWidths(setting, words(text))


def _words(text: Text) -> tuple[float, ...]:
    return words(text.plain, bold=any(run.strong for run in text.runs))
