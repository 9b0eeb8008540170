"""Connections that keep the server waiting: dropped in time, and never in the way of others."""

from __future__ import annotations

import asyncio
import http.client
import logging
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import replace

import pytest
from uvicorn.server import ServerState

from app.cache.page import IDENTITY
from app.web.application import create_app
from app.web.connections import LimitedProtocol, Limits, client_of, most_connections
from app.web.server import server_of
from app.web.store import PLAIN_HEADERS, Publication, Receive, Scope, Send
from tests.commands import ROOT
from tests.serving import page, served, small_site, until

LARGE = b"<!doctype html>" + b"x" * 8_000_000
APP = create_app(
    Publication(
        small_site(replace(page("/large/", b""), variants={IDENTITY: LARGE}, etag='"large"'))
    )
)
QUICK = {"header_seconds": 0.5, "write_seconds": 0.5}
GET = b"GET /bridge/ HTTP/1.1\r\nHost: x\r\n\r\n"
GET_LARGE = b"GET /large/ HTTP/1.1\r\nHost: x\r\n\r\n"


def connect(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=10)


def reluctant(port: int) -> socket.socket:
    """A client whose system takes next to nothing that it has not read."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(10)
    client.connect(("127.0.0.1", port))
    return client


def receives(client: socket.socket, end: bytes = b"The bridge") -> bool:
    """Whether an answer comes that ends so; it may come in pieces."""
    received = b""
    while not received.endswith(end) and (data := client.recv(10_000)):
        received += data
    return received.endswith(end)


def is_dropped(client: socket.socket) -> bool:
    """Whether the server closes, and does so before the client does."""
    try:
        return client.recv(1) == b""
    except ConnectionResetError:
        return True


@pytest.fixture
def port() -> Iterator[int]:
    """A server with short limits."""
    with served(APP, Limits(**QUICK)) as port:  # type: ignore[arg-type] # they are seconds
        yield port


@pytest.mark.parametrize("sent", [b"", b"GET /", GET[:-2]])
def test_who_sends_no_whole_request_is_dropped(port: int, sent: bytes) -> None:
    with closing(connect(port)) as client:
        client.sendall(sent)
        assert is_dropped(client)


def drip(client: socket.socket) -> None:
    last = time.monotonic() + 10
    while time.monotonic() < last:
        client.sendall(b"G")
        time.sleep(0.05)


def test_a_request_that_drips_is_not_waited_for_either(port: int) -> None:
    with closing(connect(port)) as client, pytest.raises(OSError, match=r"Broken|reset"):
        drip(client)


def test_after_an_answer_the_rest_of_the_next_request_has_to_come_in_time(port: int) -> None:
    with closing(connect(port)) as client:
        client.sendall(GET)
        assert receives(client)
        client.sendall(b"GET /")
        assert is_dropped(client)


def test_several_requests_sent_at_once_are_all_answered(port: int) -> None:
    with closing(connect(port)) as client:
        client.sendall(GET * 3)
        answers = b""
        while answers.count(b"The bridge") < 3:
            answers += client.recv(10_000) or pytest.fail("the server closed")


def test_who_does_not_read_is_dropped(port: int, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "app.web.connections")
    with closing(reluctant(port)) as client:
        client.sendall(GET_LARGE)
        assert until(lambda: "dropped" in caplog.text)
        received: list[bytes] = []
        with suppress(ConnectionResetError):
            received.extend(iter(lambda: client.recv(1_000_000), b""))
        assert sum(map(len, received)) < len(LARGE)


def test_who_reads_slowly_is_waited_for(port: int) -> None:
    read = 0
    with closing(reluctant(port)) as client:
        client.sendall(GET_LARGE)
        for part in range(1, 17):
            time.sleep(0.15)
            while read < len(LARGE) * part // 16:
                data = client.recv(100_000)
                assert data
                read += len(data)


def test_where_there_are_too_many_the_one_that_waits_longest_makes_room() -> None:
    with served(APP, Limits(most=3)) as port, ExitStack() as stack:
        waiting = [stack.enter_context(closing(connect(port))) for _ in range(3)]
        for each in waiting:
            each.sendall(GET)
            assert receives(each)
        newest = stack.enter_context(closing(connect(port)))
        newest.sendall(GET)
        assert receives(newest)
        assert is_dropped(waiting[0])


def test_a_whole_answer_that_nobody_reads_makes_room_too() -> None:
    with served(APP, Limits(most=1)) as port, ExitStack() as stack:
        clients = [stack.enter_context(closing(connect(port))) for _ in range(2)]
        for each in clients:
            each.sendall(GET_LARGE)
            time.sleep(0.3)
        assert clients[1].recv(100)


@pytest.mark.parametrize(
    "sent",
    [
        b"nonsense\r\n\r\n",
        b"POST /bridge/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        b"GET / HTTP/1.0\r\nHost: x\r\nHost: y\r\n\r\n",
        b"GET / HTTP/2.0\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n folded: y\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    ],
)
def test_what_is_no_request_is_refused_like_all_else_and_logged_with_its_client(
    port: int, sent: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(connect(port)) as client:
        client.sendall(sent)
        client.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: client.recv(10_000), b""))
    assert answer.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    for name, value in PLAIN_HEADERS:
        assert b"\r\n%b: %b\r\n" % (name, value) in answer
    assert answer.endswith(b"\r\n\r\nthis is no request of HTTP/1.1\n")
    assert [each.getMessage()[:10] for each in caplog.records] == ["127.0.0.1:"]


def test_a_refusal_has_no_body_where_only_its_head_was_asked_for(
    port: int, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(connect(port)) as client:
        client.sendall(b"HEAD / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n")
        answer = b"".join(iter(lambda: client.recv(10_000), b""))
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.endswith(b"\r\n\r\n")
    assert not [each for each in caplog.records if each.levelno >= logging.ERROR]


def test_nonsense_after_an_answer_ends_the_connection(
    port: int, caplog: pytest.LogCaptureFixture
) -> None:
    start = b"POST /bridge/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    with closing(connect(port)) as client:
        client.sendall(start)
        assert receives(client, b"this address answers GET and HEAD\n")
        client.sendall(b"z\r\n")
        assert is_dropped(client)
    assert not [each for each in caplog.records if each.levelno >= logging.ERROR]


def test_an_older_version_needs_no_host(port: int) -> None:
    with closing(connect(port)) as client:
        client.sendall(b"GET /bridge/ HTTP/1.0\r\n\r\n")
        assert receives(client)
        assert is_dropped(client)


@pytest.mark.parametrize("field", [b"X: " + b"x" * 70_000, b"X: y\r\n" * 12_000])
def test_a_header_without_end_is_refused(port: int, field: bytes) -> None:
    with closing(connect(port)) as client:
        client.sendall(GET[:-2])
        with suppress(BrokenPipeError, ConnectionResetError):
            for start in range(0, len(field), 5000):
                client.sendall(field[start : start + 5000])
                time.sleep(0.005)
        with suppress(ConnectionResetError):
            assert client.recv(100).startswith(b"HTTP/1.1 431 Request Header Fields Too Large\r\n")


def test_a_long_header_that_ends_is_answered(port: int) -> None:
    with closing(connect(port)) as client:
        for _ in range(3):
            client.sendall(GET[:-2] + b"X: " + b"x" * 30_000 + b"\r\n\r\n")
            assert receives(client)


class Unread(asyncio.Transport):
    """A connection with so many bytes left to be sent at each look, and then with none."""

    def __init__(self, unsent: Iterable[int]) -> None:
        super().__init__()
        self.ended = asyncio.get_running_loop().create_future()
        self._unsent = iter(unsent)

    def get_extra_info(self, name: str, default: object = None) -> object:
        return default

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """Nothing is written."""

    def get_write_buffer_size(self) -> int:
        return next(self._unsent, 0)

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Nobody reads it."""

    def is_closing(self) -> bool:
        return self.ended.done()

    def close(self) -> None:
        self.ended.set_result("closed")

    def abort(self) -> None:
        self.ended.set_result("dropped")


