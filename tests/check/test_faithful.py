"""Faithful forms of what a source says pass every check: in names, in figures, in other words."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.check.verify import verify
from app.problems.examples import wider
from tests.checks import library

ABOUT_TRUTH = frozenset(
    (
        "figure-not-in-source", "name-not-in-source", "quote-not-in-source", "contrary-word",
        "hedge-dropped", "denial-turned", "range-turned-round", "evidence-not-bearing",
        "unit-not-in-source",
    )
)  # fmt: skip


def refused(root: Path, body: str, source: str) -> list[str]:
    """What is said against a statement about what its paragraph says."""
    found = verify(library(root, wider(f"{body} [@p4].", source)), strict=True).problems
    return [str(each) for each in found if each.code in ABOUT_TRUTH and each.span.line == 4]


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("Mr West spoke of it", "Thomas West, the envoy, spoke of it."),
        ("Ms Baloch spoke of it", "Mumtaz Zahra Baloch, a speaker, spoke of it."),
        ("Maulana Rehman went there", "Maulana Fazlur Rehman, a cleric, went there."),
        ("It took power in Aug. 2021", "It took power in August 2021."),
        ("It took power in August 2021", "It took power in Aug. 2021."),
        ("Several sources know of it", "Multiple sources know of it."),
        ("It strains ties of the two countries", "It strains bilateral ties."),
        ("It is a third of the way there", "It is partly there."),
        ("To have it is half the battle", "To have it is a good part of what they want."),
        ("It was discussed in Congress", "It was discussed at a congressional hearing."),
        ("It was asked by Voice of America", "It was asked by VOA."),
        ("It is the work of the Tehrik-e-Taliban", "It is the work of Tehrik-e-Taliban Pakistan."),
        ("About half of the trade goes there", "Some 50% of the trade goes there."),
        ("Half of the trade goes there", "50 percent of the trade goes there."),
        ("A tenth of the trade goes there", "10 per cent of the trade goes there."),
        ("Rates rose by between 5% and 7%", "Rates rose 5-7%."),
        ("It costs 1.2 to 1.5 billion euros", "It costs €1.2bn–€1.5bn."),
        ("A crack of 4.25 inches was seen", "A crack of 4-1/4 inches was seen."),
        ("It was shut on 30 June 2020", "It was shut on 30/06/2020."),
        ("The index fell by 0.3", "The index saw a change of -0.3."),
        ("It held more than 1,700 boxes", "It held 1709 boxes."),
        ("It was opened in mid-2003", "It was opened in July 2003."),
    ],
)
def test_a_faithful_form_is_let_pass(body: str, source: str, tmp_path: Path) -> None:
    assert refused(tmp_path, body, source) == []


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("Mr West spoke of it", "Thomas East, the envoy, spoke of it."),
        ("It took power in Aug. 2021", "It took power in July 2021."),
        ("Half of the trade goes there", "30 percent of the trade goes there."),
        ("A tenth of the trade goes there", "20 per cent of the trade goes there."),
        ("Rates rose by between 5% and 7%", "Rates rose 5-8%."),
        ("It costs 1.2 to 1.5 billion euros", "It costs €1.2m–€1.5m."),
        ("A crack of 4.25 inches was seen", "A crack of 4-3/4 inches was seen."),
        ("It was shut on 30 June 2020", "It was shut on 30/07/2020."),
        ("The index fell by 0.3", "The index saw a change of -0.4."),
        ("It held more than 1,700 boxes", "It held 1609 boxes."),
        ("It was opened in mid-2003", "It was opened in January 2003."),
    ],
)
def test_a_false_form_beside_it_is_not(body: str, source: str, tmp_path: Path) -> None:
    assert refused(tmp_path, body, source)
