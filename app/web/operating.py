"""Operating: what whoever runs a site is told, on a port of its own: metrics, and a page of status.

It says what no reader is to know: which explainers are held back, why, and where the content is.
"""

from __future__ import annotations

import asyncio
import platform
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from markupsafe import Markup, escape

from .. import __version__
from ..settings import Settings
from .metrics import MEDIA_TYPE, exposition
from .observing import Collect, Tally
from .server import listen, server_of
from .store import (
    NOT_ALLOWED,
    NOTHING_YET,
    Answer,
    Publication,
    Receive,
    Scope,
    Send,
    answered,
    plain,
    respond,
)

_NOT_HERE = plain(404, "there is / and /metrics")
_HEAD = Markup(
    '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width">\n'
    '<meta name="color-scheme" content="light dark">\n'
    "<title>Pilcrow: status</title>\n<main>\n<h1>Status</h1>\n"
)


class Operations:
    """Answers whoever runs a site."""

    def __init__(self, settings: Settings, publication: Publication, collect: Collect) -> None:
        self._settings = settings
        self._publication = publication
        self._collect = collect

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        told = {"/": self._status, "/metrics": self._metrics}.get(scope["path"])
        if told is None:
            answer = _NOT_HERE
        elif scope["method"] not in ("GET", "HEAD"):
            answer = NOT_ALLOWED
        else:
            # Several processes take a moment to be asked.
            answer = told(await asyncio.to_thread(self._collect))
        await respond(answer, scope, send)

    def _metrics(self, counts: Tally) -> Answer:
        text = exposition(counts, self._publication, self._settings.workers)
        return answered(200, MEDIA_TYPE, text)

    def _status(self, counts: Tally) -> Answer:
        page = status_page(self._settings, self._publication, counts)
        return answered(200, "text/html", page)


def status_page(settings: Settings, publication: Publication, counts: Tally) -> str:
    """What is served, since when, what is not and why, in plain HTML."""
    since, site = publication.since, publication.site
    held = site.held if site else {}
    asked = sum(counts.requests.values())
    failed = sum(number for (_, status), number in counts.requests.items() if status in (0, 5))
    rows = (
        ("Served", f"content of {since:%Y-%m-%d %H:%M:%S %z}" if since else NOTHING_YET),
        ("Newest content", publication.failure or "is what is served"),
        ("Published", f"{publication.publications:,} times, {publication.failures:,} failed"),
        ("Held back", "; ".join(f"{name}: {why}" for name, why in sorted(held.items())) or "none"),
        ("Answers", f"{asked:,}, {failed:,} of them with 5xx or none"),
        ("Connections", f"{counts.connections:,}"),
        ("Processes", f"{settings.workers}"),
        ("Content", f"{settings.content}"),
        ("Address", settings.address.absolute("/")),
        ("Pilcrow", __version__),
        ("Python", f"{platform.python_version()}, uvicorn {uvicorn.__version__}"),
    )
    lines = (f"<tr><th scope=row>{escape(name)}<td>{escape(told)}\n" for name, told in rows)
    return f"{_HEAD}<table>\n{''.join(lines)}</table>\n</main>\n</html>\n"


@contextmanager
def operating(settings: Settings, publication: Publication, collect: Collect) -> Iterator[int]:
    """Meanwhile whoever runs the site is answered; the port. Raises as `listen` does."""
    assert settings.metrics is not None
    with listen(*settings.metrics) as listening:
        server = server_of(Operations(settings, publication, collect))
        thread = threading.Thread(
            target=server.run, kwargs={"sockets": [listening]}, name="operating", daemon=True
        )
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()
