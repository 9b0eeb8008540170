"""Serving for real: what is said, where it listens, and the author's loop."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.request import urlopen

import pytest

from app.console.exits import Exit
from app.settings import Settings, SettingsError
from app.site.build import Site
from app.web.server import PortTakenError, browser_url, listen
from app.web.serving import serve
from tests.serving import HOME_BODY, following, page, read, small_site, until, while_serving
from tests.surroundings import interrupts


def test_it_prints_an_address_that_answers(tmp_path: Path) -> None:
    def visit(url: str, said: Sequence[str]) -> None:
        with urlopen(f"{url}bridge", timeout=10) as answer:
            assert answer.read() == b"The bridge"
            assert answer.url == f"{url}bridge/"
            assert answer.headers["Server"] is None

    said = while_serving(Settings(content=tmp_path, port=0, base_path="/news"), small_site, visit)
    assert len(said) == 1
    assert said[0].startswith("Pilcrow is at http://127.0.0.1:")
    assert said[0].endswith("/news/ (Ctrl-C stops it)")


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("intranet", "intranet"),
        ("::1", "[::1]"),
        ("0.0.0.0", "localhost"),
        ("::", "localhost"),
    ],
)
def test_the_address_is_one_that_a_browser_can_open(host: str, shown: str) -> None:
    assert browser_url(host, 8000, "/news") == f"http://{shown}:8000/news/"


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="the machine has one family")
@pytest.mark.parametrize("name", ["127.0.0.1", "::1"])
def test_every_address_is_that_of_both_families(name: str) -> None:
    with listen("::", 0) as listening:
        socket.create_connection((name, listening.getsockname()[1]), timeout=10).close()


def test_a_body_does_not_wait_for_its_headers_to_be_acknowledged(tmp_path: Path) -> None:
    def visit(url: str, said: Sequence[str]) -> None:
        connection = http.client.HTTPConnection(url.split("/")[2], timeout=10)
        assert min(seconds_for_25(connection) for _ in range(3)) < 0.5
        connection.close()

    def seconds_for_25(connection: http.client.HTTPConnection) -> float:
        """A second where each body waits 40 ms."""
        started = time.monotonic()
        for _ in range(25):
            connection.request("GET", "/")
            assert connection.getresponse().read() == HOME_BODY
        return time.monotonic() - started

    while_serving(Settings(content=tmp_path, port=0), small_site, visit)


def test_content_with_errors_is_not_served(tmp_path: Path) -> None:
    said: list[str] = []
    assert serve(Settings(content=tmp_path, port=0), lambda: None, said.append) is False
    assert said == []


def test_a_port_in_use_is_named_before_anything_is_built(tmp_path: Path) -> None:
    built = []
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTakenError) as raised:
            serve(Settings(content=tmp_path, port=port), lambda: built.append(port), print)
    assert str(raised.value) == (
        f"port {port} of 127.0.0.1 is taken; stop the program that listens there, "
        "or choose another with --port or PILCROW_PORT: 0 is any free one"
    )
    assert (raised.value.exit, built) == (Exit.TRY_AGAIN, [])


def test_a_reader_who_comes_while_the_site_is_built_is_told_to_come_again(tmp_path: Path) -> None:
    free = listen("127.0.0.1", 0)
    port = free.getsockname()[1]
    free.close()
    early: list[tuple[int, str | None, bytes]] = []

    def build() -> Site:
        for path in ("/", "/readyz", "/healthz"):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", path)
            answer = connection.getresponse()
            early.append((answer.status, answer.headers["Retry-After"], answer.read()))
            connection.close()
        return small_site()

    def visit(url: str, said: Sequence[str]) -> None:
        assert read(url) == HOME_BODY

    while_serving(Settings(content=tmp_path, port=port), build, visit)
    assert [each[:2] for each in early] == [(503, "5"), (503, "5"), (200, None)]
    assert b"This site is being prepared" in early[0][2]


@pytest.mark.parametrize("host", ["192.0.2.1", "host.invalid", "not a host"])
def test_a_host_that_is_not_this_machine_is_named(host: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=rf"^cannot listen on port 0 of {host}: \w"):
        serve(Settings(content=tmp_path, host=host, port=0), small_site, print)


def test_a_base_path_that_hides_a_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^PILCROW_BASE_PATH=/bridge hides /bridge/, which"):
        serve(Settings(content=tmp_path, port=0, base_path="/bridge"), small_site, print)


def test_what_an_author_writes_is_served_once_it_is_without_errors(tmp_path: Path) -> None:
    text = tmp_path / "section.md"
    text.write_text("wrong")

    def visit(url: str, said: Sequence[str]) -> None:
        with pytest.raises(OSError, match="503"):
            read(url)
        for count, (words, served) in enumerate(
            [("first", b"first"), ("wrong", b"first"), ("third", b"third")], 3
        ):
            text.write_text(words)
            assert until(lambda wanted=count: len(said) == wanted)  # type: ignore[misc]
            assert read(url).startswith(served)

    settings = Settings(content=tmp_path, port=0)
    build = following(text, page("/news/", b""))
    said = while_serving(settings, build, visit, watch=True)
    assert said[1:] == [
        "nothing is served yet",
        "section.md changed: the new content is being served",
        "section.md changed: what was served before still is",
        "section.md changed: the new content is being served",
    ]


def test_an_exception_that_nobody_foresaw_does_not_end_the_watching(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = tmp_path / "section.md"
    text.write_text("first")

    def build() -> Site:
        words = text.read_bytes()
        if words == b"broken":
            raise KeyError("an oversight")
        return Site((page("/", words),))

    def visit(url: str, said: Sequence[str]) -> None:
        assert read(f"{url}readyz") == b"ok\n"
        text.write_text("broken")
        assert until(lambda: len(said) == 2)
        assert read(url).startswith(b"first")
        assert re.fullmatch(
            rb"serving content of \d{4}-\d\d-\d\d \d\d:\d\d; "
            rb"the newest could not be read: this is a bug of Pilcrow, KeyError\n",
            read(f"{url}readyz"),
        )
        text.write_text("third")
        assert until(lambda: len(said) == 3)
        assert read(url).startswith(b"third")
        assert read(f"{url}readyz") == b"ok\n"

    said = while_serving(Settings(content=tmp_path, port=0), build, visit, watch=True)
    assert said[1].startswith("section.md changed: this is a bug of Pilcrow, KeyError: please ")
    assert "KeyError: 'an oversight'" in caplog.text


def test_a_hangup_publishes_new_content_and_ends_nothing(tmp_path: Path) -> None:
    text = tmp_path / "section.md"
    text.write_text("first")

    def visit(url: str, said: Sequence[str]) -> None:
        for count, (words, served) in enumerate([("wrong", b"first"), ("third", b"third")], 2):
            text.write_text(words)
            os.kill(os.getpid(), signal.SIGHUP)
            assert until(lambda wanted=count: len(said) == wanted)  # type: ignore[misc]
            assert read(url).startswith(served)

    said = while_serving(Settings(content=tmp_path, port=0), following(text), visit)
    assert said[1:] == [
        "asked by SIGHUP: what was served before still is",
        "asked by SIGHUP: the new content is being served",
    ]


def test_a_setting_that_goes_wrong_while_watching_keeps_the_old_site(tmp_path: Path) -> None:
    def build() -> Site | None:
        return small_site(*(page(f"/{path.name}/", b"") for path in tmp_path.iterdir()))

    def visit(url: str, said: Sequence[str]) -> None:
        (tmp_path / "news").mkdir()
        (tmp_path / "news" / "explainer.md").touch()
        assert until(lambda: len(said) == 2)
        assert read(f"{url}bridge/").startswith(b"The bridge")

    settings = Settings(content=tmp_path, port=0, base_path="/news")
    said = while_serving(settings, build, visit, watch=True)
    assert said[1] == (
        "news/explainer.md changed: "
        "PILCROW_BASE_PATH=/news hides /news/, which is a page of the site; choose another\n"
        "what was served before still is"
    )


ENDS_WHILE_IT_BUILDS = """
import os, pathlib, signal, sys, time
from app.settings import Settings
from app.web.serving import serve

