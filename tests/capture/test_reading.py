"""Articles in saved pages and texts: which paragraphs are found, and that nothing is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.capture.article import Article, BlockKind, removed
from app.capture.reading import read_article
from app.console import Refusal

PAGES = Path(__file__).parent / "pages"
MARKS = {
    BlockKind.HEADING: "#",
    BlockKind.PARAGRAPH: "¶",
    BlockKind.LIST: "•",
    BlockKind.QUOTATION: "❝",
    BlockKind.TABLE: "▦",
}
NAMES = sorted(each.name for each in PAGES.iterdir() if each.suffix != ".expected")


def told(article: Article) -> str:
    return "\n\n".join(f"{MARKS[each.part]} {each.text}" for each in article.blocks) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_the_paragraphs_of_an_article_are_found(name: str) -> None:
    assert told(read_article(PAGES / name)) == (PAGES / f"{name}.expected").read_text()


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_not_kept_is_on_record(name: str) -> None:
    raw = (PAGES / name).read_text()
    article = read_article(PAGES / name)
    kept = " ".join((article.title, *(each.text for each in article.blocks), *removed(article)))
    body = raw.partition("<body>")[2] or raw
    if name.endswith(".md"):
        body = re.sub(r"\A---.*?---|!\[[^]]*\]|\([^)]*\)|[*>#\[\]-]", " ", raw, flags=re.DOTALL)
    seen = re.findall(r"\w+", re.sub(r"<[^>]+>", " ", body))
    assert [word for word in seen if word not in kept] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_title_is_the_article_s_own(name: str) -> None:
    title = read_article(PAGES / name).title
    assert title
    assert not re.search(r"Gazette|Notes from", title)


def test_a_page_is_believed_where_it_speaks_of_itself() -> None:
    article = read_article(PAGES / "related.html")
    assert article.title == "Bridge closed after cracks are found"
    assert (article.publisher, article.date) == ("The Arden Gazette", "2024-03-05")
    assert (article.url, article.language) == ("https://gazette.example/bridge", "en-GB")


def test_a_date_in_the_text_is_not_the_date_of_the_article() -> None:
    assert read_article(PAGES / "blog.html").date == ""


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("gone.txt", None, "cannot read"),
        ("empty.txt", b"", "no text that looks like an article"),
        ("a.pdf", b"%PDF-1.7 ...", "is a PDF; save its text first"),
        ("latin.txt", "Grüße aus Köln".encode("latin-1"), "is not text in utf-8"),
        ("odd.html", b"<!doctype html><meta charset=nonsense><p>x", "is not text in nonsense"),
    ],
)
def test_what_cannot_be_read_says_why(
    tmp_path: Path, name: str, raw: bytes | None, told: str
) -> None:
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    with pytest.raises(Refusal, match=told):
        read_article(tmp_path / name)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_tells_the_encoding(tmp_path: Path, encoding: str) -> None:
    text = (PAGES / "shop.txt").read_text()
    (tmp_path / "shop.txt").write_text(text, encoding=encoding)
    assert told(read_article(tmp_path / "shop.txt")) == (PAGES / "shop.txt.expected").read_text()


def test_a_page_that_declares_its_encoding_is_read_in_it(tmp_path: Path) -> None:
    page = (
        '<meta charset="iso-8859-1"><p>'
        + "Die Brücke über den Fluss ist seit Montag gesperrt. " * 5
    )
    (tmp_path / "page.html").write_bytes(f"<!doctype html>{page}".encode("latin-1"))
    article = read_article(tmp_path / "page.html")
    assert "Brücke" in article.paragraphs[0]
    assert article.language == "de"


def test_what_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.capture.reading.MOST_BYTES", 2**20)
    (tmp_path / "large.txt").write_bytes(b"x" * (2**20 + 1))
    with pytest.raises(Refusal, match="larger than 1 MiB"):
        read_article(tmp_path / "large.txt")


@pytest.mark.parametrize("label", ["iso-8859-1", "Latin1", "us-ascii"])
def test_a_label_means_what_it_means_on_the_web(tmp_path: Path, label: str) -> None:
    words = "Die alte Brücke – sie ist von 1900 – bleibt bis zum Herbst gesperrt, sagt „die Stadt“."
    text = f'<html><meta charset="{label}"><body><article><p>{words}</p><p>{words}</p></article>'
    file = tmp_path / "page.html"
    file.write_bytes(text.encode("cp1252"))
    assert read_article(file).paragraphs[0] == words
