"""Where the pieces of a quotation stand in a paragraph, and what is nearest where they do not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.normalise import words_of
from app.text.quotations import locate, nearest, quotations
from tests.growth import HIGHEST, exponent, repeated

WEST = (
    "“The relationship between Pakistan and the Taliban at the moment is not good. … This security"
    " issue is dominating the Taliban’s relationship with Pakistan,” Thomas West, the U.S. special"
    " Afghan envoy, told a congressional hearing Thursday."
)
BORDER = "Pakistan’s 2,600-kilometer (1,600-mile) border; a party of 1.5 million, up 5% from -5."


@pytest.mark.parametrize(
    ("pieces", "paragraph", "found"),
    [
        (["is not good"], WEST, ["is not good"]),
        (["is not good."], WEST, ["is not good."]),
        (["is not good", "This security issue"], WEST, ["is not good", "This security issue"]),
        (["the Taliban's relationship"], WEST, ["the Taliban’s relationship"]),
        (["the Taliban"], "the Taliban’s relationship", ["the Taliban"]),
        (["the leaders"], "the leaders’ meeting", ["the leaders"]),
        (["]he relationship"], WEST, ["he relationship"]),
        (["told a congress["], WEST, ["told a congress"]),
        (["is not\u00a0good"], "It is\nnot  good.", ["is\nnot  good"]),
        (["is not good"], "is\u202fnot\u2009good", ["is\u202fnot\u2009good"]),
        (["co\u00adoperate"], "to cooperate", ["cooperate"]),
        (["cooperate"], "to co\u00adoper\u200bate", ["co\u00adoper\u200bate"]),
        (["café noir"], "un cafe\u0301 noir", ["cafe\u0301 noir"]),
        (["cross-border attacks"], "cross\u2011border attacks", ["cross\u2011border attacks"]),
        (["in 2021"], "in ۲۰۲۱", ["in ۲۰۲۱"]),
        (["2,600-kilometer"], BORDER, ["2,600-kilometer"]),
        (["2,600"], BORDER, ["2,600"]),
        (["1.5 million"], BORDER, ["1.5 million"]),
        (["5%"], BORDER, ["5%"]),
        (["-5"], BORDER, ["-5"]),
        (["up 5% from"], BORDER, ["up 5% from"]),
        (["it is 'good' now"], "it is “good” now", ["it is “good” now"]),
        (["a", "a"], "a b a", ["a", "a"]),
        (["art"], "a party, then art", ["art"]),
        (["État"], "l’État", ["État"]),
        (["est bon"], "Qu’est bon, qu’est bon", ["est bon"]),
        (["پاکستان کے"], "حمایت پاکستان کے لیے", ["پاکستان کے"]),
        (["مى\u200cخواهم"], "من مىخواهم", ["مىخواهم"]),
    ],
)
def test_pieces_are_located(pieces: list[str], paragraph: str, found: list[str]) -> None:
    places = locate(pieces, paragraph)
    assert places is not None
    assert [paragraph[start:end] for start, end in places] == found


@pytest.mark.parametrize(
    ("pieces", "paragraph"),
    [
        (["is very good"], WEST),
        (["not is good"], WEST),
        (["is Not good"], WEST),
        (["the relationship between"], WEST),
        (["This security issue", "is not good"], WEST),
        (["is not good", "is not good"], WEST),
        (["is not good!"], WEST),
        (["is not, good"], WEST),
        (["is not good", "no such words"], WEST),
        (["the moment is not good This"], WEST),
        (["art"], "a party, artful, depart"),
        (["he relationship"], WEST),
        (["told a congress"], WEST),
        (["I can"], "I can’t go"),
        (["t go"], "I can’t go"),
        (["’t go"], "I can’t go"),
        (["they"], "they’ve gone"),
        (["Brien"], "O’Brien"),
        (["s relationship"], "the Taliban’s relationship"),
        (["an"], "an\u0303o"),
        (["15 million"], BORDER),
        (["5 million"], BORDER),
        (["1"], "1.5"),
        (["600-kilometer"], BORDER),
        (["2"], BORDER),
        (["5"], BORDER),
        (["5"], "5 %"),
        (["5 people"], "-5 people"),
        (["5 people"], "0.5 people, .5 people, 1,5 people"),
        (["می خواهم"], "می\u200cخواهم"),
        (["cafe"], "café"),
        ([","], "no comma"),
        ([""], "anything"),
        (["]"], "anything"),
        ([], "anything"),
    ],
)
def test_what_is_not_there_word_for_word_is_not_located(pieces: list[str], paragraph: str) -> None:
    assert locate(pieces, paragraph) is None


@pytest.mark.parametrize("piece", ["is not good,", "is not good.", "is ‘not good.’"])
def test_a_comma_or_full_stop_at_the_end_may_be_the_writers(piece: str) -> None:
    assert locate([piece], "It is not good at all; it is “not good” at all") is not None


@pytest.mark.parametrize(
    "pieces", [["is not good?"], ["is not good;"], ["is, not good"], ["is not good,", "at all"]]
)
def test_no_other_punctuation_may_be_the_writers(pieces: list[str]) -> None:
    assert locate(pieces, "It is not good at all") is None


def test_the_sources_own_full_stop_is_part_of_what_is_found() -> None:
    assert locate(["is good."], "It is good? It is good.") == ((15, 23),)


def test_a_quotation_of_one_paragraph_is_not_in_another() -> None:
    quotation = quotations("He called it “not good”.")[0]
    pieces = ["He called it “not good”."[start:end] for start, end in quotation.pieces]
    assert locate(pieces, WEST) is not None
    assert locate(pieces, BORDER) is None


WORD = st.text(st.sampled_from("abcABCéشپ7"), min_size=1, max_size=5)
GLUE = st.sampled_from([" ", "  ", "\u00a0", "\n", ", ", ". ", "; ", " — ", "? ", " (", ") "])
FAMILIES = [
    "“”", '""', "‘’", "''", "«»", "»«", "„“", "„”", "‚‘", "‹›", "「」", "””", "‟”",
    "『』", "｢｣", "﹁﹂", "﹃﹄", "〝〟", "〝〞", "＂＂",
]  # fmt: skip


@given(
    st.lists(st.tuples(WORD, GLUE), min_size=1, max_size=12),
    st.sampled_from(FAMILIES),
    st.data(),
)
def test_a_stretch_of_whole_words_is_found_in_its_place_in_any_marks(
    parts: list[tuple[str, str]], marks: str, data: st.DataObject
) -> None:
    paragraph = "".join(word + glue for word, glue in parts)
    words = [match.span() for match in re.finditer(r"\w+", paragraph)]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    stretch = paragraph[words[first][0] : words[last][1]]
    statement = f"He said {marks[0]}{stretch}{marks[1]} then"
    (quotation,) = quotations(statement)
    assert quotation.closed
    assert [statement[start:end] for start, end in quotation.pieces] == [stretch]
    places = locate([stretch], paragraph)
    assert places is not None
    found = [word.key for word in words_of(paragraph[slice(*places[0])])]
    assert found == [word.key for word in words_of(stretch)]
    assert places[0][0] <= words[first][0]


def test_the_nearest_text_is_suggested_with_its_place() -> None:
    near = nearest("The relationship between Pakistan and Taliban is not god", [BORDER, WEST])
    assert near is not None
    assert near.index == 1
    assert WEST[near.start : near.end].startswith("The relationship between Pakistan and")
    assert 0.6 < near.ratio < 1


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("indiviual capacty", "in “his individual capacity” and"),
        ("Individual Capacity", "in “his individual capacity” and"),
        ("his individual own capacity", "in “his individual capacity” and"),
        ("individual capacity of his", "individual capacity"),
    ],
)
def test_a_slip_leads_to_the_words_meant(words: str, text: str) -> None:
    near = nearest(words, ["nothing here", text])
    assert near is not None
    assert "individual capacity" in text[near.start : near.end]


@pytest.mark.parametrize(
    ("words", "paragraphs"),
    [("wholly unlike", [WEST]), ("", [WEST]), ("…", [WEST]), ("any", []), ("any", ["", "…"])],
)
def test_nothing_is_suggested_where_nothing_is_like_it(words: str, paragraphs: list[str]) -> None:
    assert nearest(words, paragraphs) is None


def test_of_equally_near_texts_the_first_is_suggested() -> None:
    near = nearest("is good", ["it is good, it is good", "it is good"])
    assert near is not None
    assert (near.index, near.start, near.end, near.ratio) == (0, 3, 10, 1.0)


def test_a_long_quotation_is_compared_by_its_words() -> None:
    source = " ".join(f"word{number}" for number in range(200))
    near = nearest(source.replace("word100", "other"), [WEST, source])
    assert near is not None
    assert (near.index, near.start, near.end) == (1, 0, len(source))


@pytest.mark.parametrize("unit", [WEST, "a", "a ", "ab ", "پاکستان کے طالبان ", ". ", "'", "a-"])
def test_time_grows_no_faster_than_the_paragraph(unit: str) -> None:
    def search(paragraph: str) -> None:
        half = paragraph[: len(paragraph) // 2]
        assert locate([f"{half}x"], paragraph) is None
        assert locate(["a", "aa", "aaa b"], paragraph) is None
        locate([half.rpartition(" ")[0] + " a"], paragraph)
        locate([each for each in half.split() for _ in range(2)], paragraph)

    assert exponent(search, repeated(unit)) < HIGHEST
