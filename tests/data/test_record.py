"""A page as JSON is what its schema says, and has every statement with its evidence."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from app import urls
from app.data.schema import SCHEMA, SITE_SCHEMA
from app.model import Certainty
from tests.sample import PUBLIC, bridge, sample_site


def page(path: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(sample_site()[f"{path}index.json"].body)
    return found


@pytest.mark.parametrize(
    ("path", "schema"), [(urls.SCHEMA, SCHEMA), (urls.SITE_SCHEMA, SITE_SCHEMA)]
)
def test_a_schema_is_one_and_published(path: str, schema: Mapping[str, object]) -> None:
    Draft202012Validator.check_schema(schema)
    assert json.loads(sample_site()[path].body) == json.loads(json.dumps(schema))


def test_every_page_of_an_explainer_is_what_the_schema_says() -> None:
    validator = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    pages = [
        path
        for path in sample_site()
        if path.startswith("/bridge/") and path.endswith("/index.json")
    ]
    assert len(pages) == 10 + len(bridge().statements())
    for path in pages:
        validator.validate(json.loads(sample_site()[path].body))


def test_a_statement_has_the_words_that_bear_it_out_where_they_stand() -> None:
    told = page("/bridge/closure/")
    assert told["url"] == PUBLIC.absolute("/bridge/closure/")
    statements = told["statements"]
    assert isinstance(statements, list)
    quoted = statements[2]
    assert quoted["text"] == "The deck is not safe to carry a bus."
    assert quoted["attribution"] == ["said by Ann Marsh"]
    (rest,) = quoted["evidence"]
    assert (rest["source"], rest["paragraph"]) == ("wire", "2")
    assert rest["certainty"] == Certainty.SAID
    assert rest["voice"] == {"id": "ann-marsh", "name": "Ann Marsh"}
    (quote,) = rest["quotes"]
    text = bridge().source(bridge().refs[1]).paragraphs[1].text
    assert text[quote["start"] : quote["end"]] == quote["exact"]


def test_home_is_what_its_schema_says_and_names_every_explainer_and_its_data() -> None:
    told = page("/")
    Draft202012Validator(SITE_SCHEMA).validate(told)
    assert told["$schema"] == PUBLIC.absolute(urls.SITE_SCHEMA)
    explainers = told["explainers"]
    assert isinstance(explainers, list)
    assert [each["data"] for each in explainers] == [PUBLIC.absolute("/bridge/index.json")]
