"""What is checked: statements in their places, labels, the paragraphs of both, and what matched."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from ..model import (
    IN_BRIEF,
    Entry,
    Explainer,
    Heading,
    Illustration,
    Note,
    Paragraph,
    ParagraphRef,
    Position,
    Section,
    SourceField,
    Span,
    Statement,
    walk,
    walk_blocks,
    walk_section,
)
from ..text import ENGLISH, MONTHS

LABELS = ("role", "side", "label", "expansion")
"""The attributes of an entry that are printed as they stand."""
DATES = ("date", "until")
OF_THE_ARTICLE = re.compile(r"\bthe (?:article|report|story|source)\b", re.IGNORECASE)
"""In a statement that tells of the article rather than of what the article tells."""
MOST_LOOKED_AT = 500_000
"""Characters of paragraphs that one check looks through for suggestions: half a second's work."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Match:
    """Where words of a statement stand in a paragraph it cites: character offsets in both texts."""

    kind: Literal["quotation", "figure", "name"]
    start: int
    end: int
    ref: ParagraphRef
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Proof:
    """That one quotation, figure or name of a statement was found; a quotation may be in pieces."""

    statement: str
    kind: Literal["quotation", "figure", "name"]
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Lit:
    """A stretch of a paragraph that bears a statement out: character offsets in its text."""

    ref: ParagraphRef
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement in its place, with the words that bear it out (`lit`) and all that matched.

    `section` is None in the standfirst and in brief; `quoted` is whether it stands in a block
    quotation; `read` is whether a person has read it beside its paragraphs, as all of them are now.
    """

    statement: Statement
    section: Section | None
    entry: Entry | None
    quoted: bool = False
    matches: tuple[Match, ...] = ()
    lit: tuple[Lit, ...] = ()
    read: bool = False

    @property
    def where(self) -> str:
        """The title of what it stands in."""
        return self.section.title if self.section else IN_BRIEF


@dataclass(frozen=True, slots=True)
class Wording:
    """Words to be borne out by `paragraphs`; a label's or a note's where `statement` is None.

    `where` is how problems call those paragraphs, unless they are what a statement cites, and
    `language` that of the words, as a tag (BCP 47).
    """

    plain: str
    span: Callable[[int, int], Span]
    paragraphs: tuple[Paragraph, ...]
    statement: Statement | None = None
    quoted: bool = False
    where: str = "any paragraph cited under it"
    language: str = ENGLISH


def told(place: Placed) -> str:
    """What a statement tells; under an entry also of what: its title is the subject there."""
    title = f"{place.entry.title.plain}: " if place.entry else ""
    return f"{title}{place.statement.plain}"


class _Itself:
    """An explainer, to be looked up by: the very same, since places are told by identity.

    To compare or to hash all that it has would take as long as to read it.
    """

    __slots__ = ("explainer",)

    def __init__(self, explainer: Explainer) -> None:
        self.explainer = explainer

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.explainer is other.explainer

    def __hash__(self) -> int:
        return id(self.explainer)


def places(explainer: Explainer) -> tuple[Placed, ...]:
    """Every statement in reading order, still without its evidence."""
    return _places(_Itself(explainer))


@lru_cache(maxsize=4)
def _places(it: _Itself) -> tuple[Placed, ...]:
    return tuple(
        Placed(each.node, each.section, each.entry, each.quoted)
        for each in walk(it.explainer)
        if isinstance(each.node, Statement)
    )


def paragraphs(explainer: Explainer) -> Iterator[Paragraph]:
    """Every numbered paragraph of every source, in order."""
    return (paragraph for source in explainer.sources for paragraph in source.paragraphs)


class Elsewhere:
    """Where words stand that the paragraphs cited for them have not.

    It only suggests. Every problem may go through every paragraph, so that after half a million
    characters nothing is found any more.
    """

    def __init__(self, explainer: Explainer, most: int = MOST_LOOKED_AT) -> None:
        self._paragraphs = tuple(paragraphs(explainer))
        self._left = most

    def first(
        self, cited: Iterable[Paragraph], find: Callable[[Paragraph], object]
    ) -> Paragraph | None:
        """The first paragraph that is not among those cited and in which something is found."""
        there = {each.ref for each in cited} if self._left > 0 else set()
        for paragraph in self._paragraphs:
            self._left -= len(paragraph.text)
            if self._left < 0:
                return None
            if paragraph.ref not in there and find(paragraph) is not None:
                return paragraph
        return None


def languages(explainer: Explainer) -> Mapping[str, str]:
    """The language of each source, by its id, as a tag (BCP 47)."""
    return {source.id: source.language for source in explainer.sources}


def wordings(explainer: Explainer) -> tuple[Wording, ...]:
    """Everything an author wrote that a source must bear out: statements, labels, then notes.

    What cites nothing, or a paragraph that is not there, is left out: it is reported as such, and
    nothing more can be said of it.
    """
    return _worded(_Itself(explainer))


@lru_cache(maxsize=4)
def _worded(it: _Itself) -> tuple[Wording, ...]:
    return tuple(_wordings(it.explainer))


def _wordings(explainer: Explainer) -> Iterator[Wording]:
    known = {paragraph.ref: paragraph for paragraph in paragraphs(explainer)}
    everything = places(explainer)
    for place in everything:
        text, refs = place.statement.text, place.statement.citation.refs
        fields = tuple(_fields(explainer, place.statement))
        if (refs or fields) and all(_has(known.get(ref), ref) for ref in refs):
            theirs = (*cited(explainer, place.statement), *fields)
            yield Wording(
                text.plain, text.span, theirs, place.statement, place.quoted,
                language=explainer.language,
            )  # fmt: skip
    yield from (label for label in _labels(explainer, everything, known) if label.paragraphs)
    yield from _notes(explainer)


def _has(paragraph: Paragraph | None, ref: ParagraphRef) -> bool:
    return paragraph is not None and ref.part <= len(paragraph.parts)


def cited(explainer: Explainer, statement: Statement) -> Iterator[Paragraph]:
    """The paragraphs of a statement that are there; of which it cites parts, these together."""
    parts: defaultdict[ParagraphRef, list[int]] = defaultdict(list)
    for ref in statement.citation.refs:
        parts[ref].append(ref.part)
    for ref, numbers in parts.items():
        if paragraph := explainer.paragraph(replace(ref, part=0)):
            yield paragraph.narrowed(numbers) if all(numbers) else paragraph


ANYWHERE = "any source"


def _notes(explainer: Explainer) -> Iterator[Wording]:
    """The notes and pictures that are not from outside, and how the dates of events are inferred.

    Anything in a source may bear them out, its date and title too, and what its date rests on.
    """
    all_of_it = tuple(anywhere(explainer))
    for place in walk(explainer):
        if isinstance(place.block, Note) and not place.block.outside and all_of_it:
            yield Wording(
                place.text.plain, place.text.span, all_of_it,
                where=ANYWHERE, language=explainer.language,
            )  # fmt: skip
    for picture in explainer.pictures() if all_of_it else ():
        for words, span in () if picture.outside else _drawn(explainer, picture):
            yield Wording(words, _at(span), all_of_it, where=ANYWHERE, language=explainer.language)
    for section in explainer.sections:
        for entry in section.entries if all_of_it else ():
            if attribute := entry.attributes.get("inferred"):
                yield Wording(
                    attribute.value, _at(attribute.span), all_of_it,
                    where=ANYWHERE, language=explainer.language,
                )  # fmt: skip


def _drawn(explainer: Explainer, picture: Illustration) -> Iterator[tuple[str, Span]]:
    """What is told of a picture to those who do not see it, and each text that is drawn in it."""
    yield picture.alt.value, picture.alt.span
    if image := explainer.images.get(picture.file):
        yield from ((words, picture.span) for words in image.words)


def anywhere(explainer: Explainer) -> Iterator[Paragraph]:
    """Everything that sources say, and what is known of them: dates, titles and subheadings."""
    yield from paragraphs(explainer)
    for source in explainer.sources:
        title = source.field(SourceField.TITLE)
        yield from (replace(title, text=each.text) for each in source.subheadings)
        yield from map(source.field, SourceField)
        known = (source.date_basis, source.publisher, source.byline, source.obtained_note)
        yield replace(source.field(SourceField.DATE), text=". ".join(filter(None, known)))


def _fields(explainer: Explainer, statement: Statement) -> Iterator[Paragraph]:
    """The dates and titles of sources that a statement cites."""
    sources = {each.id: each for each in explainer.sources}
    for reference in statement.citation.references:
        if reference.field and reference.source in sources:
            yield sources[reference.source].field(reference.field)


def _labels(
    explainer: Explainer, everything: tuple[Placed, ...], known: Mapping[ParagraphRef, Paragraph]
) -> Iterator[Wording]:
    """Titles, headings and attributes, each with the paragraphs cited under it.

    The title of the whole may also tell when its sources are from.
    """
    whole, language = tuple(known.values()), explainer.language
    everywhere = tuple(anywhere(explainer))
    yield Wording(explainer.title, _at(explainer.title_span), everywhere, language=language)
    for place in _labelled(walk_blocks(explainer.brief)):
        yield from _label(place, whole, language)
    inside: defaultdict[int, list[Placed]] = defaultdict(list)
    keyed: defaultdict[str, list[Placed]] = defaultdict(list)
    for each in everything:
        for owner in (each.section, each.entry):
            inside[id(owner)].append(each)
        keyed[each.statement.key].append(each)
    for section in explainer.sections:
        cited = _cited(inside[id(section)], known)
        yield Wording(section.title, _at(section.title_span), cited, language=language)
        for place in _labelled(walk_section(section)):
            # Under an entry counts what that entry cites alone, or shows of another's.
            told = place.entry.get("tells") if place.entry else ""
            shown = keyed[told] if told else ()
            own = _cited((*shown, *inside[id(place.entry)]), known) if place.entry else cited
            yield from _label(place, own, language)


def _labelled(places: Iterable[Position]) -> Iterator[Position]:
    return (each for each in places if isinstance(each.node, Entry | Heading))


def _label(place: Position, cited: tuple[Paragraph, ...], language: str) -> Iterator[Wording]:
    """A heading, or the title of an entry and then its attributes; dates are told in English."""
    yield Wording(place.text.plain, place.text.span, cited, language=language)
    if isinstance(place.node, Entry):
        for name, words, span in _printed(place.node):
            tongue = ENGLISH if name in DATES else language
            yield Wording(words, _at(span), cited, language=tongue)


def _printed(entry: Entry) -> Iterator[tuple[str, str, Span]]:
    """The attributes that readers see, by name, in words, each with its place.

    Of an event whose date is inferred not the dates: `inferred` says what those rest on.
    """
    names = LABELS if entry.get("inferred") else (*LABELS, *DATES)
    for name in names:
        if attribute := entry.attributes.get(name):
            value = attribute.value
            yield name, (spelled(value) or "") if name in DATES else value, attribute.span


def spelled(value: str) -> str | None:
    """An ISO date of any precision in words, "15 August 2021"; None where it is not a date."""
    if not (match := _DATE.fullmatch(value)):
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    parts = (str(day or ""), MONTHS[month - 1] if month else "", f"{year:04}")
    return " ".join(part for part in parts if part)


def _cited(
    placed: Iterable[Placed], known: Mapping[ParagraphRef, Paragraph]
) -> tuple[Paragraph, ...]:
    refs = dict.fromkeys(ref for each in placed for ref in each.statement.citation.refs)
    return tuple(known[ref] for ref in refs if ref in known)


def _at(span: Span) -> Callable[[int, int], Span]:
    """A value's place in the file is known only as a whole."""
    return lambda start, end: span
