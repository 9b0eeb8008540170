"""Weight: sections whose answer does not arrive at once, told to their authors.

A server may send ten segments before it has heard back (RFC 6928): what is longer waits for one
more journey there and back, which a reader far away, or on a bad line, notices.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..check import Verified
from ..model import Section
from ..pages import Edition, edition, read_assets
from ..share import Provider, provider
from ..urls import Address
from .finish import finished
from .render import render_section

TEN_SEGMENTS = 14_480
"""Bytes, 1,448 of them a segment."""
_LIGHT = 6_000
"""Bytes of text with which a section is far from that: it is not rendered to be weighed."""
_ADDED = 300
"""Bytes that a server adds to the headers of a page."""


def heavy(verified: Verified, address: Address) -> Iterator[str]:
    """A line for each section that is too heavy, as a warning that holds nothing back."""
    for explainer in verified.library.explainers:
        shown = edition(verified, explainer, address)
        long = [each for each in explainer.sections if _length(shown, each) > _LIGHT]
        offered = provider(verified.library, (shown,), address) if long else Provider()
        for each in long:
            weight = _weight(verified, shown, offered, each)
            if weight > TEN_SEGMENTS:
                yield (
                    f"{explainer.id}/{each.id}.md: its page takes {weight:,} bytes, and"
                    f" {TEN_SEGMENTS:,} arrive at once; consider making two sections of it"
                )


def _length(edition: Edition, section: Section) -> int:
    """Bytes of the statements that a section shows and of the paragraphs that they cite."""
    told = {each.get("tells") for each in section.entries} - {""}
    shown = [*edition.statements_in(section), *(s for s in edition.statements() if s.key in told)]
    cited = (edition.text(ref) for each in shown for ref in edition.cited_in_order((each,)))
    return sum(len(text.encode()) for text in (*(each.plain for each in shown), *cited))


def _weight(verified: Verified, edition: Edition, provider: Provider, section: Section) -> int:
    """Bytes of the whole answer to a browser."""
    page = finished(render_section(verified, edition, provider, read_assets(), section))
    headers = sum(len(name) + len(value) + 4 for name, value in page.headers)
    return headers + _ADDED + min(map(len, page.variants.values()))
