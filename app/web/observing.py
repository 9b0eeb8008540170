"""Observing: what is asked and how it is answered, counted and, where that is wanted, written down.

Nobody is recorded: neither an address nor a query, nor what a browser says of itself.
"""

from __future__ import annotations

import os
import re
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count

from ..urls import SEARCH, embed, is_statement
from .access import AccessLog, Asked
from .store import Application, Message, Receive, Scope, Send

BOUNDS = (0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0)
"""Seconds, at most, of the answers in each part of the histogram but the last."""
REQUEST_ID = "pilcrow.request"
"""Where the id of a request stands in its scope, for whatever else tells of it."""

_HEADER = b"x-request-id"
_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_PROBES = frozenset(("/healthz", "/readyz"))
_TOPS = frozenset((embed("").strip("/"), "static"))


@dataclass(slots=True, kw_only=True)
class Tally:
    """What one process has answered since it began.

    `requests` are answers by kind of page and class of status, `durations` those within each of
    `BOUNDS`, and longer ones last; `seconds` is what all of them took, `sent` their bytes, and
    `unlogged` the lines that nobody took in time. `connections` are those that are open.
    """

    requests: Counter[tuple[str, int]] = field(default_factory=Counter)
    durations: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    seconds: float = 0.0
    sent: int = 0
    unlogged: int = 0
    connections: int = 0

    def ended(self) -> Tally:
        """The same of a process that has ended: it has no connections."""
        return total([self, Tally(connections=-self.connections)])


def total(counts: Iterable[Tally]) -> Tally:
    """What several processes have answered together."""
    found = Tally()
    for each in counts:
        found.requests.update(each.requests)
        found.durations = [a + b for a, b in zip(found.durations, each.durations, strict=True)]
        found.seconds += each.seconds
        found.sent += each.sent
        found.unlogged += each.unlogged
        found.connections += each.connections
    return found


Collect = Callable[[], Tally]
"""Tells what was answered so far, by however many processes."""


class Observer:
    """Tally every answer, and has it written down where there is a log."""

    def __init__(self, base_path: str, log: AccessLog | None = None) -> None:
        self.log = log
        self.connections: Callable[[], int] = lambda: 0
        self._base_path = base_path
        self._counts = Tally()
        self._numbers = count(1)
        # Two processes, or one that is started again, never give the same id.
        self._began = os.urandom(4).hex().encode("ascii")

    def counts(self) -> Tally:
        """What was answered so far; any thread may ask."""
        now = self._counts
        return Tally(
            # Another thread may be adding a kind just now: only copies of plain dicts are one step.
            requests=Counter(dict(now.requests)),
            durations=list(now.durations),
            seconds=now.seconds,
            sent=now.sent,
            unlogged=self.log.lost if self.log else 0,
            connections=self.connections(),
        )

    def end(self) -> None:
        """Have the last lines written."""
        if self.log:
            self.log.flush()

    def request_id(self, scope: Scope) -> bytes:
        """The id that a proxy gave a request, or one of our own."""
        for name, value in scope["headers"]:
            if name == _HEADER and _ID.fullmatch(value):
                found: bytes = value
                return found
        return b"%b-%x" % (self._began, next(self._numbers))

    def tell(self, path: str, status: int, sent: int, seconds: float) -> None:
        """Count an answer."""
        counts = self._counts
        counts.requests[kind_of(path.removeprefix(self._base_path)), status // 100] += 1
        counts.durations[bisect_left(BOUNDS, seconds)] += 1
        counts.seconds += seconds
        counts.sent += sent


def observer_of(base_path: str, observed: bool, log: bool) -> Observer | None:
    """Who observes, where somebody wants to know."""
    return Observer(base_path, AccessLog() if log else None) if observed or log else None


def logging_of(observer: Observer | None) -> AbstractContextManager[None]:
    """Meanwhile what is observed is written down, if it is to be."""
    return observer.log.running() if observer and observer.log else nullcontext()


class Observed:
    """An application that is observed; its answers carry the id under which they are logged."""

    def __init__(self, app: Application, observer: Observer) -> None:
        self._app = app
        self._observer = observer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        began = time.perf_counter()
        log = self._observer.log
        status = sent = 0
        if log:
            scope[REQUEST_ID] = self._observer.request_id(scope)

        async def counted(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
                if log:
                    told = (_HEADER, scope[REQUEST_ID])
                    message = {**message, "headers": [*message["headers"], told]}
            else:
                sent += len(message["body"])
            await send(message)

        try:
            await self._app(scope, receive, counted)
        finally:
            seconds = time.perf_counter() - began
            path = scope["path"]
            self._observer.tell(path, status, sent, seconds)
            if log:
                about = (scope[REQUEST_ID].decode("ascii"), scope["method"], path)
                log.tell(Asked(time.time(), *about, status, sent, seconds))


@lru_cache(maxsize=4096)
def kind_of(path: str) -> str:
    """What kind of page a path is one of, by its form."""
    top, _, below = path[1:].partition("/")
    if top in _TOPS:
        return top
    if path in _PROBES:
        return "probe"
    if path == SEARCH:
        return "search"
    if not path.endswith("/"):
        return "file"
    if not below:
        return "overview" if top else "home"
    if below.endswith("share/"):
        return "share"
    return "statement" if is_statement(below[:-1].removesuffix("-statement")) else "section"
