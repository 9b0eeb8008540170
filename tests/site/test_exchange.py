"""How a new export takes the place of an earlier one, whatever the disk and the moment."""

from __future__ import annotations

import ctypes
import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.site.exchange import beside, locked
from app.site.export import MARKER, export, file_name
from app.site.proof import MANIFEST
from tests.exports import TOLD, files, held, some
from tests.sample import sample_site

ROOT = Path(__file__).resolve().parents[2]
Refuse = Callable[..., None]


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Refuse:
    """Lets the system refuse a call from some moment on, as root is refused nothing."""

    def refuse(owner: object, name: str, number: int, after: int = 0) -> None:
        done = getattr(owner, name)
        calls = iter(range(after))

        def call(*given: object, **more: object) -> object:
            if next(calls, None) is None:
                raise OSError(number, os.strerror(number))
            return done(*given, **more)

        monkeypatch.setattr(owner, name, call)

    return refuse


def test_a_link_to_a_folder_stays_and_what_it_leads_to_is_exchanged(tmp_path: Path) -> None:
    (tmp_path / "releases").mkdir()
    (tmp_path / "out").symlink_to("releases/one")
    export(some("/", "/bridge/"), tmp_path / "out")
    export(some("/"), tmp_path / "out")
    assert (tmp_path / "out").is_symlink()
    assert set(files(tmp_path / "releases" / "one")) == {"index.html", MARKER, MANIFEST, *TOLD}
    assert [each.name for each in (tmp_path / "releases").iterdir()] == ["one"]


def test_a_folder_is_exchanged_in_one_step(tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(some("/", "/bridge/"), out)
    opened = os.open(out, os.O_RDONLY)
    export(some("/"), out)
    # The one it was is gone, and was never empty while it had its name.
    assert os.fstat(opened).st_nlink == 0
    assert set(files(out)) == {"index.html", MARKER, MANIFEST, *TOLD}
    os.close(opened)


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, None])
def test_a_disk_that_cannot_exchange_two_folders_moves_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None
) -> None:
    class Library:
        def __init__(self, *given: object, **more: object) -> None:
            if number is not None:
                self.renameat2 = lambda *given: -1

    monkeypatch.setattr(ctypes, "CDLL", Library)
    monkeypatch.setattr(ctypes, "get_errno", lambda: number)
    out = tmp_path / "out"
    export(some("/", "/bridge/"), out)
    export(some("/"), out)
    assert set(files(out)) == {"index.html", MARKER, MANIFEST, *TOLD}
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_a_disk_that_fails_to_exchange_two_folders_leaves_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Library:
        def __init__(self, *given: object, **more: object) -> None:
            self.renameat2 = lambda *given: -1

    out = tmp_path / "out"
    export(some("/", "/bridge/"), out)
    before = files(out)
    monkeypatch.setattr(ctypes, "CDLL", Library)
    monkeypatch.setattr(ctypes, "get_errno", lambda: errno.EIO)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        export(some("/"), out)
    assert files(out) == before


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EROFS])
def test_a_mounted_folder_is_written_file_by_file(
    tmp_path: Path, refuse: Refuse, number: int
) -> None:
    out = tmp_path / "out"
    export(some("/", "/bridge/"), out)
    before = out.stat().st_ino
    refuse(Path, "rename", number)
    export(some("/", "/404.html"), out)
    assert out.stat().st_ino == before
    assert set(files(out)) == {"index.html", "404.html", MARKER, MANIFEST, *TOLD}
    (tmp_path / "empty").mkdir()
    export(some("/"), tmp_path / "empty")
    assert set(files(tmp_path / "empty")) == {"index.html", MARKER, MANIFEST, *TOLD}


def test_what_pages_load_is_there_before_them_and_what_is_no_more_goes_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = held(tmp_path / "out")
    done = []
    moved, removed = Path.replace, Path.unlink

    def replace_file(path: Path, to: Path) -> Path:
        done.append(to.relative_to(out).as_posix())
        return moved(path, to)

    def unlink(path: Path, missing_ok: bool = False) -> None:
        done.append(f"-{path.relative_to(out).as_posix()}")
        removed(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "replace", replace_file)
    monkeypatch.setattr(Path, "unlink", unlink)
    static = next(path for path in sample_site() if path.startswith("/static/"))
    export(some("/404.html", "/bridge/source/", static), out)
    assert [each for each in done if each not in TOLD] == [
        MARKER,
        file_name(static),
        "404.html",
        "bridge/source/index.html",
        "-bridge/closure/index.html",
        "-bridge/index.html",
        "-index.html",
        MANIFEST,
        MARKER,
    ]


@pytest.mark.parametrize("after", [0, 1, 2])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_a_full_disk_leaves_the_earlier_export(
    tmp_path: Path, refuse: Refuse, number: int, after: int
) -> None:
    export(some("/", "/bridge/"), tmp_path / "whole")
    held(tmp_path / "held")
    before = files(tmp_path)
    refuse(Path, "write_bytes", number, after)
    for folder in ("whole", "held"):
        with pytest.raises(OSError, match=os.strerror(number)):
            export(some("/", "/404.html", "/bridge/closure/", body=b"new"), tmp_path / folder)
    assert files(tmp_path) == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["held", "whole"]


def test_a_lost_permission_leaves_the_earlier_export(tmp_path: Path, refuse: Refuse) -> None:
    out = tmp_path / "out"
    export(some("/", "/bridge/"), out)
    before = files(out)
    refuse(Path, "mkdir", errno.EACCES)
    refuse(os, "mkdir", errno.EACCES)
    with pytest.raises(PermissionError):
        export(some("/404.html"), out)
    assert files(out) == before


def test_what_a_build_that_was_stopped_has_left_is_taken_away(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for name in (".out.pilcrow-abc", ".out.pilcrow-abc.was", ".other.pilcrow-abc"):
        (tmp_path / name / "x").mkdir(parents=True)
    export(some("/"), out)
    assert sorted(each.name for each in tmp_path.iterdir()) == [".other.pilcrow-abc", "out"]
    (out / ".pilcrow.new").mkdir()
    (out / ".pilcrow.new" / "x").write_text("x")
    export(some("/"), out)
    assert set(files(out)) == {"index.html", MARKER, MANIFEST, *TOLD}
    held(out)
    (out / ".pilcrow.new").mkdir()
    export(some("/"), out)
    assert not (out / ".pilcrow.new").exists()


def test_a_build_that_is_at_work_is_left_alone(tmp_path: Path) -> None:
    out = held(tmp_path / "out")
    with beside(out) as fresh:
        export(some("/"), tmp_path / "other")
        with beside(out) as another:
            assert fresh.is_dir()
            assert another != fresh
    with locked(out), pytest.raises(OSError, match="another build is at work in it"):
        export(some("/"), out)


def test_whoever_is_killed_leaves_a_whole_site_and_a_whole_record() -> None:
    """Two hundred times: `python -m benchmarks.kills 200`."""
    subprocess.run([sys.executable, "-m", "benchmarks.kills", "20"], cwd=ROOT, check=True)
