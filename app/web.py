"""The web application: the page store in front, FastAPI behind it for what no page can answer."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from fastapi.responses import PlainTextResponse

from .oembed import CACHE_SECONDS, answer
from .store import (
    PLAIN_HEADERS,
    Application,
    Message,
    Publication,
    Receive,
    Scope,
    Send,
    Store,
    moved,
    respond,
)
from .urls import OEMBED


def create_app(publication: Publication, base_path: str = "") -> Application:
    """The application that serves a publication, whether a proxy keeps the base path or strips it.

    It answers GET and HEAD. What is published may change while it runs.
    """
    api = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    _add_health(api, publication)
    _add_oembed(api, publication)
    store = Store(publication, base_path, Guarded(api))
    api.router.default = store.not_found
    return UnderPath(base_path, store) if base_path else store


def _add_health(api: FastAPI, publication: Publication) -> None:
    @api.api_route("/healthz", methods=["GET", "HEAD"])
    async def healthz() -> PlainTextResponse:
        return PlainTextResponse("ok\n")

    @api.api_route("/readyz", methods=["GET", "HEAD"])
    async def readyz() -> PlainTextResponse:
        if publication.answers is None:
            return PlainTextResponse("no verified site is being served yet\n", 503)
        return PlainTextResponse("ok\n")


def _add_oembed(api: FastAPI, publication: Publication) -> None:
    # What it tells is public, so a page of any site may read it (Fetch, 3.2).
    shared = {"access-control-allow-origin": "*"}
    kept = {**shared, "cache-control": f"public,max-age={CACHE_SECONDS}"}

    @api.api_route(OEMBED, methods=["GET", "HEAD"])
    async def oembed(request: Request) -> Response:
        if publication.provider is None:
            return PlainTextResponse("no verified site is being served yet\n", 503)
        reply = answer(publication.provider, request.query_params)
        headers = kept if reply.status == 200 else shared
        return Response(reply.body, reply.status, headers, f"{reply.media_type}; charset=utf-8")


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


class UnderPath:
    """Takes the base path off, where a proxy has not: `/base/x/` and `/x/` are the same."""

    def __init__(self, base_path: str, app: Application) -> None:
        self._base_path = base_path
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path = scope["path"]
            if path == self._base_path:
                return await respond(moved(f"{path}/"), scope, send)
            if path.startswith(f"{self._base_path}/"):
                scope = {**scope, "path": path.removeprefix(self._base_path)}
        return await self._app(scope, receive, send)
