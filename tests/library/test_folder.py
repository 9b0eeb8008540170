"""Whatever lies in a content folder is read, or refused with the reason; nothing raises."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

import pytest

from app.library.folder import DEEPEST_FOLDER, LARGEST_FILE, LARGEST_PAGE, Folder, _bytes
from tests.folders import write


def refusal(root: Path, name: str) -> tuple[str, str]:
    folder = Folder(root)
    assert folder.text(root / name) is None
    (problem,) = folder.problems
    assert problem.span.file == name
    return problem.code, problem.message


def test_line_ends_and_a_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": b"\xef\xbb\xbfOne\r\nTwo\rThree"})
    folder = Folder(tmp_path)
    assert folder.text(tmp_path / "a.md") == "One\nTwo\nThree"
    assert folder.lines == {"a.md": ("One", "Two", "Three")}


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (b"", "empty-file", "the file is empty"),
        (b" \n\t\n", "empty-file", "the file is empty"),
        (b"One\nTw\xff", "unreadable-file", "byte 7 (0xff) is not UTF-8 text"),
        ("Où".encode("utf-16"), "unreadable-file", "byte 1 (0xff) is not UTF-8 text"),
        (b"One\0", "unreadable-file", "the file holds the control character U+0000"),
        (b"One\x1b[2J", "unreadable-file", "the file holds the control character U+001B"),
        (b"One\n\xc2\x85", "unreadable-file", "the file holds the control character U+0085"),
        (b"One\xef\xbf\xbf", "unreadable-file", "the file holds the control character U+FFFF"),
        (b"One\xed\xa0\x80", "unreadable-file", "byte 4 (0xed) is not UTF-8 text"),
        (b"x" * (10 * LARGEST_FILE), "unreadable-file", "the file is larger than 1,024 KiB"),
    ],
)
def test_a_file_that_is_no_text_is_refused(
    tmp_path: Path, data: bytes, code: str, message: str
) -> None:
    write(tmp_path, {"a.md": data})
    assert refusal(tmp_path, "a.md") == (code, message)


def test_the_line_of_a_wrong_byte_is_named(tmp_path: Path) -> None:
    folder = Folder(write(tmp_path, {"a.md": b"One\nTw\xff", "b.md": b"One\r\n\rTw\x07"}))
    folder.text(tmp_path / "a.md")
    folder.text(tmp_path / "b.md")
    assert [each.span.line for each in folder.problems] == [2, 3]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path, "a.md") == ("unreadable-file", "there is no such file")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    assert refusal(tmp_path, "a.md") == ("unreadable-file", "this is a folder")


def test_nothing_waits_for_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    assert refusal(tmp_path, "a.md") == ("unreadable-file", "this is a pipe, a socket or a device")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "b.md"))
        assert refusal(tmp_path, "b.md")[1] == "this is a pipe, a socket or a device"


def test_a_device_is_not_read(tmp_path: Path) -> None:
    assert _bytes(Path("/dev/zero"), LARGEST_FILE) is None


def test_what_becomes_a_pipe_while_it_is_opened_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text("One")
    os.mkfifo(tmp_path / "pipe")
    opened = os.open
    monkeypatch.setattr(os, "open", lambda path, flags: opened(tmp_path / "pipe", flags))
    assert _bytes(tmp_path / "a.md", LARGEST_FILE) is None


def test_a_file_that_grows_is_not_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"x" * 100)
    assert _bytes(tmp_path / "a.md", 10) == b"x" * 11


def test_a_file_that_becomes_a_page_is_smaller(tmp_path: Path) -> None:
    folder = Folder(write(tmp_path, {"a.md": b"x" * LARGEST_PAGE, "b.md": b"x\n" * LARGEST_PAGE}))
    assert folder.document(tmp_path / "a.md", LARGEST_PAGE)
    assert folder.document(tmp_path / "b.md", LARGEST_PAGE) is None
    assert [each.message for each in folder.problems] == ["the file is larger than 128 KiB"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nb.md", "a\\u000ab.md"),
        (b"\xe2\x80\xaedm.md", "\\u202edm.md"),
        (b"\xff.md", "\\udcff.md"),
        (b"\x1b[2J.md", "\\u001b[2J.md"),
    ],
)
def test_the_name_of_a_file_is_visible(tmp_path: Path, name: bytes, shown: str) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(b"\xff")
    folder = Folder(tmp_path)
    assert list(folder.files(tmp_path)) == [path]
    assert folder.text(path) is None
    assert [each.span.file for each in folder.problems] == [shown]


def test_a_folder_that_may_not_be_listed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(errno.EACCES, "denied", str(path))

    (tmp_path / "a").mkdir()
    monkeypatch.setattr(os, "scandir", refuse)
    folder = Folder(tmp_path)
    assert list(folder.files(tmp_path / "a")) == []
    assert [(each.span.file, each.message) for each in folder.problems] == [
        ("a", "permission denied")
    ]


def test_a_link_in_a_circle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")
    assert refusal(tmp_path, "a.md") == ("unreadable-file", "the link leads in a circle")


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    root = write(tmp_path / "content", {"b.md": "One"})
    write(tmp_path, {"secret.md": "One"})
    (root / "a.md").symlink_to(tmp_path / "secret.md")
    (root / "c.md").symlink_to("b.md")
    assert refusal(root, "a.md")[1] == "the link leads out of the content folder"
    assert Folder(root).text(root / "c.md") == "One"


def test_a_file_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, flags: int) -> int:
        raise PermissionError(errno.EACCES, "denied", str(path))

    # No mode keeps root out, and these tests run as root too.
    monkeypatch.setattr(os, "open", refuse)
    write(tmp_path, {"a.md": "One"})
    assert refusal(tmp_path, "a.md")[1] == "the file may not be read"


def test_an_error_without_a_sentence_of_ours_is_told_in_the_systems_words(tmp_path: Path) -> None:
    assert refusal(tmp_path, "a" * 300)[1] == "file name too long"


def test_files_are_found_in_order_without_following_links_to_folders(tmp_path: Path) -> None:
    write(tmp_path, {"b/c.md": "x", "a.md": "x", "b/a/d.md": "x"})
    (tmp_path / "b" / "up").symlink_to(tmp_path)
    folder = Folder(tmp_path)
    assert [folder.name(path) for path in folder.files(tmp_path)] == [
        "a.md",
        "b/c.md",
        "b/up",
        "b/a/d.md",
    ]


def test_folders_that_are_nested_too_deeply_are_refused(tmp_path: Path) -> None:
    deep = "/".join("d" * (DEEPEST_FOLDER + 500))
    write(tmp_path, {f"{deep}/a.md": "x"})
    folder = Folder(tmp_path)
    assert not list(folder.files(tmp_path))
    assert [each.message for each in folder.problems] == ["folders are nested more than 8 deep"]
