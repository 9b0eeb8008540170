"""The worked example of `docs/example.md`, whose commands do what it says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.cli import main
from benchmarks.example import PAGE, Command, File, do, steps, write


def test_a_saved_page_becomes_a_published_explainer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(words: Sequence[str], folder: Path) -> str:
        code = main([*words])
        printed = "".join(capsys.readouterr())
        assert code == 0, printed
        return printed

    monkeypatch.chdir(tmp_path)
    for step in steps(PAGE.read_text()):
        if isinstance(step, File):
            write(step, tmp_path)
        else:
            do(step, tmp_path, run)
    assert (tmp_path / "out" / "harbour" / "what-happened" / "index.html").is_file()


def test_what_is_not_printed_is_told() -> None:
    with pytest.raises(ValueError, match="does not print"):
        do(Command(("pilcrow", "check"), ("no problems",)), Path(), lambda words, folder: "1 error")
