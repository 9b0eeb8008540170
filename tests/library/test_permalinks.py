"""What was published is never forgotten, and an old link lands where its words went."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.library.frontmatter import Report
from app.library.library import Library, read_library
from app.library.permalinks import parse_permalinks, remember
from app.problems.examples import BASE
from tests.folders import write
from tests.growth import HIGHEST, exponent

SHUT = "The bridge over the Ouse has been shut to every vehicle [@p1]."
STILL_SHUT = "The bridge over the Ouse has been shut to all vehicles [@p1]."


def read(root: Path, body: str, permalinks: str = "", head: str = "title: A") -> Library:
    closure = f"---\n{head}\n---\n{body}"
    files = {**BASE, "bridge/closure.md": closure, "permalinks.txt": permalinks}
    return read_library(write(root, files))


def remembered(library: Library) -> list[str]:
    return remember(library.permalinks, library.explainers).splitlines()


def line_of(library: Library, words: str) -> str:
    return next(line for line in remembered(library) if words in line)


def test_every_page_and_every_place_is_remembered(tmp_path: Path) -> None:
    lines = remembered(read(tmp_path, f"{SHUT}\n\n### Cars {{#cars}}\n\nThousands crossed [@p1]."))
    assert lines == sorted(lines)
    assert {"/", "/bridge/", "/bridge/closure/", "/bridge/closure/#cars"} <= set(lines)
    assert {"/bridge/people/#ann-marsh", "/bridge/source/#p3"} <= set(lines)
    (shut,) = (line for line in lines if "every vehicle" in line)
    assert shut.startswith("/bridge/closure/#s-")
    assert shut.endswith(" The bridge over the Ouse has been shut to every vehicle.")


def test_remembering_twice_changes_nothing(tmp_path: Path) -> None:
    text = remember((), read(tmp_path, SHUT).explainers)
    library = read(tmp_path, SHUT, text)
    assert not library.problems
    assert remember(library.permalinks, library.explainers) == text


def test_a_statement_whose_words_changed_leads_to_the_one_in_its_place(tmp_path: Path) -> None:
    before = remember((), read(tmp_path, f"{SHUT} Thousands crossed [@p1].").explainers)
    library = read(tmp_path, f"{STILL_SHUT} Thousands crossed [@p1].", before)
    new = line_of(library, "all vehicles").split()[0].partition("#")[2]
    assert f" -> {new} The bridge over the Ouse has been shut to every" in line_of(library, "every")


def test_a_statement_changed_twice_leads_to_the_last(tmp_path: Path) -> None:
    first = remember((), read(tmp_path, SHUT).explainers)
    library = read(tmp_path, STILL_SHUT, first)
    second = remember(library.permalinks, library.explainers)
    library = read(tmp_path, STILL_SHUT.replace("has been", "is"), second)
    new = line_of(library, "is shut").split()[0].partition("#")[2]
    assert [line.split()[2] for line in remembered(library) if " -> " in line] == [new, new]


def test_a_statement_that_is_gone_leads_nowhere_by_itself(tmp_path: Path) -> None:
    before = remember((), read(tmp_path, SHUT).explainers)
    library = read(tmp_path, "Thousands crossed each day [@p1].", before)
    assert " -> " not in line_of(library, "every vehicle")


def test_a_page_that_moved_takes_its_statements_along(tmp_path: Path) -> None:
    before = remember((), read(tmp_path, SHUT).explainers).replace("/closure/", "/shut/")
    library = read(tmp_path, SHUT, before, "title: A\naliases: [shut]")
    lines = remembered(library)
    assert "/bridge/shut/" in lines
    assert "/bridge/closure/" in lines
    assert not [line for line in lines if " -> " in line]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("/", ("/", "", "", "")),
        ("/a/b/", ("/a/b/", "", "", "")),
        ("/a/#x", ("/a/", "x", "", "")),
        ("/a/#x -> y", ("/a/", "x", "y", "")),
        ("/a/#x -> #y", ("/a/", "x", "y", "")),
        ("/a/#s-abcdef Some words -> here.", ("/a/", "s-abcdef", "", "Some words -> here.")),
        ("/a/#s-abcdef -> s-bcdefg Some words.", ("/a/", "s-abcdef", "s-bcdefg", "Some words.")),
    ],
)
def test_a_line_says_what_was_published_and_where_it_is(
    line: str, parts: tuple[str, str, str, str]
) -> None:
    report = Report("permalinks.txt", (line, ""))
    (permalink,) = parse_permalinks(report)
    assert (permalink.path, permalink.fragment, permalink.moved_to, permalink.words) == parts
    assert str(permalink) == line.replace("-> #", "-> ")
    assert not report.problems


@pytest.mark.parametrize("line", ["bridge", "/bridge", "https://a.example/", "#x", "/a/ #x ->"])
def test_a_line_that_is_no_permalink_is_reported(line: str) -> None:
    report = Report("permalinks.txt", ("/", line))
    parse_permalinks(report)
    expected = [] if line == "/a/ #x ->" else [("bad-record", 2)]
    assert [(each.code, each.span.line) for each in report.problems] == expected


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("Some words number {} for cars. [@p1]\n\n", "Some words number {} for buses."),
        ("Some {0} words {0} number. [@p1]\n\n", "Any {0} words {0} number."),
        ("{}. [@p1]\n\n", "{}!"),
    ],
)
def test_time_grows_no_faster_than_what_is_remembered(
    tmp_path: Path, words: str, gone: str
) -> None:
    def made(count: int) -> Library:
        body = "".join(words.format(10_000 + number) for number in range(count))
        lines = [
            f"/bridge/closure/#s-{number} {gone.format(10_000 + number)}" for number in range(count)
        ]
        return read(tmp_path, body, "\n".join(lines))

    assert exponent(remembered, made, 100) < HIGHEST


def test_of_many_statements_the_nearest_is_found(tmp_path: Path) -> None:
    crossed = "{} vehicles crossed the bridge on day {} of that year [@p1].\n\n"
    days = "".join(crossed.format(number * 7919 % 8999, number) for number in range(200))
    before = remember((), read(tmp_path, days).explainers)
    library = read(tmp_path, days.replace("vehicles crossed", "cars went over"), before)
    now = {each.plain: each.id for each in library.explainers[0].statements()}
    moved = [line for line in remembered(library) if " -> " in line]
    assert len(moved) == 200
    for line in moved:
        _, _, fragment, words = line.split(" ", 3)
        assert now[words.replace("vehicles crossed", "cars went over")] == fragment
