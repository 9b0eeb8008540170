"""What stands beside the templates."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.pages.assets import Assets, read_assets, source_hash
from app.pages.styles import KINDS


def test_the_style_of_a_page_is_that_of_its_blocks() -> None:
    files = {f"styles/{name}.css": f".{name} {{ }}\n".encode() for name in KINDS["notfound"]}
    assert Assets(files).style("notfound") == "".join(f".{name}{{}}" for name in KINDS["notfound"])


def test_a_block_or_a_kind_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="nothing"):
        read_assets().style("nothing")
    with pytest.raises(KeyError, match=r"styles/tokens\.css"):
        Assets({}).style("home")


def test_a_linked_file_changes_its_path_with_its_content() -> None:
    one, two = Assets({"a.js": b"1"}), Assets({"a.js": b"2"})
    assert one.path("a.js") != two.path("a.js")
    assert one.path("a.js") == Assets({"a.js": b"1"}).path("a.js")


def test_what_goes_into_pages_is_no_file_of_its_own() -> None:
    names = ["early.js", "frame.js", "speculation.json", "styles/a.css", "touch.png"]
    assert Assets(dict.fromkeys(names, b"")).linked == ("touch.png",)


def test_what_other_sites_load_has_an_address_of_its_own() -> None:
    assert Assets({"embed.js": b"", "pilcrow.js": b""}).linked == ("pilcrow.js",)


def test_files_are_read_as_they_are_and_scripts_with_what_they_import(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(b" 1 ")
    (tmp_path / "b.js").write_text('import "./parts/c.js";\nlog("b");\n')
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "c.js").write_text('log("c");\n')
    assert read_assets(tmp_path).files == {
        "a.svg": b" 1 ",
        "b.js": b'"use strict";(()=>{log("c");log("b");})();',
    }


def test_a_hash_is_written_as_a_policy_names_it() -> None:
    # The digest of the empty string, FIPS 180-4.
    assert source_hash("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
