"""What was checked, and how."""

from __future__ import annotations

import json
from pathlib import Path

from app.check import FIGURES, measured
from app.check.scope import DIGITS
from app.library import fingerprint
from app.pages.checked import _but
from app.problems.codes import CODES
from app.site.build import build_site
from tests.commands import ROOT
from tests.sample import PUBLIC, bridge, sample, texts, verified


def test_what_was_checked_is_told_with_counts() -> None:
    counts = sample().counts(bridge().explainer)
    numbers = dict(
        zip(
            texts("/bridge/checked/", ".counts dt"),
            texts("/bridge/checked/", ".counts dd"),
            strict=True,
        )
    )
    assert numbers["statements"] == str(counts.statements)
    assert numbers["quotations found verbatim"] == str(counts.quotations) != "0"
    assert numbers["source paragraphs explained"] == "5 of 6"
    assert texts("/bridge/checked/", "details .codes dt") == [
        each.name for each in sorted(CODES.values(), key=lambda code: code.severity)
    ]


def test_a_check_says_what_it_means_to_a_reader_set_in_type() -> None:
    meanings = texts("/bridge/checked/", "details .codes dd")
    assert len(meanings) == len(CODES)
    assert not any(code.remedy in meaning for code in CODES.values() for meaning in meanings)
    assert any("the source’s own words" in each for each in meanings)
    assert not any("'" in each for each in meanings)


def test_five_promises_come_first_with_how_far_they_hold() -> None:
    promises = texts("/bridge/checked/", ".promises > li")
    assert len(promises) == 5
    assert texts("/bridge/checked/", "article h2")[0] == "What you can rely on"
    assert "2 of 21 references show the very words" in promises[0]
    assert promises[4].endswith("5 of 6 paragraphs explained; why the others are not stands below.")


def test_a_promise_says_which_language_could_not_be_read() -> None:
    assert "; not all that is written in" not in texts("/bridge/checked/", ".promises > li")[2]
    assert _but({DIGITS: ("Klingon",)}, FIGURES) == (
        "; not all that is written in Klingon could be read"
    )


def test_what_slips_through_comes_second_the_worst_first() -> None:
    rows = texts("/bridge/checked/", "#slips + p + table tbody tr td")
    shares = [int(each.rpartition("(")[2].removesuffix(" %)")) for each in rows]
    assert shares == sorted(shares, reverse=True)
    (told,) = texts("/bridge/checked/", "#slips + p")
    found = measured()
    assert f"version {found.version}" in told
    assert f"{sum(each.made for each in found.slips):,} mistakes" in told


def test_each_kind_of_mistake_is_counted_over_all_explainers() -> None:
    file = json.loads((ROOT / "app" / "check" / "faults.json").read_text())
    figures = [each for each in file["faults"] if each["kind"] == "figure" and not each["way"]]
    (slips,) = (each for each in measured().slips if each.words == file["words"]["figure"])
    assert measured().explainers == len(figures) == 2
    assert slips.made == sum(each["n"] for each in figures)
    assert slips.made - slips.missed == sum(each["errors"] + each["warnings"] for each in figures)


def test_the_codes_are_behind_a_fold() -> None:
    assert len(texts("/bridge/checked/", "details .codes")) == 2


def test_that_nobody_has_read_is_told_plainly() -> None:
    told = texts("/bridge/checked/", "#person + p strong")
    assert told == ["Nobody has read these statements beside the source yet."]
    assert "review --export" in " ".join(texts("/bridge/checked/", "#person + p"))
    assert not any("read by a person" in each for each in texts("/bridge/checked/", ".counts dt"))


def test_how_much_a_person_has_read_is_told(tmp_path: Path) -> None:
    statement = bridge().explainer.standfirst[0]
    read = f"{statement.id} {fingerprint(statement, bridge().explainer)} 2024-07-01 Jo Reed\n"
    found = build_site(verified(tmp_path, {"bridge/reviewed.txt": read}), PUBLIC)
    told = found["/bridge/checked/"].body.decode()
    assert "A person has read 1 of 20 statements beside it." in told


def test_what_is_left_out_on_purpose_is_told_with_the_reason() -> None:
    assert "Paragraph 4: The weather is no news." in texts("/bridge/checked/", "article > ul > li")


def test_warnings_that_are_not_settled_are_shown_to_readers() -> None:
    (warning,) = [each for each in sample().warnings if each.code == "short-quote"]
    assert warning.message in texts("/bridge/checked/", "article > ul > li")


def test_what_could_not_be_read_is_told_by_language() -> None:
    rows = texts("/bridge/checked/", "#languages ~ ul li")
    assert "quotations: ran" in rows
    assert "numbers in words: ran" in rows
    assert "words of doubt, denial, report and comparison: not for Urdu" in rows
    assert "names of several words: not for Urdu" in rows
