"""A run of every check: what it prints, what it counts, and what alone may be published."""

from __future__ import annotations

import difflib
import re
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

from app.check.evidence import Placed
from app.check.verify import CHECKS, Counts, Outcome, Verified, verify
from app.library.library import read_library
from app.library.reviews import fingerprint
from app.model import Explainer, ParagraphRef
from app.problems.codes import CODES
from app.problems.examples import BASE
from app.problems.problem import format_problems
from tests.checks import closure, library, told
from tests.folders import write

SHOWN = {"evidence-missing"}
"""Cases in which what shows no evidence is not left out, as it is in those of other mistakes."""
CASES = Path(__file__).resolve().parents[1] / "fixtures" / "problems"
NAMES = sorted(path.name for path in CASES.iterdir() if path.name != "base")


def folder(case: Path) -> dict[str, bytes]:
    """The files of a case over those of `base`, without those it names in `without.txt`."""
    files = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for root in (CASES / "base", case)
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
    files.pop("expected.txt", None)
    without = tuple(files.pop("without.txt", b"no such file").decode().split())
    return {name: data for name, data in files.items() if not name.startswith(without)}


def test_the_folder_that_cases_vary_has_no_problem(tmp_path: Path) -> None:
    library = read_library(write(tmp_path, folder(CASES / "base")))
    assert verify(library, strict=True).problems == ()


def test_every_code_has_a_case() -> None:
    assert set(NAMES) == {*CODES, "ten-mistakes"}


