"""While an author watches, every page says what is wrong with its text."""

from __future__ import annotations

import re

import pytest

from app.model import Span
from app.pages import source_hash
from app.problems import Problem, Severity
from app.site.facts import encoded_problems
from app.site.site import Site
from app.web.application import create_app
from app.web.desk import Desk
from app.web.store import Publication, Receive, Scope, Send
from tests.sample import sample_site
from tests.serving import Reply, ask, page, send_scope, small_site

PROBLEM = Problem(
    "unknown-paragraph", Severity.ERROR, Span("bridge/closure.md", 4, 1, 3),
    "wire has <no> paragraph 9", "cite one", "The deck.",
)  # fmt: skip


def watched(site: Site | None, *problems: Problem, base_path: str = "") -> Desk:
    publication = Publication(site)
    told = encoded_problems(problems)
    app = create_app(publication, base_path)
    return Desk(app, publication, lambda: told, base_path, "content/")


def desk(reply: Reply) -> str:
    match = re.search(r'<aside class="desk".*?</aside>', reply.body.decode(), re.DOTALL)
    return match[0] if match else ""


def test_a_page_has_what_is_wrong_with_its_text_before_everything_else() -> None:
    reply = ask(watched(sample_site(), PROBLEM), "/bridge/closure/")
    assert "wire has &lt;no&gt; paragraph 9" in desk(reply)
    assert "<mark>The</mark> deck." in desk(reply)
    assert reply.body.index(b'class="desk"') < reply.body.index(b'<header class="masthead">')
    assert reply.headers["content-length"] == str(len(reply.body))
    assert reply.headers["cache-control"] == "no-store"
    assert "etag" not in reply.headers


def test_its_style_and_its_script_are_allowed_by_what_they_are() -> None:
    reply = ask(watched(sample_site()), "/bridge/")
    policy = reply.headers["content-security-policy"]
    body = reply.body.decode()
    for tag in ("style", "script"):
        inner = re.findall(rf"<{tag}>(.*?)</{tag}>", body, re.DOTALL)
        assert all(source_hash(each) in policy for each in inner)
    assert "connect-src 'self'" in policy


def test_a_policy_that_allows_nothing_allows_what_it_needs() -> None:
    reply = ask(watched(None), "/bridge/")
    policy = reply.headers["content-security-policy"]
    assert policy.startswith("default-src 'none';")
    assert re.search(
        r"style-src 'sha256-[^']+';script-src 'sha256-[^']+';connect-src 'self'", policy
    )


@pytest.mark.parametrize("site", [small_site(), None])
def test_where_no_page_is_yet_its_problems_are_told(site: Site | None) -> None:
    reply = ask(watched(site, PROBLEM), "/bridge/closure/")
    assert "nothing can be shown yet" in desk(reply)
    assert "refresh" not in reply.headers


def test_what_a_browser_has_or_unpacks_does_not_keep_it_out() -> None:
    asked = ((b"accept-encoding", b"gzip"), (b"if-none-match", b'"home"'), (b"cookie", b"a"))
    reply = ask(watched(small_site()), "/", headers=asked)
    assert (reply.status, "content-encoding" in reply.headers) == (200, False)
    assert desk(reply)


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/static/site.abc.css", "GET"),
        ("/old/", "GET"),
        ("/bridge/", "HEAD"),
        ("/embed/bridge/", "GET"),
        ("/healthz", "GET"),
    ],
)
def test_all_else_is_answered_as_ever(path: str, method: str) -> None:
    css = page("/x.css", b"p{}", headers=((b"content-type", b"text/css"),))
    site = small_site(css, page("/embed/bridge/", b"An embed"))
    asked = "/x.css" if path.endswith(".css") else path
    plain = ask(create_app(Publication(site)), asked, method)
    reply = ask(watched(site), asked, method)
    assert (reply.status, reply.body, reply.headers) == (plain.status, plain.body, plain.headers)


def test_an_answer_in_pieces_is_put_together() -> None:
    async def pieces(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"text/html"), (b"x-other", b"kept")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"<main>", "more_body": True})
        await send({"type": "http.response.body"})

    reply = ask(Desk(pieces, Publication(), lambda: "[]", "", ""), "/")
    assert reply.body.startswith(b"<style>")
    assert reply.body.endswith(b"</script>\n<main>")
    assert reply.headers["x-other"] == "kept"


def test_it_tells_whether_there_is_something_newer() -> None:
    publication, told = Publication(small_site()), ["[]"]
    app = Desk(create_app(publication, "/news"), publication, lambda: told[0], "/news", "")
    first = ask(app, "/news/.desk")
    assert (first.status, first.headers["cache-control"]) == (200, "no-store")
    assert f'data-version="{first.body.decode()}"'.encode() in ask(app, "/news/").body
    assert ask(app, "/news/.desk").body == first.body
    told[0] = encoded_problems((PROBLEM,))
    second = ask(app, "/news/.desk").body
    publication.publish(small_site())
    assert len({first.body, second, ask(app, "/news/.desk").body}) == 3


def test_a_websocket_goes_through() -> None:
    closed = [{"type": "websocket.close"}]
    asked = {"type": "websocket", "path": "/", "headers": []}
    assert send_scope(watched(small_site()), asked) == closed
