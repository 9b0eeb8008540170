"""The exit codes are one table, wherever it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.cli import main
from app.console.exits import Exit

ROOT = Path(__file__).resolve().parents[2]
UNIT = (ROOT / "deploy" / "pilcrow.service").read_text("utf-8")
TABLE = [(str(each.value), each.meaning) for each in Exit]


def test_the_codes_are_those_that_scripts_rely_on() -> None:
    assert {each.name: each.value for each in Exit} == {
        "CLEAN": 0,
        "ERRORS": 1,
        "COULD_NOT": 2,
        "BUG": 70,
        "TRY_AGAIN": 75,
    }


def test_the_help_has_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out.partition("exit codes:\n")[2]
    assert re.findall(r"^ +(\d+)  (.+)$", shown, re.MULTILINE) == TABLE


def test_the_readme_has_the_same_table() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert re.findall(r"^\| `(\d+)` \| (.+) \|$", readme, re.MULTILINE) == TABLE


def test_the_service_is_started_again_where_that_may_help() -> None:
    assert re.search(r"^Restart=on-failure$", UNIT, re.MULTILINE)
    prevented = re.search(r"^RestartPreventExitStatus=(.+)$", UNIT, re.MULTILINE)
    assert prevented
    assert prevented[1].split() == [str(each.value) for each in (Exit.ERRORS, Exit.COULD_NOT)]
    # Else systemd gives up after five tries in a second.
    assert re.search(r"^RestartSec=[5-9]s?$", UNIT, re.MULTILINE)
