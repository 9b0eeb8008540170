"""Reading statements beside the source: in a sitting, or on a sheet."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from app.cli import main
from app.console import Exit
from app.problems.codes import CODES
from app.problems.examples import BASE
from tests.folders import write

JO = ["--reader", "Jo  Reed"]
Captured = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch


@pytest.fixture(autouse=True)
def without_editor(monkeypatch: Patch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder without problems."""
    return write(tmp_path / "content", BASE)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A content folder with an error."""
    return write(tmp_path / "wrong", CODES["unknown-paragraph"].bad)


def typed(monkeypatch: Patch, *answers: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{each}\n" for each in answers)))


def record(content: Path) -> list[str]:
    return (content / "bridge" / "reviewed.txt").read_text("utf-8").splitlines()


def test_it_records_what_a_person_has_read(
    content: Path, monkeypatch: Patch, capsys: Captured
) -> None:
    typed(monkeypatch, "y", "y", "n")
    assert main(["review", str(content), *JO]) == 0
    out = capsys.readouterr().out
    assert out.endswith("2 of 5 statements read by a person\n")
    assert f"\nnot fair: {content}/bridge/" in out
    assert [line.split(maxsplit=3)[3] for line in record(content)] == ["Jo Reed", "Jo Reed"]
    assert main(["check", "--strict", str(content)]) == 0


def test_the_last_reading_taken_back_leaves_no_record(
    content: Path, monkeypatch: Patch, capsys: Captured
) -> None:
    typed(monkeypatch, "y", "u", "q")
    assert main(["review", str(content), *JO]) == 0
    assert not (content / "bridge" / "reviewed.txt").exists()


def test_one_explainer_can_be_read_alone(
    content: Path, monkeypatch: Patch, capsys: Captured
) -> None:
    write(content / "tunnel", {"explainer.md": "broken"})
    typed(monkeypatch, "y", "q")
    assert main(["review", str(content / "bridge"), *JO]) == 0
    assert len(record(content)) == 1


def test_an_end_holds_for_all_that_is_left(
    content: Path, monkeypatch: Patch, capsys: Captured
) -> None:
    for name, text in BASE.items():
        if name.startswith("bridge/") and not name.endswith("permalinks.txt"):
            write(content, {name.replace("bridge/", "tunnel/"): text})
    typed(monkeypatch, "q")
    assert main(["review", str(content), *JO]) == 0
    assert capsys.readouterr().out.count("Is it fair?") == 1


def test_it_ends_where_nobody_can_answer(
    content: Path, monkeypatch: Patch, capsys: Captured
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert main(["review", str(content), *JO]) == 0
    assert capsys.readouterr().out.endswith("0 of 5 statements read by a person\n")


def test_it_does_not_begin_where_there_are_errors(wrong: Path, capsys: Captured) -> None:
    assert main(["review", str(wrong), *JO]) == Exit.ERRORS
    assert "unknown-paragraph" in capsys.readouterr().err


def test_that_it_has_to_be_read_is_no_reason_not_to(
    tmp_path: Path, monkeypatch: Patch, capsys: Captured
) -> None:
    content = write(tmp_path / "asked", CODES["review-missing"].bad)
    typed(monkeypatch, *"yyyyy")
    assert main(["check", str(content)]) == Exit.ERRORS
    assert main(["review", str(content), "--reader", "Ann Lee"]) == 0
    assert main(["check", str(content)]) == 0


@pytest.mark.parametrize("name", ["Jo \u202eReed", "Jo\x1b[2J", "Jo \udcff"])
def test_a_reader_whose_name_nobody_could_be_shown_is_refused(
    name: str, content: Path, capsys: Captured
) -> None:
    assert main(["review", str(content), "--reader", name]) == Exit.COULD_NOT
    assert "--reader holds a control character" in capsys.readouterr().err
    assert not (content / "bridge" / "reviewed.txt").exists()


def test_a_sitting_needs_a_reader(content: Path, capsys: Captured) -> None:
    assert main(["review", str(content)]) == Exit.COULD_NOT
    assert "say who reads" in capsys.readouterr().err


def test_a_record_that_cannot_be_written_is_told_before_anybody_reads(
    content: Path, capsys: Captured, monkeypatch: Patch
) -> None:
    (content / "bridge" / "reviewed.txt").write_text("s-aaaaaa 7be179713641 2024-07-01 Jo\n")
    real = Path.open

    def refused(path: Path, *args: str, **more: str) -> object:
        if path.name == "reviewed.txt" and "a" in args:
            raise PermissionError(13, "Permission denied")
        return real(path, *args, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refused)
    assert main(["review", str(content), *JO]) == Exit.COULD_NOT
    captured = capsys.readouterr()
    assert "Permission denied; `--export FILE`" in captured.err
    assert "Is it fair?" not in captured.out


def test_without_an_editor_it_says_where_to_edit(
    content: Path, monkeypatch: Patch, capsys: Captured
) -> None:
    typed(monkeypatch, "e", "", "q")
    assert main(["review", str(content), *JO]) == 0
    assert f"edit {content}/bridge/explainer.md:6, save it" in capsys.readouterr().out


def editor(tmp_path: Path, script: str) -> str:
    path = tmp_path / "editor"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


def test_an_edit_is_read_again_and_its_errors_are_told(
    content: Path, tmp_path: Path, monkeypatch: Patch, capsys: Captured
) -> None:
    script = (
        'test -e "$2.again" && exec sed -i "s/@p9/@p3/" "$2"\n'
        'touch "$2.again"\nsed -i "s/may cost a fortune \\[@p3/might cost a lot [@p9/" "$2"'
    )
    monkeypatch.setenv("EDITOR", editor(tmp_path, script))
    typed(monkeypatch, "e", "y", "q")
    assert main(["review", str(content), *JO]) == 0
    out = capsys.readouterr().out
    assert "error[unknown-paragraph]" in out
    assert "Mending it might cost a lot." in out
    assert "1 of 5 statements read by a person" in out


def test_an_editor_that_is_not_there_is_told(
    content: Path, monkeypatch: Patch, capsys: Captured
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor -w")
    typed(monkeypatch, "e")
    assert main(["review", str(content), *JO]) == Exit.COULD_NOT
    assert "cannot start no-such-editor" in capsys.readouterr().err


def test_a_sheet_goes_out_and_is_taken_back(content: Path, capsys: Captured) -> None:
    sheet = content.parent / "sheet.txt"
    assert main(["review", str(content), "--export", str(sheet)]) == 0
    assert capsys.readouterr().out.startswith("5 statements to read in ")
    text = sheet.read_text("utf-8").replace("reader: ", "reader: Kim Lee")
    text = text.replace("[ ]", "[x]", 4).replace("[ ]", "[n]").rstrip() + "\n> I doubt it\n"
    sheet.write_text(text, "utf-8")
    assert main(["review", str(content), "--import", str(sheet)]) == 0
    out = capsys.readouterr().out
    assert "\n  I doubt it\n4 statements signed by Kim Lee, 1 found not fair, 0 not" in out
    assert {line.split(maxsplit=3)[3] for line in record(content)} == {"Kim Lee"}


def test_a_sheet_without_a_name_is_signed_by_who_takes_it(content: Path, capsys: Captured) -> None:
    sheet = content.parent / "sheet.txt"
    sheet.write_text("[n] bridge s-tqynzw 7be179713641\n[x] bridge s-aaaaaa 7be179713641\n")
    assert main(["review", str(content), "--import", str(sheet), *JO]) == 0
    assert "0 statements signed by Jo Reed, 1 found not fair, 1 not" in capsys.readouterr().out
    assert not (content / "bridge" / "reviewed.txt").exists()


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"hello", "no box of the sheet"),
        (b"\xff\xfe", "cannot read"),
        (None, "No such file"),
    ],
)
def test_a_sheet_that_cannot_be_taken_is_refused(
    body: bytes | None, why: str, content: Path, capsys: Captured
) -> None:
    sheet = content.parent / "sheet.txt"
    if body is not None:
        sheet.write_bytes(body)
    assert main(["review", str(content), "--import", str(sheet), *JO]) == Exit.COULD_NOT
    assert why in capsys.readouterr().err
