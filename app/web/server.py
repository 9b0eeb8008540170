"""Serving: a socket, the application on it, and the author's loop that publishes what changes."""

from __future__ import annotations

import errno
import os
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path

import uvicorn

from ..console import Exit
from ..settings import PREFIX, Settings, SettingsError
from .application import create_app
from .publishing import Build, republish
from .store import Application, Publication

Say = Callable[[str], None]

WATCH_SECONDS = 1.0
_GRACE_SECONDS = 5
_EVERYWHERE = frozenset(("0.0.0.0", "::"))


def serve(settings: Settings, build: Build, say: Say, watch: bool = False) -> bool:
    """Serve until a signal ends it; False, at once, where the content has errors.

    It listens before it builds: a reader who comes too early waits, and a port that is taken costs
    no build. An author who watches may begin with errors: the site is there once they are mended.
    Raises `PortTakenError`; `SettingsError` where it cannot listen, or the base path hides a page.
    """
    publication = Publication()
    with listen(settings.host, settings.port) as listening:
        before = stamps(settings.content)
        starts = republish(publication, settings.base_path, build) or watch
        if starts:
            url = browser_url(settings.host, listening.getsockname()[1], settings.base_path)
            say(f"Pilcrow is at {url} (Ctrl-C stops it)")
            with _watching(publication, settings, build, say, before) if watch else nullcontext():
                _run(create_app(publication, settings.base_path), listening)
    return starts


def browser_url(host: str, port: int, base_path: str) -> str:
    """The address to open in a browser on this machine."""
    name = "localhost" if host in _EVERYWHERE else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}{base_path}/"


def stamps(folder: Path) -> Mapping[str, tuple[int, int]]:
    """When each file was last written, and its size; without those that editors hide."""
    found = {}
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(parent, name)
            if not name.startswith(".") and path.is_file():
                about = path.stat()
                found[str(path)] = (about.st_mtime_ns, about.st_size)
    return found


@contextmanager
def _watching(
    publication: Publication,
    settings: Settings,
    build: Build,
    say: Say,
    before: Mapping[str, tuple[int, int]],
) -> Iterator[None]:
    ended = threading.Event()

    def watch() -> None:
        seen = before
        while not ended.wait(WATCH_SECONDS):
            now = stamps(settings.content)
            if now != seen:
                seen = now
                say(_outcome(publication, settings, build))

    thread = threading.Thread(target=watch, name="watch")
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _outcome(publication: Publication, settings: Settings, build: Build) -> str:
    try:
        if republish(publication, settings.base_path, build):
            return "the new content is being served"
    except SettingsError as error:
        return f"{error}\nwhat was served before still is"
    return "what was served before still is"


class PortTakenError(SettingsError):
    """Another program listens on the port, which may change."""

    exit = Exit.TRY_AGAIN


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; on any free port for 0.

    Raises `PortTakenError` where another program does, and `SettingsError` where nobody can.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise _refused(host, port, error) from None
    # Connections inherit this. asyncio sets it only on sockets made with IPPROTO_TCP, and without
    # it the body of an answer waits 40 ms for the reader to acknowledge the headers.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _refused(host: str, port: int, error: OSError) -> SettingsError:
    if error.errno == errno.EADDRINUSE:
        return PortTakenError(
            f"port {port} of {host} is taken; stop the program that listens there, "
            f"or choose another with --port or {PREFIX}PORT: 0 is any free one"
        )
    # The reason, without the address that `create_server` puts behind it in brackets.
    reason = str(error.strerror).partition(" (")[0].lower()
    return SettingsError(
        f"cannot listen on port {port} of {host}: {reason}; "
        f"choose another with --port and --host, or {PREFIX}PORT and {PREFIX}HOST"
    )


def _run(app: Application, listening: socket.socket) -> None:
    """Serve until SIGINT or SIGTERM, which is then raised again.

    Nothing here reads a client's address or scheme, so no forwarded header is believed.
    """
    config = uvicorn.Config(
        app,
        lifespan="off",
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    uvicorn.Server(config).run(sockets=[listening])
