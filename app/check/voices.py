"""The checks that whoever is cited as saying something says it there, in their own words.

own words = what stands in the source's own quotation marks, closed or running on
          | a turn of a transcript          "Knight: I saw nothing."
          | a paragraph that begins with a dash, as speech does in some languages
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from ..library import Library
from ..model import Certainty, Explainer, Mark, Paragraph, ParagraphRef, Reference
from ..problems import Problem
from ..text import Quotation, locate, quotations, whole
from .evidence import Placed, places
from .fit import is_comparable
from .people import People, people_of
from .wording import named

_TURN = re.compile(r"\A\W*(?P<speaker>\w[^:：“”\"«»「」\n]{0,50})[:：]\s*\S")
_MOST_NAMES = 5
_DASH = re.compile(r"\A[—–-]\s")
_BETWEEN = " ¦ "
"""What no quotation runs across."""


def check_own_words(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`not-their-words`: what is quoted under a voice stands in the source's quotation marks."""
    openings = openings_of(explainer)
    for place in places(explainer):
        for quotation in _quoted(place):
            pieces = tuple(place.statement.plain[slice(*each)] for each in quotation.pieces)
            if there := _reporters(explainer, openings, place, pieces):
                yield library.problem(
                    "not-their-words", place.statement.text.span(quotation.start, quotation.end),
                    f"{named((there,))} has these words outside its quotation marks",
                    "they are the reporter's own: take the marks away, or quote what was said",
                )  # fmt: skip


def _quoted(place: Placed) -> tuple[Quotation, ...]:
    """A statement's quotations; of a block quotation all, where it shows no marks of its own."""
    found = tuple(each for each in quotations(place.statement.plain) if each.closed)
    return (whole(place.statement.plain),) if place.quoted and not found else found


def _reporters(
    explainer: Explainer,
    openings: Mapping[ParagraphRef, Paragraph],
    place: Placed,
    pieces: tuple[str, ...],
) -> Paragraph | None:
    """The first paragraph that has the pieces, if none has them in somebody's own words.

    Where one has them that is cited under no voice, they are not put into anybody's mouth.
    """
    first = None
    for reference in place.statement.citation.references:
        for paragraph in filter(None, map(explainer.paragraph, reference.refs)):
            if locate(pieces, paragraph.text) is None:
                continue
            theirs = is_turn(openings[paragraph.ref].text) or not _is_spoken(reference.mark)
            if theirs or locate(pieces, own_words(paragraph.text)):
                return None
            first = first or paragraph
    return first


def _is_spoken(mark: Mark) -> bool:
    return mark.voice is not None or mark.certainty is Certainty.ANONYMOUS


def own_words(paragraph: str) -> str:
    """What a paragraph gives as somebody's own words, one stretch after the other."""
    if _DASH.match(paragraph):
        return paragraph
    stretches = (
        paragraph[each.start : each.end if each.closed else None] for each in quotations(paragraph)
    )
    return _BETWEEN.join(stretches)


def is_turn(paragraph: str) -> bool:
    """Whether a paragraph begins with a name and a colon; "He added:" begins with none."""
    return bool(turn(paragraph))


def turn(paragraph: str) -> str:
    """The name and the colon that a turn of a transcript begins with, without the colon."""
    match = _TURN.match(paragraph)
    words = match["speaker"].split() if match else []
    is_name = 0 < len(words) <= _MOST_NAMES and not any(each[0].islower() for each in words)
    return " ".join(words) if is_name else ""


def openings_of(explainer: Explainer) -> Mapping[ParagraphRef, Paragraph]:
    """Where the speech begins that each paragraph goes on with: a turn, or a quotation left open.

    Of several turns in a source each lasts until the next; elsewhere most paragraphs are their own.
    """
    found: dict[ParagraphRef, Paragraph] = {}
    for source in explainer.sources:
        is_transcript = sum(is_turn(each.text) for each in source.paragraphs) > 1
        opening, runs_on = None, False
        for paragraph in source.paragraphs:
            if opening is None or not runs_on or is_turn(paragraph.text):
                opening = paragraph
            runs_on = _is_open(paragraph.text) or (is_transcript and is_turn(opening.text))
            found[paragraph.ref] = opening
    return found


def _is_open(paragraph: str) -> bool:
    """Whether a quotation runs on beyond its paragraph, as one of several paragraphs does."""
    return any(not each.closed and paragraph[each.start] in "“„«" for each in quotations(paragraph))


def check_heard(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`voice-not-there`: a voice is named where it is cited, or in the paragraph before.

    By its entry's title, or by what it is `called`. Where the explainer and the source are of two
    languages, only what it is called can be found, so without that nothing is said.
    """
    people, openings = people_of(explainer), openings_of(explainer)
    for place in places(explainer):
        for mark, group in groupby(place.statement.citation.references, lambda each: each.mark):
            if mark.voice and is_absent(explainer, people, openings, mark.voice, tuple(group)):
                title = people.entries[mark.voice].title.plain
                yield library.problem(
                    "voice-not-there", mark.voice_span or place.statement.citation.span,
                    f"nothing there, nor in the paragraph before, names {title}",
                    "name whose word it is; or say in the entry how the source calls them, as in"
                    " `called=\"the engineer\"`",
                )  # fmt: skip


def is_absent(
    explainer: Explainer,
    people: People,
    openings: Mapping[ParagraphRef, Paragraph],
    voice: str,
    group: Iterable[Reference],
) -> bool:
    """Whether one of the people is named nowhere that they could be, as far as can be told."""
    if (entry := people.entries.get(voice)) is None:
        return False
    texts = tuple(_near(explainer, openings, group, bool(entry.called)))
    return bool(texts) and not any(people.naming(voice, each) for each in texts)


def _near(
    explainer: Explainer,
    openings: Mapping[ParagraphRef, Paragraph],
    group: Iterable[Reference],
    called: bool,
) -> Iterator[str]:
    """The texts in which the voice of some references can be named."""
    for reference in group:
        if not called and not is_comparable(explainer, reference):
            return
        for paragraph in filter(None, map(explainer.paragraph, reference.refs)):
            yield paragraph.text
            opening = openings[paragraph.ref]
            yield opening.text
            before = explainer.paragraph(ParagraphRef(opening.ref.source, opening.ref.number - 1))
            if before:
                yield before.text
