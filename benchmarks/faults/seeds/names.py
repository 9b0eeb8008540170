"""Names that nobody has: in statements, in titles and headings, in attributes and in notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle

from app.model import Heading, Note, Span

from ..manuscript import Edit, Manuscript

_INVENTED = ("Halvorsen", "Norvik", "Castelroy", "Ilvane", "Brandaver", "Quellmar")
_FIRST = re.compile(r"(?:The |An? |It |He |She |They |His |In |Its )?[\w’-]+")
_NAME = re.compile(r"\b[A-Z][\w’-]*(?: [A-Z][\w’-]*)*")
_KEPT = frozenset(
    "January February March April May June July August September October November December".split()
)
_PRINTED = ("role", "side", "label", "expansion", "inferred")


def first(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """An invented name as the first word of each statement that begins with a letter."""
    for told, name in zip(manuscript.told, cycle(_INVENTED), strict=False):
        if not told.raw[0].isalpha():
            continue
        word = told.raw.split()[0]
        if told.entry or told.raw[0].islower():
            # The text of an entry has its title for a subject.
            yield (told.edit(0, 1, f"{name} {told.raw[0].lower()}"),)
        elif _NAME.fullmatch(word.removesuffix("’s")) and len(word) > len("They"):
            possessive = "’s" if word.endswith("’s") else ""
            yield (told.edit(0, len(word), f"{name}{possessive}"),)
        else:
            yield (told.edit(0, 1, f"{name} says that {told.raw[0].lower()}"),)


def middle(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each name inside a statement exchanged for an invented one."""
    invented = cycle(_INVENTED)
    for told in manuscript.told:
        for match in _NAME.finditer(told.own, 1):
            word = match[0].removesuffix("’s")
            sentence = told.own[: match.start()].rstrip("\0 ")[-1:] in ("", ".", "?", "!")
            if word not in _KEPT and not sentence:
                yield (told.edit(match.start(), match.start() + len(word), next(invented)),)


def labels(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """An invented name in each title, heading, role, side, label, expansion and inferred text."""
    for (file, at), name in zip(_ends(manuscript), cycle(_INVENTED), strict=False):
        yield (Edit(file, at, at, f" of {name}"),)


def _ends(manuscript: Manuscript) -> Iterator[tuple[str, int]]:
    """Where each of them ends."""
    explainer = manuscript.explainer
    yield _value(manuscript, explainer.title_span, explainer.title)
    blocks = [*explainer.brief]
    for section in explainer.sections:
        yield _value(manuscript, section.title_span, section.title)
        blocks += section.blocks
        for entry in section.entries:
            blocks += entry.blocks
            run = entry.title.runs[-1]
            yield run.span.file, manuscript.offset(run.span) + len(run.text)
            for key in _PRINTED:
                if attribute := entry.attributes.get(key):
                    yield attribute.span.file, manuscript.after(attribute.span)
    for heading in (block for block in blocks if isinstance(block, Heading)):
        run = heading.text.runs[-1]
        yield run.span.file, manuscript.offset(run.span) + len(run.text)


def _value(manuscript: Manuscript, span: Span, value: str) -> tuple[str, int]:
    return span.file, manuscript.value(span, value)[1]


def noted_name(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """A sentence with an invented name at the end of each paragraph of a note."""
    yield from _noted(manuscript, "So it was told by {} as well.")


def noted_figure(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """A sentence with an invented figure at the end of each paragraph of a note."""
    yield from _noted(manuscript, "There were 417 of these, by one count.")


def noted_quotation(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """A sentence with an invented quotation at the end of each paragraph of a note."""
    yield from _noted(manuscript, "It has been called “an answer that nobody can follow”.")


def _noted(manuscript: Manuscript, sentence: str) -> Iterator[tuple[Edit, ...]]:
    sections = manuscript.explainer.sections
    blocks = [*manuscript.explainer.brief]
    for section in sections:
        blocks += section.blocks
        for entry in section.entries:
            blocks += entry.blocks
    # What a note has from outside no source can bear out, and the page says that it is.
    notes = (each for each in blocks if isinstance(each, Note) and not each.outside)
    texts = (text for each in notes for text in each.paragraphs)
    for text, name in zip(texts, cycle(_INVENTED), strict=False):
        run = text.runs[-1]
        at = manuscript.offset(run.span) + len(run.text)
        yield (Edit(run.span.file, at, at, f" {sentence.format(name)}"),)