@pytest.mark.parametrize("name", NAMES)
def test_a_case_prints_what_is_expected(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    outcome = verify(read_library(write(tmp_path, folder(CASES / name))))
    problems = outcome.problems if name in SHOWN else told(outcome.problems)
    printed = format_problems(problems, "content/")
    if name in CODES:
        assert {problem.code for problem in problems} == {name}
    expected = CASES / name / "expected.txt"
    if request.config.getoption("--update-expected"):
        expected.write_text(printed, "utf-8")
    assert printed == expected.read_text("utf-8")


def test_ten_different_mistakes_in_five_files_are_all_reported_in_order(tmp_path: Path) -> None:
    problems = told(verify(read_library(write(tmp_path, folder(CASES / "ten-mistakes")))).problems)
    assert len({problem.code for problem in problems}) == len(problems) == 10
    places = [(problem.span.file, problem.span.line, problem.span.column) for problem in problems]
    assert len({file for file, _, _ in places}) == 5
    assert places == sorted(places)


BODY = (
    "Until March 2024, 4,200 vehicles a day crossed the Ouse [@p1]. The deck is “not safe to carry"
    " a bus” and needs “a council … meeting” [@p2; @p1].\n\n> no date is set for the"
    " reopening [@p3]"
)


@pytest.fixture
def outcome(tmp_path: Path) -> Outcome:
    body = "It is shut [@p1 “closed in March 2024”]. It is weak [@p2 “the county engineer”]."
    return verify(library(tmp_path, closure(body)))


def verified_of(outcome: Outcome) -> tuple[Verified, Explainer]:
    assert outcome.verified
    return outcome.verified, outcome.verified.library.explainers[0]


def test_a_folder_without_errors_is_verified_with_its_counts(outcome: Outcome) -> None:
    verified, explainer = verified_of(outcome)
    assert outcome.problems == verified.warnings == ()
    assert outcome.counts == verified.counts(explainer)
    assert outcome.counts == Counts(
        sections=2, statements=6, references=6, paragraphs=3, explained=3
    )


def test_counts_of_several_explainers_are_added(tmp_path: Path) -> None:
    other = {name.replace("bridge/", "tunnel/"): text for name, text in BASE.items()}
    outcome = verify(read_library(write(tmp_path, {**BASE, **other})))
    assert outcome.counts == Counts(
        sections=4, statements=10, references=10, paragraphs=6, explained=6
    )


def test_an_error_stops_publication(tmp_path: Path) -> None:
    outcome = verify(library(tmp_path, closure("It is shut.")))
    assert outcome.verified is None
    assert [each.code for each in outcome.problems] == ["uncited-text"]
    assert outcome.counts.statements == 4


def test_an_error_of_the_parser_stops_publication_too(tmp_path: Path) -> None:
    body = "It is shut [@p1 “closed”]."
    outcome = verify(library(tmp_path, closure(body, "icon: bus\n")))
    assert outcome.verified is None
    assert [each.code for each in outcome.problems] == ["bad-front-matter"]


def test_a_warning_stops_publication_only_when_strict(tmp_path: Path) -> None:
    found = library(tmp_path, closure("The deck is “not safe” [@p2 said by ann-marsh]."))
    outcome = verify(found)
    verified, _ = verified_of(outcome)
    assert [each.code for each in verified.warnings] == ["short-quote"]
    strict = verify(found, strict=True)
    assert strict.verified is None
    assert strict.problems == outcome.problems


def test_the_same_mistake_is_reported_once(tmp_path: Path) -> None:
    found = library(tmp_path, closure("It is shut [@p1 “closed”]."))
    (problem,) = verify(library(tmp_path / "b", closure("It is shut."))).problems
    twice = replace(found, problems=(problem, problem))
    assert verify(twice).problems == (problem,)


def matched(place: Placed, explainer: Explainer) -> list[tuple[str, str, str]]:
    """The kind, the words and the source's words of each match."""
    found: list[tuple[str, str, str]] = []
    for match in place.matches:
        paragraph = explainer.paragraph(match.ref)
        assert paragraph
        words = place.statement.plain[match.start : match.end]
        found.append((match.kind, words, paragraph.text[match.source_start : match.source_end]))
    return found


def test_evidence_is_where_the_words_stand_in_both_texts(tmp_path: Path) -> None:
    verified, explainer = verified_of(verify(library(tmp_path, closure(BODY))))
    first, second, third = verified.placed(explainer)[3:6]
    assert matched(first, explainer) == [
        ("figure", "March 2024", "March 2024"),
        ("figure", "4,200", "4,200"),
        ("name", "Ouse", "Ouse"),
    ]
    assert matched(second, explainer) == [
        ("quotation", "not safe to carry a bus", "not safe to carry a bus"),
        ("quotation", "a council", "a council"),
        ("quotation", "meeting", "meeting"),
    ]
    assert matched(third, explainer) == [
        ("quotation", "no date is set for the reopening", "no date is set for the reopening")
    ]
    assert third.quoted
    assert verified.matches(explainer, first.statement) == first.matches
    counts = verified.counts(explainer)
    assert (counts.quotations, counts.figures, counts.names) == (3, 2, 1)


def test_placed_statements_are_in_reading_order(outcome: Outcome) -> None:
    verified, explainer = verified_of(outcome)
    placed = verified.placed(explainer)
    assert [each.statement for each in placed] == list(explainer.statements())


def test_each_paragraph_lists_the_statements_that_rest_on_it_once(tmp_path: Path) -> None:
    body = closure("It is shut [@p1; @p3; @p1]. It is weak [@p3].")
    verified, explainer = verified_of(verify(library(tmp_path, body)))
    resting = verified.resting_on(explainer, ParagraphRef("wire", 3))
    assert [each.statement.plain for each in resting] == [
        "Mending it may cost a fortune.",
        "It is shut.",
        "It is weak.",
    ]
    assert verified.resting_on(explainer, ParagraphRef("wire", 9)) == ()
    assert verified.coverage(explainer) == {
        ParagraphRef("wire", 1): 2,
        ParagraphRef("wire", 2): 2,
        ParagraphRef("wire", 3): 3,
    }


def test_an_excused_paragraph_is_not_explained(tmp_path: Path) -> None:
    text = re.sub(r"\[@p3 “.*?”", "[@p2", BASE["bridge/explainer.md"])
    excuse = "excused:\n  - {paragraph: p3, reason: a rumour}\n---\nIts"
    files = {"bridge/explainer.md": text.replace("---\nIts", excuse)}
    verified, explainer = verified_of(verify(library(tmp_path, files)))
    assert verified.coverage(explainer)[ParagraphRef("wire", 3)] == 0
    assert verified.counts(explainer).explained == 2


def test_what_a_person_has_read_is_marked_until_it_changes(tmp_path: Path) -> None:
    body = closure("It is weak [@p2 “the county engineer”].")
    (explainer,) = library(tmp_path, body).explainers
    statement = next(each for each in explainer.statements() if each.plain == "It is weak.")
    line = f"{statement.id} {fingerprint(statement, explainer)} 2024-07-01 Jo Reed\n"
    files = {**body, "bridge/reviewed.txt": line}
    verified, explainer = verified_of(verify(library(tmp_path / "read", files)))
    read = [each.statement.plain for each in verified.placed(explainer) if each.read]
    assert read == ["It is weak."]
    assert verified.counts(explainer).read == 1

    files |= closure("It is weak [@p2 “the county engineer”; @p3 “Repairs would”].")
    verified, explainer = verified_of(verify(library(tmp_path / "changed", files)))
    assert [each.code for each in verified.warnings] == ["stale-review"]
    assert verified.counts(explainer).read == 0


def test_nobody_but_verify_makes_a_verified(outcome: Outcome) -> None:
    verified, _ = verified_of(outcome)
    with pytest.raises(TypeError, match="only verify"):
        Verified(verified.library, (), {})
    with pytest.raises(TypeError, match="only verify"):
        Verified(verified.library, (), {}, object())
    with pytest.raises(TypeError, match="only verify"):
        replace(verified, warnings=())


def test_a_verified_cannot_be_changed(outcome: Outcome) -> None:
    verified, explainer = verified_of(outcome)
    with pytest.raises(FrozenInstanceError):
        verified.library = library  # type: ignore[misc, assignment]
    with pytest.raises(TypeError):
        verified.coverage(explainer)[ParagraphRef("wire", 1)] = 0  # type: ignore[index]
    assert not hasattr(verified, "__dict__")


def test_every_check_says_which_codes_it_gives() -> None:
    said = " ".join((check.__doc__ or "").partition(":")[0] for check in CHECKS)
    by_checks = {name for name in CODES if f"`{name}`" in said}
    assert {"unknown-paragraph", "quote-not-in-source", "missing-id"} <= by_checks


def test_checks_find_the_same_in_every_run(tmp_path: Path) -> None:
    root = write(tmp_path, folder(CASES / "ten-mistakes"))
    first, second = (format_problems(verify(read_library(root)).problems) for _ in range(2))
    assert list(difflib.unified_diff(first.split("\n"), second.split("\n"))) == []
