"""Content folders of any size: the sample so many times, each copy under a name of its own."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "content"
NAME = "pakistan-taliban"


def copies(count: int, folder: Path) -> Path:
    """A content folder with so many explainers, which are the same but for their addresses."""
    folder.mkdir(parents=True)
    shutil.copy(SAMPLE / "site.toml", folder)
    names = [f"{NAME}-{number}" for number in range(1, count + 1)]
    for name in names:
        shutil.copytree(SAMPLE / NAME, folder / name)
        for path in (folder / name).rglob("*"):
            if path.is_file() and f"/{NAME}/" in (text := path.read_text("utf-8")):
                path.write_text(text.replace(f"/{NAME}/", f"/{name}/"), "utf-8")
    (folder / "permalinks.txt").write_text("".join(f"/{name}/\n" for name in names), "utf-8")
    return folder


if __name__ == "__main__":
    copies(int(sys.argv[1]), Path(sys.argv[2]))
