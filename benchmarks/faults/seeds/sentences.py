"""Quotations changed and put into mouths, sentences nearly copied, cut off, or left uncited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..manuscript import Edit, Manuscript, Told

_QUOTED = re.compile(r"“([^”]*)”")
_WORD = re.compile(r"[\w’'-]+")
_STOP = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")
_CLAUSE = re.compile(r"[^,;.:“”()]+")
_SAME_BLOCK = re.compile(r"[.,;:!?]*(?: ?\n?(?![-*>#\d\n]))")
_NINTH = 9
_FILLERS = ("openly", "plainly", "thereby", "indeed")
_LEAST_SENTENCE = 12
_LEAST_CLAUSE = 5
_MOST_CLAUSE = 9
_LEAST_SHARED = 3


def quotations(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each quotation with its middle word exchanged, and with it left out."""
    for told in manuscript.told:
        for match in _QUOTED.finditer(told.raw):
            words = list(_WORD.finditer(told.raw, match.start(1), match.end(1)))
            if len(words) > 1:
                middle = words[len(words) // 2]
                yield (told.edit(*middle.span(), "openly"),)
                yield (told.edit(middle.start(), min(middle.end() + 1, match.end(1)), ""),)


def mouths(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """The reporter's words between quotation marks, under somebody's voice.

    In each statement that has a voice: words it shares with the reporter, and a clause of the
    reporter's put behind it.
    """
    for told in manuscript.told:
        if not any(group.voice for group in told.groups):
            continue
        clauses = [clause for text in manuscript.cited(told) for clause in _reported(text)]
        for start, end in _shared(told, manuscript.cited(told))[:1]:
            yield (told.edit(start, end, f"“{told.raw[start:end]}”"),)
        for clause in clauses[:1]:
            at = len(told.raw)
            yield (told.edit(at, at, f", in the words “{clause}”"),)


def _reported(paragraph: str) -> Iterator[str]:
    """The clauses of a paragraph outside its quotation marks."""
    for clause in _CLAUSE.finditer(_QUOTED.sub(lambda match: "“" * len(match[0]), paragraph)):
        words = clause[0].split()
        if len(words) >= _LEAST_CLAUSE:
            yield " ".join(words[:_MOST_CLAUSE])


def _shared(told: Told, paragraphs: Sequence[str]) -> list[tuple[int, int]]:
    """Rows of words of a statement that a reporter wrote just so, the longest first."""
    reported = [_QUOTED.sub("“", text) for text in paragraphs]
    words = list(_WORD.finditer(told.own))
    rows = []
    for size in range(_MOST_CLAUSE, _LEAST_SHARED - 1, -1):
        for row in zip(*(words[at:] for at in range(size)), strict=False):
            start, end = row[0].start(), row[-1].end()
            text = told.own[start:end]
            if any(re.search(rf"\b{re.escape(text)}\b", each) for each in reported):
                rows.append((start, end))
    return rows


def nearly_copied(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """A sentence of a cited paragraph in place of each statement, every ninth word changed."""
    for told in manuscript.told:
        sentences = [
            sentence.strip(" .")
            for text in manuscript.cited(told)
            for sentence in _STOP.split(text)
            if len(sentence.split()) >= _LEAST_SENTENCE and not re.search("[“”]", sentence)
        ]
        if sentences:
            yield (told.instead(_every_ninth(sentences[0])),)


def _every_ninth(sentence: str) -> str:
    words = sentence.split()
    for number, at in enumerate(range(_NINTH - 1, len(words), _NINTH)):
        # A name or a figure that is gone would be another mistake: the next plain word is changed.
        plain = (i for i in range(at, len(words)) if words[i].isalpha() and words[i].islower())
        if (place := next(plain, None)) is not None:
            words[place] = _FILLERS[number % len(_FILLERS)]
    return " ".join(words)


def cut(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each statement without its beginning, so that it is in lower case, and without its end."""
    for told in manuscript.told:
        words = list(_WORD.finditer(told.own))
        lower = [word for word in words[2:] if word[0][0].islower()]
        if lower and told.raw[0].isupper():
            yield (told.edit(0, lower[0].start(), ""),)
        commas = [at for at, char in enumerate(told.own) if char == "," and at > len(told.raw) // 4]
        if commas:
            yield (told.edit(commas[-1] + 1, len(told.raw), ""),)
        elif len(words) >= _LEAST_SENTENCE:
            yield (told.edit(words[len(words) * 2 // 3].start() - 1, len(told.raw), ""),)


def uncited(manuscript: Manuscript) -> Iterator[tuple[Edit, ...]]:
    """Each citation taken away behind which another of other paragraphs follows in the block."""
    for told, following in pairwise(manuscript.told):
        between = manuscript.texts[told.file][told.cited[1] : following.start]
        same_block = told.file == following.file and _SAME_BLOCK.fullmatch(between)
        if same_block and set(told.statement.citation.refs) - set(
            following.statement.citation.refs
        ):
            yield (told.recite(""),)
