"""What tests of sites share."""

from __future__ import annotations

import brotli
import pytest


@pytest.fixture
def _in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """What makes pages small takes longer than all the rest; how small they are is no matter."""
    compress = brotli.compress
    monkeypatch.setattr(brotli, "compress", lambda body, quality: compress(body, quality=1))
