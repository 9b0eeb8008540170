"""Whatever has an address has one of its own, links lead somewhere, and no address is ever lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.check.links import (
    check_duplicate_ids,
    check_links,
    check_missing_ids,
    check_permalinks,
    check_repeated_statements,
)
from app.library.library import Library
from app.model import Explainer
from app.problems.examples import BASE
from app.problems.problem import Problem
from tests.checks import closure, library, problems, row, rows
from tests.growth import HIGHEST, exponent

CLOSURE = "bridge/closure.md"
PEOPLE = "bridge/people.md"
EXPLAINER = "bridge/explainer.md"
SHUT = "It is shut [@p1]."


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (closure(f"### Now\n\n{SHUT}"), (CLOSURE, 4, "### Now")),
        (closure(f"### Now {{.a}}\n\n{SHUT}"), (CLOSURE, 4, "### Now {.a}")),
        ({PEOPLE: BASE[PEOPLE].replace("#ann-marsh ", "")}, (PEOPLE, 5, None)),
        ({PEOPLE: BASE[PEOPLE] + "\n### Since\n\nThe same [@p2]."}, (PEOPLE, 9, "### Since")),
        (
            {EXPLAINER: BASE[EXPLAINER].replace("---\nIts", "---\n### Now\n\nIts")},
            (EXPLAINER, 10, "### Now"),
        ),
    ],
)
def test_a_heading_without_an_id_is_pointed_at(
    files: dict[str, str], expected: tuple[str, int, str | None], tmp_path: Path
) -> None:
    (found,) = rows(check_missing_ids, tmp_path, files)
    assert found[:3] == ("missing-id", *expected[:2])
    assert expected[2] in (None, found[3])


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            closure(f"### A {{#a}}\n\n{SHUT}\n\n### B {{#a}}\n\nOld [@p1]."),
            ((CLOSURE, 8), "line 4 has the id `a` too"),
        ),
        (
            {PEOPLE: BASE[PEOPLE] + "\n### A {#ann-marsh}\n\nOld [@p2]."},
            ((PEOPLE, 9), "line 5 has the id `ann-marsh` too"),
        ),
        (
            closure(f"### A {{#main}}\n\n{SHUT}"),
            ((CLOSURE, 4), "every page uses the id `main` itself"),
        ),
        (
            closure(f"### A {{#p3}}\n\n{SHUT}"),
            ((CLOSURE, 4), "every page uses the id `p3` itself"),
        ),
    ],
)
def test_an_id_that_is_taken_is_pointed_at(
    files: dict[str, str], expected: tuple[tuple[str, int], str], tmp_path: Path
) -> None:
    (found,) = problems(check_duplicate_ids, tmp_path, files)
    assert row(found)[:3] == ("duplicate-id", *expected[0])
    assert found.message == expected[1]


@pytest.mark.parametrize(
    "files",
    [
        closure(f"### A {{#a}}\n\n{SHUT}\n\n### B {{#b}}\n\nOld [@p1]."),
        {**closure(f"### A {{#ann-marsh}}\n\n{SHUT}")},
        closure(f"### A\n\n{SHUT}\n\n### B\n\nOld [@p1]."),
    ],
    ids=["different ids", "on different pages", "no ids"],
)
def test_ids_that_differ_or_stand_on_different_pages_are_fine(
    files: dict[str, str], tmp_path: Path
) -> None:
    assert rows(check_duplicate_ids, tmp_path, files) == []


def test_a_statement_is_made_on_one_page_only(tmp_path: Path) -> None:
    files = closure("A busy bridge has been shut [@p1].")
    (found,) = problems(check_repeated_statements, tmp_path, files)
    assert row(found)[:3] == ("duplicate-id", CLOSURE, 4)
    assert found.message == "bridge/explainer.md:6 makes the same statement word for word"


def test_a_statement_that_is_made_twice_on_a_page_has_two_ids(tmp_path: Path) -> None:
    files = closure("It is shut [@p1].\n\nIt is shut [@p1].")
    assert rows(check_repeated_statements, tmp_path, files) == []


def links(found: Library, _: Explainer) -> Iterator[Problem]:
    """The check of all links, of a folder with one explainer."""
    return check_links(found)


GOOD_LINKS = (
    "#now",
    "../people/",
    "../people/#ann-marsh",
    "/bridge/closure/#now",
    "/bridge/",
    "..",
    "/",
    "../source/#p2",
    "../all/",
    "",
    "https://example.org/a?b=c#d",
    "http://example.org",
    "mailto:desk@example.org",
)
BAD_LINKS = {
    "#then": "`/bridge/closure/` has nothing called `then`",
    "people/": "there is no page `/bridge/closure/people/`",
    "../people": "there is no page `/bridge/people`",
    "people.md": "there is no page `/bridge/closure/people.md`",
    "../people/#ann": "`/bridge/people/` has nothing called `ann`",
    "../source/#p4": "`/bridge/source/` has nothing called `p4`",
    "/tunnel/": "there is no page `/tunnel/`",
    "//example.org/": "a page may not link to `//example.org/`",
    "ftp://example.org/": "a page may not link to `ftp://example.org/`",
    "tel:123": "a page may not link to `tel:123`",
    "http://[": "a page may not link to `http://%5B`",
    "//[/": "a page may not link to `//%5B/`",
    "javascript:alert(1)": "a page may not link to `javascript:alert(1)`",
    "vbscript:x": "a page may not link to `vbscript:x`",
    "data:text/html,x": "a page may not link to `data:text/html,x`",
}


@pytest.mark.parametrize("href", GOOD_LINKS)
def test_a_link_that_leads_somewhere_is_fine(href: str, tmp_path: Path) -> None:
    files = closure(f"### Now {{#now}}\n\nIt is [shut](<{href}>) [@p1].")
    assert rows(links, tmp_path, files) == []


@pytest.mark.parametrize(("href", "message"), BAD_LINKS.items())
def test_a_link_that_leads_nowhere_is_pointed_at(href: str, message: str, tmp_path: Path) -> None:
    files = closure(f"### Now {{#now}}\n\nIt is [shut](<{href}>) [@p1].")
    (problem,) = problems(links, tmp_path, files)
    assert row(problem) == ("broken-link", CLOSURE, 6, "shut")
    assert problem.message == message


@pytest.mark.parametrize(
    "files",
    [
        closure(f"{SHUT}\n\n::: note\nSee [there](/there/).\n:::"),
        closure(f"- {SHUT}\n- See [there](/there/)."),
        closure("> See [there](/there/) [@p1]."),
        closure(f"### [There](/there/) {{#a}}\n\n{SHUT}"),
        {PEOPLE: BASE[PEOPLE].replace("Ann", "[Ann](/there/)")},
        {PEOPLE: BASE[PEOPLE].replace("Thinks", "[Thinks](/there/)")},
        {EXPLAINER: BASE[EXPLAINER].replace("Its engineer", "Its [engineer](/there/)")},
        {
            EXPLAINER: BASE[EXPLAINER]
            .replace("A busy", '"A [busy](/there/)')
            .replace("].", ']."', 1)
        },
    ],
    ids="note uncited quotation heading entry statement brief standfirst".split(),
)
def test_links_are_followed_wherever_they_stand(files: dict[str, str], tmp_path: Path) -> None:
    (problem,) = problems(links, tmp_path, files)
    assert problem.message == "there is no page `/there/`"


def test_a_link_is_resolved_from_its_own_page(tmp_path: Path) -> None:
    text = BASE[EXPLAINER].replace("Its engineer", "Its [engineer](people/#ann-marsh)")
    assert rows(links, tmp_path, {EXPLAINER: text}) == []


def lost(root: Path, lines: str, files: dict[str, str]) -> list[str]:
    """The lines of permalinks.txt that are reported."""
    found = check_permalinks(library(root, {**files, "permalinks.txt": lines}))
    return [each.line_text for each in found]


NOW = f"### Now {{#now}}\n\n{SHUT}"


@pytest.mark.parametrize(
    ("lines", "files"),
    [
        ("/\n/bridge/\n/bridge/closure/\n/bridge/closure/#now\n/bridge/source/#p2", closure(NOW)),
        ("/bridge/shut/\n/bridge/shut/#now", closure(NOW, "aliases: [shut]\n")),
        (
            "/ouse/\n/ouse/closure/#now\n/ouse/source/#p1",
            {
                **closure(NOW),
                EXPLAINER: BASE[EXPLAINER].replace("sources:", "aliases: [ouse]\nsources:"),
            },
        ),
        (
            "/bridge/people/#ann\n/bridge/people/#engineer",
            {PEOPLE: BASE[PEOPLE].replace("role", 'aliases="ann, engineer" role')},
        ),
        ("/bridge/closure/#then -> now", closure(NOW)),
        ("/bridge/closure/#a -> b\n/bridge/closure/#b -> now", closure(NOW)),
        (
            "/bridge/closure/#b -> c\n/bridge/closure/#c -> b\n/bridge/closure/#a -> b\n"
            "/bridge/closure/#now -> a",
            {
                **closure(NOW),
                "site.toml": BASE["site.toml"]
                + '[[withdrawn]]\npath = "/bridge/closure/#c"\nreason = "never said"\n',
            },
        ),
        ("/bridge/shut/#then -> now", closure(NOW, "aliases: [shut]\n")),
        (
            "/bridge/old/\n/bridge/old/#a\n/bridge/closure/#gone",
            {
                EXPLAINER: BASE[EXPLAINER].replace(
                    "sources:",
                    "withdrawn:\n  - {path: old/, reason: wrong}\n"
                    "  - {path: 'closure/#gone', reason: wrong}\nsources:",
                )
            },
        ),
        (
            "/tunnel/",
            {
                "site.toml": BASE["site.toml"]
                + '[[withdrawn]]\npath = "/tunnel/"\nreason = "never dug"\n'
            },
        ),
    ],
    ids=[
        "live", "section alias", "explainer alias", "entry alias", "moved", "moved twice",
        "moved in a circle", "moved on a page that moved", "withdrawn", "withdrawn from the site",
    ],
)  # fmt: skip
def test_an_address_that_is_answered_is_not_lost(
    lines: str, files: dict[str, str], tmp_path: Path
) -> None:
    assert lost(tmp_path, lines, files) == []


@pytest.mark.parametrize(
    ("lines", "files"),
    [
        (["/tunnel/", "/bridge/shut/", "/bridge/closure/#then"], closure(NOW)),
        (["/bridge/shut/#then"], closure(NOW, "aliases: [shut]\n")),
        (["/bridge/closure/#a -> b"], closure(NOW)),
        (["/bridge/closure/#a -> b", "/bridge/closure/#b -> a"], closure(NOW)),
        (
            ["/bridge/closure/#c -> b", "/bridge/closure/#b -> a", "/bridge/closure/#a -> b"],
            closure(NOW),
        ),
        (["/bridge/closure/#ann"], {PEOPLE: BASE[PEOPLE].replace("role", 'aliases="ann" role')}),
    ],
    ids=[
        "gone",
        "gone from a page that moved",
        "moved nowhere",
        "moved in a circle",
        "moved into a circle",
        "other page",
    ],
)
def test_an_address_that_nothing_answers_to_is_lost(
    lines: list[str], files: dict[str, str], tmp_path: Path
) -> None:
    assert lost(tmp_path, "\n".join(lines), files) == lines


def test_the_help_for_a_lost_address_is_for_what_it_was(tmp_path: Path) -> None:
    page, place = check_permalinks(library(tmp_path, {"permalinks.txt": "/a/\n/bridge/#b"}))
    assert page.message == "this page was published and is gone"
    assert place.message == "this place was published and is gone"
    assert "`aliases:`" in page.help
    assert "` -> new-id`" in place.help
    assert "found nothing like it" in place.help


def test_what_only_other_words_made_lost_is_for_permalinks_to_lead_on(tmp_path: Path) -> None:
    before = "Vehicles crossed the bridge all day long until it was shut."
    lines = f"/bridge/closure/#s-aaaaaa {before}\n/bridge/closure/#s-bbbbbb -> s-aaaaaa Old words"
    lines += "\n/bridge/closure/#s-cccccc -> s-bbbbbb Older words"
    (found,) = check_permalinks(library(tmp_path, {"permalinks.txt": lines}))
    assert found.span.line == 1
    assert "`pilcrow permalinks` leads the old link" in found.help


@pytest.mark.parametrize(
    "files",
    [
        {"bridge/cost.md": "---\ntitle: Cost\n---\nIt costs a fortune [@p3]."},
        {EXPLAINER: BASE[EXPLAINER].replace("sections: [", "sections: [[")},
        {EXPLAINER: "\n"},
    ],
    ids=["unlisted section", "explainer with a bad head", "empty explainer"],
)
def test_a_page_that_could_not_be_read_is_not_also_lost(
    files: dict[str, str], tmp_path: Path
) -> None:
    files |= closure("See [the cost](../cost/) [@p3].")
    found = library(tmp_path, {**files, "permalinks.txt": "/bridge/cost/\n/bridge/cost/#a"})
    assert found.problems
    assert list(check_permalinks(found)) == []
    assert list(check_links(found)) == []


@pytest.mark.parametrize(
    "line", ["/a/#{0} -> {1}\n", "/a/#{1} -> {0}\n", "/a/#{0} -> 0\n", "/{0}/\n"]
)
def test_time_grows_no_faster_than_the_permalinks(tmp_path: Path, line: str) -> None:
    def made(count: int) -> Library:
        lines = "".join(line.format(number, number + 1) for number in range(count))
        return library(tmp_path, {"permalinks.txt": lines})

    assert exponent(lambda found: list(check_permalinks(found)), made, 200) < HIGHEST
