"""A sitting: a person reads statements beside their paragraphs, and says which are fair to them.

answer = "y"  ; fair: as sure as the source, and no surer
       | "n"  ; not so, or not now: nothing is recorded
       | "q"  ; enough for today
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from textwrap import fill

from ..library import fingerprint
from ..model import Explainer, Mark, Paragraph, Reading
from .bearing import lit
from .evidence import Lit, Placed, places

Ask = Callable[[str], str]
"""Shows a text and gives back what the person answers."""

_COLUMNS = 88


def sit(explainer: Explainer, ask: Ask, reader: str, day: date) -> Iterator[tuple[Reading, ...]]:
    """All readings of an explainer, anew after each answer that changes them.

    Asked is about every statement that nobody has read as it is now, and about every reading whose
    statement is gone.
    """
    readings = {each.statement: each for each in explainer.readings}
    now = {each.statement.id: each for each in places(explainer)}
    prints = {key: fingerprint(each.statement, explainer) for key, each in now.items()}
    unread = [key for key in now if key not in readings or readings[key].fingerprint != prints[key]]
    for number, key in enumerate(unread, 1):
        place = now[key]
        shown = f"{number} of {len(unread)} · {_shown(explainer, place)}"
        answer = _answer(ask, f"{shown}\nIs it fair? [y/n/q] ")
        if answer == "q":
            return
        if answer == "y":
            text = place.statement.text
            span = text.span(0, len(text.plain))
            readings[key] = Reading(key, prints[key], day, reader, span)
            yield tuple(readings.values())
    for gone in [each for key, each in readings.items() if key not in now]:
        what = f"{gone.statement}, which {gone.reader} read on {gone.date}, is gone."
        answer = _answer(ask, f"{what}\n\nForget that? [y/n/q] ")
        if answer == "q":
            return
        if answer == "y":
            del readings[gone.statement]
            yield tuple(readings.values())


def _answer(ask: Ask, question: str) -> str:
    answer = ask(question).strip().lower()
    while answer not in ("y", "n", "q"):
        answer = ask("y, n or q? ").strip().lower()
    return answer


def _shown(explainer: Explainer, place: Placed) -> str:
    """A statement, how sure the source is said to be, and the paragraphs it cites, evidence lit."""
    citation = place.statement.citation
    sure = "".join(f" · {_told(each)}" for each in citation.spoken)
    cited = (explainer.paragraph(ref) for ref in dict.fromkeys(citation.refs))
    words = lit(explainer, place)
    paragraphs = "".join(
        f"\n{_wrapped(f'¶{each.ref.number} {_marked(each, words)}', '  ')}\n"
        for each in cited
        if each
    )
    return f"{place.where}{sure}\n\n{_wrapped(place.statement.plain, '')}\n{paragraphs}"


def _marked(paragraph: Paragraph, words: Iterable[Lit]) -> str:
    """A paragraph whose evidence stands between marks that a terminal in any colours shows."""
    text, at = "", 0
    for each in words:
        if each.ref == paragraph.ref:
            text += f"{paragraph.text[at : each.start]}▸{paragraph.text[each.start : each.end]}◂"
            at = each.end
    return text + paragraph.text[at:]


def _told(mark: Mark) -> str:
    """How sure the source is, as the author marked it."""
    by = f" by {mark.voice}" if mark.voice else ""
    return f"{mark.certainty}{by}{f' of {mark.denies}' if mark.denies else ''}"


def _wrapped(text: str, indent: str) -> str:
    return fill(text, _COLUMNS, initial_indent=indent, subsequent_indent=indent)
