"""A preview picture holds its text inside the frame, in any script, and is the same every time."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from app.cards.canvas import ACCENT, CELL, INK, MARKER, PAPER, Colour
from app.cards.card import FRAME, Card, Line, Rectangle, draw, layout
from app.cards.faces import Role, has
from app.cards.lines import width

ROOT = Path(__file__).resolve().parents[2]
COLUMN = 212
CARD = Card(
    site="Pilcrow",
    kicker="Why Pakistan may rethink its support for Afghanistan’s Taliban",
    title="The US view",
    key_point=(
        "The United States is concerned about more attacks, and says that the violence has "
        "worsened ties between the countries. Its envoy is “very worried about that group”."
    ),
    language="en",
    marks=(0, 0, 0, 0, 0, 0, 0, 2, 4, 3, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0),
    source="Voice of America, January 2024",
)
LONG = (
    "What Islamabad, Kabul and Washington have each said in public about the fighters who cross "
    "the border, and which of it can be checked by anyone who reads"
)
URDU = replace(
    CARD,
    kicker="پاکستان طالبان کی حمایت پر کیوں نظرِ ثانی کر سکتا ہے",
    title="پاکستان اور طالبان کے تعلقات",
    key_point="طالبان حکام کہتے ہیں کہ وہ 2021 سے US کے ساتھ “معاہدے پر” قائم ہیں۔",
    language="ur",
    source="وائس آف امریکہ، جنوری 2024",
)
CARDS = {
    "plain": CARD,
    "one word": replace(CARD, title="Militancy"),
    "overview": replace(CARD, title=CARD.kicker, kicker=""),
    "title alone": replace(CARD, title="People", key_point=""),
    "long": replace(CARD, title=LONG, key_point=f"{CARD.key_point} {LONG} {CARD.key_point}"),
    "long names": replace(CARD, site=LONG, kicker=LONG, source=f"{LONG} {LONG}"),
    "long words": replace(
        CARD,
        title="Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
        key_point=f"https://example.org/{'andsoon' * 30}?x=1 is long",
    ),
    "overhang": replace(CARD, site="jj", kicker="jf", title="jjjf", source="jff"),
    "accents": replace(CARD, site="Ǻgj", kicker="Ṩǻ", title="ǺṨ gjq", source="Ṩ gjq"),
    "quoted": replace(CARD, title="“Not good”", key_point="“Not good”, he said, “not at all”."),
    "urdu": URDU,
    "pashto": replace(URDU, language="ps", title="د پاکستان او طالبانو اړیکې"),
    "urdu, long": replace(URDU, title=f"{URDU.title} " * 8, key_point=f"{URDU.key_point} " * 8),
    "urdu, one word": replace(URDU, title="پ" * 90, key_point="ک" * 400),
    "hindi": replace(
        CARD,
        language="hi",
        title="पाकिस्तान और तालिबान के संबंध",
        key_point="“अच्छे नहीं”, थॉमस वेस्ट ने 2024 में कहा।",
    ),
    "chinese": replace(CARD, language="zh", title="巴基斯坦与塔利班的关系", key_point="巴基斯坦"),
    "emoji": replace(CARD, title="The US view 🇺🇸👩🏽‍⚖️", key_point="Talks 🤝 (习近平) in Москва ✌️."),
    "mixed": replace(CARD, title="What “طالبان” means, and “पाकिस्तान”", key_point="طالبان 2021"),
    "nothing": replace(CARD, site="", kicker="", title="", key_point="", marks=(), source=""),
    "many marks": replace(CARD, marks=(1, 2, 3, 4, 0) * 24),
    "one mark": replace(CARD, marks=(4,)),
}
every = pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)


def lines(card: Card, role: Role) -> list[Line]:
    return [item for item in layout(card) if isinstance(item, Line) and item.style.role is role]


def blocks(card: Card, colour: Colour) -> list[Rectangle]:
    return [item for item in layout(card) if isinstance(item, Rectangle) and item.colour == colour]


def picture(card: Card) -> Image.Image:
    return Image.open(BytesIO(draw(card))).convert("RGB")


def title(card: Card) -> list[str]:
    return [line.text for line in lines(card, Role.TITLE)]


def key_point(card: Card) -> list[str]:
    return [line.text for line in lines(card, Role.TEXT) if line.baseline < 500]


@every
def test_it_is_a_small_png_of_the_size_that_previews_ask_for(card: Card) -> None:
    png = draw(card)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert Image.open(BytesIO(png)).size == (1200, 630)
    assert len(png) < 60_000


@every
def test_everything_is_inside_the_frame(card: Card) -> None:
    left, top, right, bottom = FRAME
    for item in layout(card):
        box = item.box
        assert box[0] >= left - 0.01, item
        assert box[1] >= top - 0.01, item
        assert box[2] <= right + 0.01, item
        assert box[3] <= bottom + 0.01, item


@every
def test_nothing_is_printed_outside_the_frame(card: Card) -> None:
    blank = Image.new("RGB", (1200, 630), PAPER)
    box = ImageChops.difference(picture(card), blank).getbbox()
    assert box is not None
    left, top, right, bottom = FRAME
    assert (box[0] >= left - 1, box[1] >= top, box[2] <= right + 1, box[3] <= bottom) == (True,) * 4


@every
def test_no_line_runs_into_another(card: Card) -> None:
    text = [item for item in layout(card) if isinstance(item, Line)]
    for index, one in enumerate(text):
        for other in text[index + 1 :]:
            a, b = one.box, other.box
            apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] + 12 or b[3] <= a[1] + 12
            assert apart, (one.text, other.text)


@every
def test_one_face_sets_all_text_and_has_all_of_its_characters(card: Card) -> None:
    text = [
        item
        for item in layout(card)
        if isinstance(item, Line) and item.style.role is not Role.ORNAMENT
    ]
    assert len({line.style.face for line in text}) <= 1
    assert all(has(line.style.face, character) for line in text for character in line.text)


def test_the_bytes_are_the_same_in_another_process() -> None:
    code = (
        "import sys, hashlib; from tests.cards.test_card import CARDS, draw\n"
        "print(*(hashlib.sha256(draw(CARDS[name])).hexdigest() for name in sys.argv[1:]))"
    )
    names = ["mixed", "urdu", "plain"]
    there = subprocess.run(
        [sys.executable, "-c", code, *names],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "1"},
    )
    here = [sha256(draw(CARDS[name])).hexdigest() for name in reversed(names)]
    assert there.stdout.split() == here[::-1]


def test_a_long_title_shrinks_before_it_is_cut() -> None:
    sizes = []
    for words in (2, 9, 14, 30):
        card = replace(CARD, title=" ".join(LONG.split()[:words]))
        found = lines(card, Role.TITLE)
        sizes.append(found[0].style.size)
        assert len(found) <= 3
        assert found[-1].text.endswith("…") == (words == 30)
    assert sizes == sorted(set(sizes), reverse=True)


def test_a_cut_title_ends_after_a_whole_word() -> None:
    *_, last = title(CARDS["long"])
    assert f" {last.removesuffix('…').split()[-1].rstrip(',')}" in LONG
    assert LONG.startswith(" ".join(title(CARDS["long"])).removesuffix("…"))


def test_a_title_is_set_in_even_lines() -> None:
    first, second = lines(CARDS["overview"], Role.TITLE)
    assert abs(first.box[2] - second.box[2]) < 200
    assert f"{first.text} {second.text}" == CARD.kicker


def test_a_title_without_a_key_point_is_larger() -> None:
    alone, with_one = replace(CARD, key_point=""), CARD
    assert lines(alone, Role.TITLE)[0].style.size > lines(with_one, Role.TITLE)[0].style.size
    assert key_point(alone) == []


def test_a_key_point_is_whole_where_it_fits_and_cut_to_four_lines_where_not() -> None:
    assert " ".join(key_point(CARD)) == CARD.key_point
    cut = key_point(CARDS["long"])
    assert len(cut) == 4
    assert cut[-1].endswith("…")
    assert CARD.key_point in " ".join(cut)


def test_a_small_opening_quotation_mark_hangs_in_the_margin() -> None:
    (large,), (small,) = (lines(CARDS["quoted"], role)[:1] for role in (Role.TITLE, Role.TEXT))
    assert large.left == COLUMN
    assert small.left == pytest.approx(COLUMN - width(small.style, "“"))


def test_text_of_a_right_to_left_language_begins_at_the_right() -> None:
    everything = [item for item in layout(URDU) if isinstance(item, Line)]
    right = FRAME[2] - (COLUMN - FRAME[0])
    text = [
        line for line in everything if line.style.role in {Role.TITLE, Role.CAPITALS, Role.NOTE}
    ]
    assert [line.box[2] for line in text] == pytest.approx([right] * len(text), abs=6)
    (sign,) = lines(URDU, Role.ORNAMENT)
    assert sign.box[2] == FRAME[2]
    assert lines(CARD, Role.ORNAMENT)[0].box[0] == FRAME[0]
    numbers = [line for line in everything if line.text.isdecimal()]
    assert numbers == sorted(numbers, key=lambda line: -line.left)


def test_arabic_script_is_shaped() -> None:
    (line,) = lines(URDU, Role.TITLE)
    apart = sum(width(line.style, letter) for letter in line.text)
    assert line.box[2] - line.box[0] < 0.85 * apart


def test_quoted_words_are_marked_in_every_line_they_stand_on() -> None:
    marked = blocks(CARDS["quoted"], MARKER)
    (line,) = [each for each in lines(CARDS["quoted"], Role.TEXT) if each.baseline < 500]
    reach = [width(line.style, text) for text in ("“Not good”", "“not at all”")]
    assert [block.box[2] - block.box[0] for block in marked] == pytest.approx(reach, abs=2)
    assert marked[0].box[0] == line.left
    assert len(blocks(CARDS["long"], MARKER)) == 2
    assert blocks(replace(CARD, key_point="Nothing quoted."), MARKER) == []


def test_words_quoted_on_one_line_are_not_marked_on_the_next() -> None:
    card = replace(CARD, key_point="“word word word word” said in the same week, word word word")
    assert key_point(card)[1] == "the same week, word word word"
    (block,) = blocks(card, MARKER)
    assert block.box[3] < lines(card, Role.TEXT)[1].baseline


def test_a_quotation_is_not_marked_past_a_cut() -> None:
    card = replace(CARD, key_point=f"He said: “{LONG} {LONG} {LONG}”")
    for block, line in zip(blocks(card, MARKER), lines(card, Role.TEXT)[:4], strict=True):
        assert block.box[2] <= line.box[2] + 2
    assert block.box[2] < line.box[2] - 8


def test_the_marker_has_the_colour_it_has_on_the_page() -> None:
    left, top, *_ = blocks(CARDS["quoted"], MARKER)[0].box
    assert picture(CARDS["quoted"]).getpixel((round(left) + 2, round(top) + 2)) == (250, 231, 160)


def test_the_pilcrow_is_in_the_accent_colour() -> None:
    (sign,) = lines(CARD, Role.ORNAMENT)
    left, top, right, bottom = sign.box
    assert (sign.colour, sign.text) == (ACCENT, "¶")
    colours = picture(CARD).crop((int(left), int(top), int(right), int(bottom))).getcolors()
    assert colours is not None
    assert max(colours)[1] in {PAPER, (161, 38, 26)}
    assert (161, 38, 26) in {colour for _, colour in colours}


def test_a_mark_is_filled_to_its_weight() -> None:
    card = replace(CARD, marks=(0, 1, 2, 3, 4))
    cells = blocks(card, CELL)
    filled = [block for block in blocks(card, INK) if block.box[1] >= cells[0].box[1]]
    assert len(cells) == 5
    assert [block.box[0] for block in filled] == [cell.box[0] for cell in cells[1:]]
    assert [block.box[3] - block.box[1] for block in filled] == [7, 14, 21, 28]
    assert cells[0].box[0] == COLUMN
    assert cells[-1].box[2] == pytest.approx(FRAME[2])


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, []),
        (1, [1]),
        (3, [1, 2, 3]),
        (30, [1, 5, 10, 15, 20, 25, 30]),
        (120, [1, *range(10, 121, 10)]),
        (1000, [1, *range(50, 1001, 50)]),
        (15000, [1, 15000]),
    ],
)
def test_numbers_stand_where_there_is_room(count: int, expected: list[int]) -> None:
    text = lines(replace(CARD, marks=(1,) * count), Role.TEXT)
    numbers = [line for line in text if line.text.isdecimal()]
    assert [int(line.text) for line in numbers] == expected
    assert all(line.box[0] >= COLUMN and line.box[2] <= FRAME[2] for line in numbers)


def test_numbers_of_filled_marks_are_the_darker_ones() -> None:
    dark = [
        line.text for line in lines(CARD, Role.TEXT) if line.text.isdecimal() and line.colour == INK
    ]
    assert dark == ["8", "9", "10", "19"]


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        (CARDS["chinese"], CARD.kicker),
        (replace(CARDS["chinese"], kicker="巴基斯坦"), CARD.site),
        (replace(CARD, title="🤝"), CARD.kicker),
        (CARDS["nothing"], ""),
    ],
)
def test_a_card_without_a_title_takes_the_next_best(card: Card, expected: str) -> None:
    assert " ".join(title(card)) == expected
    names = [line.text for role in (Role.NAMEPLATE, Role.CAPITALS) for line in lines(card, role)]
    assert expected not in names


def test_long_names_share_the_masthead() -> None:
    (name,), (kicker,) = (
        lines(CARDS["long names"], role) for role in (Role.NAMEPLATE, Role.CAPITALS)
    )
    assert name.text.endswith("…")
    assert kicker.text.endswith("…")
    assert name.box[2] + 20 < kicker.box[0]
    (kicker,) = lines(CARD, Role.CAPITALS)
    assert kicker.text == CARD.kicker
    assert kicker.left == COLUMN


def test_a_title_gives_way_to_a_key_point_that_would_be_cut() -> None:
    card = replace(CARD, title="Recognition and trade")
    short, long = card, replace(card, key_point=f"{CARD.key_point} {CARD.title} {CARD.kicker}.")
    assert len(title(short)) == 2
    assert " ".join(key_point(long)) == long.key_point
    assert len(title(long)) == 1
    assert lines(long, Role.TITLE)[0].style.size < lines(short, Role.TITLE)[0].style.size
