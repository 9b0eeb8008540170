"""Bytecode: templates as they were compiled once, for every process that renders them."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from ..cache import Cache, digest

_KIND = "templates"


class KeptBytecode(BytecodeCache):
    """Keeps compiled templates in a cache, by what they are compiled from and with."""

    def __init__(self, cache: Cache, program: str) -> None:
        self._cache = cache
        self._program = program

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put into the bucket what was compiled before."""
        if (code := self._cache.read(_KIND, self._key(bucket))) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._cache.write(_KIND, self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        return digest(self._program, bucket.key, bucket.checksum)
