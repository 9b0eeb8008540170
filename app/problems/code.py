"""A code is one kind of mistake: how grave it is, what it means, an example with it and without."""

from __future__ import annotations

from dataclasses import dataclass

from .examples import Example
from .problem import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of mistake: a folder that has it and nothing else (`bad`), one without (`good`).

    Readers see the meaning; authors are also told the remedy.
    """

    name: str
    severity: Severity
    meaning: str
    remedy: str
    bad: Example
    good: Example


def error(name: str, meaning: str, remedy: str, bad: Example, good: Example) -> Code:
    """A mistake that keeps an explainer from being published."""
    return Code(name, Severity.ERROR, meaning, remedy, bad, good)


def warning(name: str, meaning: str, remedy: str, bad: Example, good: Example) -> Code:
    """What may be a mistake; a person may overrule it."""
    return Code(name, Severity.WARNING, meaning, remedy, bad, good)
