"""What the interface answers, asked at random as its own description allows."""

from __future__ import annotations

import json
from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.schemas import APIOperation

from app.urls import OPENAPI
from app.web import create_app
from app.web.store import Publication
from tests.sample import sample_site

DESCRIPTION = json.loads(sample_site()[OPENAPI].body) | {"servers": [{"url": "/"}]}
INTERFACE = schemathesis.openapi.from_dict(DESCRIPTION)
APP = create_app(Publication(sample_site()))


@INTERFACE.parametrize()
@settings(
    max_examples=40,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_nothing_that_can_be_asked_breaks_the_server(
    case: Case[APIOperation[Any, Any, Any, Any]],
) -> None:
    # oEmbed asks for 501 where a format is none of its two (oembed.com, 2.3.1).
    answer = case.call(app=APP, base_url="http://testserver")
    assert answer.status_code < 500 or answer.status_code == 501, (case.path, case.query)
