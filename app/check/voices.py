"""The checks that whoever is cited as saying something says it there, in their own words.

own words = what stands in the source's own quotation marks, closed or running on
          | a turn of a transcript          "Knight: I saw nothing."
          | a paragraph that begins with a dash, as speech does in some languages
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

from ..library import Library
from ..model import Certainty, Entry, Explainer, Mark, Paragraph, ParagraphRef, Reference
from ..problems import Problem
from ..text import Quotation, find_name, locate, quotations, stems, whole, words_of
from .evidence import Placed, places
from .fit import is_comparable
from .wording import named

_TURN = re.compile(r"\A\W*(?P<speaker>\w[^:：“”\"«»「」\n]{0,50})[:：]\s*\S")
_MOST_NAMES = 5
_DASH = re.compile(r"\A[—–-]\s")
_SMALL = frozenset(
    "a an the mr mrs ms dr of and der die das und le la les et el los las y il lo".split()
)
_POSSESSIVE = re.compile(r"['’]s\b")
_BETWEEN = " ¦ "
"""What no quotation runs across."""


def check_own_words(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`not-their-words`: what is quoted under a voice stands in the source's quotation marks."""
    openings = _openings(explainer)
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
    match = _TURN.match(paragraph)
    words = match["speaker"].split() if match else []
    return 0 < len(words) <= _MOST_NAMES and not any(each[0].islower() for each in words)


def _openings(explainer: Explainer) -> Mapping[ParagraphRef, Paragraph]:
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
    people = {entry.id: entry for entry in explainer.people}
    shared, openings = _shared(explainer), _openings(explainer)
    for place in places(explainer):
        for mark, group in groupby(place.statement.citation.references, lambda each: each.mark):
            entry = people.get(mark.voice or "")
            texts = tuple(_near(explainer, openings, tuple(group), bool(entry and entry.called)))
            if entry and texts and not any(_is_named(entry, each, shared) for each in texts):
                yield library.problem(
                    "voice-not-there", mark.voice_span or place.statement.citation.span,
                    f"nothing there, nor in the paragraph before, names {entry.title.plain}",
                    "name whose word it is; or say in the entry how the source calls them, as in"
                    " `called=\"the engineer\"`",
                )  # fmt: skip


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


def _shared(explainer: Explainer) -> frozenset[str]:
    """The words of titles that more than one of the people has."""
    counts = Counter(word for each in explainer.people for word in set(_words(each.title.plain)))
    return frozenset(word for word, count in counts.items() if count > 1)


def _words(title: str) -> Mapping[str, bool]:
    """The words of a title that tell something, and whether each may be a name alone."""
    found = (*(stems(title, "en") or words_of(title)), *words_of(title))
    capital = {each.key: not title[each.start].islower() for each in found}
    return {key: may for key, may in capital.items() if key not in _SMALL}


def _is_named(entry: Entry, text: str, shared: Collection[str]) -> bool:
    """Whether a text names somebody: in full, by a word nobody else is named by, or as called."""
    folded, title = text.casefold(), entry.title.plain
    if any(locate((words.casefold(),), folded) for words in entry.called):
        return True
    own = _words(title)
    if all(own.values()) and find_name(title, text):
        return True
    bare = _POSSESSIVE.sub("", text)
    there = {each.key for each in (*stems(bare, "en"), *words_of(bare))}
    alone = {word for word, capital in own.items() if capital and word not in shared}
    in_full = {each.key for each in stems(title, "en")} or own.keys()
    return not there.isdisjoint(alone) or there.issuperset(in_full)
