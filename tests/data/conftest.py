"""What becomes of pages when they are compressed is no matter here."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _quickly(_in_haste: None) -> None:
    """Every site is built in haste."""
