"""Whoever runs the tests, and wherever: they pass, or fail for what they are about."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from tests.surroundings import interrupts

ROOT = Path(__file__).resolve().parents[1]
PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider")
STRANGE = {
    "COLUMNS": "20",
    "FORCE_COLOR": "1",
    "LC_ALL": "C",
    "PILCROW_BASE_PATH": "/elsewhere",
    "PILCROW_CONTENT": "/nowhere",
    "PILCROW_HOST": "192.0.2.1",
    "PILCROW_PORT": "many",
    "PILCROW_PUBLIC_URL": "https://elsewhere.example",
    "PYTHONDEVMODE": "1",
    "PYTHONIOENCODING": "ascii",
    "TERM": "dumb",
    "TZ": "Pacific/Kiritimati",
    "http_proxy": "http://127.0.0.1:9",
}
"""Variables that somebody has set, each of which has made a test fail or may."""


FILES = ("cli/test_serving.py", "web/test_server.py")


def test_a_job_in_the_background_of_a_strange_shell_passes_them(tmp_path: Path) -> None:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name != "HOME" and not name.startswith("PYTEST_")
    }
    with interrupts(signal.SIG_IGN), ExitStack() as stack:
        # Both at once: most of what they do is to wait.
        begun = [
            stack.enter_context(
                subprocess.Popen(
                    [*PYTEST, "--basetemp", str(tmp_path / str(number)), f"tests/{file}"],
                    cwd=ROOT,
                    env=kept | STRANGE,
                    umask=0o077,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for number, file in enumerate(FILES)
        ]
        said = [each.communicate()[0] for each in begun]
    assert [each.returncode for each in begun] == [0, 0], "\n".join(said)
