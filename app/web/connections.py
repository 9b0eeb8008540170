"""Connections: how long one may keep the server waiting, and how many there may be.

uvicorn's own protocol waits for ever for the rest of a request, and for one who does not read.
Whoever waits longest makes room where there are too many, so whoever asks at once is answered.
"""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import islice
from typing import Any

from httptools import HttpParserError
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from .store import IDENTITY, plain

ACCEPTED_AT_ONCE = 16
"""asyncio accepts as many before it hands on the first: these are not counted yet."""
_ASIDE = 8 * ACCEPTED_AT_ONCE
"""Descriptors for these, for the content, and for what the interpreter needs."""
_MOST = 8192
_MOST_HEADER_BYTES = 65_536
"""Of a request line and the headers behind it; the parser itself would take any number."""
_HOSTS = {"1.0": (0, 1), "1.1": (1,)}
"""How often a request of each version names its host."""
_WITHOUT_PATH = re.compile(rb"\A[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]+(?=[?#]|\Z)")
"""A request target in absolute form may leave its slash out (RFC 9112, 3.2.2; RFC 9110, 4.2.3)."""
_UNSENT_BYTES = 65_536
"""What may wait to be sent before a connection counts as one that does not read."""
_LOG = logging.getLogger(__name__)
_UNHEARD = logging.getLogger(f"{__name__}.unheard")
_UNHEARD.setLevel(logging.CRITICAL)
"""What uvicorn says of requests, without whose they are; all of it is said here with the client."""


