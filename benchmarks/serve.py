"""How fast a finished page is answered, compared in one run: `python -m benchmarks.serve`.

Four servers answer the same section of the sample with the same bytes: a bare ASGI callable, which
does nothing else, the page store, the page store when the reader has the page already, and a
FastAPI route. Each has a process of its own and takes its turn in every round; the best round
counts, because noise only ever slows down. The client is wrk where it is installed, else plain
asyncio, which is itself slower than the servers and so makes them look alike.
"""
# ruff: noqa: T201 - a benchmark prints what it measured

from __future__ import annotations

import argparse
import asyncio
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from fastapi.responses import Response

from app.check.verify import verify
from app.library.library import read_library
from app.site.build import Page, Site, build_site
from app.urls import Address
from app.web.application import create_app
from app.web.server import listen
from app.web.store import Application, Message, Publication, Receive, Scope, Send

CONTENT = Path(__file__).resolve().parents[1] / "content"
PATH = "/pakistan-taliban/militancy/"
CONNECTIONS = 16
SERVERS = {
    "bare ASGI callable": "bare",
    "page store": "store",
    "page store, 304": "store",
    "FastAPI route": "route",
}


def sample() -> Site:
    verified = verify(read_library(CONTENT)).verified
    if verified is None:
        sys.exit("the sample has errors: run `pilcrow check content`")
    return build_site(verified, Address())


def bare(page: Page) -> Application:
    start: Message = {
        "type": "http.response.start",
        "status": 200,
        "headers": [*page.headers, (b"content-length", str(len(page.body)).encode())],
    }
    body: Message = {"type": "http.response.body", "body": page.body}

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await send(start)
        await send(body)

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
        "route": lambda: route(page),
    }
    listening = listen("127.0.0.1", 0)
    print(listening.getsockname()[1], page.etag, len(page.body), flush=True)
    config = uvicorn.Config(
        apps[kind](),
        lifespan="off",
        ws="none",
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
    )
    uvicorn.Server(config).run(sockets=[listening])


@contextmanager
def server(kind: str) -> Iterator[tuple[int, str, int]]:
    """A server in a process of its own: its port, and the page's entity tag and size."""
    command = [sys.executable, "-m", "benchmarks.serve", "--server", kind]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            port, etag, size = process.stdout.readline().split()
            yield int(port), etag, int(size)
        finally:
            process.terminate()


def with_wrk(wrk: str, port: int, etag: str, seconds: int) -> float:
    """Answers a second."""
    command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-H", f"If-None-Match: {etag}"]
    url = f"http://127.0.0.1:{port}{PATH}"
    done = subprocess.run([*command, url], capture_output=True, text=True, check=True).stdout
    if found := re.search(r"Non-2xx or 3xx responses|Socket errors.*", done):
        sys.exit(f"the measurement is void: {found[0]}")
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done)
    assert rate is not None
    return float(rate[1])


def with_asyncio(port: int, etag: str, seconds: int) -> float:
    """Answers a second."""
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

    return asyncio.run(everyone()) / seconds


def compare(seconds: int, rounds: int) -> None:
    """Measure every server in turn, and print what each answers and how that compares."""
    wrk = shutil.which("wrk")
    best = dict.fromkeys(SERVERS, 0.0)
    with ExitStack() as running:
        kinds = sorted(set(SERVERS.values()))
        ports = {kind: running.enter_context(server(kind)) for kind in kinds}
        for _ in range(rounds):
            for name, kind in SERVERS.items():
                port, etag, size = ports[kind]
                asked = etag if "304" in name else '"none"'
                measured = (
                    with_wrk(wrk, port, asked, seconds)
                    if wrk
                    else with_asyncio(port, asked, seconds)
                )
                best[name] = max(best[name], measured)
    client = "wrk" if wrk else "asyncio"
    print(f"{size:,} bytes, {CONNECTIONS} connections, {client}, best of {rounds} × {seconds} s\n")
    print(f"{'':20} {'answers/s':>10} {'ratio':>6}")
    for name, rate in best.items():
        print(f"{name:20} {rate:10,.0f} {rate / best['bare ASGI callable']:6.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=int, default=3, help="of each measurement (3)")
    parser.add_argument("--rounds", type=int, default=3, help="of measurements (3)")
    parser.add_argument("--server", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.server:
        run_server(options.server)
    else:
        compare(options.seconds, options.rounds)


if __name__ == "__main__":
    main()
