"""The command line: what it prints where, and what it exits with."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app import __version__
from app.cli import main
from tests.commands import ROOT, python_m_app


@pytest.mark.parametrize(
    "arguments", [["check", "nowhere"], ["build", "out", "--content", "nowhere"]]
)
def test_a_folder_that_is_not_there_is_no_error_of_the_content(
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("pilcrow: cannot read nowhere: ")
    assert err.endswith("; name a content folder, or set PILCROW_CONTENT to one\n")
    assert list(tmp_path.iterdir()) == []


FORMS = [
    ["serve", "--port", "0"],
    ["check"],
    ["build", "out"],
    ["permalinks"],
    ["review", "--reader", "Jo Reed"],
]


@pytest.mark.parametrize("command", FORMS)
@pytest.mark.parametrize("option", [[], ["--content"]])
def test_every_command_takes_the_content_the_same_way(
    command: list[str],
    option: list[str],
    wrong: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(wrong.parent)
    assert main([*command, *option, str(wrong)]) == 1
    assert "--> wrong/bridge/" in "".join(capsys.readouterr())


@pytest.mark.parametrize("command", FORMS)
def test_two_content_folders_are_one_too_many(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "one", "--content", "two"]) == 2
    assert capsys.readouterr().err == (
        "pilcrow: there are two content folders, one and --content two; name one\n"
    )


def test_a_wrong_setting_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PILCROW_BASE_PATH", "/a b")
    assert main(["serve", "--port", "99999"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("pilcrow: PILCROW_BASE_PATH=/a b is not a path; ")
    assert "\n--port=99999 is not a port; " in err


@pytest.mark.parametrize("arguments", [[], ["serv"], ["check", "--format", "xml"], ["build"]])
def test_a_command_line_that_makes_no_sense_shows_how_it_is_used(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: pilcrow ")


def test_it_knows_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"pilcrow {__version__}\n"


def test_python_can_run_the_package(content: Path) -> None:
    done = python_m_app("check", content)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.endswith(b": no problems\n")


def test_what_nobody_foresaw_is_a_bug_to_report(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nobody")

    monkeypatch.setattr(json, "dumps", broken)
    assert main(["check", str(content), "--format", "json"]) == 70
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Traceback (most recent call last):\n")
    assert err.endswith(
        "ZeroDivisionError: by nobody\n"
        f"pilcrow: this is a bug of Pilcrow {__version__}, not of your content; "
        "please report it, with the lines above\n"
    )


def test_ctrl_c_is_quiet(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(json, "dumps", interrupted)
    assert main(["check", str(content), "--format", "json"]) == 130
    assert capsys.readouterr() == ("", "")


INTERRUPTED_IMPORT = """
import sys

class Interrupted:
    def find_spec(self, name, path=None, target=None):
        if name == "app.cli":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupted())
from app.__main__ import main
sys.exit(main())
"""


def test_ctrl_c_while_modules_are_imported_ends_quietly() -> None:
    command = [sys.executable, "-c", INTERRUPTED_IMPORT]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
