"""Whatever is put in the content folder under load, readers get whole pages of right versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.swaps import BROKEN, run


@pytest.mark.parametrize("half", [0, 1], ids=["first", "second"])
def test_swapped_content_is_served_whole_and_the_last_right_one_stays(
    half: int, tmp_path: Path
) -> None:
    ways = BROKEN[half * 5 : half * 5 + 5]
    result = run(10, ways, tmp_path)
    assert result.failures == []
    assert result.seen.answers > 10
    assert result.published == 10
    assert len(result.seen.versions) > 1
