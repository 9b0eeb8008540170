"""What was checked, how, and what no check can find."""

from __future__ import annotations

from dataclasses import dataclass

from .. import urls
from ..check import Ran
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedView:
    """What was checked; `found` are the warnings that nobody has settled.

    `scope` is each family of checks, and whether it ran for every language.
    """

    layout: Layout
    head: Head
    counts: tuple[tuple[str, str], ...]
    coverage: Coverage
    scope: tuple[tuple[str, str], ...]
    errors: tuple[Check, ...]
    warnings: tuple[Check, ...]
    found: tuple[str, ...]
    read: str
    excuses: tuple[tuple[Anchor, str], ...]
    sources: tuple[Source, ...]


def checked_view(layouts: Layouts, edition: Edition) -> CheckedView:
    """What was checked, how, and what no check can find."""
    explainer, counts = edition.explainer, edition.verified.counts(edition.explainer)
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
        head=Head(kicker="Checked", title=title, meta=f"Content last changed {updated}"),
        counts=_counts(edition),
        coverage=coverage(edition),
        scope=tuple(_told(each) for each in edition.verified.scope(explainer)),
        errors=_checks(Severity.ERROR),
        warnings=_checks(Severity.WARNING),
        found=tuple(
            each.message
            for each in edition.verified.warnings
            if each.span.file.startswith(f"{explainer.id}/")
        ),
        read=f"{counts.read} of {count(counts.statements, 'statement')}",
        excuses=tuple(_excuse(edition, each) for each in explainer.excuses),
        sources=explainer.sources,
    )


def _counts(edition: Edition) -> tuple[tuple[str, str], ...]:
    counts = edition.verified.counts(edition.explainer)
    return (
        (str(counts.sections), "sections"),
        (str(counts.statements), "statements"),
        (str(counts.quotations), "quotations found verbatim"),
        (str(counts.figures), "figures found"),
        (str(counts.names), "names found"),
        (f"{counts.explained} of {counts.paragraphs}", "source paragraphs explained"),
        (f"{counts.read} of {counts.statements}", "statements read by a person beside the source"),
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
