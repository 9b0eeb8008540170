"""Evidence that is not the source's, that bears nothing out, or that is too long to point."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..citing import Group, written
from ..manuscript import Edit, Manuscript, Told

_WORD = re.compile(r"\w[\w’-]*")
_LEAST = 4
_SIZE = 6


def changed(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each evidence with its middle word exchanged, so that it is not verbatim."""
    for told, index, group in _quoting(manuscript):
        for number, words in enumerate(group.evidence):
            found = list(_WORD.finditer(words))
            middle = found[len(found) // 2]
            other = f"{words[: middle.start()]}openly{words[middle.end() :]}"
            yield (_with(told, index, number, other),)


def elsewhere(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each evidence exchanged for words of the same paragraph that share none with it."""
    for told, index, group in _quoting(manuscript):
        paragraph = _paragraph(manuscript, told, group)
        for number, words in enumerate(group.evidence):
            for other in _unlike(paragraph, words, told.raw)[:1]:
                yield (_with(told, index, number, f"“{other}”"),)


def whole_paragraph(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """The whole of each paragraph of several sentences as evidence."""
    for told, index, group in _quoting(manuscript):
        paragraph = _paragraph(manuscript, told, group)
        first, last = " ".join(paragraph.split()[:_LEAST]), " ".join(paragraph.split()[-_LEAST:])
        long = len(paragraph.split()) > 35 and len(re.findall(r"[.!?]”? [A-Z“]", paragraph)) > 0
        if long and not re.search("[“”]", first + last):
            yield (_with(told, index, 0, f"“{first} … {last}”"),)


def _quoting(manuscript: Manuscript) -> Iterator[tuple[Told, int, Group]]:
    for told in manuscript.told:
        for index, group in enumerate(told.groups):
            if group.evidence and len(group.numbers) == 1:
                yield told, index, group


def _paragraph(manuscript: Manuscript, told: Told, group: Group) -> str:
    source = told.statement.citation.refs[0].source
    named = re.match(r"@([a-z0-9-]+):", group.ref)
    return manuscript.paragraphs[named[1] if named else source][group.numbers[0]]


def _unlike(paragraph: str, evidence: str, statement: str) -> list[str]:
    """Rows of words of a paragraph that share no longer word with the evidence or the statement."""
    used = {
        word.casefold()[:5]
        for word in _WORD.findall(evidence + " " + statement)
        if len(word) >= _LEAST
    }
    words = list(_WORD.finditer(paragraph))
    rows = zip(*(words[at:] for at in range(_SIZE)), strict=False)
    return [
        paragraph[row[0].start() : row[-1].end()]
        for row in rows
        if not any(word[0].casefold()[:5] in used for word in row)
        and not re.search("[“”„«»]", paragraph[row[0].start() : row[-1].end()])
    ]


def _with(told: Told, index: int, number: int, words: str) -> Edit:
    groups = told.groups
    evidence = [*groups[index].evidence]
    evidence[number] = words
    group = replace(groups[index], evidence=tuple(evidence))
    return told.recite(written([*groups[:index], group, *groups[index + 1 :]]))
