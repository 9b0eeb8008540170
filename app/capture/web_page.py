"""HTML → article, by trafilatura, which finds the text among all that a page has around it.

What a page says of itself is taken where it says so outright: its `lang`, Open Graph, `article:`,
Dublin Core, JSON-LD and canonical address. A date that only seems to be one is nobody's statement.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Any

from ..console import Refusal
from .article import (
    Article,
    ArticleBlock,
    BlockKind,
    Dropped,
    is_heading,
    is_sentence,
    joined,
    tidy,
    with_headings,
)
from .furniture import headline, is_furniture, site_name

_TITLE = ("og:title", "twitter:title", "dc.title", "citation_title")
_SITE = ("og:site_name", "application-name", "dc.publisher", "citation_publisher")
_DATE = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.created",
    "citation_publication_date",
    "pubdate",
)
_AUTHOR = ("author", "article:author", "dc.creator", "citation_author")
_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li blockquote td th caption figcaption pre dt dd button label summary"
    " footer header nav aside div section article address".split()
)
_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg", "head", "iframe"))
_HEADLINES = frozenset(("NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle"))
_BREAKS = re.compile(r"(?:<br\s*/?>\s*){2,}", re.IGNORECASE)
"""What parts paragraphs in a page that has no elements for them."""
_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_MISSING = (
    "reading HTML needs trafilatura: install it with `pip install 'pilcrow[import]'`, "
    "or save the text of the page as a .txt file"
)


def read_web_page(html: str) -> Article:
    """The article in a page.

    Raises `Refusal` without trafilatura, or where no text is found.
    """
    try:
        from lxml import etree
        from lxml.html import document_fromstring
        from trafilatura import extract
    except ImportError:
        raise Refusal(_MISSING) from None
    html = _BREAKS.sub("</p><p>", html)
    page = document_fromstring(html)
    told = _told(page)
    _without_layout(page)
    found = extract(
        deepcopy(page),
        output_format="xml",
        include_comments=False,
        include_tables=True,
        favor_recall=True,
    )
    main = etree.fromstring(found).find("main") if found else None
    blocks = tuple(_blocks(main)) if main is not None else ()
    title, behind = headline(_title(page, told), told.get("site", ""))
    # Often only the title of the page names the site, behind the headline.
    _, behind_page = headline(tidy(page.findtext(".//title") or ""))
    kept, dropped = _parted(blocks, title, tuple(_seen(page)))
    return Article(
        title=title,
        blocks=kept,
        dropped=(*((Dropped(-1, behind),) if behind else ()), *dropped),
        publisher=told.get("site", "") or site_name(behind) or site_name(behind_page),
        byline=told.get("author", ""),
        date=told.get("date", ""),
        url=told.get("url", ""),
        language=page.get("lang", "") or page.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
    )


def _without_layout(page: Any) -> None:
    """Make mere boxes of the tables that a page is laid out by: they have tables or headings in
    them, or running text of several paragraphs in a cell."""
    cells = ("td", "th")
    for table in list(page.iter("table")):
        inner = [each.tag for each in table.iterdescendants()]
        several = any(len(list(each.iterchildren("p"))) > 1 for each in table.iter(*cells))
        if several or "table" in inner or not _HEADS.isdisjoint(inner):
            for each in (table, *table.iter("thead", "tbody", "tfoot", "tr", *cells)):
                if next(each.iterancestors("table"), table) is table:
                    each.tag = "div"


def _title(page: Any, told: Mapping[str, str]) -> str:
    """What the page calls its article: outright, then its only first heading, then its title."""
    first = [tidy(each.text_content()) for each in page.iter("h1")]
    whole = tidy(page.findtext(".//title") or "")
    return told.get("title", "") or (first[0] if len(first) == 1 else whole)


def _told(page: Any) -> dict[str, str]:
    """What the page says of itself."""
    metadata: dict[str, str] = {}
    for each in page.iter("meta"):
        name = (each.get("property") or each.get("name") or each.get("itemprop") or "").lower()
        metadata.setdefault(name, tidy(each.get("content") or ""))
    linked = _linked_data(page)
    canonical = [
        each.get("href", "") for each in page.iter("link") if each.get("rel") == "canonical"
    ]
    return {
        "title": linked.get("headline", "") or _first(metadata, _TITLE),
        "site": linked.get("publisher", "") or _first(metadata, _SITE),
        "author": linked.get("author", "") or _first(metadata, _AUTHOR),
        "date": (linked.get("datePublished", "") or _first(metadata, _DATE))[:10],
        "url": _first({"canonical": (canonical or [""])[0], **metadata}, ("canonical", "og:url")),
    }


def _first(metadata: Mapping[str, str], names: Iterable[str]) -> str:
    return next((metadata[name] for name in names if metadata.get(name)), "")


def _linked_data(page: Any) -> dict[str, str]:
    """What JSON-LD says of an article (schema.org); nothing where it is not JSON."""
    for script in page.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                value = json.loads(script.text or "")
            except ValueError:
                continue
            for each in _objects(value):
                kinds = each.get("@type")
                if not _HEADLINES.isdisjoint(kinds if isinstance(kinds, list) else [str(kinds)]):
                    return {
                        name: _name(each.get(name))
                        for name in ("headline", "publisher", "author", "datePublished")
                    }
    return {}


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    items = value if isinstance(value, list) else [value]
    for each in items:
        if isinstance(each, dict):
            yield each
            yield from _objects(each.get("@graph", []))


def _name(value: Any) -> str:
    """The name of a person or an organisation, however it is given."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value)))
    if isinstance(value, dict):
        value = value.get("name")
    return tidy(value) if isinstance(value, str) else ""


