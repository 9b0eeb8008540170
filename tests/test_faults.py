"""The benchmark of seeded mistakes: it makes them everywhere, and counts what is to be counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.problems import CODES, Severity
from benchmarks.faults import rewordings, table
from benchmarks.faults.citing import Group, end_of, parse, written
from benchmarks.faults.judge import STRUCTURE, Change, Judge, Verdict, untrue
from benchmarks.faults.manuscript import Desk, Edit, Manuscript, changed, copied, reread
from benchmarks.faults.seeds import KINDS, Kind
from benchmarks.faults.ways import WAYS, has_evidence

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "content" / "pakistan-taliban"
INVENTED = ROOT / "benchmarks" / "faults" / "content" / "arden-canal"
GROUPS = (
    Group("@p2", ("“almost [which is] daily”", "?“a “nested” one”"), "alleged", "officials"),
    Group("@voa:p4-p6", ('"so; it [@p1] was"',), "denied", "taliban", "joined-attacks"),
    Group("@date"),
)


@pytest.fixture(scope="module")
def manuscripts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Manuscript]:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    return {folder.name: desk.manuscript(copied(folder)) for folder in (SAMPLE, INVENTED)}


@pytest.mark.parametrize("folder", [SAMPLE, INVENTED], ids=lambda folder: folder.name)
def test_both_explainers_are_without_an_error(folder: Path, tmp_path: Path) -> None:
    found = untrue(Desk(tmp_path).read(copied(folder)))
    assert [each for each in found if each.severity is Severity.ERROR] == []


def test_a_citation_is_taken_apart_and_put_together_again() -> None:
    text = written(GROUPS)
    assert parse(text) == GROUPS
    assert end_of(f"{text}. More", 0) == len(text)
    assert [group.numbers for group in GROUPS] == [(2,), (4, 5, 6), ()]
    assert GROUPS[1].at("p9") == "@voa:p9"


@pytest.mark.parametrize("text", ["[@x]", "[see @p1]", "[@p1 “open]"])
def test_what_is_no_citation_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a citation|nothing closes"):
        parse(text)


def test_every_statement_is_found_where_it_stands(manuscripts: dict[str, Manuscript]) -> None:
    for manuscript in manuscripts.values():
        assert manuscript.told
        for told in manuscript.told:
            refs = [ref.number for ref in told.statement.citation.refs]
            assert [number for group in told.groups for number in group.numbers] == refs
            assert len(told.own) == len(told.raw)
            assert written(told.groups).count("@") == told.citation.count("@")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_of_mistake_changes_a_text_and_does_so_again(
    kind: Kind, manuscripts: dict[str, Manuscript]
) -> None:
    for manuscript in manuscripts.values():
        first = list(kind.seed(manuscript))
        assert first == list(kind.seed(manuscript))
        for edits in first:
            assert changed(manuscript.texts, edits) != manuscript.texts
    seeded = sum(1 for manuscript in manuscripts.values() for _ in kind.seed(manuscript))
    evident = any(map(has_evidence, manuscripts.values()))
    assert seeded or (kind.name.startswith("evidence") and not evident)


def test_each_rewording_stands_in_its_explainer_once(manuscripts: dict[str, Manuscript]) -> None:
    known = rewordings.read()
    assert len(known) >= 120
    assert abs(sum(each.held for each in known) - len(known) / 2) <= 1
    for each in known:
        assert each.edit(manuscripts[each.explainer].texts).text == each.now


def test_a_rewording_of_what_is_gone_is_refused() -> None:
    gone = rewordings.Rewording("bridge", "", "gone", "there", held=False)
    with pytest.raises(LookupError, match="bridge has 0 times: gone"):
        gone.edit({"bridge/a.md": "here"})


def test_every_structural_code_is_known() -> None:
    assert CODES.keys() >= STRUCTURE


def test_a_change_is_caught_by_a_new_problem_on_its_line(
    manuscripts: dict[str, Manuscript], tmp_path: Path
) -> None:
    texts = manuscripts["arden-canal"].texts
    told = next(each for each in manuscripts["arden-canal"].told if "17 were hurt" in each.raw)
    judge = Judge({"": texts}, Desk(tmp_path))
    wrong = told.raw.replace("17", "71")
    assert judge.verdict(Change("", (told.instead(wrong),))).errors == ("figure-not-in-source",)
    right = told.raw.replace("17", "seventeen")
    assert judge.verdict(Change("", (told.instead(right),))) == Verdict()
    # What is wrong already is not caught by it.
    worse = changed(texts, [told.instead(wrong)])
    again = Edit(told.file, told.start, told.start + len(wrong), told.raw.replace("17", "72"))
    (tmp_path / "worse").mkdir()
    worse_judge = Judge({"": worse}, Desk(tmp_path / "worse"))
    assert worse_judge.verdict(Change("", (again,))) == Verdict()
    # And neither is what is wrong with the structure alone.
    assert judge.verdict(Change("", (told.recite("[@p3 sad]"),))) == Verdict()


def test_one_section_read_again_is_as_all_read_again(
    manuscripts: dict[str, Manuscript], tmp_path: Path
) -> None:
    texts = manuscripts["arden-canal"].texts
    told = next(each for each in manuscripts["arden-canal"].told if each.section)
    after = changed(texts, [told.instead("It was so [@p0].")])
    desk = Desk(tmp_path)
    before = desk.read(texts)
    assert reread(before, after, told.file) == desk.read(after)
    assert reread(before, after, "arden-canal/explainer.md") is None


def test_a_desk_forgets_what_is_gone(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.read(copied(SAMPLE))
    assert [each.id for each in desk.read(copied(INVENTED)).explainers] == ["arden-canal"]
    with pytest.raises(ValueError, match="one explainer without a problem"):
        desk.manuscript({"site.toml": ""})


def test_the_ways_differ_only_in_evidence(
    manuscripts: dict[str, Manuscript], tmp_path: Path
) -> None:
    desk = Desk(tmp_path)
    for manuscript in manuscripts.values():
        library = desk.read(manuscript.texts)
        shown = desk.manuscript(WAYS["again"](manuscript, library))
        assert has_evidence(shown)
        assert [told.raw for told in shown.told] == [told.raw for told in manuscript.told]
        again = desk.manuscript(WAYS["without"](shown, library))
        assert not has_evidence(again)
        assert [told.raw for told in again.told] == [told.raw for told in manuscript.told]


def test_rows_count_and_are_read_back(tmp_path: Path) -> None:
    found = [Verdict(("a",), ("b",)), Verdict((), ("b",)), Verdict(), Verdict()]
    row = table.row("figure", "bridge", found)
    assert (row.n, row.errors, row.warnings, row.share) == (4, 1, 1, 0.5)
    alarm = table.row("clean", "bridge", [])
    assert alarm.share == 0
    measured = table.Measured("1.0", "2026-01-01", (row,), (alarm,))
    file = tmp_path / "faults.json"
    assert table.from_json(file) is None
    file.write_text(table.to_json(measured), "utf-8")
    assert table.from_json(file) == measured
    shown = table.markdown(measured, measured)
    assert "| a figure changed | 4 | 1 | 1 | 50 % | 98 % | 50 % |" in shown
