"""What a folder holds, as one number, and when that may be believed without reading it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cache.digests import digest, folder_digest, program_digest, stamp
from tests.folders import write

FILES = {"explainer.md": "One", "sources/voa.md": "Two", "picture.psd": "Three"}
LONG_AGO = time.time() - 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return settled(write(tmp_path / "bridge", FILES))


def settled(folder: Path, monkeypatch: pytest.MonkeyPatch | None = None) -> Path:
    """The folder, its files written some time ago."""
    for path in folder.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO), follow_symlinks=False)
    return folder


@pytest.fixture(autouse=True)
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file's change of status cannot be put back: so the clock is put forward."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 10_000_000_000)


def test_texts_are_told_apart_by_where_one_ends() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab", b"c") == digest("ab", "c")
    assert digest("\udc80")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda folder: (folder / "explainer.md").write_text("Own"), id="written"),
        pytest.param(lambda folder: (folder / "sources" / "voa.md").unlink(), id="gone"),
        pytest.param(lambda folder: (folder / "sources" / "deep").mkdir(), id="folder"),
        pytest.param(lambda folder: (folder / "new.md").touch(), id="new"),
        pytest.param(lambda folder: (folder / "new.md").symlink_to("nowhere"), id="link"),
        pytest.param(
            lambda folder: (folder / "explainer.md").rename(folder / "other.md"), id="renamed"
        ),
    ],
)
def test_a_change_changes_both(folder: Path, change: Callable[[Path], None]) -> None:
    before = stamp(folder), folder_digest(folder)
    assert all(before)
    change(folder)
    assert stamp(folder) != before[0]
    assert folder_digest(folder) != before[1]


def test_where_a_folder_lies_and_when_it_was_written_is_not_what_it_says(
    folder: Path, tmp_path: Path
) -> None:
    other = write(tmp_path / "elsewhere" / "bridge", FILES)
    assert folder_digest(other) == folder_digest(folder)
    assert stamp(other) != stamp(folder)
    (folder / "picture.psd").write_text("Other")
    assert folder_digest(other) == folder_digest(folder)


def test_the_stamp_of_what_was_just_written_is_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "explainer.md").write_text("Own")
    monkeypatch.undo()
    assert stamp(folder) == ""


def test_sources_may_lie_elsewhere(folder: Path, tmp_path: Path) -> None:
    away = write(tmp_path / "away", {"voa.md": "Two"})
    (folder / "sources" / "voa.md").unlink()
    (folder / "sources").rmdir()
    (folder / "sources").symlink_to(away)
    (folder / "deep").symlink_to(tmp_path)
    before = folder_digest(folder)
    (away / "voa.md").write_text("Own")
    assert folder_digest(folder) != before
    before = folder_digest(folder)
    (tmp_path / "more.md").write_text("Own")
    assert folder_digest(folder) == before


def test_what_cannot_be_read_is_something_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stamp(folder), folder_digest(folder)

    def refused(path: Path) -> bytes:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert folder_digest(folder) != before[1]
    assert stamp(folder / "nowhere") != stamp(folder)
    deep = folder
    for _ in range(12):
        deep = deep / "deep"
        deep.mkdir()
    monkeypatch.undo()
    assert folder_digest(folder)


def test_a_program_is_its_files_and_those_that_it_uses(folder: Path) -> None:
    before = program_digest([folder], ["brotli", "nowhere"])
    write(folder, {"code.pyc": "compiled"})
    assert program_digest([folder], ["brotli", "nowhere"]) == before
    assert program_digest([folder], ["nowhere"]) != before
    write(folder, {"code.py": "1"})
    assert program_digest([folder], ["brotli", "nowhere"]) != before
