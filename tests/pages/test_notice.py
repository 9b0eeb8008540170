"""Where no page is, or none any more."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from app.site.build import build_site
from app.urls import Address
from tests.sample import FILES, attributes, html, texts, verified


def test_what_is_not_there_leads_to_what_is_however_much_there_is() -> None:
    assert attributes("/404.html", ".ways a", "href") == ["/news/"]


def test_a_withdrawn_page_says_why_and_where_to_go_instead() -> None:
    assert texts("/bridge/rumour/", "main p") == [
        "410",
        "“Rumours” was withdrawn on 2 July 2024.",
        "It was wrong.",
    ]
    assert attributes("/bridge/rumour/", ".ways a", "href") == ["/news/bridge/closure/", "/news/"]
    assert texts("/bridge/rumour/", ".ways a")[0] == "Read instead: The closure"
    (told, _) = texts("/bridge/nothing/", "main p")[1:]
    assert told == "https://bridges.example/news/bridge/nothing/ was withdrawn."
    assert texts("/tunnel/", ".ways a")[0] == "Read instead: /news/bridge/"
    assert attributes("/bridge/nothing/", ".ways a", "href") == ["/news/"]


def test_a_page_that_moved_leads_on_without_a_server_too() -> None:
    (refresh,) = html("/bridge/shut/").css("meta[http-equiv=refresh]")
    assert refresh.attributes["content"] == "0; url=/news/bridge/closure/"
    assert attributes("/bridge/shut/", ".ways a", "href") == ["/news/bridge/closure/"]
    assert html("/404.html").css("meta[http-equiv=refresh]") == []


def test_a_withdrawn_statement_is_called_by_the_words_it_had(tmp_path: Path) -> None:
    text = FILES["bridge/explainer.md"].replace("path: rumour/", 'path: "closure/#s-qqqqqq"')
    text = text.replace(", title: Rumours", "").replace(
        "instead: closure/", 'instead: "https://herald.example/1"'
    )
    words = "/bridge/closure/#s-qqqqqq It fell\n"
    files = {
        "bridge/explainer.md": text,
        "permalinks.txt": FILES["permalinks.txt"] + words,
    }
    body = build_site(verified(tmp_path, files), Address())["/bridge/s-qqqqqq/"].body
    page = LexborHTMLParser(body)
    told = [each.text() for each in page.css("main h1, main article > p")]
    assert told == [
        "This statement was withdrawn",
        "“It fell” was withdrawn on 2 July 2024.",
        "It was wrong.",
    ]
    (outside, _) = page.css(".ways a")
    assert outside.attributes["href"] == "https://herald.example/1"
    assert outside.text() == "Read instead: https://herald.example/1"
