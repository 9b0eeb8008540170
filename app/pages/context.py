"""An edition: one verified explainer with its evidence and its address, which views are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from .. import hrefs, urls
from ..check import Placed, Verified
from ..model import (
    REPORTED,
    Certainty,
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
)
from ..urls import Address
from .claims import claims
from .history import Corrected, Former, LedOn, Old, corrected, former, led_to, old_places
from .html import Link, Range, Terms, merged, statement_html
from .phrases import listed


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
    old = old_places(verified.library, explainer)
    changed = address.link(urls.changes(explainer.id))
    its_former, led_on = former(explainer, old, placed, changed)
    return Edition(
        verified=verified,
        explainer=explainer,
        address=address,
        placed=placed,
        claims=claims(placed),
        html={key: _html(explainer, each, address) for key, each in placed.items()},
        voices={entry.id: entry.title.plain for entry in explainer.people},
        former=its_former,
        led_on=led_on,
        led_to=led_to(led_on),
        old=old,
        corrected=corrected(explainer, old, placed, changed),
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
