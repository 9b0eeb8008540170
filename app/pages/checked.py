"""What was checked, how, and what slips through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .. import urls
from ..check import FIGURES, Ran, Slips, measured
from ..model import Excuse, Source
from ..problems import CODES, Severity
from .context import Edition
from .coverage import Coverage, coverage, whole_strip
from .layout import Anchor, Head, Layout, Layouts
from .phrases import count, day


@dataclass(frozen=True, slots=True)
class Check:
    """A check, by the name of the problem it finds."""

    code: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Slip:
    """A kind of mistake: of how many, made on purpose, how many were not noticed."""

    words: str
    missed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedView:
    """What was checked; `found` are the warnings that nobody has settled.

    `scope` is each family of checks, and whether it ran for every language. `slips` are the kinds
    of mistakes with what slips through, as `measured` says.
    """

    layout: Layout
    head: Head
    promises: tuple[tuple[str, str], ...]
    slips: tuple[Slip, ...]
    measured: str
    read: str
    counts: tuple[tuple[str, str], ...]
    coverage: Coverage
    scope: tuple[tuple[str, str], ...]
    errors: tuple[Check, ...]
    error_count: str
    warnings: tuple[Check, ...]
    warning_count: str
    found: tuple[str, ...]
    excuses: tuple[tuple[Anchor, str], ...]
    sources: tuple[Source, ...]


def checked_view(layouts: Layouts, edition: Edition) -> CheckedView:
    """What was checked, how, and what slips through."""
    explainer = edition.explainer
    errors, warnings = map(_checks, (Severity.ERROR, Severity.WARNING))
    title, updated = "What was checked, and how", day(explainer.updated).text
    return CheckedView(
        layout=layouts.of(
            edition,
            kind="checked",
            path=urls.checked(explainer.id),
            title="Checked",
            description=f"{title}.",
            strip=whole_strip(edition),
        ),
        head=Head(
            kicker="Checked",
            title=title,
            meta=f"Content last changed {updated}",
            as_of=edition.as_of,
        ),
        promises=promises(edition),
        slips=tuple(map(_slip, measured().slips)),
        measured=_measured(),
        read=_read(edition),
        counts=_counts(edition),
        coverage=coverage(edition),
        scope=tuple(_told(each) for each in edition.verified.scope(explainer)),
        errors=errors,
        error_count=count(len(errors), "mistake"),
        warnings=warnings,
        warning_count=count(len(warnings), "mistake"),
        found=tuple(
            each.message
            for each in edition.verified.warnings
            if each.span.file.startswith(f"{explainer.id}/")
        ),
        excuses=tuple(_excuse(edition, each) for each in explainer.excuses),
        sources=explainer.sources,
    )


def promises(edition: Edition) -> tuple[tuple[str, str], ...]:
    """What a reader may rely on: a sentence, and how far it holds here."""
    counts = edition.verified.counts(edition.explainer)
    unread = {each.family: each.unread for each in edition.verified.scope(edition.explainer)}
    shown = counts.references - counts.unshown
    left = counts.paragraphs - counts.explained
    return (
        (
            "Every statement names the paragraph of the source that it rests on.",
            f"{count(counts.statements, 'statement')} do; {shown} of {counts.references} "
            "references show the very words as well, and these stand there letter for letter.",
        ),
        (
            "Every quotation is in that paragraph, word for word.",
            f"{count(counts.quotations, 'quotation')} in statements.",
        ),
        (
            "Every figure and date is there too, or follows from what is there.",
            f"{count(counts.figures, 'figure')} in statements{_but(unread, FIGURES)}.",
        ),
        (
            "Whoever is cited as saying something is named there, and quoted with their own words.",
            f"{count(_voiced(edition), 'statement')} of somebody by name or office.",
        ),
        (
            "The source is the text that was taken, and nothing in it is passed over in silence.",
            f"{counts.explained} of {count(counts.paragraphs, 'paragraph')} explained"
            f"{'; why the others are not stands below' if left else ''}.",
        ),
    )


def _voiced(edition: Edition) -> int:
    return sum(
        any(mark.voice for mark in each.citation.marks) for each in edition.explainer.statements()
    )


def _but(unread: Mapping[str, tuple[str, ...]], families: Iterable[str]) -> str:
    """For which languages some families of checks could not run."""
    languages = sorted({each for name in families for each in unread.get(name, ())})
    return f"; not all that is written in {', '.join(languages)} could be read" if languages else ""


def _slip(slips: Slips) -> Slip:
    share = round(100 * slips.missed / slips.made)
    return Slip(slips.words, f"{slips.missed} of {slips.made} ({share} %)")


def _measured() -> str:
    told = measured()
    made = sum(each.made for each in told.slips)
    return (
        f"{made:,} mistakes, made on purpose in {count(told.explainers, 'explainer')}; "
        f"version {told.version}, {day(told.date).text}"
    )


def _read(edition: Edition) -> str:
    counts = edition.verified.counts(edition.explainer)
    if not counts.read:
        return "Nobody has read these statements beside the source yet."
    return f"A person has read {counts.read} of {count(counts.statements, 'statement')} beside it."


def _counts(edition: Edition) -> tuple[tuple[str, str], ...]:
    """What was counted; of what nobody has done yet no number is shown."""
    counts = edition.verified.counts(edition.explainer)
    by_person = (
        f"{counts.read} of {counts.statements}", "statements read by a person beside the source",
    )  # fmt: skip
    return (
        (str(counts.sections), "sections"),
        (str(counts.statements), "statements"),
        (str(counts.quotations), "quotations found verbatim"),
        (str(counts.figures), "figures found"),
        (str(counts.names), "names found"),
        (f"{counts.explained} of {counts.paragraphs}", "source paragraphs explained"),
        *((by_person,) if counts.read else ()),
    )


def _told(ran: Ran) -> tuple[str, str]:
    return ran.family, f"not for {', '.join(ran.unread)}" if ran.unread else "ran"


def _excuse(edition: Edition, excuse: Excuse) -> tuple[Anchor, str]:
    href, number = edition.source_link(excuse.ref), edition.number(excuse.ref)
    return Anchor(href, f"Paragraph {number}"), excuse.reason


def _checks(severity: Severity) -> tuple[Check, ...]:
    return tuple(
        Check(code.name, code.meaning.replace("'", "’"))
        for code in CODES.values()
        if code.severity is severity
    )
