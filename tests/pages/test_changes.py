"""What changed of an explainer, and when, told from its records."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from app.check.verify import Verified, verify
from app.library.library import read_library
from app.pages.changes import Changed, ChangeDay, change_days
from app.pages.context import edition
from app.pages.phrases import Day
from app.site.build import build_site
from tests.folders import write
from tests.sample import FILES, PUBLIC, verified

PAGE = "/bridge/changes/"
CLOSURE = "/bridge/closure/"
OLD = f"{CLOSURE}#s-aaaaaa -> "
DAYLESS = "By 2 July 2024; the day was not recorded"


def first_id(root: Path) -> str:
    """The id of a statement of the section."""
    (explainer,) = verified(root).library.explainers
    return next(each.id for each in explainer.statements() if "vehicles crossed" in each.plain)


def of(root: Path, permalinks: str = "", changes: str = "", **front: str) -> Verified:
    head = FILES["bridge/explainer.md"]
    for key, value in front.items():
        before, _, after = head.partition(f"{key}:")
        rest = after.partition("\n")[2] if after else head.partition("---\n")[2]
        head = f"{before}{key}: {value}\n{rest}" if after else f"---\n{key}: {value}\n{rest}"
    more = {
        "bridge/explainer.md": head,
        "permalinks.txt": FILES["permalinks.txt"] + permalinks,
    }
    return verified(root, more | ({"bridge/changes.txt": changes} if changes else {}))


def days(found: Verified) -> list[tuple[str, list[str]]]:
    told = change_days(edition(found, found.library.explainers[0], PUBLIC))
    return [(each.heading, [one.kind for one in each.changes]) for each in told]


def changed(found: Verified, kind: str) -> Changed:
    told = change_days(edition(found, found.library.explainers[0], PUBLIC))
    return next(one for each in told for one in each.changes if one.kind == kind)


def test_the_newest_day_comes_first_and_what_has_none_stands_before_the_last(
    tmp_path: Path,
) -> None:
    new = first_id(tmp_path)
    found = of(tmp_path, f"{OLD}{new} It crossed.\n", f"2024-07-05 {CLOSURE}#{new}\n")
    assert days(found) == [
        ("5 July 2024", ["Added"]),
        ("2 July 2024", ["Withdrawn"]),
        (DAYLESS, ["Withdrawn", "Revised"]),
        ("1 July 2024", ["Published"]),
    ]


def test_old_words_stand_beside_new_ones_at_the_old_fragment(tmp_path: Path) -> None:
    new = first_id(tmp_path)
    found = of(tmp_path, f"{OLD}{new} It crossed.\n", f"2024-07-05 {OLD}{new}\n")
    revised = changed(found, "Revised")
    assert (revised.id, revised.before) == ("s-aaaaaa", "It crossed.")
    assert revised.text == "Some 4,200 vehicles crossed the bridge each day."
    assert revised.href == f"/news{CLOSURE}#{new}"
    page = LexborHTMLParser(build_site(found, PUBLIC)[PAGE].body)
    (item,) = page.css("#s-aaaaaa")
    assert [each.text() for each in item.css(".text--label")] == ["Revised", "It said", "It says"]
    (former,) = LexborHTMLParser(build_site(found, PUBLIC)[CLOSURE].body).css(
        ".statement__former a"
    )
    assert former.attributes["href"] == f"/news{PAGE}#s-aaaaaa"


def test_every_step_of_a_statement_is_told_and_the_latest_has_its_fragment(tmp_path: Path) -> None:
    new = first_id(tmp_path)
    permalinks = f"{OLD}{new} It crossed.\n{CLOSURE}#s-bbbbbb -> {new} It drove over.\n"
    changes = (
        f"2024-07-03 {OLD}s-bbbbbb\n2024-07-04 {CLOSURE}#s-bbbbbb -> s-aaaaaa\n"
        f"2024-07-05 {OLD}{new}\n"
    )
    found = of(tmp_path, permalinks, changes)
    told = change_days(edition(found, found.library.explainers[0], PUBLIC))[:3]
    steps = [(one.id, one.before, one.text) for each in told for one in each.changes]
    live = "Some 4,200 vehicles crossed the bridge each day."
    assert steps == [
        ("s-aaaaaa", "It crossed.", live),
        ("s-bbbbbb", "It drove over.", "It crossed."),
        ("", "It crossed.", "It drove over."),
    ]


def test_what_took_the_place_of_another_is_no_addition(tmp_path: Path) -> None:
    new = first_id(tmp_path)
    changes = f"2024-07-05 {OLD}{new}\n2024-07-05 {CLOSURE}#{new}\n"
    found = of(tmp_path, f"{OLD}{new} It crossed.\n", changes)
    assert days(found)[0] == ("5 July 2024", ["Revised"])


def test_what_is_told_word_for_word_in_another_place_has_moved(tmp_path: Path) -> None:
    new = first_id(tmp_path)
    words = "Some 4,200 vehicles crossed the bridge each day."
    found = of(tmp_path, f"/bridge/#{new} -> {CLOSURE}#{new} {words}\n")
    moved = changed(found, "Moved")
    assert (moved.text, moved.before, moved.href) == (words, "", f"/news{CLOSURE}#{new}")


def test_a_section_is_new_and_other_pages_are_not_told_of(tmp_path: Path) -> None:
    changes = f"2024-07-05 {CLOSURE}\n2024-07-05 /bridge/all/\n"
    found = of(tmp_path, changes=changes)
    assert days(found)[0] == ("5 July 2024", ["New section"])
    assert changed(found, "New section").text == "The closure"


def test_an_author_says_what_was_corrected_and_when(tmp_path: Path) -> None:
    written = "[{path: closure/, day: 2024-07-08, reason: The figure was wrong.}]"
    found = of(tmp_path, corrections=written)
    assert days(found)[0] == ("8 July 2024", ["Corrected"])
    told = changed(found, "Corrected")
    assert (told.text, told.reason) == ("The closure", "The figure was wrong.")
    assert told.href == f"/news{CLOSURE}"


@pytest.mark.parametrize("path", ["closure/#s-aaaaaa", "closure/#{id}", "{id}/"])
def test_a_corrected_statement_leads_to_what_is_told_of_that(path: str, tmp_path: Path) -> None:
    new = first_id(tmp_path)
    where = path.format(id=new)
    corrections = (
        f"[{{path: {CLOSURE}, day: 2024-07-09, reason: All.}}, "
        f"{{path: '{where}', day: 2024-07-07, reason: It was wrong.}}, "
        f"{{path: '{where}', day: 2024-07-08, reason: And so was this.}}]"
    )
    found = of(tmp_path, f"{OLD}{new} It crossed.\n", corrections=corrections)
    site = build_site(found, PUBLIC)
    for page in (CLOSURE, f"/bridge/{new}/"):
        links = LexborHTMLParser(site[page].body).css(".statement__corrected")
        assert [(each.text(), each.attributes["href"]) for each in links] == [
            ("Corrected 8 July 2024", f"/news{PAGE}#2024-07-08"),
            ("Corrected 7 July 2024", f"/news{PAGE}#2024-07-07"),
        ]
    told = LexborHTMLParser(site[PAGE].body)
    assert [len(told.css(f"[id='2024-07-0{day}']")) for day in (7, 8)] == [1, 1]


def test_a_correction_of_what_is_gone_leads_nowhere(tmp_path: Path) -> None:
    written = "[{path: 'closure/#s-cccccc', day: 2024-07-08, reason: It was wrong.}]"
    gone = "  - {path: 'closure/#s-cccccc', reason: It fell.}\n"
    head = FILES["bridge/explainer.md"].replace("withdrawn:\n", f"withdrawn:\n{gone}")
    head = head.replace("---\n", f"---\ncorrections: {written}\n", 1)
    more = {
        "bridge/explainer.md": head,
        "permalinks.txt": f"{FILES['permalinks.txt']}{CLOSURE}#s-cccccc It fell.\n",
    }
    found = verified(tmp_path, more)
    assert changed(found, "Corrected") == Changed(
        kind="Corrected", text="It fell.", reason="It was wrong."
    )


def test_a_correction_of_what_was_never_published_is_reported(tmp_path: Path) -> None:
    written = "[{path: nowhere/, day: 2024-07-08, reason: It was wrong.}]"
    head = FILES["bridge/explainer.md"].replace("---\n", f"---\ncorrections: {written}\n", 1)
    outcome = verify(read_library(write(tmp_path, {**FILES, "bridge/explainer.md": head})))
    assert [each.code for each in outcome.problems if each.severity == "error"] == ["broken-link"]


def test_a_correction_outside_the_site_is_reported(tmp_path: Path) -> None:
    written = "[{path: ../../x/, day: 2024-07-08, reason: It was wrong.}]"
    head = FILES["bridge/explainer.md"].replace("---\n", f"---\ncorrections: {written}\n", 1)
    library = read_library(write(tmp_path, {**FILES, "bridge/explainer.md": head}))
    assert [each.code for each in library.problems] == ["bad-front-matter"]


def test_a_withdrawal_may_have_its_day_and_leads_to_what_to_read_instead(tmp_path: Path) -> None:
    head = FILES["bridge/explainer.md"].replace(
        "instead: closure/, title: Rumours, day: 2024-07-02}", "day: 2024-07-03}"
    )
    head = head.replace("said nothing.}", "said nothing., instead: 'https://else.example/'}")
    found = verified(tmp_path, {"bridge/explainer.md": head})
    assert days(found) == [
        ("3 July 2024", ["Withdrawn"]),
        (DAYLESS, ["Withdrawn"]),
        ("1 July 2024", ["Published"]),
    ]
    told = change_days(edition(found, found.library.explainers[0], PUBLIC))
    assert [each.changes[0].href for each in told[:2]] == ["", "https://else.example/"]


def test_an_edit_that_left_no_record_is_told_of_by_its_day(tmp_path: Path) -> None:
    head = FILES["bridge/explainer.md"].partition("withdrawn:")
    text = head[0] + "---\n" + head[2].partition("---\n")[2]
    found = verified(tmp_path, {"bridge/explainer.md": text})
    assert days(found) == [("2 July 2024", ["Edited"]), ("1 July 2024", ["Published"])]


def test_a_day_is_summed_up_by_how_many_changes_of_each_kind_it_has() -> None:
    kinds = ("Corrected", "Revised", "Revised")
    told = tuple(Changed(kind=kind) for kind in kinds)
    day = ChangeDay(id="x", day=Day("2024-07-01", "1 July 2024"), heading="", changes=told)
    assert day.summary == "Corrected · Revised (2)"
