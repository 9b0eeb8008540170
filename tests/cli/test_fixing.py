"""`pilcrow check --fix`: what can be mended without judging words is, and every change is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import main
from app.library import read_library
from app.problems.examples import BASE
from tests.check.test_shifted import CLOSURE, FIRST, SECOND, THIRD, edited
from tests.folders import write

PEOPLE = BASE["bridge/people.md"]


def fixed(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    """What the command exits with, and prints."""
    status = main(["check", "--fix", *more, str(root)])
    out, err = capsys.readouterr()
    assert err == ""
    return status, out


def test_citations_follow_their_paragraphs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = dict(BASE) | edited(FIRST, "It rained.", SECOND, THIRD)
    excused = files["bridge/explainer.md"].replace(
        "sources:", 'excused: [{paragraph: p3, reason: "no"}]\nsources:'
    )
    root = write(tmp_path, files | {"bridge/explainer.md": excused})
    status, out = fixed(root, capsys)
    assert "  -  " not in out
    assert "closure.md:\n  -It is shut" in out
    closure = (root / "bridge/closure.md").read_text()
    assert closure.endswith(CLOSURE.replace("@p3", "@p4").replace("@p2", "@p3") + "\n")
    assert "paragraph: p4" in (root / "bridge/explainer.md").read_text()
    library = read_library(root)
    assert library.explainers[0].sources[0].digest == library.explainers[0].sources[0].text_digest
    assert status == 1
    assert "nothing explains paragraph 2 of wire" in out


@pytest.mark.parametrize("digest", ["", "digest: sha256:" + "0" * 64 + "\n"])
def test_a_digest_is_written(
    digest: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wire = BASE["bridge/sources/wire.md"]
    line = next(each for each in wire.splitlines() if each.startswith("digest:"))
    root = write(tmp_path, {**BASE, "bridge/sources/wire.md": wire.replace(line + "\n", digest)})
    status, out = fixed(root, capsys)
    assert (root / "bridge/sources/wire.md").read_text() == wire
    assert f"  +{line}" in out
    assert status == 0


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('{#ann-marsh role="county engineer"}', '{#ann-marsh role="county engineer"}'),
        ("{#ann-marsh role=“county engineer”}", '{#ann-marsh role="county engineer"}'),
        ("{#ann-marsh role=„county engineer“}  ", '{#ann-marsh role="county engineer"}  '),
        ("{#ann-marsh role=“county engineer}", "{#ann-marsh role=“county engineer}"),
        ("“so” she says", "“so” she says"),
    ],
)
def test_attributes_get_straight_quotation_marks(
    written: str, meant: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    attributes = '{#ann-marsh role="county engineer"}'
    root = write(tmp_path, {**BASE, "bridge/people.md": PEOPLE.replace(attributes, written)})
    fixed(root, capsys)
    assert (root / "bridge/people.md").read_text() == PEOPLE.replace(attributes, meant)


def test_line_ends_stay_as_they_were(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = PEOPLE.replace('"county engineer"', "“county engineer”").replace("\n", "\r\n")
    root = write(tmp_path, {**BASE, "bridge/people.md": "\ufeff" + people})
    fixed(root, capsys)
    found = (root / "bridge/people.md").read_bytes().decode()
    assert found == "\ufeff" + PEOPLE.replace("\n", "\r\n")


def test_permalinks_are_remembered_once_nothing_else_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write(tmp_path, BASE)
    _, out = fixed(root, capsys)
    assert "bridge/permalinks.txt:\n  +/bridge/#s-" in out
    assert fixed(root, capsys)[1].count("\n") == 1
    (root / "bridge/closure.md").write_text("---\ntitle: A\n---\nShut [@p9].\n")
    before = (root / "bridge/permalinks.txt").read_bytes()
    assert fixed(root, capsys)[0] == 1
    assert (root / "bridge/permalinks.txt").read_bytes() == before


def test_one_explainer_may_be_fixed_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = PEOPLE.replace('"county engineer"', "“county engineer”")
    ferry = {name.replace("bridge/", "ferry/"): text for name, text in BASE.items() if "/" in name}
    files = {**BASE, **ferry, "bridge/people.md": wrong, "ferry/people.md": wrong}
    files["permalinks.txt"] = "/raft/\n"
    root = write(tmp_path, files)
    fixed(root / "bridge", capsys)
    assert (root / "bridge/people.md").read_text() == PEOPLE
    assert (root / "ferry/people.md").read_text() == wrong
    assert (root / "ferry/permalinks.txt").read_text() == ferry["ferry/permalinks.txt"]
    assert (root / "permalinks.txt").read_text() == "/bridge/\n/raft/\n"
    assert "/bridge/people/#ann-marsh\n" in (root / "bridge/permalinks.txt").read_text()


def test_what_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path, {**BASE, "bridge/people.md": PEOPLE.replace('"', "“", 2)})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.cli.writing.rewrite", full)
    assert main(["check", "--fix", str(root)]) == 2
    assert "cannot write" in capsys.readouterr().err
