"""What a person read still stands there, and somebody did where a site asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.evidence import places
from app.check.readings import check_read, check_readings
from app.library.reviews import fingerprint
from app.problems.codes import CODES
from app.problems.examples import BASE
from tests.checks import closure, library, problems, rows

CLOSURE = "bridge/closure.md"


def reading(root: Path, body: str) -> str:
    """The line that says that the statement of a closure was read."""
    (explainer,) = library(root, closure(body)).explainers
    (place,) = (each for each in places(explainer) if each.section is explainer.sections[0])
    mark = fingerprint(place.statement, explainer)
    return f"{place.statement.id} {mark} 2024-07-01 Jo Reed\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The deck is weak [@p2].", []),
        ("The deck is weak [@p2; @p3].", [(CLOSURE, 4)]),
        ("The deck is weak [@p2 said by ann-marsh].", [(CLOSURE, 4)]),
        ("The deck was weak [@p2].", [("bridge/reviewed.txt", 1)]),
    ],
)
def test_a_reading_of_what_has_changed_is_stale(
    body: str, expected: list[tuple[str, int]], tmp_path: Path
) -> None:
    line = reading(tmp_path / "read", "The deck is weak [@p2].")
    found = rows(check_readings, tmp_path, {**closure(body), "bridge/reviewed.txt": line})
    assert [each[:3] for each in found] == [("stale-review", *place) for place in expected]


def test_a_changed_paragraph_makes_a_reading_stale(tmp_path: Path) -> None:
    body = "The deck is weak [@p2]."
    line = reading(tmp_path / "read", body)
    wire = BASE["bridge/sources/wire.md"]
    for number, words in ((1, "4,200"), (2, "not safe")):
        files = {
            **closure(body),
            "bridge/reviewed.txt": line,
            "bridge/sources/wire.md": wire.replace(words, "changed"),
        }
        found = problems(check_readings, tmp_path / str(number), files)
        assert [each.message for each in found] == [
            "Jo Reed read this on 2024-07-01, before what it cites changed"
        ] * (number == 2)


ASKED = CODES["review-missing"].good
OPENING = "bridge/explainer.md"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, []),
        ({"site.toml": BASE["site.toml"], "bridge/reviewed.txt": ""}, []),
        ({OPENING: ASKED[OPENING].replace("authors:", "draft: true\nauthors:")}, []),
        ({OPENING: BASE[OPENING]}, ["no author is named"]),
        ({OPENING: ASKED[OPENING].replace("Ann Lee", "Kim, jo  reed")}, ["and 4 more"]),
        ({"bridge/reviewed.txt": ASKED["bridge/reviewed.txt"][49:]}, ["beside its source"]),
        ({"bridge/reviewed.txt": ""}, ["and 4 more of this explainer"]),
    ],
)
def test_what_only_its_author_has_read_is_not_published_where_a_site_asks_for_more(
    files: dict[str, str], expected: list[str], tmp_path: Path
) -> None:
    found = problems(check_read, tmp_path, {**ASKED, **files})
    assert len(found) == len(expected)
    for each, words in zip(found, expected, strict=True):
        assert words in each.message


def test_what_has_changed_has_to_be_read_again(tmp_path: Path) -> None:
    changed = ASKED[CLOSURE].replace("all day", "all the time")
    (found,) = problems(check_read, tmp_path, {**ASKED, CLOSURE: changed})
    assert (found.span.file, found.message) == (
        CLOSURE, "nobody but the author has read this beside its source"
    )  # fmt: skip
