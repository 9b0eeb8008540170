"""Site → folder: the bytes that `serve` sends, as files that any web server can send.

`/x/` becomes `x/index.html`; `.br` and `.gz` stand beside what is worth compressing. What a file
cannot say for itself stands in `.pilcrow.json`: the status of pages that moved, are gone or were
not found, and every page's headers. A page that moved is also a small page that leads on.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ..console import Refusal
from .build import Page, Site

MARKER = ".pilcrow.json"
_SUFFIX = {"br": ".br", "gzip": ".gz"}


class NotOursError(Refusal):
    """The folder holds something that no export made, and is left alone."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} holds something that no export made; choose another folder")


def export(site: Site, folder: Path) -> int:
    """Write every page and put the result in place of an earlier export at once; how many pages.

    Raises `NotOursError` for a folder with other things in it; `OSError` is the file system's.
    """
    folder = folder.absolute()
    if folder.exists() and not _is_ours(folder):
        raise NotOursError(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        _write(site, fresh)
        fresh.chmod(0o755)
        _replace(folder, fresh)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return len(site)


def file_name(path: str) -> str:
    """The file a path is kept in, relative to the folder."""
    return path.lstrip("/") + ("index.html" if path.endswith("/") else "")


def _is_ours(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MARKER).is_file() or not any(folder.iterdir()))


def _write(site: Site, folder: Path) -> None:
    for page in site.values():
        for name, body in _files(page):
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)
    about = {page.path: _about(page) for page in site.values()}
    text = json.dumps(about, indent=1, ensure_ascii=False)
    (folder / MARKER).write_text(text + "\n", encoding="utf-8")


def _files(page: Page) -> Iterator[tuple[str, bytes]]:
    name = file_name(page.path)
    yield name, page.body
    for encoding, body in page.encodings.items():
        yield name + _SUFFIX[encoding], body


def _about(page: Page) -> dict[str, object]:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in page.headers}
    return {"file": file_name(page.path), "status": page.status, "headers": headers}


def _replace(folder: Path, fresh: Path) -> None:
    if not folder.exists():
        fresh.rename(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}.old.", dir=folder.parent))
    folder.rename(old / "was")
    fresh.rename(folder)
    shutil.rmtree(old)
