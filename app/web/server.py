"""A server: the socket that it listens on, and uvicorn with the limits that clients are held to."""

from __future__ import annotations

import errno
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec

import uvicorn

from ..console import Exit
from ..settings import KEEP_ALIVE, PREFIX, SettingsError
from .application import Answering
from .connections import ACCEPTED_AT_ONCE, Limits, limited
from .observing import Observed, Observer
from .store import Application

_GRACE_SECONDS = 5
_BACKLOG = 2048
_UNSENT_BYTES = 131_072
# What Windows has not.
_UNSENT_OPTIONS = [vars(socket)[each] for each in ("TCP_NOTSENT_LOWAT",) if hasattr(socket, each)]
_EVERYWHERE = frozenset(("0.0.0.0", "::"))
HANGUPS = [vars(signal)[each] for each in ("SIGHUP",) if hasattr(signal, each)]
"""The signal that asks for what the content says now."""
ENDS = (signal.SIGINT, signal.SIGTERM)
"""The signals that end a server, once its answers are sent."""


def browser_url(host: str, port: int, base_path: str) -> str:
    """The address to open in a browser on this machine."""
    name = "localhost" if host in _EVERYWHERE else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}{base_path}/"


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
    """A server that accepts a few connections at once, however many wait to be accepted.

    `on_start` is called when it answers and obeys signals, `on_end` when all is answered: after
    that the signal that ended it is raised again, and may end the process. A signal that was
    ignored when it began stays so: `nohup` and `&` of a shell have it ignored.
    """

    on_start: Callable[[], None] = staticmethod(lambda: None)
    on_end: Callable[[], None] = staticmethod(lambda: None)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        # Signals are for the main thread alone, in which no server of operators runs.
        main = threading.current_thread() is threading.main_thread()
        ignored = [each for each in ENDS if main and signal.getsignal(each) is signal.SIG_IGN]
        with super().capture_signals():
            for each in ignored:
                signal.signal(each, signal.SIG_IGN)
            try:
                yield
            finally:
                self.on_end()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for each in sockets or ():
            each.listen(_BACKLOG)  # asyncio has one number for both, and has just set it
        self.on_start()


def server_of(
    app: Application,
    keep_alive: int = KEEP_ALIVE,
    limits: Limits | None = None,
    observer: Observer | None = None,
) -> _Server:
    """A server that holds clients to limits, and writes to the log what nobody foresaw.

    Whoever observes it costs time only where there is one.

    Nothing here reads a client's address or scheme, so no forwarded header is believed.
    """
    answering: Application = Answering(app)
    config = uvicorn.Config(
        Observed(answering, observer) if observer else answering,
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
    server = _Server(config)
    if observer:
        observer.connections = lambda: len(server.server_state.connections)
        server.on_end = observer.end
    return server
