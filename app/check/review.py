"""A sitting: a person reads statements beside their paragraphs, and says which are fair to them.

answer = "y"  ; fair: as sure as the source, and no surer
       | "n"  ; not fair: nothing is recorded, and it is named at the end
       | "s"  ; skipped: for another day
       | "e"  ; to be edited now, and shown again
       | "u"  ; undo the answer before
       | "q"  ; enough for today
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from textwrap import fill

from ..library import fingerprint, is_by_author
from ..model import Explainer, Mark, Paragraph, Reading
from .bearing import lit
from .doubts import Doubts
from .evidence import Lit, Placed, cited, places
from .readings import is_read

Ask = Callable[[str], str]
"""Shows a text and gives back what the person answers."""

QUESTION = "Is it fair? [y]es [n]o [s]kip [e]dit [u]ndo [q]uit "
_GONE = "Forget that? [y]es [s]kip [u]ndo [q]uit "
_AGAIN = "y, n, s, e, u or q? "
_ANSWERS = frozenset("ynseuq")
_COLUMNS = 88


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, and on which day."""

    name: str
    day: date


@dataclass(slots=True)
class Sitting:
    """What was answered so far: a sitting may go on with a text that was edited in it."""

    skipped: set[str] = field(default_factory=set)
    unfair: dict[str, Placed] = field(default_factory=dict)
    edit: Placed | None = None
    """The statement that its reader wants to edit; then the sitting is interrupted."""
    ended: bool = False
    found_fair: int = 0


@dataclass(frozen=True, slots=True)
class _Question:
    """A statement to be read, or the reading of one that is gone, where there is no `place`."""

    statement: str
    place: Placed | None = None


def sit(
    explainer: Explainer,
    found: Mapping[str, Doubts],
    ask: Ask,
    reader: Reader,
    sitting: Sitting,
) -> Iterator[tuple[Reading, ...]]:
    """All readings of an explainer, anew after each answer that changes them.

    Asked is about every statement that nobody has read as it is now, the least sure first, and
    about every reading whose statement is gone.
    """
    readings = {each.statement: each for each in explainer.readings}
    questions = [each for each in _questions(explainer, found, reader) if _is_open(each, sitting)]
    before: list[tuple[dict[str, Reading], int]] = []
    at = 0
    while at < len(questions):
        question = questions[at]
        counted = f"\n{at + 1} of {len(questions)} · {sitting.found_fair} found fair"
        shown = _asked(explainer, question, readings, found)
        answer = _answer(ask, f"{counted} · {shown}")
        if answer in "qe" and (question.place or answer == "q"):
            sitting.ended, sitting.edit = answer == "q", question.place if answer == "e" else None
            return
        if answer == "u" and before:
            at, now = at - 1, readings
            readings, sitting.found_fair = before.pop()
            sitting.skipped.discard(questions[at].statement)
            sitting.unfair.pop(questions[at].statement, None)
            if readings != now:
                yield tuple(readings.values())
        elif answer not in "ue":
            before.append((dict(readings), sitting.found_fair))
            at += 1
            if answer == "y":
                _record(readings, explainer, question, reader)
                sitting.found_fair += question.place is not None
                yield tuple(readings.values())
            else:
                sitting.skipped.add(question.statement)
                if answer == "n" and question.place:
                    sitting.unfair[question.statement] = question.place


def _record(
    readings: dict[str, Reading], explainer: Explainer, question: _Question, reader: Reader
) -> None:
    """What a yes means: it was read, or the reading of what is gone is not needed any more."""
    if question.place is None:
        del readings[question.statement]
        return
    statement = question.place.statement
    span = statement.text.span(0, len(statement.plain))
    print_now = fingerprint(statement, explainer)
    readings[statement.id] = Reading(statement.id, print_now, reader.day, reader.name, span)