def _blocks(main: Any) -> Iterator[ArticleBlock]:
    """The blocks of what was extracted."""
    for each in main:
        if each.tag == "head":
            yield ArticleBlock(BlockKind.HEADING, tidy(_text(each)))
        elif each.tag == "list":
            items = "\n".join(f"- {item}" for item in _items(each) if item)
            yield ArticleBlock(BlockKind.LIST, items)
        elif each.tag == "table":
            rows = list(_rows(each))
            # The caption of a table is found as a row in which all cells but one are empty.
            if len(rows) > 1 and sum(map(bool, rows[0])) == 1 < sum(map(bool, rows[1])):
                yield ArticleBlock(BlockKind.PARAGRAPH, next(filter(None, rows.pop(0))))
            yield ArticleBlock(BlockKind.TABLE, "\n".join(map(" | ".join, rows)))
        elif each.tag == "quote":
            for text in filter(None, map(tidy, _paragraphs(each))):
                yield ArticleBlock(BlockKind.QUOTATION, text)
        else:
            for text in _lines(each):
                yield ArticleBlock(BlockKind.PARAGRAPH, text)


def _items(listed: Any) -> Iterator[str]:
    """The items of a list, each before those of the list in it."""
    for item in listed.iterchildren("item"):
        inner = list(item.iter("list"))
        yield tidy(_text(item, without=inner))
        for each in inner:
            yield from _items(each)


def _rows(table: Any) -> Iterator[list[str]]:
    for row in table.iter("row"):
        yield [tidy(_text(cell)) for cell in row.iter("cell")]


def _paragraphs(quote: Any) -> Iterator[str]:
    yield from map(_text, list(quote.iter("p")) or [quote])


def _lines(paragraph: Any) -> Iterator[str]:
    """A paragraph; where hard line breaks part whole sentences, each is a paragraph."""
    lines = [line for line in map(tidy, _text(paragraph).split("\n")) if line]
    if len(lines) > 1 and all(re.search(r"[.!?…:。！？۔।][\"'”’»)]*\Z", line) for line in lines):
        yield from lines
    else:
        yield joined(lines)


def _text(element: Any, without: Sequence[Any] = ()) -> str:
    """The text of an element, a line break where it has one."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            parts.append("\n")
        elif child not in without:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A text that a reader of the page sees, and whether the page has it as a heading."""

    text: str
    heads: bool


def _seen(page: Any) -> Iterator[_Seen]:
    """Every text of the page by block, in order."""
    body = page.find("body")
    return _texts(body) if body is not None else iter(())


