"""A site as a folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from app.site.build import Site
from app.site.export import MARKER, Files, NotOursError, OutsideError, export, file_name
from app.site.proof import MANIFEST
from tests.exports import TOLD, files, held, some
from tests.sample import sample_site
from tests.serving import page as page_at
from tests.serving import small_site

KEPT = {"CNAME": b"bridges.example", "bridge/mine.txt": b"mine"}


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
    for name in (MARKER, MANIFEST, *TOLD):
        del written[name]
    assert written == expected


def test_what_a_file_cannot_say_stands_beside_them(tmp_path: Path) -> None:
    export(sample_site(), tmp_path / "out")
    about = json.loads((tmp_path / "out" / MARKER).read_text("utf-8"))
    assert about["/bridge/rumour/"]["status"] == 410
    moved = about["/bridge/shut/"]
    assert moved["status"] == 308
    assert moved["headers"]["location"] == "/news/bridge/closure/"
    assert moved["file"] == "bridge/shut/index.html"


def test_every_variant_of_a_page_is_a_file_read_when_it_is_written(site: Site) -> None:
    files = Files(site)
    assert len(files) == sum(len(page.variants) for page in site.values())
    assert files["index.html.br"] == site["/"].variants["br"]


def test_an_earlier_export_is_replaced_and_leaves_nothing_behind(tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(sample_site(), out)
    export(Site([sample_site()["/"]]), out)
    assert set(files(out)) == {
        "index.html",
        "index.html.br",
        "index.html.gz",
        MARKER,
        MANIFEST,
        *TOLD,
    }
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


@pytest.mark.parametrize(
    "path", ["/../x", "/a/../../x/", "//x/", "/a//b", "/./x", "/a\\b", "/a\0/", "", "/.."]
)
def test_no_page_leads_out_of_the_folder(tmp_path: Path, path: str) -> None:
    page = replace(sample_site()["/"], path=path)
    with pytest.raises(OutsideError, match="would not be inside"):
        export(Site([page]), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_build_removes_what_it_wrote_and_nothing_else(tmp_path: Path) -> None:
    out = held(tmp_path / "out")
    export(some("/", "/bridge/"), out)
    assert set(files(out)) == {"index.html", "bridge/index.html", MARKER, MANIFEST, *TOLD, *KEPT}
    export(some("/"), out)
    assert files(out).items() > KEPT.items()
    assert set(files(out)) == {"index.html", MARKER, MANIFEST, *TOLD, *KEPT}
    assert (out / ".well-known" / "acme").is_dir()
    assert sorted(each.name for each in out.iterdir()) == [
        ".pilcrow", ".pilcrow.json", ".well-known", "CNAME", "_headers", "_redirects", "bridge",
        "index.html", MANIFEST,
    ]  # fmt: skip
    assert json.loads((out / MARKER).read_text())["/"]["file"] == "index.html"


def test_a_folder_that_is_empty_but_for_ours_goes_with_it(tmp_path: Path) -> None:
    out = held(tmp_path / "out")
    (out / "bridge" / "mine.txt").unlink()
    export(some("/"), out)
    assert not (out / "bridge").exists()


def test_what_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    out = held(tmp_path / "out")
    before = (out / "index.html").stat().st_ino
    export(Site([*some("/").values(), *some("/bridge/", body=b"new").values()]), out)
    assert (out / "index.html").stat().st_ino == before
    assert (out / "bridge" / "index.html").read_bytes() == b"new"


def test_a_page_does_not_take_the_place_of_a_file_of_others(tmp_path: Path) -> None:
    out = held(tmp_path / "out")
    (out / "robots.txt").write_text("mine")
    before = files(out)
    with pytest.raises(NotOursError, match=r"robots\.txt holds something that no export made"):
        export(some("/robots.txt"), out)
    assert files(out) == before


def test_a_link_in_the_folder_is_not_followed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(some("/"), out)
    (tmp_path / "outside").mkdir()
    (out / "bridge").symlink_to(tmp_path / "outside")
    with pytest.raises(OutsideError):
        export(some("/", "/bridge/closure/"), out)
    export(some("/404.html"), out)
    assert (out / "bridge").is_symlink()
    assert list((tmp_path / "outside").iterdir()) == []


@pytest.mark.parametrize("record", ["", "[]", '{"/": 1}', "[" * 100_000, "\ud800"])
def test_a_record_that_no_export_wrote_makes_no_folder_ours(tmp_path: Path, record: str) -> None:
    (tmp_path / MARKER).write_bytes(record.encode("utf-8", "surrogatepass"))
    with pytest.raises(NotOursError):
        export(some("/"), tmp_path)


def test_a_record_names_no_file_outside(tmp_path: Path) -> None:
    out = held(tmp_path / "out")
    (tmp_path / "mine").write_text("mine")
    record = json.loads((out / MARKER).read_text())
    record["/x/"] = {"file": "../mine", "encodings": "br"}
    record["/y/"] = {"file": str(tmp_path / "mine"), "encodings": ["zip", "br"]}
    (out / MARKER).write_text(json.dumps(record))
    export(some("/"), out)
    assert (tmp_path / "mine").read_text() == "mine"


def test_a_record_without_the_encodings_names_every_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(sample_site(), out)
    record = json.loads((out / MARKER).read_text())
    for about in record.values():
        del about["encodings"]
    (out / MARKER).write_text(json.dumps(record))
    (out / "mine").write_text("mine")
    export(some("/"), out)
    assert set(files(out)) == {"index.html", "mine", MARKER, MANIFEST, *TOLD}


class Held(Site):
    """A site of which an explainer is held back."""

    __slots__ = ()

    @property
    def held(self) -> Mapping[str, str]:
        return {"bridge": "it has errors"}


def test_an_explainer_that_is_held_back_stays_in_the_folder_with_what_it_loads(
    tmp_path: Path,
) -> None:
    whole = small_site(page_at("/embed/bridge/"), page_at("/ferry/"))
    export(whole, tmp_path / "out")
    others = Held(each for path, each in whole.items() if path in ("/", "/404.html"))
    for _ in range(2):
        export(others, tmp_path / "out")
        there = {
            each.relative_to(tmp_path / "out").as_posix() for each in (tmp_path / "out").rglob("*")
        }
        assert {"bridge/index.html", "embed/bridge/index.html", "static/site.abc.css"} <= there
        assert "ferry/index.html" not in there
    export(whole, tmp_path / "out")
    assert (tmp_path / "out/ferry/index.html").exists()


def test_an_explainer_that_is_gone_goes_from_the_folder(tmp_path: Path) -> None:
    export(small_site(), tmp_path / "out")
    export(Site((page_at("/"),)), tmp_path / "out")
    assert not (tmp_path / "out/bridge").exists()
