"""Every page is HTML without an error or a warning, by the Nu checker."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

# What the checker reports though it is right, and why.
EXCUSED = (
    r"CSS: Unrecognized at-rule “@view-transition”",  # CSS View Transitions 2, newer than it
    r"CSS: “position-area”: ",  # CSS Anchor Positioning 1, newer than it
)


@pytest.mark.validator
def test_the_nu_checker_has_nothing_to_say(vnu: tuple[str, ...], exported: Path) -> None:
    pages = sorted(exported.rglob("*.html"))
    assert pages
    done = subprocess.run(
        [*vnu, "--format", "json", "--stdout", *pages], capture_output=True, text=True, check=False
    )
    assert [
        f"{each.get('url')}:{each.get('lastLine')}: {each['message']}"
        for each in json.loads(done.stdout)["messages"]
        if not any(re.match(excused, each["message"]) for excused in EXCUSED)
    ] == []
