"""One explainer is read by itself, and its neighbours as far as it leads to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check import verify
from app.library import read_alone
from app.problems.examples import BASE
from tests.folders import write

FERRY = {
    name.replace("bridge/", "ferry/"): text
    for name, text in BASE.items()
    if name.startswith("bridge/")
}


def site(root: Path, link: str, **ferry: str) -> Path:
    """Two explainers, of which the first links to a place."""
    closure = f"---\ntitle: The closure\n---\nIt is [shut]({link}) [@p1 “closed”].\n"
    opening = FERRY["ferry/explainer.md"].replace("title:", "aliases: [barge]\ntitle:", 1)
    files = {**BASE, "bridge/closure.md": closure, **FERRY, "ferry/explainer.md": opening}
    return write(root, files | {f"ferry/{name}.md": text for name, text in ferry.items()})


@pytest.mark.parametrize(
    ("link", "codes"),
    [
        ("/", []),
        ("/ferry/", []),
        ("/ferry/people/#ann-marsh", []),
        ("/barge/people/#ann-marsh", []),
        ("/ferry/people/#bob", ["broken-link"]),
        ("/ferry/boats/", ["broken-link"]),
        ("/raft/", ["broken-link"]),
        ("/bridge/people/#bob", ["broken-link"]),
    ],
)
def test_a_link_is_followed_into_the_others(link: str, codes: list[str], tmp_path: Path) -> None:
    found = verify(read_alone(site(tmp_path, link), "bridge")).problems
    assert [each.code for each in found if each.code == "broken-link"] == codes


def test_what_is_wrong_with_the_others_is_not_told(tmp_path: Path) -> None:
    root = site(tmp_path, "/ferry/boats/", people="no front matter", explainer="neither")
    library = read_alone(root, "bridge")
    assert {each.span.file.partition("/")[0] for each in verify(library).problems} <= {"bridge"}
    assert [each.id for each in library.explainers] == ["bridge"]


def test_what_cannot_be_read_may_have_any_place(tmp_path: Path) -> None:
    root = site(tmp_path, "/ferry/boats/", explainer="\0")
    assert "broken-link" not in {each.code for each in verify(read_alone(root, "bridge")).problems}


def test_a_neighbour_is_asked_as_often_as_it_is_linked_to(tmp_path: Path) -> None:
    root = site(tmp_path, "/ferry/", people="---\ntitle: People\nkind: people\n---\n")
    closure = root / "bridge/closure.md"
    more = "\nIt is [gone](/ferry/boats/) [@p1].\n"
    closure.write_text(closure.read_text("utf-8") + more, "utf-8")
    found = verify(read_alone(root, "bridge")).problems
    assert [each.message for each in found if each.code == "broken-link"] != []
