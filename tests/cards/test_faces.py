"""One face sets a card: the one that has most of its text; what it lacks is never an empty box."""

from __future__ import annotations

from importlib.resources import files

import pytest
from PIL import ImageFont

from app.cards.faces import (
    ARABIC,
    DEVANAGARI,
    LATIN,
    Face,
    Role,
    clusters,
    face_for,
    font,
    has,
    settable,
)

FACES = {"latin": LATIN, "arabic": ARABIC, "devanagari": DEVANAGARI}
SAMPLE = "Aé¶—“…0٣پکےۍښहिं।ЖλאТ中😀\u0378\u0e33\u0301"


@pytest.mark.parametrize("face", FACES.values(), ids=FACES)
def test_what_a_face_has_is_drawn_otherwise_than_what_it_lacks(face: Face) -> None:
    plain = [
        ImageFont.truetype(
            str(files(face.package) / "files" / cut.file), 24, layout_engine=ImageFont.Layout.BASIC
        )
        for cut in face.cuts.values()
    ]
    drawn = {
        character: all(
            bytes(each.getmask(character)) != bytes(each.getmask("\uffff")) for each in plain
        )
        for character in SAMPLE
    }
    assert {character: has(face, character) for character in SAMPLE} == drawn


@pytest.mark.parametrize(
    ("face", "letters"),
    [
        (ARABIC, "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوؤہھءیئےۓټځڅډړږښګڼۍېۀ"),
        (DEVANAGARI, "".join(map(chr, range(0x0904, 0x093A)))),
        (LATIN, "äöüßÄÖÜẞéèçąęłőűñ“”„‘’–—…¶ЖяΩω"),
        *((face, "".join(map(chr, range(0x20, 0x7F)))) for face in FACES.values()),
    ],
)
def test_a_face_has_the_letters_of_its_languages(face: Face, letters: str) -> None:
    assert [letter for letter in letters if not has(face, letter)] == []


@pytest.mark.parametrize(
    ("text", "language", "face"),
    [
        ("The US view", "en", LATIN),
        ("The US view", "hi", LATIN),
        ("The US view", "ur", ARABIC),
        ("Москва", "ur", LATIN),
        ("پاکستان", "ur", ARABIC),
        ("پاکستان", "en", ARABIC),
        ("What “طالبان” means", "en", ARABIC),
        ("पाकिस्तान ने US से कहा", "hi", DEVANAGARI),
        ("巴基斯坦", "zh", LATIN),
        ("", "en", LATIN),
    ],
)
def test_the_face_is_the_one_that_has_most_of_a_text(text: str, language: str, face: Face) -> None:
    assert face_for(text, language) is face


def test_a_glyph_that_the_rasteriser_gives_up_on_counts_as_missing() -> None:
    assert not has(ARABIC, "﷽")
    with pytest.raises(OSError, match="raster overflow"):
        font(ARABIC, Role.TEXT, 20).getmask("﷽")


def test_weight_and_optical_size_are_those_of_the_cut() -> None:
    title, text = (font(LATIN, role, 40).getlength("Militancy") for role in (Role.TITLE, Role.TEXT))
    assert title != text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", ["a", "b", "c"]),
        ("x\u0323y", ["x\u0323", "y"]),
        ("क्षि", ["क्षि"]),
        ("می\u200cخ", ["م", "ی\u200c", "خ"]),
        ("क्\u200dष", ["क्\u200dष"]),
        ("\u0301", ["\u0301"]),
        ("", []),
    ],
)
def test_marks_and_joined_letters_stay_with_their_base(text: str, expected: list[str]) -> None:
    assert clusters(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  one \n two\t", "one two"),
        ("2,600\u00a0km", "2,600\u00a0km"),
        ("cafe\u0301", "café"),
        ("soft\u00adhyphen\ufeff \u202bmarks\u202c", "softhyphen marks"),
        ("The US view 🇺🇸👩🏽‍⚖️", "The US view"),
        ("talks🤝today", "talkstoday"),
        ("keycap 1\ufe0f\u20e3", "keycap 1"),
        ("bell\x07 nul\x00", "bell nul"),
        ("© 2024 №\u00a05", "© 2024 №\u00a05"),
        ("Xi (习近平) spoke", "Xi … spoke"),
        ("习近平 主席 spoke", "… spoke"),
        ("پاکستان and हिन्दी", "… and …"),
        ("巴基斯坦与塔利班的关系", ""),
        ("巴基斯坦 🤝 塔利班", ""),
        ("🤝", ""),
        ("\u00a0 \u200d", ""),
        ("…", ""),
        ("x\u0e33 and x\u20e9", "… and …"),
        ("Wait … … … there", "Wait … there"),
        ("", ""),
    ],
)
def test_a_text_is_made_settable(text: str, expected: str) -> None:
    assert settable(LATIN, text) == expected


def test_latin_words_in_another_script_are_kept() -> None:
    assert settable(ARABIC, "وہ US کے") == "وہ US کے"
    assert settable(DEVANAGARI, "में US ने") == "में US ने"


def test_a_hyphen_that_does_not_break_looks_like_a_hyphen() -> None:
    text = font(LATIN, Role.TEXT, 40)
    assert has(LATIN, "\u2011")
    assert bytes(text.getmask("a\u2011b")) == bytes(text.getmask("a\u2010b"))


def test_a_text_longer_than_any_card_is_cut() -> None:
    assert len(settable(LATIN, "word " * 5000)) < 1000