def _texts(element: Any) -> Iterator[_Seen]:
    own = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _UNSEEN:
            if child.tag in _BLOCKS or any(each.tag in _BLOCKS for each in child.iter()):
                yield from _shown(own, element)
                own = []
                yield from _texts(child)
            else:
                own.append(" " if child.tag == "br" else child.text_content())
        own.append(child.tail or "")
    yield from _shown(own, element)


def _shown(parts: Iterable[str], element: Any) -> Iterator[_Seen]:
    if text := tidy("".join(parts)):
        yield _Seen(text, element.tag in _HEADS)


def _parted(
    blocks: Sequence[ArticleBlock], title: str, seen: Sequence[_Seen]
) -> tuple[tuple[ArticleBlock, ...], tuple[Dropped, ...]]:
    """What is kept of what was found, and of all that is seen what is not.

    A heading that was passed over stands again before the text that it heads.
    """
    whole = (part for each in blocks for part in _as_seen(each, seen))
    kept = [each for each in whole if not is_furniture(each.text) and each.text != title]
    missing = list(_missing(kept, title, seen))
    for after, each in reversed(missing):
        if each.heads and 0 < after < len(kept) and not is_furniture(each.text):
            kept.insert(after, ArticleBlock(BlockKind.HEADING, each.text))
    while kept and kept[-1].part is BlockKind.HEADING:
        kept.pop()
    while kept and _is_dateline(kept[0]) and any(is_sentence(each.text) for each in kept):
        kept.pop(0)
    if not any(each.part is BlockKind.HEADING for each in kept):
        kept = [*with_headings(kept)]
    dropped = (Dropped(after, each.text) for after, each in _missing(kept, title, seen))
    return tuple(kept), tuple(dict.fromkeys(dropped))


def _is_dateline(block: ArticleBlock) -> bool:
    """Whether a first block is what stands between a headline and its text: who wrote it, when."""
    return block.part is BlockKind.PARAGRAPH and is_heading(block.text)


def _as_seen(block: ArticleBlock, seen: Sequence[_Seen]) -> Iterator[ArticleBlock]:
    """A block; where several that a reader sees were put together, each of them."""
    for at, each in enumerate(seen):
        if block.part is not BlockKind.PARAGRAPH or block.text == each.text:
            break
        if _bare_of(block.text).startswith(_bare_of(each.text)) and (
            run := _run(block.text, seen[at:])
        ):
            for part in run:
                yield ArticleBlock(
                    BlockKind.HEADING if part.heads else BlockKind.PARAGRAPH, part.text
                )
            return
    yield block


def _run(text: str, seen: Sequence[_Seen]) -> Sequence[_Seen]:
    """The first of these that make up a text, with or without spaces between; else none."""
    whole, parts = _bare_of(text), [_bare_of(each.text) for each in seen]
    ends = accumulate(map(len, parts))
    count = next((at for at, end in enumerate(ends, 1) if end >= len(whole)), 0)
    return seen[:count] if "".join(parts[:count]) == whole else ()


def _bare_of(text: str) -> str:
    return "".join(text.split())


def _missing(
    kept: Sequence[ArticleBlock], title: str, seen: Sequence[_Seen]
) -> Iterator[tuple[int, _Seen]]:
    """What is seen and not kept, and after how many blocks."""
    lines = [(at, tidy(line)) for at, each in enumerate(kept) for line in _bare(each)]
    texts = [each.text for each in seen]
    same = SequenceMatcher(None, [text for _, text in lines], texts, autojunk=False)
    for tag, low, _, first, last in same.get_opcodes():
        if tag in ("insert", "replace"):
            after = lines[low][0] if low < len(lines) else len(kept)
            for each in seen[first:last]:
                if each.text != title and not _holds(kept, each.text):
                    yield after, each


def _bare(block: ArticleBlock) -> Iterator[str]:
    """The texts that a block was made of."""
    for line in block.text.split("\n"):
        if block.part is BlockKind.TABLE:
            yield from line.split(" | ")
        else:
            yield line.removeprefix("- ") if block.part is BlockKind.LIST else line


def _holds(blocks: Iterable[ArticleBlock], text: str) -> bool:
    """Whether a text is kept all the same, in a block that was parted or joined otherwise."""
    return any(text in tidy(each.text) for each in blocks)