@pytest.mark.parametrize(
    ("unsent", "ended"), [((9, 9), "dropped"), ((9, 8, 7, 0), "closed"), ((0,), "closed")]
)
def test_the_end_of_an_answer_is_waited_for_as_long_as_it_is_read(
    unsent: tuple[int, ...], ended: str
) -> None:
    """Less than a connection may have waiting to be sent, so nothing else tells of it."""

    async def answered() -> str:
        config = server_of(APP, keep_alive=0, limits=Limits(write_seconds=0.01)).config
        config.load()
        transport = Unread(unsent)
        kind = config.http_protocol_class
        assert isinstance(kind, type)
        assert issubclass(kind, LimitedProtocol)
        protocol = kind(config, ServerState(), {})
        protocol.connection_made(transport)
        protocol.data_received(GET)
        return await asyncio.wait_for(transport.ended, 10)

    assert asyncio.run(answered()) == ended


def test_a_new_request_does_not_lose_its_answer_to_the_look_at_the_one_before() -> None:
    async def answered() -> str:
        config = server_of(APP, keep_alive=0, limits=Limits(write_seconds=0.01)).config
        config.load()
        transport = Unread((9, 0, 0))
        kind = config.http_protocol_class
        assert isinstance(kind, type)
        assert issubclass(kind, LimitedProtocol)
        protocol = kind(config, ServerState(), {})
        protocol.connection_made(transport)
        protocol.data_received(GET)
        while not protocol.limits.reading:
            await asyncio.sleep(0)
        protocol.data_received(b"POST /bridge/ HTTP/1.1\r\nHost: x\r\n")
        protocol.cycle.response_complete = False
        await asyncio.sleep(0.03)
        return "closed" if transport.is_closing() else "open"

    assert asyncio.run(answered()) == "open"


