"""Which paths one may have been: the plainest first, and never one that is none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.spelling import Spelling, spellings, without_stops


def test_a_path_is_itself_before_it_is_anything_else() -> None:
    assert list(spellings("/a/b/")) == [Spelling("/a/b"), Spelling("/a/b/")]
    assert next(spellings("/A.b)/")).path == "/A.b)"
    assert [each.path for each in spellings("/A)/")] == [
        "/A)",
        "/A)/",
        "/a)",
        "/a)/",
        "/A",
        "/A/",
        "/a",
        "/a/",
    ]


def test_what_was_encoded_again_and_again_is_decoded_twice() -> None:
    assert "/a b" in [each.path for each in spellings("/a%2520b")]
    assert "/a b" not in [each.path for each in spellings("/a%252520b")]


@given(st.text())
def test_every_path_given_is_plain(written: str) -> None:
    for each in spellings(written):
        assert each.path.startswith("/")
        assert not {"..", "."} & set(each.path.split("/"))
        assert "//" not in each.path


def test_what_no_page_can_be_costs_nothing() -> None:
    began = time.perf_counter()
    for written in ("/" + "a/" * 50_000, "(" * 60_000, "&" * 60_000, "%25" * 20_000):
        assert list(spellings(written)) == []
    for written in ("/" + "(a" * 990, "&amp" * 490, "%25" * 660, "/." * 990):
        assert len(list(spellings(written))) < 50
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("s-abcdef).", "s-abcdef"),
        ("p9", "p9"),
        ("a.b_", "a.b"),
        (":~:text=x", ""),
        ("", ""),
        ("…", ""),
    ],
)
def test_a_fragment_ends_with_its_last_letter_or_digit(written: str, expected: str) -> None:
    assert without_stops(written) == expected
