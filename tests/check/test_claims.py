"""Every way to claim a name is held against one table, and against every other claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.claims import check_claims, check_former_ids, check_withdrawals
from app.library.library import read_library
from app.problems.examples import BASE, SITE, explainer
from tests.checks import library, row, rows
from tests.folders import write

CLOSURE = "bridge/closure.md"
PEOPLE = "bridge/people.md"
EXPLAINER = "bridge/explainer.md"
SHUT = "It is shut [@p1].\n"

Files = dict[str, str]
Found = list[tuple[str, str, int, str]]


def claims(root: Path, files: Files) -> Found:
    found = library(root, files)
    problems = [*found.problems, *check_claims(found), *check_withdrawals(found)]
    return [(each.code, each.span.file, each.span.line, each.message) for each in problems]


def aliases(names: str) -> Files:
    return {CLOSURE: f"---\ntitle: The closure\naliases: [{names}]\n---\n{SHUT}"}


def called(name: str) -> Files:
    return {
        EXPLAINER: explainer(sections=f"closure, people, {name}"),
        f"bridge/{name}.md": f"---\ntitle: Another\n---\n{SHUT}",
    }


def site(path: str, more: str = "") -> Files:
    return {"site.toml": f'{SITE}[[withdrawn]]\npath = "{path}"\nreason = "R"\n{more}'}


def own(path: str, instead: str = "") -> Files:
    more = f'withdrawn: [{{path: "{path}", reason: R, instead: "{instead}"}}]\n'
    return {EXPLAINER: explainer(more=more)}


@pytest.mark.parametrize("name", ["static", "embed", "share", "healthz", "readyz", "oembed", "404"])
def test_an_explainer_may_not_take_an_address_of_the_site(tmp_path: Path, name: str) -> None:
    files = {file.replace("bridge/", f"{name}/"): text for file, text in BASE.items()}
    found = read_library(write(tmp_path, files))
    (problem,) = check_claims(found)
    assert row(problem)[:3] == ("duplicate-id", f"{name}/explainer.md", 2)
    assert problem.message == f"the site uses `/{name}/` itself"


@pytest.mark.parametrize("name", ["healthz", "readyz", "oembed", "search", "404", "share"])
def test_nor_may_an_alias_of_one(tmp_path: Path, name: str) -> None:
    files = {EXPLAINER: explainer(more=f'aliases:\n  - old\n  - "{name}"\n')}
    assert claims(tmp_path, files) == [
        ("duplicate-id", EXPLAINER, 11, f"the site uses `/{name}/` itself")
    ]


RESERVED = [
    "all", "changes", "checked", "embed", "feed", "search", "share", "source", "s-abcdef",
    "s-africa-2", "card",
]  # fmt: skip


@pytest.mark.parametrize("name", RESERVED)
def test_a_section_may_not_take_the_address_of_a_page_that_is_always_there(
    tmp_path: Path, name: str
) -> None:
    message = f"every explainer has a page at `{name}/` of its own"
    assert claims(tmp_path / "a", called(name)) == [
        ("duplicate-id", f"bridge/{name}.md", 2, message)
    ]
    assert claims(tmp_path / "b", aliases(name)) == [("duplicate-id", CLOSURE, 3, message)]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (aliases("closure"), "bridge/closure.md:2 has the name `closure` already"),
        (aliases("people"), "bridge/people.md:2 has the name `people` already"),
        (aliases("old, old"), "bridge/closure.md:3 has the name `old` already"),
    ],
)
def test_an_alias_of_a_section_is_its_own(tmp_path: Path, files: Files, message: str) -> None:
    assert claims(tmp_path, files) == [("duplicate-id", CLOSURE, 3, message)]


def test_an_alias_of_an_explainer_is_its_own(tmp_path: Path) -> None:
    other = {file.replace("bridge/", "ferry/"): text for file, text in BASE.items()}
    files = {
        **other,
        EXPLAINER: explainer(more="aliases: [ferry, old]\n"),
        "ferry/explainer.md": explainer(more="aliases: [older, old]\n"),
    }
    assert claims(tmp_path, files) == [
        ("duplicate-id", EXPLAINER, 9, "ferry/explainer.md:2 has the name `ferry` already"),
        ("duplicate-id", "ferry/explainer.md", 9, f"{EXPLAINER}:9 has the name `old` already"),
    ]


@pytest.mark.parametrize("name", ["s-abc", "s-abcdefg", "shares", "sources-1", "old", "the-card"])
def test_any_other_name_is_free(tmp_path: Path, name: str) -> None:
    assert claims(tmp_path / "a", aliases(name)) == []
    assert claims(tmp_path / "b", called(name)) == []


@pytest.mark.parametrize(
    ("alias", "message"),
    [
        ("ann-marsh", "this page has the id `ann-marsh` already"),
        ("old old", "this page has the id `old` already"),
        ("marsh", "this page has the id `marsh` already"),
        ("s-abcdef", "a page uses the id `s-abcdef` already"),
        ("p3, ann", "a page uses the id `p3` already"),
        ("contents", "a page uses the id `contents` already"),
    ],
)
def test_an_id_that_an_entry_had_is_free_on_its_page(
    tmp_path: Path, alias: str, message: str
) -> None:
    text = BASE[PEOPLE].replace("## Ann", "## A {#marsh}\n\nIs [@p2].\n\n## Ann")
    files = {PEOPLE: text.replace('engineer"}', f'engineer" aliases="{alias}"}}')}
    ((code, file, line, words),) = rows(check_former_ids, tmp_path, files)
    assert (code, file, line, words) == ("duplicate-id", PEOPLE, 9, alias)
    found = library(tmp_path, files)
    assert [each.message for each in check_former_ids(found, found.explainers[0])] == [message]


def test_other_ids_that_an_entry_had_are_fine(tmp_path: Path) -> None:
    files = {PEOPLE: BASE[PEOPLE].replace('engineer"}', 'engineer" aliases="ann, marsh"}')}
    assert rows(check_former_ids, tmp_path, files) == []


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/404.html", "the site uses `/404.html` itself"),
        ("/robots.txt", "the site uses `/robots.txt` itself"),
        ("/embed/bridge/old/", "the site uses `/embed` itself"),
        ("/favicon.ico", "the site uses `/favicon.ico` itself"),
        ("/", "`/` is published"),
        ("/bridge/", "`/bridge/` is published"),
        ("/bridge/closure/index.html", "`/bridge/closure/` is published"),
        ("/bridge//people/../closure", "`/bridge/closure/` is published"),
        ("/bridge/people/#ann-marsh", "`/bridge/people/#ann-marsh` is published"),
        ("/bridge/source", "`/bridge/source/` is published"),
        ("/bridge/card.png", "every explainer has a page at `card.png/` of its own"),
        ("/bridge/closure/share/", "the site keeps `share` beside its pages"),
        ("/bridge/closure/qr.svg", "the site keeps `qr.svg` beside its pages"),
        ("/old/index.html.br", "the site keeps `index.html.br` beside its pages"),
        ("/bridge/s-abcdef/", "every explainer has a page at `s-abcdef/` of its own"),
    ],
)
def test_what_is_there_is_not_withdrawn(tmp_path: Path, path: str, message: str) -> None:
    assert claims(tmp_path / "a", site(path)) == [("duplicate-id", "site.toml", 5, message)]
    assert claims(tmp_path / "b", own(path)) == [("duplicate-id", EXPLAINER, 9, message)]


def test_what_leads_on_is_not_withdrawn_and_nothing_is_twice(tmp_path: Path) -> None:
    files = aliases("shut") | site("/bridge/shut", '[[withdrawn]]\npath = "/a"\nreason = "R"\n')
    assert claims(tmp_path, files | own("/a/")) == [
        ("duplicate-id", "site.toml", 5, "`/bridge/shut/` leads on to `/bridge/closure/`, as "
         "`aliases` say"),
        ("duplicate-id", EXPLAINER, 9, "it is withdrawn twice"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "path",
    ["/old.html", "/tunnel/", "/bridge/old/", "/bridge/closure/#old", "/bridge/closure/old/"],
)
def test_whatever_else_was_there_is_withdrawn(tmp_path: Path, path: str) -> None:
    assert claims(tmp_path / "a", site(path)) == []
    assert claims(tmp_path / "b", own(path)) == []


@pytest.mark.parametrize(
    "instead", ["/bridge/", "closure/", "people/#ann-marsh", "mailto:a@b.example"]
)
def test_what_to_read_instead_is_there(tmp_path: Path, instead: str) -> None:
    assert claims(tmp_path, own("old/", instead)) == []


@pytest.mark.parametrize(
    ("instead", "named"),
    [("/nowhere/", "/nowhere/"), ("closure/#x", "/bridge/closure/#x"), ("old", "/bridge/old/")],
)
def test_what_to_read_instead_is_not_somewhere_else(
    tmp_path: Path, instead: str, named: str
) -> None:
    assert claims(tmp_path, own("old/", instead)) == [
        ("broken-link", EXPLAINER, 9, f"there is no `{named}`")
    ]
