"""What stands beside the templates: styles and scripts for inside a page, files it links to."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from .. import urls
from ..settings import shipped
from .scripts import bundle
from .styles import KINDS, minified

_UNLINKED = re.compile(r"(desk|early|embed|frame)\.js|speculation\.json|.+\.css")


@dataclass(frozen=True, slots=True)
class Assets:
    """Static files by name, as they lie in the folder; see `read_assets`."""

    files: Mapping[str, bytes]

    def text(self, name: str) -> str:
        """A file that goes into a page; empty where there is none."""
        return self.files.get(name, b"").decode().strip()

    def style(self, kind: str) -> str:
        """The style sheet of one kind of page, see `styles.KINDS`."""
        blocks = (self.files[f"styles/{name}.css"] for name in KINDS[kind])
        return minified(b"".join(blocks).decode())

    def path(self, name: str) -> str:
        """The path of a linked file, which changes whenever its content does."""
        return urls.asset(name, sha256(self.files[name]).hexdigest()[:10])

    @property
    def linked(self) -> tuple[str, ...]:
        """The names of the files that are pages of their own."""
        return tuple(name for name in sorted(self.files) if not _UNLINKED.fullmatch(name))


def read_assets(folder: Path | None = None) -> Assets:
    """The files of a folder, by default the one that ships with the program; scripts as bundles."""
    root = folder or shipped("static")
    files = {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in sorted(root.rglob("*"))
        if file.is_file()
    }
    modules = {name: file.decode() for name, file in files.items() if name.endswith(".js")}
    bundles = {name: bundle(name, modules).encode() for name in modules if "/" not in name}
    return Assets({name: file for name, file in files.items() if name not in modules} | bundles)


def source_hash(inlined: str) -> str:
    """How a Content-Security-Policy names an inline style or script (CSP 3, 6.7.2.2)."""
    return f"'sha256-{b64encode(sha256(inlined.encode()).digest()).decode()}'"
