"""A build is held against its manifest: what was changed, what is missing, and who checked it."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from app import __version__
from app.library.library import read_library
from app.settings import Settings
from app.site.content import site_of
from app.site.export import MARKER, export
from app.site.proof import MANIFEST, NoManifestError, checker, held
from app.site.site import Site
from tests.folders import write
from tests.sample import FILES
from tests.serving import page

PAGE = "bridge/closure/index.html"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("content"), FILES)


@pytest.fixture(scope="module")
def site(content: Path) -> Site:
    site = site_of(Settings(content=content, cache=content.parent / "cache"))
    assert site is not None
    return site


@pytest.fixture
def out(site: Site, tmp_path: Path) -> Path:
    export(site, tmp_path / "out")
    return tmp_path / "out"


def told(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / MANIFEST).read_text("utf-8"))
    return found


def rewritten(out: Path, change: Callable[[dict[str, Any]], object]) -> None:
    manifest = told(out)
    change(manifest)
    (out / MANIFEST).write_text(json.dumps(manifest))


def test_a_build_is_as_its_manifest_has_it(out: Path) -> None:
    found = held(out)
    assert (found.findings, found.others) == ((), ())
    assert found.same == len([each for each in out.rglob("*") if each.is_file()]) - 1
    assert found.digest == f"sha256:{sha256((out / MANIFEST).read_bytes()).hexdigest()}"
    assert MARKER in told(out)["files"]


def test_the_manifest_says_what_was_checked_of_what_by_whom(out: Path, content: Path) -> None:
    manifest = told(out)
    assert (manifest["pilcrow"], manifest["checker"]) == (__version__, checker())
    bridge = manifest["explainers"]["bridge"]
    digests = {
        source.id: source.digest
        for each in read_library(content).explainers
        if each.id == "bridge"
        for source in each.sources
    }
    assert bridge["sources"] == digests
    assert bridge["statements"] > 0
    assert {"check": "quotations", "not for": []} in bridge["checks"]
    assert len(bridge["content"]) == 32


def test_what_cannot_be_kept_is_proved_alike(out: Path, content: Path, tmp_path: Path) -> None:
    from app.check.verify import verify
    from app.site.build import build_site
    from app.urls import Address

    verified = verify(read_library(content)).verified
    assert verified is not None
    in_memory = build_site(verified, Address(), content=content)
    assert in_memory.proofs == told(out)["explainers"]


def test_what_was_tampered_with_is_found(out: Path) -> None:
    (out / PAGE).write_bytes((out / PAGE).read_bytes().replace(b"closed", b"opened"))
    assert held(out).findings == (f"{PAGE} is not what was built",)


def test_what_is_missing_is_found(out: Path) -> None:
    (out / PAGE).unlink()
    (out / f"{PAGE}.br").unlink()
    (out / f"{PAGE}.br").symlink_to(out / "index.html.br")
    assert held(out).findings == (f"{PAGE} is missing", f"{PAGE}.br is missing")


def test_a_record_of_other_headers_is_found(out: Path) -> None:
    record = (out / MARKER).read_text("utf-8")
    (out / MARKER).write_text(record.replace("default-src 'none'", "default-src *"), "utf-8")
    assert held(out).findings == (f"{MARKER} is not what was built",)


def test_what_nobody_built_is_named(out: Path) -> None:
    (out / "mine").mkdir()
    (out / "mine" / "page.html").touch()
    assert (held(out).findings, held(out).others) == ((), ("mine/page.html",))


@pytest.mark.parametrize(("version", "age"), [("0.1.9", "an older"), ("12.0.dev1", "a newer")])
def test_another_version_that_checked_is_found(out: Path, version: str, age: str) -> None:
    rewritten(out, lambda manifest: manifest.update(pilcrow=version))
    assert held(out).findings == (
        f"it was checked by {age} Pilcrow, {version}; this is {__version__}",
    )


def test_another_checker_of_the_same_version_is_found(out: Path) -> None:
    rewritten(out, lambda manifest: manifest.update(checker="x"))
    assert held(out).findings == (
        f"it was checked by another checker than this Pilcrow {__version__} has",
    )


def test_a_name_that_leads_out_of_the_folder_is_not_followed(out: Path) -> None:
    (out.parent / "secret").write_text("x")
    rewritten(out, lambda manifest: manifest["files"].update({"../secret": "sha256:x"}))
    assert held(out).findings == ("../secret is missing",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"manifest": 1}',
        '{"manifest": 1, "pilcrow": "1", "checker": "x", "files": [], "explainers": {}}',
        '{"manifest": 1, "pilcrow": "1", "checker": "x", "files": {"a": 1}, "explainers": {}}',
        '{"manifest": 1, "pilcrow": "1", "checker": "x", "files": {}, "explainers": []}',
        "[" * 100_000,
    ],
)
def test_what_is_no_manifest_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(NoManifestError, match="it is no manifest of a build"):
        held(tmp_path)


def test_a_manifest_of_another_form_is_refused(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text('{"manifest": 2}')
    with pytest.raises(NoManifestError, match="it has form 2, and this program reads 1"):
        held(tmp_path)


def test_pages_that_stay_from_an_earlier_build_are_in_the_manifest(out: Path) -> None:
    class Holding(Site):
        """A site that holds an explainer back."""

        held = {"bridge": "it has errors"}  # noqa: RUF012 - a test has one

    export(Holding([page("/")]), out)
    assert PAGE in told(out)["files"]
    assert held(out).findings == ()


def test_a_file_that_is_gone_before_it_is_counted_is_not_in_the_manifest(out: Path) -> None:
    (out / PAGE).unlink()

    class Holding(Site):
        """A site that holds an explainer back."""

        held = {"bridge": "it has errors"}  # noqa: RUF012 - a test has one

    export(Holding([page("/")]), out)
    assert PAGE not in told(out)["files"]
