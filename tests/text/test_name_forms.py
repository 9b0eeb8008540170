from __future__ import annotations

from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.name_forms import find_name
from app.text.names import names
from tests.growth import HIGHEST, exponent, repeated

FOUND = [
    ("Thomas West", "said Thomas West, the", "Thomas West"),
    ("Thomas West", "said Thomas\u00a0West’s", "Thomas\u00a0West"),
    ("Thomas West", "West said", "West"),
    ("Thomas West", "said Mr. West", "West"),
    ("Thomas West", "While West said", "West"),
    ("Joe Biden", "President Biden", "Biden"),
    ("Maulana Fazlur Rehman", "said Fazlur Rehman", "Rehman"),
    ("Mujahid", "Zabihullah Mujahid", "Mujahid"),
    ("Pakistan", "Pakistan’s border", "Pakistan"),
    ("Pakistani", "in Pakistan", "Pakistan"),
    ("Pakistan", "many Pakistanis", "Pakistanis"),
    ("Afghan", "in Afghanistan", "Afghanistan"),
    ("Afghanistan", "the Afghans", "Afghans"),
    ("Iranian", "Iran", "Iran"),
    ("Russia", "Russian", "Russian"),
    ("Chinese", "China", "China"),
    ("Turkish", "Turkey", "Turkey"),
    ("French", "France", "France"),
    ("U.S.", "the United States", "United States"),
    ("United States", "a U.S. envoy", "U.S."),
    ("US", "an American envoy", "American"),
    ("Britain", "the U.K.", "U.K."),
    ("TTP", "Tehrik-e-Taliban Pakistan", "Tehrik-e-Taliban Pakistan"),
    ("Tehrik-e-Taliban Pakistan", "the TTP-led", "TTP"),
    ("VOA", "the Voice of America", "Voice of America"),
    ("Voice of America", "told VOA", "VOA"),
    ("IMF", "an International Monetary Fund loan", "International Monetary Fund"),
    ("Ministry of Defence", "the Defence Ministry", "Ministry"),
    ("Taliban", "anti-Taliban", "Taliban"),
    ("Café Noir", "the Cafe\u0301 Noir", "Cafe\u0301 Noir"),
    ("Foreign Ministry", "the Foreign\u00adMinistry, a Ministry", "Ministry"),
    ("Mr West", "said Thomas West, the", "West"),
    ("Ms Baloch", "Mumtaz Zahra Baloch told", "Baloch"),
    ("Mrs. Baloch", "Mumtaz Zahra Baloch told", "Baloch"),
    ("Maulana Rehman", "Maulana Fazlur Rehman, who", "Rehman"),
    ("President Biden", "Joe Biden, the president,", "Biden"),
    ("Mr Fazlur Rehman", "Maulana Fazlur Rehman, who", "Fazlur Rehman"),
    ("Congress", "a congressional hearing", "congressional"),
    ("Congressional", "in Congress", "Congress"),
    ("Leipzig", "many Leipziger went", "Leipziger"),
    ("a Londoner", "in London", "London"),
    ("Parliament", "the parliamentary committee", "parliamentary"),
    ("Voice of America", "told VOA of it", "VOA"),
    ("Tehrik-e-Taliban", "the Tehrik-e-Taliban Pakistan", "Tehrik-e-Taliban"),
    ("Tehrik-e-Taliban", "talks with the TTP", "TTP"),
]
"""A name, a paragraph that has it in another form, and this form."""


@pytest.mark.parametrize(("name", "paragraph", "found"), FOUND)
def test_a_name_is_found(name: str, paragraph: str, found: str) -> None:
    place = find_name(name, paragraph)
    assert place is not None
    assert paragraph[slice(*place)] == found


@pytest.mark.parametrize(
    ("name", "paragraph"),
    [
        ("Nordby", "the ferry to Sundby"),
        ("West", "to the west of it"),
        ("Thomas West", "said Thomas Brown"),
        ("Thomas West", "said James West"),
        ("North Korea", "in South Korea"),
        ("Foreign Ministry", "Interior Ministry"),
        ("Islamic State", "the United States"),
        ("Islamic State", "the U.S."),
        ("US", "between us"),
        ("US", "the State"),
        ("Iran", "Iraq"),
        ("Ministry of Defence", "the Ministry of Justice"),
        ("TTP", "the two top people"),
        ("TTP", "Tehrik-e-Taliban Afghanistan"),
        ("Tehrik-e-Taliban Pakistan", "the TTA"),
        ("Mr West", "said Thomas Brown"),
        ("Parker", "said Ms Park"),
        ("Mr West", "to the west of it"),
        ("Mr James West", "said Thomas West"),
        ("President Biden", "said Beau Biden"),
        ("Maulana Rehman", "said Ali Rehman"),
        ("Ms", "said Ali Rehman"),
        ("Congress", "a parliamentary hearing"),
        ("Congress", "uncongressional"),
        ("Tehrik-e-Taliban", "talks with the TLP"),
        ("Tehrik Taliban", "talks with the TTP"),
        ("Rahat-e-Jan", "talks with the TTP"),
        ("Kabul", ""),
        ("", "Kabul"),
        ("…", "Kabul"),
    ],
)
def test_another_name_is_not_the_same(name: str, paragraph: str) -> None:
    assert find_name(name, paragraph) is None


@given(st.text(st.sampled_from("AbC .'-’“of TU.S\u00ad"), max_size=30))
def test_every_name_is_found_in_its_own_text(text: str) -> None:
    found = names(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(find_name(each.text, text) for each in found)


@pytest.mark.parametrize(
    "unit",
    [
        "Taliban spokesperson Zabihullah Mujahid told Voice of America in Kabul. ",
        "A",
        "A ",
        "A-",
        "a-",
        "A of de la ",
        "U.",
        "'",
        "US ",
        "istan",
    ],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    assert exponent(names, repeated(unit)) < HIGHEST
    for name in ("Thomas Brown", "ZQ", "Zorb of Qu", "A B C", "A of B", unit.strip() or "A"):
        assert exponent(partial(find_name, name), repeated(unit)) < HIGHEST
