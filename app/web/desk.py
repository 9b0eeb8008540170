"""The desk: while an author watches, every page says what is wrong with the text it is made of.

It stands before everything else, and nobody but an author has it: a page is unpacked, gets what is
to be said of it, and is never kept. A page that is not there yet is where its problems are told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from hashlib import sha256

from ..cache import Headers
from ..site import desk
from ..urls import DESK, Address
from .store import Application, Message, Publication, Receive, Scope, Send

_BEFORE = re.compile(rb'<header class="masthead">|<main\b')
_LEFT_OUT = frozenset((b"content-length", b"etag", b"cache-control", b"refresh"))
_UNASKED = frozenset((b"accept-encoding", b"if-none-match"))
_EMBED = "/embed/"


class Desk:
    """Puts into each page what its author has to know of it; `problems` tells them as JSON."""

    def __init__(
        self,
        app: Application,
        publication: Publication,
        problems: Callable[[], str],
        base_path: str,
        prefix: str,
    ) -> None:
        self._app = app
        self._publication = publication
        self._problems = problems
        self._address = Address(base_path=base_path)
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(self._address.base_path)
        if scope["type"] != "http" or scope["method"] != "GET" or path.startswith(_EMBED):
            return await self._app(scope, receive, send)
        if path == DESK:
            return await _answer(send, self._version.encode())
        headers = [each for each in scope["headers"] if each[0].lower() not in _UNASKED]
        page = _Page(send, lambda status, body: self._with_desk(path, status, body))
        return await self._app({**scope, "headers": headers}, receive, page.send)

    @property
    def _version(self) -> str:
        """What is another as soon as there is anything new to see."""
        told = f"{self._publication.since} {self._publication.failure} {self._problems()}"
        return sha256(told.encode()).hexdigest()[:12]

    def _with_desk(self, path: str, status: int, body: bytes) -> tuple[bytes, str, str]:
        made = desk(
            self._problems(),
            path,
            self._address,
            prefix=self._prefix,
            is_there=status == 200,
            version=self._version,
        )
        place = _BEFORE.search(body)
        at = place.start() if place else len(body)
        return body[:at] + made.html.encode() + body[at:], made.style, made.script


class _Page:
    """Holds back an answer that is a page until it is whole; any other goes through."""

    def __init__(self, send: Send, add: Callable[[int, bytes], tuple[bytes, str, str]]) -> None:
        self._send = send
        self._add = add
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        """Take one message of the application, and send what there is to send."""
        if message["type"] == "http.response.start" and _is_page(message["headers"]):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._whole(self._start)

    async def _whole(self, start: Message) -> None:
        body, style, script = self._add(start["status"], self._body)
        kept = [each for each in start["headers"] if each[0].lower() not in _LEFT_OUT]
        headers = [
            *_allowing(kept, style, script),
            (b"cache-control", b"no-store"),
            (b"content-length", str(len(body)).encode("ascii")),
        ]
        await self._send({**start, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})


def _is_page(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    told = dict(headers)
    is_html = told.get(b"content-type", b"").startswith(b"text/html")
    return is_html and b"location" not in told


def _allowing(headers: Headers | list[tuple[bytes, bytes]], style: str, script: str) -> Headers:
    """The same headers; the policy allows one style and one script more, and to ask this site."""
    more = {"style-src": style, "script-src": script, "connect-src": "'self'"}
    return tuple(
        (name, _policy(value.decode(), more).encode())
        if name == b"content-security-policy"
        else (name, value)
        for name, value in headers
    )


def _policy(policy: str, more: dict[str, str]) -> str:
    directives = [each.split() for each in policy.split(";") if each.strip()]
    allowed = {name: sources for name, *sources in directives}
    for name, source in more.items():
        now = [each for each in allowed.get(name, []) if each != "'none'"]
        allowed[name] = now if source in now else [*now, source]
    return ";".join(" ".join((name, *sources)) for name, sources in allowed.items())


async def _answer(send: Send, body: bytes) -> None:
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"content-length", str(len(body)).encode("ascii")),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
