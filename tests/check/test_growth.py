"""Checking takes no longer than what is checked grows, and what cannot be right costs no more."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from app.check.evidence import Elsewhere
from app.check.verify import verify
from app.library.library import Library
from app.model import Paragraph
from app.problems.examples import source
from tests.checks import library
from tests.growth import HIGHEST, exponent

SMALL, TIMES = 60, 5


def word(number: int) -> str:
    """A word without a meaning, another for every number."""
    letters = "bcdfghjklmnprstvwz"
    return "".join(letters[number // 18**at % 18] + "aeiou"[at] for at in range(4))


def explained(root: Path, form: str, count: int) -> Library:
    """An explainer of so many paragraphs, with a statement of this form for each of them."""
    told = [f"The {word(n)} near {word(7 * n).title()} cost {n + 20}." for n in range(count)]
    made = [
        form.format(n=n, at=n + 4, word=word(n), name=word(n + 5000).title(), number=n + 90000)
        for n in range(count)
    ]
    files = {
        "bridge/sources/wire.md": source() + "".join(f"\n{each}\n" for each in told),
        "bridge/closure.md": "---\ntitle: The closure\n---\n" + "\n\n".join(made) + "\n",
    }
    return library(root / str(count), files)


@pytest.mark.parametrize(
    "form",
    [
        "The {word} of {name} cost {number} [@p{at} “near {name}”].",
        "## {name} {{#h{n}}}\n\nThe {word} was there [@p{at}].",
    ],
)
def test_time_grows_no_faster_than_an_explainer(form: str, tmp_path: Path) -> None:
    make = partial(explained, tmp_path, form)
    assert exponent(verify, make, small=SMALL, times=TIMES) < HIGHEST


def test_what_only_suggests_stops_looking(tmp_path: Path) -> None:
    (explainer,) = library(tmp_path, {}).explainers
    first, second, third = explainer.sources[0].paragraphs
    looked: list[Paragraph] = []
    elsewhere = Elsewhere(explainer, most=len(first.text + second.text + third.text + first.text))
    assert elsewhere.first((first,), looked.append) is None
    assert elsewhere.first((), looked.append) is None
    assert elsewhere.first((), looked.append) is None
    assert looked == [second, third, first]
