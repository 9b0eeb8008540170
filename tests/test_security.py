"""Each promise of SECURITY.md names a test that is there; and what answering never does."""

from __future__ import annotations

import ast
import os
import re
import sys
from functools import cache
from pathlib import Path

from app.web.application import create_app
from app.web.store import Publication
from tests.conftest import ROOT
from tests.sample import sample_site
from tests.serving import ask

NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "SECURITY.md").read_text("utf-8"))
PROMISES = [
    line
    for line in (ROOT / "SECURITY.md").read_text("utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| promise")
]


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of the tests in a file."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_every_test_that_a_promise_names_is_there() -> None:
    assert [(file, name) for file, name in NAMED if name not in names_in(file)] == []


def test_every_promise_names_a_test() -> None:
    assert len(PROMISES) > 20
    assert [each for each in PROMISES if "::test_" not in each.split(" | ")[1]] == []


_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_DONE: list[str] = []
_LISTENING: list[bool] = []
_NEVER = frozenset(
    "os.exec os.fork os.link os.mkdir os.posix_spawn os.remove os.rename os.rmdir os.symlink"
    " os.system shutil.rmtree socket.bind socket.connect socket.getaddrinfo socket.sendto"
    " subprocess.Popen urllib.Request".split()
)


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if not _LISTENING:
        return
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        _DONE.append(f"open {arguments[0]!r}")
    elif event in _NEVER:
        _DONE.append(event)


sys.addaudithook(_hear)  # for good: no hook can be taken away


def test_answering_writes_nothing_connects_to_nothing_and_sets_no_cookie() -> None:
    site = sample_site()
    app = create_app(Publication(site), "/news")
    paths = [*site, "/healthz", "/readyz", "/nowhere/", "/bridge", "/%2e%2e/x"]
    asked = [(f"/news{path}", b"") for path in paths]
    asked += [("/news/search/", b"q=steel"), ("/news/oembed", b"url=https://bridges.example/news/")]
    _LISTENING.append(True)
    try:
        replies = [ask(app, path, query=query) for path, query in asked]
    finally:
        _LISTENING.clear()
    assert _DONE == []
    assert {200, 308, 404, 410} <= {each.status for each in replies}
    assert not [each for each in replies if "set-cookie" in each.headers]


def test_what_is_written_and_whom_one_connects_to_is_heard(tmp_path: Path) -> None:
    _LISTENING.append(True)
    try:
        (tmp_path / "file").write_text("x")
        (tmp_path / "file").unlink()
    finally:
        _LISTENING.clear()
    heard, _DONE[:] = [*_DONE], []
    assert [each.split()[0] for each in heard] == ["open", "os.remove"]