def to_read(explainer: Explainer, found: Mapping[str, Doubts], reader: str) -> Sequence[Placed]:
    """The statements that somebody has to read, the least sure first.

    An author reads what nobody has read; anybody else what nobody but an author has.
    """
    readings = {each.statement: each for each in explainer.readings}
    alone = is_by_author(reader, explainer)
    left = [
        each
        for each in places(explainer)
        if not _is_settled(explainer, each, readings.get(each.statement.id), alone)
    ]
    return sorted(left, key=lambda each: found[each.statement.id].order)


def _is_settled(
    explainer: Explainer, place: Placed, reading: Reading | None, by_author: bool
) -> bool:
    if reading is not None and by_author:
        return reading.fingerprint == fingerprint(place.statement, explainer)
    return is_read(explainer, place.statement, reading)


def _questions(
    explainer: Explainer, found: Mapping[str, Doubts], reader: Reader
) -> Iterator[_Question]:
    for place in to_read(explainer, found, reader.name):
        yield _Question(place.statement.id, place)
    now = {each.statement.id for each in places(explainer)}
    for reading in explainer.readings:
        if reading.statement not in now:
            yield _Question(reading.statement)


def _is_open(question: _Question, sitting: Sitting) -> bool:
    return question.statement not in sitting.skipped


def _asked(
    explainer: Explainer,
    question: _Question,
    readings: Mapping[str, Reading],
    found: Mapping[str, Doubts],
) -> str:
    reading = readings.get(question.statement)
    if question.place is None:
        assert reading is not None
        return (
            f"{reading.statement}, which {reading.reader} read on {reading.date}, is gone.\n\n"
            f"{_GONE}"
        )
    seen = shown(explainer, question.place, found[question.statement], reading)
    return f"{seen}\n{QUESTION}"


def _answer(ask: Ask, question: str) -> str:
    answer = ask(question).strip().lower()[:1]
    while answer not in _ANSWERS or not answer:
        answer = ask(_AGAIN).strip().lower()[:1]
    return answer


def shown(
    explainer: Explainer, place: Placed, found: Doubts, reading: Reading | None = None
) -> str:
    """A statement, how sure the source is said to be, the paragraphs it cites with the evidence
    marked, who read it before it changed, and what no check could settle."""
    citation = place.statement.citation
    sure = "".join(f" · {_told(each)}" for each in citation.spoken)
    words = lit(explainer, place)
    paragraphs = "".join(
        f"\n{_wrapped(f'¶{each.ref.label} {_marked(each, words)}', '  ')}\n"
        for each in cited(explainer, place.statement)
    )
    entry = f" · {place.entry.title.plain}" if place.entry else ""
    notes = [*_earlier(explainer, place, reading), *found.told]
    unsure = "".join(f"\n{_wrapped(f'? {each}', '  ')}" for each in notes)
    unsure += "\n" if unsure else ""
    head = f"{place.where}{entry}{sure}"
    return f"{head}\n\n{_wrapped(place.statement.plain, '')}\n{paragraphs}{unsure}"


def _earlier(explainer: Explainer, place: Placed, reading: Reading | None) -> Iterator[str]:
    """Who has read it before; one of its authors, or somebody before one of the sides changed."""
    if reading is None:
        return
    changed = reading.fingerprint != fingerprint(place.statement, explainer)
    yield (
        f"{reading.reader} read it on {reading.date}"
        f"{', and one side has changed since' if changed else ', who wrote it'}"
    )


def _marked(paragraph: Paragraph, words: Iterable[Lit]) -> str:
    """A paragraph whose evidence stands between marks that a terminal in any colours shows."""
    text, at = "", 0
    for each in (each for each in words if each.ref == paragraph.ref):
        text += f"{paragraph.text[at : each.start]}▸{paragraph.text[each.start : each.end]}◂"
        at = each.end
    return text + paragraph.text[at:]


def _told(mark: Mark) -> str:
    """How sure the source is, as the author marked it."""
    by = f" by {mark.voice}" if mark.voice else ""
    return f"{mark.certainty}{by}{f' of {mark.denies}' if mark.denies else ''}"


def _wrapped(text: str, indent: str) -> str:
    return fill(text, _COLUMNS, initial_indent=indent, subsequent_indent=indent)
