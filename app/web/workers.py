"""Workers: processes that answer on one socket, and publish a new site together.

Whoever started them answers nobody: it has the site built, tells every worker to open it, and, once
all have, to publish it. Each is a copy of a process that has imported all it needs, so that they
start at once and share what memory they can; the pages themselves are mapped files.
"""

from __future__ import annotations

import logging
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import KW_ONLY, dataclass, replace
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from ..site import Site
from .application import create_app
from .observing import Collect, Tally, logging_of, observer_of, total
from .server import ENDS, HANGUPS, server_of
from .store import Publication

_LOG = logging.getLogger(__name__)
_METHOD = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
_OPEN, _PUBLISH, _FAILED, _COUNT = "open", "publish", "failed", "count"
_ORDER_SECONDS = 30.0
_REST_SECONDS = 0.5
"""Before a worker that ended by itself is replaced: one that cannot start ends very often."""
_GRACE_SECONDS = 10.0
_GONE = (OSError, EOFError)
"""What it means to write to, or to read from, a process that has ended."""


class SharedPublication(Publication):
    """A publication of which every worker has its own, told of all that happens to this one."""

    __slots__ = ("_workers",)

    def __init__(self, workers: Workers) -> None:
        super().__init__()
        self._workers = workers

    def publish(self, site: Site) -> None:
        self._workers.publish(site)
        super().publish(site)

    def fail(self, why: str) -> None:
        self._workers.fail(why)
        super().fail(why)


@dataclass(frozen=True, slots=True)
class Served:
    """What a worker serves, and how, from its first moment."""

    base_path: str
    keep_alive: int
    site: Site | None = None
    failure: str = ""
    _: KW_ONLY
    observed: bool = False
    log: bool = False


class Worker:
    """A process that answers, as whoever started it knows it."""

    def __init__(self, listening: socket.socket, served: Served) -> None:
        self.counts = Tally()
        context: Any = get_context(_METHOD)
        context.set_forkserver_preload([__name__])
        self._orders, orders = context.Pipe()
        self.wishes, wishes = context.Pipe(duplex=False)
        self.process: BaseProcess = context.Process(
            target=work, args=(listening, orders, wishes, served), daemon=True
        )
        self.process.start()
        # Only as long as nobody else has the other end does it tell when the process has ended.
        orders.close()
        wishes.close()

    def tell(self, order: str, told: object = None) -> None:
        """Give an order; one to a process that has ended is lost with it."""
        with suppress(*_GONE):
            self._orders.send((order, told))

    def obeyed(self) -> None:
        """Wait until the last order is carried out; who does not in time is ended."""
        with suppress(*_GONE):
            if self._orders.poll(_ORDER_SECONDS):
                self._orders.recv()
            else:
                self.process.kill()

    def count(self) -> Tally:
        """What it has answered so far, or had when it was last asked, if it has ended since."""
        self.tell(_COUNT)
        with suppress(*_GONE):
            if self._orders.poll(_ORDER_SECONDS):
                self.counts = self._orders.recv()
        return self.counts

    def leave(self) -> None:
        """Have it end once its answers are sent."""
        self._orders.close()


