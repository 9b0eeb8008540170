"""The licences of what is installed with Pilcrow, held against those that it may be given with.

    python tools/licences.py        exit 1 where one is not among them

A package says its licence as an SPDX expression (PEP 639); older ones by a classifier.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from email.message import Message
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent / "requirements.txt"
ALLOWED = frozenset(
    "Apache-2.0 BSD-2-Clause BSD-3-Clause ISC MIT MIT-CMU OFL-1.1 PSF-2.0 Unicode-3.0".split()
)
"""They ask that their text goes along, and nothing of whoever serves a site."""
_CLASSIFIED = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Python Software Foundation License": "PSF-2.0",
}


def pinned(lock: str) -> Iterator[str]:
    """The names of the packages that a lock pins."""
    return (found[1] for found in re.finditer(r"^([\w.-]+)(?:\[.*?\])?==", lock, re.MULTILINE))


def licences(about: Message | PackageMetadata) -> frozenset[str]:
    """The SPDX identifiers that a package names; its own words for one that it does not know."""
    if expression := about.get_all("License-Expression"):
        return frozenset(re.findall(r"[\w.+-]+", expression[0])) - {"AND", "OR", "WITH"}
    named = [each.rpartition(" :: ")[2] for each in about.get_all("Classifier") or ()
             if each.startswith("License :: OSI")]  # fmt: skip
    (own, *_) = about.get_all("License") or ["no licence"]
    said = named or [" ".join(own.split())[:80]]
    return frozenset(_CLASSIFIED.get(each, each) for each in said)


def main() -> int:
    """Print the licence of each package; what the process should exit with."""
    refused = False
    for name in pinned(LOCK.read_text("utf-8")):
        try:
            found = licences(metadata(name))
        except PackageNotFoundError:
            continue  # for another system
        other = found - ALLOWED
        refused |= bool(other)
        print(f"{'NOT ALLOWED ' if other else ''}{name}: {', '.join(sorted(found))}")
    return refused


if __name__ == "__main__":
    sys.exit(main())
