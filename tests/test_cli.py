"""The command line: what it prints where, and what it exits with."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from app import __version__
from app.cli import main
from app.codes import CODES
from app.examples import BASE
from tests.surroundings import running

ROOT = Path(__file__).resolve().parents[1]
CLEAN = "no problems"


def written(folder: Path, files: Mapping[str, str]) -> Path:
    """A content folder with these files."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder without problems."""
    return written(tmp_path / "content", BASE)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A content folder with an error."""
    return written(tmp_path / "wrong", CODES["unknown-paragraph"].bad)


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """A content folder with a warning and no error."""
    return written(tmp_path / "doubtful", CODES["hedge-dropped"].bad)


def python_m_app(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_check_says_what_it_checked(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(content)]) == 0
    out, err = capsys.readouterr()
    assert re.fullmatch(
        r"1 explainer, 2 sections, \d+ statements, \d+ quotations?, \d+ figures?, "
        r"3 of 3 paragraphs explained: no problems\n",
        out,
    )
    assert err == ""


def test_check_prints_every_problem_with_the_way_to_its_file(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(wrong.parent)
    assert main(["check", str(wrong)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("error[unknown-paragraph]: ")
    assert "--> wrong/bridge/" in out
    assert "\033" not in out
    assert out.endswith(": 1 error\n")


def test_a_file_is_named_from_where_the_author_is(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(wrong)
    assert main(["check", "."]) == 1
    assert "--> bridge/" in capsys.readouterr().out
    monkeypatch.chdir(ROOT)
    assert main(["check", str(wrong)]) == 1
    assert f"--> {wrong}/bridge/" in capsys.readouterr().out


def test_a_warning_fails_only_a_strict_check(
    doubtful: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(doubtful)]) == 0
    assert capsys.readouterr().out.endswith(": 1 warning\n")
    assert main(["check", str(doubtful), "--strict"]) == 1


def test_check_prints_one_json_object(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(wrong), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"problems", "counts"}
    (problem,) = found["problems"]
    assert list(problem) == ["code", "severity", "file", "line", "column", "message", "help"]
    assert (problem["code"], problem["severity"]) == ("unknown-paragraph", "error")
    named = Path(problem["file"]).read_text("utf-8").splitlines()
    assert problem["column"] <= len(named[problem["line"] - 1])
    assert found["counts"]["explainers"] == 1
    assert found["counts"]["explained"] == found["counts"]["paragraphs"] == 3


def test_the_content_to_check_may_be_a_setting(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PILCROW_CONTENT", str(content))
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("1 explainer, 2 sections, ")


@pytest.mark.parametrize("code", CODES)
def test_every_code_can_be_explained(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", code]) == 0
    out = capsys.readouterr().out
    assert code in out.splitlines()[0]
    assert "Bad:" in out
    assert "Good:" in out


@pytest.mark.parametrize(
    ("code", "remedy"),
    [("quote-not-in-sauce", "did you mean quote-not-in-source"), ("zzz", "the codes are unknown-")],
)
def test_a_code_that_does_not_exist_leads_to_one_that_does(
    code: str, remedy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--explain", code]) == 2
    assert capsys.readouterr().err.startswith(f"pilcrow: there is no code {code}; {remedy}")


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


class Terminal(io.StringIO):
    """Somewhere to print to that says it is a terminal."""

    def isatty(self) -> bool:
        return True


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


def test_build_writes_the_site(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(tmp_path / "out"), "--content", str(content)]) == 0
    out, err = capsys.readouterr()
    assert re.fullmatch(rf"\d+ pages in {tmp_path}/out\n", out)
    assert err.endswith(f": {CLEAN}\n")
    assert "Why the bridge is closed" in (tmp_path / "out" / "bridge" / "index.html").read_text(
        "utf-8"
    )


def test_build_writes_nothing_when_there_are_errors(
    wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(tmp_path / "out"), "--content", str(wrong)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error[unknown-paragraph]: ")
    assert not (tmp_path / "out").exists()


def test_build_leaves_a_folder_alone_that_it_did_not_make(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(content), "--content", str(content)]) == 2
    assert "; choose another folder" in capsys.readouterr().err
    (tmp_path / "file").write_text("")
    assert main(["build", str(tmp_path / "file" / "out"), "--content", str(content)]) == 2
    assert f"pilcrow: cannot write {tmp_path}/file/out: " in capsys.readouterr().err


@pytest.mark.parametrize("locale", ["C", "en_US.ISO-8859-1"])
def test_an_authors_line_is_shown_in_any_locale(locale: str, wrong: Path) -> None:
    section = wrong / "bridge" / "closure.md"
    section.write_text(section.read_text("utf-8").replace("bridge is", "پل is"), "utf-8")
    environment = {"LC_ALL": locale, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = python_m_app("check", wrong, **environment)
    assert done.returncode == 1
    assert done.stderr == b""
    assert "| The پل is shut [@p4]." in done.stdout.decode("utf-8")


def test_a_reader_that_stops_early_is_no_failure(wrong: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "app", "check", str(wrong)],
            cwd=ROOT,
            stdout=closed,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stderr) == (141, b"")


def test_what_a_reader_did_not_want_is_dropped(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as closed:
        monkeypatch.setattr("sys.stdout", closed)
        assert main(["check", str(content)]) == 141
        print("nor this", file=closed, flush=True)


def test_python_can_run_the_package(content: Path) -> None:
    done = python_m_app("check", content)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.endswith(b": no problems\n")


@pytest.mark.parametrize(
    ("signalled", "disposition", "status"),
    [
        (signal.SIGINT, signal.default_int_handler, 130),
        (signal.SIGTERM, signal.default_int_handler, -signal.SIGTERM),
        (signal.SIGTERM, signal.SIG_IGN, -signal.SIGTERM),
    ],
    ids=["Ctrl-C", "SIGTERM", "SIGTERM in the background"],
)
def test_serve_prints_an_address_that_answers_until_a_signal_ends_it(
    signalled: signal.Signals, disposition: Any, status: int, content: Path
) -> None:
    command = [sys.executable, "-m", "app", "serve", "--port", "0", "--content", str(content)]
    environment = os.environ | {"PILCROW_BASE_PATH": "/news"}
    with running(command, ROOT, environment, disposition) as process:
        assert process.stdout is not None
        line = process.stdout.readline().decode()
        address = re.fullmatch(r"Pilcrow is at (http://\S+) \(Ctrl-C stops it\)\n", line)
        assert address is not None
        with urlopen(f"{address[1]}bridge", timeout=10) as answer:
            assert b"Why the bridge is closed" in answer.read()
            assert answer.url == f"{address[1]}bridge/"
        process.send_signal(signalled)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (status, b"")
    assert err.endswith(b": no problems\n")
    assert err.count(b"\n") == 1


def test_serve_refuses_content_with_errors(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", "0", "--content", str(wrong)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error[unknown-paragraph]: ")
    assert err.endswith(": 1 error\n")


def test_ctrl_c_is_quiet(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(json, "dumps", interrupted)
    assert main(["check", str(content), "--format", "json"]) == 130
    assert capsys.readouterr() == ("", "")


def test_permalinks_remembers_every_address(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["permalinks", "--check", str(content)]) == 1
    assert "to add or lead on" in capsys.readouterr().out
    assert (content / "permalinks.txt").read_text("utf-8") == BASE["permalinks.txt"]
    assert main(["permalinks", str(content)]) == 0
    remembered = (content / "permalinks.txt").read_text("utf-8")
    assert "/bridge/people/#ann-marsh\n" in remembered
    assert main(["permalinks", "--check", str(content)]) == 0
    assert main(["check", str(content)]) == 0
    assert sorted(path.name for path in content.iterdir()) == [
        "bridge",
        "permalinks.txt",
        "site.toml",
    ]


def test_permalinks_leads_the_old_address_of_a_reworded_statement_on(content: Path) -> None:
    main(["permalinks", str(content)])
    closure = content / "bridge" / "closure.md"
    closure.write_text(closure.read_text("utf-8").replace("crossed", "went over"), "utf-8")
    assert main(["check", str(content)]) == 1
    assert main(["permalinks", str(content)]) == 0
    assert main(["check", str(content)]) == 0
    assert " -> s-" in (content / "permalinks.txt").read_text("utf-8")


def test_permalinks_does_not_remember_what_has_errors(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (wrong / "permalinks.txt").read_text("utf-8")
    assert main(["permalinks", str(wrong)]) == 1
    assert "unknown-paragraph" in capsys.readouterr().err
    assert (wrong / "permalinks.txt").read_text("utf-8") == before


def test_permalinks_says_why_it_cannot_write(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / ".permalinks.txt.new").mkdir()
    assert main(["permalinks", str(content)]) == 2
    assert "cannot write" in capsys.readouterr().err


def test_review_records_what_a_person_has_read(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\ny\nn\n"))
    assert main(["review", str(content), "--reader", "Jo  Reed"]) == 0
    assert capsys.readouterr().out.endswith("2 of 5 statements read by a person\n")
    lines = (content / "bridge" / "reviewed.txt").read_text("utf-8").splitlines()
    assert [line.split(maxsplit=3)[3] for line in lines] == ["Jo Reed", "Jo Reed"]
    assert main(["check", "--strict", str(content)]) == 0


def test_review_does_not_begin_where_there_are_errors(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", str(wrong), "--reader", "Jo Reed"]) == 1
    assert "unknown-paragraph" in capsys.readouterr().err