class Workers:
    """So many processes on one socket; what they serve is what is published here."""

    def __init__(self, count: int, served: Served) -> None:
        self._count = count
        self._served = served
        self._ended = Tally()
        self._workers: list[Worker] = []
        self._changing = threading.Lock()
        self._heard, self._bell = get_context(_METHOD).Pipe(duplex=False)
        self._ended_by: list[int] = []
        self._should_exit = False
        self.publication = SharedPublication(self)
        self.on_start: Callable[[], None] = lambda: None

    @property
    def should_exit(self) -> bool:
        """Whether it is to end; any thread may say so."""
        return self._should_exit

    @should_exit.setter
    def should_exit(self, whether: bool) -> None:
        self._should_exit = whether
        self._bell.send_bytes(b"!")

    def run(self, sockets: list[socket.socket]) -> None:
        """Start them, and others for those that end, until a signal comes; then end all."""
        (listening,) = sockets
        with self._on_ends():
            try:
                for _ in range(self._count):
                    self._start(listening)
                self.on_start()
                while not self._should_exit:
                    self._look(listening)
            finally:
                self._end()
        for number in self._ended_by:
            signal.raise_signal(number)

    def publish(self, site: Site) -> None:
        """Have every worker open a site, then all publish it."""
        with self._changing:
            self._served = replace(self._served, site=site, failure="")
            _order(self._workers, _OPEN, site)
            _order(self._workers, _PUBLISH)

    def fail(self, why: str) -> None:
        """Have every worker know why what is newer is not published."""
        with self._changing:
            self._served = replace(self._served, failure=why)
            _order(self._workers, _FAILED, why)

    def counts(self) -> Tally:
        """What all have answered together; of one that ended, what it had when last asked."""
        with self._changing:
            return total((self._ended, *(each.count() for each in self._workers)))

    def _start(self, listening: socket.socket) -> None:
        """Start one, with what is served now."""
        with self._changing:
            self._workers.append(Worker(listening, self._served))

    def _look(self, listening: socket.socket) -> None:
        """Wait for something to happen, and see to it."""
        wishes: dict[Any, Worker] = {each.wishes: each for each in self._workers}
        ends: dict[Any, Worker] = {each.process.sentinel: each for each in self._workers}
        for happened in wait([self._heard, *wishes, *ends]):
            if worker := ends.get(happened):
                self._replace(worker, listening)
            elif worker := wishes.get(happened):
                self._grant(worker)

    def _grant(self, worker: Worker) -> None:
        """Have the pages made that somebody waits for."""
        with suppress(*_GONE):
            explainer = worker.wishes.recv()
            assert self._served.site is not None  # else it could not know of any
            self._served.site.want(explainer)

    def _replace(self, worker: Worker, listening: socket.socket) -> None:
        with self._changing:
            self._workers.remove(worker)
            self._ended = total((self._ended, worker.counts.ended()))
        worker.leave()
        _LOG.warning("a worker ended with %s; another takes its place", worker.process.exitcode)
        self._heard.poll(_REST_SECONDS)
        self._start(listening)

    def _end(self) -> None:
        with self._changing:
            for each in self._workers:
                each.leave()
            for each in self._workers:
                each.process.join(_GRACE_SECONDS)
                each.process.kill()
            self._workers.clear()

    @contextmanager
    def _on_ends(self) -> Iterator[None]:
        """A signal to end is obeyed, unless it was ignored before, and raised again afterwards."""
        before = {each: signal.getsignal(each) for each in ENDS}
        for each, handler in before.items():
            if handler is not signal.SIG_IGN:
                signal.signal(each, self._told_to_end)
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def _told_to_end(self, number: int, _: object) -> None:
        self._ended_by.append(number)
        self.should_exit = True


def _order(workers: list[Worker], order: str, told: object = None) -> None:
    """Have all do something at once, and wait until they have."""
    for each in workers:
        each.tell(order, told)
    # One that does not ends, and is replaced by one that has.
    for each in workers:
        each.obeyed()


def work(listening: socket.socket, orders: Connection, wishes: Connection, served: Served) -> None:
    """Answer, and obey orders until there can be no more."""
    # A terminal sends these to all who were started from it; whoever started this one has orders.
    for each in (signal.SIGINT, *HANGUPS):
        signal.signal(each, signal.SIG_IGN)
    publication = Publication()
    if served.site is not None:
        served.site.wish(wishes.send)
        publication.publish(served.site)
    publication.fail(served.failure)
    observer = observer_of(served.base_path, served.observed, served.log)
    app = create_app(publication, served.base_path)
    server = server_of(app, served.keep_alive, observer=observer)

    def obeying() -> None:
        try:
            obey(orders, wishes, publication, observer.counts if observer else Tally)
        finally:
            server.should_exit = True

    threading.Thread(target=obeying, name="orders", daemon=True).start()
    with logging_of(observer):
        server.run(sockets=[listening])


def obey(
    orders: Connection, wishes: Connection, publication: Publication, counts: Collect = Tally
) -> None:
    """Carry out orders, one after the other; it ends with who gives them."""
    opened: Site | None = None
    with suppress(*_GONE):
        while True:
            order, told = orders.recv()
            if order == _FAILED:
                publication.fail(told)
            elif order == _OPEN:
                opened = told
                told.wish(wishes.send)
            elif order == _PUBLISH and opened is not None:
                publication.publish(opened)
            orders.send(counts() if order == _COUNT else order)
