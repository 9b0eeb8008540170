"""An article as it was found: its blocks, and what stood around it in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..text import STOPS, UNSPACED

_CLOSING = "\"'”’»«」』)）］】›‹"
_SENTENCE_END = re.compile(
    rf"[.!?…:：{re.escape(STOPS)}][{re.escape(_CLOSING)}]*(?:\[\w{{1,3}}\]|[¹²³])*\Z"
)
_SHORTEST_SENTENCE, _SHORTEST_UNSPACED = 40, 15
"""Characters; what is shorter may be a heading that ends in a question mark."""
_LONGEST_HEADING = 120
_UNSPACED_LETTER = re.compile(UNSPACED)


class BlockKind(StrEnum):
    """What a block of an article is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    QUOTATION = "quotation"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class ArticleBlock:
    """A block of an article; the items of a list and the rows of a table are lines of `text`."""

    part: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was not taken for the article; `after` so many of its blocks, -1 for in the title."""

    after: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article, and what was left out; empty where the file does not say."""

    title: str
    blocks: tuple[ArticleBlock, ...]
    dropped: tuple[Dropped, ...] = ()
    publisher: str = ""
    byline: str = ""
    date: str = ""
    url: str = ""
    language: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Everything with a number."""
        return tuple(each.text for each in self.blocks if each.part is not BlockKind.HEADING)


def is_sentence(text: str) -> bool:
    """Whether a block is running text, by its length and by what it ends in."""
    shortest = _SHORTEST_UNSPACED if _UNSPACED_LETTER.search(text) else _SHORTEST_SENTENCE
    if len(text) > 2 * _LONGEST_HEADING:
        return True
    return len(text) >= shortest and bool(_SENTENCE_END.search(text))


def is_heading(text: str) -> bool:
    """Whether a block is short enough for a heading and no sentence."""
    return len(text) <= _LONGEST_HEADING and not is_sentence(text)


def where(article: Article, dropped: Dropped) -> str:
    """Where in a file it stood, for the record of what was removed."""
    if dropped.after < 0:
        return "from the title"
    before = sum(each.part is not BlockKind.HEADING for each in article.blocks[: dropped.after])
    if dropped.after == 0:
        return "before the text"
    if before == len(article.paragraphs):
        return "after the text"
    return f"after paragraph {before}" if before else "before paragraph 1"


def removed(article: Article) -> tuple[str, ...]:
    """The record of what was removed: a line for each place, with the words."""
    lines: dict[str, list[str]] = {}
    for each in article.dropped:
        lines.setdefault(where(article, each), []).append(f"“{each.text}”")
    return tuple(f"{place}: {', '.join(words)}" for place, words in lines.items())


def joined(lines: Iterable[str]) -> str:
    """Lines that were broken for their width, as one."""
    text = ""
    for line in lines:
        text = f"{text}{_between(text, line)}{line}"
    return text


def _between(before: str, after: str) -> str:
    """A space, but not in a script without spaces, nor behind the hyphen of a compound."""
    if not before or (_UNSPACED_LETTER.match(before[-1]) and _UNSPACED_LETTER.match(after[:1])):
        return ""
    return "" if re.search(r"\w-\Z", before) and after[:1].islower() else " "


def tidy(text: str) -> str:
    """A text on one line, without spaces at its ends."""
    return " ".join(text.split())


def with_headings(blocks: Sequence[ArticleBlock]) -> tuple[ArticleBlock, ...]:
    """Blocks of plain text; a short one between sentences heads what follows.

    Several short ones in a row are lines of the text: of a poem, or of a list without marks.
    """
    short = [each.part is BlockKind.PARAGRAPH and is_heading(each.text) for each in blocks]
    heads = [
        each and not before and behind
        for each, before, behind in zip(
            short, (False, *short), (*(not each for each in short[1:]), False), strict=False
        )
    ]
    return tuple(
        ArticleBlock(BlockKind.HEADING, each.text) if head else each
        for each, head in zip(blocks, heads, strict=True)
    )
