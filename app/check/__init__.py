"""Holds what authors wrote against the source; the sole maker of `Verified`."""

from __future__ import annotations

from .evidence import DATES, spelled
from .propose import Proposal, proposals, with_proposals
from .report import as_json, check, counted, show
from .review import sit
from .verify import Lit, Outcome, Placed, Verified, verify

__all__ = [
    "DATES",
    "Lit",
    "Outcome",
    "Placed",
    "Proposal",
    "Verified",
    "as_json",
    "check",
    "counted",
    "proposals",
    "show",
    "sit",
    "spelled",
    "verify",
    "with_proposals",
]
