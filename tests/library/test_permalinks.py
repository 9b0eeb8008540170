"""What was published is never forgotten, and an old link lands where its words went."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.library.frontmatter import Report
from app.library.library import Library, read_library
from app.library.permalinks import Permalink, destinations, files, parse_permalinks, remember
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
    return [str(each) for each in remember(library.permalinks, library.explainers)]


def text_of(library: Library) -> str:
    """All that is remembered of a folder, in one file, as it was once kept."""
    return "".join(f"{line}\n" for line in remembered(replace(library, permalinks=())))


def line_of(library: Library, words: str) -> str:
    return next(line for line in remembered(library) if words in line)


def test_every_page_and_every_place_is_remembered(tmp_path: Path) -> None:
    lines = remembered(read(tmp_path, f"{SHUT}\n\n### Cars {{#cars}}\n\nThousands crossed [@p1]."))
    assert lines == sorted(lines)
    assert "/" not in lines
    assert {"/bridge/", "/bridge/closure/", "/bridge/closure/#cars"} <= set(lines)
    assert {"/bridge/people/#ann-marsh", "/bridge/source/#p3"} <= set(lines)
    (shut,) = (line for line in lines if "every vehicle" in line)
    assert shut.startswith("/bridge/closure/#s-")
    assert shut.endswith(" The bridge over the Ouse has been shut to every vehicle.")


def test_remembering_twice_changes_nothing(tmp_path: Path) -> None:
    text = text_of(read(tmp_path, SHUT))
    library = read(tmp_path, SHUT, text)
    assert not library.problems
    assert "".join(f"{line}\n" for line in remembered(library)) == text


def test_a_statement_whose_words_changed_leads_to_the_one_in_its_place(tmp_path: Path) -> None:
    before = text_of(read(tmp_path, f"{SHUT} Thousands crossed [@p1]."))
    library = read(tmp_path, f"{STILL_SHUT} Thousands crossed [@p1].", before)
    new = line_of(library, "all vehicles").split()[0].partition("#")[2]
    assert f" -> {new} The bridge over the Ouse has been shut to every" in line_of(library, "every")


def test_a_statement_changed_twice_leads_to_the_last(tmp_path: Path) -> None:
    first = text_of(read(tmp_path, SHUT))
    library = read(tmp_path, STILL_SHUT, first)
    second = "\n".join(remembered(library))
    library = read(tmp_path, STILL_SHUT.replace("has been", "is"), second)
    new = line_of(library, "is shut").split()[0].partition("#")[2]
    assert [line.split()[2] for line in remembered(library) if " -> " in line] == [new, new]


def test_a_statement_that_is_gone_leads_nowhere_by_itself(tmp_path: Path) -> None:
    before = text_of(read(tmp_path, SHUT))
    library = read(tmp_path, "Thousands crossed each day [@p1].", before)
    assert " -> " not in line_of(library, "every vehicle")


def test_a_heading_that_is_gone_leads_nowhere_by_itself(tmp_path: Path) -> None:
    library = read(tmp_path, SHUT, "/bridge/closure/#cars\n")
    assert "/bridge/closure/#cars" in remembered(library)


def test_a_page_that_moved_takes_its_statements_along(tmp_path: Path) -> None:
    before = text_of(read(tmp_path, SHUT)).replace("/closure/", "/shut/")
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
        ("/a/#x -> /b/c/#y", ("/a/", "x", "/b/c/#y", "")),
        ("/a/#x -> /b/c/ Some words.", ("/a/", "x", "/b/c/", "Some words.")),
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
    before = text_of(read(tmp_path, days))
    library = read(tmp_path, days.replace("vehicles crossed", "cars went over"), before)
    now = {each.plain: each.id for each in library.explainers[0].statements()}
    moved = [line for line in remembered(library) if " -> " in line]
    assert len(moved) == 200
    for line in moved:
        _, _, fragment, words = line.split(" ", 3)
        assert now[words.replace("vehicles crossed", "cars went over")] == fragment


def test_a_statement_that_is_told_on_another_page_is_found_there(tmp_path: Path) -> None:
    before = text_of(read(tmp_path, f"{SHUT} Thousands crossed [@p1]."))
    files = {
        **BASE,
        "bridge/closure.md": "---\ntitle: A\n---\nThousands crossed [@p1].",
        "bridge/people.md": f"{BASE['bridge/people.md']}\n{SHUT}\n",
        "permalinks.txt": before,
    }
    library = read_library(write(tmp_path, files))
    line = line_of(library, "every vehicle")
    place, arrow, target, *_ = line.split()
    assert (arrow, target) == ("->", place.replace("/closure/", "/people/"))
    again = read_library(
        write(tmp_path, {**files, "permalinks.txt": "\n".join(remembered(library))})
    )
    assert line_of(again, "every vehicle") == line


KNOWN = {("/a/", ""), ("/a/", "x"), ("/b/", "y")}


@pytest.mark.parametrize(
    ("lines", "ends"),
    [
        (["/a/"], {("/a/", ""): ("/a/", "")}),
        (["/a/#x -> z"], {("/a/", "x"): ("/a/", "x")}),
        (["/a/#o -> x"], {("/a/", "o"): ("/a/", "x")}),
        (["/a/#o -> /b/#y"], {("/a/", "o"): ("/b/", "y")}),
        (["/a/#o -> /a/"], {("/a/", "o"): ("/a/", "")}),
        (["/old/#x"], {("/old/", "x"): ("/a/", "x")}),
        (
            ["/old/#o -> p", "/a/#p -> /b/#y"],
            {("/old/", "o"): ("/b/", "y"), ("/a/", "p"): ("/b/", "y")},
        ),
        (["/a/#o -> /old/#x"], {("/a/", "o"): ("/a/", "x")}),
        (["/a/#o -> p", "/a/#p -> o", "/a/#q -> p"], {}),
        (["/a/#o -> p", "/a/#p"], {}),
        (["/c/"], {}),
    ],
)  # fmt: skip
def test_a_line_is_followed_to_where_it_ends(
    lines: list[str], ends: dict[tuple[str, str], tuple[str, str]]
) -> None:
    permalinks = parse_permalinks(Report("permalinks.txt", tuple(lines)))
    found = destinations(permalinks, KNOWN, {"/old/": "/a/"})
    assert {
        place: end for place, end in found.items() if place in {p.place for p in permalinks}
    } == ends


def test_a_long_way_is_followed_in_time_that_grows_with_it() -> None:
    def way(count: int) -> tuple[Permalink, ...]:
        lines = tuple(f"/a/#n{number} -> n{number + 1}" for number in range(count))
        return parse_permalinks(Report("permalinks.txt", lines))

    assert exponent(lambda links: destinations(links, KNOWN, {}), way, 1000) < HIGHEST


def test_each_explainer_has_its_own_addresses_in_its_folder(tmp_path: Path) -> None:
    more = {
        "bridge/explainer.md": BASE["bridge/explainer.md"].replace(
            "sources:", "aliases: [ouse]\nsources:"
        ),
        "permalinks.txt": "/\n/bridge/\n/ouse/\n/ouse/closure/\n/tunnel/\n/tunnel/cost/\n",
    }
    library = read_library(write(tmp_path, {**BASE, **more}))
    found = files(remember(library.permalinks, library.explainers), library.explainers)
    assert list(found) == ["bridge/permalinks.txt", "permalinks.txt"]
    assert found["permalinks.txt"] == ("/bridge/", "/ouse/", "/tunnel/", "/tunnel/cost/")
    assert {"/bridge/closure/", "/ouse/closure/"} <= set(found["bridge/permalinks.txt"])
    parted = {**BASE, **more} | {name: "\n".join(lines) for name, lines in found.items()}
    again = read_library(write(tmp_path, parted))
    assert {each.place for each in again.permalinks} >= {
        each.place for each in library.permalinks if each.path != "/"
    }
    assert files(remember(again.permalinks, again.explainers), again.explainers) == found


def test_a_record_has_no_size_that_it_may_not_have(tmp_path: Path) -> None:
    lines = "".join(f"/bridge/closure/#s-{number} {'word ' * 20}\n" for number in range(12_000))
    library = read_library(write(tmp_path, {**BASE, "bridge/permalinks.txt": lines}))
    assert len(lines) > 1024 * 1024
    assert len(library.permalinks) == 12_001
    assert not library.problems


def test_a_line_that_leads_to_a_statement_of_another_page_goes_on_doing_so(tmp_path: Path) -> None:
    shut = line_of(read(tmp_path, SHUT), "every vehicle").partition("#")[2].split()[0]
    words = "The bridge over the Ouse has been shut to every vehicle."
    known = (
        f"/bridge/closure/#{shut} {words}\n"
        f"/bridge/people/#s-aaaaaa -> /bridge/closure/#{shut} It is closed.\n"
        f"/bridge/people/#s-cccccc -> /bridge/closure/#s-bbbbbb {words}\n"
    )
    library = read(tmp_path, STILL_SHUT, known)
    lines = {
        each.fragment: each.moved_to for each in remember(library.permalinks, library.explainers)
    }
    now = next(
        each.id for each in library.explainers[0].statements() if "all vehicles" in each.plain
    )
    assert lines[shut] == now
    assert lines["s-aaaaaa"] == f"/bridge/closure/#{shut}"
    assert lines["s-cccccc"] == f"/bridge/closure/#{now}"


def test_a_line_whose_words_share_nothing_with_any_statement_is_kept_as_it_is(
    tmp_path: Path,
) -> None:
    old = "/bridge/closure/#s-aaaaaa Ξξξ ψψψ ωωω"
    assert old in remembered(read(tmp_path, SHUT, f"{old}\n"))
