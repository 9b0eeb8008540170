"""The web application: what stands behind the pages, what guards it, and under which path."""

from __future__ import annotations

import http.client
from functools import cache
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.application import Guarded, create_app
from app.web.store import PLAIN_HEADERS, Application, Publication, Receive, Scope, Send
from tests.sample import sample_site
from tests.serving import ask, page, send_scope, served, small_site

APP = create_app(Publication(small_site()))
UNDER = create_app(Publication(small_site()), "/news/explained")
EMPTY = create_app(Publication())
HEADER_NAMES = (
    *(b"host", b"accept", b"accept-encoding", b"if-none-match", b"cookie", b"range"),
    *(b"content-length", b"content-type", b"x-forwarded-host", b"origin"),
)
GUARD = {name.decode(): value.decode() for name, value in PLAIN_HEADERS}


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("app", "path", "status"),
    [
        (APP, "/healthz", 200),
        (APP, "/readyz", 200),
        (UNDER, "/healthz", 200),
        (UNDER, "/news/explained/readyz", 200),
        (EMPTY, "/healthz", 200),
        (EMPTY, "/readyz", 503),
        (EMPTY, "/", 503),
    ],
)
def test_health_is_being_up_and_readiness_is_having_a_verified_site(
    app: Application, path: str, status: int, method: str
) -> None:
    reply = ask(app, path, method)
    assert reply.status == status
    assert GUARD.items() <= reply.headers.items()


def test_it_is_ready_as_soon_as_a_site_is_published() -> None:
    publication = Publication()
    app = create_app(publication)
    publication.publish(small_site())
    assert (ask(app, "/readyz").status, ask(app, "/").status) == (200, 200)


def test_the_framework_shows_no_page_of_its_own() -> None:
    for path in (
        "/docs",
        "/redoc",
        "/openapi.json",
        "/docs/oauth2-redirect",
        "/nowhere",
        "/healthz/",
    ):
        reply = ask(APP, path)
        assert (reply.status, reply.body) == (404, b"no such page"), path


def test_what_stands_behind_the_pages_refuses_other_methods_too() -> None:
    reply = ask(APP, "/healthz", "POST")
    assert reply.status == 405
    assert reply.headers["allow"] == "GET, HEAD"
    assert reply.body == ask(APP, "/", "POST").body
    assert reply.headers["content-type"] == ask(APP, "/", "POST").headers["content-type"]
    assert GUARD.items() <= reply.headers.items()


def test_a_page_keeps_the_headers_it_was_finished_with() -> None:
    own = ((b"content-type", b"text/html"), (b"cache-control", b"no-cache"), (b"x-own", b"yes"))
    app = create_app(Publication(small_site(page("/own/", b"own", headers=own))))
    reply = ask(app, "/own/")
    assert (reply.headers["cache-control"], reply.headers["x-own"]) == ("no-cache", "yes")
    assert "content-security-policy" not in reply.headers
    missing = create_app(Publication(small_site(page("/z/", b"z"))))
    assert ask(missing, "/nowhere/").headers["cache-control"] == "no-cache"


def test_an_answer_that_sets_a_header_itself_is_not_given_another() -> None:
    async def searching(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"Cache-Control", b"max-age=60")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"found"})

    reply = ask(Guarded(searching), "/search")
    assert reply.headers["Cache-Control"] == "max-age=60"
    assert "cache-control" not in reply.headers
    assert reply.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("prefix", ["", "/news/explained"])
def test_a_page_is_the_same_with_the_prefix_kept_or_stripped(prefix: str) -> None:
    assert ask(UNDER, f"{prefix}/bridge/").body == b"The bridge"
    assert ask(UNDER, f"{prefix}/static/site.abc.css").status == 200
    assert ask(UNDER, f"{prefix}/nowhere/").body == b"no such page"
    moved = ask(UNDER, f"{prefix}/bridge", query=b"a=1")
    assert (moved.status, moved.headers["location"]) == (308, "/news/explained/bridge/?a=1")


def test_the_base_path_itself_leads_to_the_home_page() -> None:
    reply = ask(UNDER, "/news/explained", query=b"a=1")
    assert (reply.status, reply.headers["location"]) == (308, "/news/explained/?a=1")
    assert ask(UNDER, "/news/explained/").status == 200


