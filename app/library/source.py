"""The text of a capture → numbered paragraphs.

    body       = block *( blank-line block )
    block      = subheading | paragraph      ; what a paragraph is made of: see `shapes`
    subheading = "## " text

A paragraph is numbered from 1 in the order of the file, and is taken character for character:
no Markdown is read in it, and its lines are joined by a single space.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256

from .. import hrefs
from ..model import Paragraph, ParagraphRef, Source, Subheading
from .frontmatter import FENCE, Document
from .shapes import shaped

SUBHEADING = "## "
_DIGEST = "digest:"
_LONGEST_SHORT = 24
"""Characters of what stands before each number of a source."""
MOST_PARAGRAPHS = 5000
"""A long article has a hundredth of it; every statement may be held against all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFields:
    """What is known of where an article came from; nothing here is guessed."""

    title: str
    publisher: str
    language: str
    date: str
    date_basis: str
    obtained_from: str
    obtained_note: str
    licence: str
    digest: str = ""
    date_inferred: bool | None = None
    removed: tuple[str, ...] = ()
    byline: str = ""
    url: str = ""
    short: str = ""


def with_digest(lines: Sequence[str], digest: str) -> tuple[str, ...]:
    """The lines of a source, the digest of its front matter being this one."""
    end = lines.index(FENCE, 1)
    others = [each for each in lines[:end] if not each.startswith(_DIGEST)]
    at = next((at for at, each in enumerate(lines[:end]) if each.startswith(_DIGEST)), end)
    return (*others[:at], f"{_DIGEST} {digest}", *others[at:], *lines[end:])


def digest_of(body: str) -> str:
    """What `digest:` must say: SHA-256 of the body, white space at both ends left out."""
    return "sha256:" + sha256(body.strip().encode()).hexdigest()


def read_sources(documents: Mapping[str, Document]) -> tuple[Source, ...]:
    """The sources that files hold, by their ids; each has to be called by another name."""
    sources = tuple(read_source(id, document) for id, document in documents.items())
    called = Counter(each.called.casefold() for each in sources)
    for each in sources:
        report, span = documents[each.id].report, documents[each.id].span_of("short")
        if each.short and called[each.called.casefold()] > 1:
            report.add(
                "bad-front-matter", span, f"another source is called `{each.short}` too",
                "give each a short name of its own: readers tell them apart by it",
            )  # fmt: skip
        if len(each.short) > _LONGEST_SHORT:
            report.add(
                "bad-front-matter", span, f"`short` has more than {_LONGEST_SHORT} characters",
                "it stands before every number of a paragraph: one word is enough",
            )  # fmt: skip
    return sources


def read_source(id: str, document: Document) -> Source:
    """The source a file holds."""
    fields = document.read(SourceFields)
    if fields.url and not hrefs.is_outside(fields.url):
        document.report.add(
            "bad-front-matter", document.span_of("url"),
            f"`{fields.url}` is not an address that a page may link to",
            "write the address of the article, which begins with https:// or http://",
        )  # fmt: skip
    paragraphs: list[Paragraph] = []
    subheadings: list[Subheading] = []
    for line, lines in _blocks(document):
        text = " ".join(lines)
        if text.startswith(SUBHEADING):
            subheadings.append(Subheading(text.removeprefix(SUBHEADING), len(paragraphs) + 1))
        elif len(paragraphs) == MOST_PARAGRAPHS:
            document.report.add(
                "unreadable-file", document.report.whole_line(line),
                f"the source has more than {MOST_PARAGRAPHS:,} paragraphs",
                "make several sources of it, or take out what is not of the article",
            )  # fmt: skip
            break
        else:
            ref = ParagraphRef(id, len(paragraphs) + 1)
            shape, parts, has_head = shaped(lines)
            paragraphs.append(
                Paragraph(
                    ref,
                    text,
                    document.report.whole_line(line),
                    shape=shape,
                    parts=parts,
                    has_head=has_head,
                )
            )
    if not paragraphs:
        document.report.add(
            "empty-file", document.report.whole_line(1), "the source has no paragraph",
            "write the article's text below the front matter, a blank line between paragraphs",
        )  # fmt: skip
    return Source(
        id=id,
        file=document.report.file,
        text_digest=digest_of(document.body),
        digest_span=document.span_of("digest"),
        paragraphs=tuple(paragraphs),
        subheadings=tuple(subheadings),
        inferred=_is_inferred(fields),
        **{name: value for name, value in asdict(fields).items() if name != "date_inferred"},
    )


def _is_inferred(fields: SourceFields) -> bool:
    """As `date_inferred` says; without it, as the first word of `date_basis` does."""
    if fields.date_inferred is None:
        return fields.date_basis.lower().startswith("inferred")
    return fields.date_inferred


def _blocks(document: Document) -> Iterator[tuple[int, list[str]]]:
    """The lines of each block, with the line of the file it begins on."""
    line = document.body_line
    for block in re.split(r"(\n[^\S\n]*(?=\n))", document.body):
        text = block.strip("\n")
        if text.strip():
            first = line + block.index(text[:1]) if block.startswith("\n") else line
            yield first, text.split("\n")
        line += block.count("\n")
