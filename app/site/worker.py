"""The process that builds a site for another one, which serves what is there of it already.

It is told the settings on its standard input, and tells on its standard output, each in one line of
JSON, what the checks have to say and whether there is a site. Then it makes the rest.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from ..cache import Cache
from ..console import Refusal
from ..settings import Settings
from .builder import Builder
from .crew import end_with
from .maker import wanted
from .manifest import Manifest, program

_NICER = 5


def main(line: str) -> None:
    """Build the site of the settings in this line; an empty one is the end of who would tell."""
    if not line:
        return
    end_with(os.getppid())
    told = json.loads(line)
    paths = {name: Path(told[name]) for name in ("content", "cache")}
    keep, preview = told.pop("keep", False), told.pop("preview", False)
    settings = Settings(**{**told, **paths})
    kept = Cache.opened(paths["cache"])
    build(Builder(settings=settings, cache=kept, program=program(), preview=preview), keep)


def build(builder: Builder, keep: bool = False) -> None:
    """Build, tell what came of it, and make the rest."""
    try:
        built = builder.build(keep=keep)
    except Refusal as refusal:
        _tell({"refusal": str(refusal)})
    except OSError as error:
        _tell({"unkept": str(error)})
    else:
        ready = built.manifest is not None
        _tell({"told": built.told, "problems": built.problems, "ready": ready})
        if built.manifest is not None:
            _finish(builder, built.manifest)


def _finish(builder: Builder, manifest: Manifest) -> None:
    os.nice(_NICER)
    kind = wanted(builder.key)

    def asked() -> Iterator[str]:
        for key, name in builder.cache.results(kind):
            builder.cache.remove(kind, key)
            yield name.decode()

    builder.finish(manifest, asked)


def _tell(what: dict[str, object]) -> None:
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is meant for whoever serves
    main(sys.stdin.readline())
