"""What Lighthouse says of three pages of the sample: `python -m benchmarks.lighthouse`.

Performance, accessibility, best practices and SEO of the overview, a section and the source, each
as on a phone with a slow line and on a desk. Needs npm and Chromium (CHROME_PATH, if it is not
found); Lighthouse itself is installed into a temporary folder.
"""
# ruff: noqa: T201 - a benchmark prints what it measured

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn

from app.library import read_library
from app.server import listen
from app.site import build_site
from app.store import Publication
from app.urls import Address
from app.verify import verify
from app.web import create_app

HERE = Path(__file__).resolve().parent
CONTENT = HERE.parent / "content"
PAGES = {
    "overview": "/pakistan-taliban/",
    "section": "/pakistan-taliban/militancy/",
    "source": "/pakistan-taliban/source/",
}
SCREENS = {"phone": (), "desk": ("--preset=desktop",)}
CHROMIUM = "--headless=new --no-sandbox"


@contextmanager
def server() -> Iterator[str]:
    """The sample, which knows the address that it is served at."""
    verified = verify(read_library(CONTENT)).verified
    if verified is None:
        sys.exit("the sample has errors: run `pilcrow check content`")
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


def report(program: Path, url: str, options: tuple[str, ...]) -> dict[str, dict[str, object]]:
    """Everything Lighthouse says of one page."""
    chromium = os.environ.get("CHROME_PATH") or shutil.which("chromium") or ""
    command = [str(program), url, "--quiet", "--output=json", f"--chrome-flags={CHROMIUM}"]
    done = subprocess.run(
        [*command, *options],
        env={**os.environ, "CHROME_PATH": chromium},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, dict[str, object]] = json.loads(done.stdout)
    return found


def wanting(found: dict[str, dict[str, object]]) -> list[str]:
    """The audits that a page did not wholly pass."""
    audits = found["audits"].values()
    named = [each for each in audits if isinstance(each, dict)]
    return [each["id"] for each in named if each.get("score") is not None and each["score"] < 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--program", type=Path, help="Lighthouse, where it is installed already")
    parser.add_argument("--audits", action="store_true", help="name what is not wholly passed")
    options = parser.parse_args()
    with TemporaryDirectory() as folder, server() as address:
        program = options.program or installed(Path(folder))
        print(
            f"{'':16} {'performance':>12} {'accessibility':>14} {'best practices':>15} {'SEO':>5}"
        )
        for screen, more in SCREENS.items():
            for name, path in PAGES.items():
                found = report(program, f"{address}{path}", more)
                scores = [
                    round(100 * each["score"])
                    for each in found["categories"].values()
                    if isinstance(each, dict)
                ]
                row = " ".join(
                    f"{score:>{width}}"
                    for score, width in zip(scores, (12, 14, 15, 5), strict=True)
                )
                print(f"{f'{name}, {screen}':16} {row}", flush=True)
                if options.audits:
                    print("    " + ", ".join(wanting(found)))


if __name__ == "__main__":
    main()
