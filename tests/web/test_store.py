"""The page store: which answer a path has, and in which form a request gets it."""

from __future__ import annotations

import gzip
import http.client
import threading
from math import inf

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cache.page import Page
from app.site.site import Site
from app.web.store import (
    Answers,
    Publication,
    Store,
    acceptable,
    matches,
)
from tests.serving import HOME_BODY, Reply, ask, nothing, page, served, small_site, store

STORE = store()


def test_a_page_is_answered_with_its_bytes_and_its_headers() -> None:
    assert ask(STORE, "/") == Reply(
        200,
        {
            "content-type": "text/html; charset=utf-8",
            "cache-control": "no-cache",
            "vary": "Accept-Encoding",
            "etag": '"home"',
            "content-length": str(len(HOME_BODY)),
        },
        HOME_BODY,
    )


def test_a_compressed_page_has_its_own_tag_length_and_coding() -> None:
    squeezed = ask(STORE, "/", accept_encoding="gzip, deflate, br, zstd")
    assert brotli.decompress(squeezed.body) == HOME_BODY
    assert squeezed.headers == {
        **ask(STORE, "/").headers,
        "content-encoding": "br",
        "etag": '"home-br"',
        "content-length": str(len(squeezed.body)),
    }
    assert gzip.decompress(ask(STORE, "/", accept_encoding="gzip").body) == HOME_BODY


def test_a_page_that_is_not_worth_compressing_does_not_vary() -> None:
    reply = ask(STORE, "/bridge/", accept_encoding="br, gzip")
    assert reply.body == b"The bridge"
    assert "content-encoding" not in reply.headers
    assert "vary" not in reply.headers


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (b"", ()),
        (b"br", ("br",)),
        (b"gzip, deflate, br, zstd", ("br", "gzip")),
        (b"gzip;q=0.8, br;q=0.1", ("gzip", "br")),
        (b"gzip;q=1.0, br;q=0", ("gzip",)),
        (b"br;q=0.000, gzip;q=0.001", ("gzip",)),
        (b"BR;Q=1, GZIP;Q=0.5", ("br", "gzip")),
        (b"br ; q=0.5 ,gzip ; q=0.6", ("gzip", "br")),
        (b"x-gzip", ("gzip",)),
        (b"identity", ("identity",)),
        (b"identity;q=1, gzip;q=0.5", ("identity", "gzip")),
        (b"*", ("br", "gzip", "identity")),
        (b"br;q=0, *", ("gzip", "identity")),
        (b"gzip, *;q=0", ("gzip",)),
        (b"*;q=0", ()),
        (b"identity;q=0, *;q=0", ()),
        (b"zstd, compress", ()),
        (b"br;q=2, gzip;q=-1", ()),
        (b"br;q=1.5, gzip;q=0.1234", ()),
        (b"br;q=nan, gzip;level=9", ()),
        (b"br;", ("br",)),
        (b",,;q=1,", ()),
        (b"\xff\xfe, br", ("br",)),
    ],
)
def test_codings_are_taken_in_the_order_a_request_weighs_them(
    header: bytes, expected: tuple[str, ...]
) -> None:
    assert acceptable(header) == expected


@pytest.mark.parametrize("header", ["", "identity;q=0", "*;q=0", "zstd"])
def test_a_request_that_accepts_nothing_of_ours_gets_the_page_as_it_is(header: str) -> None:
    assert ask(STORE, "/", accept_encoding=header).body == HOME_BODY


def test_a_header_sent_twice_counts_as_one_list() -> None:
    twice = ((b"accept-encoding", b"br;q=0"), (b"accept-encoding", b"gzip"))
    assert ask(STORE, "/", headers=twice).headers["content-encoding"] == "gzip"
    tags = ((b"if-none-match", b'"other"'), (b"if-none-match", b'"home"'))
    assert ask(STORE, "/", headers=tags).status == 304


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (b'"home"', True),
        (b'W/"home"', True),
        (b'"other", "home"', True),
        (b'"other",W/"home" , "third"', True),
        (b"*", True),
        (b" * ", True),
        (b'"a, b", "home"', True),
        (b'"other"', False),
        (b"home", False),
        (b'"home', False),
        (b'"home-br"', False),
        (b'"*"', False),
        (b"", False),
        (b'"HOME"', False),
    ],
)
def test_a_tag_is_looked_for_in_a_list_and_compared_weakly(header: bytes, expected: bool) -> None:
    assert matches(header, b'"home"') is expected


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_page_the_reader_already_has_is_not_sent_again(method: str) -> None:
    reply = ask(STORE, "/", method, accept_encoding="br", if_none_match='W/"home-br"')
    assert reply == Reply(
        304,
        {"cache-control": "no-cache", "vary": "Accept-Encoding", "etag": '"home-br"'},
        b"",
    )


