"""When an address was new, and since when it leads on, is recorded once and read again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.library.changes import dated, parse_changes
from app.library.frontmatter import Report
from app.library.library import Library, read_library
from app.library.permalinks import remember
from app.problems.examples import BASE
from tests.folders import write

DAY = date(2024, 7, 9)
SHUT = "The bridge over the Ouse has been shut to every vehicle [@p1]."
STILL_SHUT = "The bridge over the Ouse has been shut to all vehicles [@p1]."


def read(root: Path, body: str, permalinks: str = "", **more: str) -> Library:
    closure = f"---\ntitle: A\n---\n{body}"
    own = {name: text for name, text in BASE.items() if not name.endswith("permalinks.txt")}
    record = {"permalinks.txt": permalinks} if permalinks else {}
    return read_library(write(root, {**own, "bridge/closure.md": closure, **record, **more}))


def record(library: Library) -> str:
    """All that is remembered of a folder."""
    return "".join(f"{each}\n" for each in remember(library.permalinks, library.explainers))


def lines(library: Library) -> tuple[str, ...]:
    now = remember(library.permalinks, library.explainers)
    return dated(library.permalinks, now, library.explainers, DAY).get("bridge/changes.txt", ())


def test_what_is_new_with_its_explainer_is_no_change(tmp_path: Path) -> None:
    assert lines(read(tmp_path, SHUT)) == ()


def test_what_was_remembered_before_is_no_change(tmp_path: Path) -> None:
    known = record(read(tmp_path, SHUT))
    assert lines(read(tmp_path, SHUT, known)) == ()


def test_a_reworded_statement_leads_on_from_its_day(tmp_path: Path) -> None:
    known = record(read(tmp_path, SHUT))
    led, new = lines(read(tmp_path, STILL_SHUT, known))
    old = next(each.split()[0] for each in known.splitlines() if each.endswith("every vehicle."))
    now = new.removeprefix("2024-07-09 ")
    assert led == f"2024-07-09 {old} -> {now.partition('#')[2]}"


def test_a_statement_is_new_on_its_page_and_a_heading_is_none(tmp_path: Path) -> None:
    known = record(read(tmp_path, SHUT))
    more = f"{SHUT}\n\n### Cars {{#cars}}\n\nThousands crossed [@p1]."
    (new,) = lines(read(tmp_path, more, known))
    assert new.startswith("2024-07-09 /bridge/closure/#s-")


def test_a_page_is_new_and_the_statements_on_it_come_with_it(tmp_path: Path) -> None:
    every = record(read(tmp_path, SHUT)).splitlines()
    known = "".join(f"{each}\n" for each in every if not each.startswith("/bridge/closure/"))
    assert lines(read(tmp_path, SHUT, known)) == ("2024-07-09 /bridge/closure/",)


def test_what_leads_on_once_more_has_changed_before(tmp_path: Path) -> None:
    known = record(read(tmp_path, STILL_SHUT, record(read(tmp_path, SHUT))))
    led, _ = lines(read(tmp_path, SHUT.replace("every", "each"), known))
    assert "every" not in led
    old = next(each.split()[0] for each in known.splitlines() if each.endswith("all vehicles."))
    assert led.startswith(f"2024-07-09 {old} -> ")


CLOSED = "Nobody may cross the bridge [@p1]."


def led(known: str, words: str, to: str) -> str:
    """The record with the line of a statement led on by its author."""
    (line,) = (each for each in known.splitlines() if each.endswith(words))
    place = line.partition(" ")[0]
    return known.replace(line, f"{place} -> {to} {words}")


def id_of(record: str, words: str) -> str:
    (line,) = (each for each in record.splitlines() if each.endswith(words))
    return line.partition("#")[2].partition(" ")[0]


def test_a_statement_that_was_merged_into_a_new_one_leads_on_from_its_day(tmp_path: Path) -> None:
    known = record(read(tmp_path, f"{SHUT} {CLOSED}"))
    old, merged = (
        id_of(known, "cross the bridge."),
        id_of(record(read(tmp_path, STILL_SHUT)), "all vehicles."),
    )
    known = led(known, "Nobody may cross the bridge.", merged)
    found = lines(read(tmp_path, STILL_SHUT, known))
    assert len(found) == 3
    assert f"2024-07-09 /bridge/closure/#{old} -> {merged}" in found


def test_a_statement_that_has_a_day_may_be_merged_into_an_older_one(tmp_path: Path) -> None:
    known = record(read(tmp_path, f"{SHUT} {CLOSED}"))
    old, older = id_of(known, "cross the bridge."), id_of(known, "every vehicle.")
    known = led(known, "Nobody may cross the bridge.", older)
    new, gone = (f"2024-07-0{day} /bridge/closure/#{old}" for day in (1, 9))
    kept = {"bridge/changes.txt": f"{new}\n"}
    assert lines(read(tmp_path, SHUT, known, **kept)) == (f"{gone} -> {older}",)
    kept = {"bridge/changes.txt": f"{new}\n{new} -> {older}\n"}
    assert lines(read(tmp_path, SHUT, known, **kept)) == ()


def test_what_was_led_on_before_this_record_has_no_day(tmp_path: Path) -> None:
    known = record(read(tmp_path, f"{SHUT} {CLOSED}"))
    known = led(known, "Nobody may cross the bridge.", id_of(known, "every vehicle."))
    assert lines(read(tmp_path, SHUT, known)) == ()
    reworded = read(tmp_path, STILL_SHUT, known)
    first = lines(reworded)
    assert ["->" in each for each in first].count(True) == len(first) - 1 == 1
    again = {"bridge/changes.txt": "".join(f"{each}\n" for each in first)}
    assert lines(read(tmp_path, STILL_SHUT, record(reworded), **again)) == ()


def test_an_address_that_no_explainer_has_is_nobodys_change(tmp_path: Path) -> None:
    library = read(tmp_path, SHUT, "/tunnel/\n")
    later = read(tmp_path, SHUT, "/tunnel/\n/tunnel/#s-abcdef It is shut.\n")
    assert dated(library.permalinks, later.permalinks, library.explainers, DAY) == {}


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    text = (
        "2024-07-09 /bridge/closure/#s-abcdef -> s-ghijkl\n\n"
        "2024-07-10 /bridge/closure/\n"
        "2024-07-11 /bridge/closure/#s-ghijkl -> /bridge/#s-mnopqr\n"
    )
    library = read(tmp_path, SHUT, **{"bridge/changes.txt": text})
    assert library.problems == ()
    assert [(each.day.day, each.place, each.led_to) for each in library.explainers[0].changes] == [
        (9, ("/bridge/closure/", "s-abcdef"), ("/bridge/closure/", "s-ghijkl")),
        (10, ("/bridge/closure/", ""), None),
        (11, ("/bridge/closure/", "s-ghijkl"), ("/bridge/", "s-mnopqr")),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "2024-02-30 /bridge/",
        "20240709 /bridge/",
        "9 July /bridge/",
        "2024-07-09 bridge",
        "2024-07-09",
        "2024-07-09 /bridge/#s-abcdef with words",
    ],
)
def test_a_line_that_is_no_change_is_reported(line: str) -> None:
    report = Report("bridge/changes.txt", (line,))
    assert parse_changes(report) == ()
    assert [each.code for each in report.problems] == ["bad-record"]
