"""How far work is, is said on a terminal, and nowhere else."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import termios
import threading
from pathlib import Path

import pytest

from app.check.report import check
from app.console.progress import progressing
from app.problems.examples import BASE
from app.settings import Settings
from app.site.content import site_of
from app.site.export import export
from tests.commands import ROOT
from tests.folders import write

ITEMS = ["one", "two", "three"]


class Terminal:
    """A stream that says it is one."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        """Nothing waits."""


def test_nobody_is_told_where_no_terminal_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progressing(ITEMS, 3, "checking")) == ITEMS
    assert capsys.readouterr() == ("", "")


def on_terminal(monkeypatch: pytest.MonkeyPatch, items: list[str], patience: float) -> str:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("app.console.progress._PATIENCE", patience)
    assert list(progressing(items, len(items), "checking")) == items
    return terminal.text


def test_a_terminal_shows_what_is_done_of_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    told = on_terminal(monkeypatch, ITEMS, 0)
    assert "checking" in told
    assert "/3" in told
    assert told.endswith("\r")


def test_no_thread_is_begun_that_a_copied_process_would_not_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    before = threading.enumerate()
    items = iter(progressing(ITEMS, 3, "checking"))
    next(items)
    assert threading.enumerate() == before
    assert not [each for each in before if type(each).__module__.startswith("tqdm")]
    assert list(items) == ITEMS[1:]


@pytest.mark.parametrize(("items", "patience"), [(ITEMS, 60.0), (["one"], 0.0)])
def test_what_is_soon_done_and_what_has_no_parts_is_not_told(
    items: list[str], patience: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert on_terminal(monkeypatch, items, patience) == ""


def test_a_command_at_a_terminal_tells_there_and_not_where_its_output_goes() -> None:
    code = (
        "import app.console.progress as module; module._PATIENCE = 0;"
        "print(*module.progressing(range(3), 3, 'checking'))"
    )
    mine, theirs = pty.openpty()
    termios.tcsetwinsize(mine, (24, 80))
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs, check=True)
    os.close(theirs)
    told = os.read(mine, 65_536)  # fails where nothing was told, and waits for nothing
    os.close(mine)
    assert b"checking" in told
    assert done.stdout == b"0 1 2\n"


def test_a_check_and_a_build_of_several_say_what_they_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ferry = {
        path.replace("bridge/", "ferry/"): text.replace("/bridge/", "/ferry/")
        for path, text in BASE.items()
    }
    files = {**BASE, **ferry, "permalinks.txt": "/bridge/\n/ferry/\n"}
    settings = Settings(content=write(tmp_path / "content", files), cache=tmp_path / "cache")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("app.console.progress._PATIENCE", 0)
    check(settings)
    site = site_of(settings)
    assert site
    export(site, tmp_path / "out")
    told = list(dict.fromkeys(re.findall(r"\r(\w+):", terminal.text)))
    assert told == ["reading", "checking", "making", "compressing", "writing"]
