"""Postings: in which documents of a part each term stands, and how much it tells of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain

from .asking import FIGURES, VOICED
from .corpus import PARAGRAPH, Corpus, unpacked
from .folding import fold, tokens
from .questions import SIGNS, mark, voiced

_OF_KIND = (1.0, 0.7, 0.5)
"""Statements are what is asked for; a paragraph says the same in other words than ours."""
_TEXT, _ABOUT, _VOICE, _EVIDENCE, _TITLE = 1.0, 0.6, 0.5, 0.45, 0.25
"""What a word tells by where it stands."""
_AGAIN = 0.15
"""What it tells besides, where it stands in another place too."""
_LEAST, _BY_LENGTH = 0.7, 0.015
"""A word tells less of a long text than of a short one."""
_WHOLE, _HINT = 1000, 300
"""What it tells that a certainty is the one that was asked for, or that there are figures."""

Posting = tuple[int, int]
"""The number of a document, and how much a term tells of it: 1000 for a word of a short text."""


@dataclass(frozen=True, slots=True)
class Postings:
    """What a part is searched by: its terms, and the words by which these are found."""

    terms: Mapping[str, tuple[Posting, ...]]
    forms: Mapping[str, str]
    documents: int

    def encoded(self) -> bytes:
        """As JSON, the numbers of each term in one list."""
        terms = {term: [*chain(*told)] for term, told in self.terms.items()}
        told = (terms, dict(self.forms), self.documents)
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def postings_of(text: bytes) -> Postings:
    """The postings in such a JSON."""
    terms, forms, documents = json.loads(text)
    paired = {term: tuple(zip(told[::2], told[1::2], strict=True)) for term, told in terms.items()}
    return Postings(paired, forms, documents)


def postings(part: Corpus) -> Postings:
    """The postings of a part, documents in order, the source's paragraphs behind them."""
    stems = dict(unpacked(part.stems))
    terms: defaultdict[str, list[Posting]] = defaultdict(list)
    forms: dict[str, str] = {}
    for number, fields in enumerate(_fields(part)):
        told: dict[str, float] = {}
        kind = part.documents[number].kind if number < len(part.documents) else PARAGRAPH
        length = sum(1 for _ in tokens(fold(fields[0][1])))
        scale = 1000 * _OF_KIND[kind] / (_LEAST + _BY_LENGTH * length)
        for weight, text in fields:
            found = dict.fromkeys(tokens(fold(text)))
            forms |= {form: stems.get(form, form) for form in found}
            for term in dict.fromkeys(forms[form] for form in found):
                told[term] = told[term] + _AGAIN * weight if term in told else weight
        for term, weight in told.items():
            terms[term].append((number, int(scale * weight + 0.5)))
        for term, whole in _signs(part, number, fields[0][1]):
            terms[term].append((number, whole))
    # A slip may be one of a word that has no form here but its stem.
    forms = {term: term for term in terms if term not in forms and term[0] not in SIGNS} | forms
    return Postings({each: tuple(terms[each]) for each in sorted(terms)}, forms, number + 1)


def _fields(part: Corpus) -> Iterator[list[tuple[float, str]]]:
    """The texts of each document, its own before what stands around it, heaviest first."""
    for each in part.documents:
        yield [
            (_TEXT, each.text),
            (_ABOUT, each.about),
            *((_VOICE, part.voices[voice]) for _, voice in each.marks if voice >= 0),
            (_EVIDENCE, " ".join(map(partial(_quoted, part), each.evidence))),
            (_TITLE, part.pages[each.page][1]),
        ]
    for passage in part.paragraphs:
        yield [(_TEXT, passage.text)]


def _quoted(part: Corpus, evidence: tuple[int, int, int]) -> str:
    number, start, end = evidence
    return part.paragraphs[number].text[start:end]


def _signs(part: Corpus, number: int, text: str) -> Iterator[tuple[str, int]]:
    """What a document is besides its words."""
    if number >= len(part.documents):
        return
    marks = part.documents[number].marks
    for certainty in dict.fromkeys(how for how, _ in marks):
        yield mark(certainty), _WHOLE
    for voice in dict.fromkeys(voice for _, voice in marks if voice >= 0):
        yield voiced(part.voices[voice]), _WHOLE
    if any(voice >= 0 for _, voice in marks):
        yield VOICED, _HINT
    if any(each.isdigit() for each in fold(text)):
        yield FIGURES, _HINT
