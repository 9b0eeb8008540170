"""An edition: one verified explainer with its evidence and its address, which views are made of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from .. import hrefs, urls
from ..check import Placed, Verified
from ..library import Library, destinations
from ..model import (
    REPORTED,
    Certainty,
    Entry,
    Explainer,
    Kind,
    Mark,
    Paragraph,
    ParagraphRef,
    Reference,
    Section,
    Source,
    SourceField,
    Statement,
    walk,
)
from ..urls import Address
from .claims import claims
from .html import Link, Range, Terms, merged, statement_html
from .phrases import Day, day, listed


@dataclass(frozen=True, slots=True, order=True)
class Former:
    """A fragment that once led to what now has another; `words` are a statement's of that time.

    `changed` leads to what is told of the change.
    """

    id: str
    words: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """That a statement was corrected: when, and where that is told, with the reason."""

    day: Day
    href: str


@dataclass(frozen=True, slots=True, order=True)
class LedOn:
    """A fragment that leads to a place of another page: its words, and the path and fragment."""

    id: str
    words: str
    path: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Old:
    """What once led somewhere: the place of then as a page has it now, and where it leads."""

    place: tuple[str, str]
    end: tuple[str, str]
    words: str


@dataclass(frozen=True, slots=True, order=True)
class FieldRef:
    """The date or title of a source, as what a statement rests on."""

    source: str
    name: SourceField


Cited = ParagraphRef | FieldRef
"""What a statement can rest on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What is asked of an explainer again and again, looked up once; see `edition`."""

    verified: Verified
    explainer: Explainer
    address: Address
    placed: Mapping[str, Placed]
    claims: Mapping[str, str]
    """The statement that stands for the claim of each, by its id."""
    html: Mapping[str, Markup]
    """Every statement by its id, made once for all the pages that show it."""
    voices: Mapping[str, str]
    former: Mapping[str, tuple[Former, ...]]
    """What once led to a statement or an entry, by its id: old links still land there."""
    led_on: Mapping[str, tuple[LedOn, ...]]
    """What leads to another page, by the page it once stood on, which keeps an anchor for it."""
    led_to: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]
    """The same the other way round: from a path and fragment to those that lead there."""
    old: tuple[Old, ...]
    """All that once led to another place than now, wherever that is."""
    corrected: Mapping[str, tuple[Corrected, ...]]
    """What was corrected in a statement, by its id, the latest first."""

    @property
    def primary(self) -> Source:
        """The article that is explained."""
        return self.explainer.sources[0]

    def source(self, ref: Cited) -> Source:
        """The source that is cited."""
        return next(each for each in self.explainer.sources if each.id == ref.source)

    def foreign(self, source: Source) -> str:
        """The language of a source; empty where it is the explainer's own."""
        return source.language if source.language != self.explainer.language else ""

    def whole(self, ref: ParagraphRef) -> Paragraph:
        """A source paragraph, whichever part of it is cited."""
        return self.source(ref).paragraphs[ref.number - 1]

    def paragraph(self, ref: ParagraphRef) -> str:
        """The text of a source paragraph, as captured."""
        return self.whole(ref).text

    def text(self, ref: Cited) -> str:
        """What is cited, as captured."""
        if isinstance(ref, FieldRef):
            return self.source(ref).field(ref.name).text
        return self.paragraph(ref)

    def number(self, ref: Cited) -> str:
        """How it is called: `9` or `date`; with several sources by the name of its own, `VOA 9`.

        The first of them has a name only where its author gave it one.
        """
        number = ref.name.value if isinstance(ref, FieldRef) else ref.label
        return f"{self.source(ref).called} {number}" if self.is_named(ref) else number

    def is_named(self, ref: Cited) -> bool:
        """Whether its number needs the name of its source."""
        others = len(self.explainer.sources) > 1
        return others and (ref.source != self.primary.id or bool(self.primary.short))

    def name(self, source: Source) -> str:
        """What tells a source from the others; empty where it is the only one."""
        return source.called if len(self.explainer.sources) > 1 else ""

    def source_link(self, ref: Cited, here: bool = False) -> str:
        """The way to a paragraph among all of its source; `here` where the page itself has them."""
        if isinstance(ref, FieldRef):
            return self.address.link(urls.source(self.explainer.id))
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

    def own_page(self, statement: Statement) -> str:
        """The path of the page that a statement has to itself."""
        return urls.statement(self.explainer, statement.id)

    def where(self, statement: Statement) -> str:
        """The title of what a statement stands in, and what it is told of there."""
        titles = (self.placed[statement.id].where, self.subject_of(statement))
        return ": ".join(filter(None, titles))

    def subject_of(self, statement: Statement) -> str:
        """What a statement is told of: the title of its entry, where its own words do not say it.

        Beside its entry it may begin with a verb; elsewhere nobody would know who that is.
        """
        entry = self.placed[statement.id].entry
        if entry is None or entry.title.plain.casefold() in statement.plain.casefold():
            return ""
        return entry.title.plain

    def person_link(self, voice: str) -> str:
        """Where a voice is introduced."""
        kept = (s for s in self.explainer.sections if s.kind is Kind.PEOPLE)
        section = next(s for s in kept if any(entry.id == voice for entry in s.entries))
        return self.address.link(self.page_of(section), voice)

    @property
    def as_of(self) -> str:
        """The dates that the sources speak from: no day of the page's own is the news's."""
        return f"As of {listed(map(_dated, self.explainer.sources))}"

    @property
    def publishers(self) -> str:
        """Whose articles are explained."""
        return listed(each.name for each in self.explainer.sources)

    @property
    def articles(self) -> str:
        """How many articles are explained: `an article`, `3 articles`."""
        number = len(self.explainer.sources)
        return "an article" if number == 1 else f"{number} articles"

    def attribution(self, mark: Mark) -> str:
        """Who stands behind it, in words; nothing where the source itself reports it."""
        if mark == REPORTED:
            return ""
        anonymous = mark.certainty is Certainty.ANONYMOUS
        how = "said anonymously" if anonymous else mark.certainty.value
        return f"{how} by {self.voices[mark.voice]}" if mark.voice else how

    def resting(self, ref: ParagraphRef) -> tuple[Statement, ...]:
        """The statements that rest on a paragraph, in reading order."""
        return tuple(each.statement for each in self.verified.resting_on(self.explainer, ref))

    def explaining(self, statement: Statement, terms: Terms) -> Markup:
        """A statement at home, whose words lead to what explains them."""
        place = self.placed[statement.id]
        link = self.linker(self.page_of(place.section))
        return statement_html(statement, place.quoted, link, terms)

    def lit(self, ref: Cited, statements: Iterable[Statement]) -> tuple[Range, ...]:
        """Where a paragraph bears these statements out; a date or title does so as a whole."""
        if isinstance(ref, FieldRef):
            return ((0, len(self.text(ref))),)
        return merged(
            (each.start, each.end)
            for statement in statements
            for each in self.verified.evidence(self.explainer, statement)
            if each.ref == ref
        )

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

    def cited_in_order(self, statements: Iterable[Statement]) -> tuple[Cited, ...]:
        """All that statements rest on, each once, in the order in which they cite it."""
        references = (one for each in statements for one in each.citation.references)
        return tuple(dict.fromkeys(ref for each in references for ref in cited(each)))

    @property
    def refs(self) -> tuple[ParagraphRef, ...]:
        """Every paragraph of every source, in order."""
        return tuple(each.ref for source in self.explainer.sources for each in source.paragraphs)

    def weights(self, statements: Iterable[Statement]) -> Counter[ParagraphRef]:
        """How many claims of these statements rest on each paragraph, however often told."""
        resting = {(self.claims[each.id], ref) for each in statements for ref in each.citation.refs}
        return Counter(ref for _, ref in resting)


