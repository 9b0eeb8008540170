"""The checks that what a person read still stands there, and that somebody did where one must."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..library import Library, fingerprint, is_by_author
from ..model import Explainer, Reading, Statement
from ..problems import Problem
from .evidence import places


def check_readings(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`stale-review`: what a person read is still what stands there."""
    statements = {place.statement.id: place.statement for place in places(explainer)}
    for reading in explainer.readings:
        statement = statements.get(reading.statement)
        if statement is None:
            yield library.problem(
                "stale-review", reading.span,
                f"the statement that {reading.reader} read on {reading.date} is gone",
                "read what stands there now, and take this line out",
            )  # fmt: skip
        elif reading.fingerprint != fingerprint(statement, explainer):
            yield library.problem(
                "stale-review", statement.text.span(0, len(statement.plain)),
                f"{reading.reader} read this on {reading.date}, before what it cites changed",
                "read the two side by side again, and renew the line in reviewed.txt",
            )  # fmt: skip


def check_read(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`review-missing`: a site that asks for it publishes what another than the author has read."""
    if not library.review_required or explainer.draft:
        return
    if not explainer.authors:
        yield library.problem(
            "review-missing", replace(explainer.title_span, column=1),
            "the site asks that somebody else than the author reads this, and no author is named",
            "write who wrote it below the title: `authors: [Jo Reed]`",
        )  # fmt: skip
    if left := unread(explainer):
        first, more = left[0], len(left) - 1
        others = f", and {more} more of this explainer" if more else ""
        yield library.problem(
            "review-missing", first.text.span(0, len(first.plain)),
            f"nobody but the author has read this beside its source{others}",
            f"`pilcrow review {explainer.id} --reader NAME` shows each beside the words it rests "
            "on; with `--export FILE` it is written out for somebody who has not these files",
        )  # fmt: skip


def unread(explainer: Explainer) -> tuple[Statement, ...]:
    """The statements that nobody but an author has read as they are now, in reading order."""
    readings = {each.statement: each for each in explainer.readings}
    return tuple(
        each.statement
        for each in places(explainer)
        if not is_read(explainer, each.statement, readings.get(each.statement.id))
    )


def is_read(explainer: Explainer, statement: Statement, reading: Reading | None) -> bool:
    """Whether a reading is of a statement as it is now, and by somebody else than its author."""
    return (
        reading is not None
        and not is_by_author(reading.reader, explainer)
        and reading.fingerprint == fingerprint(statement, explainer)
    )
