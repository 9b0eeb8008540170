"""The commands that keep records: what was published, and evidence that is proposed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.cli import main
from app.problems.examples import BASE


def test_permalinks_remembers_every_address(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["permalinks", "--check", str(content)]) == 1
    assert "to add or lead on" in capsys.readouterr().out
    assert (content / "permalinks.txt").read_text("utf-8") == BASE["permalinks.txt"]
    assert main(["permalinks", str(content)]) == 0
    assert (content / "permalinks.txt").read_text("utf-8") == "/bridge/\n"
    remembered = (content / "bridge" / "permalinks.txt").read_text("utf-8")
    assert "/bridge/people/#ann-marsh\n" in remembered
    assert main(["permalinks", "--check", str(content)]) == 0
    assert main(["check", str(content)]) == 0
    assert sorted(path.name for path in content.iterdir()) == [
        "bridge",
        "permalinks.txt",
        "site.toml",
    ]


def test_permalinks_leads_the_old_address_of_a_reworded_statement_on(content: Path) -> None:
    main(["permalinks", str(content)])
    closure = content / "bridge" / "closure.md"
    closure.write_text(closure.read_text("utf-8").replace("crossed", "went over"), "utf-8")
    assert main(["check", str(content)]) == 1
    assert main(["permalinks", str(content)]) == 0
    assert main(["check", str(content)]) == 0
    assert " -> s-" in (content / "bridge" / "permalinks.txt").read_text("utf-8")


def test_permalinks_writes_down_on_which_day_an_address_led_on(content: Path) -> None:
    (content / "permalinks.txt").unlink()
    (content / "bridge" / "permalinks.txt").unlink()
    main(["permalinks", str(content)])
    record, closure = content / "bridge" / "changes.txt", content / "bridge" / "closure.md"
    assert not record.exists()
    before = datetime.now().astimezone().date()
    for old, new in (("crossed", "went over"), ("went over", "used")):
        closure.write_text(closure.read_text("utf-8").replace(old, new), "utf-8")
        assert main(["permalinks", str(content)]) == 0
    lines = record.read_text("utf-8").splitlines()
    assert [sum(" -> " in each for each in part) for part in (lines[:2], lines[2:])] == [1, 1]
    days = sorted(date.fromisoformat(each.partition(" ")[0]) for each in lines)
    assert before <= days[0] <= days[-1] <= before + timedelta(days=1)
    assert main(["permalinks", "--check", str(content)]) == 0
    assert main(["check", str(content)]) == 0


def test_permalinks_parts_the_one_file_of_old(content: Path) -> None:
    old = "/\n/bridge/\n/bridge/closure/\n"
    (content / "permalinks.txt").write_text(old, "utf-8")
    (content / "bridge" / "permalinks.txt").unlink()
    assert main(["check", str(content)]) == 0
    assert main(["permalinks", str(content)]) == 0
    assert (content / "permalinks.txt").read_text("utf-8") == "/bridge/\n"
    assert "/bridge/closure/\n" in (content / "bridge" / "permalinks.txt").read_text("utf-8")
    assert main(["permalinks", "--check", str(content)]) == 0


def test_what_is_remembered_already_is_not_written_again(content: Path) -> None:
    main(["permalinks", str(content)])
    files = [content / "permalinks.txt", content / "bridge" / "permalinks.txt"]
    before = [path.stat().st_ino for path in files]
    assert main(["permalinks", str(content)]) == 0
    assert [path.stat().st_ino for path in files] == before


def test_permalinks_does_not_remember_what_has_errors(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (wrong / "permalinks.txt").read_text("utf-8")
    assert main(["permalinks", str(wrong)]) == 1
    assert "unknown-paragraph" in capsys.readouterr().err
    assert (wrong / "permalinks.txt").read_text("utf-8") == before


def test_permalinks_says_why_it_cannot_write(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "bridge" / ".permalinks.txt.new").mkdir()
    assert main(["permalinks", str(content)]) == 2
    assert "cannot write" in capsys.readouterr().err
