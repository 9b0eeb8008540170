"""Plain text → article: lines put together again, and what stands around the text left out.

A file may have a line a paragraph, or lines broken for their width with or without blank lines
between paragraphs; one that was taken out of a PDF has the heads and feet of its pages as well.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..text import STOPS
from .article import (
    Article,
    ArticleBlock,
    BlockKind,
    Dropped,
    is_sentence,
    joined,
    tidy,
    with_headings,
)
from .furniture import headline, is_furniture, site_name

_BULLET = re.compile(r"\s*(?:[-*•·‣▪◦–]|\(?\d{1,2}[.)])\s+(?=\S)")
_WIDEST = 120
"""Characters of a line that was broken for its width."""
_FULL = 0.7
"""Of the widest line: what is shorter ends a paragraph where no blank line does."""
_NARROWEST = 20
_ENDED = re.compile(rf"[.!?…:{re.escape(STOPS)}][\"'”’»«)\]]*\s*\Z")
_NUMBERS = re.compile(r"\d+")

Lines = tuple[str, ...]


def read_plain(text: str) -> Article:
    """The article in a text; its title is the first line that is no furniture."""
    lines, page_ends = _without_page_ends(text)
    blocks = tuple(_blocks(lines))
    news = [at for at, each in enumerate(blocks) if _is_news(each)]
    first, last = (news[0], news[-1]) if news else (0, len(blocks) - 1)
    titles = [at for at in range(first) if not is_furniture(blocks[at].text)][:1]
    title, behind = headline(blocks[titles[0]].text) if titles else ("", "")
    inside = [at for at in range(first, last + 1) if not is_furniture(blocks[at].text)]
    dropped = [Dropped(-1, behind)] if behind else []
    for at, each in enumerate(blocks):
        if at not in inside and at not in titles:
            dropped.append(Dropped(bisect(inside, at), tidy(each.text)))
    dropped += [Dropped(len(inside), each) for each in page_ends]
    return Article(
        title=title,
        blocks=with_headings([blocks[at] for at in inside]),
        dropped=tuple(dropped),
        publisher=site_name(behind),
    )


def _is_news(block: ArticleBlock) -> bool:
    return (block.part is BlockKind.LIST or is_sentence(block.text)) and not is_furniture(
        block.text
    )


def _without_page_ends(text: str) -> tuple[list[str], list[str]]:
    """The lines of a text, and apart from them the heads and feet of its pages."""
    pages = [page.split("\n") for page in text.split("\f")]
    if len(pages) == 1:
        return pages[0], []
    ends = Counter(shape for page in pages for shape in {_shape(each) for each in _ends(page)})
    repeated = {shape for shape, times in ends.items() if times > 1 or shape == "#"}
    lines: list[str] = []
    furniture: list[str] = []
    for page in pages:
        outer = set(_ends(page))
        kept = [each for each in page if not (each in outer and _shape(each) in repeated)]
        furniture += [tidy(each) for each in page if each in outer and _shape(each) in repeated]
        lines += _strip_blank(kept)
    return lines, list(dict.fromkeys(furniture))


def _ends(page: Sequence[str]) -> Lines:
    filled = [each for each in page if each.strip()]
    return (*filled[:1], *filled[-1:])


def _shape(line: str) -> str:
    """A line without what differs from page to page."""
    return _NUMBERS.sub("#", tidy(line))


def _strip_blank(lines: Sequence[str]) -> list[str]:
    filled = [at for at, each in enumerate(lines) if each.strip()]
    return list(lines[filled[0] : filled[-1] + 1]) if filled else []


def _blocks(lines: Sequence[str]) -> Iterator[ArticleBlock]:
    """Lines that belong together, as one; a line that stands alone is a block of its own."""
    for filled, group in groupby(lines, lambda each: bool(each.strip())):
        if filled:
            together = list(group)
            first = next((at for at, each in enumerate(together) if _BULLET.match(each)), None)
            yield from _running(tuple(together[:first]))
            if first is not None:
                yield ArticleBlock(BlockKind.LIST, "\n".join(_items(together[first:])))


def _running(group: Lines) -> Iterator[ArticleBlock]:
    broken = _is_broken(group)
    for each in _paragraphs(group) if broken else ((line,) for line in group):
        yield ArticleBlock(BlockKind.PARAGRAPH, joined(map(tidy, each)))


def _items(lines: Sequence[str]) -> Iterator[str]:
    """The items of a list with what goes on below them, each behind its mark."""
    starts = [at for at, each in enumerate(lines) if _BULLET.match(each)]
    for start, end in zip(starts, (*starts[1:], len(lines)), strict=True):
        yield joined(map(tidy, lines[start:end]))


def _is_broken(group: Lines) -> bool:
    """Whether lines were broken for their width: most are full, and sentences go on over them."""
    if len(group) < 2:
        return False
    widest = max(map(len, group))
    full = sum(len(each) >= _FULL * widest for each in group[:-1])
    goes_on = any(not _ENDED.search(each) for each in group[:-1])
    return _NARROWEST <= widest <= _WIDEST and 2 * full >= len(group) - 1 and goes_on


def _paragraphs(group: Lines) -> Iterator[Lines]:
    """A group parted where a line is indented, or where one ends a sentence before its end."""
    widest = max(map(len, group))
    paragraph: list[str] = []
    for line in group:
        indented = line[:1].isspace() and not group[0][:1].isspace()
        if paragraph and (indented or _ends_early(paragraph[-1], widest)):
            yield tuple(paragraph)
            paragraph = []
        paragraph.append(line)
    yield tuple(paragraph)


def _ends_early(line: str, widest: int) -> bool:
    return len(line) < _FULL * widest and bool(_ENDED.search(line))
