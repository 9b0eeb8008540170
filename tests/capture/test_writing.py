"""A new explainer from a file, and a source that changed under one that is there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.capture.reading import read_article
from app.capture.telling import told_article, told_source, told_update
from app.capture.writing import Update, new_explainer, update_of, write_update
from app.console import Refusal
from app.library import read_library
from app.problems.examples import BASE
from tests.folders import write

PAGES = Path(__file__).parent / "pages"
TODAY = date(2026, 11, 25)
SITE = {"site.toml": BASE["site.toml"]}


def begun(root: Path, page: str = "related.html") -> Path:
    write(root, SITE)
    new_explainer(root, "bridge", read_article(PAGES / page), page, TODAY)
    return root


def text_of(root: Path, file: str) -> str:
    return (root / "bridge" / file).read_text()


def test_an_explainer_begins_with_its_source_and_drafts(tmp_path: Path) -> None:
    begun(tmp_path)
    assert sorted(each.name for each in (tmp_path / "bridge").rglob("*.md")) == [
        "bridge.md",
        "explainer.md",
        "people.md",
        "timeline.md",
        "what-happened.md",
        "what-happens-now.md",
    ]
    library = read_library(tmp_path)
    (explainer,) = library.explainers
    assert explainer.draft
    assert [each.id for each in explainer.people] == ["mayor-ida-brandt"]
    assert len(explainer.sources[0].paragraphs) == 4
    assert {each.code for each in library.problems} == set()
    assert library.explainers[0].sources[0].digest == explainer.sources[0].text_digest


def test_what_is_not_known_is_asked_for_and_what_the_page_says_is_taken(tmp_path: Path) -> None:
    source = text_of(begun(tmp_path), "sources/bridge.md")
    assert 'licence: "?"' in source
    assert 'publisher: "? The Arden Gazette"' in source
    assert 'date: "2024-03-05"' in source
    assert 'url: "https://gazette.example/bridge"' in source
    assert "Read more: Where the ferry lands" in source


def test_no_sentence_of_the_article_gets_into_the_drafts(tmp_path: Path) -> None:
    begun(tmp_path)
    source = read_library(tmp_path).explainers[0].sources[0]
    drafts = " ".join(
        each.read_text() for each in tmp_path.rglob("*.md") if each.parent.name != "sources"
    )
    assert not [each for each in source.paragraphs if each.text[:30] in drafts]


def test_a_date_with_a_year_is_a_draft_of_an_event(tmp_path: Path) -> None:
    assert 'date="2031" label="2031"' in text_of(begun(tmp_path), "timeline.md")


def test_speakers_of_a_transcript_are_people(tmp_path: Path) -> None:
    people = text_of(begun(tmp_path, "transcript.txt"), "people.md")
    assert "## ? REPORTER {#reporter}" in people
    assert "## ? BRANDT {#brandt}" in people


def test_a_title_in_another_script_has_an_address_all_the_same(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        f"{'市议会星期一关闭了旧桥。' * 3}\n\n## 渡轮\n\n{'渡轮每十分钟载客一次。' * 3}\n"
    )
    write(tmp_path / "content", SITE)
    files = new_explainer(tmp_path / "content", "bridge", read_article(page), "page.md", TODAY)
    assert [each.name for each in files][:3] == ["explainer.md", "what-happened.md", "part-2.md"]


@pytest.mark.parametrize("name", ["Bridge", "a/b", "..", "static", "a b", ""])
def test_a_name_that_cannot_be_an_address_is_refused(tmp_path: Path, name: str) -> None:
    article = read_article(PAGES / "shop.txt")
    with pytest.raises(Refusal, match="cannot be the address"):
        new_explainer(write(tmp_path, SITE), name, article, "shop.txt", TODAY)
    assert list(tmp_path.iterdir()) == [tmp_path / "site.toml"]


def test_what_is_there_is_never_replaced(tmp_path: Path) -> None:
    begun(tmp_path)
    with pytest.raises(Refusal, match="exists already"):
        begun(tmp_path)


def test_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    article = read_article(PAGES / "shop.txt")
    with pytest.raises(Refusal, match="cannot write"):
        new_explainer(tmp_path / "nowhere", "bridge", article, "shop.txt", TODAY)


def test_what_was_kept_stands_beside_what_was_not() -> None:
    told = told_article(read_article(PAGES / "shop.txt"))
    assert "  ¶1 The council of Arden" in told
    assert "  ## What happens now" in told
    assert "Your cart is empty" in told


def test_a_source_is_printed_with_its_numbers(tmp_path: Path) -> None:
    (explainer,) = read_library(begun(tmp_path)).explainers
    told = "\n".join(told_source(explainer.sources[0]))
    assert "¶2   “We could not wait" in told
    assert told.index("## What happens now") < told.index("¶3 ")


FIRST, SECOND, THIRD = BASE["bridge/sources/wire.md"].rpartition("---\n")[2].strip().split("\n\n")


def updated(root: Path, paragraphs: list[str], files: dict[str, str] | None = None) -> Update:
    content = root / "content"
    if files is not None or not content.exists():
        write(content, {**BASE, **(files or {})})
    page = write(root, {"new.md": "\n\n".join(paragraphs)}) / "new.md"
    library = read_library(content)
    explainer = library.explainers[0]
    update = update_of(library, explainer, explainer.sources[0], read_article(page))
    write_update(content, update)
    return update


def test_a_paragraph_put_in_moves_every_citation_behind_it(tmp_path: Path) -> None:
    before = read_library(write(tmp_path / "before", BASE)).explainers[0]
    updated(tmp_path, [FIRST, "Nobody was hurt, the council added in the evening.", SECOND, THIRD])
    library = read_library(tmp_path / "content")
    after = library.explainers[0]
    assert not library.problems
    cited = [[ref.number for ref in each.citation.refs] for each in before.statements()]
    moved = [[ref.number for ref in each.citation.refs] for each in after.statements()]
    assert moved == [[each + (each > 1) for each in numbers] for numbers in cited]
    assert after.sources[0].digest == after.sources[0].text_digest


def test_nothing_changes_where_the_text_is_the_same(tmp_path: Path) -> None:
    update = updated(tmp_path, [FIRST, SECOND, THIRD])
    assert (update.files, update.reread, list(told_update(update))) == ({}, (), [])


def test_what_says_something_else_is_to_be_read_again(tmp_path: Path) -> None:
    update = updated(tmp_path, [FIRST.replace("The", "A", 1) + " It rained.", SECOND, THIRD])
    assert [each.changed for each in update.reread] != []
    told = "\n".join(told_update(update))
    assert "¶1 is ¶1 now, and says something else:" in told
    assert "read again: bridge/" in told


def test_a_paragraph_that_is_gone_is_cited_nowhere(tmp_path: Path) -> None:
    update = updated(tmp_path, [FIRST, THIRD])
    told = "\n".join(told_update(update))
    assert "¶2 is gone" in told
    assert "¶3 is ¶2 now" in told
    gone = [each for each in update.reread if each.gone == (2,)]
    explainer = read_library(tmp_path / "content").explainers[0]
    cited = [ref.number for each in explainer.statements() for ref in each.citation.refs]
    assert cited.count(0) == len(gone)


def test_ranges_links_and_excuses_move_too(tmp_path: Path) -> None:
    opening = BASE["bridge/explainer.md"].replace(
        "sources: [wire]", 'sources: [wire]\nexcused: [{paragraph: p3, reason: "of no matter"}]'
    )
    body = "See [there](../source/#p3): shut [@p1-2]. Again [@wire:p2-3]."
    closure = f"---\ntitle: The closure\n---\n{body}\n"
    files = {"bridge/explainer.md": opening, "bridge/closure.md": closure}
    new = [FIRST, "Nobody was hurt, the council added in the evening.", SECOND, THIRD]
    updated(tmp_path, new, files)
    text = (tmp_path / "content/bridge/closure.md").read_text()
    assert "(../source/#p4): shut [@p1; @p3]. Again [@wire:p3-4]." in text
    assert "paragraph: p4" in (tmp_path / "content/bridge/explainer.md").read_text()


def test_a_row_put_in_moves_every_citation_of_those_behind_it(tmp_path: Path) -> None:
    head, ouse, exe = "Bridge | Vehicles", "Ouse | 4,200", "Exe | 1,900"
    wire = BASE["bridge/sources/wire.md"] + f"\n{head}\n{ouse}\n{exe}\n"
    closure = "---\ntitle: The closure\n---\nIt was shut [@p1]. The Exe has 1,900 [@p4.3; @p4.2].\n"
    files = {"bridge/sources/wire.md": wire, "bridge/closure.md": closure}
    table = f"{head}\n--- | ---\n{ouse}\nTyne | 2,800\n{exe}"
    updated(tmp_path, [FIRST, SECOND, THIRD, table], files)
    text = (tmp_path / "content/bridge/closure.md").read_text()
    assert "It was shut [@p1]. The Exe has 1,900 [@p4.4; @p4.2]." in text
    (explainer,) = read_library(tmp_path / "content").explainers
    told = "\n".join(told_source(explainer.sources[0]))
    assert "¶4\n 4.1  Bridge | Vehicles\n 4.2  Ouse | 4,200" in told
    updated(
        tmp_path, [FIRST, SECOND, THIRD, "The Exe has 1,900, the Ouse 4,200, and the Tyne 2,800."]
    )
    assert "1,900 [@p4; @p4]" in (tmp_path / "content/bridge/closure.md").read_text()


def test_a_file_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.capture.writing.rewrite", full)
    with pytest.raises(Refusal, match="No space left"):
        updated(tmp_path, [SECOND, FIRST, THIRD])
