"""Whoever is cited as saying something is named there, and is quoted with words of their own."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from app.check.voices import check_heard, check_own_words, is_turn, own_words
from app.problems.examples import source
from tests.checks import closure, problems, row, rows

HEAD, _, ARTICLE = source().rpartition("---\n")


def told(root: Path, article: str, body: str, more: str = "") -> dict[str, str]:
    """The folder of the examples with another article, and this text in its section."""
    digest = sha256(article.strip().encode()).hexdigest()
    old = sha256(ARTICLE.strip().encode()).hexdigest()
    entry = (
        f"---\ntitle: People\nkind: people\n---\n## Ann Marsh {{#ann-marsh{more}}}\n\nIs [@p1].\n"
    )
    other = (
        "\n## Bob Marsh {#bob-marsh}\n\nIs [@p1].\n\n## The board of trade {#board}\n\nIs [@p1].\n"
    )
    return {
        **closure(body),
        "bridge/people.md": entry + other,
        "bridge/sources/wire.md": HEAD.replace(old, digest) + "---\n" + article,
    }


@pytest.mark.parametrize(
    ("article", "body"),
    [
        ("“It is weak,” Ann Marsh said.", "She calls it “weak” [@p1 said by ann-marsh]."),
        ("“It is weak,” she said. “Very.”", "It is “weak … Very” [@p1 said by ann-marsh]."),
        ("“It is weak, Ann Marsh said.", "She calls it “weak” [@p1 said by ann-marsh]."),
        ("— It is weak, said Ann Marsh.", "She calls it “weak” [@p1 said by ann-marsh]."),
        ("Marsh: It is weak.", "She calls it “weak” [@p1 said by ann-marsh]."),
        ("Q: Well?\n\nMarsh: It is so.\n\nIt is weak.", "It is “weak” [@p3 said by ann-marsh]."),
        ("Ann Marsh called it weak.", "She calls it “weak” [@p1]."),
        ("Ann Marsh called it weak.", "She calls it “weak” [@p1 alleged]."),
        ("It is weak.\n\nIt is “weak”.", "It is “weak” [@p1; @p2 said by ann-marsh]."),
        ("It is weak.\n\n“No.”", "It is “weak” [@p1 reported; @p2 said by ann-marsh]."),
        ("“It is weak,” Ann Marsh said.", "> It is weak [@p1 said by ann-marsh]"),
        ("“Weak,” Ann Marsh said.", "> “Weak,” Ann Marsh said [@p1 said by ann-marsh]"),
        ("It is so.", "It is “gone” [@p1 said by ann-marsh]."),
        ("It is so.", "It is “gone [@p1 said by ann-marsh]."),
        ("It is so.", "It is “gone” [@p7 said by ann-marsh]."),
    ],
)
def test_a_quotation_under_a_voice_may_be_of_its_own_words(
    article: str, body: str, tmp_path: Path
) -> None:
    assert rows(check_own_words, tmp_path, told(tmp_path, article, body)) == []


@pytest.mark.parametrize(
    ("article", "body", "words"),
    [
        ("Marsh called it weak.", "She calls it “weak” [@p1 said by ann-marsh].", "“weak”"),
        ("Marsh called it weak.", "Some call it “weak” [@p1 anonymous].", "“weak”"),
        ("Marsh called “it” weak.", "Is “it weak” [@p1 denied by ann-marsh].", None),
        ("“So,” it is weak.", "She calls it “weak” [@p1 alleged by ann-marsh].", "“weak”"),
        ("She added: it is weak.", "She calls it “weak” [@p1 said by ann-marsh].", "“weak”"),
        ("“So,” it is. “Yes.”", "It is “So … it is” [@p1 said by ann-marsh].", "“So … it is”"),
        ("It is weak.\n\n“No.”", "> It is weak [@p1 said by ann-marsh]", "It is weak"),
    ],
)
def test_the_reporters_words_are_put_into_nobodys_mouth(
    article: str, body: str, words: str | None, tmp_path: Path
) -> None:
    found = problems(check_own_words, tmp_path, told(tmp_path, article, body))
    expected = [] if words is None else [("not-their-words", "bridge/closure.md", 4, words)]
    assert [row(each) for each in found] == expected


def test_own_words_are_what_stands_in_quotation_marks() -> None:
    assert own_words("“A,” he said. “B.”") == "“A,” ¦ “B.”"
    assert own_words("“A,” he said. “B and C.") == "“A,” ¦ “B and C."
    assert own_words("– A, he said.") == "– A, he said."
    assert own_words("A.") == ""


@pytest.mark.parametrize("text", ["Knight: No.", "Q: Why?", "DR. ANN MARSH: No.", "記者：なぜ？"])
def test_a_turn_begins_with_a_name_and_a_colon(text: str) -> None:
    assert is_turn(text)


@pytest.mark.parametrize(
    "text", ["He added: no.", "A B C D E F: no.", "Knight:", "No.", "Knight: ", "“A”: b"]
)
def test_what_else_has_a_colon_is_no_turn(text: str) -> None:
    assert not is_turn(text)


@pytest.mark.parametrize(
    ("article", "citation", "more"),
    [
        ("Ann Marsh spoke.", "@p1 said by ann-marsh", ""),
        ("Ann said so.", "@p1 said by ann-marsh", ""),
        ("Bob’s wife said so.", "@p1 said by bob-marsh", ""),
        ("Ann Marsh spoke.\n\nShe did.", "@p2 said by ann-marsh", ""),
        ("The engineer said so.", "@p1 said by ann-marsh", ' called="the envoy, the engineer"'),
        ("Of its trade the board said much.", "@p1 said by board", ""),
        ("Ann: No.\n\nBob: Yes.\n\nOr no.\n\nOr yes.\n\nOr so.", "@p5 said by bob-marsh", ""),
        ("Ann spoke.\n\n“No.\n\n“Yes.\n\n“Or no.”", "@p4 said by ann-marsh", ""),
        ("Ann spoke.\n\nNo.\n\nYes.", "@p1; @p3 said by ann-marsh", ""),
        ("No.", "@p7 said by ann-marsh", ""),
        ("No.", "@p1 said by nobody", ""),
        ("No.", "@date said by ann-marsh", ""),
        ("No.", "@p1 unconfirmed", ""),
    ],
)
def test_a_voice_may_be_named_there_or_in_the_paragraph_before(
    article: str, citation: str, more: str, tmp_path: Path
) -> None:
    files = told(tmp_path, article, f"It is so [{citation}].", more)
    assert rows(check_heard, tmp_path, files) == []


@pytest.mark.parametrize(
    ("article", "citation", "voice"),
    [
        ("Bob spoke.", "@p1 said by ann-marsh", "ann-marsh"),
        ("Marsh spoke.", "@p1 said by ann-marsh", None),
        ("The trade grew.", "@p1 said by board", "board"),
        ("Ann spoke.\n\nNo.\n\nYes.", "@p3 said by ann-marsh", "ann-marsh"),
        ("Ann: No.\n\nBob: Yes.\n\nZoë: No.", "@p3 said by ann-marsh", "ann-marsh"),
        ("Ann spoke.\n\nZoë.", "@p2 said by ann-marsh; @p2 denied by bob-marsh", "bob-marsh"),
    ],
)
def test_a_voice_that_is_not_named_is_reported(
    article: str, citation: str, voice: str | None, tmp_path: Path
) -> None:
    files = told(tmp_path, article, f"It is so [{citation}].")
    expected = [("voice-not-there", "bridge/closure.md", 4, voice)] if voice else []
    assert rows(check_heard, tmp_path, files) == expected


@pytest.mark.parametrize(("called", "count"), [("", 0), (' called="the engineer"', 1)])
def test_of_two_languages_only_what_somebody_is_called_is_compared(
    called: str, count: int, tmp_path: Path
) -> None:
    files = told(tmp_path, "Nobody spoke.", "It is so [@p1 said by ann-marsh].", called)
    name = "bridge/sources/wire.md"
    files[name] = files[name].replace("language: en", "language: sv")
    assert len(rows(check_heard, tmp_path, files)) == count
