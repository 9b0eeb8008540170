"""Texts that nobody should write: a fixed number of those that the benchmark makes."""

from __future__ import annotations

import random

import pytest

from benchmarks import fuzz
from benchmarks.fuzz import TARGETS, Target, failures, main, mutated

ENOUGH = 4_000


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_is_written_is_read_or_refused(name: str) -> None:
    assert list(failures(name, ENOUGH)) == []


def test_a_seed_makes_every_run_the_same() -> None:
    first, again, other = (
        [mutated(fuzz.SECTIONS, chance) for _ in range(50)]
        for chance in map(random.Random, (1, 1, 2))
    )
    assert first == again != other


def test_what_went_wrong_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(text: str) -> tuple[()]:
        raise ValueError("an oversight")

    monkeypatch.setattr(fuzz, "TARGETS", {"site": Target(("a",), fail)})
    assert main(["site", "--count", "1"]) == 1
    assert "ValueError: an oversight\n\nsite: 1 texts, 0 s" in capsys.readouterr().out
