"""What a check of the sample costs, in CPU seconds: `python -m benchmarks.check`.

Each run is a process of its own, as an author starts one after every change. It is set against the
interpreter that does nothing; the first run of either is not counted, because it compiles.
"""
# ruff: noqa: T201 - a benchmark prints what it measured

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

CONTENT = Path(__file__).resolve().parents[1] / "content"
COMMANDS = {
    "an empty process": ("-c", "pass"),
    "pilcrow check": ("-m", "app", "check", str(CONTENT)),
}


def seconds(command: tuple[str, ...]) -> float:
    """CPU time of one run, of the interpreter and of the system for it."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *command], stdout=subprocess.DEVNULL, check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=9, help="of each (9)")
    runs = parser.parse_args().runs
    print(f"{'':18} {'median':>7} {'least':>7} {'most':>7}")
    for name, command in COMMANDS.items():
        measured = [seconds(command) for _ in range(runs + 1)][1:]
        print(f"{name:18} {median(measured):7.3f} {min(measured):7.3f} {max(measured):7.3f}")


if __name__ == "__main__":
    main()
