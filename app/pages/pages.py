"""Edition → views: what each page of an explainer shows, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from .. import urls
from ..model import Certainty, Heading, Kind, Prose, Section, Statement
from ..problems import CODES, Severity
from .context import Edition
from .coverage import coverage, page_strip, whole_strip
from .entries import detail, events, period, sides
from .key_figures import key_amounts
from .layout import Anchor, Framer
from .phrases import count, day, dotted, minutes
from .rows import Margin, away
from .sources import origins
from .views import (
    AllView,
    Chapter,
    Check,
    CheckedView,
    Head,
    KeyFigure,
    KeyPoint,
    OverviewView,
    Panel,
    SectionView,
    SourceView,
    VoicesView,
)
from .voices import told_of, voices


def overview_view(framer: Framer, edition: Edition, panel: Panel) -> OverviewView:
    """The first page of an explainer."""
    explainer = edition.explainer
    path = urls.overview(explainer.id)
    margin = Margin(edition, path)
    standfirst = margin.row(explainer.standfirst, role="standfirst")
    brief = tuple(margin.parts(explainer.brief))
    everything = edition.statements()
    timelines = [each for each in explainer.sections if each.kind is Kind.TIMELINE]
    people = [each for each in explainer.sections if each.kind is Kind.PEOPLE]
    covered = coverage(edition)
    head = Head(
        kicker=f"An explainer of one article by {edition.primary.name}",
        title=explainer.title,
        meta=dotted(
            f"{minutes(everything)} for everything",
            count(len(everything), "statement"),
            f"{covered.explained} of {covered.paragraphs} source paragraphs explained",
        ),
        legend=legend(edition.statements_in(None)),
        standfirst=standfirst,
    )
    return OverviewView(
        frame=framer.of(
            edition,
            "overview",
            path,
            explainer.title,
            plain_text(explainer.standfirst),
            whole_strip(edition),
        ),
        head=head,
        brief=brief,
        contents=tuple(_key_point(edition, each) for each in explainer.sections),
        figures=tuple(_key_figures(edition)),
        events=tuple(e for each in timelines for e in events(edition, each)),
        timeline_href=_anchor(edition, timelines[0]).href if timelines else "",
        sides=tuple(s for each in people for s in sides(edition, each)),
        people_href=_anchor(edition, people[0]).href if people else "",
        map=Markup(framer.assets.text(f"map-{explainer.id}.svg")),
        coverage=covered,
        share=panel,
    )


def section_view(framer: Framer, edition: Edition, panel: Panel, section: Section) -> SectionView:
    """A section of any kind."""
    sections = edition.explainer.sections
    path, statements = edition.page_of(section), edition.statements_in(section)
    index = sections.index(section)
    before, after = sections[index - 1 : index], sections[index + 1 : index + 2]
    head = Head(
        kicker=f"Section {index + 1} of {len(sections)}",
        title=section.title,
        meta=_section_meta(section, statements),
        refs=", ".join(edition.number(ref) for ref in edition.cited(statements)),
        legend=legend(statements),
        contents=_contents(section),
    )
    strip = page_strip(edition, edition.weights(statements))
    about = plain_text(opening(section)) or section.title
    return SectionView(
        frame=framer.of(edition, section.kind, path, section.title, about, strip),
        head=head,
        chapter=chapter(edition, section, Margin(edition, path)),
        previous=_anchor(edition, before[0]) if before else _overview_anchor(edition),
        next=_anchor(edition, after[0]) if after else None,
        share=panel,
    )


def source_view(framer: Framer, edition: Edition, panel: Panel) -> SourceView:
    """The numbered paragraphs of every source."""
    source = edition.primary
    path = urls.source(edition.explainer.id)
    head = Head(
        kicker=f"The source · {source.name}, {source.date}",
        title=source.title,
        meta=f"{count(len(edition.refs), 'paragraph')} · exactly as captured",
    )
    about = f"All {len(edition.refs)} paragraphs of {source.title}, with what rests on each."
    strip = whole_strip(edition, here=True)
    return SourceView(
        framer.of(edition, "source", path, "The source", about, strip),
        head,
        origins(edition),
        panel,
    )


def voices_view(framer: Framer, edition: Edition, panel: Panel) -> VoicesView:
    """Who says what."""
    path = urls.who_says_what(edition.explainer.id)
    told = voices(edition)
    named = sum(bool(each.href) for each in told.voices)
    head = Head(
        kicker="Who says what",
        title="Who claims it, and who denies it",
        meta=dotted(
            f"{count(len(told.statements), 'statement')} of somebody’s word", count(named, "voice")
        ),
        legend=legend(told.statements),
    )
    about = "Every attributed, alleged, denied and unconfirmed statement, by voice."
    frame = framer.of(edition, "who-says-what", path, "Who says what", about, whole_strip(edition))
    return VoicesView(frame, head, told, panel)


def checked_view(framer: Framer, edition: Edition) -> CheckedView:
    """What was checked, how, and what no check can find."""
    explainer = edition.explainer
    path = urls.checked(explainer.id)
    counts = edition.verified.counts(explainer)
    found = tuple(
        each.message
        for each in edition.verified.warnings
        if each.span.file.startswith(f"{explainer.id}/")
    )
    updated = day(explainer.updated).text
    frame = framer.of(
        edition, "checked", path, "Checked", "What was checked, and how.", whole_strip(edition)
    )
    return CheckedView(
        frame=frame,
        head=Head("Checked", "What was checked, and how", f"Content last changed {updated}"),
        counts=(
            (str(counts.sections), "sections"),
            (str(counts.statements), "statements"),
            (str(counts.quotations), "quotations found verbatim"),
            (str(counts.figures), "figures found"),
            (str(counts.names), "names found"),
            (f"{counts.explained} of {counts.paragraphs}", "source paragraphs explained"),
            (
                f"{counts.read} of {counts.statements}",
                "statements read by a person beside the source",
            ),
        ),
        coverage=coverage(edition),
        errors=_checks(Severity.ERROR),
        warnings=_checks(Severity.WARNING),
        found=found,
        read=f"{counts.read} of {count(counts.statements, 'statement')}",
        excuses=tuple(
            (
                Anchor(edition.source_link(each.ref), f"Paragraph {edition.number(each.ref)}"),
                each.reason,
            )
            for each in explainer.excuses
        ),
        sources=explainer.sources,
    )


def all_view(framer: Framer, edition: Edition) -> AllView:
    """Everything on one page, the source at its end."""
    explainer = edition.explainer
    path = urls.everything(explainer.id)
    margin = Margin(edition, urls.overview(explainer.id), whole=True, prefix="in-brief.")
    standfirst = margin.row(explainer.standfirst, role="standfirst")
    brief = tuple(margin.parts(explainer.brief))
    chapters = tuple(
        chapter(edition, each, margin.at(edition.page_of(each), each.id))
        for each in explainer.sections
    )
    statements = edition.statements()
    listed = [("in-brief", "In brief"), *((each.id, each.title) for each in explainer.sections)]
    head = Head(
        kicker="Everything on one page",
        title=explainer.title,
        meta=f"{minutes(statements)} to read",
        legend=legend(statements),
        standfirst=standfirst,
        contents=tuple(
            Anchor(f"#{name}", text) for name, text in [*listed, ("the-source", "The source")]
        ),
    )
    strip = page_strip(edition, edition.weights(statements), whole=True)
    about = plain_text(explainer.standfirst)
    frame = framer.of(edition, "all", path, "All on one page", about, strip)
    return AllView(frame, head, brief, chapters, origins(edition))


def legend(statements: Iterable[Statement]) -> tuple[Certainty, ...]:
    """The degrees of certainty that occur, in the order of their definition."""
    found = {mark.certainty for each in statements for mark in each.citation.marks}
    return tuple(each for each in Certainty if each in found)


def chapter(edition: Edition, section: Section, margin: Margin) -> Chapter:
    """The inside of a section."""
    lead = tuple(margin.parts(section.blocks, lead=True))
    kind = section.kind
    return Chapter(
        section.id,
        kind,
        section.title,
        lead,
        sides(edition, section, margin) if kind is Kind.PEOPLE else (),
        events(edition, section, margin) if kind is Kind.TIMELINE else (),
        tuple(detail(edition, each, margin) for each in section.entries)
        if kind is Kind.GLOSSARY
        else (),
    )


def _section_meta(section: Section, statements: tuple[Statement, ...]) -> str:
    entries = section.entries
    match section.kind:
        case Kind.PEOPLE:
            return f"{count(len(entries), 'person or party')}, by side"
        case Kind.TIMELINE if entries:
            return f"{count(len(entries), 'event')}, {period(entries[0])} to {period(entries[-1])}"
        case Kind.GLOSSARY:
            return count(len(entries), "term")
    return f"{minutes(statements)} to read · {count(len(statements), 'statement')}"


def _contents(section: Section) -> tuple[Anchor, ...]:
    headings = [each for each in section.blocks if isinstance(each, Heading)]
    anchors = tuple(Anchor(f"#{each.id}", each.text.plain) for each in headings)
    return anchors if len(anchors) > 1 else ()


def opening(section: Section) -> tuple[Statement, ...]:
    """The key point: the first paragraph of a section."""
    return next((each.statements for each in section.blocks if isinstance(each, Prose)), ())


def plain_text(statements: Iterable[Statement]) -> str:
    """What statements say, without markup."""
    return " ".join(each.plain.strip() for each in statements)


def _key_point(edition: Edition, section: Section) -> KeyPoint:
    sentences = tuple(away(edition, each) for each in opening(section))
    anchor = _anchor(edition, section)
    return KeyPoint(anchor.href, anchor.text, sentences)


def _anchor(edition: Edition, section: Section) -> Anchor:
    return Anchor(edition.address.link(edition.page_of(section)), section.title)


def _overview_anchor(edition: Edition) -> Anchor:
    return Anchor(edition.address.link(urls.overview(edition.explainer.id)), "Overview")


def _key_figures(edition: Edition) -> Iterator[KeyFigure]:
    plain = (each for each in edition.explainer.sections if each.kind is Kind.SECTION)
    statements = (each for section in plain for each in edition.statements_in(section))
    for statement, amount in key_amounts(statements):
        yield KeyFigure(amount.words, told_of(edition, statement))


def _checks(severity: Severity) -> tuple[Check, ...]:
    return tuple(
        Check(code.name, code.meaning.replace("'", "’"))
        for code in CODES.values()
        if code.severity is severity
    )
