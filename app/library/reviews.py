"""Which statements a person has read beside their paragraphs: an explainer's `reviewed.txt`.

    reviewed    = *( statement SP fingerprint SP date SP reader LF )
    statement   = "s-" 6*letter [ "-" number ]  ; a statement's id
    fingerprint = 12 hex-digit           ; of all that was read
    date        = year "-" month "-" day ; when
    reader      = name                   ; by whom

A statement's id is made of its words, so words that change leave a line behind whose statement is
gone; a citation or a paragraph that changes leaves a fingerprint that no longer fits. A reading is
*stale* in both cases. A statement that no line names was never read, which is no mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b

from ..model import Citation, Explainer, ParagraphRef, Reading, Statement
from .frontmatter import Report

LINE = re.compile(r"(s-[a-z]{6}(?:-\d+)?) ([0-9a-f]{12}) (\d{4}-\d\d-\d\d) (\S.*)")
_UNSHOWN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Controls, behind which a terminal or a page shows something else, and halves of characters."""
FORM = "write `statement fingerprint year-month-day reader`, or take the line out"


def fingerprint(statement: Statement, explainer: Explainer) -> str:
    """Twelve hex digits that stand for a statement, its citation and the text of its paragraphs.

    What a citation need not have enters only where it is there, so that readings from before such
    things could be written stay valid. Evidence that is only proposed is none yet.
    """
    citation = statement.citation
    cited = [_text(explainer, ref) for ref in citation.refs]
    parts = (
        " ".join(statement.plain.split()),
        citation.certainty,
        citation.voice or "",
        *(f"{ref.source}:{ref.label}" for ref in citation.refs),
        *cited,
        *_details(citation),
    )
    return blake2b("\0".join(parts).encode(), digest_size=6).hexdigest()


def _text(explainer: Explainer, ref: ParagraphRef) -> str:
    """The words of a paragraph; of a part alone, wherever it stands in that."""
    paragraph = explainer.paragraph(ref)
    text = paragraph.text if paragraph else ""
    return " ".join(text.split()) if ref.part else text


def _details(citation: Citation) -> Iterator[str]:
    """Evidence, fields of a source, several marks, what is denied: each where there is any."""
    several = len(citation.marks) > 1
    for number, reference in enumerate(citation.references):
        for evidence in reference.evidence:
            if not evidence.proposed:
                yield f"{number} “{evidence.words}"
        if reference.field:
            yield f"{number} @{reference.source}:{reference.field}"
        if several:
            yield f"{number} {reference.mark.certainty} by {reference.mark.voice or ''}"
        if reference.mark.denies:
            yield f"{number} of {reference.mark.denies}"


def parse_readings(report: Report) -> tuple[Reading, ...]:
    """The readings in a `reviewed.txt`, as the report has its lines; each bad line is reported."""
    found: dict[str, Reading] = {}
    for number, line in enumerate(report.lines, 1):
        if not line.strip():
            continue
        reading = _parse(line, number, report)
        if reading is None:
            report.add("bad-record", report.whole_line(number), "this is not a reading", FORM)
        elif reading.statement in found:
            before = found[reading.statement].span.line
            report.add(
                "bad-record", reading.span, f"{reading.statement} stands on line {before} already",
                "keep the later reading",
            )  # fmt: skip
        else:
            found[reading.statement] = reading
    return tuple(found.values())


def _parse(line: str, number: int, report: Report) -> Reading | None:
    match = LINE.fullmatch(line.rstrip())
    if not match or not is_name(match[4]):
        return None
    try:
        day = date.fromisoformat(match[3])
    except ValueError:
        return None
    return Reading(match[1], match[2], day, match[4], report.whole_line(number))


def is_name(reader: str) -> bool:
    """Whether a reader is called so that it can be shown as it was written."""
    return not _UNSHOWN.search(reader)


def is_by_author(reader: str, explainer: Explainer) -> bool:
    """Whether somebody is one of those who wrote an explainer, by their name."""
    return _bare(reader) in map(_bare, explainer.authors)


def _bare(name: str) -> str:
    return " ".join(name.split()).casefold()


def format_readings(readings: Iterable[Reading]) -> str:
    """The text of a `reviewed.txt`: a line for each reading, in the order of their ids."""
    return "".join(
        f"{each.statement} {each.fingerprint} {each.date.isoformat()} {each.reader}\n"
        for each in sorted(readings, key=lambda each: each.statement)
    )
