"""A number counts in a statement what it counts in the source."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from app.check.counted import check_counted
from app.problems.examples import BASE
from tests.checks import closure, rows, translated

_WIRE = BASE["bridge/sources/wire.md"]
_HEAD, _, _BODY = _WIRE.rpartition("---\n")
_DIGEST = sha256(_BODY.strip().encode()).hexdigest()


def found(root: Path, article: str, statement: str) -> list[str]:
    """The nouns that the check points at in a statement of the first paragraph."""
    digest = sha256(article.strip().encode()).hexdigest()
    wire = f"{_HEAD.replace(_DIGEST, digest)}---\n{article}\n"
    files = {**closure(statement), "bridge/sources/wire.md": wire}
    return [each[3] for each in rows(check_counted, root, files) if each[1] == "bridge/closure.md"]


@pytest.mark.parametrize(
    ("article", "statement"),
    [
        ("Some 40 schools were shut.", "They closed 40 schools [@p1]."),
        ("Some 40 schools were shut.", "They closed 40 of the old schools [@p1]."),
        ("Some 40 schoolchildren came.", "There were 40 pupils [@p1]."),
        ("Some 40 soldiers came.", "There were 40 people [@p1]."),
        ("A survey of 1709 schoolchildren ran.", "Of Tarn 1709 pupils were asked [@p1]."),
        ("Some 40 came.", "There came 40 soldiers [@p1].\n\nNot so [@p1]."),
        ("Some 40 came, and then soldiers.", "There came 40 soldiers [@p1]."),
        ("Some 40 engineers know it.", "Of its 40 speakers, all engineers, none tells [@p1]."),
        ("Some 40 freight trains ran.", "Of goods trains 40 goods trains ran [@p1]."),
        ("Trade is bilateral.", "It is between the two countries [@p1]."),
        ("Tarn and Ilse parishes, both poor, pay.", "The two parishes pay [@p1]."),
        ("Both parishes pay.", "The two parishes pay [@p1]."),
        ("They wait 40 days.", "They wait 40 days [@p1]."),
        ("It cost 40 pounds.", "It cost 40 pounds [@p1]."),
        ("It was in 2021.", "In 2021 schools were shut [@p1]."),
        ("There were 40 schools.", "There were 41 pupils [@p1]."),
        ("There were 40 schools.", "There were 40 and pupils came [@p1]."),
        ("There were 40 schools.", "There were 40 open [@p1]."),
        ("There were 40 schools.", "There were 40; buses came [@p1]."),
        ("There were 40 schools.", "It happened 40 times [@p1]."),
        ("A town has 40 schools.", "> There were 40 pupils [@p1]"),
        ("Ann, Bob and Cid came.", '[Three pupils]{counted="Ann; Bob; Cid"} came [@p1].'),
        ("There were 40 schools.", "There were 40 pupils [@p9]."),
    ],
)
def test_a_number_may_count_what_the_source_counts(
    article: str, statement: str, tmp_path: Path
) -> None:
    if statement.startswith("There came 40") and "\n\n" in statement:
        article += "\n\nThe soldiers slept."
    assert found(tmp_path, article, statement) == []


@pytest.mark.parametrize(
    ("article", "statement", "noun"),
    [
        ("Some 40 schools were shut.", "They closed 40 pupils [@p1].", "pupils"),
        ("Some 40 old schools were shut.", "They closed 40 old bridges [@p1].", "bridges"),
        ("Some 40 schools were shut.", "There are 40 aircraft [@p1].", "aircraft"),
        ("Dozens of schools were shut.", "Dozens of bridges are [@p1].", "bridges"),
        ("And 1709 containers wait.", "There wait 1709 lorries [@p1].", "lorries"),
        ("Some 40 came.", "There came 40 soldiers [@p1].", "soldiers"),
        ("Trade is bilateral.", "It is between the two courts [@p1].", "courts"),
        ("Tarn and Ilse parishes, both poor, pay.", "The two parties pay [@p1].", "parties"),
        ("Three of the freight trains ran.", "Three of its buses ran [@p1].", "buses"),
    ],
)
def test_a_number_that_counts_other_things_is_pointed_at(
    article: str, statement: str, noun: str, tmp_path: Path
) -> None:
    assert found(tmp_path, article, statement) == [noun]


def test_other_languages_are_left_alone(tmp_path: Path) -> None:
    files = {**closure("There are 4,200 horses [@p1]."), **translated("de")}
    assert rows(check_counted, tmp_path, files) == []
