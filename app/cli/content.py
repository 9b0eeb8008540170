"""The content folder that a command is about, and its settings."""

from __future__ import annotations

from argparse import Namespace
from datetime import date, datetime
from pathlib import Path

from ..console import Refusal
from ..settings import Settings, read_settings

PACKAGE = Path(__file__).resolve().parent.parent


def settings_of(options: Namespace) -> Settings:
    """The settings, those of the command line first, for a command about a whole content folder."""
    settings, only = asked_of(options)
    if only:
        raise Refusal(f"{only} is one explainer; name the content folder that it stands in")
    return settings


def asked_of(options: Namespace) -> tuple[Settings, str]:
    """The settings, and the folder of the only explainer that a command is asked about, or "".

    It is named by its folder, or by its name in the content folder that would be meant without it.
    """
    asked, named = options.content, options.named
    if asked is None:
        return _settings(options, named), ""
    folder = Path(asked).absolute()
    if named is None and _is_explainer(folder):
        return _settings(options, str(folder.parent)), folder.name
    if named is not None or not folder.is_dir():
        settings = _settings(options, named)
        if Path(asked).name == asked and _is_explainer(settings.content / asked):
            return settings, asked
    if named is not None:
        raise Refusal(f"there are two content folders, {asked} and --content {named}; name one")
    return _settings(options, asked), ""


def _settings(options: Namespace, content: str | None) -> Settings:
    names = ("host", "port", "workers", "metrics", "log")
    given = {name: vars(options).get(name) for name in names}
    return read_settings({"content": content, **given})


def _is_explainer(folder: Path) -> bool:
    return (folder / "explainer.md").is_file()


def today() -> date:
    """The day it is where the command runs."""
    return datetime.now().astimezone().date()


def refuse_sample(content: Path) -> None:
    """The sample inside an installed package is nobody's to change: an update would undo it."""
    if content.resolve().is_relative_to(PACKAGE):
        raise Refusal(
            f"{content} is the sample inside the installed program; copy it, and name the copy"
        )
