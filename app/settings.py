"""What an operator may set: `PILCROW_…` environment variables, checked before anything starts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

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
_KEYWORDS = {"self": "'self'", "none": "'none'"}


class SettingsError(Exception):
    """Settings that nothing can start with; the text names each, what is wrong and the remedy."""


def _shipped_content() -> Path:
    """The sample: beside this module in an installed package, beside the package in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "content"
    return inside if inside.is_dir() else package.parent / "content"


def _public_url(value: str) -> str:
    url = value.removesuffix("/")
    if not url or _ORIGIN.fullmatch(url):
        return url.lower()
    raise ValueError(
        "is not an origin; write a scheme and a host such as https://news.example.org, "
        f"and put a path into {PREFIX}BASE_PATH"
    )


def _base_path(value: str) -> str:
    segments = [segment for segment in value.split("/") if segment]
    if all(_SEGMENT.fullmatch(segment) and segment.strip(".") for segment in segments):
        return "".join(f"/{segment}" for segment in segments)
    raise ValueError(
        "is not a path; write it like /explainers or /news/explainers, "
        "with letters, digits, hyphens, dots and underscores"
    )


def _frame_ancestors(value: str) -> str:
    """CSP 3, `frame-ancestors`; a shell eats the quotes of `'self'`, so they may be left out."""
    sources = [
        _KEYWORDS.get(each.lower(), each.removesuffix("/")) for each in value.split(" ") if each
    ]
    if sources == ["'none'"] or (sources and all(_ANCESTOR.fullmatch(each) for each in sources)):
        return " ".join(sources)
    raise ValueError(
        "is not a list of who may show embeds in a frame; write *, none, or origins separated by "
        "spaces such as self https://wiki.example.org https://*.example.com"
    )


class Settings(BaseSettings):
    """Every setting with its default; an empty variable counts as one that is not set."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True)

    content: Path = Field(default_factory=_shipped_content)
    public_url: Annotated[str, AfterValidator(_public_url)] = ""
    base_path: Annotated[str, AfterValidator(_base_path)] = ""
    frame_ancestors: Annotated[str, AfterValidator(_frame_ancestors)] = "*"
    host: str = Field(default="127.0.0.1", min_length=1)
    port: int = Field(default=8000, ge=0, le=65535)

    @property
    def address(self) -> Address:
        """Where the site is mounted, as pages need it."""
        return Address(self.public_url, self.base_path, self.frame_ancestors)


def read_settings(options: Mapping[str, Any] | None = None) -> Settings:
    """The settings of the environment, `options` of the command line going first.

    Raises `SettingsError`, which names every value that is wrong, not only the first.
    """
    given = {name: value for name, value in (options or {}).items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        raise SettingsError("\n".join(_sentence(each, given) for each in error.errors())) from None


def _sentence(error: ErrorDetails, options: Mapping[str, Any]) -> str:
    field = str(error["loc"][0])
    name = f"--{field}" if field in options else PREFIX + field.upper()
    if error["type"] == "value_error":
        reason = str(error["ctx"]["error"])
    else:
        reason = "is refused: " + error["msg"][:1].lower() + error["msg"][1:]
    return f"{name}={error['input']} {reason}"
