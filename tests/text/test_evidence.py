"""Evidence points to one place of its paragraph, word for word."""

from __future__ import annotations

import pytest

from app.text.evidence import MOST_WORDS, is_pointed, pieces, pointed_at

TTP = (
    "The TTP, an offshoot of the Afghan Taliban, is believed to be operating out of Afghan "
    "sanctuaries, allegedly with the support of Taliban authorities. “We will … see,” he said."
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("one … two", ("one", "two")),
        ("one ... two . . . three", ("one", "two", "three")),
        ("… one …", ("one",)),
        ("one [which is] two […] three (…) four", ("one [which is] two […] three (…) four",)),
        ("one (two … three) … four", ("one (two … three)", "four")),
        ("one … , … two", ("one", "two")),
        ("…", ()),
    ],
)
def test_a_bare_ellipsis_is_a_gap(words: str, found: tuple[str, ...]) -> None:
    assert pieces(words) == found


@pytest.mark.parametrize(
    ("words", "paragraph", "found"),
    [
        ("believed to be operating", TTP, ["believed to be operating"]),
        ("believed … authorities", TTP, [TTP[TTP.index("believed") : TTP.index(". “We")]]),
        ("authorities,", TTP, ["authorities"]),
        ("authorities.", TTP, ["authorities."]),
        ("support … authorities,", TTP, ["support of Taliban authorities"]),
        ("'We will … see", TTP, ["“We will … see"]),
        ("We … he said", TTP, ["We will … see,” he said"]),
        ("Believed to be", TTP, []),
        ("believe", TTP, []),
        ("authorities … believed", TTP, []),
        ("believed … TTP", TTP, []),
        ("Afghan", TTP, ["Afghan", "Afghan"]),
        ("offshoot … Afghan", TTP, ["offshoot of the Afghan", "offshoot of the Afghan Taliban, is"
         " believed to be operating out of Afghan"]),
        ("Afghan … sanctuaries", TTP, [TTP[TTP.index("Afghan") : TTP.index(", allegedly")],
         "Afghan sanctuaries"]),
        ("operating out…the support", TTP, ["operating out of Afghan sanctuaries, allegedly with"
         " the support"]),
        ("[sic] it", "He said [sic] it was", ["[sic] it"]),
        ("the […] he", "about the [...] he has", ["the [...] he"]),
        ("桥关", "他说桥关闭了。", ["桥关"]),
        ("คิดถึง", "ฉันคิดถึงเธอ", ["คิดถึง"]),
        ("", TTP, []),
    ],
)  # fmt: skip
def test_evidence_is_found_as_quotations_are(words: str, paragraph: str, found: list[str]) -> None:
    assert [paragraph[start:end] for start, end in pointed_at(words, paragraph)] == found


def words(count: int, stop: str = "") -> str:
    return " ".join(f"W{number}" for number in range(count)) + stop


@pytest.mark.parametrize(
    ("paragraph", "length", "pointed"),
    [
        (f"{words(20)} {words(20)}", MOST_WORDS * 3, True),
        (f"{words(15, '.')} {words(15, '.')}", None, True),
        (f"{words(15, '.')} {words(16, '.')}", None, False),
        (f"{words(50, '.')} {words(16, '.')}", len(words(50, ".")), True),
        (f"{words(50, '.')} {words(16, '.')}", None, False),
        ("桥" * 30 + "。" + "桥" * 30, None, True),
        ("桥" * 30 + "。" + "桥" * 31, None, False),
        ("桥" * 31 + "。" + words(15), None, False),
        ("桥" * 90 + "。", None, True),
    ],
)  # fmt: skip
def test_evidence_points_while_it_is_short_or_one_sentence(
    paragraph: str, length: int | None, pointed: bool
) -> None:
    assert is_pointed(paragraph, 0, len(paragraph) if length is None else length) is pointed
