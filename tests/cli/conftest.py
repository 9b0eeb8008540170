"""Content folders that commands are given."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.problems.codes import CODES
from app.problems.examples import BASE
from tests.folders import write


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder without problems."""
    return write(tmp_path / "content", BASE)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A content folder with an error."""
    return write(tmp_path / "wrong", CODES["unknown-paragraph"].bad)
