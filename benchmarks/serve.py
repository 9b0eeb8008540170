"""How fast a finished page is answered, compared in one run: `python -m benchmarks.serve`.

Six servers answer the same section of the sample with the same bytes: a bare ASGI callable, which
does nothing else, the page store, the page store when the reader has the page already, the page
store with every answer counted, or counted and logged, and a FastAPI route; all on the server that
`pilcrow serve` runs. Each has a process of its own and takes its turn in every round. What is told
is the processor time that the server itself spends on an answer, in the median of the rounds, which
neither a slow client nor a busy machine changes much. The client is wrk where it is installed, else
plain asyncio.
"""
# ruff: noqa: T201 - a benchmark prints what it measured

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import Response

from app.check.verify import verify
from app.library.library import read_library
from app.site.build import Page, Site, build_site
from app.urls import Address
from app.web.access import AccessLog
from app.web.application import create_app
from app.web.observing import Observer, logging_of
from app.web.server import listen, server_of
from app.web.store import IDENTITY, Application, Publication, Receive, Scope, Send, prepare

CONTENT = Path(__file__).resolve().parents[1] / "content"
PATH = "/pakistan-taliban/militancy/"
CONNECTIONS = 16
SERVERS = {
    "bare ASGI callable": "bare",
    "page store": "store",
    "page store, 304": "store",
    "page store, metrics": "counted",
    "page store, metrics, log": "logged",
    "FastAPI route": "route",
}


def sample() -> Site:
    verified = verify(read_library(CONTENT)).verified
    if verified is None:
        sys.exit("the sample has errors: run `pilcrow check content`")
    return build_site(verified, Address())


def bare(page: Page) -> Application:
    """The messages of the page store, without looking for them."""
    variant = prepare(page).variants[IDENTITY]

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await send(variant.start)
        await send(variant.body)

    return app


def route(page: Page) -> Application:
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    headers = {name.decode(): value.decode() for name, value in page.headers}

    @app.get(page.path)
    async def section() -> Response:
        return Response(page.body, headers=headers)

    return app


def run_server(kind: str) -> None:
    """Serve one application on a free port, which is printed."""
    site = sample()
    page = site[PATH]
    apps: dict[str, Callable[[], Application]] = {
        "bare": lambda: bare(page),
        "store": lambda: create_app(Publication(site)),
        "counted": lambda: create_app(Publication(site)),
        "logged": lambda: create_app(Publication(site)),
        "route": lambda: route(page),
    }
    observer = None
    if kind in ("counted", "logged"):
        nowhere = partial(os.write, os.open(os.devnull, os.O_WRONLY))
        observer = Observer("", AccessLog(nowhere) if kind == "logged" else None)
    listening = listen("127.0.0.1", 0)
    print(listening.getsockname()[1], page.etag, len(page.body), flush=True)
    running = server_of(apps[kind](), observer=observer)
    if kind == "bare":
        running.config.app = apps[kind]()  # without what answers for a bug
    with logging_of(observer):
        running.run(sockets=[listening])


@dataclass(frozen=True, slots=True)
class Server:
    """A server in a process of its own, and the entity tag and size of the page."""

    process: int
    port: int
    etag: str
    size: int

    def processor_seconds(self) -> float:
        """What its process has spent so far (proc(5), stat)."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def server(kind: str) -> Iterator[Server]:
    """A running server."""
    command = [sys.executable, "-m", "benchmarks.serve", "--server", kind]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            port, etag, size = process.stdout.readline().split()
            yield Server(process.pid, int(port), etag, int(size))
        finally:
            process.terminate()


def with_wrk(wrk: str, port: int, etag: str, seconds: int) -> int:
    """How many answers came."""
    command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-H", f"If-None-Match: {etag}"]
    url = f"http://127.0.0.1:{port}{PATH}"
    done = subprocess.run([*command, url], capture_output=True, text=True, check=True).stdout
    if found := re.search(r"Non-2xx or 3xx responses|Socket errors.*", done):
        sys.exit(f"the measurement is void: {found[0]}")
    answers = re.search(r"(\d+) requests in", done)
    assert answers is not None
    return int(answers[1])


def with_asyncio(port: int, etag: str, seconds: int) -> int:
    """How many answers came."""
    request = f"GET {PATH} HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: {etag}\r\n\r\n".encode()

    async def keep_asking(until: float) -> int:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        answers = 0
        while time.monotonic() < until:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            if length := re.search(rb"content-length: (\d+)", head):
                await reader.readexactly(int(length[1]))
            answers += 1
        writer.close()
        return answers

    async def everyone() -> int:
        until = time.monotonic() + seconds
        return sum(await asyncio.gather(*(keep_asking(until) for _ in range(CONNECTIONS))))

    return asyncio.run(everyone())


def cost(server: Server, etag: str, seconds: int) -> float:
    """Microseconds of the server's processor for one answer."""
    wrk = shutil.which("wrk")
    before = server.processor_seconds()
    if wrk:
        answers = with_wrk(wrk, server.port, etag, seconds)
    else:
        answers = with_asyncio(server.port, etag, seconds)
    return (server.processor_seconds() - before) / answers * 1e6


def compare(seconds: int, rounds: int) -> None:
    """Measure every server in turn, and print what an answer costs each and how that compares."""
    costs: dict[str, list[float]] = {name: [] for name in SERVERS}
    with ExitStack() as running:
        kinds = sorted(set(SERVERS.values()))
        servers = {kind: running.enter_context(server(kind)) for kind in kinds}
        for _ in range(rounds):
            for name, kind in SERVERS.items():
                asked = servers[kind].etag if "304" in name else '"none"'
                costs[name].append(cost(servers[kind], asked, seconds))
    size = servers["bare"].size
    print(f"{size:,} bytes, {CONNECTIONS} connections, median of {rounds} × {seconds} s\n")
    print(f"{'':24} {'µs':>6} {'answers/s':>10} {'ratio':>6}")
    bare_cost = statistics.median(costs["bare ASGI callable"])
    for name, each in costs.items():
        middle = statistics.median(each)
        print(f"{name:24} {middle:6.1f} {1e6 / middle:10,.0f} {bare_cost / middle:6.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=int, default=2, help="of each measurement (2)")
    parser.add_argument("--rounds", type=int, default=7, help="of measurements (7)")
    parser.add_argument("--server", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.server:
        run_server(options.server)
    else:
        compare(options.seconds, options.rounds)


if __name__ == "__main__":
    main()