def test_a_tag_of_another_coding_does_not_stand_for_this_one() -> None:
    assert ask(STORE, "/", accept_encoding="br", if_none_match='"home"').status == 200


@pytest.mark.parametrize("path", ["/404.html", "/gone/", "/old/"])
def test_an_error_or_a_move_is_never_answered_as_unchanged(path: str) -> None:
    reply = ask(STORE, path, if_none_match="*")
    assert reply.status in (404, 410, 308)
    assert "etag" not in reply.headers


@pytest.mark.parametrize("path", ["/", "/bridge/", "/gone/", "/old/", "/bridge"])
@pytest.mark.parametrize("coding", ["identity", "br", "gzip"])
def test_head_answers_as_get_does_without_the_body(path: str, coding: str) -> None:
    got = ask(STORE, path, accept_encoding=coding)
    assert ask(STORE, path, "HEAD", accept_encoding=coding) == Reply(got.status, got.headers, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get"])
@pytest.mark.parametrize("path", ["/", "/bridge", "/old/"])
def test_a_page_answers_no_other_method(path: str, method: str) -> None:
    reply = ask(STORE, path, method)
    assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD")


def test_a_withdrawn_page_says_why() -> None:
    reply = ask(STORE, "/gone/")
    assert (reply.status, reply.body) == (410, b"withdrawn: it was wrong")


def test_what_is_asked_about_the_server_is_about_no_page() -> None:
    assert ask(STORE, "*", method="OPTIONS").body == b"behind\n"


@pytest.mark.parametrize(
    "path",
    [
        "*",
        "/nowhere/",
        "//evil.example/",
        "/é",
        "/bridge/s",
        "/bridge)closing/",
        "/bridge-/-closing/",
        "/brídge/",
        "/bridge.html",
        "http://127.0.0.1/",
        pytest.param("/" + "a/" * 50_000, id="very long"),
    ],
)
def test_an_unknown_path_is_handed_on(path: str) -> None:
    assert ask(STORE, path).body == b"behind\n"


def test_before_there_is_a_site_every_path_is_handed_on() -> None:
    assert ask(Store(Publication(), "", nothing), "/").body == b"behind\n"


class Growing(Site):
    """A site whose pages are there after they were asked for so many times, if ever."""

    def __init__(self, *pages: Page, asks: float = inf) -> None:
        super().__init__(pages)
        self.left = asks
        self.closed = False

    def __getitem__(self, path: str) -> Page:
        if path != "/" and self.left > 0:
            raise KeyError(path)
        return super().__getitem__(path)

    def settled(self, path: str) -> bool:
        return self.left <= 0

    def to_come(self, path: str) -> bool:
        self.left -= 1
        return path != "/never/" and self.left >= 0

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.store._LOOK_SECONDS", 0)


@pytest.mark.usefixtures("_at_once")
@pytest.mark.parametrize("path", ["/late/", "/late"])
def test_a_page_that_is_still_being_made_is_waited_for(path: str) -> None:
    serving = store(site=Growing(page("/"), page("/late/", b"late"), asks=3))
    reply = ask(serving, path)
    assert reply.body == b"late" if path[-1] == "/" else reply.headers["location"] == "/late/"


@pytest.mark.usefixtures("_at_once")
def test_what_turns_out_not_to_come_is_not_found() -> None:
    assert ask(store(site=Growing(page("/"), asks=3)), "/late/").body == b"behind\n"
    assert ask(store(site=Growing(page("/"))), "/never/").body == b"behind\n"


@pytest.mark.usefixtures("_at_once")
def test_who_has_waited_long_is_told_to_come_again() -> None:
    reply = ask(store(site=Growing(page("/"))), "/late/")
    assert (reply.status, reply.headers["retry-after"]) == (503, "5")
    assert reply.body == b"this page is still being made\n"


def test_an_answer_is_kept_when_it_is_as_good_as_it_gets() -> None:
    site = Growing(page("/"), page("/late/"))
    answers = Answers(site)
    assert answers["/"] is not answers["/"]
    site.left = 0
    assert answers["/"] is answers["/"]
    assert answers["/nowhere/"] is None


def test_only_so_many_answers_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.store.MOST_ANSWERS", 2)
    answers = Answers(small_site())
    for path in ("/", "/bridge/", "/old/"):
        assert answers[path]
    assert list(answers) == ["/old/"]


def test_a_site_that_is_not_served_any_more_is_told() -> None:
    first = Growing(page("/"))
    publication = Publication(first)
    publication.publish(small_site())
    assert first.closed


def test_a_new_site_replaces_the_old_one_whole() -> None:
    publication = Publication(small_site())
    serving = Store(publication, "", nothing)
    publication.publish(Site((page("/new/", b"new"),)))
    assert ask(serving, "/new/").body == b"new"
    assert ask(serving, "/bridge/").body == b"behind\n"


def test_readers_meet_no_mixture_while_sites_are_being_replaced() -> None:
    old = Site((page("/", b"old", etag='"old"'),))
    new = Site((page("/", b"new", etag='"new"'),))
    publication = Publication(old)
    serving = Store(publication, "", nothing)
    done = threading.Event()

    def keep_replacing() -> None:
        while not done.is_set():
            publication.publish(new)
            publication.publish(old)

    thread = threading.Thread(target=keep_replacing)
    thread.start()
    try:
        replies = [ask(serving, "/") for _ in range(200)]
        # On a busy machine one of the two may be served for a while.
        while len({reply.body for reply in replies}) < 2 and len(replies) < 20_000:
            replies.append(ask(serving, "/"))
    finally:
        done.set()
        thread.join()
    assert {reply.body for reply in replies} == {b"old", b"new"}
    assert all(reply.headers["etag"] == f'"{reply.body.decode()}"' for reply in replies)


def test_answering_leaves_the_prepared_answers_as_they_were() -> None:
    first = ask(STORE, "/old/", query=b"a=1")
    assert ask(STORE, "/old/").headers["location"] == "/bridge/#s-abcdef"
    assert ask(STORE, "/old/", query=b"a=1") == first


@given(
    path=st.one_of(st.text(), st.text("/.%abridge\0\\é")),
    method=st.sampled_from(("GET", "HEAD", "POST", "")),
    query=st.binary(),
    accept=st.one_of(st.binary(), st.text("brgzip*;q=01., identy").map(str.encode)),
    tags=st.one_of(st.binary(), st.text('W/"*home, ').map(str.encode)),
)
def test_no_request_breaks_the_store(
    path: str, method: str, query: bytes, accept: bytes, tags: bytes
) -> None:
    headers = ((b"accept-encoding", accept), (b"if-none-match", tags))
    reply = ask(STORE, "/" + path, method, query, headers)
    assert reply.status in (200, 304, 308, 404, 405, 410)
    location = reply.headers.get("location", "/")
    assert location.startswith("/")
    assert not location.startswith("//")
    assert location.isprintable()


def test_a_connection_serves_get_head_and_304_one_after_the_other() -> None:
    with served(STORE) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("HEAD", "/")
        head = connection.getresponse()
        assert (head.status, head.read(), head.headers["Content-Length"]) == (
            200,
            b"",
            str(len(HOME_BODY)),
        )
        local = connection.sock.getsockname()
        connection.request("GET", "/", headers={"Accept-Encoding": "br"})
        full = connection.getresponse()
        assert brotli.decompress(full.read()) == HOME_BODY
        connection.request(
            "GET", "/", headers={"Accept-Encoding": "br", "If-None-Match": full.headers["ETag"]}
        )
        unchanged = connection.getresponse()
        assert (unchanged.status, unchanged.read()) == (304, b"")
        assert "Content-Length" not in unchanged.headers
        connection.request("POST", "/", body=b"x=1")
        refused = connection.getresponse()
        assert (refused.status, refused.read()[:4]) == (405, b"this")
        connection.request("GET", "/%62ridge/")
        assert connection.getresponse().read() == b"The bridge"
        assert connection.sock.getsockname() == local
        connection.close()


def test_what_is_held_back_is_told_to_whoever_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    publication = Publication(small_site())
    assert publication.state == "ok"
    monkeypatch.setattr(Site, "held", {"ferry": "it is a draft", "bridge": "it has errors"})
    assert publication.state == "ok; held back: ferry (it is a draft), bridge (it has errors)"
