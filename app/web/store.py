"""The page store: every answer of a site made ready, then found by one lookup of the path.

An ASGI application that stands in front of another one. The rules are those of RFC 9110: content
codings (12.5.3), preconditions (13.1.2), 304 (15.4.5), 308 (15.4.9), 405 (15.5.6).
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import (
    Awaitable,
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    MutableMapping,
)
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import quote, unquote

from ..cache import IDENTITY as IDENTITY
from ..cache import Headers, Page
from ..site import Site
from ..spelling import Spelling, spellings
from ..urls import SEARCH

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
"""What ASGI 3.0 calls a connection, an event, the two ways events go, and a single callable."""

CODINGS = ("br", "gzip", IDENTITY)
"""The content codings a page may have, the smallest first."""

PLAIN_HEADERS: Headers = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)
"""What every answer carries that is no page."""

NOTHING_YET = "no verified site is being served yet"

MOST_ANSWERS = 1000
"""That are kept ready, each with some ten KB."""

_LOOK_SECONDS = 0.05
_LOOKS = 600
_MOUNTED = "pilcrow.mounted"
_VARY: Headers = ((b"vary", b"Accept-Encoding"),)
_OF_THE_BODY = frozenset((b"content-type", b"content-language"))
_NO_BODY: Message = {"type": "http.response.body", "body": b""}
_OPAQUE_TAG = re.compile(rb'"[^"]*"')
_WEIGHT = re.compile(r"\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*")
_IN_PATH = "/-._~!$&'()*+,;=:@"
_IN_QUERY = _IN_PATH + "?%"


@dataclass(frozen=True, slots=True)
class Variant:
    """One encoding of an answer, as the messages that send it."""

    etag: bytes
    start: Message
    body: Message
    unchanged: Message | None = None
    """A 304; None for an error or a move, which no precondition spares."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a path answers: its variants by content coding, and where it leads if it moved.

    `codings` are those that there are; a variant may be made when it is first looked up.
    """

    variants: Mapping[str, Variant]
    location: bytes = b""
    codings: Collection[str] = (IDENTITY,)

    def variant(self, accept_encoding: bytes) -> Variant:
        """The best accepted; one without a coding rather than none (RFC 9110, 12.5.3)."""
        for coding in acceptable(accept_encoding):
            if coding in self.codings:
                return self.variants[coding]
        return self.variants[IDENTITY]


@lru_cache(maxsize=64)
def acceptable(accept_encoding: bytes) -> tuple[str, ...]:
    """The codings that a header names, best first, and of equals the smaller first."""
    weights: dict[str, float] = {}
    for member in accept_encoding.decode("latin-1").lower().split(","):
        coding, _, parameters = member.partition(";")
        weights[coding.strip().removeprefix("x-")] = _weight(parameters)
    asked = {coding: weights.get(coding, weights.get("*", 0.0)) for coding in CODINGS}
    return tuple(sorted((each for each in CODINGS if asked[each]), key=lambda each: -asked[each]))


def _weight(parameters: str) -> float:
    if not parameters:
        return 1.0
    matched = _WEIGHT.fullmatch(parameters)
    return float(matched[1]) if matched else 0.0


def matches(if_none_match: bytes, etag: bytes) -> bool:
    """Whether a list of entity tags holds this one, compared weakly, or is `*`."""
    return if_none_match.strip() == b"*" or etag in _OPAQUE_TAG.findall(if_none_match)


def prepare(page: Page) -> Answer:
    """Every way in which a page may be answered, each made ready when somebody asks for it."""
    location = dict(page.headers).get(b"location", b"")
    return Answer(_Variants(page), location, frozenset(page.variants))


class _Variants(dict[str, Variant]):
    """The variants of a page that somebody has asked for."""

    __slots__ = ("_page",)

    def __init__(self, page: Page) -> None:
        self._page = page

    def __missing__(self, coding: str) -> Variant:
        made = self[coding] = _variant(self._page, coding, self._page.variants[coding])
        return made


def _variant(page: Page, coding: str, body: bytes) -> Variant:
    encoding = () if coding == IDENTITY else ((b"content-encoding", coding.encode("ascii")),)
    lasting = (*page.headers, *(_VARY if len(page.variants) > 1 else ()))
    headers = (*lasting, *encoding)
    if page.status != 200:
        return Variant(b"", _start(page.status, headers, len(body)), _body(body))
    # Two variants may not share a strong tag: their bytes differ (RFC 9110, 8.8.3.3).
    tag = page.etag if coding == IDENTITY else f'{page.etag[:-1]}-{coding}"'
    etag = (b"etag", tag.encode("ascii"))
    # A policy may change while the body stays, so a 304 brings it to the reader's cache again.
    kept = [header for header in lasting if header[0] not in _OF_THE_BODY]
    return Variant(
        etag[1],
        _start(200, (*headers, etag), len(body)),
        _body(body),
        {"type": "http.response.start", "status": 304, "headers": [*kept, etag]},
    )


def _start(status: int, headers: Iterable[tuple[bytes, bytes]], length: int) -> Message:
    counted = (b"content-length", str(length).encode("ascii"))
    return {"type": "http.response.start", "status": status, "headers": [*headers, counted]}


def _body(body: bytes) -> Message:
    return {"type": "http.response.body", "body": body}


def plain(status: int, text: str, *headers: tuple[bytes, bytes]) -> Answer:
    """A sentence that is no page."""
    return answered(status, "text/plain", f"{text}\n", *headers)


def answered(status: int, media_type: str, text: str, *headers: tuple[bytes, bytes]) -> Answer:
    """What is no page; these headers go before those that every such answer carries."""
    body = text.encode()
    kind = (b"content-type", f"{media_type}; charset=utf-8".encode("ascii"))
    given = dict(headers)
    others = (header for header in PLAIN_HEADERS if header[0] not in given)
    start = _start(status, (kind, *headers, *others), len(body))
    return Answer({IDENTITY: Variant(b"", start, _body(body))})


def moved(path: str, query: str = "", fragment: str = "") -> Answer:
    """A permanent move to a path of this host."""
    location = quote(path, safe=_IN_PATH)
    if query:
        location += f"?{quote(query, safe=_IN_QUERY)}"
    if fragment:
        location += f"#{quote(fragment, safe=_IN_PATH)}"
    answer = plain(308, f"this page is at {location}", (b"location", location.encode("ascii")))
    return Answer(answer.variants, location.encode("ascii"))


NOT_ALLOWED = plain(405, "this address answers GET and HEAD", (b"allow", b"GET, HEAD"))
_NOT_YET = plain(503, "this page is still being made", (b"retry-after", b"5"))


class Answers(dict[str, "Answer | None"]):
    """What a site answers, by path: made ready when it is first asked for, and kept for a while.

    What will be smaller soon is not kept; and when there is much, all begins anew, which costs less
    than to know what was asked for last.
    """

    __slots__ = ("site",)

    def __init__(self, site: Site) -> None:
        self.site = site

    def __missing__(self, path: str) -> Answer | None:
        page = self.site.get(path)
        if page is None:
            return None
        answer = prepare(page)
        if self.site.settled(path):
            if len(self) >= MOST_ANSWERS:
                self.clear()
            self[path] = answer
        return answer


class Publication:
    """The site that is being served now.

    A new site takes the place of the old one in one assignment: a request sees either, never both.
    """

    __slots__ = ("answers", "failure", "failures", "publications", "since", "site")

    def __init__(self, site: Site | None = None) -> None:
        self.site: Site | None = None
        self.answers: Answers | None = None
        self.since: datetime | None = None
        self.failure = ""
        """Why what came after the site that is being served is not."""
        self.publications = self.failures = 0
        """How often there was a new site to serve, and how often there was not."""
        if site is not None:
            self.publish(site)

    def publish(self, site: Site) -> None:
        """Serve a site instead of the one before."""
        before, self.site = self.site, site
        # No request reads both.
        self.answers = Answers(site)
        if before is not None:
            before.close()
        self.since, self.failure = datetime.now().astimezone(), ""
        self.publications += 1

    def fail(self, why: str) -> None:
        """What is newer is not published: the site stays, and says why."""
        self.failure = why
        self.failures += 1

    @property
    def state(self) -> str:
        """What is being served, in one sentence for whoever watches over it."""
        if self.since is None:
            return NOTHING_YET
        held = self.site.held if self.site else {}
        if not self.failure:
            told = ", ".join(f"{name} ({why})" for name, why in held.items())
            return f"ok; held back: {told}" if told else "ok"
        return (
            f"serving content of {self.since:%Y-%m-%d %H:%M}; "
            f"the newest could not be read: {self.failure}"
        )


class Store:
    """Answers the paths of the site being served, and hands every other path to `behind`.

    `base_path` is where the site is mounted; the root path of ASGI, which a server or a `Mount`
    tells with each request, may stand before it or be the same. Either is taken off, so that it
    does not matter what a proxy keeps and what it strips.
    """

    def __init__(self, publication: Publication, base_path: str, behind: Application) -> None:
        self.base_path = base_path
        self._publication = publication
        self._behind = behind

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = self._inside(scope)
        answers = self._publication.answers
        # An asterisk asks about the server, not about a page of it (RFC 9112, 3.2.4).
        if answers is None or scope["type"] != "http" or path == "*":
            return await self._behind({**scope, "path": path, "root_path": ""}, receive, send)
        if path == SEARCH and scope["query_string"]:
            # The page is there as it is before anybody asks something.
            return await self._behind({**scope, "path": path, "root_path": ""}, receive, send)
        answer = answers[path] or self._respelled(answers, path)
        if answer is None and answers.site.to_come(path):
            answer = await self._awaited(path)
        if answer is None:
            return await self._behind({**scope, "path": path, "root_path": ""}, receive, send)
        if scope["method"] not in ("GET", "HEAD"):
            answer = NOT_ALLOWED
        return await respond(answer, scope, send)

    def mounted(self, scope: Scope) -> Scope:
        """The same request as ASGI tells one to an application that is mounted there."""
        root = self.base_path or scope.get("root_path", "")
        if not root:
            return scope
        return {**scope, "root_path": root, "path": root + self._inside(scope), _MOUNTED: True}

    def _inside(self, scope: Scope) -> str:
        path: str = scope["path"]
        root = scope.get("root_path", "")
        if not root and not self.base_path:
            return path
        prefixes = (root,)
        # One that was mounted above has its prefix once: taken off twice, the site would stand
        # under itself as well.
        for prefix in prefixes if _MOUNTED in scope else (self.base_path, *prefixes):
            if prefix and path.startswith(prefix) and path[len(prefix) :][:1] in ("", "/"):
                path = path[len(prefix) :]
        return path

    async def _awaited(self, path: str) -> Answer | None:
        """What a path answers once that is known: its page is being made, before all others."""
        for _ in range(_LOOKS):
            await asyncio.sleep(_LOOK_SECONDS)
            answers = self._publication.answers
            assert answers is not None  # a site is only ever replaced by another
            if answer := answers[path] or self._respelled(answers, path):
                return answer
            if not answers.site.to_come(path):
                return None
        return _NOT_YET

    def _respelled(self, answers: Answers, path: str) -> Answer | None:
        """What a path answers that is not spelled as the site spells it, if the site has it.

        One that begins with several slashes is answered, not moved: a proxy that added a slash
        would add it to the new address again, for ever.
        """
        if path.startswith("//") and (answer := answers["/" + path.lstrip("/")]):
            return answer
        for each in self._spellings(path):
            if answer := answers[each.path]:
                place = answer.location.decode() or self.base_path + each.path
                if answer.location and not (each.query or each.fragment):
                    return answer
                to, _, kept = unquote(place).partition("#")
                return moved(to, each.query, kept or each.fragment)
        return None

    def _spellings(self, path: str) -> Iterator[Spelling]:
        """What a path may have been, under the base path in capitals too."""
        yield from spellings(path)
        before, inside = path[: len(self.base_path)], path[len(self.base_path) :]
        if before != self.base_path and before.lower() == self.base_path.lower():
            yield from spellings(inside)


async def respond(answer: Answer, scope: Scope, send: Send) -> None:
    """Send the variant that the request accepts, or that it has not changed."""
    accept_encoding = if_none_match = b""
    for name, value in scope["headers"]:
        if name == b"accept-encoding":
            accept_encoding = b"%b,%b" % (accept_encoding, value) if accept_encoding else value
        elif name == b"if-none-match":
            if_none_match = b"%b,%b" % (if_none_match, value) if if_none_match else value
    variant = answer.variant(accept_encoding)
    if if_none_match and variant.unchanged and matches(if_none_match, variant.etag):
        await send(variant.unchanged)
        return await send(_NO_BODY)
    if answer.location and scope["query_string"]:
        await send(_asked(variant.start, answer.location, scope["query_string"]))
    else:
        await send(variant.start)
    return await send(_NO_BODY if scope["method"] == "HEAD" else variant.body)


def _asked(start: Message, location: bytes, query: bytes) -> Message:
    """A move that keeps the query, which stands before the fragment (RFC 3986, 3)."""
    path, mark, fragment = location.partition(b"#")
    more = quote(query, safe=_IN_QUERY).encode("ascii")
    to = b"".join((path, b"&" if b"?" in path else b"?", more, mark, fragment))
    headers = [(name, to if name == b"location" else value) for name, value in start["headers"]]
    return {**start, "headers": headers}
