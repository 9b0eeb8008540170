"""A statement doubts and denies what the words it rests on do, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.reservations import check_modality
from app.problems.examples import BASE
from tests.check.test_certainty import messages
from tests.check.test_voices import told
from tests.checks import closure, problems, rows


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "It costs much [@p3 “would reportedly cost” unconfirmed].",
            "the evidence says “reportedly”, and this statement says it as a fact",
        ),
        (
            "It will be cheap [@p1 “closed in March 2024”].",
            "this statement says “will”, and the evidence is not so sure",
        ),
        (
            "A date is set for reopening [@p3 “no date is set for the reopening”].",
            "the evidence says “no”, and this statement does not",
        ),
        (
            "It was not closed [@p1 “it was closed in March 2024”].",
            "this statement says “not”, and the evidence does not deny that",
        ),
        (
            "She agrees [@p2 “Ann Marsh, the county engineer” denied by ann-marsh].",
            "this is marked as denied, and the statement denies nothing",
        ),
    ],
)
def test_a_statement_is_as_sure_as_its_evidence(body: str, message: str, tmp_path: Path) -> None:
    assert message in messages(check_modality, tmp_path, closure(body))


@pytest.mark.parametrize(
    "body",
    [
        "It may cost much [@p3 “would reportedly cost” unconfirmed].",
        "No date has been set for it [@p3 “no date is set for the reopening”].",
        "The article does not say when it closed [@p1 “it was closed in March 2024”].",
        "She denies it [@p2 “Ann Marsh, the county engineer” denied by ann-marsh].",
        "It costs much [@p3].",
        "It costs much [@p3; @p1 “closed in March 2024”].",
        "It costs much [@p1-3].",
        "> Repairs would [@p3 “would reportedly cost”]",
    ],
)
def test_a_faithful_statement_is_left_alone(body: str, tmp_path: Path) -> None:
    assert messages(check_modality, tmp_path, closure(body)) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("It will be cheap [@p1 “closed in March 2024”].", "will"),
        ("It “was not” so, and was not closed [@p1 “it was closed in March 2024”].", "not"),
    ],
)
def test_the_word_that_is_wrong_is_pointed_at(body: str, words: str, tmp_path: Path) -> None:
    (row,) = rows(check_modality, tmp_path, closure(body))
    assert row[3] == words


def test_a_denial_marked_as_one_keeps_what_is_denied(tmp_path: Path) -> None:
    body = "They accept the charges, not the bill [@p1 “reject the charges, not the bill” denied]."
    files = told(tmp_path, "Both firms reject the charges, not the bill.", body)
    assert messages(check_modality, tmp_path, files) == [
        "the evidence says “reject”, and this statement does not"
    ]


def test_a_term_may_stand_for_what_is_denied(tmp_path: Path) -> None:
    files = told(tmp_path, "He came not as an envoy of the county board.", "It is so [@p1].")
    files["bridge/closure.md"] = (
        "---\ntitle: Words\nkind: glossary\n---\n\n## Marsh {#marsh}\n\n"
        "Stands in the article for the county board [@p1 “not as an envoy of the county board”].\n"
    )
    assert rows(check_modality, tmp_path, files) == []


def test_a_hedge_that_was_dropped_is_pointed_at(tmp_path: Path) -> None:
    body = "Repairs cost more pounds than there are [@p1; @p3]."
    (problem,) = problems(check_modality, tmp_path, closure(body))
    assert (problem.code, problem.span.line, problem.span.column) == ("hedge-dropped", 4, 1)
    assert problem.message == (
        "paragraph 3 of wire says “reportedly”, and this statement says it as a fact"
    )


@pytest.mark.parametrize(
    "files",
    [
        closure("Repairs may cost more pounds than there are [@p3]."),
        closure("Repairs cost more pounds than there are [@p3 alleged]."),
        closure("Repairs cost more pounds than there are [@p3 said by ann-marsh]."),
        closure("No date is set for the reopening [@p2]."),
        closure("> Repairs cost pounds [@p3]."),
        closure("### Repairs cost more pounds {#a}\n\nIt is shut [@p3]."),
    ],
    ids=["hedged", "alleged", "said", "paragraph without a hedge", "block quotation", "heading"],
)
def test_a_statement_that_keeps_its_distance_is_fine(files: dict[str, str], tmp_path: Path) -> None:
    assert rows(check_modality, tmp_path, files) == []


@pytest.mark.parametrize("name", ["bridge/explainer.md", "bridge/sources/wire.md"])
def test_hedges_are_looked_for_in_english_only(name: str, tmp_path: Path) -> None:
    files = closure("Repairs cost more pounds than there are [@p3].")
    files[name] = BASE[name].replace("language: en", "language: ur")
    assert rows(check_modality, tmp_path, files) == []
