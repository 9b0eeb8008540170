"""Every name of a text stands in what is cited for it, also where a sentence begins with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.names import check_names
from app.problems.examples import BASE
from tests.checks import closure, matched, problems, rows, translated

CLOSURE = "bridge/closure.md"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The closed bridge crosses the Ouse [@p1].", ["Ouse"]),
        ("The engineer is Ann Marsh [@p2].", ["Ann Marsh"]),
        ("The engineer is Ann Marsh, and the river the Ouse [@p1-2].", ["Ann Marsh", "Ouse"]),
    ],
)
def test_a_name_that_is_in_its_paragraph_is_evidence(
    body: str, words: list[str], tmp_path: Path
) -> None:
    assert problems(check_names, tmp_path, closure(body)) == []
    assert matched(check_names, tmp_path / "again", body) == words


@pytest.mark.parametrize(
    ("body", "words", "remedy"),
    [
        (
            "It crosses the Derwent [@p1].",
            "Derwent",
            "write it as the source does, or leave it out",
        ),
        (
            "It crosses the Ouse [@p3].",
            "Ouse",
            "it is in paragraph 1 of wire: cite that too, if it bears this out",
        ),
    ],
)
def test_a_name_that_is_not_is_pointed_at(
    body: str, words: str, remedy: str, tmp_path: Path
) -> None:
    (problem,) = problems(check_names, tmp_path, closure(body))
    assert rows(check_names, tmp_path, closure(body)) == [("name-not-in-source", CLOSURE, 4, words)]
    assert problem.help == remedy


def test_a_name_in_a_label_may_stand_anywhere_in_the_sources(tmp_path: Path) -> None:
    heading = "### Across the {} {{#river}}\n\nIt is weak [@p3]."
    assert rows(check_names, tmp_path / "a", closure(heading.format("Ouse"))) == []
    (found,) = rows(check_names, tmp_path / "b", closure(heading.format("Derwent")))
    assert found == ("name-not-in-source", CLOSURE, 4, "Derwent")


@pytest.mark.parametrize(
    ("language", "body", "words"),
    [
        ("de", "Die Brücke ist zu, sagt das Amt [@p2].", []),
        ("de", "Ende Mai kam eine Million Euro von Ralph Weber [@p2].", ["Ralph Weber"]),
        ("de", "Das sagt der NDR, Leif Holm fehlt; VfB Bonn auch [@p2].",
         ["NDR", "Leif Holm", "VfB Bonn"]),
        ("de", "Ann Marsh sagt das. Den Bus hält sie an [@p2].", []),
        ("ja", "橋のAnn Marshは言った。CEOもNDRも [@p2].", ["CEO", "NDR"]),
    ],
)  # fmt: skip
def test_a_capital_makes_no_name_where_nouns_have_one_too(
    language: str, body: str, words: list[str], tmp_path: Path
) -> None:
    found = rows(check_names, tmp_path, {**closure(body), **translated(language)})
    assert [each[3] for each in found if each[1] == CLOSURE] == words


def test_a_source_in_another_language_may_have_another_name(tmp_path: Path) -> None:
    german = {
        "bridge/explainer.md": BASE["bridge/explainer.md"].replace("language: en", "language: fr")
    }
    body = "Le pont passe la Tamise [@p1]. Le pont passe la Ouse [@p1]."
    assert rows(check_names, tmp_path, {**closure(body), **german}) == []


def test_a_name_is_looked_for_in_many_paragraphs_as_in_few(tmp_path: Path) -> None:
    wire = BASE["bridge/sources/wire.md"] + "".join(f"\nNo {n}.\n" for n in range(9))
    body = (
        "It crosses the Ouse, not the Derwent [@p2-12].\n\n::: note\nAnn Marsh met Mr Qualm.\n:::"
    )
    files = {**closure(body), "bridge/sources/wire.md": wire}
    found = rows(check_names, tmp_path, files)
    assert [each[3] for each in found] == ["Ouse", "Derwent", "Mr Qualm"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Halvorsen closed the bridge [@p1].", "Halvorsen"),
        ("Ralph’s bridge is closed [@p1].", "Ralph"),
        ("The bridge is closed. Halvorsen knows it [@p1].", "Halvorsen"),
        ("Halvorsen Marsh told the council [@p2].", "Halvorsen Marsh"),
        ("It was Halvorsen Marsh who told it [@p2].", "Halvorsen Marsh"),
        ("Ouse water runs under it [@p3].", "Ouse"),
    ],
)
def test_an_invented_name_is_no_better_at_the_beginning(
    body: str, words: str, tmp_path: Path
) -> None:
    assert rows(check_names, tmp_path, closure(body)) == [("name-not-in-source", CLOSURE, 4, words)]


@pytest.mark.parametrize(
    "body",
    [
        "Engineers closed the bridge [@p1].",
        "Organisers met. Councillors sat; nobody resurfaced it [@p1].",
        "Lockkeepers watch the countrywide closure [@p1].",
        "Zarfing is what it does, by zarfing [@p1].",
        "Don’t cross it, and Isn’t it closed [@p1].",
        "Ms Marsh told the council [@p2].",
        "Chief Engineer Ann Marsh told the council [@p2].",
        "Closed bridge Ann Marsh told the council of [@p2].",
    ],
)
def test_an_ordinary_word_may_begin_a_sentence(body: str, tmp_path: Path) -> None:
    assert rows(check_names, tmp_path, closure(body)) == []


def test_somebody_may_be_named_by_what_they_are_called(tmp_path: Path) -> None:
    people = BASE["bridge/people.md"]
    called = people.replace("{#ann-marsh", '{#ann-marsh called="half a million pounds"', 1)
    body = closure("Ann Marsh has closed it [@p3].")
    assert len(rows(check_names, tmp_path / "a", body)) == 1
    assert rows(check_names, tmp_path / "b", {**body, "bridge/people.md": called}) == []
    titled = {"bridge/people.md": called.replace("## Ann Marsh", "## Ann Marsh of Castelroy")}
    found = rows(check_names, tmp_path / "c", titled | closure("It is weak [@p3]."))
    assert [each[3] for each in found] == ["Ann Marsh of Castelroy"]