def _dated(source: Source) -> str:
    return f"{source.date} (date inferred)" if source.inferred else source.date


def cited(reference: Reference) -> tuple[Cited, ...]:
    """What a reference cites: its paragraphs, or the date or title of a source."""
    if reference.field:
        return (FieldRef(reference.source, reference.field),)
    return reference.refs


def edition(verified: Verified, explainer: Explainer, address: Address) -> Edition:
    """An explainer of a verified library, ready to be looked things up in."""
    placed = {each.statement.id: each for each in verified.placed(explainer)}
    old = _old(verified.library, explainer)
    changed = address.link(urls.changes(explainer.id))
    former, led_on = _former(explainer, old, placed, changed)
    return Edition(
        verified=verified,
        explainer=explainer,
        address=address,
        placed=placed,
        claims=claims(placed),
        html={key: _html(explainer, each, address) for key, each in placed.items()},
        voices={entry.id: entry.title.plain for entry in explainer.people},
        former=former,
        led_on=led_on,
        led_to=_led_to(led_on),
        old=old,
        corrected=_corrected(explainer, old, placed, changed),
    )


def _html(explainer: Explainer, place: Placed, address: Address) -> Markup:
    page = urls.page_of(explainer.id, place.section)
    return statement_html(place.statement, place.quoted, partial(_written, address, page))


