"""Results: what is found, as people read it: what is said, by whom, how surely, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from .. import urls
from ..model import Certainty
from ..pages import Layout, Layouts, count
from ..urls import Address
from .corpus import ENTRY, Corpus, Searchable
from .index import MOST_FOUND
from .questions import Question

_TITLE = "Search"
_DESCRIPTION = "Every statement, entry and source paragraph, found by its words."


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An answer: its words, and those of its source; `how` is whose word it is and how surely.

    `certainty` is that of the first mark. A paragraph of a source has a `label`, and no quotations.
    """

    href: str
    text: str
    language: str
    direction: str
    about: str = ""
    label: str = ""
    certainty: str = ""
    how: str = ""
    voices: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()
    quoted: tuple[str, str] = ("", "")
    where: str
    explainer: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Option:
    """What a question can be narrowed to."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What was asked, and what is found; `site` is where a script learns how to find it itself."""

    text: str
    action: str
    site: str
    told: str
    explainers: tuple[Option, ...]
    voices: tuple[Option, ...]
    certainties: tuple[Option, ...]
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page of questions, before one is asked."""

    layout: Layout
    results: Results
    script: str


def search_view(layouts: Layouts, explainers: Mapping[str, str]) -> SearchView:
    """The page of questions; the explainers are given by id, with their titles."""
    layout = layouts.plain("search", urls.SEARCH, _TITLE, _DESCRIPTION)
    script = layouts.address.link(layouts.assets.path("search.js"))
    return SearchView(layout, results(Question(), (), layouts.address, explainers), script)


def results(
    question: Question,
    hits: Sequence[Hit],
    address: Address,
    explainers: Mapping[str, str],
) -> Results:
    """What is shown of a question and its answers."""
    voices = dict.fromkeys(voice for hit in hits for voice in hit.voices)
    voices |= {question.voice: None} if question.voice else {}
    certainties = [each.value for each in Certainty if each is not Certainty.REPORTED]
    return Results(
        text=question.text,
        action=address.link(urls.SEARCH),
        site=address.link(urls.SEARCH_SITE),
        told=_told(question, hits),
        explainers=_options(explainers, question.explainer),
        voices=_options({each: each for each in sorted(voices)}, question.voice),
        certainties=_options({each: each for each in certainties}, question.certainty),
        hits=tuple(hits),
    )


def _options(named: Mapping[str, str], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value, text, value == chosen) for value, text in named.items())


def _told(question: Question, hits: Sequence[Hit]) -> str:
    if not question:
        return ""
    if not hits:
        return "Nothing was found. Other words may be the source’s own."
    found = count(len(hits), "answer")
    return f"The best {found}" if len(hits) == MOST_FOUND else found.capitalize()


def hit(part: Corpus, number: int) -> Hit:
    """A document of a part, as an answer."""
    if number >= len(part.documents):
        return _passage(part, number)
    found = part.documents[number]
    title = part.pages[found.page][1]
    evidence = found.evidence
    source = part.sources[part.paragraphs[evidence[0][0]].source] if evidence else ("", "", "")
    return Hit(
        href=part.href(number),
        text=found.text,
        language=part.language,
        direction=part.direction,
        about=found.about,
        label=title if found.kind == ENTRY else "",
        certainty=found.marks[0][0] if found.marks else "",
        how=", ".join(dict.fromkeys(_how(part, *each) for each in found.marks)),
        voices=_voices(part, found),
        quotations=tuple(part.paragraphs[at].text[start:end] for at, start, end in evidence),
        quoted=source[1:],
        where=" · ".join(dict.fromkeys((part.title, title))),
        explainer=part.id,
        as_of=part.as_of,
    )


def _passage(part: Corpus, number: int) -> Hit:
    found = part.paragraphs[number - len(part.documents)]
    name, language, direction = part.sources[found.source]
    return Hit(
        href=part.href(number),
        text=found.text,
        language=language,
        direction=direction,
        label=f"¶ {found.label}",
        where=f"{part.title} · {name}",
        explainer=part.id,
        as_of=part.as_of,
    )


def _voices(part: Corpus, found: Searchable) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.voices[voice] for _, voice in found.marks if voice >= 0))


def _how(part: Corpus, certainty: str, voice: int) -> str:
    """As pages say it."""
    how = "said anonymously" if certainty == Certainty.ANONYMOUS else certainty
    return f"{how} by {part.voices[voice]}" if voice >= 0 else how


def told_hits(question: Question, hits: Iterable[Hit]) -> Mapping[str, object]:
    """Question and answers for programs."""
    return {"question": asdict(question), "answers": [asdict(each) for each in hits]}
