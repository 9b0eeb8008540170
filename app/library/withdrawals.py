"""What was withdrawn or corrected, as its author writes it: each path is made canonical here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from .. import hrefs
from ..model import Correction, Span, Withdrawal
from .frontmatter import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalFields:
    """What `withdrawn` says of one page, or of one place on it."""

    path: str
    reason: str
    instead: str = ""
    title: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionFields:
    """What `corrections` says of one page, or of one place on it."""

    path: str
    day: date
    reason: str


def withdrawals(
    page: str, written: Sequence[WithdrawalFields], spans: Sequence[Span], report: Report
) -> Iterator[Withdrawal]:
    """Those whose addresses are of this site, in the form it keeps them; the others are reported.

    `page` is what their paths start from.
    """
    for each, span in zip(written, spans, strict=True):
        try:
            path, fragment = hrefs.place(page, each.path)
            instead = hrefs.address(page, each.instead) if each.instead else ""
        except hrefs.NoAddressError as error:
            report.add("bad-front-matter", span, error.message, error.help)
        else:
            yield Withdrawal(
                path=hrefs.joined(path, fragment),
                reason=each.reason,
                instead=instead,
                span=span,
                title=each.title,
                day=each.day,
            )


def corrections(
    page: str, written: Sequence[CorrectionFields], spans: Sequence[Span], report: Report
) -> Iterator[Correction]:
    """Those whose places are of this site; the others are reported."""
    for each, span in zip(written, spans, strict=True):
        try:
            yield Correction(hrefs.place(page, each.path), each.day, each.reason, span)
        except hrefs.NoAddressError as error:
            report.add("bad-front-matter", span, error.message, error.help)
