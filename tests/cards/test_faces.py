"""What the faces can set is set; what they cannot never becomes the box of a missing glyph."""

from __future__ import annotations

import unicodedata
from importlib.resources import files

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # ships no types

from app.cards.faces import (
    ARABIC,
    DEVANAGARI,
    LATIN,
    Cut,
    Face,
    MissingFontError,
    Role,
    Style,
    clusters,
    font,
    sets,
    settable,
)

FACES = {"latin": LATIN, "arabic": ARABIC, "devanagari": DEVANAGARI}


def mapped(face: Face) -> set[int]:
    """The characters that every file of a face maps to a glyph, by its own table."""
    names = {cut.file for cut in face.cuts.values()}
    fonts = [TTFont(str(files(face.package) / "files" / name), lazy=True) for name in names]
    tables = [set(each.getBestCmap()) for each in fonts]
    for each in fonts:
        each.close()
    return set.intersection(*tables)


@pytest.mark.parametrize("face", FACES.values(), ids=FACES)
def test_a_face_sets_what_its_character_map_has(face: Face) -> None:
    has = mapped(face)
    sample = "Aé¶—“…0٣پکےۍښहिं।ЖλאТ中😀\u0378\u0e33\u0301"
    assert {c for c in sample if sets(face, c)} == {c for c in sample if ord(c) in has}


def test_every_letter_of_the_languages_around_the_sample_can_be_set() -> None:
    urdu = "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوؤہھءیئےۓ"
    pashto = "ټځڅډړږښګڼۍېۀ"
    assert all(sets(ARABIC, letter) for letter in urdu + pashto)
    hindi = (chr(code) for code in range(0x0904, 0x093A))
    assert all(sets(DEVANAGARI, letter) for letter in hindi)


def test_a_glyph_that_the_rasteriser_gives_up_on_counts_as_missing() -> None:
    assert ord("﷽") in mapped(ARABIC)
    assert not sets(ARABIC, "﷽")


def test_the_first_face_is_that_of_the_language() -> None:
    assert Style(Role.TEXT, 20, "ur").faces == (ARABIC, LATIN, DEVANAGARI)
    assert Style(Role.TEXT, 20, "ur").direction == "rtl"
    assert Style(Role.TEXT, 20, "hi").faces == (LATIN, ARABIC, DEVANAGARI)
    assert Style(Role.TEXT, 20, "hi").direction == "ltr"


def test_weight_and_optical_size_are_those_of_the_cut() -> None:
    title, text = (font(LATIN, role, 40).getlength("Militancy") for role in (Role.TITLE, Role.TEXT))
    assert title != text


def test_a_package_that_is_not_there_is_named_with_its_remedy() -> None:
    absent = Face("fontpkg_not_installed", LATIN.cuts)
    with pytest.raises(MissingFontError) as caught:
        font(absent, Role.TEXT, 20)
    assert str(caught.value) == (
        "the font of fontpkg-not-installed is missing: install fontpkg-not-installed"
    )


def test_a_package_without_the_file_is_named_too() -> None:
    renamed = Face("fontpkg_amiri", {Role.TEXT: Cut("Renamed.ttf")})
    with pytest.raises(MissingFontError, match="install fontpkg-amiri"):
        font(renamed, Role.TEXT, 20)


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
        ("巴基斯坦与塔利班的关系", ""),
        ("巴基斯坦 🤝 塔利班", ""),
        ("🤝", ""),
        ("\u00a0 \u200d", ""),
        ("…", ""),
        ("x\u0e33 and x\u20e9", "… and …"),
        ("Wait … … there", "Wait … there"),
        ("", ""),
        ("پاکستان اور हिन्दी", "پاکستان اور हिन्दी"),
    ],
)
@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_text_is_made_settable(text: str, language: str, expected: str) -> None:
    assert settable(text, language) == expected


def test_a_settable_text_is_all_in_the_fonts_own_tables() -> None:
    has = set.union(*(mapped(face) for face in FACES.values())) | {0x2011}
    printed = "".join(chr(code) for code in range(0x21, 0x3000) if chr(code).isprintable())
    kept = {c for at in range(0, len(printed), 350) for c in settable(" ".join(printed[at:]), "en")}
    assert len(kept) > 1200
    composed = {c: unicodedata.normalize("NFD", c) for c in kept - {" "} if ord(c) not in has}
    assert {c for c, parts in composed.items() if not has.issuperset(map(ord, parts))} == set()


def test_a_hyphen_that_does_not_break_looks_like_a_hyphen() -> None:
    text = font(LATIN, Role.TEXT, 40)
    assert sets(LATIN, "\u2011")
    assert bytes(text.getmask("a\u2011b")) == bytes(text.getmask("a\u2010b"))


def test_a_text_longer_than_any_card_is_cut() -> None:
    assert len(settable("word " * 5000, "en")) < 1000
