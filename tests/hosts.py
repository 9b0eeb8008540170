"""Sites that embed: pages of any text and headers, on an origin of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from app.web.store import Message, Receive, Scope, Send
from tests.serving import served


@dataclass(slots=True)
class Host:
    """Pages by path. The same pages stand at 127.0.0.1 and at localhost: two sites, by name."""

    port: int = 0
    pages: dict[str, tuple[Mapping[str, str], bytes]] = field(default_factory=dict)

    def add(
        self, html: str, headers: Mapping[str, str] | None = None, name: str = "127.0.0.1"
    ) -> str:
        """The address of a new page."""
        path = f"/{len(self.pages)}"
        typed = {"content-type": "text/html; charset=utf-8", **(headers or {})}
        self.pages[path] = typed, f"<!doctype html><title>Host</title>{html}".encode()
        return f"http://{name}:{self.port}{path}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers, body = self.pages.get(scope["path"], ({}, b""))
        fields = [(name.encode(), value.encode()) for name, value in headers.items()]
        start: Message = {"type": "http.response.start", "status": 200, "headers": fields}
        await send(start)
        await send({"type": "http.response.body", "body": body})


@contextmanager
def hosting() -> Iterator[Host]:
    """A host that is being served."""
    host = Host()
    with served(host) as host.port:
        yield host
