"""From the settings to the site that is being served."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.problems.codes import CODES
from app.problems.examples import BASE
from app.settings import Settings, SettingsError
from app.site.content import site_of
from app.web.publishing import Republisher, hidden, outcome, republish
from app.web.store import Publication
from tests.folders import write
from tests.serving import small_site


@pytest.mark.parametrize(
    ("base_path", "expected"),
    [
        ("/bridge", "/bridge/"),
        ("/static", "/static/site.abc.css"),
        ("/news", None),
        ("/brid", None),
        ("", None),
    ],
)
def test_a_base_path_that_would_hide_a_page_is_found(base_path: str, expected: str | None) -> None:
    assert hidden(small_site(), base_path) == expected


def test_the_site_of_the_content_is_told_and_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = site_of(Settings(content=write(tmp_path, BASE), base_path="/news"))
    assert site
    assert b'href="/news/bridge/closure/"' in site["/bridge/"].body
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith(": no problems\n")


def test_content_with_errors_has_no_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(content=write(tmp_path, CODES["unknown-paragraph"].bad))
    assert site_of(settings) is None
    assert capsys.readouterr().err.startswith("error[unknown-paragraph]: ")


def test_what_is_being_served_stays_where_there_is_no_new_site() -> None:
    publication = Publication(small_site())
    before = publication.answers
    assert republish(publication, "", lambda: None) is False
    with pytest.raises(SettingsError, match=r"^PILCROW_BASE_PATH=/bridge hides /bridge/, which"):
        republish(publication, "/bridge", small_site)
    assert publication.answers is before
    assert republish(publication, "/news", small_site) is True
    assert publication.answers is not before


def test_where_the_folder_is_gone_the_log_says_so_and_everybody_else_is_told_no_path(
    tmp_path: Path,
) -> None:
    publication = Publication(small_site())
    gone = Settings(content=tmp_path / "gone")
    told = outcome(publication, "", lambda: site_of(gone))
    assert told.startswith(f"cannot read {gone.content}: not a directory; ")
    assert told.endswith("\nwhat was served before still is")
    assert publication.state.endswith("its folder or a setting is wrong, as the log says")
    assert str(tmp_path) not in publication.state


def test_what_is_asked_for_twice_before_its_turn_is_done_once_and_heard_by_nobody() -> None:
    publication, told = Publication(), []

    def say(text: str) -> None:
        told.append(text)
        raise BrokenPipeError

    again = Republisher(publication, "", small_site, say)
    again.ask("first")
    again.ask("second")
    with again.running():
        pass
    with again.running():
        again.ask("third")
    assert told == [f"{why}: the new content is being served" for why in ("first", "third")]
    assert publication.answers is not None
