"""The application that others start and add to: by name, from the settings, under any path."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tomllib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import PlainTextResponse
from uvicorn.importer import import_from_string

import app.web
from app.problems.codes import CODES
from app.problems.examples import BASE
from app.web.application import create_app
from app.web.server import listen
from app.web.store import Application, Message, Publication, Receive, Scope, Send
from tests.commands import ROOT
from tests.folders import write
from tests.serving import ask, small_site

ERRORS = "the content has errors, so there is nothing to serve"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder without problems, which the settings name."""
    monkeypatch.setenv("PILCROW_CONTENT", str(tmp_path))
    return write(tmp_path, BASE)


@pytest.fixture
def wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder with an error, which the settings name."""
    monkeypatch.setenv("PILCROW_CONTENT", str(tmp_path))
    return write(tmp_path, CODES["unknown-paragraph"].bad)


def start(application: Application) -> list[Message]:
    """What an application answers to a server that starts it and stops it."""
    told = iter(({"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}))
    sent: list[Message] = []

    async def receive() -> Message:
        return next(told)

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(application({"type": "lifespan"}, receive, send))  # type: ignore[arg-type]
    return sent


def under(root_path: str, application: Application) -> Application:
    """The application as a server tells it that it is mounted there (ASGI, root_path)."""

    async def mounted(scope: Scope, receive: Receive, send: Send) -> None:
        path = root_path + scope["path"]
        await application({**scope, "root_path": root_path, "path": path}, receive, send)

    return mounted


def test_it_can_be_named() -> None:
    assert isinstance(app.web.app, FastAPI)
    assert "app" in dir(app.web)
    entry = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["fastapi"]
    assert import_from_string(entry["entrypoint"]) is app.web.app


def test_naming_it_reads_no_settings_and_no_content(tmp_path: Path) -> None:
    environment = {"PILCROW_CONTENT": str(tmp_path / "nowhere"), "PILCROW_PORT": "wrong"}
    done = subprocess.run(
        [sys.executable, "-c", "from app.web import app; print(type(app).__name__)"],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.stderr) == (b"Pilcrow\n", b"")


@pytest.mark.usefixtures("content")
def test_it_builds_the_site_of_the_settings_when_the_server_starts() -> None:
    application = create_app()
    assert [each["type"] for each in start(application)] == [
        "lifespan.startup.complete",
        "lifespan.shutdown.complete",
    ]
    assert ask(application, "/readyz").status == 200
    assert b"Why the bridge is closed" in ask(application, "/bridge/").body


@pytest.mark.usefixtures("content")
def test_what_starts_with_it_finds_the_site_published() -> None:
    application = create_app()
    seen = []

    @asynccontextmanager
    async def look(_: FastAPI) -> AsyncIterator[None]:
        seen.append(await asyncio.to_thread(ask, application, "/readyz"))
        yield

    application.router.lifespan_context = look
    start(application)
    assert [reply.status for reply in seen] == [200]


@pytest.mark.usefixtures("wrong")
def test_a_start_fails_where_the_content_has_errors(capsys: pytest.CaptureFixture[str]) -> None:
    assert start(create_app()) == [{"type": "lifespan.startup.failed", "message": ERRORS}]
    assert "error[unknown-paragraph]: " in capsys.readouterr().err


def test_a_start_fails_where_a_setting_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PILCROW_BASE_PATH", "/a b")
    (failed,) = start(create_app())
    assert failed["type"] == "lifespan.startup.failed"
    assert failed["message"].startswith("PILCROW_BASE_PATH=/a b is not a path; ")


@pytest.mark.usefixtures("content")
def test_a_start_that_fails_unforeseen_does_not_serve_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def no_thread(*_: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(asyncio, "to_thread", no_thread)
    (failed,) = start(create_app())
    assert failed["type"] == "lifespan.startup.failed"
    assert failed["message"].endswith("RuntimeError: can't start new thread\n")


@pytest.mark.usefixtures("content")
def test_without_a_start_the_first_request_builds_the_site() -> None:
    application = create_app()
    assert b"Why the bridge is closed" in ask(application, "/bridge/").body


@pytest.mark.usefixtures("wrong")
def test_without_a_start_errors_are_logged_once_and_answered_as_not_ready(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    application = create_app()
    assert [ask(application, "/").status for _ in range(2)] == [503, 503]
    assert caplog.messages == [ERRORS]
    assert capsys.readouterr().err.count("error[unknown-paragraph]") == 1


@pytest.mark.usefixtures("content")
def test_it_can_be_mounted_in_another_application() -> None:
    other = FastAPI()
    other.mount("/explainers", create_app())
    page = ask(other, "/explainers/bridge/").body
    assert b'href="/explainers/bridge/closure/"' in page
    assert ask(other, "/explainers/bridge").headers["location"] == "/explainers/bridge/"
    assert ask(other, "/explainers/healthz").body == b"ok\n"


@pytest.mark.usefixtures("content")
def test_the_first_root_path_is_that_of_its_links() -> None:
    application = create_app()
    start(application)
    assert b'href="/bridge/closure/"' in ask(application, "/bridge/").body
    for root_path in ("/news", "/other", "/news"):
        reply = ask(under(root_path, application), "/bridge/")
        assert b'href="/news/bridge/closure/"' in reply.body
    assert ask(application, "/bridge").headers["location"] == "/news/bridge/"


@pytest.mark.parametrize("prefix", ["", "/news"])
@pytest.mark.usefixtures("content")
def test_a_root_path_and_a_base_path_may_be_the_same(
    prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILCROW_BASE_PATH", "/news")
    application = create_app()
    start(application)
    served = under("/news", application)
    assert b'href="/news/bridge/closure/"' in ask(served, f"{prefix}/bridge/").body
    assert ask(served, f"{prefix}/bridge").headers["location"] == "/news/bridge/"
    assert ask(served, f"{prefix}/readyz").status == 200


@pytest.mark.usefixtures("content")
def test_a_root_path_that_hides_a_page_leaves_the_site_as_it_was(
    caplog: pytest.LogCaptureFixture,
) -> None:
    application = create_app()
    start(application)
    served = under("/bridge", application)
    assert b'href="/bridge/"' in ask(served, "/").body
    assert ask(application, "/bridge").headers["location"] == "/bridge/"
    assert "hides /bridge/, which is a page of the site" in caplog.text


class Stamp:
    """Middleware that leaves its mark on every answer."""

    def __init__(self, behind: Application) -> None:
        self._behind = behind

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def stamped(message: Message) -> None:
            if message["type"] == "http.response.start":
                mark = (b"x-seen", f"{scope['root_path']}|{scope['path']}".encode())
                message = {**message, "headers": [*message["headers"], mark]}
            await send(message)

        await self._behind(scope, receive, stamped)


@pytest.mark.parametrize(
    ("path", "status"),
    [("/bridge/", 200), ("/bridge", 308), ("/nowhere/", 404), ("/healthz", 200)],
)
def test_middleware_sees_every_request(path: str, status: int) -> None:
    application = create_app(Publication(small_site()))
    application.add_middleware(Stamp)
    reply = ask(application, path)
    assert (reply.status, reply.headers["x-seen"]) == (status, f"|{path}")


@pytest.mark.parametrize("kept", ["", "/news"])
def test_middleware_is_told_where_the_application_is_mounted(kept: str) -> None:
    application = create_app(Publication(small_site()), "/news")
    application.add_middleware(Stamp)
    reply = ask(application, f"{kept}/bridge/")
    assert (reply.body, reply.headers["x-seen"]) == (b"The bridge", "/news|/news/bridge/")


def test_a_function_may_be_middleware() -> None:
    application = create_app(Publication(small_site()))

    @application.middleware("http")
    async def stamp(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        response = await call_next(request)
        response.headers["x-seen"] = request.url.path
        return response

    assert ask(application, "/bridge/").headers["x-seen"] == "/bridge/"


def with_routes(base_path: str = "") -> FastAPI:
    """An application with a route of each kind."""
    application = create_app(Publication(small_site()), base_path)
    router = APIRouter(prefix="/api")
    inner = FastAPI()

    @application.get("/hello")
    async def hello() -> PlainTextResponse:
        return PlainTextResponse("hello")

    @application.get("/bridge/closing/")
    async def closing() -> PlainTextResponse:
        return PlainTextResponse("mine")

    @router.get("/count")
    async def count() -> PlainTextResponse:
        return PlainTextResponse("7")

    @inner.get("/deep")
    async def deep() -> PlainTextResponse:
        return PlainTextResponse("deep")

    application.include_router(router)
    application.mount("/inner", inner)
    return application


@pytest.mark.parametrize("prefix", ["", "/news"])
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/hello", b"hello"),
        ("/api/count", b"7"),
        ("/inner/deep", b"deep"),
        ("/bridge/closing/", b"mine"),
        ("/bridge/", b"The bridge"),
        ("/healthz", b"ok\n"),
        ("/hello/", b"no such page"),
        ("/nowhere/", b"no such page"),
    ],
)
def test_routes_that_were_added_go_before_the_pages(prefix: str, path: str, body: bytes) -> None:
    application = with_routes("/news")
    assert ask(application, prefix + path).body == body
    assert ask(under("/news", application), prefix + path).body == body


@pytest.mark.parametrize(
    "application", [create_app(Publication(small_site()), "/news"), with_routes("/news")]
)
def test_a_base_path_is_not_served_under_itself(application: Application) -> None:
    assert ask(application, "/news/bridge/").status == 200
    assert ask(application, "/news/news/bridge/").status == 404


def test_a_route_is_not_given_the_headers_of_ours() -> None:
    assert "content-security-policy" not in ask(with_routes(), "/hello").headers
    assert "content-security-policy" in ask(with_routes(), "/healthz").headers


def test_where_nothing_was_added_a_page_does_not_pass_through_the_framework() -> None:
    application = create_app(Publication(small_site()))
    assert ask(application, "/bridge/").status == 200
    assert application.middleware_stack is None


@contextmanager
def uvicorn(*options: str) -> Iterator[str]:
    """The named application, served by uvicorn; its address, where the first request waits."""
    with listen("127.0.0.1", 0) as listening:
        command = [sys.executable, "-m", "uvicorn", "app.web:app", *options]
        process = subprocess.Popen(
            [*command, "--fd", str(listening.fileno())],
            cwd=ROOT,
            pass_fds=(listening.fileno(),),
            stderr=subprocess.DEVNULL,
        )
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            process.terminate()
            process.wait(30)


def read(url: str) -> str:
    with urlopen(url, timeout=60) as answer:
        body: bytes = answer.read()
        return body.decode()


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(
    ("options", "link"),
    [
        ((), "/bridge/closure/"),
        (("--root-path", "/news"), "/news/bridge/closure/"),
        (("--workers", "2"), "/bridge/closure/"),
    ],
)
def test_uvicorn_serves_it_by_its_name(options: Sequence[str], link: str) -> None:
    with uvicorn(*options) as address:
        assert f'href="{link}"' in read(f"{address}/bridge/")


@pytest.mark.usefixtures("wrong")
def test_uvicorn_ends_where_the_content_has_errors() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "uvicorn", "app.web:app", "--port", "0"],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "error[unknown-paragraph]: " in done.stderr
    assert ERRORS in done.stderr
    assert "Traceback" not in done.stderr
