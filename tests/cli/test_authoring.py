"""The commands that begin an explainer from a file, and keep its source up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import main
from app.library import read_library
from app.problems.examples import BASE
from tests.folders import write

PAGES = Path(__file__).parents[1] / "capture" / "pages"
WIRE = "bridge/sources/wire.md"
BODY = BASE[WIRE].rpartition("---\n")[2].strip()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """The article of its source with a paragraph more at its beginning."""
    return write(
        tmp_path, {"new.txt": f"The county held a meeting on Monday night.\n\n{BODY}\n"}
    ) / ("new.txt")


def test_new_begins_an_explainer_that_only_its_drafts_hold_back(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = str(PAGES / "related.html")
    assert main(["new", "arden", "--from", page, "--content", str(content)]) == 0
    told = capsys.readouterr().out
    assert "¶4 A new bridge" in told
    assert str(content / "arden" / "explainer.md") in told
    assert "4 paragraphs; what begins with `?` is yours to write" in told
    assert main(["check", str(content)]) == 1
    codes = {line for line in capsys.readouterr().out.split("\n") if line.startswith("error[")}
    assert {line.partition("]")[0] for line in codes} == {"error[draft-left"}


def test_source_prints_the_numbered_paragraphs(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["source", "bridge", "--content", str(content)]) == 0
    assert "¶2   “The deck is not safe" in capsys.readouterr().out


def test_an_update_moves_every_citation(
    content: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["source", "update", "bridge", str(article), "--content", str(content)]
    assert main([*command, "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "¶1 is ¶2 now" in told
    assert "4 files to be written, 0 statements to read again" in told
    assert read_library(content).explainers[0].sources[0].paragraphs[0].text in BODY
    assert main(command) == 0
    capsys.readouterr()
    assert main(["check", str(content)]) == 1
    assert capsys.readouterr().out.count("error[unexplained-paragraph]") == 1
    assert main(command) == 0
    assert "nothing has changed\n0 files written" in capsys.readouterr().out


def test_an_update_keeps_line_ends_and_byte_order_mark(content: Path, article: Path) -> None:
    closure = content / "bridge" / "closure.md"
    closure.write_bytes(b"\xef\xbb\xbf" + closure.read_bytes().replace(b"\n", b"\r\n"))
    main(["source", "update", "bridge", str(article), "--content", str(content)])
    written = closure.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf---\r\n")
    assert b"[@p2 " in written
    assert written.count(b"\n") == written.count(b"\r\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["brigde"], "there is no explainer brigde that can be read; did you mean bridge"),
        (["zzz"], "there is bridge"),
        (["bridge", "x"], "write `pilcrow source NAME`"),
        (["update", "bridge", "nowhere.txt"], "cannot read nowhere.txt"),
    ],
)
def test_what_cannot_be_done_is_told(
    content: Path, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["source", *words, "--content", str(content)]) == 2
    assert told in capsys.readouterr().err


def test_of_several_sources_one_is_named(
    content: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(content, {"bridge/sources/gazette.md": BASE[WIRE]})
    opening = content / "bridge" / "explainer.md"
    opening.write_text(opening.read_text().replace("[wire]", "[wire, gazette]"))
    command = ["source", "update", "bridge", str(article), "--content", str(content), "--dry-run"]
    assert main(command) == 2
    assert "name a source with --source; bridge has wire, gazette" in capsys.readouterr().err
    assert main([*command, "--source", "gazette"]) == 0
    assert main([*command, "--source", "herald"]) == 2
