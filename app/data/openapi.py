"""The interface: what a site answers to questions, as OpenAPI 3.1 describes it.

Pages are files, and are described by their own schema; here is what takes parameters. A site that
was exported as files answers none of it: its pages search by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .. import __version__, urls
from ..model import Certainty
from ..pages import Layout, Layouts
from ..urls import Address

_Node = Mapping[str, object]

_Asked = tuple[tuple[str, str, _Node], ...]
"""Parameters: what each is called, what it means, and its schema."""

_QUESTION: _Asked = (
    ("q", "words, or a whole question", {"type": "string", "default": ""}),
    ("explainer", "the id of an explainer, to search in that alone", {"type": "string"}),
    ("voice", "whose word it has to be, as answers name them", {"type": "string"}),
    (
        "certainty",
        "how sure the source has to be",
        {"type": "string", "enum": ["", *(each.value for each in Certainty)]},
    ),
)
_SHOWN: _Asked = (
    ("url", "an address of this site", {"type": "string"}),
    ("format", "json or xml", {"type": "string", "enum": ["json", "xml"]}),
    ("maxwidth", "CSS pixels that are not exceeded", {"type": "integer", "minimum": 1}),
    ("maxheight", "CSS pixels that are not exceeded", {"type": "integer", "minimum": 1}),
)


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that can be asked: where, what for, and its parameters with their meanings."""

    path: str
    summary: str
    parameters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InterfaceView:
    """What programs may ask, told to people; `description` and the schemas are addresses."""

    layout: Layout
    title: str
    about: str
    description: str
    schema: str
    site_schema: str
    operations: tuple[Operation, ...]


def interface_view(layouts: Layouts) -> InterfaceView:
    """The page of the interface."""
    title, link = "What programs may ask", layouts.address.link
    return InterfaceView(
        layout=layouts.plain("api", urls.API, title, "Every page as data, and every question."),
        title=title,
        about=_ABOUT,
        description=link(urls.OPENAPI),
        schema=link(urls.SCHEMA),
        site_schema=link(urls.SITE_SCHEMA),
        operations=tuple(
            Operation(link(path), summary, tuple((name, meaning) for name, meaning, _ in asked))
            for path, summary, asked, _ in _OPERATIONS
        ),
    )


def openapi(site: str, address: Address) -> _Node:
    """The description of what a site answers."""
    return {
        "openapi": "3.1.0",
        "info": {"title": site, "version": __version__, "description": _ABOUT},
        "servers": [{"url": address.absolute("") or "/"}],
        "paths": {
            path: _asked(summary, asked, answers) for path, summary, asked, answers in _OPERATIONS
        },
    }


_ABOUT = "Every address answers GET and HEAD. Nothing is written, and nobody has to say who asks."
_MANY_TEXTS: _Node = {"type": "array", "items": {"type": "string"}}
_TEXT: _Node = {"type": "string"}


def _all_of(properties: Mapping[str, _Node]) -> _Node:
    """An object with all of these, and nothing else."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_HIT = _all_of(
    {
        **dict.fromkeys(
            "href text language direction about label certainty how where explainer as_of".split(),
            _TEXT,
        ),
        **dict.fromkeys(("voices", "quotations", "quoted"), _MANY_TEXTS),
    }
)
_ANSWERS = _all_of(
    {
        "question": _all_of(dict.fromkeys(("text", "explainer", "voice", "certainty"), _TEXT)),
        "answers": {"type": "array", "items": _HIT},
    }
)


def _asked(summary: str, asked: _Asked, answers: Mapping[str, _Node]) -> _Node:
    parameters = [
        {
            "name": name,
            "in": "query",
            "description": description,
            "required": name == "url",
            "schema": schema,
        }
        for name, description, schema in asked
    ]
    question = {"summary": summary, "parameters": parameters}
    heads = {status: {"description": "the same without its content"} for status in answers}
    return {
        "get": question | {"responses": answers},
        "head": question | {"responses": heads},
    }


def _answer(media_type: str, schema: _Node | None = None, *others: str) -> _Node:
    content: dict[str, _Node] = {media_type: {"schema": schema} if schema else {}}
    return {"description": "the answer", "content": content | {each: {} for each in others}}


_PLAIN = _answer("text/plain")
_OPERATIONS: tuple[tuple[str, str, _Asked, Mapping[str, _Node]], ...] = (
    (
        urls.SEARCH,
        "Search, as a page",
        _QUESTION,
        {"200": _answer("text/html"), "503": _answer("text/html", None, "text/plain")},
    ),
    (
        urls.SEARCH_DATA,
        "Search, as data",
        _QUESTION,
        {
            "200": _answer("application/json", _ANSWERS),
            "503": _answer("text/html", None, "text/plain"),
        },
    ),
    (
        urls.OEMBED,
        "oEmbed 1.0: how to show an address of this site",
        _SHOWN,
        {
            "200": _answer("application/json", {"type": "object"}, "text/xml"),
            **dict.fromkeys(("400", "404", "501", "503"), _PLAIN),
        },
    ),
    ("/healthz", "Whether the server lives", (), {"200": _PLAIN}),
    ("/readyz", "Whether there is a site", (), {"200": _PLAIN, "503": _PLAIN}),
)