def build():
    os.kill(os.getpid(), int(sys.argv[1]))
    time.sleep(60)

try:
    serve(Settings(content=pathlib.Path("."), port=0, workers=int(sys.argv[2])), build, print)
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize(
    ("number", "ended"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)]
)
def test_a_signal_to_end_is_obeyed_while_the_site_is_built(
    number: signal.Signals, ended: int, workers: str
) -> None:
    with interrupts():
        done = subprocess.run(
            [sys.executable, "-c", ENDS_WHILE_IT_BUILDS, str(int(number)), workers],
            capture_output=True,
            timeout=30,
            check=False,
        )
    assert (done.returncode, done.stderr) == (ended, b"")


def test_the_first_process_of_a_container_ends_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernel spares it a signal that it has no handler for."""
    raised: list[int] = []
    monkeypatch.setattr(signal, "raise_signal", raised.append)
    begun = threading.Event()

    def build() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        begun.wait(20)

    assert serve(Settings(content=tmp_path, port=0), build, print)
    begun.set()
    assert raised == [signal.SIGTERM]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_ignored_signal_stays_ignored(tmp_path: Path, workers: int) -> None:
    def build() -> None:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.3)

    with interrupts(signal.SIG_IGN):
        settings = Settings(content=tmp_path, port=0, workers=workers)
        assert serve(settings, build, print) is False
