"""What is asked is counted and told by kind, and nobody is recorded."""

from __future__ import annotations

import json
import logging
from collections import Counter

import pytest

from app.web.access import AccessLog
from app.web.application import Answering, create_app
from app.web.observing import (
    BOUNDS,
    Observed,
    Observer,
    Tally,
    kind_of,
    logging_of,
    observer_of,
    total,
)
from app.web.server import server_of
from app.web.store import Publication, Receive, Scope, Send
from tests.serving import Reply, ask, small_site


def watched(observer: Observer, path: str, *headers: tuple[bytes, bytes]) -> Reply:
    app = create_app(Publication(small_site()), "/news")
    return ask(Observed(app, observer), path, query=b"q=secret", headers=headers)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "home"),
        ("/bridge/", "overview"),
        ("/bridge/closing/", "section"),
        ("/bridge/s-abc123/", "statement"),
        ("/bridge/s-abc123-2-statement/", "statement"),
        ("/bridge/closing/share/", "share"),
        ("/embed/bridge/", "embed"),
        ("/static/site.abc.css", "static"),
        ("/bridge/index.json", "file"),
        ("/search/", "search"),
        ("/readyz", "probe"),
        ("*", "file"),
        ("", "file"),
    ],
)
def test_a_page_is_counted_by_the_form_of_its_path(path: str, kind: str) -> None:
    assert kind_of(path) == kind


def test_every_answer_is_counted() -> None:
    observer = Observer("/news")
    for path in ("/news/", "/news/", "/news/old/", "/news/none/"):
        watched(observer, path)
    counts = observer.counts()
    assert counts.requests == {("home", 2): 2, ("overview", 3): 1, ("overview", 4): 1}
    assert sum(counts.durations) == 4
    assert counts.seconds > 0
    size = len(watched(observer, "/news/bridge/").body)
    assert observer.counts().sent == counts.sent + size
    assert watched(observer, "/news/").headers.keys().isdisjoint(("x-request-id",))


def test_a_duration_counts_where_it_is_at_most_the_bound() -> None:
    observer = Observer("")
    for seconds in (BOUNDS[0], BOUNDS[0] * 1.1, 100.0):
        observer.tell("/", 200, 0, seconds)
    assert observer.counts().durations == [1, 1, *[0] * (len(BOUNDS) - 2), 1]


def test_a_line_has_the_id_of_the_answer_and_nothing_of_whoever_asked() -> None:
    written: list[bytes] = []
    observer = Observer("", AccessLog(written.append))
    replies = [watched(observer, "/news/", (b"user-agent", b"browser")) for _ in "ab"]
    assert observer.log is not None
    observer.log.flush()
    lines = [json.loads(line) for line in b"".join(written).splitlines()]
    ids = [reply.headers["x-request-id"] for reply in replies]
    assert [line["request"] for line in lines] == ids
    assert len(set(ids)) == 2
    assert lines[0].keys() == {"time", "request", "method", "path", "status", "bytes", "ms"}
    assert not any(told in b"".join(written) for told in (b"secret", b"127.0.0.1", b"browser"))


@pytest.mark.parametrize(
    ("given", "kept"),
    [("a.B-9_", True), ("x" * 64, True), ("x" * 65, False), ('a"', False), ("", False)],
)
def test_a_proxy_may_give_the_id(given: str, kept: bool) -> None:
    observer = Observer("", AccessLog(lambda _: None))
    reply = watched(observer, "/news/", (b"accept", b"*/*"), (b"x-request-id", given.encode()))
    assert (reply.headers["x-request-id"] == given) == kept


def test_what_breaks_is_counted_and_found_by_its_id(caplog: pytest.LogCaptureFixture) -> None:
    async def breaks(scope: Scope, receive: Receive, send: Send) -> None:
        raise ZeroDivisionError

    observer = Observer("", AccessLog(lambda _: None))
    reply = ask(Observed(Answering(breaks), observer), "/")
    assert reply.status == 500
    with pytest.raises(ZeroDivisionError):
        ask(Observed(breaks, observer), "/")
    assert observer.counts().requests == {("home", 5): 1, ("home", 0): 1}
    (record,) = [each for each in caplog.records if each.levelno == logging.ERROR]
    assert f"(request {reply.headers['x-request-id']})" in record.getMessage()


def test_several_processes_are_counted_together() -> None:
    one = Tally(
        requests=Counter({("home", 2): 1}), durations=[1] * 11, seconds=1, sent=2, connections=3
    )
    two = Tally(requests=Counter({("home", 2): 2, ("file", 4): 1}), unlogged=4, connections=1)
    both = total([one, two, one.ended()])
    assert both.requests == {("home", 2): 4, ("file", 4): 1}
    assert both.durations == [2] * 11
    assert (both.seconds, both.sent, both.unlogged, both.connections) == (2, 4, 4, 4)


def test_nobody_observes_where_nobody_wants_to_know() -> None:
    assert observer_of("", observed=False, log=False) is None
    with logging_of(None), logging_of(observer_of("", observed=True, log=False)):
        pass
    observer = observer_of("", observed=False, log=True)
    assert observer is not None
    assert observer.log is not None


def test_connections_are_those_of_the_server() -> None:
    observer = Observer("")
    assert observer.counts().connections == 0
    server = server_of(create_app(Publication(small_site())), observer=observer)
    server.server_state.connections.add(object())  # type: ignore[arg-type] # only counted
    assert observer.counts().connections == 1


def test_the_last_lines_are_written_before_a_signal_ends_the_process() -> None:
    written: list[bytes] = []
    observer = Observer("", AccessLog(written.append))
    watched(observer, "/news/")
    Observer("").end()
    server = server_of(create_app(), observer=observer)
    with server.capture_signals():
        assert written == []
    assert len(written) == 1
