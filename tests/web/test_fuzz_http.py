"""Raw requests that nobody should send: a fixed number of those that the benchmark makes."""

from __future__ import annotations

import logging
import random
from collections import Counter

import pytest

from benchmarks import fuzz_http
from benchmarks.fuzz_http import fuzz, listening_for_errors, main, mutated

ENOUGH = 960


def test_whatever_is_sent_the_server_stays_up_and_logs_no_error() -> None:
    statuses, wrong = fuzz(ENOUGH)
    assert wrong == []
    assert sum(statuses.values()) >= ENOUGH
    assert {200, 304, 308, 400, 404, 405} <= statuses.keys()


def test_a_seed_makes_every_run_the_same() -> None:
    first, again, other = (
        [mutated(chance) for _ in range(50)] for chance in map(random.Random, (1, 1, 2))
    )
    assert first == again != other


def test_an_error_in_the_log_is_heard() -> None:
    with listening_for_errors() as logged:
        logging.getLogger("app.web.application").error("%s", "an oversight")
    assert logged == ["an oversight"]


def test_what_went_wrong_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fuzz_http, "fuzz", lambda *_: (Counter({500: 1}), ["500 for b'x'"]))
    assert main(["--count", "1"]) == 1
    assert capsys.readouterr().out.endswith("; 500: 1\n500 for b'x'\n")
