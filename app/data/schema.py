"""The schemas of what pages say as JSON (JSON Schema, draft 2020-12)."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Certainty, Kind
from .contents import Form

PAGES = ("overview", *Kind, "source", "who-says-what", "checked", "all", "changes", "statement")
_Schema = Mapping[str, object]


def _text(description: str, **more: object) -> _Schema:
    return {"type": "string", "description": description, **more}


def _many(items: object, description: str) -> _Schema:
    return {"type": "array", "description": description, "items": items}


def _one(
    properties: Mapping[str, object], description: str, *, all_of_them: bool = True
) -> _Schema:
    required = sorted(properties) if all_of_them else ["form"]
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _or_none(description: str) -> _Schema:
    return {"type": ["string", "null"], "description": description}


_URL = "an absolute address; a path where the site was not told its own"
_QUOTE = _one(
    {
        "exact": _text("the source's own words"),
        "start": {"type": "integer", "description": "where they begin in the paragraph"},
        "end": {"type": "integer", "description": "where they end, both in characters from 0"},
    },
    "words of a source that bear a statement out",
)
_EVIDENCE = _one(
    {
        "source": _text("the id of the source"),
        "paragraph": _text(
            "how it is called: its number, 7.2 for a part of it, `date` or `title`; of several"
            " sources each has its name before it"
        ),
        "url": _text("where the paragraph stands"),
        "certainty": _text("how sure the source is", enum=[each.value for each in Certainty]),
        "voice": {
            "description": "whose word it is; null where nobody is named",
            "anyOf": [
                {"type": "null"},
                _one(
                    {"id": _text("an entry of the people"), "name": _text("its title")}, "a voice"
                ),
            ],
        },
        "quotes": _many(_QUOTE, "the words in it that bear the statement out"),
    },
    "a paragraph that a statement rests on",
)
_STATEMENT = _one(
    {
        "id": _text("its id, made of its words"),
        "url": _text(f"where it stands: {_URL}"),
        "page": _text("its own page"),
        "text": _text("what is said, in our words"),
        "section": _or_none("the id of its section; null before all sections"),
        "entry": _or_none("the id of the person, event or term that it is about, if any"),
        "attribution": _many(
            _text("how sure, and whose word"), "empty where the source reports it"
        ),
        "evidence": _many(_EVIDENCE, "what it rests on, as it is cited"),
    },
    "a statement",
)
_PIECE = _one(
    {
        "form": _text("what it is", enum=[each.value for each in Form]),
        "text": _text("its words, where they are no statements"),
        "statements": _many(_text("an id"), "the statements it is made of"),
        "level": {"type": "integer", "description": "of a heading, as in HTML"},
        "id": _text("its fragment on the page"),
        "label": _text("the number of a source paragraph; where a note or picture is from"),
        "href": _text("where a link leads, or a picture is"),
    },
    "a piece of the page, in reading order",
    all_of_them=False,
)
_SOURCE = _one(
    {
        "id": _text("its id"),
        "title": _text("its title"),
        "publisher": _text("who published it; may be empty"),
        "language": _text("BCP 47"),
        "date": _text("the date it speaks from, in words"),
        "inferred": {"type": "boolean", "description": "whether that is stated nowhere"},
        "short": _text("what it is called before its numbers; may be empty"),
        "url": _text("where it was published; empty where that is not known"),
        "licence": _text("under what terms it is shown"),
    },
    "an article that is explained",
)
_EXPLAINER = _one(
    {
        "id": _text("its folder"),
        "title": _text("its title"),
        "url": _text(_URL),
        "published": _text("the day", format="date"),
        "updated": _text("the day of the last change", format="date"),
        "as_of": _text("from when its first source is"),
        "annotations": _text("all statements as Web Annotations"),
        "feed": _text("what changed, as Atom"),
        "sources": _many(_SOURCE, "the articles that are explained"),
    },
    "the explainer that the page is of",
)
_DIALECT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
_PROMISE = "Keys may be added, none is renamed or taken away."
_LISTED = _one(
    {
        "id": _text("its folder"),
        "title": _text("its title"),
        "url": _text(_URL),
        "data": _text("the `index.json` of its overview"),
    },
    "an explainer of the site",
)
SITE_SCHEMA: _Schema = {
    **_DIALECT,
    "title": "A site of explainers",
    **_one(
        {
            "$schema": _text("where this schema is"),
            "url": _text(_URL),
            "kind": {"const": "site", "description": "what it is"},
            "title": _text("its name"),
            "description": _text("what it is about"),
            "language": _text("BCP 47"),
            "feed": _text("what changed on all of it, as Atom"),
            "explainers": _many(_LISTED, "every explainer, in the order of the home page"),
        },
        f"What `index.json` beside the home page says. {_PROMISE}",
    ),
}
SCHEMA: _Schema = {
    **_DIALECT,
    "title": "A page of an explainer",
    **_one(
        {
            "$schema": _text("where this schema is"),
            "url": _text(_URL),
            "kind": _text("what kind of page it is", enum=[str(each) for each in PAGES]),
            "title": _text("its title"),
            "language": _text("BCP 47"),
            "direction": _text("how it is set", enum=["ltr", "rtl"]),
            "explainer": _EXPLAINER,
            "pieces": _many(_PIECE, "all that the page has, in reading order"),
            "statements": _many(_STATEMENT, "every statement of the page, once"),
        },
        f"What `index.json` beside a page says. {_PROMISE}",
    ),
}
