"""What programs ask, what is nowhere, and what everybody is told before there is a site."""

from __future__ import annotations

import re

import pytest

from app.site.site import Site
from app.web.programs import Programs
from app.web.store import Application, Publication, Receive, Scope, Send, plain, respond
from tests.sample import sample_site
from tests.serving import ask, page, send_scope, small_site
from tests.share.test_oembed import QUERY


async def behind(scope: Scope, receive: Receive, send: Send) -> None:
    await respond(plain(200, "behind"), scope, send)


def programs(site: Site | None = None) -> Programs:
    return Programs(Publication(site), behind, frozenset(("/search",)))


def test_what_nobody_knows_is_answered_with_the_page_for_it() -> None:
    reply = ask(programs(small_site()), "/nowhere/")
    assert (reply.status, reply.body) == (404, b"no such page")
    assert ask(programs(small_site()), "/nowhere/", "POST").status == 404


def test_a_site_without_such_a_page_answers_in_plain_words() -> None:
    reply = ask(programs(Site((page("/"),))), "/nowhere/")
    assert (reply.status, reply.body) == (404, b"there is no page at this address\n")
    assert reply.headers["content-type"] == "text/plain; charset=utf-8"


def test_questions_go_on_to_what_stands_behind() -> None:
    assert ask(programs(small_site()), "/search").body == b"behind\n"


@pytest.mark.parametrize("path", ["/", "/bridge/", "/search", "/nowhere"])
def test_before_there_is_a_site_every_reader_is_told_when_to_come_again(path: str) -> None:
    reply = ask(programs(), path)
    assert (reply.status, reply.headers["retry-after"]) == (503, "5")
    assert reply.headers["refresh"] == "5"
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert (reply.headers["cache-control"], reply.headers["x-content-type-options"]) == (
        "no-store",
        "nosniff",
    )
    assert not re.search(rb"<style|<script|style=", reply.body)  # the policy would stop these
    assert b'<html lang="en">' in reply.body
    assert b"<h1>This site is being prepared</h1>" in reply.body


def test_a_websocket_is_closed() -> None:
    closed = [{"type": "websocket.close"}]
    asked = {"type": "websocket", "path": "/", "headers": []}
    assert send_scope(programs(small_site()), asked) == closed


def test_a_program_is_told_when_to_ask_whether_it_is_ready() -> None:
    reply = ask(programs(), "/readyz")
    assert (reply.status, reply.headers["retry-after"]) == (503, "5")
    assert reply.body == b"no verified site is being served yet\n"
    assert "retry-after" not in ask(programs(small_site()), "/readyz").headers


class Counting:
    """A provider that counts how often it is asked."""

    def __init__(self, site: Site) -> None:
        self.provider = site.provider
        self.asked = 0

    def __getattr__(self, name: str) -> object:
        self.asked += name == "find"
        return getattr(self.provider, name)


def counted(monkeypatch: pytest.MonkeyPatch) -> tuple[Application, Counting, Publication]:
    site = Site(sample_site().values())
    counting = Counting(sample_site())
    monkeypatch.setattr(Site, "provider", counting)
    publication = Publication(site)
    return Programs(publication, behind, frozenset()), counting, publication


def test_what_is_asked_again_is_not_looked_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    app, counting, publication = counted(monkeypatch)
    first = ask(app, "/oembed", query=QUERY.encode())
    assert ask(app, "/oembed", query=QUERY.encode()) == first
    assert (first.status, counting.asked) == (200, 1)
    publication.publish(Site(sample_site().values()))
    ask(app, "/oembed", query=QUERY.encode())
    assert counting.asked == 2


def test_what_is_refused_and_what_is_long_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    app, counting, _ = counted(monkeypatch)
    for query in (f"{QUERY}/nowhere/", f"{QUERY}&x={'x' * 1000}"):
        for _ in range(2):
            ask(app, "/oembed", query=query.encode())
    assert counting.asked == 4


def test_only_so_many_answers_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    app, counting, _ = counted(monkeypatch)
    monkeypatch.setattr("app.web.programs._MOST_KEPT", 2)
    queries = [f"{QUERY}&maxwidth={width}".encode() for width in (300, 400, 500)]
    for query in (*queries, queries[2], queries[0]):
        ask(app, "/oembed", query=query)
    assert counting.asked == 4
