"""A content folder is read whole, and every mistake in it is found in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.library.folder import Folder
from app.library.library import Library, read_library
from app.problems.codes import CODES
from app.problems.examples import BASE
from tests.folders import write


def read(root: Path, files: dict[str, str | bytes]) -> Library:
    return read_library(write(root, {**BASE, **files}))


def found(library: Library) -> list[tuple[str, str, int, str]]:
    return [(each.code, each.span.file, each.span.line, each.message) for each in library.problems]


def opening(**changes: str) -> dict[str, str | bytes]:
    text = BASE["bridge/explainer.md"]
    for key, value in changes.items():
        lines = [
            f"{key}: {value}" if line.startswith(f"{key}:") else line for line in text.split("\n")
        ]
        text = "\n".join(lines)
    return {"bridge/explainer.md": text}


def test_a_folder_without_a_mistake_is_read_whole(tmp_path: Path) -> None:
    library = read(tmp_path, {})
    assert not library.problems
    assert (library.name, library.language) == ("Bridges", "en")
    (explainer,) = library.explainers
    assert [each.id for each in explainer.sections] == ["closure", "people"]
    assert [each.id for each in explainer.people] == ["ann-marsh"]
    assert [len(each.paragraphs) for each in explainer.sources] == [3]
    assert [each.plain for each in explainer.standfirst] == ["A busy bridge has been shut."]
    assert [(each.path, each.fragment) for each in library.permalinks] == [
        ("/bridge/", ""),
        ("/bridge/closure/", ""),
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            opening(sections="[closure, people, cost]"),
            ("missing-section", "bridge/explainer.md", 7, "there is no file bridge/cost.md"),
        ),
        (
            opening(sections="[closure, people, closure]"),
            ("bad-front-matter", "bridge/explainer.md", 7, "`closure` is listed twice"),
        ),
        (
            opening(sections="[closure, people, ../wire]"),
            (
                "bad-front-matter",
                "bridge/explainer.md",
                7,
                "`../wire` cannot be part of an address",
            ),
        ),
        (
            opening(sources="[wire, herald]"),
            ("unreadable-file", "bridge/sources/herald.md", 1, "there is no such file"),
        ),
        (
            opening(standfirst="A bridge is shut [@p1]. For good."),
            (
                "uncited-text",
                "bridge/explainer.md",
                6,
                "the standfirst ends without a citation",
            ),
        ),
        (
            {"bridge/cost.md": "---\ntitle: Cost\n---\nMuch [@p3]."},
            ("unlisted-section", "bridge/cost.md", 1, "explainer.md does not list `cost`"),
        ),
        (
            {"bridge/sources/herald.md": "x"},
            (
                "unlisted-section",
                "bridge/sources/herald.md",
                1,
                "explainer.md does not list `herald`",
            ),
        ),
        (
            {"bridge/drafts/cost.md": "x"},
            (
                "unlisted-section",
                "bridge/drafts/cost.md",
                1,
                "nothing reads the files of this folder",
            ),
        ),
        (
            {"permalinks.txt": "/bridge/\n\n/bridge/#x -> y\nbridge\n"},
            ("bad-record", "permalinks.txt", 4, "this line is not a permalink"),
        ),
        (
            {"site.toml": 'name = "A"\ndescription = "B"\ncolour = "red"\n'},
            ("bad-front-matter", "site.toml", 3, "there is no key `colour`"),
        ),
        (
            {"site.toml": 'name = "A"\nname = "B"\n'},
            ("bad-front-matter", "site.toml", 2, "cannot overwrite a value"),
        ),
        (
            {"site.toml": 'name = "A\n'},
            ("bad-front-matter", "site.toml", 1, "illegal character '\\n'"),
        ),
        (
            {"site.toml": "name = "},
            ("bad-front-matter", "site.toml", 1, "invalid value"),
        ),
        (
            {"No Name/explainer.md": ""},
            ("empty-file", "No Name/explainer.md", 1, "the file is empty"),
        ),
        (
            {"drafts/closure.md": "x", "drafts/sources/wire.md": "x"},
            ("unreadable-file", "drafts/explainer.md", 1, "there is no such file"),
        ),
        (
            {"drafts/Explainer.MD": "x"},
            ("unreadable-file", "drafts/explainer.md", 1, "there is no such file"),
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_found(
    tmp_path: Path, files: dict[str, str | bytes], expected: tuple[str, str, int, str]
) -> None:
    (problem,) = found(read(tmp_path, files))
    assert problem[:3] == expected[:3]
    assert problem[3].startswith(expected[3])


def test_a_folder_whose_name_is_no_address_is_refused(tmp_path: Path) -> None:
    library = read(tmp_path, {"My_Bridge/explainer.md": BASE["bridge/explainer.md"]})
    assert "the folder's name `My_Bridge` cannot be an address" in [
        each.message for each in library.problems
    ]


def test_a_site_file_that_is_missing_does_not_stop_the_reading(tmp_path: Path) -> None:
    root = write(tmp_path, BASE)
    (root / "site.toml").unlink()
    library = read_library(root)
    assert [each.code for each in library.problems] == ["unreadable-file"]
    assert library.explainers


def test_a_folder_without_permalinks_is_fine(tmp_path: Path) -> None:
    root = write(tmp_path, BASE)
    (root / "permalinks.txt").unlink()
    assert not read_library(root).problems


def test_what_is_wrong_in_one_file_does_not_hide_what_is_wrong_in_another(tmp_path: Path) -> None:
    library = read(
        tmp_path,
        {
            "bridge/explainer.md": BASE["bridge/explainer.md"].replace("title:", "titel:"),
            "bridge/closure.md": "---\ntitle: [\n---\nShut [@p1 said].",
            "bridge/people.md": "---\ntitle: People\nkind: peple\n---\n## A {#a}\n\nB [@].",
            "bridge/sources/wire.md": b"\xff",
            "site.toml": "name = 7\n",
        },
    )
    assert [(file, line) for _, file, line, _ in found(library)] == [
        ("bridge/closure.md", 2),
        ("bridge/closure.md", 4),
        ("bridge/explainer.md", 1),
        ("bridge/explainer.md", 2),
        ("bridge/people.md", 3),
        ("bridge/people.md", 7),
        ("bridge/sources/wire.md", 1),
        ("site.toml", 1),
        ("site.toml", 1),
    ]


def test_readings_are_read_and_their_mistakes_reported(tmp_path: Path) -> None:
    lines = "s-abcdef 0123456789ab 2024-07-01 Jo Reed\nnonsense\n"
    library = read(tmp_path, {"bridge/reviewed.txt": lines})
    assert [each.reader for each in library.explainers[0].readings] == ["Jo Reed"]
    assert [row[:3] for row in found(library)] == [("bad-record", "bridge/reviewed.txt", 2)]


def test_hidden_folders_are_not_explainers(tmp_path: Path) -> None:
    assert not read(tmp_path, {".git/x": "x", "_drafts/x": "x"}).problems


def test_a_root_that_is_no_folder_raises(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        read_library(tmp_path / "none")


def test_withdrawn_paths_are_kept(tmp_path: Path) -> None:
    toml = (
        BASE["site.toml"]
        + '[[withdrawn]]\npath = "/old/"\nreason = "wrong"\ninstead = "/bridge/"\n'
    )
    library = read(tmp_path, {"site.toml": toml})
    assert [(each.path, each.reason, each.instead) for each in library.withdrawn] == [
        ("/old/", "wrong", "/bridge/")
    ]


def test_a_problem_shows_the_authors_line(tmp_path: Path) -> None:
    library = read(tmp_path, {})
    span = library.explainers[0].sections[0].title_span
    assert library.problem("missing-id", span, "m", "h").line_text == "title: The closure"


@pytest.mark.parametrize(
    "name",
    [
        "notes/readme.md",
        "lost+found/x",
        "@eaDir/explainer.md",
        ".git/explainer.md",
        "$RECYCLE.BIN/explainer.md",
        "__MACOSX/bridge/explainer.md",
        "pictures/map.png",
        "bridge/.#closure.md",
        "bridge/._closure.md",
        "bridge/closure.md~",
        "bridge/#closure.md#",
        "bridge/closure.md.swp",
        "bridge/~$closure.md",
        "bridge/closure - Copy.md",
        "bridge/@eaDir/closure.md",
        "bridge/.obsidian/closure.md",
        "bridge/sources/.wire.md",
    ],
)
def test_what_editors_and_systems_leave_is_nobodys_business(tmp_path: Path, name: str) -> None:
    library = read(tmp_path, {name: "---\n: nonsense"})
    assert not library.problems
    assert [each.id for each in library.explainers] == ["bridge"]


@pytest.mark.parametrize("name", ["cost.md", "closure (1).md", "sources/cable.md", "more/cost.md"])
def test_a_page_that_explainer_md_forgot_is_reported(tmp_path: Path, name: str) -> None:
    (problem,) = read(tmp_path, {f"bridge/{name}": "text"}).problems
    assert problem.code == "unlisted-section"


def test_a_neighbour_that_may_not_be_read_is_nobodys_business(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(path: Path) -> list[object]:
        raise PermissionError(13, "Permission denied", str(path))

    write(tmp_path, {"locked/x": "x"})
    monkeypatch.setattr("app.library.folder.os.scandir", locked)
    assert [each.name for each in Folder(write(tmp_path, BASE)).folders()] == ["bridge"]


PICTURED = CODES["bad-picture"].good


def test_the_pictures_of_an_explainer_are_read_with_it(tmp_path: Path) -> None:
    found = read_library(write(tmp_path, PICTURED))
    assert not found.problems
    (image,) = found.explainers[0].images.values()
    assert (image.words, image.width, image.height) == (("The Ouse",), 90, 30)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("plan.svg", None, "plan.svg: there is no such file"),
        ("plan.svg", b"\xff", "plan.svg: it is not UTF-8 text"),
        ("plan.svg", b"<svg/>", "plan.svg: its first element is not `svg`"),
        ("plan.png", b"GIF", "plan.png: it cannot be decoded"),
        ("plan.PNG", b"x" * (16 * 1024 * 1024 + 1), "plan.PNG: the file is larger than 16,384 KiB"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_told_where_it_is_asked_for(
    name: str, data: bytes | None, message: str, tmp_path: Path
) -> None:
    files = {each: text for each, text in PICTURED.items() if not each.endswith(".svg")}
    shown = files["bridge/closure.md"].replace("plan.svg", name)
    write(tmp_path, {**files, "bridge/closure.md": shown})
    if data is not None:
        (tmp_path / "bridge" / name).write_bytes(data)
    (problem,) = read_library(tmp_path).problems
    assert (problem.code, problem.span.file, problem.span.line) == (
        "bad-picture", "bridge/closure.md", 4
    )  # fmt: skip
    assert problem.message.startswith(message)


def test_a_picture_that_is_shown_twice_is_read_once(tmp_path: Path) -> None:
    twice = PICTURED["bridge/closure.md"] + PICTURED["bridge/closure.md"].rpartition("---\n")[2]
    found = read_library(write(tmp_path, {**PICTURED, "bridge/closure.md": twice}))
    assert len(found.explainers[0].images) == 1
    assert len(list(found.explainers[0].pictures())) == 2
