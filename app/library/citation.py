"""The one citation form, from text to value.

    citation  = "[" ref *( ";" ref ) [ certainty [ "by" voice ] ] "]"
    ref       = "@" [ source ":" ] "p" number [ "-" [ "p" ] number ]
    certainty = "said" | "alleged" | "denied" | "unconfirmed" | "anonymous"

What looks like a citation and is not one becomes a citation of nothing, with a problem, so that
the statement it was meant to close is still read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..model import Certainty, Citation, ParagraphRef, Span
from .frontmatter import Report

MOST_PARAGRAPHS = 200
"""In one citation; so few characters could name millions."""
CITATION = re.compile(r"\[@[^\[\]]*\]")
_REF_LIKE = re.compile(r"@[^;\s\]]+")
_INSIDE = re.compile(
    rf"\[(?P<refs>{_REF_LIKE.pattern}(?:\s*;\s*{_REF_LIKE.pattern})*)"
    r"(?:\s+(?P<certainty>[a-z]+)(?:\s+by\s+(?P<voice>[^\s\]]+))?)?\s*\]"
)
_REF = re.compile(r"@(?:(?P<source>[a-z0-9-]+):)?p(?P<first>\d{1,6})(?:-p?(?P<last>\d{1,6}))?")
_MARKS = tuple(str(mark) for mark in Certainty if mark is not Certainty.REPORTED)
_HOW = "write `[@p2]`, `[@p2; @p5-7]` or `[@p9 said by some-voice]`"


@dataclass(frozen=True, slots=True)
class Citations:
    """How citations in one file are read; `default_source` is the one `[@p2]` means, if any."""

    report: Report
    default_source: str | None

    def read(self, text: str, span: Span) -> Citation:
        """The citation written as `text`, brackets included, at `span`."""
        match = _INSIDE.fullmatch(text)
        if not match:
            return self._bad(span, f"`{' '.join(text.split())}` is not a citation", _HOW)
        refs: list[ParagraphRef] = []
        spans: list[Span] = []
        for part in _REF_LIKE.finditer(text, *match.span("refs")):
            where = _within(span, part.start(), part.end())
            found = self.refs(part[0], where)
            if len(refs) + len(found) > MOST_PARAGRAPHS:
                message = f"a citation names at most {MOST_PARAGRAPHS} paragraphs"
                self._bad(where, message, "name those that bear the statement out")
                break
            refs.extend(found)
            spans.extend([where] * len(found))
        citation = Citation(tuple(refs), span, ref_spans=tuple(spans))
        mark, voice = match["certainty"], match["voice"]
        if mark is None:
            return citation
        if mark not in _MARKS:
            where = _within(span, *match.span("certainty"))
            self._bad(where, f"`{mark}` is not a mark", f"the marks are {', '.join(_MARKS)}")
            return citation
        if mark == Certainty.SAID and voice is None:
            where = _within(span, *match.span("certainty"))
            self._bad(
                where, "`said` does not say by whom", "write `said by` and an id of the people"
            )
            return citation
        voice_span = _within(span, *match.span("voice")) if voice else None
        return replace(citation, certainty=Certainty(mark), voice=voice, voice_span=voice_span)

    def refs(self, text: str, span: Span) -> tuple[ParagraphRef, ...]:
        """The paragraphs one `@p2` or `@source:p2-4` names; none, and a problem, if malformed."""
        match = _REF.fullmatch(text)
        if not match:
            self._bad(span, f"`{text}` names no paragraph", _HOW)
            return ()
        source = match["source"] or self.default_source
        if source is None:
            self._bad(span, f"`{text}` does not say of which source", "write `@source:p2`")
            return ()
        first, last = int(match["first"]), int(match["last"] or match["first"])
        if not first <= last < first + MOST_PARAGRAPHS:
            help = f"write the lower number first, and at most {MOST_PARAGRAPHS} paragraphs"
            self._bad(span, f"`{text}` is not a range", help)
            return ()
        return tuple(ParagraphRef(source, number) for number in range(first, last + 1))

    def _bad(self, span: Span, message: str, help: str) -> Citation:
        self.report.add("bad-citation", span, message, help)
        return Citation((), span)


def _within(span: Span, start: int, end: int) -> Span:
    return replace(span, column=span.column + start, length=end - start)
