"""Markdown: a page as text that people and programs read, its citations as footnotes.

    # title
    text of a statement[^1]
    [^1]: source ¶ number, certainty by voice: “evidence” <address>

What is Markdown by accident is escaped (CommonMark, 2.4); footnotes are those of GitHub and Pandoc.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from ..model import Statement
from ..pages import Edition, day
from .contents import Contents, Form, Piece
from .references import Resting, resting

_MARKUP = re.compile(r"[\\`*_\[\]<>&~|^$]")
_BEGINNING = re.compile(r"^(?:(\d{1,9})([.)])|([#+=:-]))", re.MULTILINE)
"""What makes a heading, a list, a rule or a front matter where a line begins with it."""


def escaped(text: str) -> str:
    """A text that says the same as Markdown, on one line."""
    line = _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))
    return _BEGINNING.sub(lambda found: _escaped_beginning(*found.groups()), line)


def _escaped_beginning(number: str | None, stop: str, sign: str) -> str:
    return f"{number}\\{stop}" if number else f"\\{sign}"


def markdown(edition: Edition, page: Contents) -> str:
    """A page as Markdown."""
    numbers = {each.id: at for at, each in enumerate(page.statements, 1)}
    blocks = [f"# {escaped(page.title)}", _imprint(edition, page)]
    blocks += [_block(each, numbers) for each in page.pieces]
    blocks += [f"[^{numbers[each.id]}]: {_note(edition, each)}" for each in page.statements]
    return "\n\n".join(blocks) + "\n"


def _imprint(edition: Edition, page: Contents) -> str:
    """What it explains, from when that is, and where it stands."""
    explainer = edition.explainer
    after = (
        f"Explains {edition.publishers}. {edition.as_of}. Updated {day(explainer.updated).text}."
    )
    return f"{escaped(after)} <{edition.address.absolute(page.path)}>"


def _block(piece: Piece, numbers: dict[str, int]) -> str:
    told = " ".join(_told(each, numbers) for each in piece.statements)
    match piece.form:
        case Form.HEADING:
            return f"{'#' * piece.level} {escaped(piece.text)}"
        case Form.ITEM:
            return f"- {told}"
        case Form.QUOTE:
            return f"> {told}"
        case Form.NOTE:
            return "\n>\n".join(f"> {each}" for each in _of_note(piece))
        case Form.SOURCE:
            return f"> ¶ {piece.label}: {escaped(piece.text)}"
        case Form.PICTURE:
            shown = f"![{escaped(piece.text)}](<{piece.href}>)"
            return f"{shown}\n\n{told} ({escaped(piece.label)})"
        case Form.TEXT:
            return escaped(piece.text)
        case Form.LINK:
            return f"- [{escaped(piece.text)}](<{piece.href}>)"
        case Form.PARAGRAPH:
            return told
    assert_never(piece.form)


def _of_note(piece: Piece) -> Iterator[str]:
    paragraphs = piece.text.split("\n\n")
    yield f"**Note:** {escaped(paragraphs[0])}"
    yield from map(escaped, paragraphs[1:])
    if piece.label:
        yield f"Not from the source, but from {escaped(piece.label)}"


def _told(statement: Statement, numbers: dict[str, int]) -> str:
    return f"{escaped(statement.plain)}[^{numbers[statement.id]}]"


def _note(edition: Edition, statement: Statement) -> str:
    return "; ".join(_rest(edition, each) for each in resting(edition, statement))


def _rest(edition: Edition, each: Resting) -> str:
    sign = "¶ " if each.paragraph[-1:].isdigit() else ""
    how = edition.attribution(each.mark)
    quotes = " … ".join(f"“{escaped(one.exact)}”" for one in each.quotes)
    said = "".join((f", {escaped(how)}" if how else "", f": {quotes}" if quotes else ""))
    return f"{escaped(each.publisher)}, {sign}{escaped(each.paragraph)}{said} <{each.url}>"
