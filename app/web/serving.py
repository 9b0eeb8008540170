"""Serving: the port opens first; then the content is checked, published, and published anew."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Protocol

from ..settings import Settings, prefix_of
from .application import create_app
from .desk import Desk
from .observing import Collect, Observer, Tally, logging_of, observer_of
from .publishing import Build, Republisher, Say, outcome, republish
from .server import HANGUPS, browser_url, listen, server_of
from .store import Application, Publication
from .watching import Stamps, stamps, watch_folder


class _Server(Protocol):
    """Answers on sockets until a signal, or whoever sets this, ends it."""

    should_exit: bool
    on_start: Callable[[], None]

    def run(self, sockets: list[socket.socket]) -> None: ...


def serve(
    settings: Settings,
    build: Build,
    say: Say,
    watch: bool = False,
    problems: Callable[[], str] = lambda: "[]",
) -> bool:
    """Serve until a signal ends it; False, as soon as that is known, where the content has errors.

    It listens and answers before it builds: a reader who comes too early is told to come again, and
    a port that is taken costs no build. SIGHUP has the content read again. An author who watches
    may begin with errors: the site is there once they are mended, and its pages tell of `problems`,
    which are JSON. Raises `PortTakenError`; `SettingsError` where it cannot listen, or the base
    path hides a page.
    """
    with listen(settings.host, settings.port) as listening, ExitStack() as running:
        front = _desk(settings, problems) if watch else _server(settings)
        server, publication = front.server, front.publication
        measured = running.enter_context(_measured(settings, front))
        again = Republisher(publication, settings.base_path, build, say)
        before = stamps(settings.content) if watch else {}
        started = threading.Event()
        server.on_start = started.set
        begun: Future[bool] = Future()
        url = browser_url(settings.host, listening.getsockname()[1], settings.base_path)

        def begin() -> None:
            started.wait()
            try:
                told = _first(publication, settings, build, watch)
            except BaseException as error:  # whoever called tells it
                begun.set_exception(error)
            else:
                begun.set_result(watch or publication.answers is not None)
            if begun.exception() or not begun.result():
                server.should_exit = True
                return
            again.say(f"Pilcrow is at {url} (Ctrl-C stops it)")
            if measured:
                again.say(f"its metrics and status are at {measured}")
            if publication.answers is None:
                again.say(told)

        watching = _watching(settings, before, again) if watch else nullcontext()
        with _on_hangup(again), again.running(begin), watching:
            server.run(sockets=[listening])
    return begun.result() if begun.done() else True


@dataclass(frozen=True, slots=True)
class _Front:
    """What answers, where what it answers is published, and who observes it."""

    server: _Server
    publication: Publication
    counts: Collect
    observer: Observer | None = None


def _server(settings: Settings) -> _Front:
    """What answers readers, in this process or in several."""
    observed = settings.metrics is not None
    if settings.workers > 1:
        # One process alone starts without what several need.
        from .workers import Served, Workers

        served = Served(
            settings.base_path, settings.keep_alive, observed=observed, log=settings.log
        )
        workers = Workers(settings.workers, served)
        return _Front(workers, workers.publication, workers.counts)
    publication = Publication()
    return _alone(settings, create_app(publication, settings.base_path), publication)


def _desk(settings: Settings, problems: Callable[[], str]) -> _Front:
    """What answers an author, in one process: pages with what is wrong in their text."""
    publication = Publication()
    app: Application = create_app(publication, settings.base_path)
    app = Desk(app, publication, problems, settings.base_path, prefix_of(settings.content))
    return _alone(settings, app, publication)


def _alone(settings: Settings, app: Application, publication: Publication) -> _Front:
    observer = observer_of(settings.base_path, settings.metrics is not None, settings.log)
    server = server_of(app, settings.keep_alive, observer=observer)
    return _Front(server, publication, observer.counts if observer else Tally, observer)


@contextmanager
def _measured(settings: Settings, front: _Front) -> Iterator[str]:
    """Meanwhile whoever runs it is told what happens; where, if anywhere."""
    with logging_of(front.observer):
        if settings.metrics is None:
            yield ""
            return
        from .operating import operating

        with operating(settings, front.publication, front.counts) as port:
            yield browser_url(settings.metrics[0], port, "")


def _first(publication: Publication, settings: Settings, build: Build, watch: bool) -> str:
    """Publish for the first time; what an author who watches is told where that is not done."""
    if watch:
        return outcome(publication, settings.base_path, build)
    republish(publication, settings.base_path, build)
    return ""


@contextmanager
def _on_hangup(again: Republisher) -> Iterator[None]:
    """SIGHUP asks for what the content says now, as it does of other servers; it ends nothing."""
    before = {each: signal.getsignal(each) for each in HANGUPS}
    for each in before:
        signal.signal(each, lambda *_: again.ask("asked by SIGHUP"))
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@contextmanager
def _watching(settings: Settings, before: Stamps, again: Republisher) -> Iterator[None]:
    ended = threading.Event()
    thread = threading.Thread(
        target=watch_folder,
        args=(settings.content, before, lambda names: again.ask(f"{names} changed"), ended),
        name="watch",
    )
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
