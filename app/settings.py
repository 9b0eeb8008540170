"""What an operator may set: `PILCROW_…` environment variables, checked before anything starts."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .console import Refusal
from .urls import Address

PREFIX = "PILCROW_"

_HOST_NAME = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
_ORIGIN = re.compile(rf"https?://(?:{_HOST_NAME}|\[[0-9a-f:.]+\])(?::\d{{1,5}})?", re.IGNORECASE)
_SEGMENT = re.compile(r"[A-Za-z0-9._~-]+")
_ANCESTOR = re.compile(
    rf"\*|'self'|[a-z][a-z0-9+.-]*:"
    rf"|(?:[a-z][a-z0-9+.-]*://)?(?:\*|(?:\*\.)?{_HOST_NAME})(?::(?:\d{{1,5}}|\*))?",
    re.IGNORECASE,
)
_PORT = re.compile(r"[0-9]{1,5}")
_LAST_PORT = 65_535
_LONGEST_PATH = 200
"""Every link begins with the base path, and proxies read only so much of an address."""
_LONGEST_HOST = 253
_LONGEST_KEEP_ALIVE = 3600
KEEP_ALIVE = 5
"""Seconds a connection may rest between two requests, where nobody stands before the server."""
_MOST_WORKERS = 64
_OTHER_KEYWORDS = ("unsafe-", "strict-dynamic", "report-sample", "nonce-", "sha256-", "wasm-unsafe")
_KEYWORDS = {"self": "'self'", "none": "'none'"}


class SettingsError(Refusal):
    """Settings that nothing can start with; the text names each, what is wrong and the remedy."""


def shipped(folder: str) -> Path:
    """A folder that ships with the program: in the installed package, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / folder
    return inside if inside.is_dir() else package.parent / folder


def prefix_of(content: Path) -> str:
    """What leads to a file of a content folder from here."""
    folder, here = content.absolute(), Path.cwd()
    near = folder.relative_to(here) if folder.is_relative_to(here) else folder
    return "" if near == Path() else f"{near.as_posix().rstrip('/')}/"


def _public_url(value: str) -> str:
    url = value.removesuffix("/")
    if not url or (_ORIGIN.fullmatch(url) and _is_host(url)):
        return url.lower()
    raise ValueError(
        "is not an origin; write a scheme and a host such as https://news.example.org, "
        f"and put a path into {PREFIX}BASE_PATH"
    )


def _is_host(url: str) -> bool:
    """Whether what looks like a host and a port can be these."""
    try:
        parts = urlsplit(url)
        return parts.port != 0 and len(parts.hostname or "") <= _LONGEST_HOST
    except ValueError:
        return False


def _base_path(value: str) -> str:
    if len(value) > _LONGEST_PATH:
        raise ValueError(f"is too long; write a path of at most {_LONGEST_PATH} characters")
    segments = [segment for segment in value.split("/") if segment]
    if all(_SEGMENT.fullmatch(segment) and segment.strip(".") for segment in segments):
        return "".join(f"/{segment}" for segment in segments)
    raise ValueError(
        "is not a path; write it like /explainers or /news/explainers, "
        "with letters, digits, hyphens, dots and underscores"
    )


def _is_ancestor(source: str) -> bool:
    """A keyword of another directive would be read as the name of a host that nobody has."""
    port = source.rpartition(":")[2]
    return (
        bool(_ANCESTOR.fullmatch(source))
        and not source.lower().startswith(_OTHER_KEYWORDS)
        and not (port.isdecimal() and int(port) > _LAST_PORT)
    )


def _frame_ancestors(value: str) -> str:
    """CSP 3, `frame-ancestors`; a shell eats the quotes of `'self'`, so they may be left out."""
    sources = [
        _KEYWORDS.get(each.lower(), each.removesuffix("/")) for each in value.split(" ") if each
    ]
    if sources == ["'none'"] or (sources and all(map(_is_ancestor, sources))):
        return " ".join(sources)
    raise ValueError(
        "is not a list of who may show embeds in a frame; write *, none, or origins separated by "
        "spaces such as self https://wiki.example.org https://*.example.com"
    )


