"""`pilcrow check`: what it prints where, and what it exits with."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import main
from app.problems.codes import CODES
from app.problems.examples import BASE
from tests.commands import ROOT
from tests.folders import second, write


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """A content folder with a warning and no error."""
    return write(tmp_path / "doubtful", CODES["hedge-dropped"].bad)


def test_check_says_what_it_checked(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(content)]) == 0
    out, err = capsys.readouterr()
    assert re.fullmatch(
        r"1 explainer, 2 sections, \d+ statements, \d+ quotations?, \d+ figures?, "
        r"3 of 3 paragraphs explained: no problems\n",
        out,
    )
    assert err == ""


def test_check_prints_every_problem_with_the_way_to_its_file(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(wrong.parent)
    assert main(["check", str(wrong)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("error[unknown-paragraph]: ")
    assert "--> wrong/bridge/" in out
    assert "\033" not in out
    assert out.endswith(": 1 error\n")


def test_a_file_is_named_from_where_the_author_is(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(wrong)
    assert main(["check", "."]) == 1
    assert "--> bridge/" in capsys.readouterr().out
    monkeypatch.chdir(ROOT)
    assert main(["check", str(wrong)]) == 1
    assert f"--> {wrong}/bridge/" in capsys.readouterr().out


def test_a_warning_fails_only_a_strict_check(
    doubtful: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(doubtful)]) == 0
    assert capsys.readouterr().out.endswith(": 2 warnings\n")
    assert main(["check", str(doubtful), "--strict"]) == 1


def test_check_prints_one_json_object(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(wrong), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"problems", "counts", "unchecked"}
    (problem,) = found["problems"]
    assert list(problem) == ["code", "severity", "file", "line", "column", "message", "help"]
    assert (problem["code"], problem["severity"]) == ("unknown-paragraph", "error")
    named = Path(problem["file"]).read_text("utf-8").splitlines()
    assert problem["column"] <= len(named[problem["line"] - 1])
    assert found["counts"]["explainers"] == 1
    assert found["counts"]["explained"] == found["counts"]["paragraphs"] == 3


def test_the_content_to_check_may_be_a_setting(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PILCROW_CONTENT", str(content))
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("1 explainer, 2 sections, ")


@pytest.mark.parametrize("code", CODES)
def test_every_code_can_be_explained(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", code]) == 0
    out = capsys.readouterr().out
    assert code in out.splitlines()[0]
    assert "Bad:" in out
    assert "Good:" in out


@pytest.mark.parametrize(
    ("code", "remedy"),
    [("quote-not-in-sauce", "did you mean quote-not-in-source"), ("zzz", "the codes are unknown-")],
)
def test_a_code_that_does_not_exist_leads_to_one_that_does(
    code: str, remedy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--explain", code]) == 2
    assert capsys.readouterr().err.startswith(f"pilcrow: there is no code {code}; {remedy}")


@pytest.mark.parametrize("command", [["check"], ["check", "--explain", "missing-id"]])
def test_a_check_is_made_without_pages_pictures_and_servers(
    command: list[str], content: Path
) -> None:
    heavy = {"PIL", "jinja2", "brotli", "fastapi", "pydantic", "uvicorn", "asyncio"}
    code = f"""
import sys
from app.cli import main
status = main(sys.argv[1:])
sys.exit(", ".join(sorted(sys.modules.keys() & {heavy})) or status)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, *command, "--content", str(content)],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "; whether 5 references to another language bear out what is said was not checked: "),
        ("It is shut [@p1 “closed”].", "; whether 6 references to another language bear out"),
    ],
)
def test_the_summary_says_what_another_language_kept_from_being_checked(
    body: str, said: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit = content / "bridge" / "explainer.md"
    edit.write_text(edit.read_text("utf-8").replace("language: en", "language: ur"), "utf-8")
    closure = content / "bridge" / "closure.md"
    closure.write_text(closure.read_text("utf-8") + "\n" + (body or "A bus [@p2]."), "utf-8")
    main(["check", str(content)])
    out = capsys.readouterr().out
    assert said.removesuffix(": ") in out
    assert "; not checked: the order of ranges (Urdu), " in out
    assert "whether evidence bears on its statement (English and Urdu): " in out


def test_what_was_not_checked_is_told_to_programs_too(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit = content / "bridge" / "explainer.md"
    edit.write_text(edit.read_text("utf-8").replace("language: en", "language: es"), "utf-8")
    main(["check", str(content), "--format", "json"])
    assert json.loads(capsys.readouterr().out)["unchecked"]["numbers in words"] == ["Spanish"]


def test_one_reference_to_another_language_is_told_as_one(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wire = content / "bridge" / "sources" / "wire.md"
    (wire.parent / "herald.md").write_text(
        wire.read_text("utf-8").replace("language: en", "language: ur"), "utf-8"
    )
    for path in content.glob("bridge/*.md"):
        text = (
            path.read_text("utf-8").replace("[@p", "[@wire:p").replace("[wire]", "[wire, herald]")
        )
        path.write_text(text, "utf-8")
    closure = content / "bridge" / "closure.md"
    with closure.open("a", encoding="utf-8") as more:
        more.write("\nIt is shut [@herald:p1 “closed”; @herald:p2; @herald:p3].\n")
    assert main(["check", str(content)]) == 0
    assert "; whether 1 reference to another language bears out" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("form", "start"), [("github", "::error file="), ("sarif", '{\n  "$schema"'), ("json", "{\n")]
)
def test_problems_are_told_to_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, start: str
) -> None:
    content = write(tmp_path, {**BASE, "bridge/cost.md": "text"})
    assert main(["check", str(content), "--format", form]) == 1
    assert capsys.readouterr().out.startswith(start)


@pytest.mark.parametrize(
    "asked",
    [["bridge"], ["bridge/"], ["../content/bridge"], ["bridge", "--content", "."]],
)
def test_one_explainer_can_be_checked_alone(
    asked: list[str],
    content: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(content, second("", "Shut [@p99]."))
    monkeypatch.chdir(content)
    capsys.readouterr()
    assert main(["check", *asked]) == 0
    assert capsys.readouterr().out.startswith("1 explainer, 2 sections, ")


def test_one_explainer_can_be_named_in_the_content_folder_of_the_settings(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(content, second("", "Shut [@p99]."))
    monkeypatch.setenv("PILCROW_CONTENT", str(content))
    assert main(["check", "bridge"]) == 0
    assert main(["check", "ferry"]) == 1
    assert "bridge" not in capsys.readouterr().out
