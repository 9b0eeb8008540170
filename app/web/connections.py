"""Connections: how long one may keep the server waiting, and how many there may be.

uvicorn's own protocol waits for ever for the rest of a request, and for one who does not read.
Whoever waits longest makes room where there are too many, so whoever asks at once is answered.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from .store import IDENTITY, plain

ACCEPTED_AT_ONCE = 16
"""asyncio accepts as many before it hands on the first: these are not counted yet."""
_ASIDE = 8 * ACCEPTED_AT_ONCE
"""Descriptors for these, for the content, and for what the interpreter needs."""
_MOST = 8192
_REFUSED = plain(400, "this is no request of HTTP/1.1", (b"connection", b"close"))
_REFUSED_PLAINLY = _REFUSED.variants[IDENTITY]
_BAD_REQUEST = (
    h11.Response(status_code=400, headers=_REFUSED_PLAINLY.start["headers"], reason=b"Bad Request"),
    h11.Data(data=_REFUSED_PLAINLY.body["body"]),
)
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


class LimitedProtocol(H11Protocol):
    """HTTP/1.1 for clients that may be slow, but not for ever."""

    limits: Limits

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.logger = _UNHEARD
        self._deadline: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        # With any more, an answer that nobody reads would look as if it had been sent.
        transport.set_write_buffer_limits(high=0)
        self._wait()
        if len(self.connections) > self.limits.most:
            self.limits.make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_more()
        self.resume_writing()
        super().connection_lost(exc)
        self._unset_keepalive_if_required()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._is_answering():
            self._wait_no_more()
        elif self._deadline is None:
            self._wait()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if not self._is_answering():
            # Until the next request begins, this is a matter of keep-alive.
            self.limits.waiting[self] = None

    def pause_writing(self) -> None:
        super().pause_writing()
        self.limits.reading[self] = None
        self._read_on(self.transport.get_write_buffer_size())

    def resume_writing(self) -> None:
        super().resume_writing()
        self.limits.reading.pop(self, None)
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def drop(self, why: str) -> None:
        """Close at once, whatever has not been sent."""
        _LOG.debug("%s: dropped, %s", client_of(self.client), why)
        self._wait_no_more()
        self.limits.reading.pop(self, None)
        self.connections.discard(self)
        self.transport.abort()

    def send_400_response(self, msg: str) -> None:
        """An answer like every other that is no page."""
        _LOG.warning("%s: sent what is no request of HTTP/1.1", client_of(self.client))
        if self._is_answering():
            self.cycle.disconnected = True  # nothing that is still on its way may follow this
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            head = self._is_answering() and self.scope["method"] == "HEAD"
            for event in _BAD_REQUEST[:1] if head else _BAD_REQUEST:
                self.transport.write(self.conn.send(event))
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

    def _read_on(self, before: int) -> None:
        """Look again later: what is still to be sent has to become less."""
        self._unread = self.loop.call_later(self.limits.write_seconds, self._look, before)

    def _look(self, before: int) -> None:
        now = self.transport.get_write_buffer_size()
        if now < before:
            self._read_on(now)
        else:
            self.drop("nothing of the answer was read")


def limited(limits: Limits) -> type[LimitedProtocol]:
    """The protocol of a server whose connections are held to these limits."""
    return type("Limited", (LimitedProtocol,), {"limits": limits})


def client_of(address: tuple[str, int] | None) -> str:
    """Who asks, for the log."""
    return f"{address[0]}:{address[1]}" if address else "somebody"
