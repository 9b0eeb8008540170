"""The command line: what it prints where, and what it exits with."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from app import __version__
from app.cli import main
from app.problems.codes import CODES
from app.problems.examples import BASE
from tests.commands import ROOT, python_m_app
from tests.folders import write
from tests.surroundings import running

CLEAN = "no problems"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder without problems."""
    return write(tmp_path / "content", BASE)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A content folder with an error."""
    return write(tmp_path / "wrong", CODES["unknown-paragraph"].bad)


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """A content folder with a warning and no error."""
    return write(tmp_path / "doubtful", CODES["hedge-dropped"].bad)


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
    assert capsys.readouterr().out.endswith(": 2 warnings\n")
    assert main(["check", str(doubtful), "--strict"]) == 1


def test_check_prints_one_json_object(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(wrong), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"problems", "counts", "unchecked"}
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


@pytest.mark.parametrize("command", [["check"], ["check", "--explain", "missing-id"]])
def test_a_check_is_made_without_pages_pictures_and_servers(
    command: list[str], content: Path
) -> None:
    heavy = {"PIL", "jinja2", "brotli", "fastapi", "pydantic", "uvicorn", "asyncio"}
    code = f"""
import sys
from app.cli import main
status = main(sys.argv[1:])
sys.exit(", ".join(sorted(sys.modules.keys() & {heavy})) or status)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, *command, "--content", str(content)],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


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
        with socket.create_connection(("127.0.0.1", urlsplit(address[1]).port or 0), 10) as waiting:
            # Who waits between two requests holds up no end.
            waiting.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            assert waiting.recv(1000).startswith(b"HTTP/1.1 200")
            process.send_signal(signalled)
            out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (status, b"")
    assert err.endswith(b": no problems\n")
    assert err.count(b"\n") == 1


def test_a_taken_port_is_told_before_anything_is_built(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", str(wrong), "--port", str(port)]) == 75
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        f"pilcrow: port {port} of 127.0.0.1 is taken; stop the program that listens there, "
        "or choose another with --port or PILCROW_PORT: 0 is any free one\n"
    )


def test_serve_reads_the_folder_that_a_link_leads_to_now(
    wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = tmp_path / "now"
    link.symlink_to(wrong)
    assert main(["serve", "--port", "0", str(link)]) == 1
    assert f"{wrong.resolve()}/" in capsys.readouterr().err


def test_serve_refuses_content_with_errors(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", "0", "--content", str(wrong)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error[unknown-paragraph]: ")
    assert err.endswith(": 1 error\n")


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


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "; whether 5 references to another language bear out what is said was not checked: "),
        ("It is shut [@p1 “closed”].", "; whether 6 references to another language bear out"),
    ],
)
def test_the_summary_says_what_another_language_kept_from_being_checked(
    body: str, said: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit = content / "bridge" / "explainer.md"
    edit.write_text(edit.read_text("utf-8").replace("language: en", "language: ur"), "utf-8")
    closure = content / "bridge" / "closure.md"
    closure.write_text(closure.read_text("utf-8") + "\n" + (body or "A bus [@p2]."), "utf-8")
    main(["check", str(content)])
    out = capsys.readouterr().out
    assert said.removesuffix(": ") in out
    assert "; not checked: the order of ranges (Urdu), " in out
    assert "whether evidence bears on its statement (English and Urdu): " in out


def test_what_was_not_checked_is_told_to_programs_too(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit = content / "bridge" / "explainer.md"
    edit.write_text(edit.read_text("utf-8").replace("language: en", "language: es"), "utf-8")
    main(["check", str(content), "--format", "json"])
    assert json.loads(capsys.readouterr().out)["unchecked"]["numbers in words"] == ["Spanish"]


def test_one_reference_to_another_language_is_told_as_one(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wire = content / "bridge" / "sources" / "wire.md"
    (wire.parent / "herald.md").write_text(
        wire.read_text("utf-8").replace("language: en", "language: ur"), "utf-8"
    )
    for path in content.glob("bridge/*.md"):
        text = (
            path.read_text("utf-8").replace("[@p", "[@wire:p").replace("[wire]", "[wire, herald]")
        )
        path.write_text(text, "utf-8")
    closure = content / "bridge" / "closure.md"
    with closure.open("a", encoding="utf-8") as more:
        more.write("\nIt is shut [@herald:p1 “closed”; @herald:p2; @herald:p3].\n")
    assert main(["check", str(content)]) == 0
    assert "; whether 1 reference to another language bears out" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("form", "start"), [("github", "::error file="), ("sarif", '{\n  "$schema"'), ("json", "{\n")]
)
def test_problems_are_told_to_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, start: str
) -> None:
    content = write(tmp_path, {**BASE, "bridge/cost.md": "text"})
    assert main(["check", str(content), "--format", form]) == 1
    assert capsys.readouterr().out.startswith(start)


def second(text: str, closure: str) -> dict[str, str]:
    """A second explainer, beside the one of the examples."""
    files = {name: body for name, body in BASE.items() if name.endswith(".md")}
    renamed = {name.replace("bridge/", "ferry/", 1): body for name, body in files.items()}
    opening = renamed["ferry/explainer.md"].replace("sources:", f"{text}sources:")
    section = f"---\ntitle: A\n---\n{closure}\n"
    return {**renamed, "ferry/explainer.md": opening, "ferry/closure.md": section}


def test_a_draft_is_left_out_of_a_build_and_of_the_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts = second("draft: true\n", "? text [@p1].")
    content = write(tmp_path / "content", {**BASE, **drafts})
    assert main(["build", str(tmp_path / "out"), "--content", str(content)]) == 0
    assert "ferry is not published: it is a draft" in capsys.readouterr().err
    assert (tmp_path / "out/bridge/index.html").exists()
    assert not (tmp_path / "out/ferry").exists()
    (content / "ferry/closure.md").write_text(BASE["bridge/closure.md"])
    assert main(["permalinks", str(content)]) == 0
    assert not (content / "ferry/permalinks.txt").exists()
    assert "ferry" not in (content / "permalinks.txt").read_text()


def test_a_build_of_the_others_tells_of_errors_by_its_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write(tmp_path / "content", {**BASE, **second("", "Shut [@p99].")})
    assert main(["build", str(tmp_path / "out"), "--content", str(content)]) == 1
    assert "ferry is not published: it has errors" in capsys.readouterr().err
    assert (tmp_path / "out/bridge/index.html").exists()


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


@pytest.mark.parametrize(
    "asked",
    [["bridge"], ["bridge/"], ["../content/bridge"], ["bridge", "--content", "."]],
)
def test_one_explainer_can_be_checked_alone(
    asked: list[str],
    content: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(content, second("", "Shut [@p99]."))
    monkeypatch.chdir(content)
    capsys.readouterr()
    assert main(["check", *asked]) == 0
    assert capsys.readouterr().out.startswith("1 explainer, 2 sections, ")


def test_one_explainer_can_be_named_in_the_content_folder_of_the_settings(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(content, second("", "Shut [@p99]."))
    monkeypatch.setenv("PILCROW_CONTENT", str(content))
    assert main(["check", "bridge"]) == 0
    assert main(["check", "ferry"]) == 1
    assert "bridge" not in capsys.readouterr().out


def test_a_whole_content_folder_is_what_is_built(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(tmp_path / "out"), str(content / "bridge")]) == 2
    assert capsys.readouterr().err == (
        "pilcrow: bridge is one explainer; name the content folder that it stands in\n"
    )
