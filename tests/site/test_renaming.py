"""Renamed in a copy of the sample: a section, an entry, an explainer, words; the links hold."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from app.check.verify import verify
from app.cli import main
from app.library.library import read_library
from app.share.oembed import answer
from app.site.build import Site, build_site
from app.urls import Address

pytestmark = pytest.mark.usefixtures("_in_haste")

CONTENT = Path(__file__).resolve().parents[2] / "content"
PUBLIC = Address("https://news.example")
EXPLAINER = Path("pakistan-taliban")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the sample, all of it remembered."""
    return shutil.copytree(CONTENT, tmp_path / "content")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def rename_section(content: Path) -> None:
    folder = content / EXPLAINER
    (folder / "us-view.md").rename(folder / "washington.md")
    edit(folder / "explainer.md", "us-view", "washington")


def built(content: Path) -> Site:
    outcome = verify(read_library(content))
    assert outcome.verified, outcome.problems
    return build_site(outcome.verified, PUBLIC)


def lost(content: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The addresses that `check` says are lost, as the files of permalinks have them."""
    assert main(["check", str(content), "--format", "json"]) == 1
    everything = json.loads(capsys.readouterr().out)["problems"]
    problems = [each for each in everything if each["severity"] == "error"]
    assert {each["code"] for each in problems} == {"lost-permalink"}
    return [
        Path(each["file"]).read_text("utf-8").splitlines()[each["line"] - 1].split()[0]
        for each in problems
    ]


def oembed(site: Site, url: str) -> str:
    reply = answer(site.provider, {"url": url})
    assert reply.status == 200, reply.body
    return str(json.loads(reply.body)["html"])


def test_a_renamed_section_is_missed_until_its_old_name_is_an_alias(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = "/pakistan-taliban/us-view/"
    lines = (content / EXPLAINER / "permalinks.txt").read_text("utf-8").splitlines()
    fragments = [
        line.split()[0].partition("#")[2]
        for line in lines
        if line.startswith(f"{old}#s-") and " -> /" not in line
    ]
    rename_section(content)
    found = lost(content, capsys)
    assert old in found
    led = {line.split()[0] for line in lines if f" -> {old}#" in line}
    assert all(path.startswith(old) or path in led for path in found)

    edit(content / EXPLAINER / "washington.md", "---\n", "---\naliases: [us-view]\n")
    site = built(content)
    new = "/pakistan-taliban/washington/"
    assert (site[old].status, site[old].location) == (308, new)
    assert fragments
    assert all(f'id="{each}"' in site[new].body.decode() for each in fragments)
    assert (site[f"/embed{old}"].status, site[f"/embed{old}"].location) == (308, f"/embed{new}")
    assert f"https://news.example/embed{new}" in oembed(site, f"https://news.example{old}")
    (first, *_) = fragments
    framed = f"https://news.example/embed/pakistan-taliban/{first}/"
    assert framed in oembed(site, f"https://news.example{old}#{first}")


def test_a_renamed_explainer_keeps_every_address_by_one_line(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / EXPLAINER).rename(content / "pakistan-afghanistan")
    assert "/pakistan-taliban/militancy/" in lost(content, capsys)

    opening = content / "pakistan-afghanistan" / "explainer.md"
    edit(opening, "---\n", "---\naliases: [pakistan-taliban]\n")
    site = built(content)
    for page in ("", "militancy/", "source/", "all/"):
        old, new = f"/pakistan-taliban/{page}", f"/pakistan-afghanistan/{page}"
        assert (site[old].status, site[old].location) == (308, new)
    framed = "https://news.example/embed/pakistan-afghanistan/militancy/"
    assert framed in oembed(site, "https://news.example/pakistan-taliban/militancy/")


def test_a_renamed_entry_keeps_its_place(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = content / EXPLAINER / "people.md"
    edit(people, "{#china ", "{#beijing ")
    assert lost(content, capsys) == ["/pakistan-taliban/people/#china"]

    edit(people, "{#beijing ", '{#beijing aliases="china" ')
    body = built(content)["/pakistan-taliban/people/"].body.decode()
    assert 'id="china"' in body
    assert 'id="beijing"' in body


def test_a_withdrawn_page_says_why_and_what_to_read_instead(content: Path) -> None:
    toml = content / "site.toml"
    toml.write_text(
        toml.read_text("utf-8")
        + '[[withdrawn]]\npath = "/kashmir/"\nreason = "Its source was retracted."\n'
        'instead = "/pakistan-taliban/"\n',
        "utf-8",
    )
    (content / "permalinks.txt").write_text(
        (content / "permalinks.txt").read_text("utf-8") + "/kashmir/\n", "utf-8"
    )
    page = built(content)["/kashmir/"]
    assert page.status == 410
    assert "Its source was retracted." in page.body.decode()
    assert 'href="/pakistan-taliban/"' in page.body.decode()


def test_an_old_link_to_a_reworded_statement_lands_on_it_and_shows_what_it_said(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    section = content / EXPLAINER / "deportations.md"
    edit(section, "has forced more than", "has meant that more than")
    gone = next(each for each in lost(content, capsys) if "/deportations/" in each)
    assert main(["permalinks", str(content)]) == 0
    body = built(content)["/pakistan-taliban/deportations/"].body.decode()
    fragment = gone.partition("#")[2]
    assert (
        f'<output class="statement__former" id="{fragment}" hidden>Revised since this link was'
        in body
    )
    assert "crackdown on undocumented Afghans in Pakistan has forced more than" in body
    _, _, after = body.partition(f'id="{fragment}"')
    assert "has meant that more than" in after.partition("</p>")[0]
