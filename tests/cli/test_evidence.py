"""The command that proposes evidence, and what no command may write into."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import main

ARTICLE = str(Path(__file__).parents[1] / "capture" / "pages" / "shop.txt")
BARE = """\
---
title: The closure
---
The council met [@p2]. It met again [@p1].
"""


@pytest.fixture
def bare(content: Path) -> Path:
    """A content folder with two citations that show no words."""
    (content / "bridge" / "closure.md").write_text(BARE, "utf-8")
    return content


def test_evidence_proposes_words_for_citations_without(
    bare: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bare.parent)
    assert main(["evidence", str(bare)]) == 0
    assert (
        capsys.readouterr().out
        == """\
content/bridge/closure.md:4:18: The council met.
  p2: told a council meeting

content/bridge/closure.md:4:38: It met again.
  p1: nothing fits

2 references without evidence, words for 1 of them proposed
"""
    )
    assert (bare / "bridge" / "closure.md").read_text("utf-8") == BARE


def test_evidence_writes_what_it_proposes_for_somebody_to_read(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    closure = bare / "bridge" / "closure.md"
    closure.write_bytes(b"\xef\xbb\xbf" + BARE.replace("\n", "\r\n").encode())
    assert main(["evidence", str(bare), "--write"]) == 0
    assert capsys.readouterr().out.endswith("words for 1 of them written, each to be read\n")
    written = BARE.replace("[@p2]", "[@p2 ?“told a council meeting”]").replace("\n", "\r\n")
    assert closure.read_bytes() == b"\xef\xbb\xbf" + written.encode()
    assert main(["check", str(bare)]) == 0
    assert main(["check", str(bare), "--strict"]) == 1
    assert "evidence-proposed" in capsys.readouterr().out


def test_evidence_does_not_write_into_what_cannot_be_read(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    closure = bare / "bridge" / "closure.md"
    closure.write_text(BARE.replace("title", "titel"), "utf-8")
    assert main(["evidence", str(bare), "--write"]) == 1
    assert "bad-front-matter" in capsys.readouterr().err
    assert "?" not in closure.read_text("utf-8")


@pytest.mark.parametrize(
    "command",
    [
        ["permalinks"],
        ["evidence", "--write"],
        ["review", "--reader", "Jo Reed"],
        ["new", "arden", "--from", ARTICLE, "--content"],
        ["source", "update", "bridge", ARTICLE, "--content"],
    ],
)
def test_the_packaged_sample_is_nobodys_to_change(
    command: list[str],
    content: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("app.cli.content.PACKAGE", content.parent)
    before = sorted(content.rglob("*"))
    assert main([*command, str(content)]) == 2
    assert "copy it, and name the copy" in capsys.readouterr().err
    assert sorted(content.rglob("*")) == before


def test_of_the_packaged_sample_everything_may_be_asked(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.content.PACKAGE", content.parent)
    assert main(["permalinks", "--check", str(content)]) == 1
    assert main(["evidence", str(content)]) == 0
