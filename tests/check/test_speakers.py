"""What is put into somebody's mouth is their word in the source, and nobody else's."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from app.check.speakers import check_speakers
from app.problems.examples import explainer
from tests.check.test_voices import ARTICLE, HEAD
from tests.checks import closure, rows

PEOPLE = """\
---
title: People
kind: people
---
## Ann Marsh {#ann-marsh called="the engineer"}

Is [@p1].

## Bob Reed {#bob-reed}

Is [@p1].

## The county {#county called="Hexford, government of Hexford"}

Is [@p1].

## Works Ministry {#ministry}

Is [@p1].

## Norland {#norland}

Is [@p1].

## Officials in Norland {#officials}

Is [@p1].
"""


def told(article: str, citation: str, head: str = HEAD) -> dict[str, str]:
    """The folder of the examples with this article, and a statement with this citation."""
    digest, old = (sha256(each.strip().encode()).hexdigest() for each in (article, ARTICLE))
    return {
        **closure(f"It is so [{citation}]."),
        "bridge/people.md": PEOPLE,
        "bridge/sources/wire.md": head.replace(old, digest) + "---\n" + article,
    }


def found(root: Path, article: str, citation: str) -> list[str]:
    """The voices that the check points at."""
    return voices(root, told(article, citation))


def voices(root: Path, files: dict[str, str]) -> list[str]:
    """The voices of the section that the check points at."""
    found = rows(check_speakers, root, files)
    return [words for _, file, _, words in found if file == "bridge/closure.md"]


@pytest.mark.parametrize(
    ("article", "voice"),
    [
        ("The deck is weak, Ann Marsh said.", "ann-marsh"),
        ("“It is weak,” Ann Marsh said.", "ann-marsh"),
        ("“It is weak,” said Ann Marsh, who works for Norland.", "ann-marsh"),
        ("“It is weak. It is old,” Marsh told Bob Reed.", "ann-marsh"),
        ("“It is weak. It is old,” Marsh told reporters in Norland on Monday.", "ann-marsh"),
        ("“It is weak”, warned Ann Marsh.", "ann-marsh"),
        ("According to Ann Marsh, the county knew.", "ann-marsh"),
        ("The county knew, according to Ann Marsh, an engineer from Norland.", "ann-marsh"),
        ("Ann Marsh, 43, the best engineer in Norland, said it was weak.", "ann-marsh"),
        ("Norland could lose, the engineer, Ann Marsh, told the Works Ministry.", "ann-marsh"),
        ("Bob Reed was accused by Ann Marsh of sleeping.", "ann-marsh"),
        ("Ann Marsh left the county, accusing Bob Reed of sleeping.", "ann-marsh"),
        ("Ann Marsh rejects Bob Reed’s account and says that it is weak.", "ann-marsh"),
        ("Ann Marsh, who works for Norland, has since denied that it is weak.", "ann-marsh"),
        ("Norland spokesperson Bob Reed had confirmed that it is weak.", "bob-reed"),
        ("A spokesperson for the county, Bob Reed, said that it is weak.", "bob-reed"),
        ("Norland’s Works Ministry estimates that it is weak.", "ministry"),
        ("Officials in Norland have cautioned that it is weak.", "officials"),
        ("The county said it is weak.", "county"),
        ("A spokesman for the county said it is weak.", "county"),
        ("The government of Hexford said it is weak.", "county"),
        ("Hexford on Thursday repeated its fear that it is weak.", "county"),
        ("Bob Reed came. He said it is weak.", "bob-reed"),
        ("Bob Reed said Ann Marsh knew. He added that it is weak.", "bob-reed"),
        ("Bob Reed knew, and he said it is weak.", "bob-reed"),
        ("Bob Reed came.\n\nHe said it is weak.", "bob-reed"),
        ("It is weak. They said so.", "bob-reed"),
        ("He said so.", "bob-reed"),
        ("Ann Marsh: It is weak, Bob Reed said.\n\nBob Reed: No.", "ann-marsh"),
        ("Q: Is it weak?\n\nA: It is, Bob Reed says.", "bob-reed"),
        ("“It is weak,” Ann Marsh said. “It is old.”", "ann-marsh"),
        ("Ann Marsh wants a bridge. It is weak.", "bob-reed"),
        ("The deck is weak, which nobody denies.", "bob-reed"),
        ("Norland rejected calls to say that it is weak. Ann Marsh would not say.", "norland"),
        ("The accused man, Ann Marsh said, is not a suspect.", "ann-marsh"),
        ("Ann Marsh and Bob Reed said it is weak.", "ann-marsh"),
        ("It is the engineer who said it is weak.", "ann-marsh"),
        ("Ann Marsh’s warning was dismissed by Bob Reed.", "bob-reed"),
    ],
)
def test_a_voice_may_be_attributed_in_many_ways(article: str, voice: str, tmp_path: Path) -> None:
    where = "@p2" if "\n\nHe" in article or article.startswith("Q:") else "@p1"
    assert found(tmp_path, article, f"{where} said by {voice}") == []


@pytest.mark.parametrize(
    ("article", "voice"),
    [
        ("The deck is weak, Ann Marsh told Bob Reed.", "bob-reed"),
        ("“Norland is weak,” Ann Marsh said.", "norland"),
        ("“It is weak,” said Ann Marsh, who works for Norland.", "norland"),
        ("The county knew, according to Ann Marsh.", "county"),
        ("Bob Reed was accused by Ann Marsh of sleeping.", "bob-reed"),
        ("Ann Marsh left, accusing Bob Reed of sleeping.", "bob-reed"),
        ("Norland spokesperson Bob Reed had confirmed that it is weak.", "norland"),
        ("A spokesperson for the county, Bob Reed, said that it is weak.", "county"),
        ("Norland’s Works Ministry estimates that it is weak.", "norland"),
        ("Two divers told Ann Marsh that it is weak.", "ann-marsh"),
        ("Bob Reed said that Ann Marsh knew. He added that it is weak.", "ann-marsh"),
        ("Bob Reed said that it is weak.\n\nHe said that Ann Marsh knew.", "ann-marsh"),
        ("Ann Marsh: Bob Reed knew.\n\nBob Reed: No.", "bob-reed"),
        ("“Reed knew,” Ann Marsh said. “Reed is old.”", "bob-reed"),
    ],
)
def test_words_of_somebody_else_are_pointed_at(article: str, voice: str, tmp_path: Path) -> None:
    where = "@p2" if "\n\nHe" in article else "@p1"
    assert found(tmp_path, article, f"{where} said by {voice}") == [voice]


@pytest.mark.parametrize(
    ("citation", "others"),
    [
        ("@p1 “Norland accuses the county” said by norland", []),
        ("@p1 “Norland accuses the county” said by county", ["county"]),
        ("@p1 “a charge that the county denies” denied by county", []),
        ("@p1 “a charge that the county denies” denied by norland", ["norland"]),
        ("@p1 “accuses”; @p2 “It is weak” said by ann-marsh", []),
        ("@p2 “It is old” said by ann-marsh", []),
        ("@p2 “It is old” said by county", ["county"]),
        ("@p3 “It is shut” said by ann-marsh", []),
        ("@p1-2 said by bob-reed", []),
        ("@p7 said by bob-reed", []),
        ("@date said by bob-reed", []),
        ("@p1 said by nobody", []),
        ("@p1 unconfirmed", []),
        ("@p1 anonymous", []),
    ],
)
def test_what_counts_is_who_says_the_evidence(
    citation: str, others: list[str], tmp_path: Path
) -> None:
    article = (
        "Norland accuses the county of bad faith, a charge that the county denies.\n\n"
        "“It is weak,” Ann Marsh said. “It is old.”\n\n“It is shut.”"
    )
    assert found(tmp_path, article, citation) == others


def test_a_quotation_that_runs_on_is_of_whoever_began_it(tmp_path: Path) -> None:
    article = "“It is weak,” Ann Marsh told Bob Reed. “It is old.\n\n“It is shut.”"
    assert found(tmp_path, article, "@p2 “It is shut” said by ann-marsh") == []
    assert found(tmp_path, article, "@p2 “It is shut” said by bob-reed") == ["bob-reed"]


@pytest.mark.parametrize("head", ["language: sv", "language: de"])
def test_attributions_are_read_in_english_only(head: str, tmp_path: Path) -> None:
    files = told("Ann Marsh said so.", "@p1 said by bob-reed", HEAD.replace("language: en", head))
    assert rows(check_speakers, tmp_path, files) == []


def test_of_another_language_only_what_somebody_is_called_is_compared(tmp_path: Path) -> None:
    files = told("Bob Reed told the engineer so.", "@p1 said by ann-marsh")
    files["bridge/explainer.md"] = explainer().replace("language: en", "language: sv")
    assert voices(tmp_path, files) == ["ann-marsh"]
    files["bridge/closure.md"] = files["bridge/closure.md"].replace("ann-marsh", "bob-reed")
    assert voices(tmp_path, files) == []
