from __future__ import annotations

import subprocess
import sys

import pytest

from app.text.locales import base, language_name, locale_of


def test_a_locale_knows_how_its_language_writes() -> None:
    german = locale_of("de")
    assert german is not None
    assert (german.decimal, german.group, german.order) == (",", ".", "dmy")
    assert german.months["märz"] == 3
    assert german.weekdays["montag"] == 0
    assert german.units["kilometer"] == "kilometre"
    assert german.scales["millionen"] == 10**6
    assert german.has_capitals


@pytest.mark.parametrize(
    ("tag", "word", "name"),
    [
        ("ru", "долларов", "dollar"),
        ("es", "dólares", "dollar"),
        ("zh-Hans", "美元", "dollar"),
        ("zh-Hant-TW", "英鎊", "pound"),
    ],
)
def test_a_currency_is_known_by_its_short_name(tag: str, word: str, name: str) -> None:
    locale = locale_of(tag)
    assert locale is not None
    assert locale.currencies[word] == name
    assert locale.has_capitals is (tag in ("ru", "es"))


@pytest.mark.parametrize("tag", ["xx", "und", "not a tag", ""])
def test_of_what_is_no_language_nothing_is_known(tag: str) -> None:
    assert locale_of(tag) is None
    assert language_name(tag) == tag


def test_a_language_has_an_english_name() -> None:
    assert language_name("zh-Hans") == "Chinese"
    assert language_name("en-GB") == "English"
    assert base("pt_BR") == "pt"


def test_english_loads_no_locale() -> None:
    code = (
        "import sys; from app.text import figures, names; figures('5 May 2018'); names('A B');"
        "sys.exit('babel' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
