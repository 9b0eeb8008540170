"""Corpora: what can be found of one explainer, as one small file for whoever answers questions.

The file has the texts, and the stem of every word that has one: it is short, and both a server and
a page make of it what they look things up in. `docs/data.md` describes it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from .. import urls
from ..model import Entry, Statement, walk
from ..pages import Edition
from ..text import base, direction, stem
from .folding import fold, words

STATEMENT, ENTRY, PARAGRAPH = 0, 1, 2
_ENTRY_LABELS = ("role", "side", "expansion", "label")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source paragraph: its number as it is called, its fragment, its text and its source."""

    label: str
    fragment: str
    text: str
    source: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Searchable:
    """A statement or an entry: on which page it stands, what it says, and who says so how surely.

    `marks` are pairs of a certainty and the number of a voice, -1 for none. `evidence` are triples
    of the number of a paragraph and two offsets in it. `about` is the entry a statement stands in,
    or what is printed beside the title of an entry.
    """

    kind: int
    page: int
    fragment: str
    text: str
    about: str = ""
    marks: tuple[tuple[str, int], ...] = ()
    evidence: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What can be found of an explainer; `pages` and `sources` have what is called how, and where.

    `stems` has words by what makes a stem of them: how many letters go, and what is put there.
    """

    id: str
    title: str
    language: str
    direction: str
    as_of: str
    updated: str
    source: str
    pages: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str, str], ...]
    voices: tuple[str, ...]
    paragraphs: tuple[SourceText, ...]
    documents: tuple[Searchable, ...]
    stems: dict[str, str]

    def told(self) -> Mapping[str, object]:
        """For JSON: documents and paragraphs are lists, as their names would be half of it."""
        return asdict(self) | {
            "paragraphs": [list(asdict(each).values()) for each in self.paragraphs],
            "documents": [list(asdict(each).values()) for each in self.documents],
        }

    def href(self, number: int) -> str:
        """Where a document stands; those behind the statements and entries are the paragraphs."""
        if number < len(self.documents):
            found = self.documents[number]
            return f"{self.pages[found.page][0]}#{found.fragment}"
        return f"{self.source}#{self.paragraphs[number - len(self.documents)].fragment}"


@lru_cache(maxsize=256)
def decoded(text: bytes) -> Corpus:
    """A corpus, from its JSON."""
    told: dict[str, Any] = json.loads(text)
    passages = tuple(SourceText(*each) for each in told["paragraphs"])
    names = Searchable.__slots__
    documents = (dict(zip(names, each, strict=True)) for each in told["documents"])
    frozen = (
        each
        | {
            "marks": tuple((how, voice) for how, voice in each["marks"]),
            "evidence": tuple((number, start, end) for number, start, end in each["evidence"]),
        }
        for each in documents
    )
    return Corpus(
        **told
        | {
            "pages": tuple(map(tuple, told["pages"])),
            "sources": tuple(map(tuple, told["sources"])),
            "voices": tuple(told["voices"]),
            "paragraphs": passages,
            "documents": tuple(Searchable(**each) for each in frozen),
        }
    )


def unpacked(stems: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each word that has a stem, with it."""
    for change, forms in stems.items():
        put = change.lstrip("0123456789")
        cut = int(change.removesuffix(put))
        for form in forms.split():
            yield form, form[: len(form) - cut] + put


def corpus_of(edition: Edition) -> Corpus:
    """What can be found of an explainer."""
    explainer, link = edition.explainer, edition.address.link
    numbers = {ref: number for number, ref in enumerate(edition.refs)}
    places = [(urls.overview(explainer.id), explainer.title)]
    places += [(edition.page_of(each), each.title) for each in explainer.sections]
    origins = {each.id: number for number, each in enumerate(explainer.sources)}
    voices = tuple(edition.voices.values())
    documents = tuple(_documents(edition, {path: n for n, (path, _) in enumerate(places)}, numbers))
    passages = tuple(
        SourceText(
            edition.number(ref),
            urls.paragraph(explainer, ref),
            edition.paragraph(ref),
            origins[ref.source],
        )
        for ref in edition.refs
    )
    texts = [(text, explainer.language) for each in documents for text in (each.text, each.about)]
    texts += [(name, explainer.language) for _, name in places]
    texts += [(name, explainer.language) for name in voices]
    texts += [(each.text, explainer.sources[each.source].language) for each in passages]
    return Corpus(
        id=explainer.id,
        title=explainer.title,
        language=explainer.language,
        direction=direction(explainer.language),
        as_of=edition.as_of,
        updated=explainer.updated.isoformat(),
        source=link(urls.source(explainer.id)),
        pages=tuple((link(path), title) for path, title in places),
        sources=tuple(
            (each.name, each.language, direction(each.language)) for each in explainer.sources
        ),
        voices=voices,
        paragraphs=passages,
        documents=documents,
        stems=_packed(texts),
    )


def _documents(
    edition: Edition, pages: dict[str, int], numbers: dict[Any, int]
) -> Iterator[Searchable]:
    order = list(edition.voices)
    for each in walk(edition.explainer):
        page, node = pages[edition.page_of(each.section)], each.node
        if isinstance(node, Entry):
            shown = filter(None, map(node.get, _ENTRY_LABELS))
            about = " · ".join(shown)
            yield Searchable(
                kind=ENTRY, page=page, fragment=node.id, text=node.title.plain, about=about
            )
        elif isinstance(node, Statement):
            lit = edition.verified.evidence(edition.explainer, node)
            yield Searchable(
                kind=STATEMENT,
                page=page,
                fragment=node.id,
                text=" ".join(node.plain.split()),
                about=each.entry.title.plain if each.entry else "",
                marks=tuple(
                    (mark.certainty.value, order.index(mark.voice) if mark.voice else -1)
                    for mark in node.citation.spoken
                ),
                evidence=tuple(
                    (numbers[one.ref], one.start, one.end) for one in lit if one.ref in numbers
                ),
            )


def _packed(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The stems of all words, by what makes one of the word."""
    changes: defaultdict[str, dict[str, None]] = defaultdict(dict)
    seen: set[str] = set()
    for text, language in texts:
        for form, word in words(text):
            if form not in seen:
                seen.add(form)
                if (change := _change(form, fold(stem(word, base(language))))) != "0":
                    changes[change][form] = None
    return {change: " ".join(forms) for change, forms in sorted(changes.items())}


def _change(form: str, short: str) -> str:
    """How many letters of a word go to make its stem, and what is put in their place."""
    same = 0
    while form[same : same + 1] == short[same : same + 1] != "":
        same += 1
    return f"{len(form) - same}{short[same:]}"
