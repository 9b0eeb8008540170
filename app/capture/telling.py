"""Telling: what was kept of a file and what was not, side by side; what an update changes."""

from __future__ import annotations

from collections.abc import Iterator
from shutil import get_terminal_size
from textwrap import shorten

from ..model import Source
from .article import Article, BlockKind
from .moves import NOWHERE
from .writing import Update


def told_article(article: Article) -> str:
    """The blocks in order with their numbers, and beside them what was dropped there."""
    width = max(60, get_terminal_size().columns)
    left = width * 3 // 5
    lines = [f"{'kept':{left}}  not kept", f"{_short(article.title, left):{left}}"]
    number = 0
    for at in range(len(article.blocks) + 1):
        dropped = [each for each in article.dropped if max(each.after, 0) == at]
        lines += [f"{'':{left}}  {_short(each.text, width - left - 2)}" for each in dropped]
        if at < len(article.blocks):
            block = article.blocks[at]
            number += block.part is not BlockKind.HEADING
            mark = "##" if block.part is BlockKind.HEADING else f"¶{number}"
            lines.append(f"{mark:>4} {_short(block.text, left - 5)}")
    return "\n".join(line.rstrip() for line in lines)


def told_source(source: Source) -> Iterator[str]:
    """A source's paragraphs, each with its number, and its subheadings between them."""
    heads = {each.before: each.text for each in source.subheadings}
    yield f"{source.id}: {source.title}"
    for paragraph in source.paragraphs:
        if head := heads.get(paragraph.ref.number):
            yield f"\n     ## {head}"
        yield f"\n¶{paragraph.ref.number:<3} {'' if paragraph.parts else paragraph.text}".rstrip()
        for number, part in enumerate(paragraph.parts, 1):
            label = f"{paragraph.ref.number}.{number}"
            yield f" {label:<5}{paragraph.text[part.start : part.end]}"


def told_update(update: Update) -> Iterator[str]:
    """What became of each paragraph that is not what it was, and what to read again."""
    old = {each.ref.number: each.text for each in update.source.paragraphs}
    moved = update.alignment.moved
    for number, now in moved.items():
        if now is None:
            yield f"¶{number} is gone: {_short(old[number], 70)}"
        elif number in update.alignment.changed:
            yield f"¶{number} is ¶{now} now, and says something else:"
            yield f"  - {old[number]}\n  + {update.paragraphs[now - 1]}"
        elif number != now:
            yield f"¶{number} is ¶{now} now"
    for number in range(1, len(update.paragraphs) + 1):
        if number not in moved.values():
            yield f"¶{number} is new: {_short(update.paragraphs[number - 1], 70)}"
    for each in update.reread:
        paragraphs = (
            *(f"¶{number}, which is gone: it cites p{NOWHERE} now" for number in each.gone),
            *(f"¶{moved[number]}, which changed" for number in each.changed),
        )
        plain = " ".join(each.statement.plain.split())
        yield f"read again: {each.span.file}:{each.span.line}: {plain}"
        yield f"  it rests on {', and on '.join(paragraphs)}"


def _short(text: str, width: int) -> str:
    return shorten(" ".join(text.split()), max(width, 10), placeholder=" …")
