"""Proofs: what a build says of itself, so that others can hold it against what they were given.

The manifest of a build names the checker, and for each explainer its sources by their digests, what
its folder said, and which checks ran; and every file by its digest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..cache import digest

if TYPE_CHECKING:
    from ..check import Verified
    from ..model import Explainer

MANIFEST = "pilcrow-manifest.json"
_FORM = 1
_CHECKER = "check library model problems text".split()
"""The rooms that decide what is found."""


@cache
def checker() -> str:
    """What the checker of this program is: a digest of its files."""
    package = Path(__file__).resolve().parents[1]
    files = sorted(file for room in _CHECKER for file in (package / room).rglob("*.py"))
    return digest(*(part for file in files for part in (file.name, file.read_bytes())))


def proof(verified: Verified, explainer: Explainer, content: str) -> Mapping[str, object]:
    """What is proved of an explainer; `content` is the digest of what its folder said."""
    counts = verified.counts(explainer)
    return {
        "content": content,
        "sources": {each.id: each.text_digest for each in explainer.sources},
        "statements": counts.statements,
        "checks": [
            {"check": each.family, "not for": list(each.unread)}
            for each in verified.scope(explainer)
        ],
    }


def digest_of(body: bytes) -> str:
    """A file by what is in it."""
    return f"sha256:{hashlib.sha256(body).hexdigest()}"


def encoded(proofs: Mapping[str, object], files: Mapping[str, str]) -> bytes:
    """The manifest of a build: what is proved of each explainer, and the digest of each file."""
    told = {
        "manifest": _FORM,
        "pilcrow": __version__,
        "checker": checker(),
        "explainers": dict(sorted(proofs.items())),
        "files": dict(sorted(files.items())),
    }
    return f"{json.dumps(told, indent=1, ensure_ascii=False)}\n".encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A folder, held against its manifest: how many files are as they were built, what is not.

    `others` are files of which the manifest says nothing.
    """

    same: int
    explainers: int
    findings: tuple[str, ...]
    others: tuple[str, ...]
    digest: str


class NoManifestError(ValueError):
    """There is no manifest that can be read."""


def held(folder: Path) -> Held:
    """Hold the files of a build against its manifest. Raises `NoManifestError`, OSError."""
    body = (folder / MANIFEST).read_bytes()
    told = _decoded(body)
    files: Mapping[str, str] = told["files"]
    found = {name: _said(folder, name) for name in files}
    wrong = [each for name in sorted(files) for each in _wrong(name, files[name], found[name])]
    there = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if not file.is_dir()}
    return Held(
        same=sum(found[name] == files[name] for name in files),
        explainers=len(told["explainers"]),
        findings=(*_other_checker(told), *wrong),
        others=tuple(sorted(there - files.keys() - {MANIFEST})),
        digest=digest_of(body),
    )


def _decoded(body: bytes) -> Mapping[str, Any]:
    try:
        told = json.loads(body)
        if told["manifest"] != _FORM:
            raise NoManifestError(f"it has form {told['manifest']}, and this program reads {_FORM}")
        files, explainers = told["files"], told["explainers"]
        texts = (told["pilcrow"], told["checker"], *files, *files.values())
        if not isinstance(explainers, dict) or not all(isinstance(each, str) for each in texts):
            raise TypeError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, NoManifestError):
            raise
        raise NoManifestError("it is no manifest of a build") from None
    return dict(told)


def _said(folder: Path, name: str) -> str:
    """The digest of a file; nothing of one that is not there, or is not inside the folder."""
    path = folder / name
    if ".." in Path(name).parts or path.is_symlink() or not path.is_file():
        return ""
    return digest_of(path.read_bytes())


def _wrong(name: str, told: str, found: str) -> Iterator[str]:
    if not found:
        yield f"{name} is missing"
    elif found != told:
        yield f"{name} is not what was built"


def _other_checker(told: Mapping[str, Any]) -> Iterator[str]:
    """That somebody else checked than would now."""
    theirs, ours = told["pilcrow"], __version__
    if theirs != ours:
        age = "an older" if _number(theirs) < _number(ours) else "a newer"
        yield f"it was checked by {age} Pilcrow, {theirs}; this is {ours}"
    elif told["checker"] != checker():
        yield f"it was checked by another checker than this Pilcrow {ours} has"


def _number(version: str) -> list[int]:
    """A version, to be compared with others; what is no number counts for nothing."""
    return [int(part) if part.isdecimal() else 0 for part in version.split(".")]
