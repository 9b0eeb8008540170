"""A crowd of connections that only wait, and what those notice who ask for a page.

Half-open requests, clients that do not read, and idle ones, all at once, against a server whose
process has few descriptors. Exits with 1 where a request is not answered.
"""

from __future__ import annotations

import argparse
import http.client
import multiprocessing
import resource
import socket
import statistics
import sys
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from app.settings import Settings
from app.site import Site, site_of
from app.web.application import create_app
from app.web.server import listen, server_of
from app.web.store import Publication

ROOT = Path(__file__).resolve().parents[1]
HALF, UNREAD, IDLE = 500, 300, 2000


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure without the crowd, then with it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=1024, help="descriptors of the server")
    parser.add_argument("--times", type=float, default=1.0, help="how large a part of the crowd")
    parser.add_argument("--asks", type=int, default=300, help="how many requests are measured")
    options = parser.parse_args(arguments)
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("fork").Process(target=_serve, args=(there, options.limit))
    server.start()
    port, path = here.recv()
    try:
        before = _ask(port, path, options.asks)
        crowd = _crowd(port, path, options.times)
        during = _ask(port, path, options.asks)
    finally:
        server.terminate()
        server.join()
    _tell(f"{len(crowd)} connections wait, under {options.limit} descriptors")
    for name, seconds in (("without", before), ("with", during)):
        p99 = statistics.quantiles(seconds, n=100)[98]
        middle = statistics.median(seconds)
        _tell(f"{name:8} the crowd: median {middle * 1000:.1f} ms, p99 {p99 * 1000:.1f} ms")
    return 0


def _serve(told: Connection, limit: int) -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    site = site_of(Settings(content=ROOT / "content"))
    assert isinstance(site, Site)
    path = max(site, key=lambda each: len(site[each].body))
    with listen("127.0.0.1", 0) as listening:
        told.send((listening.getsockname()[1], path))
        server_of(create_app(Publication(site))).run(sockets=[listening])


def _crowd(port: int, path: str, times: float) -> list[socket.socket]:
    """Everybody who waits; each with as small a buffer as the system gives."""
    get = f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    sent = [b"GET / HTTP/1.1\r\nHo"] * HALF + [get * 20] * UNREAD + [b""] * IDLE
    step = max(1, round(1 / times))
    return [_waits(port, each) for each in sent[::step]]


def _waits(port: int, sent: bytes) -> socket.socket:
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(10)
    client.connect(("127.0.0.1", port))
    client.sendall(sent)
    return client


def _ask(port: int, path: str, asks: int) -> list[float]:
    """The seconds of each request, on a connection of its own; raises where one fails."""
    return [_asked(port, path) for _ in range(asks)]


def _asked(port: int, path: str) -> float:
    started = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200 or not body:
        raise RuntimeError(f"{path} was answered with {answer.status}")
    return time.perf_counter() - started


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
