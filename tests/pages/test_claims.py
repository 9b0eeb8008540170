"""Claims: told however often, they count once."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from app.pages.blocks import Margin
from app.pages.claims import told_once
from app.pages.context import Edition, edition
from app.pages.coverage import coverage
from app.pages.denials import pairs
from app.pages.sources import origins
from app.pages.voices import voices
from app.site.build import build_site
from tests.sample import FILES, PUBLIC, bridge, texts, verified

MET = "“Ann Marsh, the county engineer, told a council meeting”"
SECTION = f"Ann Marsh has told the council [@wire:p2 {MET} said by ann-marsh]{{key=heard}}."
BRIEF = f"It was told by the engineer [@wire:p2 {MET} said by ann-marsh]."


def told(root: Path, section: str, brief: str) -> Edition:
    """The bridge, where its section begins with some text, and what is told in brief with other."""
    closure, explainer = FILES["bridge/closure.md"], FILES["bridge/explainer.md"]
    head, _, rest = closure.partition("---\nSome")
    more = {
        "bridge/closure.md": f"{head}---\n{section}\n\nSome{rest}",
        "bridge/explainer.md": explainer.replace("\n### Later", f"\n{brief}\n\n### Later"),
    }
    found = verified(root, more)
    return edition(found, found.library.explainers[0], PUBLIC)


def claimed(found: Edition) -> list[list[str]]:
    """What is told more than once: the first words of each statement, those in sections first."""
    claims = told_once(found.claims, found.statements())
    return [[one.plain.split()[0] for one in each] for each in claims if len(each) > 1]


def test_the_same_words_of_a_source_are_the_same_claim_and_a_section_leads(tmp_path: Path) -> None:
    assert claimed(told(tmp_path, SECTION, BRIEF)) == [["Ann", "It"]]


@pytest.mark.parametrize(
    "brief",
    [
        f"It was told by the engineer [@wire:p2 {MET}].",
        f"It was told by the engineer [@wire:p2 {MET} said by council].",
        f"It was told by the engineer [@wire:p2 {MET} alleged by ann-marsh].",
        "It was told a meeting [@wire:p2 “told a council meeting” said by ann-marsh].",
        "It was told by the engineer [@wire:p2 said by ann-marsh].",
    ],
    ids=["reported", "another voice", "another certainty", "less of it", "no words shown"],
)
def test_another_mark_or_less_than_most_of_the_words_is_another_claim(
    tmp_path: Path, brief: str
) -> None:
    assert claimed(told(tmp_path, SECTION, brief)) == []


def test_what_a_voice_denies_twice_is_one_denial_however_much_it_says(tmp_path: Path) -> None:
    weak = "“The builder denies that its steel was weak”"
    long = f"The builder disputes it [@wire:p3 {weak} denied by builder of heard]."
    short = "It denies it [@wire:p3 “builder denies that” denied by builder of heard]."
    assert claimed(told(tmp_path / "same", f"{SECTION} {long}", short)) == [["The", "It"]]
    other = f"{SECTION} The town has heard it [@wire:p2 {MET}]{{key=other}}. {long}"
    unlike = f"The builder denies this [@wire:p3 {weak} denied by builder of other]."
    assert claimed(told(tmp_path / "other", other, unlike)) == []


def test_two_keys_are_two_claims(tmp_path: Path) -> None:
    brief = f"It was told by the engineer [@wire:p2 {MET} said by ann-marsh]{{key=again}}."
    assert claimed(told(tmp_path, SECTION, brief)) == []


def test_an_introduction_is_a_claim_about_whom_it_introduces(tmp_path: Path) -> None:
    same = f"Told the council [@wire:p2 {MET}].\n"
    people = FILES["bridge/people.md"]
    heads = [each for each in people.split("\n") if each.startswith("## ")]
    each_told = people
    for head in heads[:2]:
        each_told = each_told.replace(head, f"{head}\n\n{same}")
    found = verified(tmp_path, {"bridge/people.md": each_told})
    made = edition(found, found.library.explainers[0], PUBLIC)
    introducing = [each for each in made.statements() if each.plain.startswith("Told the council")]
    assert len(introducing) == len({made.claims[each.id] for each in introducing}) == 2


def test_coverage_and_the_source_count_claims_and_list_every_place(tmp_path: Path) -> None:
    once = coverage(told(tmp_path / "once", SECTION, "")).sources[0].marks[1].note
    found = told(tmp_path / "again", SECTION, BRIEF)
    assert coverage(found).sources[0].marks[1].note == once
    paragraph = origins(found)[0].paragraphs[1]
    assert paragraph.label.split()[0] == once.split()[0]
    leading = next(each for each in paragraph.told if each.again)
    assert (leading.where, [each.where for each in leading.again]) == ("The closure", ["In brief"])
    html = LexborHTMLParser(build_site(found.verified, PUBLIC)["/bridge/source/"].body)
    listed = [[place.text() for place in each.css(".where")] for each in html.css("#p2 .rests li")]
    assert ["The closure", "In brief"] in listed


def test_who_says_what_has_one_mark_for_it_and_folds_the_other_words_under_it(
    tmp_path: Path,
) -> None:
    once = voices(told(tmp_path / "once", SECTION, "")).voices[0]
    found = told(tmp_path / "again", SECTION, BRIEF)
    marsh = voices(found).voices[0]
    assert [each.number for each in marsh.cells] == [each.number for each in once.cells]
    html = LexborHTMLParser(build_site(found.verified, PUBLIC)["/bridge/who-says-what/"].body)
    (folded,) = html.css("details.again")
    assert [each.text() for each in folded.css("summary")] == ["Told again in In brief"]
    assert "It was told by the engineer" in folded.text()
    again = next(each.again for each in marsh.claims if each.again)
    assert [each.id for each in folded.css("details > p")] == [each.id for each in again]


def test_a_denial_that_is_told_twice_faces_its_claim_once(tmp_path: Path) -> None:
    weak = "[@wire:p3 “The builder denies that its steel was weak” denied by builder of heard]"
    section = f"{SECTION} The builder disputes that {weak}."
    found = told(tmp_path, section, f"The builder disputes it in brief {weak}.")
    (pair,) = [
        each
        for each in pairs(Margin(edition=found, page="", home=""), {"ann-marsh", "builder"})
        if each.denied[0].denial.again
    ]
    (denied,) = pair.denied
    assert (pair.claimant, denied.denier, pair.silent) == ("Ann Marsh", "The builder", "")
    assert [each.where for each in denied.denial.again] == ["In brief"]


def test_all_that_deny_a_claim_face_it_together(tmp_path: Path) -> None:
    weak = "The builder disputes it [@wire:p3 “denies that its steel” denied by builder of heard]."
    doubt = f"The council denies it too [@wire:p2 {MET} denied by council of heard]."
    found = told(tmp_path, f"{SECTION} {weak} {doubt}", "")
    (pair,) = [
        each
        for each in pairs(Margin(edition=found, page="", home=""), {"ann-marsh"})
        if len(each.denied) > 1
    ]
    assert pair.claimant == "Ann Marsh"
    assert [each.denier for each in pair.denied] == ["The builder", "The council"]


def test_who_is_silent_on_a_claim_is_named_beside_it_and_who_is_never_heard() -> None:
    found = list(pairs(Margin(edition=bridge(), page="", home=""), {"ann-marsh", "builder", None}))
    assert [each.silent for each in found] == ["", "Ann Marsh"]
    assert texts("/bridge/who-says-what/", ".pairs__silent") == ["Silent on this Ann Marsh"]
    assert texts("/bridge/who-says-what/", "caption") == [
        "One mark for each claim of a voice, however often it is told here. "
        "Nothing is heard from The council, A passer-by"
    ]
