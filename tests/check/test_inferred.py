"""That a date which is inferred follows from what it is said to be inferred from."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.inferred import check_inferred
from app.library import read_library
from app.problems.examples import timed
from tests.folders import write


def found(root: Path, attributes: str, language: str = "en") -> list[str]:
    files = dict(timed(attributes))
    opening = files["bridge/explainer.md"]
    files["bridge/explainer.md"] = opening.replace("language: en", f"language: {language}")
    library = read_library(write(root, files))
    return [each.message for each in check_inferred(library, library.explainers[0])]


@pytest.mark.parametrize(
    "attributes",
    [
        'date="2023-12" inferred="the month before the hearing, in January 2024"',
        'date="2024-02" inferred="the month after the article, which is of January 2024"',
        'date="2024-01" label="early January" inferred="the year is taken to be 2024"',
        'date="2024-01" inferred="a Thursday in the week of the article, January 2024"',
        'date="2023-12" inferred="a day in the weeks before January 2024" label="weeks ago"',
        'date="2024-04" label="the coming spring" inferred="the spring after January 2024"',
        'date="2023" inferred="the year before the article’s own, which is 2024"',
        'date="2025" label="next year" inferred="after the article, of 2024"',
        'date="2022" inferred="later that year, in the sentence that names mid-2022"',
        'date="2023" until="2024-01" inferred="the months up to January 2024"',
        'date="2023-09-30" label="30/09/2023" inferred="the article has the day first"',
        'date="2024" label="the coming spring" inferred="the spring after January 2024"',
        'date="2024-03" inferred="nothing in the article tells"',
        'date="2024-01" inferred="the last of three talks, which were in January 2024"',
        'date="2029-03" label="2024"',
    ],
)
def test_a_date_that_follows_is_left_alone(tmp_path: Path, attributes: str) -> None:
    assert found(tmp_path, attributes) == []


@pytest.mark.parametrize(
    "attributes",
    [
        'date="2024-12" inferred="the month before the hearing, in January 2024"',
        'date="2023-11" inferred="the month before the hearing, in January 2024"',
        'date="2024-01" inferred="the month after the article, which is of January 2024"',
        'date="2025-01" label="early January" inferred="the year is taken to be 2024"',
        'date="2024-02" label="early January" inferred="the year is taken to be 2024"',
        'date="2024" inferred="the year before the article’s own, which is 2024"',
        'date="2023" inferred="later that year, in the sentence that names mid-2022"',
        'date="2025" inferred="the months up to January 2024"',
        'date="2023-09-29" label="30/09/2023" inferred="the article has the day first"',
        'date="2025" label="the coming spring" inferred="the spring after January 2024"',
    ],
)
def test_a_date_that_does_not_follow_is_found(tmp_path: Path, attributes: str) -> None:
    (message,) = found(tmp_path, attributes)
    assert "does not follow from" in message


def test_the_end_of_a_time_follows_as_well(tmp_path: Path) -> None:
    attributes = 'date="2023" until="2025-01" inferred="the months up to January 2024"'
    assert len(found(tmp_path, attributes)) == 1


def test_a_date_that_is_none_is_left_to_the_check_of_dates(tmp_path: Path) -> None:
    assert found(tmp_path, 'date="soon" inferred="in January 2024"') == []


def test_words_of_another_language_are_not_read(tmp_path: Path) -> None:
    assert found(tmp_path, 'date="2029-12" inferred="January 2024"', "de") == []
