"""Programs: what they ask of a site: whether it is alive and ready, and how to show an address.

They ask often, so nothing stands between them and the answer; what is asked for by questions of
readers goes on to the framework.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl

from ..site import Site
from ..urls import NOT_FOUND, OEMBED
from .store import (
    NOT_ALLOWED,
    NOTHING_YET,
    Answer,
    Application,
    Publication,
    Receive,
    Scope,
    Send,
    answered,
    plain,
    respond,
)
from .waiting import PAGE, SECONDS

# What it tells is public, so a page of any site may read it (Fetch, 3.2).
_SHARED = ((b"access-control-allow-origin", b"*"),)
_AGAIN = ((b"retry-after", str(SECONDS).encode("ascii")),)
_ALIVE = plain(200, "ok")
_NOT_FOUND = plain(404, "there is no page at this address")
_NOTHING_YET = plain(503, NOTHING_YET, *_AGAIN, *_SHARED)
_MOST_KEPT, _LONGEST_KEPT = 1000, 1000


class Programs:
    """Answers programs, and hands the paths in `others` to `behind`; nothing else is there."""

    def __init__(
        self, publication: Publication, behind: Application, others: frozenset[str]
    ) -> None:
        self._publication = publication
        self._behind = behind
        self._others = others
        self._asked: dict[str, Callable[[Scope], Answer]] = {
            "/healthz": lambda _: _ALIVE,
            "/readyz": self._ready,
            OEMBED: self._shown,
        }
        self._of: Site | None = None
        self._kept: dict[bytes, Answer] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        if scope["type"] == "http" and (asked := self._asked.get(path)):
            allowed = scope["method"] in ("GET", "HEAD")
            return await respond(asked(scope) if allowed else NOT_ALLOWED, scope, send)
        answers = self._publication.answers
        if path in self._others and answers is not None:
            return await self._behind(scope, receive, send)
        if scope["type"] == "websocket":
            return await send({"type": "websocket.close"})
        answer = PAGE if answers is None else answers[NOT_FOUND] or _NOT_FOUND
        return await respond(answer, scope, send)

    def _ready(self, _: Scope) -> Answer:
        state = self._publication.state
        return (
            plain(503, state, *_AGAIN) if self._publication.answers is None else plain(200, state)
        )

    def _shown(self, scope: Scope) -> Answer:
        """What oEmbed answers; the answers to what is asked again are kept."""
        site, query = self._publication.site, scope["query_string"]
        if site is None:
            return _NOTHING_YET
        if site is not self._of:
            self._of, self._kept = site, {}
        if known := self._kept.get(query):
            return known
        status, answer = _oembed(site, query)
        # What is not there may come, and what is long may be one of very many.
        if status == 200 and len(query) <= _LONGEST_KEPT:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[query] = answer
        return answer


def _oembed(site: Site, query: bytes) -> tuple[int, Answer]:
    # Few ask, and what answers them takes long to import.
    from ..share import CACHE_SECONDS, answer

    asked = dict(parse_qsl(query.decode("latin-1"), keep_blank_values=True))
    reply = answer(site.provider, asked)
    kept = (b"cache-control", f"public,max-age={CACHE_SECONDS}".encode("ascii"))
    headers = (*_SHARED, kept) if reply.status == 200 else _SHARED
    return reply.status, answered(reply.status, reply.media_type, reply.body, *headers)
