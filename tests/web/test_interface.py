"""What the interface answers: what its own description says, whatever is asked."""

from __future__ import annotations

import inspect
import json
from functools import cache
from typing import Any

import schemathesis
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi import checks

from app.data import openapi
from app.urls import OPENAPI
from app.web import create_app
from app.web.application import Pilcrow
from app.web.programs import Programs
from app.web.store import Publication
from tests.sample import PUBLIC, sample_site
from tests.serving import ask, small_site

BRIDGE = "https://bridges.example/news/bridge/"
QUERIES = (
    "q=steel",
    f"url={BRIDGE}",
    f"url={BRIDGE}&format=xml",
    f"url={BRIDGE}&maxwidth=none",
    f"url={BRIDGE}&format=yaml",
    "url=https://elsewhere.example/",
)


# As it is before a site is made, which publishes it.
DESCRIPTION = json.loads(json.dumps(openapi("Bridges", PUBLIC)))
INTERFACE = schemathesis.openapi.from_dict(DESCRIPTION | {"servers": [{"url": "/"}]})


@cache
def sample_app() -> Pilcrow:
    return create_app(Publication(sample_site()))


@INTERFACE.parametrize()
@settings(
    max_examples=40,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_whatever_is_asked_the_answer_is_one_of_the_described(
    case: Case[APIOperation[Any, Any, Any, Any]],
) -> None:
    answer = case.call(app=sample_app(), base_url="http://testserver")
    # oEmbed asks for 501 where a format is none of its two (oembed.com, 2.3.1).
    assert answer.status_code < 500 or answer.status_code == 501, (case.path, case.query)
    case.validate_response(
        answer,
        checks=[
            checks.status_code_conformance,
            checks.content_type_conformance,
            checks.response_schema_conformance,
        ],
    )


def test_the_description_is_published() -> None:
    assert json.loads(sample_site()[OPENAPI].body) == DESCRIPTION


def test_the_description_has_every_route_and_every_parameter() -> None:
    programs = sample_app()._store._behind
    assert isinstance(programs, Programs)
    routes = [each for each in programs._behind._app.routes if isinstance(each, APIRoute)]  # type: ignore[attr-defined]
    assert {each.path for each in routes} == programs._others
    assert {*programs._others, *programs._asked} == DESCRIPTION["paths"].keys()
    for route in routes:
        told = DESCRIPTION["paths"][route.path]
        assert {each.upper() for each in told} == route.methods
        for operation in told.values():
            taken = inspect.signature(route.endpoint).parameters.values()
            assert [(each["name"], each["required"]) for each in operation["parameters"]] == [
                (each.name, each.default is inspect.Parameter.empty) for each in taken
            ]


def test_every_described_answer_is_given_and_no_other() -> None:
    apps = (sample_app(), create_app(Publication(small_site())), create_app(Publication()))
    given = {
        (path, str(reply.status), reply.headers["content-type"].partition(";")[0])
        for path in DESCRIPTION["paths"]
        for query in QUERIES
        for app in apps
        for reply in [ask(app, path, query=query.encode())]
    }
    assert given == {
        (path, status, media_type)
        for path, operations in DESCRIPTION["paths"].items()
        for status, answer in operations["get"]["responses"].items()
        for media_type in answer["content"]
    }


def test_what_is_asked_in_another_way_is_refused() -> None:
    for path in DESCRIPTION["paths"]:
        refused = ask(sample_app(), path, "POST")
        assert (refused.status, refused.headers["allow"]) == (405, "GET, HEAD")
