"""The manifest of a site: which bundle each explainer has, and how to know that it still does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..cache import DEEPEST, Cache, digest, folder_digest, program_digest, stamp
from ..settings import Settings, prefix_of, shipped

KIND = "manifest"
DRAFT, ERRORS = "it is a draft", "it has errors"
"""Why an explainer is held back."""
_OTHERS = (
    "PIL brotli jinja2 markdown_it markupsafe mdit_py_plugins rjsmin segno snowballstemmer".split()
)
"""What has a hand in the bytes of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How a folder was found: its stamp, which is quickly compared, and its digest."""

    stamp: str
    digest: str

    def still(self, folder: Path, deepest: int) -> bool:
        """Whether the folder says what it said then."""
        same = self.stamp and stamp(folder, deepest) == self.stamp
        return bool(same) or folder_digest(folder, deepest) == self.digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is made of one explainer: by its folder, its names, and the key of its bundles."""

    folder: str
    names: tuple[str, ...]
    seen: Seen
    key: str
    facts: str
    """What the site as a whole has to know of it, as JSON."""
    before: str
    """The key that its bundles had before, from which is taken what did not change."""
    held: str = ""
    """Why it is not published as it is now: it has errors, or is a draft; else empty."""
    stays: bool = False
    """Whether it is held back, and published as it was before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A whole site: `told` is what the checks had to say, `front` the key of what is nobody's.

    `problems` are what the checks found, as JSON: only an author is shown it.
    """

    name: str
    told: tuple[str, ...]
    problems: str
    front: str
    seen: Seen
    parts: tuple[Part, ...]

    def still(self, content: Path) -> bool:
        """Whether a content folder says what it said then."""
        return self.seen.still(content, 0) and all(
            each.seen.still(content / each.folder, DEEPEST) for each in self.parts
        )

    @property
    def shown(self) -> tuple[Part, ...]:
        """The parts that are published."""
        return tuple(each for each in self.parts if each.stays or not each.held)

    @property
    def keys(self) -> Iterator[str]:
        """The keys of all that it has."""
        yield self.front
        yield from (each.key for each in self.shown)


def saved(manifest: Manifest, cache: Cache, key: str) -> None:
    """Keep a manifest. Raises OSError."""
    parts = [
        (
            each.folder,
            each.names,
            _pair(each.seen),
            each.key,
            each.facts,
            each.before,
            each.held,
            each.stays,
        )
        for each in manifest.parts
    ]
    seen = _pair(manifest.seen)
    told = (manifest.name, manifest.told, manifest.problems, manifest.front, seen, parts)
    cache.write(KIND, key, json.dumps(told).encode())


def _pair(seen: Seen) -> tuple[str, str]:
    return seen.stamp, seen.digest


def kept(cache: Cache, key: str) -> Manifest | None:
    """A manifest, if there is one."""
    body = cache.read(KIND, key)
    return _decoded(json.loads(body)) if body else None


def _decoded(told: Sequence[Any]) -> Manifest:
    name, said, problems, front, seen, parts = told
    return Manifest(
        name=name,
        told=tuple(said),
        problems=problems,
        front=front,
        seen=_seen(seen),
        parts=tuple(map(_part, parts)),
    )


def _part(told: Sequence[Any]) -> Part:
    folder, names, seen, key, facts, before, held, stays = told
    return Part(
        folder=folder,
        names=tuple(names),
        seen=_seen(seen),
        key=key,
        facts=facts,
        before=before,
        held=held,
        stays=stays,
    )


def _seen(told: Sequence[str]) -> Seen:
    return Seen(stamp=told[0], digest=told[1])


def program() -> str:
    """What makes sites: this program, and those that it needs for it."""
    own = (Path(__file__).resolve().parents[1], shipped("templates"), shipped("static"))
    return program_digest(own, _OTHERS)


def key_of(settings: Settings, program: str, preview: bool = False) -> str:
    """The key of the manifest of a content folder that is served at an address.

    A preview has drafts as well: nobody else may be shown it.
    """
    content, prefix = str(settings.content.resolve()), prefix_of(settings.content)
    return digest(program, content, repr(settings.address), prefix, *["preview"] * preview)
