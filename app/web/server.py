"""Serving: a socket, the application on it, and the author's loop that publishes what changes."""

from __future__ import annotations

import errno
import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from importlib.util import find_spec

import uvicorn

from ..console import Exit
from ..settings import KEEP_ALIVE, PREFIX, Settings, SettingsError
from .application import Answering, create_app
from .connections import ACCEPTED_AT_ONCE, Limits, limited
from .publishing import Build, Republisher, Say, outcome, republish
from .store import Application, Publication
from .watching import Stamps, stamps, watch_folder

_GRACE_SECONDS = 5
_BACKLOG = 2048
_UNSENT_BYTES = 131_072
# What Windows has not.
_UNSENT_OPTIONS = [vars(socket)[each] for each in ("TCP_NOTSENT_LOWAT",) if hasattr(socket, each)]
_HANGUPS = [vars(signal)[each] for each in ("SIGHUP",) if hasattr(signal, each)]
_EVERYWHERE = frozenset(("0.0.0.0", "::"))
_ENDS = (signal.SIGINT, signal.SIGTERM)


def serve(settings: Settings, build: Build, say: Say, watch: bool = False) -> bool:
    """Serve until a signal ends it; False, at once, where the content has errors.

    It listens before it builds: a reader who comes too early waits, and a port that is taken costs
    no build. SIGHUP has the content read again. An author who watches may begin with errors: the
    site is there once they are mended. Raises `PortTakenError`; `SettingsError` where it cannot
    listen, or the base path hides a page.
    """
    publication = Publication()
    again = Republisher(publication, settings.base_path, build, say)
    with listen(settings.host, settings.port) as listening, _on_hangup(again):
        before = stamps(settings.content) if watch else {}
        with _ending_at_once():
            told = _first(publication, settings, build, watch)
        starts = publication.answers is not None or watch
        if starts:
            url = browser_url(settings.host, listening.getsockname()[1], settings.base_path)
            say(f"Pilcrow is at {url} (Ctrl-C stops it)")
            if publication.answers is None:
                say(told)
            with again.running(), _watching(settings, before, again) if watch else nullcontext():
                app = create_app(publication, settings.base_path)
                server_of(app, settings.keep_alive).run(sockets=[listening])
    return starts


def _first(publication: Publication, settings: Settings, build: Build, watch: bool) -> str:
    """Publish for the first time; what an author who watches is told where that is not done."""
    if watch:
        return outcome(publication, settings.base_path, build)
    republish(publication, settings.base_path, build)
    return ""


def browser_url(host: str, port: int, base_path: str) -> str:
    """The address to open in a browser on this machine."""
    name = "localhost" if host in _EVERYWHERE else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}{base_path}/"


@contextmanager
def _on_hangup(again: Republisher) -> Iterator[None]:
    """SIGHUP asks for what the content says now, as it does of other servers; it ends nothing."""
    before = {each: signal.getsignal(each) for each in _HANGUPS}
    for each in before:
        signal.signal(each, lambda *_: again.ask("asked by SIGHUP"))
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@contextmanager
def _ending_at_once() -> Iterator[None]:
    """A signal to end is obeyed while the site is built, when nothing is lost by it."""
    before = {each: signal.getsignal(each) for each in _ENDS}
    for each, handler in before.items():
        if handler is not signal.SIG_IGN:  # `nohup` and `&` have it ignored
            signal.signal(each, _end)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _end(number: int, _: object) -> None:
    """End as whoever was sent this signal; the first process of a container survives that."""
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)
    os._exit(128 + number)


@contextmanager
def _watching(settings: Settings, before: Stamps, again: Republisher) -> Iterator[None]:
    ended = threading.Event()
    thread = threading.Thread(
        target=watch_folder,
        args=(settings.content, before, lambda names: again.ask(f"{names} changed"), ended),
        name="watch",
    )
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


class PortTakenError(SettingsError):
    """Another program listens on the port, which may change."""

    exit = Exit.TRY_AGAIN


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; on any free port for 0.

    Raises `PortTakenError` where another program does, and `SettingsError` where nobody can.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    both = host == "::" and socket.has_dualstack_ipv6()
    try:
        listening = socket.create_server(
            (host, port), family=family, backlog=_BACKLOG, dualstack_ipv6=both
        )
    except OSError as error:
        raise _refused(host, port, error) from None
    # Connections inherit this. asyncio sets it only on sockets made with IPPROTO_TCP, and without
    # it the body of an answer waits 40 ms for the reader to acknowledge the headers.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    # Linux would take megabytes, and not tell for long that some of them have been read.
    for option in _UNSENT_OPTIONS:
        listening.setsockopt(socket.IPPROTO_TCP, option, _UNSENT_BYTES)
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


class _Server(uvicorn.Server):
    """A server that accepts a few connections at once, however many wait to be accepted."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for each in sockets or ():
            each.listen(_BACKLOG)  # asyncio has one number for both, and has just set it


def server_of(
    app: Application, keep_alive: int = KEEP_ALIVE, limits: Limits | None = None
) -> uvicorn.Server:
    """A server that holds clients to limits, and writes to the log what nobody foresaw.

    Nothing here reads a client's address or scheme, so no forwarded header is believed.
    """
    config = uvicorn.Config(
        Answering(app),
        http=limited(limits or Limits()),
        loop="uvloop" if find_spec("uvloop") else "asyncio",
        backlog=ACCEPTED_AT_ONCE,
        timeout_keep_alive=keep_alive,
        lifespan="off",
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    return _Server(config)
