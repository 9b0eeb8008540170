"""A citation says what is cited in every form, whatever its title is made of."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from app.share.citation_styles import FORMS, Work, apa, bibtex, chicago, csl_json, wiki

PART = Work(
    key="bridge-closure",
    title="The closure",
    container="Why the bridge is shut",
    site="Bridges",
    updated=date(2024, 7, 2),
    url="https://bridges.example/bridge/closure/#s-abcdef",
    language="en",
    note="Rests on paragraph 1 of “Bridge stays closed”, The County Wire, June 2024",
)
WHOLE = replace(PART, title=PART.container, container="", key="bridge")
HARD = replace(PART, title=r"50% of {A|B} & #1_x [sic] ~^\ $5 <b>''?", container="“Why?”")
URDU = replace(PART, title="پل کیوں بند ہے؟", container="پل", language="ur")


@pytest.mark.parametrize(
    ("of", "text"),
    [
        (
            PART,
            "The closure [Rests on paragraph 1 of “Bridge stays closed”, The County Wire,"
            " June 2024]. (2024, July 2). In Why the bridge is shut. Bridges."
            " https://bridges.example/bridge/closure/#s-abcdef",
        ),
        (
            replace(WHOLE, note="Explains another"),
            "Why the bridge is shut [Explains another]. (2024, July 2). Bridges."
            " https://bridges.example/bridge/closure/#s-abcdef",
        ),
    ],
)
def test_apa_begins_with_the_title_where_there_is_no_author(of: Work, text: str) -> None:
    assert apa(of) == text


@pytest.mark.parametrize(
    ("of", "beginning"),
    [
        (PART, "“The closure.” Why the bridge is shut. Bridges. Last modified July 2, 2024. Rests"),
        (WHOLE, "“Why the bridge is shut.” Bridges. Last modified July 2, 2024. Rests on"),
        (replace(PART, title="Is it “shut”?"), "“Is it ‘shut’?” Why the bridge is shut. Bridges."),
        (replace(PART, title='A "shut" one'), "“A ‘shut’ one.” Why the bridge is shut. Bridges."),
        (replace(PART, container="“Why?”"), "“The closure.” “Why?” Bridges."),
        (URDU, "“پل کیوں بند ہے؟” پل. Bridges."),
    ],
)
def test_chicago_ends_each_part_once(of: Work, beginning: str) -> None:
    assert chicago(of).startswith(beginning)
    assert chicago(of).endswith("The County Wire, June 2024. " + of.url)


def test_bibtex_says_everything_in_fields() -> None:
    assert bibtex(PART) == (
        "@misc{bridge-closure,\n"
        "  key = {The closure},\n"
        "  title = {{The closure}},\n"
        "  howpublished = {Why the bridge is shut. Bridges},\n"
        "  year = {2024},\n"
        "  month = jul,\n"
        "  day = {2},\n"
        "  url = {https://bridges.example/bridge/closure/#s-abcdef},\n"
        "  note = {Rests on paragraph 1 of “Bridge stays closed”, The County Wire, June 2024},\n"
        "}"
    )
    assert "howpublished = {Bridges}" in bibtex(WHOLE)


def test_bibtex_escapes_what_latex_would_take_for_a_command() -> None:
    title = re.search(r"title = \{\{(.*)\}\}", bibtex(HARD))
    assert title
    assert title[1] == (
        r"50\% of \textbraceleft{}A|B\textbraceright{} \& \#1\_x [sic]"
        r" \textasciitilde{}\textasciicircum{}\textbackslash{} \$5 <b>''?"
    )


@pytest.mark.parametrize("of", [PART, HARD, replace(PART, title="{ } } {")])
def test_the_braces_of_bibtex_are_in_pairs(of: Work) -> None:
    depth, least = 0, 1
    for brace in re.findall("[{}]", bibtex(of)[:-1]):
        depth += 1 if brace == "{" else -1
        least = min(least, depth)
    assert (depth, least) == (1, 1)


def test_csl_json_is_a_list_of_one_web_page() -> None:
    assert json.loads(csl_json(PART)) == [
        {
            "id": "bridge-closure",
            "type": "webpage",
            "title": "The closure",
            "container-title": "Why the bridge is shut",
            "publisher": "Bridges",
            "issued": {"date-parts": [[2024, 7, 2]]},
            "URL": PART.url,
            "language": "en",
            "note": PART.note,
        }
    ]
    (whole,) = json.loads(csl_json(WHOLE))
    assert whole["container-title"] == "Bridges"
    assert "publisher" not in whole


def test_wiki_markup_is_a_template_call() -> None:
    assert wiki(PART) == (
        "{{cite web |url=https://bridges.example/bridge/closure/#s-abcdef"
        " |title=The closure · Why the bridge is shut |website=Bridges |date=2 July 2024}}"
    )
    assert "|title=Why the bridge is shut |" in wiki(WHOLE)


def test_wiki_markup_keeps_what_means_something_to_the_wiki() -> None:
    assert (
        "|title=50% of &#123;A{{!}}B&#125; &#38; #1_x &#91;sic&#93; &#126;^\\ $5 &#60;b&#62;"
        "&#39;&#39;? · “Why?” |website"
    ) in wiki(HARD)


@pytest.mark.parametrize("of", [PART, WHOLE, URDU])
@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_title_site_year_and_address(form: str, of: Work) -> None:
    text = FORMS[form](of)
    for part in (of.title, of.container, of.site, "2024", of.url):
        assert part in text
