"""The content folder that a command is about, and what no command writes into."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from ..console import Refusal
from ..settings import Settings, read_settings

PACKAGE = Path(__file__).resolve().parent.parent


def settings_of(options: Namespace) -> Settings:
    """The settings, those of the command line first."""
    if options.content is not None and options.named is not None:
        raise Refusal(
            f"there are two content folders, {options.content} and --content {options.named}; "
            "name one"
        )
    content = options.named if options.content is None else options.content
    given = {name: vars(options).get(name) for name in ("host", "port")}
    return read_settings({"content": content, **given})


def refuse_sample(content: Path) -> None:
    """The sample inside an installed package is nobody's to change: an update would undo it."""
    if content.resolve().is_relative_to(PACKAGE):
        raise Refusal(
            f"{content} is the sample inside the installed program; copy it, and name the copy"
        )
