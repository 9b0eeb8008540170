"""Holds what authors wrote against the source; the sole maker of `Verified`."""

from __future__ import annotations

from .doubts import doubts
from .evidence import DATES, spelled
from .measured import Slips, measured
from .propose import Proposal, proposals, with_proposals
from .report import Checked, as_json, check, counted, report, show
from .review import Reader, Sitting, sit
from .scope import FIGURES, Ran, together, unchecked
from .sheet import flaw, read_sheet, sheet_of, signed
from .shifted import shifts
from .verify import OF_RECORDS, Counts, Placed, Verified, site_problems, verify

__all__ = [
    "DATES",
    "FIGURES",
    "OF_RECORDS",
    "Checked",
    "Counts",
    "Placed",
    "Proposal",
    "Ran",
    "Reader",
    "Sitting",
    "Slips",
    "Verified",
    "as_json",
    "check",
    "counted",
    "doubts",
    "flaw",
    "measured",
    "proposals",
    "read_sheet",
    "report",
    "sheet_of",
    "shifts",
    "show",
    "signed",
    "sit",
    "site_problems",
    "spelled",
    "together",
    "unchecked",
    "verify",
    "with_proposals",
]
