"""File → article: what kind of file it is, and the text in it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from ..console import Refusal
from .article import Article
from .languages import guess
from .markdown import read_markdown
from .plain import read_plain
from .web_page import read_web_page

MOST_BYTES = 8 * 1024 * 1024
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
    r"<(?:!doctype html|html|head|body|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = frozenset((".md", ".markdown"))
_DECLARED = re.compile(rb"""<meta[^>]+charset=["']?\s*([\w-]+)""", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HEAD = 2048
_CALLED = dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "cp1252")
"""What a label means on the web, whatever it says (Encoding Standard, 4.2)."""


def read_article(path: Path) -> Article:
    """The article in a file of HTML, Markdown or plain text.

    Raises `Refusal` where the file cannot be read, or no article is found in it.
    """
    text = _text(path).replace("\r\n", "\n").replace("\r", "\n")
    if _HTML.match(text):
        article = read_web_page(text)
    elif path.suffix.lower() in _MARKDOWN:
        article = read_markdown(text)
    else:
        article = read_plain(text)
    if not article.paragraphs:
        raise Refusal(f"{path} has no text that looks like an article")
    return article if article.language else replace(article, language=guess(article.paragraphs))


def _text(path: Path) -> str:
    """What a file says, in whichever encoding it declares."""
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refusal(f"cannot read {path}: {error.strerror or error}") from None
    if len(raw) > MOST_BYTES:
        raise Refusal(f"{path} is larger than {MOST_BYTES // 2**20} MiB; save the text of it alone")
    if raw.startswith(b"%PDF-"):
        raise Refusal(f"{path} is a PDF; save its text first, for example with `pdftotext -layout`")
    marked = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    declared = _DECLARED.search(raw[:_HEAD])
    encoding = marked or (declared[1].decode("ascii") if declared else "utf-8")
    try:
        return raw.decode(_CALLED.get(encoding.lower(), encoding))
    except (LookupError, UnicodeDecodeError):
        raise Refusal(
            f"{path} is not text in {encoding}; save it as UTF-8, and read it through once"
        ) from None
