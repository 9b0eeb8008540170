from __future__ import annotations

from fractions import Fraction

import pytest

from app.text.ideographs import value_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二〇〇八", 2008),
        ("十", 10),
        ("二十一", 21),
        ("廿三", 23),
        ("两千零五", 2005),
        ("1万2千", 12_000),
        ("4兆7500億", 4_750_000_000_000),
        ("3万亿", 3_000_000_000_000),
        ("万", 10_000),
        ("1.5亿", 150_000_000),
        ("三十五萬", 350_000),
        ("500", 500),
    ],
)
def test_a_number_in_characters_comes_to_its_value(text: str, value: int) -> None:
    assert value_of(text) == Fraction(value)
