"""`pilcrow serve` and `pilcrow build`: what they print, write and refuse."""

from __future__ import annotations

import os
import re
import signal
import socket
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from app.cli import main
from app.problems.examples import BASE
from tests.commands import ROOT
from tests.folders import second, write
from tests.surroundings import running

CLEAN = "no problems"


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


def test_a_whole_content_folder_is_what_is_built(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(tmp_path / "out"), str(content / "bridge")]) == 2
    assert capsys.readouterr().err == (
        "pilcrow: bridge is one explainer; name the content folder that it stands in\n"
    )
