"""What Lighthouse says of three pages of the sample: `python -m benchmarks.lighthouse`.

Performance, accessibility, best practices and SEO of the overview, a section and the source, each
as on a phone with a slow line and on a desk: the median of some rounds, and the lowest where it is
another, because whatever else the machine does is measured with the page. Needs npm and Chromium
(CHROME_PATH, if it is not found); Lighthouse itself is installed into a temporary folder.
"""
# ruff: noqa: T201 - a benchmark prints what it measured

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn

from app.check.verify import verify
from app.library.library import read_library
from app.site.build import build_site
from app.urls import Address
from app.web.application import create_app
from app.web.server import listen
from app.web.store import Publication

HERE = Path(__file__).resolve().parent
CONTENT = HERE.parent / "content"
PAGES = {
    "overview": "/pakistan-taliban/",
    "section": "/pakistan-taliban/militancy/",
    "source": "/pakistan-taliban/source/",
}
SCREENS = {"phone": (), "desk": ("--preset=desktop",)}
WIDTHS = (12, 14, 15, 5)
CHROMIUM = "--headless=new --no-sandbox"


@contextmanager
def server(content: Path = CONTENT) -> Iterator[str]:
    """A content folder, the sample if no other, which knows the address that it is served at."""
    verified = verify(read_library(content)).verified
    if verified is None:
        sys.exit(f"there are errors: run `pilcrow check {content}`")
    listening = listen("127.0.0.1", 0)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    app = create_app(Publication(build_site(verified, Address(address))))
    config = uvicorn.Config(app, lifespan="off", log_level="warning", access_log=False)
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield address
    finally:
        running.should_exit = True
        thread.join()


def installed(folder: Path) -> Path:
    """The program, in a folder of its own."""
    shutil.copy(HERE / "package.json", folder)
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--no-package-lock"]
    subprocess.run(command, cwd=folder, check=True)
    return folder / "node_modules" / ".bin" / "lighthouse"


Report = dict[str, dict[str, dict[str, object]]]


def report(program: Path, url: str, options: tuple[str, ...]) -> Report:
    """Everything Lighthouse says of one page. Raises CalledProcessError when it gives up."""
    chromium = os.environ.get("CHROME_PATH") or shutil.which("chromium") or ""
    command = [str(program), url, "--quiet", "--output=json", f"--chrome-flags={CHROMIUM}"]
    done = subprocess.run(
        [*command, *options],
        env={**os.environ, "CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        check=True,
    )
    found: Report = json.loads(done.stdout)
    return found


def scores(program: Path, url: str, options: tuple[str, ...]) -> tuple[int, ...]:
    """What one run gives out of 100, in the order of the columns."""
    categories = report(program, url, options)["categories"].values()
    return tuple(round(100 * float(str(each["score"]))) for each in categories)


def shown(rounds: Sequence[int]) -> str:
    """The median of all rounds, and the lowest of them in brackets if that is another."""
    middle, lowest = statistics.median_low(rounds), min(rounds)
    return f"{middle}" if middle == lowest else f"{middle} ({lowest})"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--program", type=Path, help="Lighthouse, where it is installed already")
    parser.add_argument("--rounds", type=int, default=5, help="of each measurement (5)")
    options = parser.parse_args()
    with TemporaryDirectory() as folder, server() as address:
        program = options.program or installed(Path(folder))
        names = zip(("performance", "accessibility", "best practices", "SEO"), WIDTHS, strict=True)
        print(" " * 16, *(f"{name:>{width}}" for name, width in names))
        for screen, more in SCREENS.items():
            for name, path in PAGES.items():
                runs = [scores(program, f"{address}{path}", more) for _ in range(options.rounds)]
                row = " ".join(
                    f"{shown(column):>{width}}"
                    for column, width in zip(zip(*runs, strict=True), WIDTHS, strict=True)
                )
                print(f"{f'{name}, {screen}':16} {row}", flush=True)


if __name__ == "__main__":
    main()
