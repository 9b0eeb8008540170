"""A record is written whole, or stays as it was."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.library.records import write_record


def test_a_record_is_put_in_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "permalinks.txt"
    path.write_text("/old/\n")
    write_record(path, "/a/\n/ü/\n")
    assert path.read_bytes() == "/a/\n/ü/\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def failing(number: int) -> Callable[..., None]:
    def fail(*given: object, **more: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(("owner", "name"), [(os, "fsync"), (Path, "replace"), (Path, "open")])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_what_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str, number: int
) -> None:
    path = tmp_path / "permalinks.txt"
    path.write_text("/old/\n")
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, failing(number))
        with pytest.raises(OSError, match=os.strerror(number)):
            write_record(path, "/new/\n")
    assert path.read_text() == "/old/\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_asked_to_keep_it_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "permalinks.txt"
    monkeypatch.setattr(os, "open", failing(errno.EACCES))
    write_record(path, "/new/\n")
    assert path.read_text() == "/new/\n"
