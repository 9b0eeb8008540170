"""What a front matter needs of YAML is read, and whatever else a text holds is refused."""

from __future__ import annotations

import warnings
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.library.yaml import NotYamlError, Value, load
from tests.growth import HIGHEST, exponent, repeated


def plain(text: str) -> dict[str, object]:
    return {key: each.plain() for key, each in load(text).items()}


def refusal(text: str) -> tuple[str, int, int]:
    with pytest.raises(NotYamlError) as raised:
        load(text)
    return raised.value.message, raised.value.line, raised.value.column


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", {}),
        ("# nothing", {}),
        ("a: b", {"a": "b"}),
        ("a: no", {"a": "no"}),
        ("a: >-\n  b\n  c: d", {"a": "b c: d"}),
        ("a: 2024-01-31", {"a": date(2024, 1, 31)}),
        ("a: '2024-01-31'", {"a": "2024-01-31"}),
        ("a: !!str 7", {"a": "7"}),
        ("a: [b, {c: d}]", {"a": ("b", {"c": "d"})}),
        ("<<: {a: b}", {"<<": {"a": "b"}}),
        ('a: "\\ud800"', {"a": "\ud800"}),
        ("7: a", {"7": "a"}),
    ],
)
def test_a_text_is_keys_with_values(text: str, said: dict[str, object]) -> None:
    assert plain(text) == said


@pytest.mark.parametrize(
    "number",
    ["7", "-1", "0x1f", ".inf", ".nan", "1e999", "~", "null", "", "1_0", "0o7", "1" * 6000,
     "9" * 400 + ".5", "2024-01-31T10:00:00Z", "2024-01-31 25:61:61", "0001-01-01t00:00:00+99:99"],
)  # fmt: skip
def test_nothing_is_made_of_what_is_neither_text_nor_date(number: str) -> None:
    assert plain(f"a: {number}") == {"a": None}


def test_a_value_knows_where_its_key_or_it_begins() -> None:
    value = load("a: x\nb:\n  - c\n  - {d: e}")["b"]
    assert (value.line, value.column) == (2, 1)
    second = value.at(1)
    assert second == Value({"d": Value("e", 4, 6)}, 4, 5)
    assert second is not None
    assert (value.at(2), value.at("d"), second.at("x")) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ("a: b\nc: &x d", "a value may not be named to be repeated", 2, 4),
        ("a: &a [*a]", "a value may not be named to be repeated", 1, 4),
        ("a: &a {b: c}\nd: {<<: *a}", "a value may not be named to be repeated", 1, 4),
        ("&a b: c", "a key is a single word", 1, 1),
        ("a: &b {<<: *b}", "a value may not be named to be repeated", 1, 4),
        ("a: *b", "found undefined alias", 1, 4),
        ("a: !!omap [b: c]", "a tag such as `!!omap` has no meaning here", 1, 4),
        ("a: !!set {b}", "a tag such as `!!set` has no meaning here", 1, 4),
        ("a: !!binary aGVsbG8=", "a tag such as `!!binary` has no meaning here", 1, 4),
        ("a: !!python/object:os.system x", "a tag such as `!!python/object:os.system` has", 1, 4),
        ("a: !x!y z", "found undefined tag handle", 1, 4),
        ("!!omap\na: b", "a tag such as `!!omap` has no meaning here", 1, 1),
        ("a: b\n\na: c", "`a` is said twice", 3, 1),
        ("a: {b: c, b: d}", "`b` is said twice", 1, 11),
        ("? [a]\n: b", "a key is a single word", 1, 3),
        ("a: b\nc: 2024-13-99", "there is no day 2024-13-99", 2, 4),
        ("a: 0000-01-01", "there is no day 0000-01-01", 1, 4),
        ("- a", "this is not a list of keys", 1, 1),
        ("a", "this is not a list of keys", 1, 1),
        ("~", "this is not a list of keys", 1, 1),
        ("%YAML 1.1\n---\na: no", "a line that begins with `%` has no meaning here", 1, 1),
        ("a: b\n--- \nc: d", "but found another document", 2, 1),
        ("a: b\x85c: d", "the line ends with a character that most programs do not see", 1, 5),
        ("a: b\nb: c\u2028d", "the line ends with a character that most programs do not see", 2, 5),
        ("a: b\nb: \x07", "the character U+0007 may not stand in YAML", 2, 4),
        ("a: \ud800", "the character U+D800 may not stand in YAML", 1, 4),
        ('a: "\\U00110000"', "a value cannot be read: chr() arg not in range(0x110000)", 1, 1),
        ("\ta: b", "found character '\\t' that cannot start any token", 1, 1),
        ("a: [b", "expected ',' or ']', but got", 1, 6),
        ("a: " + "[" * 60 + "]" * 60, "it is nested too deeply", 1, 1),
        ("\n".join(" " * depth + "a:" for depth in range(990)), "it is nested too deeply", 1, 1),
        ("? " * 2000, "it is nested too deeply", 1, 1),
        ("- " * 2000, "it is nested too deeply", 1, 1),
    ],
)
def test_what_a_front_matter_has_no_use_for_is_refused_where_it_stands(
    text: str, message: str, line: int, column: int
) -> None:
    said, *where = refusal(text)
    assert said.startswith(message)
    assert where == [line, column]


def test_nine_levels_of_aliases_are_refused_at_the_first() -> None:
    levels = "\n".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]" for n in range(9))
    assert refusal(f"a0: &a0 [lol]\n{levels}") == (
        "a value may not be named to be repeated (`&`, `*`)", 1, 5,
    )  # fmt: skip


@given(
    st.text(st.sampled_from(" \n\t-?:[]{}&*!|>'\"%@`#,~<aA0.1\\x\x85\u2028\ud800_="), max_size=60)
)
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(NotYamlError):
        plain(text)


@pytest.mark.parametrize(
    ("before", "unit", "after"),
    [
        ("", "a", ": b"),
        ("a: [", "b, ", "]"),
        ("a:\n", "- b\n", ""),
        ("a: [", "{b: c}, ", "]"),
        ('a: "', "\\u0041", '"'),
        ("a: 1", "1", ""),
        ("a: ", "b\n ", ""),
        ("a: >\n", "  b\n", ""),
        ("", "# a\n", "a: b"),
        ("a: &a b\nc: [", "*a, ", "*a]"),
        ("a: ", "[]", ""),
        ("", "\n", "a: b"),
        ("a: !", "a", " b"),
    ],
)
def test_time_grows_no_faster_than_the_text(before: str, unit: str, after: str) -> None:
    def read(text: str) -> None:
        with suppress(NotYamlError):
            load(text)

    assert exponent(read, repeated(unit, before, after)) < HIGHEST


def test_time_grows_no_faster_than_the_number_of_keys() -> None:
    assert exponent(load, lambda size: "".join(f"k{n}: v\n" for n in range(size // 8))) < HIGHEST


@pytest.mark.parametrize(("written", "said"), [("true", True), ("False", False)])
def test_true_and_false_are_a_truth(written: str, said: bool) -> None:
    assert load(f"a: {written}")["a"].plain() is said


def test_an_anchor_that_stands_twice_is_refused_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(NotYamlError):
            load("a: &x 1\nb: &x 2")
