"""Serving: the port opens first; then the content is checked, published, and published anew."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, nullcontext
from typing import Protocol

from ..settings import Settings, prefix_of
from .application import create_app
from .desk import Desk
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
    with listen(settings.host, settings.port) as listening:
        server, publication = _desk(settings, problems) if watch else _server(settings)
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
            if publication.answers is None:
                again.say(told)

        watching = _watching(settings, before, again) if watch else nullcontext()
        with _on_hangup(again), again.running(begin), watching:
            server.run(sockets=[listening])
    return begun.result() if begun.done() else True


def _server(settings: Settings) -> tuple[_Server, Publication]:
    """What answers, in this process or in several, and where what it answers is published."""
    if settings.workers > 1:
        # One process alone starts without what several need.
        from .workers import Workers

        workers = Workers(settings.workers, settings.base_path, settings.keep_alive)
        return workers, workers.publication
    publication = Publication()
    app = create_app(publication, settings.base_path)
    return server_of(app, settings.keep_alive), publication


def _desk(settings: Settings, problems: Callable[[], str]) -> tuple[_Server, Publication]:
    """What answers an author, in one process: pages with what is wrong in their text."""
    publication = Publication()
    app: Application = create_app(publication, settings.base_path)
    app = Desk(app, publication, problems, settings.base_path, prefix_of(settings.content))
    return server_of(app, settings.keep_alive), publication


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
