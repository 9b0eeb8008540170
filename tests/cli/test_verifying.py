"""What `pilcrow verify` says of a build, and what it ends with."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import main
from app.site.export import export
from app.site.proof import MANIFEST
from tests.serving import small_site


@pytest.fixture
def out(tmp_path: Path) -> Path:
    export(small_site(), tmp_path / "out")
    return tmp_path / "out"


def test_a_build_that_nobody_touched_is_clean(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(out)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("18 files are what was built; the manifest is sha256:")


def test_what_is_wrong_is_said_line_by_line(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (out / "index.html").write_text("other words")
    (out / "404.html").unlink()
    for number in range(7):
        (out / f"{number}.txt").touch()
    assert main(["verify", str(out)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "404.html is missing",
        "index.html is not what was built",
        "the manifest says nothing of 0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 2 more",
    ]


def test_one_other_file_is_named_and_no_error(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / "mine.txt").touch()
    assert main(["verify", str(out)]) == 0
    assert "the manifest says nothing of mine.txt\n" in capsys.readouterr().out


def test_without_a_manifest_nothing_can_be_said(
    tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(tmp_path / "nowhere")]) == 2
    assert f"cannot read {tmp_path / 'nowhere' / MANIFEST}: no such" in capsys.readouterr().err
    (out / MANIFEST).write_text("x")
    assert main(["verify", str(out)]) == 2
    assert f"{out / MANIFEST} cannot be used: it is no manifest" in capsys.readouterr().err
