"""Faithful rewordings: what says the same in other words, and should pass."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .manuscript import Edit, Texts

FOLDER = Path(__file__).parent / "rewordings"


@dataclass(frozen=True, slots=True)
class Rewording:
    """One faithful rewording: `was` stands in the explainer once, and `now` takes its place.

    `held` is whether it is kept aside until the end: nobody writes or tunes a check by it.
    """

    explainer: str
    why: str
    was: str
    now: str
    held: bool

    def edit(self, texts: Texts) -> Edit:
        """The change it makes. Raises LookupError where `was` does not stand there just once."""
        places = [
            Edit(file, start, start + len(self.was), self.now)
            for file, text in texts.items()
            for start in _places(text, self.was)
            if "/sources/" not in file
        ]
        if len(places) != 1:
            raise LookupError(f"{self.explainer} has {len(places)} times: {self.was}")
        return places[0]


def read() -> tuple[Rewording, ...]:
    """Every rewording: those that are open first, then those that are held back."""
    return tuple(
        Rewording(**fields, held=held)
        for name, held in (("open", False), ("held", True))
        for fields in tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["rewording"]
    )


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
