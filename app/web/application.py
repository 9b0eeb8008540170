"""The web application: a FastAPI application that asks the page store before anything else.

    request → what was added: middleware, then routes → page store → programs → questions

Where nothing was added, a request reaches the store without FastAPI's machinery.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request, Response
from fastapi.responses import PlainTextResponse

from ..console import Refusal
from ..settings import Settings, read_settings
from ..site import Site, open_site
from ..urls import SEARCH, SEARCH_DATA
from .connections import client_of
from .observing import REQUEST_ID
from .programs import Programs
from .publishing import republish
from .store import (
    PLAIN_HEADERS,
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

if TYPE_CHECKING:
    from ..find import Question

_LOG = logging.getLogger(__name__)
_BUG = plain(500, "this is a bug of Pilcrow; its log has the reason")


class Pilcrow(FastAPI):
    """The site of a publication, or of the settings; what is added to it goes before the pages."""

    def __init__(self, publication: Publication | None, base_path: str) -> None:
        super().__init__(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
        self._publication = publication or Publication()
        self._store = Store(self._publication, base_path, _behind(self._publication))
        self.router.default = self._store
        self._of_settings = publication is None
        self._root_path: str | None = None
        self._opening = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await self._live(scope, receive, send)
        if self._of_settings and scope.get("root_path", "") != self._root_path:
            await self._open_late(scope.get("root_path", ""))
        if self.user_middleware or self.router.routes:
            return await super().__call__(self._store.mounted(scope), receive, send)
        return await self._store(scope, receive, send)

    async def _live(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A start fails with one sentence where there is nothing to serve (ASGI, lifespan)."""
        try:
            await self._open("")
        except Refusal as refusal:
            failure = str(refusal)
        except Exception:
            failure = traceback.format_exc()
        else:
            return await super().__call__(scope, receive, send)
        await receive()
        return await send({"type": "lifespan.startup.failed", "message": failure})

    async def _open_late(self, root_path: str) -> None:
        """With a request: nobody told of a start, or only now where the application is mounted."""
        try:
            await self._open(root_path)
        except Refusal as refusal:
            _LOG.error("%s", refusal)

    async def _open(self, root_path: str) -> None:
        """Build the site of the settings once, and anew for the first root path it is asked under.

        Its links need the root path, unless the settings have a base path.
        """
        async with self._opening:
            if not self._of_settings or self._root_path or root_path == self._root_path:
                return
            first, self._root_path = self._root_path is None, root_path
            settings = read_settings()
            if not settings.base_path:
                settings = read_settings({"base_path": root_path})
            if first or settings.base_path != self._store.base_path:
                await self._publish(settings)

    async def _publish(self, settings: Settings) -> None:
        build = partial(open_site, settings)
        done = await asyncio.to_thread(republish, self._publication, settings.base_path, build)
        if not done:
            raise Refusal("the content has errors, so there is nothing to serve")
        self._store.base_path = settings.base_path


def create_app(publication: Publication | None = None, base_path: str = "") -> Pilcrow:
    """The application that serves a publication, whether a proxy keeps the base path or strips it.

    It answers GET and HEAD. What is published may change while it runs. Without a publication it
    serves the site of the settings, which it reads and builds when the server starts; that fails
    where the content has errors. In another application that it is mounted in, nobody tells it of a
    start: then it does so with the first request, and has errors answered with 503.
    """
    return Pilcrow(publication, base_path)


def _behind(publication: Publication) -> Application:
    """What no page can answer."""
    api = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    _add_search(api, publication)
    api.add_exception_handler(405, _not_allowed)
    return Programs(publication, Guarded(api), frozenset((SEARCH, SEARCH_DATA)))


async def _not_allowed(request: Request, error: Exception) -> Response:
    """As every page says it."""
    allowed = {"allow": "GET, HEAD"}
    return PlainTextResponse("this address answers GET and HEAD\n", 405, allowed)


def _add_search(api: FastAPI, publication: Publication) -> None:
    def found(tell: Callable[[Site, Question], Response], **asked: str) -> Response:
        from ..find import Question

        site = publication.site
        assert site is not None  # else nobody is let through to here
        try:
            return tell(site, Question(**asked))
        except KeyError:
            return PlainTextResponse("this site cannot be searched yet\n", 503)

    # No coroutines: whoever asks first may have to wait until what is new is in the index.
    @api.api_route(SEARCH, methods=["GET", "HEAD"])
    def search(q: str = "", explainer: str = "", voice: str = "", certainty: str = "") -> Response:
        return found(_page, text=q, explainer=explainer, voice=voice, certainty=certainty)

    @api.api_route(SEARCH_DATA, methods=["GET", "HEAD"])
    def search_data(
        q: str = "", explainer: str = "", voice: str = "", certainty: str = ""
    ) -> Response:
        return found(_data, text=q, explainer=explainer, voice=voice, certainty=certainty)


def _page(site: Site, question: Question) -> Response:
    headers = site[SEARCH].headers
    told = {name.decode("latin-1"): value.decode("latin-1") for name, value in headers}
    return Response(site.search(question), 200, told)


def _data(site: Site, question: Question) -> Response:
    shared = {"access-control-allow-origin": "*", "cache-control": "no-cache"}
    return Response(site.search_data(question), 200, shared, "application/json")


class Answering:
    """Answers what nobody foresaw like every other error, and logs who asked for what."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._app(scope, receive, send)
        except Exception as error:
            who, asked = client_of(scope["client"]), ascii(scope["path"])
            told = f" (request {scope[REQUEST_ID].decode('ascii')})" if REQUEST_ID in scope else ""
            _LOG.exception("%s: %s %s could not be answered%s", who, scope["method"], asked, told)
            try:
                await respond(_BUG, scope, send)
            except RuntimeError:  # an answer has begun, so the server has to break it off
                raise error from None


class Guarded:
    """Adds the headers that every answer carries, where the answer has none of that name."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                missing = [header for header in PLAIN_HEADERS if header[0] not in present]
                message = {**message, "headers": [*message["headers"], *missing]}
            await send(message)

        await self._app(scope, receive, send_guarded)


app = create_app()
"""What `uvicorn pilcrow.web:app` and `fastapi run` look for; it costs nothing until it starts."""
