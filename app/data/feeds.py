"""Feeds: what is new on a site or of an explainer, as Atom (RFC 4287).

Each entry is a day on which something changed. Its id is the address of that day, or where no
origin is known a name made of its path, so that a reader program never takes one for another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from .. import hrefs
from ..urls import Address

_ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 100
_NEVER = "1970-01-01"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What changed on a day (ISO 8601): where it is told, and how, as HTML with absolute paths."""

    path: str
    fragment: str
    title: str
    day: str
    html: str


def atom(
    *, path: str, page: str, title: str, site: str, news: Iterable[News], address: Address
) -> bytes:
    """The feed at a path, of what a page shows; the newest entries first, and only so many."""
    newest = sorted(news, key=lambda each: each.day, reverse=True)[:MOST_ENTRIES]
    feed = Element("feed", {"xmlns": _ATOM, "xml:base": address.absolute(path)})
    _add(feed, "id", _name(address, path))
    _add(feed, "title", title)
    _add(feed, "updated", _time(newest[0].day if newest else _NEVER))
    _add(SubElement(feed, "author"), "name", site)
    SubElement(feed, "link", {"rel": "self", "href": address.absolute(path)})
    SubElement(feed, "link", {"rel": "alternate", "href": address.absolute(page)})
    for each in newest:
        _entry(SubElement(feed, "entry"), each, address)
    text: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return text


def _entry(entry: Element, news: News, address: Address) -> None:
    place = hrefs.joined(news.path, news.fragment)
    _add(entry, "id", _name(address, place))
    _add(entry, "title", news.title)
    _add(entry, "updated", _time(news.day))
    SubElement(entry, "link", {"rel": "alternate", "href": address.absolute(place)})
    _add(entry, "content", news.html).set("type", "html")


def _add(parent: Element, tag: str, text: str) -> Element:
    child = SubElement(parent, tag)
    child.text = text
    return child


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _name(address: Address, place: str) -> str:
    known = address.absolute(place)
    return known if address.public_url else uuid5(NAMESPACE_URL, known).urn
