"""A site as a folder."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.site.build import Site
from app.site.export import MARKER, NotOursError, export, file_name
from tests.sample import sample_site


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(each.relative_to(folder)): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file()
    }


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "index.html"),
        ("/bridge/closure/", "bridge/closure/index.html"),
        ("/404.html", "404.html"),
        ("/static/a.b.js", "static/a.b.js"),
    ],
)
def test_a_path_is_kept_in_the_file_that_servers_look_for(path: str, name: str) -> None:
    assert file_name(path) == name


def test_the_files_are_the_bytes_that_are_served(tmp_path: Path) -> None:
    site = sample_site()
    assert export(site, tmp_path / "out") == len(site)
    expected = {file_name(page.path): page.body for page in site.values()}
    for page in site.values():
        for coding, suffix in (("br", ".br"), ("gzip", ".gz")):
            if coding in page.encodings:
                expected[file_name(page.path) + suffix] = page.encodings[coding]
    written = files(tmp_path / "out")
    del written[MARKER]
    assert written == expected


def test_what_a_file_cannot_say_stands_beside_them(tmp_path: Path) -> None:
    export(sample_site(), tmp_path / "out")
    about = json.loads((tmp_path / "out" / MARKER).read_text("utf-8"))
    assert about["/bridge/rumour/"]["status"] == 410
    moved = about["/bridge/shut/"]
    assert moved["status"] == 308
    assert moved["headers"]["location"] == "/news/bridge/closure/"
    assert moved["file"] == "bridge/shut/index.html"


def test_an_earlier_export_is_replaced_and_leaves_nothing_behind(tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(sample_site(), out)
    export(Site([sample_site()["/"]]), out)
    assert set(files(out)) == {"index.html", "index.html.br", "index.html.gz", MARKER}
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_is_used_and_a_missing_one_made(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    export(sample_site(), tmp_path / "empty")
    export(sample_site(), tmp_path / "not" / "yet")
    assert files(tmp_path / "empty") == files(tmp_path / "not" / "yet")


def test_the_folder_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    export(sample_site(), tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o755


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(NotOursError, match="holds something that no export made"):
        export(sample_site(), tmp_path)
    assert files(tmp_path) == {"mine.txt": b"mine"}


def test_a_file_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(NotOursError):
        export(sample_site(), tmp_path / "out")


def test_an_export_that_fails_leaves_the_earlier_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(sample_site(), out)
    before = files(out)
    page = sample_site()["/"]
    # A file cannot stand where another page needs a folder.
    clash = [replace(page, path="/a"), replace(page, path="/a/b/")]
    with pytest.raises(NotADirectoryError):
        export(Site(clash), out)
    assert files(out) == before
    assert [each.name for each in tmp_path.iterdir()] == ["out"]
