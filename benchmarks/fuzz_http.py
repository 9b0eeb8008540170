"""Raw requests, mutated without mercy, sent to a small site: `python -m benchmarks.fuzz_http`.

Requests that are right are cut, doubled, spliced and sprinkled with bytes. Whatever comes of it,
the server answers below 500 or closes, logs no traceback, and answers the next who asks rightly. A
seed makes every run the same.
"""

from __future__ import annotations

import argparse
import logging
import random
import re
import socket
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from app.web.application import create_app
from app.web.connections import Limits
from app.web.store import Publication
from tests.serving import served, small_site

SEEDS = (
    b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    b"HEAD /bridge HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br;q=0.5, gzip\r\n\r\n",
    b'GET /bridge/ HTTP/1.1\r\nHost: x\r\nIf-None-Match: W/"a", "bridge"\r\n\r\n',
    b"GET /oembed?url=http%3A%2F%2Fx%2Fbridge%2F&format=xml HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /old/?a=%C3%A9 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
    b"GET /readyz HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\n",
    b"GET //..%2f/%2e%2e/news/./x?%zz#y HTTP/1.1\r\nHost: x\r\nRange: bytes=0-1\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc",
    b"PUT /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\nHost: [::1]:80\r\n\r\n",
    b"CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
)
PIECES = (
    *(b"\r\n", b"\n", b"\r", b"\0", b" ", b"\t", b":", b"/", b"?", b"%", b"%00", b"%ff", b"\xff"),
    *(b"//", b"/../", b"HTTP/1.1", b"HTTP/9.9", b"Content-Length: 5\r\n", b"Host: y\r\n"),
    *(b"Transfer-Encoding: chunked\r\n", b"Content-Length: -1\r\n", b"ffffffffffffffff\r\n"),
    *(b"Accept-Encoding: *;q=0, identity;q=0\r\n", b"If-None-Match: *\r\n", b"a" * 5000),
    *(b"X: " + b"b" * 70_000, b"A: b\r\n" * 300, "é".encode(), b"\xed\xa0\x80", b"1e999"),
)
_STATUS = re.compile(rb"HTTP/1\.1 (\d{3}) ")
_AT_ONCE = 32


def mutated(chance: random.Random) -> bytes:
    """A request with up to five things done to it."""
    text = chance.choice(SEEDS)
    for _ in range(chance.randrange(6)):
        text = chance.choice(_WAYS)(text, chance)
    return text


def _put(text: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(PIECES) + text[at:]


def _cut(text: bytes, chance: random.Random) -> bytes:
    at, to = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[:at] + text[to:]


def _flip(text: bytes, chance: random.Random) -> bytes:
    if not text:
        return text
    at = chance.randrange(len(text))
    return text[:at] + bytes((chance.randrange(256),)) + text[at + 1 :]


def _splice(text: bytes, chance: random.Random) -> bytes:
    other = chance.choice(SEEDS)
    return text[: chance.randrange(len(text) + 1)] + other[chance.randrange(len(other)) :]


def _after(text: bytes, chance: random.Random) -> bytes:
    return text + chance.choice(SEEDS)


_WAYS: Sequence[Callable[[bytes, random.Random], bytes]] = (_put, _cut, _flip, _splice, _after)


class Failures(logging.Handler):
    """The errors that the server logged."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.logged: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what was logged."""
        self.logged.append(self.format(record))


@contextmanager
def listening_for_errors() -> Iterator[list[str]]:
    """What is logged as an error meanwhile, by whatever module."""
    failures, root = Failures(), logging.getLogger()
    loggers = [root, *map(logging.getLogger, ("uvicorn.error", "asyncio"))]
    for each in loggers:
        each.addHandler(failures)
    try:
        yield failures.logged
    finally:
        for each in loggers:
            each.removeHandler(failures)


def fuzz(count: int, seed: int = 0) -> tuple[Mapping[int, int], Sequence[str]]:
    """How often each status was answered, and what went wrong; 0 is a connection just closed."""
    chance, statuses, wrong = random.Random(seed), Counter[int](), []
    application = create_app(Publication(small_site()), "/news")
    with listening_for_errors() as logged, served(application, Limits(header_seconds=5)) as port:
        for _ in range(0, count, _AT_ONCE):
            sent = [mutated(chance) for _ in range(_AT_ONCE)]
            for text, answer in zip(sent, _answers(port, sent), strict=True):
                found = [int(each) for each in _STATUS.findall(answer)] or [0]
                statuses.update(found)
                wrong += [f"{each} for {text[:200]!r}" for each in found if each >= 500]
        if b" 200 " not in _answers(port, [SEEDS[0]])[0]:
            wrong.append("a plain request is not answered afterwards")
    return statuses, [*wrong, *logged]


def _answers(port: int, sent: Sequence[bytes]) -> list[bytes]:
    """All that comes back for each, sent at the same time on connections of their own."""
    clients = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in sent]
    for client, text in zip(clients, sent, strict=True):
        try:
            client.sendall(text)
            client.shutdown(socket.SHUT_WR)
        except OSError:  # refused before all was sent
            continue
    return [_answer(client) for client in clients]


def _answer(client: socket.socket) -> bytes:
    received = b""
    with client:
        try:
            while data := client.recv(65536):
                received += data
        except ConnectionResetError:
            pass
    return received


def main(arguments: Sequence[str] | None = None) -> int:
    """Send many requests, and tell what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    started = time.monotonic()
    statuses, wrong = fuzz(options.count, options.seed)
    told = ", ".join(f"{status}: {count}" for status, count in sorted(statuses.items()))
    sys.stdout.write(f"{options.count} requests, {time.monotonic() - started:.0f} s; {told}\n")
    sys.stdout.writelines(f"{each}\n" for each in wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
