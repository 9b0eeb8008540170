"""No quotation, figure, name or hedge says more than the paragraphs it is cited from."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.names import check_names
from app.check.wording import (
    check_copying,
    check_figures,
    check_quotations,
    named,
)
from app.model import Paragraph, ParagraphRef, Span
from app.problems.examples import BASE, wider
from tests.checks import closure, matched, problems, row, rows

CLOSURE = "bridge/closure.md"
PEOPLE = "bridge/people.md"
EXPLAINER = "bridge/explainer.md"
NBSP, SHY = "\u00a0", "\u00ad"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The deck is “not safe to carry a bus” [@p2].", ["not safe to carry a bus"]),
        ('The deck is "not safe to carry a bus" [@p2].', ["not safe to carry a bus"]),
        ("The deck is «not safe to carry a bus» [@p2].", ["not safe to carry a bus"]),
        ("The deck is „not safe to carry a bus“ [@p2].", ["not safe to carry a bus"]),
        ("The deck is ‘not safe to carry a bus’ [@p2].", ["not safe to carry a bus"]),
        ("The deck is “not safe … a bus” [@p2].", ["not safe … a bus"]),
        (f"The deck is “not{NBSP}safe to car{SHY}ry a bus” [@p2].", None),
        ("The county’s deck isn’t as strong as the engineers’ own [@p2].", []),
        ("> The deck is not safe to carry a bus [@p2].", ["The deck is not safe to carry a bus."]),
        ("> The deck is not safe to … a bus [@p2].", None),
        ("> “The deck is not safe to carry a bus,” Ann Marsh […] told a council [@p2].", None),
    ],
)
def test_a_quotation_that_is_in_its_paragraph_is_evidence(
    body: str, words: list[str] | None, tmp_path: Path
) -> None:
    assert problems(check_quotations, tmp_path, closure(body)) == []
    found = matched(check_quotations, tmp_path / "again", body)
    assert len(found) == 1 if words is None else found == words


@pytest.mark.parametrize(
    ("body", "words", "message", "remedy"),
    [
        (
            "It is “not safe for any bus” [@p2].",
            "“not safe for any bus”",
            "the quotation is not in paragraph 2 of wire",
            "the nearest text in paragraph 2 of wire is “not safe",
        ),
        (
            "It is “not safe to carry a bus” [@p1].",
            "“not safe to carry a bus”",
            "the quotation is not in paragraph 1 of wire",
            "it is in paragraph 2 of wire: cite that too, if it bears this out",
        ),
        (
            "It is “not safe to carry a bus” [@p1; @p3].",
            "“not safe to carry a bus”",
            "the quotation is not in paragraphs 1 and 3 of wire",
            "it is in paragraph 2 of wire: cite that too, if it bears this out",
        ),
        (
            "It is “a bus … not safe” [@p2].",
            "“a bus … not safe”",
            "the quotation is not in paragraph 2 of wire",
            "",
        ),
        (
            "It is “qqqq zzzz xxxx kkkk” [@p2].",
            "“qqqq zzzz xxxx kkkk”",
            "the quotation is not in paragraph 2 of wire",
            "quote the paragraph word for word, or report without quotation marks",
        ),
        (
            "> The deck is quite safe\n> to carry a bus [@p2].",
            "The deck is quite safe",
            "the quotation is not in paragraph 2 of wire",
            "the nearest text in paragraph 2 of wire is “",
        ),
    ],
)
def test_a_quotation_that_is_not_is_pointed_at(
    body: str, words: str, message: str, remedy: str, tmp_path: Path
) -> None:
    (problem,) = problems(check_quotations, tmp_path, closure(body))
    (row,) = rows(check_quotations, tmp_path, closure(body))
    assert row == ("quote-not-in-source", CLOSURE, 4, words)
    assert problem.message == message
    assert problem.help.startswith(remedy)


def test_a_quotation_that_nothing_closes_is_pointed_at(tmp_path: Path) -> None:
    (found,) = rows(check_quotations, tmp_path, closure("It is “not safe to carry a bus [@p2]."))
    assert found[:3] == ("unclosed-quotation", CLOSURE, 4)
    assert found[3].startswith("“")


@pytest.mark.parametrize(
    ("quotation", "short"),
    [
        ("not safe", True),
        ("is not safe", True),
        ("not safe … bus", True),
        ("a day before", False),
    ],
)
def test_a_short_quotation_is_pointed_at(quotation: str, short: bool, tmp_path: Path) -> None:
    found = rows(check_quotations, tmp_path, closure(f"The deck “{quotation}” [@p2; @p1]."))
    assert found == [("short-quote", CLOSURE, 4, f"“{quotation}”")] * short


def test_a_quotation_in_a_label_is_held_against_what_is_cited_under_it(tmp_path: Path) -> None:
    heading = "### A deck “not safe to carry a bus” {{#bus}}\n\nIt is shut [@p{}]."
    assert rows(check_quotations, tmp_path / "2", closure(heading.format(2))) == []
    (found,) = problems(check_quotations, tmp_path / "1", closure(heading.format(1)))
    assert found.message == "the quotation is not in any paragraph cited under it"
    assert found.help == "it is in paragraph 2 of wire: cite that too, if it bears this out"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Some 4,200 crossed daily [@p1].", ["4,200"]),
        ("Some 4200 crossed daily [@p1].", ["4200"]),
        (f"Some 4{NBSP}200 crossed daily [@p1].", [f"4{NBSP}200"]),
        ("Some ٤٢٠٠ crossed daily [@p1].", ["٤٢٠٠"]),
        ("It was shut in March 2024 [@p1].", ["March 2024"]),
        ("It was shut in 2024 [@p1].", ["2024"]),
        ("It costs 500,000 pounds [@p3].", ["500,000 pounds"]),
        ("It costs half a million pounds [@p3].", ["half a million pounds"]),
        ("It costs 500,000 pounds [@p1; @p3].", ["500,000 pounds"]),
    ],
)
def test_a_figure_that_is_in_its_paragraph_is_evidence(
    body: str, words: list[str], tmp_path: Path
) -> None:
    assert problems(check_figures, tmp_path, closure(body)) == []
    assert matched(check_figures, tmp_path / "again", body) == words


@pytest.mark.parametrize(
    ("body", "words", "remedy"),
    [
        ("Some 4,300 crossed [@p1].", "4,300", "the figures there are: 4,200"),
        (
            "It costs 600,000 pounds [@p3].",
            "600,000 pounds",
            "the figures there are: half a million pounds",
        ),
        ("It was shut in April 2024 [@p1].", "April 2024", "the figures there are: 4,200"),
        (
            "Some 4,200 crossed [@p3].",
            "4,200",
            "it is in paragraph 1 of wire: cite that too, if it bears this out",
        ),
        ("Some 77 crossed [@p2].", "77", "there is no figure there"),
    ],
)
def test_a_figure_that_is_not_is_pointed_at(
    body: str, words: str, remedy: str, tmp_path: Path
) -> None:
    (problem,) = problems(check_figures, tmp_path, closure(body))
    assert rows(check_figures, tmp_path, closure(body)) == [
        ("figure-not-in-source", CLOSURE, 4, words)
    ]
    assert problem.message.startswith(f"{words} is not in paragraph ")
    assert problem.help.startswith(remedy)


def test_a_figure_in_a_quotation_is_checked_as_part_of_it_alone(tmp_path: Path) -> None:
    files = closure("It says “some 5,300 vehicles crossed it” [@p1].")
    assert rows(check_figures, tmp_path, files) == []
    assert len(rows(check_quotations, tmp_path, files)) == 1


LABELS = {
    "title": {EXPLAINER: BASE[EXPLAINER].replace("is closed", "is closed to 77 vehicles")},
    "section": {CLOSURE: BASE[CLOSURE].replace("The closure", "The closure of 77 lanes")},
    "heading": closure("### The 77 lanes {#lanes}\n\nThey are shut [@p1]."),
    "entry": {PEOPLE: BASE[PEOPLE].replace("Ann Marsh", "Ann Marsh, 77")},
    "attribute": {PEOPLE: BASE[PEOPLE].replace("county engineer", "engineer of 77 bridges")},
}


@pytest.mark.parametrize("files", LABELS.values(), ids=LABELS)
def test_a_figure_in_a_label_is_held_against_what_is_cited_under_it(
    files: dict[str, str], tmp_path: Path
) -> None:
    (problem,) = problems(check_figures, tmp_path, files)
    assert problem.message == "77 is not in any paragraph cited under it"
    assert "77" in problem.line_text


@pytest.mark.parametrize(
    ("language", "paragraph", "body"),
    [
        ("zh", "报告共500页,在9月1日发表。", "报告共900页 [@p4]。"),
        ("zh", "报告共500页,在9月1日发表。", "在9月2日发表[@p4]。"),
        ("ja", "6割程度に迫り、31米ドルで買う。", "7割に迫る[@p4]。"),
        ("ur", "جولائی ۲۰۱۸ میں تیس لاکھ لوگ", "ستمبر میں [@p4]۔"),
        ("ur", "جولائی ۲۰۱۸ میں تیس لاکھ لوگ", "چالیس لاکھ لوگ [@p4]۔"),
        ("de", "Am Samstag zahlte er 1.507 Euro.", "Am Sonntag zahlte er [@p4]."),
        ("de", "Am Samstag zahlte er 1.507 Euro.", "Er zahlte 1.507 Dollar [@p4]."),
        ("fr", "Le 26 octobre, à 22h03.", "Le 26 novembre [@p4]."),
        ("en", "报告共500页,在9月1日发表。", "It has 900 pages [@p4]."),
        ("en", "声明在周六发表。", "It came on Sunday [@p4]."),
    ],
)
def test_a_figure_that_differs_is_pointed_at_in_any_language(
    language: str, paragraph: str, body: str, tmp_path: Path
) -> None:
    files = dict(wider(body, paragraph))
    source = "zh" if language == "en" else language
    for name, tongue in ((EXPLAINER, language), ("bridge/sources/wire.md", source)):
        text = files.get(name, BASE[name])
        files[name] = text.replace("language: en", f"language: {tongue}")
    found = rows(check_figures, tmp_path, files)
    assert [each[0] for each in found if each[1] == CLOSURE] == ["figure-not-in-source"]


@pytest.mark.parametrize(
    ("ours", "theirs", "paragraph", "body"),
    [
        ("en", "zh", "声明在周六发表。", "It came on Saturday [@p4]."),
        ("de", "en", "It came on Saturdays.", "Es kam am Samstag [@p4]."),
        ("zh", "zh", "报告共500页。", "报告有 500 页[@p4]。"),
    ],
)
def test_a_figure_of_another_language_is_found(
    ours: str, theirs: str, paragraph: str, body: str, tmp_path: Path
) -> None:
    files = dict(wider(body, paragraph))
    for name, tongue in ((EXPLAINER, ours), ("bridge/sources/wire.md", theirs)):
        files[name] = files.get(name, BASE[name]).replace("language: en", f"language: {tongue}")
    assert [each for each in rows(check_figures, tmp_path, files) if each[1] == CLOSURE] == []


def test_a_character_of_a_script_without_spaces_counts_for_two(tmp_path: Path) -> None:
    files = wider("他说「桥已经被关闭了」[@p4]，「关闭」[@p4]。", "他说「桥已经被关闭了」。")
    found = rows(check_quotations, tmp_path, files)
    assert [each[3] for each in found] == ["「关闭」"]


COPY = "carried 4,200 vehicles a day before it was closed in March 2024"


@pytest.mark.parametrize(
    "files",
    [
        closure(f"It {COPY} [@p1]."),
        closure(f"It {COPY} [@p2]."),
        closure(f"It {COPY}."),
        closure(f"It is shut [@p1].\n\n::: note\nIt {COPY}.\n:::"),
        closure(f"### It {COPY} {{#a}}\n\nIt is shut [@p1]."),
        {EXPLAINER: BASE[EXPLAINER].replace("A busy bridge has been shut", f"It {COPY}")},
        {PEOPLE: BASE[PEOPLE].replace("Thinks", f"It {COPY}, thinks")},
    ],
    ids=["cited", "cited elsewhere", "uncited", "note", "heading", "standfirst", "entry"],
)
def test_ten_words_in_a_row_are_copied_wherever_they_stand(
    files: dict[str, str], tmp_path: Path
) -> None:
    (problem,) = problems(check_copying, tmp_path, files)
    assert problem.message == "these words are copied from paragraph 1 of wire"
    assert COPY in problem.line_text


@pytest.mark.parametrize(
    "body",
    [
        f"It “{COPY}” [@p1].",
        "It carried 4,200 vehicles a day before it was shut [@p1].",
        f"> The bridge over the Ouse {COPY} [@p1].",
        "It carried 4,200 vehicles “a day before it was closed” in March 2024 [@p1].",
    ],
    ids=["quotation", "nine words", "block quotation", "quotation between"],
)
def test_what_is_quoted_or_short_is_not_copied(body: str, tmp_path: Path) -> None:
    assert rows(check_copying, tmp_path, closure(body)) == []


@pytest.mark.parametrize(
    ("refs", "words"),
    [
        ([("voa", 2)], "paragraph 2 of voa"),
        ([("voa", 2), ("voa", 5)], "paragraphs 2 and 5 of voa"),
        ([("voa", 2), ("voa", 5), ("voa", 6)], "paragraphs 2, 5 and 6 of voa"),
        (
            [("voa", 2), ("wire", 1), ("voa", 5)],
            "paragraphs 2 and 5 of voa and paragraph 1 of wire",
        ),
    ],
)
def test_paragraphs_are_named_in_words(refs: list[tuple[str, int]], words: str) -> None:
    cited = [Paragraph(ParagraphRef(*ref), "", Span("x", 1)) for ref in refs]
    assert named(cited) == words


@pytest.mark.parametrize(
    ("note", "code", "words"),
    [
        ("Some 4,300 cars crossed it.", "figure-not-in-source", "4,300"),
        ("The mayor of Leeds is silent.", "name-not-in-source", "Leeds"),
        (
            "She did not say “it is quite safe”.",
            "quote-not-in-source",
            "“it is quite safe”",
        ),
    ],
)
def test_what_a_note_says_of_the_source_is_in_a_source(
    note: str, code: str, words: str, tmp_path: Path
) -> None:
    files = closure(f"It is shut [@p1].\n\n::: note\n{note}\n:::")
    found = [
        each
        for check in (check_figures, check_names, check_quotations)
        for each in problems(check, tmp_path, files)
    ]
    assert [row(each) for each in found] == [(code, CLOSURE, 7, words)]
    assert "any source" in found[0].message


@pytest.mark.parametrize(
    ("head", "note"),
    [
        ("::: note", "Ann Marsh says “not safe”; 4,200 vehicles crossed. Its date is June 2024."),
        ('::: note {outside="an atlas"}', "The Ouse is 208 km long, “a long and quiet river”."),
    ],
)
def test_a_note_may_say_what_sources_have_or_what_is_from_outside(
    head: str, note: str, tmp_path: Path
) -> None:
    files = closure(f"It is shut [@p1].\n\n{head}\n{note}\n:::")
    for check in (check_figures, check_names, check_quotations):
        assert problems(check, tmp_path, files) == []


def test_a_note_may_say_what_a_heading_of_a_source_has(tmp_path: Path) -> None:
    text = "Montag, 22. Mai 2017"
    files = wider("It is shut [@p1].\n\n::: note\nOn 22 May 2017.\n:::", f"## {text}\n\nSo.")
    wire = files["bridge/sources/wire.md"].replace("language: en", "language: de")
    found = rows(check_figures, tmp_path, {**files, "bridge/sources/wire.md": wire})
    assert [words for *_, words in found if "22" in words] == []


@pytest.mark.parametrize(
    ("body", "remedy"),
    [
        (
            "Some 4,200 vehicles a day used its deck, says the county [@p3].",
            "paragraph 1 of wire: cite that too, if it bears this out",
        ),
        (
            "Four reservoirs of Wales hold 4,200 trouts [@p3].",
            "which seems to tell of something else: mend what you say",
        ),
    ],
)
def test_a_figure_of_another_matter_is_no_advice_to_cite_it(
    tmp_path: Path, body: str, remedy: str
) -> None:
    found = [
        each for each in problems(check_figures, tmp_path, closure(body)) if "4,200" in each.message
    ]
    assert [each.help.endswith(remedy) for each in found] == [True]


def test_what_has_a_figure_and_tells_the_same_is_named_before_what_only_has_it(
    tmp_path: Path,
) -> None:
    wire = f"{BASE['bridge/sources/wire.md']}\nTrouts of Wales: 4,200 in four reservoirs.\n"
    files = {
        **closure("Four reservoirs of Wales hold 4,200 trouts [@p3]."),
        "bridge/sources/wire.md": wire,
    }
    (found,) = (
        each for each in problems(check_figures, tmp_path, files) if "4,200" in each.message
    )
    assert found.help == "it is in paragraph 4 of wire: cite that too, if it bears this out"


def test_a_source_in_another_language_may_tell_the_same_in_other_words(tmp_path: Path) -> None:
    name = "bridge/sources/wire.md"
    wire = BASE[name].replace("language: en", "language: fr")
    files = {**closure("Great reservoirs of Wales hold trouts since 2024 [@p3]."), name: wire}
    (found,) = (each for each in problems(check_figures, tmp_path, files) if "2024" in each.message)
    assert found.help == "it is in paragraph 1 of wire: cite that too, if it bears this out"
