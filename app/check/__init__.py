"""Holds what authors wrote against the source; the sole maker of `Verified`."""

from __future__ import annotations

from .evidence import DATES, spelled
from .measured import Slips, measured
from .propose import Proposal, proposals, with_proposals
from .report import as_json, check, counted, show
from .review import sit
from .scope import FIGURES, Ran, unchecked
from .verify import Lit, Outcome, Placed, Verified, verify

__all__ = [
    "DATES",
    "FIGURES",
    "Lit",
    "Outcome",
    "Placed",
    "Proposal",
    "Ran",
    "Slips",
    "Verified",
    "as_json",
    "check",
    "counted",
    "measured",
    "proposals",
    "show",
    "sit",
    "spelled",
    "unchecked",
    "verify",
    "with_proposals",
]
