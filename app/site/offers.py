"""Offers: what other sites may show of an explainer, kept beside its pages for whoever asks."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from ..share import Provider, Setting, WordWidths, height
from ..urls import Address

_Key = TypeVar("_Key")
Find = Callable[[str], Mapping[str, Any]]
"""Finds what is kept beside the page of a path."""


@dataclass(frozen=True, slots=True)
class Named:
    """An explainer, by the name of its folder."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What oEmbed tells of a page or a place in it: the part of a `Subject` that it needs."""

    explainer: Named
    author: str
    name: str
    full_name: str
    place: tuple[str, str]
    embed: str
    picture: str
    passages: tuple[WordWidths, ...]

    def height(self, width: int) -> int:
        """Pixels that suffice in a frame of this width."""
        return height(self.passages, width)


def kept(provider: Provider) -> bytes:
    """What a provider of one explainer offers, as JSON."""
    subjects = list({each.place: each for each in provider.places.values() if each.embed}.values())
    numbers = {each.place: number for number, each in enumerate(subjects)}
    told = {
        "offers": [
            {
                "explainer": each.explainer.id,
                "author": each.author,
                "name": each.name,
                "full_name": each.full_name,
                "place": each.place,
                "embed": each.embed,
                "picture": each.picture,
                "passages": [
                    [(by.size, by.leading, by.around, by.inset), one.words]
                    for one in each.passages
                    for by in [one.setting]
                ],
            }
            for each in subjects
        ],
        "places": {
            _name(*place): numbers[subject.place]
            for place, subject in provider.places.items()
            if subject.embed
        },
        "moved": dict(provider.moved),
        "withdrawn": sorted(_name(*place) for place in provider.withdrawn),
    }
    return json.dumps(told, ensure_ascii=False).encode()


def provider_of(name: str, address: Address, find: Find) -> Provider:
    """A provider of many explainers, of which each is looked up when somebody asks for it."""
    # Only what oEmbed asks of a subject and of a set is ever asked of these.
    places: Any = _Places(find)
    withdrawn: Any = _Withdrawn(find)
    return Provider(
        name=name, address=address, places=places, moved=_Moved(find), withdrawn=withdrawn
    )


def _name(path: str, fragment: str) -> str:
    return f"{path}#{fragment}"


class _Kept(Mapping[_Key, Any]):
    """What is looked up, never gone through."""

    def __init__(self, find: Find) -> None:
        self._find = find

    def __iter__(self) -> Iterator[_Key]:
        return iter(())

    def __len__(self) -> int:
        return 0


class _Places(_Kept[tuple[str, str]]):
    def __getitem__(self, place: tuple[str, str]) -> object:
        told = self._find(place[0])
        return _offer(told["offers"][told["places"][_name(*place)]])


class _Moved(_Kept[str]):
    def __getitem__(self, path: str) -> str:
        to: str = self._find(path)["moved"][path]
        return to


class _Withdrawn(Container[tuple[str, str]]):
    def __init__(self, find: Find) -> None:
        self._find = find

    def __contains__(self, place: object) -> bool:
        path, fragment = cast("tuple[str, str]", place)
        return _name(path, fragment) in self._find(path).get("withdrawn", ())


def _offer(told: Mapping[str, Any]) -> Offer:
    return Offer(
        explainer=Named(told["explainer"]),
        author=told["author"],
        name=told["name"],
        full_name=told["full_name"],
        place=(told["place"][0], told["place"][1]),
        embed=told["embed"],
        picture=told["picture"],
        passages=tuple(WordWidths(Setting(*by), tuple(words)) for by, words in told["passages"]),
    )
