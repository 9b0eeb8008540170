"""An author whose section does not arrive at once is told so."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app.settings import Settings
from app.site import site_of
from app.site.build import build_site
from app.site.weight import TEN_SEGMENTS, heavy
from app.urls import Address
from tests.folders import write
from tests.sample import FILES, PUBLIC, sample, source_file, verified

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def files(statements: int) -> dict[str, str]:
    """The sample with a section of so many statements, each on a paragraph of its own."""
    chance = random.Random(15)

    def words() -> str:
        return " ".join("".join(chance.choices(_LETTERS, k=7)) for _ in range(9))

    told = "".join(f"Then {words()} [@long:p{n}].\n\n" for n in range(1, statements + 1))
    body = "\n\n".join(f"There {words()}." for _ in range(statements))
    explainer = FILES["bridge/explainer.md"]
    return {
        **FILES,
        "bridge/explainer.md": explainer.replace(
            "[closure, people", "[closure, long, people"
        ).replace("[wire, herald]", "[wire, herald, long]"),
        "bridge/long.md": f"---\ntitle: Long\n---\n{told}",
        "bridge/sources/long.md": source_file("Long", "The County Wire", "en", body),
    }


def test_a_section_that_is_too_heavy_is_named_with_its_weight(tmp_path: Path) -> None:
    found = verified(tmp_path, only=files(110))
    (line,) = heavy(found, PUBLIC)
    answer = build_site(found, PUBLIC)["/bridge/long/"]
    sent = len(answer.encodings["br"]) + sum(len(a) + len(b) + 4 for a, b in answer.headers) + 300
    assert sent > TEN_SEGMENTS
    assert line == (
        f"bridge/long.md: its page takes {sent:,} bytes, and 14,480 arrive at once; "
        "consider making two sections of it"
    )


def test_a_long_section_that_is_light_enough_is_not(tmp_path: Path) -> None:
    assert list(heavy(verified(tmp_path, only=files(50)), PUBLIC)) == []
    assert list(heavy(sample(), Address())) == []


def test_a_build_says_so_and_holds_nothing_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write(tmp_path / "content", files(110))
    site = site_of(Settings(content=content, cache=tmp_path / "cache"))
    assert site is not None
    assert "/bridge/long/" in site
    assert "bridge/long.md: its page takes " in capsys.readouterr().err
