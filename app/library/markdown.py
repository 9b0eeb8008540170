"""The one Markdown parser: markdown-it-py with a citation rule, and tokens that know their place.

    heading = "##" | "###" text [ "{" "#" id *( key "=" value ) "}" ]
    note    = "::: note" [ "{" "outside" "=" words "}" ] LF paragraphs ":::"
    picture = "::: picture" file "{" "alt" "=" words "credit" "=" words "}" LF caption LF ":::"
    span    = "[" words "]" "{" how "=" value "}"       ; how: lang, counted, computed

Raw HTML is text. Citations are covered before (see `written.py`) and known by their cover. Inline
tokens have no position of their own: each keeps its offset in its block's content in `meta["at"]`,
and a `Place` leads from there to a line and a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.attrs.parse import ParseError
from mdit_py_plugins.attrs.parse import parse as parse_attributes
from mdit_py_plugins.container import container_plugin

from ..model import Attribute
from .frontmatter import Report
from .place import Place
from .written import COVERED

FIGURES = ("counted", "computed")
"""How a span may say that its figure is in no source, but follows from one."""


class _State(StateInline):
    """An inline state that keeps each token's offset in its block's content: tokens have none."""

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self.pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - the library's name
        token = super().pushPending()
        token.meta["at"] = self.pending_at
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        return token


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _citation_rule(state: StateInline, silent: bool) -> bool:
    match = COVERED.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push("citation", "", 0).content = match[0]
    state.pos = match.end()
    return True


_HEADING = re.compile(r" {0,3}#{1,6}\s")
_STRAIGHT = {ord(mark): '"' for mark in "“”„‟″"}
"""What an editor of texts makes of a straight mark."""


def _heading_attributes(state: StateCore) -> None:
    """Take `{#id key="value"}` off the end of each heading before its text is parsed."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "heading_open":
            continue
        inline.meta["heading"] = True
        at, braces = _braces(inline.content)
        readable = next(filter(_can_be_read, (braces, braces.translate(_STRAIGHT))), None)
        opening.meta["flawed"] = readable != braces and "#" in braces
        if readable is not None:
            opening.meta["attributes"] = (readable, at)
        if readable is not None or opening.meta["flawed"]:
            inline.content = inline.content[:at].rstrip()


def _can_be_read(braces: str) -> bool:
    try:
        parse_attributes(braces)
    except ParseError:
        return False
    return True


def _braces(content: str) -> tuple[int, str]:
    """Where a heading's last braces begin, and they themselves; nothing where it ends without."""
    content = content.rstrip()
    at = content.rfind("{")
    whole = at >= 0 and content.find("}", at) == len(content) - 1
    return (at, content[at:]) if whole else (len(content), "")


def straightened(line: str) -> str:
    """A heading whose attributes can be read once their quotation marks are straight, with these.

    Any other line is as it was.
    """
    at, braces = _braces(line)
    straight = braces.translate(_STRAIGHT)
    if not _HEADING.match(line) or "#" not in braces or not _can_be_read(straight):
        return line
    return line[:at] + straight + line[at + len(braces) :]


def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False})
    md.inline = _Inline()
    # A link that this library refuses would stand on the page as it was written; links are checked.
    md.validateLink = lambda _: True  # type: ignore[assignment,method-assign]
    # Both rules join text tokens and with them lose where each began.
    md.disable(["fragments_join", "text_join", "reference", "lheading"])
    md.inline.ruler.before("link", "citation", _citation_rule)
    md.core.ruler.before("inline", "heading_attributes", _heading_attributes)
    md.use(attrs_plugin, after=(), spans=True, allowed=["lang", *FIGURES])
    md.use(container_plugin, "note")
    md.use(container_plugin, "picture")
    return md


PARSER = _parser()


def place_of(inline: Token, report: Report, lines: Sequence[str], first: int) -> Place:
    """Where an inline token stands, in a text of these lines that begins on line `first` of a file.

    A content line is what the text's line has behind its indentation and markers; a heading's
    lacks the attributes at its end as well.
    """
    starts, offset = [], 0
    contents = inline.content.split("\n")
    begin = line_of(inline, first) + _stripped(inline, contents, lines)
    for number, content in enumerate(contents, begin):
        whole = lines[number - first]
        found = whole.find(content) if "heading" in inline.meta else _found(whole, content)
        starts.append((offset, number, found + 1))
        offset += len(content) + 1
    return Place(report, tuple(starts))


def _stripped(inline: Token, contents: Sequence[str], lines: Sequence[str]) -> int:
    """How many lines of white space that CommonMark does not know as blank were stripped off.

    A marker before them may look like the first line of the content, so all of its lines have to
    fit where they are said to stand.
    """
    begin, end = inline.map or (0, 0)
    bare = [content.strip() for content in contents]
    for skipped in range(end - begin - len(bare) + 1):
        there = lines[begin + skipped :]
        if all(line.rstrip().endswith(each) for line, each in zip(there, bare, strict=False)):
            return skipped
    return 0


def _found(line: str, content: str) -> int:
    """Where content ends a line; of a tab that reaches over a marker it may have some spaces."""
    bare = content.lstrip()
    return line.rfind(bare) - (len(content) - len(bare)) if bare else line.rfind(content)


def line_of(token: Token, first: int) -> int:
    """The line of the file a block token begins on."""
    return first + (token.map[0] if token.map else 0)


def attributes_of(heading: Token, place: Place) -> dict[str, Attribute]:
    """What a heading's braces hold, its id under `id`."""
    text, at = heading.meta.get("attributes", ("", 0))
    if not text:
        return {}
    _, values = parse_attributes(text)
    found: dict[str, Attribute] = {}
    behind = 0
    # They come in the order in which they are written, so that each is looked for behind the last.
    for key, value in values.items():
        where = max(behind, text.find(f"#{value}" if key == "id" else f"{key}=", behind))
        where += 1 if key == "id" else len(f"{key}=")
        where += text[where : where + 1] == '"'
        found[key] = Attribute(value, place.span(at + where, len(value)))
        behind = where + len(value)
    return found


def siblings(tokens: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token]]]:
    """The tokens of one level, each with those between it and the one that closes it."""
    index = 0
    while index < len(tokens):
        level: int = tokens[index].nesting
        end = index
        while level:
            end += 1
            level += tokens[end].nesting
        yield tokens[index], tokens[index + 1 : end]
        index = end + 1
