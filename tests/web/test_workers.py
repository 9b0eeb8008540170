"""Workers: processes on one socket that publish together, and are replaced when they end."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from http.client import HTTPConnection
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from app.cache.page import Page
from app.problems.examples import BASE
from app.settings import Settings
from app.site.content import open_site
from app.site.site import Site
from app.web.server import listen
from app.web.store import Publication
from app.web.workers import Served, Worker, Workers, obey, work
from tests.folders import write
from tests.serving import following, page, read, small_site, until, while_serving
from tests.surroundings import interrupts

ASKED = 40
"""Connections, among which no worker of two is left out."""


class Telling(Site):
    """A site that says which process answers."""

    def __getitem__(self, path: str) -> Page:
        return (
            page("/who/", str(os.getpid()).encode())
            if path == "/who/"
            else super().__getitem__(path)
        )

    def settled(self, path: str) -> bool:
        return path != "/who/"

    def __reduce__(self) -> tuple[Any, ...]:
        return Telling, (tuple(self.values()),)


def answering(url: str) -> set[int]:
    """The processes that answer."""
    with ThreadPoolExecutor(8) as pool:
        return set(map(int, pool.map(read, [f"{url}who/"] * ASKED)))


def settings(content: Path) -> Settings:
    return Settings(content=content, port=0, workers=2)


def test_each_answers_and_one_that_ends_is_replaced_by_one_that_serves_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def visit(url: str, said: Sequence[str]) -> None:
        before = answering(url)
        assert len(before) == 2
        assert os.getpid() not in before
        os.kill(min(before), signal.SIGKILL)
        assert until(lambda: len(answering(url) - {min(before)}) == 2)

    while_serving(settings(tmp_path), lambda: Telling((page("/"),)), visit)
    assert "a worker ended with -9; another takes its place" in caplog.text


def test_all_publish_what_is_new_and_say_what_is_not(tmp_path: Path) -> None:
    text = tmp_path / "section.md"
    text.write_text("first")

    def visit(url: str, said: Sequence[str]) -> None:
        assert {read(url) for _ in range(ASKED)} == {b"first"}
        for count, (words, served) in enumerate([("wrong", b"first"), ("third", b"third")], 2):
            text.write_text(words)
            os.kill(os.getpid(), signal.SIGHUP)
            assert until(lambda wanted=count: len(said) == wanted)  # type: ignore[misc]
            assert {read(url) for _ in range(ASKED)} == {served}
            state = {read(f"{url}readyz") for _ in range(ASKED)}
            assert all((b"it has errors" in each) == (words == "wrong") for each in state)

    while_serving(settings(tmp_path), following(text), visit)


def test_what_is_kept_is_opened_by_each(tmp_path: Path) -> None:
    own = Settings(
        content=write(tmp_path / "content", BASE), cache=tmp_path / "cache", port=0, workers=2
    )

    def visit(url: str, said: Sequence[str]) -> None:
        (body,) = {read(f"{url}bridge/") for _ in range(ASKED)}
        assert b"Why the bridge is closed" in body

    while_serving(own, lambda: open_site(own), visit)


@contextmanager
def obeying(publication: Publication, wishes: Connection) -> Iterator[Connection]:
    """Orders for whoever obeys them in another thread."""
    mine, theirs = multiprocessing.Pipe()
    thread = threading.Thread(target=obey, args=(theirs, wishes, publication))
    thread.start()
    try:
        yield mine
    finally:
        mine.close()
        thread.join(20)
        assert not thread.is_alive()


def ordered(orders: Connection, *told: object) -> None:
    orders.send(told)
    assert orders.poll(20)
    assert orders.recv()


def test_a_site_is_opened_first_and_published_when_that_is_ordered() -> None:
    publication = Publication()
    heard, wishes = multiprocessing.Pipe(duplex=False)
    with obeying(publication, wishes) as orders:
        ordered(orders, "publish", None)  # of nothing
        ordered(orders, "open", small_site())
        assert publication.site is None
        ordered(orders, "publish", None)
        assert publication.answers is not None
        ordered(orders, "failed", "it has errors")
        assert publication.failure == "it has errors"
    heard.close()
    wishes.close()


@pytest.mark.parametrize(("site", "status"), [(small_site(), 200), (None, 503)])
def test_a_worker_answers_until_nobody_gives_it_orders(site: Site | None, status: int) -> None:
    mine, orders = multiprocessing.Pipe()
    _, wishes = multiprocessing.Pipe(duplex=False)
    answered: list[int] = []

    def visit() -> None:
        connection = HTTPConnection("127.0.0.1", listening.getsockname()[1], timeout=10)
        connection.request("GET", "/bridge/")
        answered.append(connection.getresponse().status)
        connection.close()
        mine.close()

    with interrupts(), listen("127.0.0.1", 0) as listening:
        visitor = threading.Thread(target=visit)
        visitor.start()
        hangup = signal.getsignal(signal.SIGHUP)
        work(listening, orders, wishes, Served("", 5, site))
        signal.signal(signal.SIGHUP, hangup)
        visitor.join(20)
    assert answered == [status]


class Coming(Site):
    """A site that has pages made when they are asked for, by whoever is told."""

    def __init__(self, pages: Iterable[Page]) -> None:
        super().__init__(pages)
        self.wanted: list[str] = []

    def want(self, explainer: str) -> None:
        self.wanted.append(explainer)

    def wish(self, through: Callable[[str], None]) -> None:
        self._through = through

    def to_come(self, path: str) -> bool:
        self._through(path)
        return False

    def __reduce__(self) -> tuple[Any, ...]:
        return Coming, (tuple(self.values()),)


def test_what_a_worker_lacks_is_wanted_of_whoever_has_it_made(tmp_path: Path) -> None:
    site = Coming((page("/"),))

    def visit(url: str, said: Sequence[str]) -> None:
        with pytest.raises(OSError, match="404"):
            read(f"{url}nowhere/")
        assert until(lambda: site.wanted == ["/nowhere/"])

    while_serving(settings(tmp_path), lambda: site, visit)


def test_one_that_does_not_obey_in_time_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.workers._ORDER_SECONDS", 0)
    with listen("127.0.0.1", 0) as listening:
        worker = Worker(listening, Served("", 5))
        worker.obeyed()  # nothing was ordered
        worker.process.join(20)
        worker.tell("open", small_site())
        worker.leave()
    assert worker.process.exitcode == -signal.SIGKILL


def test_any_thread_may_end_them() -> None:
    workers = Workers(2, Served("", 5))
    assert not workers.should_exit
    threading.Timer(0.2, setattr, (workers, "should_exit", True)).start()
    with interrupts(), listen("127.0.0.1", 0) as listening:
        workers.run([listening])
    assert workers.should_exit


def test_what_all_have_answered_is_counted_even_when_one_has_ended(tmp_path: Path) -> None:
    own = replace(settings(tmp_path), metrics=("127.0.0.1", 0), log=True)

    def counted(said: Sequence[str]) -> int:
        told = read(f"{said[1].split()[-1]}metrics").decode()
        assert "pilcrow_workers 2" in told
        return int(re.findall(r'kind="overview",status="2xx"} (\d+)', told)[0])

    def visit(url: str, said: Sequence[str]) -> None:
        assert until(lambda: len(said) == 2)
        before = answering(url)
        assert counted(said) == ASKED
        os.kill(min(before), signal.SIGKILL)
        assert until(lambda: len(answering(url) - {min(before)}) == 2)
        assert counted(said) > ASKED

    while_serving(own, lambda: Telling((page("/"),)), visit)


def test_one_that_has_ended_had_answered_what_it_last_said() -> None:
    with listen("127.0.0.1", 0) as listening:
        worker = Worker(listening, Served("", 5, observed=True))
        assert worker.count().seconds == 0
        worker.counts.sent = 7
        worker.process.kill()
        worker.process.join(20)
        assert worker.count().sent == 7
        worker.leave()


def test_one_that_does_not_say_in_time_is_counted_as_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with listen("127.0.0.1", 0) as listening:
        worker = Worker(listening, Served("", 5))
        monkeypatch.setattr("app.web.workers._ORDER_SECONDS", 0)
        worker.process.kill()
        worker.counts.sent = 7
        assert worker.count().sent == 7
        worker.process.join(20)
        worker.leave()