@pytest.mark.parametrize(
    "path", ["/news/", "/news/explainedmore/", "/news/explained/news/explained/"]
)
def test_a_path_that_only_looks_like_the_base_path_is_not_cut(path: str) -> None:
    assert ask(UNDER, path).status == 404


def test_without_a_base_path_nothing_is_cut() -> None:
    assert ask(APP, "/news/explained/").status == 404


@pytest.mark.parametrize("app", [APP, UNDER, EMPTY])
def test_a_websocket_is_refused(app: Application) -> None:
    scope = {"type": "websocket", "path": "/", "root_path": "", "headers": [], "query_string": b""}
    assert send_scope(app, scope) == [{"type": "websocket.close"}]


@given(
    path=st.one_of(st.text(), st.text("/.%healtzbridg\0\\é"), st.just("healthz")),
    method=st.sampled_from(("GET", "HEAD", "POST", "OPTIONS")),
    query=st.binary(),
    headers=st.lists(
        st.tuples(
            st.sampled_from(HEADER_NAMES),
            st.binary(),
        )
    ),
)
def test_no_request_is_an_error_of_the_server(
    path: str, method: str, query: bytes, headers: list[tuple[bytes, bytes]]
) -> None:
    reply = ask(APP, f"/{path}", method, query, tuple(headers))
    assert reply.status < 500
    assert (
        ask(UNDER, f"/news/explained/{path}", method, query, tuple(headers)).status == reply.status
    )


@pytest.mark.parametrize(
    ("target", "status"),
    [
        (b"/%00", 308),
        (b"/%ff%fe/", 308),
        (b"/a%ff%fe/", 404),
        (b"/%2e%2e/%2e%2e/etc/passwd", 404),
        (b"/..%2fbridge", 308),
        (b"//bridge/", 200),
        (b"/bridge/?%zz", 200),
        (b"/%zz", 404),
        (b"/" + b"a" * 60_000, 404),
        (b"/bridge\xc3\xa9/", 400),
        (b"*", 404),
        (b"http://x/bridge/", 200),
        (b"HTTPS://bridges.example:443/bridge/?a=1", 200),
        (b"http://x", 200),
        (b"http://x?a=1", 200),
        (b"http://[::1]", 200),
        (b"http://x/bridge", 308),
        (b"http://x/nowhere/", 404),
        (b"http://", 400),
    ],
)
def test_a_hostile_request_line_gets_an_answer(target: bytes, status: int) -> None:
    with served(APP) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.connect()
        connection.sock.sendall(b"GET %b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" % target)
        answer = connection.sock.makefile("rb").readline()
        connection.close()
    assert answer.split()[1] == str(status).encode()


@cache
def bridges() -> Application:
    """The sample, served."""
    return create_app(Publication(sample_site()), "/news")


TEXTS = st.text(max_size=300)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_question_is_answered_on_its_page_and_as_data(method: str) -> None:
    reply = ask(bridges(), "/news/search/", method, query=b"q=steel&certainty=denied")
    assert reply.status == 200
    assert reply.headers["content-security-policy"].startswith("default-src 'none';style-src")
    assert b"denied by The builder" in reply.body
    data = ask(bridges(), "/news/search/index.json", method, query=b"q=steel")
    assert (data.status, data.headers["content-type"]) == (200, "application/json")
    assert data.headers["access-control-allow-origin"] == "*"


def test_a_page_of_questions_is_one_of_the_site_while_nothing_is_asked() -> None:
    assert ask(bridges(), "/news/search/").body == sample_site()["/search/"].body
    moved = ask(bridges(), "/news/search", query=b"q=steel")
    assert (moved.status, moved.headers["location"]) == (308, "/news/search/?q=steel")


def test_where_nothing_can_be_searched_nothing_breaks() -> None:
    for app in (EMPTY, APP):
        for path in ("/search/", "/search/index.json"):
            assert ask(app, path, query=b"q=steel").status == 503


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_question_is_answered(q: str, explainer: str, voice: str, certainty: str) -> None:
    asked = {"q": q, "explainer": explainer, "voice": voice, "certainty": certainty}
    query = urlencode(asked, errors="replace").encode()
    assert ask(bridges(), "/news/search/", query=query).status == 200


@given(st.binary(max_size=300))
def test_any_bytes_are_a_question(query: bytes) -> None:
    assert ask(bridges(), "/news/search/", query=b"q=" + query).status == 200
