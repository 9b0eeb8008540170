"""Redirects: a page asked for in another spelling leads to its own address."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.site.site import Site
from tests.serving import ask, page, store

STORE = store()


def redirect(asked: str, query: bytes) -> str:
    """Where an address leads for ever."""
    reply = ask(STORE, asked, query=query)
    assert reply.status == 308
    return reply.headers["location"]


@pytest.mark.parametrize(
    ("asked", "query", "led"),
    [
        ("/bridge", b"", "/bridge/"),
        ("/bridge/closing", b"theme=dark&x=%C3%A9", "/bridge/closing/?theme=dark&x=%C3%A9"),
        ("/bridge//closing/", b"", "/bridge/closing/"),
        ("/bridge/./closing", b"", "/bridge/closing/"),
        ("/bridge/../bridge/closing/", b"", "/bridge/closing/"),
        ("/../../bridge/", b"", "/bridge/"),
        ("/x/..", b"", "/"),
        ("", b"", "/"),
        ("/static/site.abc.css/", b"", "/static/site.abc.css"),
        ("//evil.example/..", b"", "/"),
        ("/bridge", b"a=\r\nx: y\xff", "/bridge/?a=%0D%0Ax:%20y%FF"),
        ("/old/", b"", "/bridge/#s-abcdef"),
        ("/old/", b"theme=dark", "/bridge/?theme=dark#s-abcdef"),
        ("/old", b"theme=dark", "/bridge/?theme=dark#s-abcdef"),
    ],
)
def test_a_page_asked_for_in_another_spelling_leads_to_its_own(
    asked: str, query: bytes, led: str
) -> None:
    assert redirect(asked, query) == led


MANGLED = (
    "/index.html",
    "/INDEX.HTM",
    *(
        f"/{each}"
        for each in (")", ".", ",", "'", '"', ">", "]", "…", ";", ":", "!", "*", "_", "}")
    ),
    *(
        f"/{each}"
        for each in ("”", "»", "’", "。", "，", "）", "」", "।", "؟", "\u200b", "\xa0", " ")
    ),
    ")",
    ").",
    "/)/",
    "/index.html).",
    "/**",
    "/>\r\n",
    "/&gt;",
    "/&quot;)",
    "/&#39;",
    "/&#x27;,",
    "%2F",
    "/%29",
    "/%22%3E",
    "/%2526gt%253B",
    "/](https://example.org/bridge/closing/)",
    "/\\",
    "\n/",
    "//",
    "/./",
)


@pytest.mark.parametrize("more", MANGLED)
def test_an_address_that_a_program_mangled_leads_to_its_page(more: str) -> None:
    for path in ("/bridge/closing", "/Bridge/Closing", "//bridge//closing", "/BRIDGE%2FCLOSING"):
        reply = ask(store(base_path="/news"), path + more, query=b"a=1")
        assert (reply.status, reply.headers["location"]) == (308, "/news/bridge/closing/?a=1")


@pytest.mark.parametrize(
    ("asked", "query", "led"),
    [
        ("/bridge/closing/#s-abcdef", b"", "/bridge/closing/#s-abcdef"),
        ("/bridge/closing#s-abcdef).", b"", "/bridge/closing/#s-abcdef"),
        ("/bridge/closing/%23s-abcdef", b"", "/bridge/closing/#s-abcdef"),
        ("/bridge/closing/%2523s-abcdef", b"", "/bridge/closing/#s-abcdef"),
        ("/bridge/closing/index.html#s-abcdef", b"a=1", "/bridge/closing/?a=1#s-abcdef"),
        ("/bridge/closing/?b=2#s-abcdef", b"", "/bridge/closing/?b=2#s-abcdef"),
        ("/bridge/closing/?b=2", b"a=1", "/bridge/closing/?b=2&a=1"),
        ("/bridge/closing/&b=2", b"", "/bridge/closing/?b=2"),
        ("/bridge/closing/#:~:text=bus", b"", "/bridge/closing/"),
        ("/bridge/closing/#\r\nx: y", b"", "/bridge/closing/"),
        ("/bridge/closing/#a\r\nx: y", b"", "/bridge/closing/#a"),
        ("/old/#s-zzzzzz", b"", "/bridge/#s-abcdef"),
        ("/old/?b=2", b"a=1", "/bridge/?b=2&a=1#s-abcdef"),
        ("/static/site.abc.css)", b"", "/static/site.abc.css"),
        ("/)", b"", "/"),
    ],
)
def test_what_was_written_in_codes_is_read_as_what_it_was(
    asked: str, query: bytes, led: str
) -> None:
    assert redirect(asked, query) == led


@given(st.text(), st.text())
def test_no_address_leads_off_the_site(before: str, behind: str) -> None:
    for path in (f"/{before}/bridge/{behind}", f"//{before}/../bridge/{behind}", f"/{before}"):
        reply = ask(STORE, path)
        if reply.status == 308:
            assert re.match(r"/(?!/)[!-\[\]-~]*\Z", reply.headers["location"])


def test_capitals_are_read_in_the_base_path_too_and_not_twice() -> None:
    news = store(base_path="/news")
    assert ask(news, "/NEWS/BRIDGE/").headers["location"] == "/news/bridge/"
    assert ask(news, "/news/news/bridge/").body == b"behind\n"


def test_a_move_stays_under_the_base_path() -> None:
    reply = ask(store(base_path="/news"), "/bridge", query=b"q=1")
    assert reply.headers["location"] == "/news/bridge/?q=1"


def test_a_move_to_a_name_that_is_not_ascii_is_percent_encoded() -> None:
    foreign = store(site=Site((page("/پل/"),)))
    assert ask(foreign, "/پل").headers["location"] == "/%D9%BE%D9%84/"
    assert ask(foreign, "/پل/").status == 200


def test_slashes_that_a_proxy_added_in_front_do_not_lead_in_a_circle() -> None:
    assert ask(STORE, "//bridge/").body == b"The bridge"
    assert ask(STORE, "//bridge").headers["location"] == "/bridge/"
