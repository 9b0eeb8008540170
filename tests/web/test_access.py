"""The access log: a line of JSON for every answer, lost sooner than waited for."""

from __future__ import annotations

import json
import os

import pytest

from app.web.access import AccessLog, Asked

ASKED = Asked(1_795_616_835.25, "a1-7", "GET", "/bridge/", 200, 1234, 0.000_25)


def test_a_line_says_what_was_asked_and_how_it_was_answered() -> None:
    written: list[bytes] = []
    log = AccessLog(written.append)
    log.tell(ASKED)
    assert written == []
    log.flush()
    log.flush()
    (line,) = written
    assert line.endswith(b"\n")
    assert json.loads(line) == {
        "time": "2026-11-25T14:27:15.250Z",
        "request": "a1-7",
        "method": "GET",
        "path": "/bridge/",
        "status": 200,
        "bytes": 1234,
        "ms": 0.25,
    }


@pytest.mark.parametrize("path", ['/"\n\x1b[2J', "/é\u2028", "/\ud800"])
def test_a_path_is_no_more_than_text(path: str) -> None:
    written: list[bytes] = []
    log = AccessLog(written.append)
    log.tell(ASKED._replace(path=path))
    log.flush()
    (line,) = written
    assert line.isascii()
    assert line.count(b"\n") == 1
    assert b"\x1b" not in line
    assert json.loads(line)["path"] == path


def test_lines_are_written_together_but_never_more_than_stays_whole() -> None:
    written: list[bytes] = []
    log = AccessLog(written.append)
    for _ in range(100):
        log.tell(ASKED)
    log.tell(ASKED._replace(path="/" + "é" * 60_000))
    log.flush()
    assert max(map(len, written)) <= 4096
    assert sum(each.count(b"\n") for each in written) == 101
    assert all(each.endswith(b"\n") for each in written)
    assert 1 < len(written) < 50


def test_what_nobody_takes_is_lost_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: bytes) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("app.web.access._MOST_WAITING", 2)
    log = AccessLog(full)
    for _ in range(3):
        log.tell(ASKED)
    assert log.lost == 1
    log.flush()
    assert log.lost == 3


def test_lines_come_by_themselves_and_the_last_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.access._SECONDS", 0.01)
    reading, writing = os.pipe()
    log = AccessLog(lambda lines: os.write(writing, lines))
    with log.running():
        log.tell(ASKED)
        assert os.read(reading, 4096).count(b"\n") == 1
        log.tell(ASKED)
    os.close(writing)
    assert os.read(reading, 4096).count(b"\n") == 1
    os.close(reading)


def test_it_goes_to_where_a_program_writes(capfd: pytest.CaptureFixture[str]) -> None:
    log = AccessLog()
    log.tell(ASKED)
    log.flush()
    assert json.loads(capfd.readouterr().out)["request"] == "a1-7"
