"""Small sites, and two ways to ask an application: straight through ASGI and over a socket."""

from __future__ import annotations

import asyncio
import gzip
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import brotli
import pytest

from app.cache.page import IDENTITY, Headers, Page
from app.settings import Settings
from app.site.site import Site
from app.web.connections import Limits
from app.web.server import listen, server_of
from app.web.serving import serve
from app.web.store import (
    Application,
    Message,
    Publication,
    Receive,
    Scope,
    Send,
    Store,
    plain,
    respond,
)
from tests.surroundings import interrupts

HOME_BODY = b"<!doctype html><title>Home</title>" + b"<p>Everything is explained.</p>" * 20


def page(path: str, body: bytes = HOME_BODY, **other: Any) -> Page:
    """A page as a site has it: compressed where that is worth it."""
    encodings: Mapping[str, bytes] = {}
    headers: Headers = (
        (b"content-type", b"text/html; charset=utf-8"),
        (b"cache-control", b"no-cache"),
    )
    if len(body) > 200:
        encodings = {"br": brotli.compress(body), "gzip": gzip.compress(body, mtime=0)}
    if "location" in other:
        headers = (*headers, (b"location", other["location"].encode()))
    values = {"media_type": "text/html; charset=utf-8", "etag": '"home"', "headers": headers}
    return Page(path=path, variants={IDENTITY: body, **encodings}, **(values | other))


def small_site(*more: Page) -> Site:
    """A home page, an explainer with a section, one that moved, one that is gone, and a 404."""
    return Site(
        (
            page("/"),
            page("/bridge/", b"The bridge", etag='"bridge"'),
            page("/bridge/closing/", etag='"closing"'),
            page("/static/site.abc.css", b"p {}", etag='"css"'),
            page("/old/", b"moved", status=308, location="/bridge/#s-abcdef"),
            page("/gone/", b"withdrawn: it was wrong", status=410),
            page("/404.html", b"no such page", status=404),
            *more,
        )
    )


async def nothing(scope: Scope, receive: Receive, send: Send) -> None:
    """What stands behind a store here: it knows no path."""
    await respond(plain(404, "behind"), scope, send)


def store(*, base_path: str = "", site: Site | None = None) -> Store:
    """A page store that answers with a site, this one or the small one."""
    return Store(Publication(small_site() if site is None else site), base_path, nothing)


def following(text: Path, *more: Page) -> Callable[[], Site | None]:
    """Builds a site of what a file says, and none while that is "wrong"."""

    def build() -> Site | None:
        words = text.read_bytes()
        return None if words == b"wrong" else Site((page("/", words), *more))

    return build


@dataclass(frozen=True, slots=True)
class Reply:
    """What an application answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(
    app: Application,
    path: str,
    method: str = "GET",
    query: bytes = b"",
    headers: tuple[tuple[bytes, bytes], ...] = (),
    **named: str,
) -> Reply:
    """The answer to one request, sent straight to the application; `if_match="…"` is a header."""
    fields = [(name.replace("_", "-").encode(), value.encode()) for name, value in named.items()]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": b"",
        "query_string": query,
        "root_path": "",
        "headers": [*headers, *fields],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    sent = send_scope(app, scope)
    start = sent[0]
    assert start["type"] == "http.response.start"
    received = [(name.decode(), value.decode("latin-1")) for name, value in start["headers"]]
    assert len(dict(received)) == len(received), f"a header is there twice: {received}"
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Reply(start["status"], dict(received), body)


def send_scope(app: Application, scope: dict[str, Any]) -> list[Message]:
    """Every message an application sends for a connection on which nothing more arrives."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    # In a thread of its own, since one that drives a browser has its event loop running.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, app(scope, receive, send)).result()  # type: ignore[arg-type] # an ASGI app is a coroutine
    return sent


@contextmanager
def served(app: Application, limits: Limits | None = None) -> Iterator[int]:
    """A real server for the application; the port it answers on."""
    listening = listen("127.0.0.1", 0)
    server = server_of(app, limits=limits)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        until = time.monotonic() + 10
        while not server.started and time.monotonic() < until:
            time.sleep(0.01)
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)


def until(condition: Callable[[], bool], seconds: float = 20) -> bool:
    """Whether something comes true in time."""
    last = time.monotonic() + seconds
    while not (met := condition()) and time.monotonic() < last:
        time.sleep(0.02)
    return met


def while_serving(
    settings: Settings,
    build: Callable[[], Site | None],
    visit: Callable[[str, Sequence[str]], None],
    watch: bool = False,
) -> list[str]:
    """Serve, visit the address that is printed from another thread, then press Ctrl-C.

    What was said; `visit` is given the address, and what has been said so far.
    """
    said: list[str] = []
    ended = threading.Event()

    def visitor() -> None:
        try:
            assert until(lambda: bool(said))
            visit(said[0].split()[3], said)
        finally:
            if not ended.is_set():
                os.kill(os.getpid(), signal.SIGINT)

    with interrupts(), ThreadPoolExecutor(1) as pool:
        visiting = pool.submit(visitor)
        try:
            with pytest.raises(KeyboardInterrupt):
                serve(settings, build, said.append, watch=watch)
        finally:
            ended.set()
        visiting.result(20)
    return said


def read(url: str) -> bytes:
    with urlopen(url, timeout=10) as answer:
        body: bytes = answer.read()
        return body
