"""An edition: one verified explainer with its evidence and its address, which views are made of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from .. import urls
from ..check import Placed, Verified
from ..library import Library
from ..model import Entry, Explainer, Kind, ParagraphRef, Section, Source, Statement, walk
from ..urls import Address
from .html import Link, Range, captured, statement_html


@dataclass(frozen=True, slots=True, order=True)
class Former:
    """A fragment that once led to what now has another; `words` are a statement's of that time."""

    id: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What is asked of an explainer again and again, looked up once; see `edition`."""

    verified: Verified
    explainer: Explainer
    address: Address
    placed: Mapping[str, Placed]
    html: Mapping[str, Markup]
    """Every statement by its id, made once for all the pages that show it."""
    voices: Mapping[str, str]
    former: Mapping[str, tuple[Former, ...]]
    """What once led to a statement or an entry, by its id: old links still land there."""

    @property
    def primary(self) -> Source:
        """The article that is explained."""
        return self.explainer.sources[0]

    def source(self, ref: ParagraphRef) -> Source:
        """The source a paragraph is of."""
        return next(each for each in self.explainer.sources if each.id == ref.source)

    def foreign(self, source: Source) -> str:
        """The language of a source; empty where it is the explainer's own."""
        return source.language if source.language != self.explainer.language else ""

    def paragraph(self, ref: ParagraphRef) -> str:
        """A source paragraph, as captured."""
        return self.source(ref).paragraphs[ref.number - 1].text

    def number(self, ref: ParagraphRef) -> str:
        """How a paragraph is called: `9`, and `voa 9` in every source but the first."""
        return f"{ref.number}" if ref.source == self.primary.id else f"{ref.source} {ref.number}"

    def source_link(self, ref: ParagraphRef, here: bool = False) -> str:
        """The way to a paragraph among all of its source; `here` where the page itself has them."""
        fragment = urls.paragraph(self.explainer, ref)
        return (
            f"#{fragment}" if here else self.address.link(urls.source(self.explainer.id), fragment)
        )

    def page_of(self, section: Section | None) -> str:
        """The path of a section; of the overview for None."""
        return urls.page_of(self.explainer.id, section)

    def home_of(self, statement: Statement) -> str:
        """The address of a statement where it stands."""
        return self.address.link(self.page_of(self.placed[statement.id].section), statement.id)

    def person_link(self, voice: str) -> str:
        """Where a voice is introduced."""
        kept = (s for s in self.explainer.sections if s.kind is Kind.PEOPLE)
        section = next(s for s in kept if any(entry.id == voice for entry in s.entries))
        return self.address.link(self.page_of(section), voice)

    def resting(self, ref: ParagraphRef) -> tuple[Statement, ...]:
        """The statements that rest on a paragraph, in reading order."""
        return tuple(each.statement for each in self.verified.resting_on(self.explainer, ref))

    def shown(self, ref: ParagraphRef, statements: Iterable[Statement]) -> Markup:
        """A paragraph with the words, figures and names of these statements marked in it."""
        found: dict[bool, list[Range]] = defaultdict(list)
        for statement in statements:
            for match in self.placed[statement.id].matches:
                if match.ref == ref:
                    found[match.kind == "name"].append((match.source_start, match.source_end))
        return captured(self.paragraph(ref), found[False], found[True])

    def linker(self, page: str) -> Link:
        """How the links an author wrote on `page` are written out."""
        return partial(_written, self.address, page)

    def statements(self) -> tuple[Statement, ...]:
        """Every statement, in reading order."""
        return tuple(each.statement for each in self.placed.values())

    def statements_in(self, section: Section | None) -> tuple[Statement, ...]:
        """The statements of a section; of the standfirst and in brief for None."""
        return tuple(each.statement for each in self.placed.values() if each.section is section)

    def cited(self, statements: Iterable[Statement]) -> tuple[ParagraphRef, ...]:
        """The paragraphs that statements rest on, each once, in the order of the sources."""
        found = {ref for each in statements for ref in each.citation.refs}
        return tuple(ref for ref in self.refs if ref in found)

    @property
    def refs(self) -> tuple[ParagraphRef, ...]:
        """Every paragraph of every source, in order."""
        return tuple(each.ref for source in self.explainer.sources for each in source.paragraphs)

    def weights(self, statements: Iterable[Statement]) -> Counter[ParagraphRef]:
        """How many of these statements rest on each paragraph."""
        return Counter(ref for each in statements for ref in dict.fromkeys(each.citation.refs))


def edition(verified: Verified, explainer: Explainer, address: Address) -> Edition:
    """An explainer of a verified library, ready to be looked things up in."""
    placed = {each.statement.id: each for each in verified.placed(explainer)}
    return Edition(
        verified=verified,
        explainer=explainer,
        address=address,
        placed=placed,
        html={key: _html(explainer, each, address) for key, each in placed.items()},
        voices={entry.id: entry.title.plain for entry in explainer.people},
        former=_former(verified, explainer, placed.keys()),
    )


def _html(explainer: Explainer, place: Placed, address: Address) -> Markup:
    page = urls.page_of(explainer.id, place.section)
    return statement_html(place.statement, place.quoted, partial(_written, address, page))


def _written(address: Address, page: str, href: str) -> str:
    """The address that an author's link on a page has there; empty for one no page may carry."""
    if urls.is_outside(href):
        return href
    found = urls.target(page, href)
    return address.link(*found) if found else ""


def _former(
    verified: Verified, explainer: Explainer, living: Collection[str]
) -> dict[str, tuple[Former, ...]]:
    found: dict[str, list[Former]] = defaultdict(list)
    moves = _moves(verified.library, explainer)
    words = {link.fragment: link.words for link in verified.library.permalinks}
    for old in moves.keys() - living:
        found[_last(moves, old, living)].append(Former(old, words[old]))
    for entry in (each.node for each in walk(explainer) if isinstance(each.node, Entry)):
        found[entry.id] += map(Former, entry.get("aliases").replace(",", " ").split())
    return {new: tuple(sorted(old)) for new, old in found.items() if old}


def _moves(library: Library, explainer: Explainer) -> dict[str, str]:
    """From fragment to fragment, as permalinks.txt says of the pages of an explainer."""
    top, moved = urls.overview(explainer.id), urls.redirects(library.explainers)
    return {
        link.fragment: link.moved_to
        for link in library.permalinks
        if link.moved_to and moved.get(link.path, link.path).startswith(top)
    }


def _last(moves: Mapping[str, str], fragment: str, living: Collection[str]) -> str:
    passed = [fragment]
    while passed[-1] not in living and (following := moves.get(passed[-1])):
        if following in passed:
            break
        passed.append(following)
    return passed[-1]
