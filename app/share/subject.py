"""What can be shared, and at which place: pages, the statements in them, source paragraphs.

One description serves the panel of a page, its share page, its embed, and oEmbed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import shorten

from .. import urls
from ..model import Explainer, ParagraphRef, Section, Source, Statement
from ..pages import WHO_SAYS_WHAT, Edition, quoted
from . import heights
from .heights import WordWidths

Place = tuple[str, str]
"""A path of the site and a fragment, empty for the page itself."""

_TITLE = 90
"""Characters of a statement that are its title."""
_LONGEST = 110
"""Characters of a paragraph that call it to mind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A page of an explainer, or a place in it, that can be shared.

    `page` is the path of a page that a place in a page has to itself, empty without one. `title` is
    the one to cite it by, `note` says what it rests on. `label` is what a paragraph is
    called, `words` call it or a statement to mind, in a `language` that is empty where it is the
    explainer's; `how` is the certainty, empty for what is just reported, and `evidence` what the
    source says; `subject` is what a statement is told of, empty where its words say it; `former`
    are the paths and fragments that once led to it. `embed` is the path of its embed, empty without
    one, and `passages` are the texts in that; `picture` is the path of its preview, empty without
    one.
    """

    explainer: Explainer
    path: str
    fragment: str = ""
    page: str = ""
    what: str
    title: str
    note: str
    label: str = ""
    words: str = ""
    how: str = ""
    evidence: str = ""
    language: str = ""
    subject: str = ""
    former: tuple[tuple[str, str], ...] = ()
    embed: str = ""
    passages: tuple[WordWidths, ...] = ()
    picture: str = ""
    parts: tuple[Subject, ...] = ()

    @property
    def place(self) -> Place:
        """Where the site has it."""
        return self.path, self.fragment

    @property
    def shared(self) -> Place:
        """What a link to it leads to: its own page, if it has one."""
        return (self.page, "") if self.page else self.place

    @property
    def places(self) -> str:
        """What kind of thing the places in it are, empty where it has none."""
        return self.parts[0].what if self.parts else ""

    @property
    def author(self) -> str:
        """The explainer it is of, on one line."""
        return one_line(self.explainer.title)

    @property
    def name(self) -> str:
        """What it is called elsewhere, on one line: a statement by its words."""
        return _shortened(self.told) if self.words else one_line(self.title)

    @property
    def told(self) -> str:
        """Its words on one line, behind what they are told of: `Ann Marsh: thinks that …`."""
        return one_line(": ".join(filter(None, (self.subject, self.words))))

    @property
    def full_name(self) -> str:
        """With the explainer it is of."""
        return " · ".join(dict.fromkeys((self.name, self.author)))

    def height(self, width: int) -> int:
        """Pixels that suffice in a frame of this width, whatever face the text is set in."""
        return heights.height(self.passages, width)


def subjects(edition: Edition) -> Iterator[Subject]:
    """The pages of an explainer that can be shared, each with the places in it."""
    explainer = edition.explainer
    yield _page(
        edition,
        urls.overview(explainer.id),
        "explainer",
        explainer.title,
        shown=heights.of_overview(edition),
        parts=tuple(_statements(edition, None)),
    )
    for each in explainer.sections:
        yield _page(
            edition,
            edition.page_of(each),
            "section",
            each.title,
            shown=heights.of_section(edition, each),
            parts=tuple(_statements(edition, each)),
        )
    spoken = urls.who_says_what(explainer.id)
    yield _page(edition, spoken, "page", WHO_SAYS_WHAT, shown=heights.of_voices(edition))
    parts = tuple(_paragraph(edition, ref) for ref in edition.refs)
    yield _page(edition, urls.source(explainer.id), "source", "The source", parts=parts)


def _page(
    edition: Edition,
    path: str,
    what: str,
    title: str,
    *,
    shown: Iterable[WordWidths] = (),
    parts: tuple[Subject, ...] = (),
) -> Subject:
    explainer = edition.explainer
    return Subject(
        explainer=explainer,
        path=path,
        what=what,
        title=title,
        note=f"Explains {'; '.join(map(_article, explainer.sources))}",
        embed=urls.embed(path) if path in urls.embeddable(explainer) else "",
        passages=tuple(shown),
        picture=_picture(edition, path),
        parts=parts,
    )


def _statements(edition: Edition, section: Section | None) -> Iterator[Subject]:
    explainer, path = edition.explainer, edition.page_of(section)
    for each in edition.statements_in(section):
        yield Subject(
            explainer=explainer,
            path=path,
            fragment=each.id,
            page=urls.statement(explainer, each.id),
            what="statement",
            title=section.title if section else explainer.title,
            note=f"Rests on {_paragraphs(edition, edition.cited((each,)))}",
            words=each.plain.strip(),
            subject=edition.subject_of(each),
            evidence=quoted(edition, each),
            how=_how(edition, each),
            former=(
                *((path, one.id) for one in edition.former.get(each.id, ())),
                *edition.led_to.get((path, each.id), ()),
            ),
            embed=urls.embed_statement(explainer.id, each.id),
            passages=tuple(heights.of_statement(edition, each)),
            picture=urls.card(urls.statement(explainer, each.id)),
        )


def _paragraph(edition: Edition, ref: ParagraphRef) -> Subject:
    explainer = edition.explainer
    return Subject(
        explainer=explainer,
        path=urls.source(explainer.id),
        fragment=urls.paragraph(explainer, ref),
        what="paragraph",
        title=f"The source, paragraph {edition.number(ref)}",
        note=_sentence(_paragraphs(edition, (ref,))),
        label=f"¶ {edition.number(ref)}",
        words=shorten(edition.paragraph(ref), _LONGEST, placeholder="…"),
        language=edition.foreign(edition.source(ref)),
    )


def _picture(edition: Edition, path: str) -> str:
    return urls.card(path) if path in urls.pictured(edition.explainer) else ""


def _how(edition: Edition, statement: Statement) -> str:
    return ", ".join(edition.attribution(each) for each in statement.citation.spoken)


def _paragraphs(edition: Edition, refs: Sequence[ParagraphRef]) -> str:
    """`paragraphs 5 and 6 of …`, for each source in turn."""
    return "; ".join(
        f"{_numbered([str(ref.number) for ref in of_one])} of {_article(edition.source(of_one[0]))}"
        for of_one in (tuple(group) for _, group in groupby(refs, key=lambda ref: ref.source))
    )


def _numbered(numbers: Sequence[str]) -> str:
    *before, last = numbers
    return f"paragraphs {', '.join(before)} and {last}" if before else f"paragraph {last}"


def _article(source: Source) -> str:
    return ", ".join(part for part in (f"“{source.title}”", source.publisher, source.date) if part)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def one_line(text: str) -> str:
    """A text with its white space made even."""
    return " ".join(text.split())


def _shortened(text: str) -> str:
    if len(text) <= _TITLE:
        return text
    words = text[: _TITLE + 1].rsplit(" ", 1)[0]
    return (words if len(words) > _TITLE // 2 else text)[:_TITLE] + "…"