def most_connections() -> int:
    """How many connections leave descriptors free under the limit of this process."""
    try:
        from resource import RLIM_INFINITY, RLIMIT_NOFILE, getrlimit
    except ImportError:  # Windows has no such limit
        return _MOST
    limit = getrlimit(RLIMIT_NOFILE)[0]
    return _MOST if limit == RLIM_INFINITY else min(max(limit - _ASIDE, limit // 2, 1), _MOST)


@dataclass(frozen=True, slots=True)
class Rejection:
    """An answer to what is no request, as bytes; `told` is what the log says of the client."""

    head: bytes
    body: bytes
    told: str


def _refusal(status: HTTPStatus, body: str, told: str) -> Rejection:
    variant = plain(status, body, (b"connection", b"close")).variants[IDENTITY]
    line = b"HTTP/1.1 %d %b\r\n" % (status, status.phrase.encode("ascii"))
    fields = b"".join(b"%b: %b\r\n" % field for field in variant.start["headers"])
    return Rejection(line + fields + b"\r\n", variant.body["body"], told)


_BAD_REQUEST = _refusal(
    HTTPStatus.BAD_REQUEST, "this is no request of HTTP/1.1", "sent what is no request of HTTP/1.1"
)
_TOO_LONG = _refusal(
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    "the header of this request is too long",
    "sent more than 64 KiB of header",
)


@dataclass(slots=True, kw_only=True)
class Limits:
    """What every connection of a server is held to, and those that somebody waits for.

    `waiting` have sent no whole request, `reading` have not read all of an answer; both in the
    order in which they began to.
    """

    header_seconds: float = 10.0
    write_seconds: float = 30.0
    most: int = field(default_factory=most_connections)
    waiting: dict[LimitedProtocol, None] = field(default_factory=dict)
    reading: dict[LimitedProtocol, None] = field(default_factory=dict)

    def make_room(self) -> None:
        """Close the connection that has been waiting longest, rather one that wants nothing."""
        for longest in (*islice(self.waiting, 1), *islice(self.reading, 1))[:1]:
            longest.drop("there are too many connections")


class LimitedProtocol(HttpToolsProtocol):
    """HTTP/1.1 for clients that may be slow, but not for ever."""

    limits: Limits

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.logger = _UNHEARD
        self._header_bytes = 0
        self._deadline: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=_UNSENT_BYTES)
        # Before it waits itself: the newest is not the one that has been waiting longest.
        if len(self.connections) > self.limits.most:
            self.limits.make_room()
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_more()
        self._read()
        super().connection_lost(exc)
        self._unset_keepalive_if_required()

    def data_received(self, data: bytes) -> None:
        if self._header_bytes > _MOST_HEADER_BYTES:
            return self._refuse(_TOO_LONG)
        self._header_bytes += len(data)
        super().data_received(data)
        if self._is_answering():
            self._wait_no_more()
        elif self._deadline is None:
            self._wait()
        return None

    def on_headers_complete(self) -> None:
        self._header_bytes = 0
        # RFC 9112, 3.2: the parser leaves this to whoever uses it.
        hosts = sum(name == b"host" for name, _ in self.headers)
        if hosts not in _HOSTS.get(self.parser.get_http_version(), ()):
            raise HttpParserError
        self.url = _WITHOUT_PATH.sub(rb"\g<0>/", self.url)
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if not self._is_answering():
            # Until the next request begins, this is a matter of keep-alive.
            self.limits.waiting[self] = None

    def timeout_keep_alive_handler(self) -> None:
        """The next request may come late only where the last answer has been read."""
        if unsent := self.transport.get_write_buffer_size():
            self._unread_since(unsent)
        else:
            super().timeout_keep_alive_handler()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._unread_since(self.transport.get_write_buffer_size())

    def resume_writing(self) -> None:
        super().resume_writing()
        self._read()

    def drop(self, why: str) -> None:
        """Close at once, whatever has not been sent."""
        _LOG.debug("%s: dropped, %s", client_of(self.client), why)
        self._wait_no_more()
        self._read()
        self.connections.discard(self)
        self.transport.abort()

    def send_400_response(self, msg: str) -> None:
        self._refuse(_BAD_REQUEST)

    def _refuse(self, refusal: Rejection) -> None:
        """Answer like every other that is no page, and close."""
        _LOG.warning("%s: %s", client_of(self.client), refusal.told)
        cycle: RequestResponseCycle | None = self.cycle  # None before the first request
        head = False
        if cycle is not None and (not cycle.response_complete or cycle.more_body):
            # The rest of a request: one that has its answer, or some of it, gets no second one.
            cycle.disconnected = True
            head = cycle.scope["method"] == "HEAD"
        if cycle is None or not (cycle.disconnected and cycle.response_started):
            self.transport.write(refusal.head if head else refusal.head + refusal.body)
        self.transport.close()

    def shutdown(self) -> None:
        """Whoever does not read what is left for him is not waited for."""
        if self.transport.is_closing():
            self.transport.abort()
        else:
            super().shutdown()

    def _is_answering(self) -> bool:
        cycle: RequestResponseCycle | None = self.cycle  # None before the first request
        return cycle is not None and not cycle.response_complete

    def _wait(self) -> None:
        """The rest of a request has to come in time, however slowly it drips."""
        self.limits.waiting[self] = None
        self._deadline = self.loop.call_later(
            self.limits.header_seconds, self.drop, "no whole request came"
        )

    def _wait_no_more(self) -> None:
        self.limits.waiting.pop(self, None)
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _unread_since(self, unsent: int) -> None:
        self._read()
        self.limits.reading[self] = None
        self._read_on(unsent)

    def _read(self) -> None:
        """What was sent has been read, or nobody is there to read it."""
        self.limits.reading.pop(self, None)
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def _read_on(self, unsent: int) -> None:
        """Look again later: what is still to be sent has to become less."""
        self._unread = self.loop.call_later(self.limits.write_seconds, self._look, unsent)

    def _look(self, before: int) -> None:
        now = self.transport.get_write_buffer_size()
        if now == before:
            return self.drop("nothing of the answer was read")
        if now:
            return self._read_on(now)
        self._read()
        return None if self._is_answering() else self.transport.close()


def limited(limits: Limits) -> type[LimitedProtocol]:
    """The protocol of a server whose connections are held to these limits."""
    return type("Limited", (LimitedProtocol,), {"limits": limits})


def client_of(address: tuple[str, int] | None) -> str:
    """Who asks, for the log."""
    return f"{address[0]}:{address[1]}" if address else "somebody"
