"""oEmbed 1.0: the answer to a consumer that asks how to show an address of this site.

Question and answer are those of the specification (oembed.com, 2): `url` is required; `format` is
json or xml; `maxwidth` and `maxheight`, in CSS pixels, are never exceeded. `look` is ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from markupsafe import Markup

from .. import urls
from ..cards import HEIGHT as CARD_HEIGHT
from ..cards import WIDTH as CARD_WIDTH
from .provider import Provider
from .subject import Subject

Values = Mapping[str, str | int]
Writer = Callable[[Values], str]

CACHE_SECONDS = 3600
"""How long an answer may be kept."""

_WIDTH = 600
_PIXELS = re.compile(r"[1-9][0-9]{0,8}")
_IN_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_ADDRESS = "this site does not know its public address; set PILCROW_PUBLIC_URL and restart it"
_NO_EMBEDS = "no page may show this site in a frame; PILCROW_FRAME_ANCESTORS says who may"
_WHAT_CAN = (
    "the overview of an explainer, its sections, its page of who says what and each of its "
    "statements can"
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a consumer is answered."""

    status: int
    media_type: str
    body: str


class _RefusalError(Exception):
    """Why a request gets no embed, in a sentence for whoever wrote it."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def answer(provider: Provider, query: Mapping[str, str]) -> Reply:
    """The answer to a query: 200, or 400, 404 or 501 with a sentence that says why.

    The specification has no word for a size that is no number. It must respect every size, so one
    that it cannot respect is refused (400); an empty one counts as not given.
    """
    try:
        return _answer(provider, query)
    except _RefusalError as refusal:
        return Reply(refusal.status, "text/plain", f"{refusal}\n")


def _answer(provider: Provider, query: Mapping[str, str]) -> Reply:
    found = _asked_for(provider, query.get("url"))
    look = _look(query)
    media_type, write = _writer(query.get("format"))
    sizes = _limit(query, "maxwidth"), _limit(query, "maxheight")
    values = _values(provider, found, look, *sizes)
    return Reply(200, media_type, write(values))


def _writer(name: str | None) -> tuple[str, Writer]:
    try:
        return _WRITERS[name or "json"]
    except KeyError:
        raise _RefusalError(501, "there are two formats: format=json and format=xml") from None


def _look(query: Mapping[str, str]) -> str:
    """The fragment of a look; that of an embed's own address where none is asked for."""
    own = urlsplit(query.get("url", "")).fragment
    look = query.get("look") or (own if own in urls.LOOKS else "")
    if look and look not in urls.LOOKS:
        raise _RefusalError(400, f"there are these looks: {', '.join(urls.LOOKS)}")
    return look


def _limit(query: Mapping[str, str], name: str) -> float:
    value = query.get(name)
    if not value:
        return inf
    if _PIXELS.fullmatch(value):
        return int(value)
    raise _RefusalError(400, f"{name} is no number of pixels; write a whole one such as {name}=600")


def _asked_for(provider: Provider, url: str | None) -> Subject:
    home = provider.address.absolute(urls.HOME)
    if not provider.address.public_url:
        raise _RefusalError(404, _NO_ADDRESS)
    if not provider.address.has_embeds:
        raise _RefusalError(404, _NO_EMBEDS)
    if not url:
        raise _RefusalError(400, f"say what to embed: url= and an address that begins with {home}")
    if found := provider.find(url):
        return found
    if provider.owns(url):
        raise _RefusalError(404, "nothing at this address can be embedded; " + _WHAT_CAN)
    raise _RefusalError(404, f"only addresses that begin with {home} are known here")


def _values(provider: Provider, of: Subject, look: str, widest: float, tallest: float) -> Values:
    """The parameters of an answer of the type `rich` (oembed.com, 2.3.4.4)."""
    absolute = provider.address.absolute
    width = int(min(_WIDTH, widest))
    height = int(min(of.height(width), tallest))
    values: dict[str, str | int] = {
        "version": "1.0",
        "type": "rich",
        "title": of.name,
        "author_name": of.author,
        "author_url": absolute(urls.overview(of.explainer.id)),
        "provider_name": provider.name,
        "provider_url": absolute(urls.HOME),
        "cache_age": CACHE_SECONDS,
        "html": _html(absolute(of.embed, look), absolute(*of.place), of.full_name, width, height),
        "width": width,
        "height": height,
    }
    # A thumbnail must respect the sizes that were asked for, and there is one of one size.
    if of.picture and widest >= CARD_WIDTH and tallest >= CARD_HEIGHT:
        values["thumbnail_url"] = absolute(of.picture)
        values["thumbnail_width"] = CARD_WIDTH
        values["thumbnail_height"] = CARD_HEIGHT
    return values


def _html(framed: str, page: str, title: str, width: int, height: int) -> str:
    """A frame, on one line; before it what makes WordPress load the script that minds frames.

    That is its own form of an embed, without which a frame there has a fixed height and links that
    lead nowhere: a quotation for readers without script. WordPress takes `hidden` off; elsewhere
    nobody sees it. Of the frame it keeps neither `style` nor `loading`.
    """
    html = Markup(
        '<blockquote class="wp-embedded-content" hidden><a href="{0}">{2}</a></blockquote>'
        '<iframe src="{1}" title="{2}" width="{3}" height="{4}" frameborder="0" loading="lazy"'
        ' style="border:0;max-width:100%"></iframe>'
    ).format(page, framed, title, width, height)
    return str(html)


def _json(values: Values) -> str:
    return json.dumps(values, ensure_ascii=False) + "\n"


def _xml(values: Values) -> str:
    elements = (f"<{name}>{_text(value)}</{name}>\n" for name, value in values.items())
    declaration = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>'
    return f"{declaration}\n<oembed>\n{''.join(elements)}</oembed>\n"


def _text(value: str | int) -> str:
    return escape(_IN_NO_XML.sub("\N{REPLACEMENT CHARACTER}", str(value)))


_WRITERS: Mapping[str, tuple[str, Writer]] = {
    "json": ("application/json", _json),
    "xml": ("text/xml", _xml),
}
