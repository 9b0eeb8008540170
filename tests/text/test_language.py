"""How a language is set."""

from __future__ import annotations

import pytest

from app.text.language import direction


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "ltr"),
        ("ur", "rtl"),
        ("fa", "rtl"),
        ("he", "rtl"),
        ("az-Thaa", "rtl"),
        ("AR-EG", "rtl"),
        ("ur-Latn", "ltr"),
        ("pa-Arab-PK", "rtl"),
        ("en-1994", "ltr"),
        ("", "ltr"),
    ],
)
def test_direction_comes_from_the_script_or_else_the_language(language: str, expected: str) -> None:
    assert direction(language) == expected
