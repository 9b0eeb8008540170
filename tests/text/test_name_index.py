from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.name_forms import find_name
from app.text.name_index import NameIndex
from app.text.names import names
from tests.growth import HIGHEST, exponent
from tests.text.test_name_forms import FOUND

WORDS = "A Bo Of of-e Mr King kings U.S. ABO Bo’s America".split()
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), max_size=4)


@pytest.mark.parametrize(("name", "paragraph", "found"), FOUND)
def test_every_form_of_a_name_is_found(name: str, paragraph: str, found: str) -> None:
    assert NameIndex(["nothing", paragraph]).texts(name) == {1}


@given(TEXTS, st.text(st.sampled_from("AbC .-’of TU.S\u00ad"), max_size=20))
def test_no_text_is_left_out_that_has_a_name(texts: list[str], more: str) -> None:
    index = NameIndex([*texts, more])
    for name in (name.text for each in (*texts, more) for name in names(each)):
        has = {at for at, text in enumerate((*texts, more)) if find_name(name, text)}
        assert has <= index.texts(name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Qualm Council", "the Town Council, the council, a Qualm"),
        ("Mr Council", "the council of the town"),
        ("President Qualm", "President Biden"),
        ("President Qualm", "a Beau Qualm"),
        ("Union of Qualm", "the Union of Crews"),
        ("QLM", "Quiet Lake, the quiet lake Marina"),
        ("America", "the States, a United front"),
        ("", "Qualm"),
    ],
)
def test_a_text_that_cannot_have_it_is_left_out(name: str, text: str) -> None:
    assert NameIndex([text]).texts(name) == frozenset()


@pytest.mark.parametrize("unit", ["The Council of Town{n} sat. ", "A ", "TTP{n} U.S. "])
def test_time_grows_no_faster_than_the_texts(unit: str) -> None:
    def looked_up(count: int) -> None:
        texts = [unit.format(n=n) * 4 for n in range(count)]
        index = NameIndex(texts)
        for n in range(count):
            index.texts(f"Qualm{n} Council")

    assert exponent(looked_up, partial(int), small=60, times=8) < HIGHEST
