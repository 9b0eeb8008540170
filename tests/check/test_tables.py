"""What a table says: its rows with their head, its figures with the unit of their column."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.bearing import check_evidence, lit
from app.check.citations import check_paragraphs
from app.check.evidence import places
from app.check.links import check_links
from app.check.names import check_names
from app.check.tables import unit_of
from app.check.wording import check_figures, check_quotations
from app.problems.examples import BASE
from tests.checks import Check, closure, library, problems

WIRE = BASE["bridge/sources/wire.md"]
TABLE = """\
City | Inhabitants (million) | Share, % | Budget (€ million)
Berlin | 3.7 | 4.5 | 38
Hamburg | 1.9 | 2.3 | 21"""
LIST = "- Berlin grows by 2 per cent.\n- Hamburg shrinks, Ida Brandt said.\n- Bremen stays."


def folder(body: str) -> dict[str, str]:
    return {"bridge/sources/wire.md": f"{WIRE}\n{TABLE}\n\n{LIST}\n", **closure(body)}


@pytest.mark.parametrize(
    ("head", "language", "unit"),
    [
        ("Inhabitants (million)", "en", "{} million"),
        ("Inhabitants (in millions)", "en", "{} million"),
        ("Share, %", "en", "{} %"),
        ("km", "en", "{} km"),
        ("Price [US$]", "en", "US${}"),
        ("Budget (€ million)", "en", "€{} million"),
        ("Einwohner (in Mio.)", "de", "{} Mio."),
        ("Anteil in %", "de", "{} %"),
        ("売上(億円)", "ja", "{} 億円"),
        ("City", "en", ""),
        ("September", "en", ""),
        ("Growth in September", "en", ""),
        ("Growth (since 2011)", "en", ""),
        ("Odd ({})", "en", ""),
        ("", "en", ""),
    ],
)
def test_the_unit_of_a_column_is_in_its_head(head: str, language: str, unit: str) -> None:
    assert unit_of(head, language) == unit


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Berlin has 3.7 million inhabitants [@p4].", []),
        ("It is 4.5 per cent [@p4], with €38 million to spend [@p4.2].", []),
        ("It is 3.7 [@p4].", []),
        ("It is 3.7 billion [@p4].", ["3.7 billion is not in paragraph 4 of wire"]),
        ("It is 3.7 per cent [@p4].", ["3.7 per cent is not in paragraph 4 of wire"]),
        ("It is 1.9 million [@p4.2].", ["1.9 million is not in paragraph 4.2 of wire"]),
        ("They are 3.7 and 1.9 million [@p4.2; @p4.3].", []),
        ("It grows by 2 per cent [@p5.2].", ["2 per cent is not in paragraph 5.2 of wire"]),
        ("It grows by 2 per cent [@p5.2; @p5].", []),
    ],
)
def test_a_figure_of_a_table_has_the_unit_of_its_column_and_stands_in_its_row(
    tmp_path: Path, body: str, told: list[str]
) -> None:
    assert [each.message for each in problems(check_figures, tmp_path, folder(body))] == told


@pytest.mark.parametrize(
    ("check", "body", "found"),
    [
        (check_names, "Ida Brandt told it [@p5.2].", 0),
        (check_names, "Ida Brandt told it [@p5.1].", 1),
        (check_quotations, "It “grows by 2 per cent” a year [@p5.1].", 0),
        (check_quotations, "It “grows by 2 per cent” a year [@p5.3].", 1),
        (check_evidence, "It is smaller [@p4.3 “Hamburg | 1.9”].", 0),
        (check_evidence, "It is smaller [@p5.2 “Hamburg shrinks”].", 0),
    ],
)
def test_only_the_part_that_is_cited_bears_a_statement_out(
    tmp_path: Path, check: Check, body: str, found: int
) -> None:
    assert len(problems(check, tmp_path, folder(body))) == found


def test_words_of_another_part_are_told_to_be_there(tmp_path: Path) -> None:
    body = "It is smaller [@p4.2 “Hamburg | 1.9”; @p5.2 “nowhere at all”]."
    here, nowhere = problems(check_evidence, tmp_path, folder(body))
    assert here.message == "these words are not in paragraph 4.2 of wire"
    assert here.help == "they are in its part 4.3: cite that, if it bears the statement out"
    assert "part" not in nowhere.help


@pytest.mark.parametrize(
    ("ref", "help"),
    [
        ("p4.4", "its parts are 4.1 to 4.3"),
        ("p1.1", "it is no list and no table: write `p1`"),
    ],
)
def test_a_part_that_is_not_there_is_told_once(tmp_path: Path, ref: str, help: str) -> None:
    files = folder(f"It has 99 million of them [@{ref}].")
    (problem,) = problems(check_paragraphs, tmp_path, files)
    number, part = ref.removeprefix("p").split(".")
    assert problem.message == f"paragraph {number} of wire has no part {part}"
    assert problem.help == help
    assert problems(check_figures, tmp_path, files) == []
    assert problems(check_evidence, tmp_path, files) == []


def test_the_evidence_of_two_rows_is_lit_in_both(tmp_path: Path) -> None:
    files = folder("Both are large [@p4.2 “Berlin | 3.7”; @p4.3 “Hamburg | 1.9”].")
    (explainer,) = library(tmp_path, files).explainers
    place = next(each for each in places(explainer) if each.statement.plain.startswith("Both"))
    paragraph = explainer.sources[0].paragraphs[3]
    words = [paragraph.text[each.start : each.end] for each in lit(explainer, place)]
    assert words == ["Berlin | 3.7", "Hamburg | 1.9"]


def test_a_link_may_lead_to_a_part_of_a_paragraph(tmp_path: Path) -> None:
    found = library(tmp_path, folder("See [it](../source/#p4.2) or [not](../source/#p4.9) [@p1]."))
    messages = [each.message for each in check_links(found)]
    assert len(messages) == 1
    assert "p4.9" in messages[0]
