"""Markdown → article: the words without their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from .article import Article, ArticleBlock, BlockKind, Dropped, joined, tidy
from .furniture import headline, is_furniture, site_name

_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)?(?:---|\.\.\.)\n", re.DOTALL)
_FIELD = re.compile(r"^(\w+):[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
_QUOTED = re.compile(r"\A([\"'])(.*)\1\Z")


def read_markdown(text: str) -> Article:
    """The article in a text; its title is its front matter's, else its first heading."""
    fields, body = _front_matter(text)
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(body))
    blocks = [block for node in tree.children for block in _blocks(node)]
    title = fields.get("title", "")
    if blocks and blocks[0].part is BlockKind.HEADING and title in ("", blocks[0].text):
        title = blocks.pop(0).text
    named, behind = headline(title)
    kept = [each for each in blocks if not is_furniture(each.text)]
    dropped = [Dropped(-1, behind)] if behind else []
    for at, each in enumerate(blocks):
        if is_furniture(each.text):
            before = sum(not is_furniture(block.text) for block in blocks[:at])
            dropped.append(Dropped(before, tidy(each.text)))
    return Article(
        title=named,
        blocks=tuple(kept),
        dropped=tuple(dropped),
        publisher=fields.get("publisher", "") or site_name(behind),
        byline=fields.get("author", ""),
        date=fields.get("date", ""),
        url=fields.get("url", ""),
        language=fields.get("language", "") or fields.get("lang", ""),
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """What the front matter says in one line each, and the text behind it."""
    if not (match := _FRONT_MATTER.match(text)):
        return {}, text
    fields = {name.lower(): value for name, value in _FIELD.findall(match[1] or "")}
    bare = {name: _QUOTED.sub(r"\2", value) for name, value in fields.items()}
    return bare, text[match.end() :]


def _blocks(node: SyntaxTreeNode) -> Iterator[ArticleBlock]:
    match node.type:
        case "heading":
            yield ArticleBlock(BlockKind.HEADING, _text(node))
        case "paragraph":
            if text := _text(node):
                yield ArticleBlock(BlockKind.PARAGRAPH, text)
        case "bullet_list" | "ordered_list":
            yield ArticleBlock(
                BlockKind.LIST, "\n".join(f"- {_text(item)}" for item in node.children)
            )
        case "table":
            yield ArticleBlock(BlockKind.TABLE, "\n".join(_rows(node)))
        case "blockquote":
            for block in (block for child in node.children for block in _blocks(child)):
                yield ArticleBlock(BlockKind.QUOTATION, block.text)
        case "fence" | "code_block":
            yield from (
                ArticleBlock(BlockKind.PARAGRAPH, line)
                for line in filter(None, node.content.split("\n"))
            )


def _rows(table: SyntaxTreeNode) -> Iterator[str]:
    for row in table.walk():
        if row.type == "tr":
            yield " | ".join(_text(cell) for cell in row.children)


def _text(node: SyntaxTreeNode) -> str:
    """The words of a node: links and emphasis without their marks, and no pictures."""
    lines = "".join(_words(node.walk())).split("\n")
    return joined(filter(None, map(tidy, lines)))


def _words(nodes: Iterator[SyntaxTreeNode]) -> Iterator[str]:
    for each in nodes:
        if each.type in ("text", "code_inline") and not _is_in_picture(each):
            yield each.content
        elif each.type in ("softbreak", "hardbreak", "paragraph"):
            yield "\n"


def _is_in_picture(node: SyntaxTreeNode) -> bool:
    return node.parent is not None and node.parent.type == "image"