def _written(address: Address, page: str, href: str) -> str:
    """The address that an author's link on a page has there; empty for one no page may carry."""
    if hrefs.is_outside(href):
        return href
    found = hrefs.target(page, href)
    return address.link(*found) if found else ""


def _old(library: Library, explainer: Explainer) -> tuple[Old, ...]:
    """The fragments on pages of an explainer that lead to another now, as its permalinks say."""
    folders = {explainer.id, *explainer.aliases}
    own = [each for each in library.permalinks if each.path.split("/")[1] in folders]
    targets = [each.target for each in own if each.target]
    # Another explainer's places were checked when the library was.
    known = {
        *urls.published((explainer,)),
        *_aliases(explainer),
        *(each for each in targets if each[0].split("/")[1] not in folders),
    }
    redirects = urls.redirects((explainer,))
    ends = destinations(own, known, redirects)
    here = ((redirects.get(each.path, each.path), each.fragment) for each in own)
    return tuple(
        Old(place, ends[each.place], each.words)
        for each, place in zip(own, here, strict=True)
        if each.fragment and ends.get(each.place, place) != place
    )


def _aliases(explainer: Explainer) -> dict[tuple[str, str], str]:
    """The old ids that entries still answer to, by their page: the ids they have now."""
    return {
        (urls.page_of(explainer.id, each.section), name): each.node.id
        for each in walk(explainer)
        if isinstance(each.node, Entry)
        for name in each.node.get("aliases").replace(",", " ").split()
    }


def _former(
    explainer: Explainer, old: Iterable[Old], placed: Mapping[str, Placed], changed: str
) -> tuple[dict[str, tuple[Former, ...]], dict[str, tuple[LedOn, ...]]]:
    """What led to a statement or an entry on its own page, and what leads anywhere else.

    The first stand where these are shown; for the others their page keeps an anchor with a link.
    """
    aliases = _aliases(explainer)
    entries = {each.node.id for each in walk(explainer) if isinstance(each.node, Entry)}
    found: dict[str, list[Former]] = defaultdict(list)
    led: dict[str, list[LedOn]] = defaultdict(list)
    for (_, name), entry in aliases.items():
        found[entry].append(Former(name))
    for each in old:
        (page, name), end = each.place, aliases.get(each.end, each.end[1])
        if page == each.end[0] and name not in placed and (end in placed or end in entries):
            found[end].append(Former(name, each.words, f"{changed}#{name}"))
        else:
            led[page].append(LedOn(name, each.words, *each.end))
    return (
        {new: tuple(sorted(before)) for new, before in found.items()},
        {page: tuple(sorted(before)) for page, before in led.items()},
    )


def _corrected(
    explainer: Explainer, old: Iterable[Old], placed: Mapping[str, Placed], changed: str
) -> dict[str, tuple[Corrected, ...]]:
    """The corrections of statements: by where one stands or stood, or by the page it has."""
    ends, redirects = {each.place: each.end for each in old}, urls.redirects((explainer,))
    at = {
        place: id
        for id, each in placed.items()
        for place in (
            (urls.page_of(explainer.id, each.section), id),
            (urls.statement(explainer, id), ""),
        )
    }
    found: dict[str, list[Corrected]] = defaultdict(list)
    for each in sorted(explainer.corrections, key=lambda each: each.day, reverse=True):
        path, fragment = each.place
        place = redirects.get(path, path), fragment
        if id := at.get(ends.get(place, place)):
            when = day(each.day)
            found[id].append(Corrected(when, f"{changed}#{when.iso}"))
    return {id: tuple(dict.fromkeys(each)) for id, each in found.items()}


def _led_to(
    led_on: Mapping[str, tuple[LedOn, ...]],
) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for page, old in led_on.items():
        for each in old:
            found[each.path, each.fragment].append((page, each.id))
    return {place: tuple(before) for place, before in found.items()}
