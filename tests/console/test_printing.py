"""What commands print, in any locale, on streams that are a terminal, closed, full, or unread."""

from __future__ import annotations

import errno
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TextIO

import pytest

from app.cli import main
from app.problems.codes import CODES
from app.problems.examples import BASE
from tests.commands import ROOT, python_m_app
from tests.folders import write

FULL = Path("/dev/full")
"""A device of Linux that takes nothing."""
COMMANDS = [["check"], ["check", "--format", "json"], ["--help"], ["--version"]]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder without problems, which the settings name."""
    monkeypatch.setenv("PILCROW_CONTENT", str(tmp_path / "content"))
    return write(tmp_path / "content", BASE)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A content folder with an error."""
    return write(tmp_path / "wrong", CODES["unknown-paragraph"].bad)


class Terminal(io.StringIO):
    """Somewhere to print to that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Full(io.StringIO):
    """Somewhere to print to that takes nothing, as a disk that is full."""

    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_a_terminal_gets_colour_unless_it_wants_none(
    no_color: str, coloured: bool, wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setenv("NO_COLOR", no_color)
    assert main(["check", str(wrong)]) == 1
    shown = terminal.getvalue()
    assert ("\033[1;31merror[unknown-paragraph]\033[0m: " in shown) is coloured
    assert bool(re.search(r"\033\[1;31m\^+\033\[0m\n", shown)) is coloured
    assert ("= \033[1;36mhelp\033[0m: " in shown) is coloured
    assert coloured or "\033" not in shown


@pytest.mark.parametrize("locale", ["C", "en_US.ISO-8859-1"])
def test_an_authors_line_is_shown_in_any_locale(locale: str, wrong: Path) -> None:
    section = wrong / "bridge" / "closure.md"
    section.write_text(section.read_text("utf-8").replace("bridge is", "پل is"), "utf-8")
    done = python_m_app("check", wrong, LC_ALL=locale, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert done.stderr == b""
    assert "| The پل is shut [@p4]." in done.stdout.decode("utf-8")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_stops_early_is_no_failure(unbuffered: str, wrong: Path) -> None:
    read, to_write = os.pipe()
    os.close(read)
    with os.fdopen(to_write, "wb") as closed:
        done = python_m_app("check", wrong, stdout=closed, PYTHONUNBUFFERED=unbuffered)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.usefixtures("content")
def test_what_a_reader_did_not_want_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    read, to_write = os.pipe()
    os.close(read)
    with os.fdopen(to_write, "w") as closed:
        closed.write("held back")
        monkeypatch.setattr("sys.stdout", closed)
        assert main(["check"]) == 141
        print("nor this", file=closed, flush=True)


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("arguments", COMMANDS)
def test_what_cannot_be_printed_is_no_verdict_on_the_content(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout", Full())
    assert main(arguments) == 2
    assert capsys.readouterr().err == (
        "pilcrow: cannot print: no space left on device; print to another place\n"
    )


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full on this machine")
@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_full_disk_is_told_without_a_traceback(arguments: list[str], unbuffered: str) -> None:
    with FULL.open("wb") as full:
        done = python_m_app(*arguments, stdout=full, PYTHONUNBUFFERED=unbuffered)
    assert (done.returncode, done.stderr) == (
        2,
        b"pilcrow: cannot print: no space left on device; print to another place\n",
    )


@pytest.mark.usefixtures("content")
def test_a_refusal_that_cannot_be_told_either_is_an_exit_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stderr", Full())
    assert main(["check", "nowhere"]) == 2
    monkeypatch.setattr("sys.stdout", Full())
    assert main(["check"]) == 2


def test_a_closed_standard_output_is_told(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert main(["check", str(wrong)]) == 2
    nowhere: TextIO = sys.stdout
    nowhere.close()
    assert capsys.readouterr().err == (
        "pilcrow: cannot print: the standard output is closed; lead it to a file or /dev/null\n"
    )


def test_a_closed_standard_error_leaves_the_standard_output_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr", None)
    assert main(["check", str(tmp_path / "nowhere")]) == 2
    nowhere: TextIO = sys.stderr
    nowhere.close()
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(("closed", "status"), [(">&-", 2), ("2>&-", 0), ("<&-", 0)])
def test_a_shell_may_close_any_stream(closed: str, status: int) -> None:
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" -m app check {closed}', sys.executable],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == status
    assert b"Traceback" not in done.stderr