def test_another_protocol_is_not_spoken_and_not_warned_of(
    port: int, caplog: pytest.LogCaptureFixture
) -> None:
    upgrade = b"Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
    with closing(connect(port)) as client:
        client.sendall(GET[:-2] + upgrade)
        assert receives(client)
    assert caplog.messages == []


def test_a_server_ends_while_somebody_does_not_read_a_refusal(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with ExitStack() as stack, served(APP) as port:
        client = reluctant(port)
        stack.enter_context(closing(client))
        client.sendall(GET_LARGE)
        time.sleep(0.3)
        client.sendall(b"nonsense\r\n\r\n")
        time.sleep(0.3)
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("begun", [False, True])
def test_what_nobody_foresaw_is_answered_and_logged_with_client_and_path(
    begun: bool, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        if begun:
            length = (b"content-length", b"9")
            await send({"type": "http.response.start", "status": 200, "headers": [length]})
        raise KeyError("an oversight")

    with served(broken) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/%0Ax")
        answer = connection.getresponse()
        assert answer.status == (200 if begun else 500)
        if not begun:
            assert answer.read() == b"this is a bug of Pilcrow; its log has the reason\n"
            assert answer.headers["x-content-type-options"] == "nosniff"
        connection.close()
    assert r"GET '/\nx' could not be answered" in caplog.text
    assert "KeyError: 'an oversight'" in caplog.text


@pytest.mark.parametrize(
    ("limit", "most"),
    [
        (1024, 896),
        (200, 100),
        (1, 1),
        (1_000_000, 8192),
        (resource.RLIM_INFINITY, 8192),
    ],
)
def test_connections_leave_descriptors_free(
    limit: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (limit, limit))
    assert most_connections() == most


def test_a_system_without_such_a_limit_has_one_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    assert most_connections() == 8192


def test_a_client_without_an_address_has_a_name_all_the_same() -> None:
    assert (client_of(("::1", 7)), client_of(None)) == ("::1:7", "somebody")


def test_a_crowd_that_only_waits_keeps_nobody_from_an_answer() -> None:
    """Under a limit of 256 descriptors: half a request, an answer unread, and nothing at all."""
    command = [sys.executable, "-m", "benchmarks.crowd", "--limit", "256", "--times", "0.12"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, timeout=120, check=False, text=True
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