def _named(value: str) -> str:
    if value:
        return value
    raise ValueError("is empty; name one, or leave it out")


def _folder(value: str) -> Path:
    return Path(_named(value))


def _port(value: str) -> int:
    if _PORT.fullmatch(value) and int(value) <= _LAST_PORT:
        return int(value)
    raise ValueError(f"is not a port; write a number from 0 (any free one) to {_LAST_PORT}")


def _listener(value: str) -> tuple[str, int]:
    """A port of this machine alone, or of the host before it."""
    host, _, port = value.rpartition(":")
    named = host.removeprefix("[").removesuffix("]")
    if (host == named and ":" not in host) or host == f"[{named}]":
        return named or "127.0.0.1", _port(port)
    raise ValueError("is not an address; write a port, or a host and a port such as [::]:9100")


def _log(value: str) -> bool:
    if value in ("off", "json"):
        return value == "json"
    raise ValueError("is not a form of log; write json, or off")


def _seconds(value: str) -> int:
    if _PORT.fullmatch(value) and 1 <= int(value) <= _LONGEST_KEEP_ALIVE:
        return int(value)
    raise ValueError(f"is not a time; write seconds from 1 to {_LONGEST_KEEP_ALIVE}")


def _processes(value: str) -> int:
    if _PORT.fullmatch(value) and 1 <= int(value) <= _MOST_WORKERS:
        return int(value)
    raise ValueError(f"is not a number of processes; write one from 1 to {_MOST_WORKERS}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting with its default."""

    content: Path = field(default_factory=partial(shipped, "content"))
    public_url: str = ""
    base_path: str = ""
    frame_ancestors: str = "*"
    host: str = "127.0.0.1"
    port: int = 8000
    keep_alive: int = KEEP_ALIVE
    workers: int = 1
    """How many processes answer."""
    metrics: tuple[str, int] | None = None
    """The host and the port on which whoever runs it is told what is going on; None for nowhere."""
    log: bool = False
    """Whether every answer is written down."""
    cache: Path | None = None
    """Where results are kept; None for where this system has caches."""
    served: bool = True
    """Whether it is for `pilcrow serve`, and not for a folder of files; no variable says so."""

    @property
    def address(self) -> Address:
        """Where the site is mounted, as pages need it."""
        return Address(self.public_url, self.base_path, self.frame_ancestors, self.served)


_READERS: Mapping[str, Callable[[str], Any]] = {
    "content": _folder,
    "public_url": _public_url,
    "base_path": _base_path,
    "frame_ancestors": _frame_ancestors,
    "host": _named,
    "port": _port,
    "keep_alive": _seconds,
    "workers": _processes,
    "metrics": _listener,
    "log": _log,
    "cache": _folder,
}


def read_settings(options: Mapping[str, str | None] | None = None) -> Settings:
    """The settings of the environment, `options` of the command line going first.

    A variable that is empty counts as one that is not set. Raises `SettingsError`, which names
    every value that is wrong, not only the first.
    """
    given = dict(_given(options or {}))
    values: dict[str, Any] = {}
    wrong = list(_unknown())
    for setting, (name, text) in given.items():
        try:
            values[setting] = _READERS[setting](text)
        except ValueError as reason:
            wrong.append(f"{name}={_shown(text)} {reason}")
    if wrong:
        raise SettingsError("\n".join(wrong))
    return Settings(**values)


def _unknown() -> Iterator[str]:
    """A variable that sets nothing is a slip of the pen, and would go unnoticed."""
    known = [PREFIX + setting.upper() for setting in _READERS]
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.85)
            remedy = f"did you mean {near[0]}" if near else f"there are {', '.join(known)}"
            yield f"{name} sets nothing; {remedy}"


def _shown(value: str) -> str:
    return value if len(value) <= _LONGEST_PATH else f"{value[:20]}…"


def _given(options: Mapping[str, str | None]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each setting that is given, with the name that it is given under and its text."""
    for setting in _READERS:
        option, variable = options.get(setting), PREFIX + setting.upper()
        if option is not None:
            yield setting, (f"--{setting}", option)
        elif os.environ.get(variable):
            yield setting, (variable, os.environ[variable])
