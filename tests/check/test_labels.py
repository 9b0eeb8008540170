"""What is printed beside the title of an entry is the source's: of it, and of no other."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from app.check import portraits
from app.check.labels import check_labels
from app.problems.examples import BASE, explainer
from tests.checks import rows

_WIRE = BASE["bridge/sources/wire.md"]
_HEAD, _, _BODY = _WIRE.rpartition("---\n")
_DIGEST = sha256(_BODY.strip().encode()).hexdigest()


def told(article: str, entries: str, kind: str, head: str = _HEAD) -> dict[str, str]:
    """The folder of the examples with this article and these entries in a section of a kind."""
    digest = sha256(article.strip().encode()).hexdigest()
    return {
        "bridge/explainer.md": explainer(sections="closure, parts", brief="It is so [@p1]."),
        "bridge/closure.md": "---\ntitle: C\n---\nIt is so [@p1 “so”]{key=so}.\n",
        "bridge/parts.md": f"---\ntitle: T\nkind: {kind}\n---\n{entries}\n",
        "bridge/sources/wire.md": head.replace(_DIGEST, digest) + "---\n" + article + "\n",
    }


def strange(root: Path, article: str, entries: str, kind: str = "people") -> list[str]:
    """The labels that the check points at."""
    return [each[3] for each in rows(check_labels, root, told(article, entries, kind))]


def person(title: str, attributes: str, refs: str = "@p1") -> str:
    """An entry of somebody."""
    name = title.lower().replace(" ", "-").replace("’", "")
    return f"## {title} {{#{name} {attributes}}}\n\nIs so [{refs}].\n"


MARSH = "Ann Marsh"
OTHERS = "\n".join(
    (
        person("Bob Reed", ""),
        person("The Works Ministry", ""),
        person("NRU", ""),
        person("VOA’s sources", ""),
        person("Norland", 'side="Norland" called="Hexford"'),
        person("Sutland", 'side="Sutland"'),
        person("Loose folk", ""),
    )
)


@pytest.mark.parametrize(
    ("article", "role"),
    [
        ("The county engineer, Ann Marsh, closed it. Bob Reed paid.", "county engineer"),
        ("County engineer Ann Marsh closed it. Bob Reed paid.", "county engineer"),
        ("Ann Marsh, the county engineer, closed it. Bob Reed paid.", "engineer"),
        ("Ann Marsh, the Norland special envoy, closed it.", "special envoy"),
        ("Bob Reed met Ann Marsh, the engineer of the county.", "engineer"),
        ("Bob Reed and Ann Marsh, engineers, closed it.", "engineer"),
        ("Ann Marsh and Bob Reed farm at Tarn.", "farmer near Tarn"),
        ("Ann Marsh told VOA, speaking anonymously.", "speaking anonymously"),
        ("It is so. Ann Marsh closed it. The two countries wait.", "country"),
        ("It is so. Ann Marsh closed it.", "of a bridge"),
        ("It is so, the engineer said. Ann Marsh closed it.", "engineer"),
        ("It is so, Ann Marsh said.", "is so"),
        ("It is so, Ann Marsh said.", "it"),
        ("It is so, Ann Marsh said.", "not quoted by Ann Marsh"),
        ("It is so, Ann Marsh said.", "said so"),
    ],
)
def test_a_role_that_is_told_of_somebody_is_theirs(article: str, role: str, tmp_path: Path) -> None:
    entries = person(MARSH, f'role="{role}"') + "\n" + OTHERS
    assert strange(tmp_path, article, entries) == []


@pytest.mark.parametrize(
    ("article", "role"),
    [
        ("Ann Marsh closed it. Bob Reed, the county engineer, paid.", "county engineer"),
        ("Ann Marsh closed it. County engineer Bob Reed paid.", "engineer"),
        ("Ann Marsh closed it. NRU engineers paid, as NRU does.", "engineer of the NRU"),
        ("Ann Marsh closed it. The envoy of Bob Reed knew.", "opposition leader"),
        ("Ann Marsh closed it. Loose folk in Tarn paid.", "loose folk in Tarn"),
        ("Ann Marsh closed it. The ministry paid. Norland is its ministry.", "ministry"),
        ("Ann Marsh told it. Bob Reed spoke anonymously.", "spoke anonymously"),
        ("Ann Marsh told it.", "not named"),
        ("Ann Marsh told it. Norland paid Bob Reed of Harrow.", "Reed of Harrow"),
    ],
)
def test_a_role_of_somebody_else_is_pointed_at(article: str, role: str, tmp_path: Path) -> None:
    entries = person(MARSH, f'role="{role}"') + "\n" + OTHERS
    assert strange(tmp_path, article, entries) == [role]


def test_a_role_may_stand_where_a_source_tells_of_all(tmp_path: Path) -> None:
    titled = _HEAD.replace("title: Bridge stays closed", "title: Five meteorologists on the storm")
    for head, found in ((titled, []), (_HEAD, ["meteorologist"])):
        files = told("Ann Marsh knew.", person(MARSH, 'role="meteorologist"'), "people", head)
        assert [each[3] for each in rows(check_labels, tmp_path / str(found), files)] == found


@pytest.mark.parametrize(
    ("article", "side"),
    [
        ("Norland’s engineer Ann Marsh met Sutland’s.", "Norland"),
        ("Ann Marsh met Sutland’s men. Norland paid.", "Ann Marsh"),
        ("Ann Marsh works in the town where Norland rules.", "Norland"),
        ("Ann Marsh works there. Her work is that of Hexford.", "Norland"),
        ("Ann Marsh works there.", "Engineers"),
        ("Norland closed it. Its spokesperson Ann Marsh said so to Sutland.", "Norland"),
        ("The staff paid. Ann Marsh works there.", "staff"),
    ],
)
def test_a_side_that_stands_with_somebody_is_theirs(
    article: str, side: str, tmp_path: Path
) -> None:
    entries = person(MARSH, f'side="{side}"') + "\n" + OTHERS
    assert strange(tmp_path, article, entries) == []


@pytest.mark.parametrize(
    ("article", "side"),
    [
        ("Norland’s engineer Ann Marsh met Sutland’s.", "Sutland"),
        ("Sutland’s engineer Ann Marsh talked with Norland.", "Norland"),
        ("The engineer Ann Marsh of Sutland wept.", "Norland"),
        ("Norland closed it. Its spokesperson Ann Marsh said so.\n\nSutland paid.", "Sutland"),
        ("Ann Marsh works there.\n\nSutland closed it.", "Sutland"),
    ],
)
def test_another_side_is_pointed_at(article: str, side: str, tmp_path: Path) -> None:
    entries = person(MARSH, f'side="{side}"') + "\n" + OTHERS
    assert strange(tmp_path, article, entries) == [side]


def test_what_bears_the_name_of_one_side_is_on_no_other(tmp_path: Path) -> None:
    article = "Norland and Sutland and the Norland Board met."
    entries = person("Norland Board", 'side="Sutland"') + "\n" + OTHERS
    assert strange(tmp_path, article, entries) == ["Sutland"]


def test_nothing_is_said_of_what_a_source_in_another_language_tells(tmp_path: Path) -> None:
    head = _HEAD.replace("language: en", "language: de")
    entries = person(MARSH, 'role="chief of staff" side="Norland"') + "\n" + OTHERS
    files = told("Ann Marsh und Norland.", entries, "people", head)
    assert rows(check_labels, tmp_path, files) == []


def test_of_too_many_people_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    article = "Ann Marsh closed it. Sutland paid. Bob Reed, the county engineer, paid."
    entries = person(MARSH, 'role="county engineer" side="Norland"') + "\n" + OTHERS
    assert len(strange(tmp_path / "a", article, entries)) == 1
    monkeypatch.setattr(portraits.Portraits.__init__, "__defaults__", (-1,))
    assert strange(tmp_path / "b", article, entries) == []


def event(label: str, title: str = "The closure", more: str = "", body: str = "") -> str:
    """An event that is called so."""
    return f'## {title} {{#e date="2024" label="{label}"{more}}}\n\n{body}'


FLOOD = "it was closed in the spring of 2023, in mid-March, after a flood last year"
CLOSED = f"It was closed [@p1 “{FLOOD}”]."


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("spring of 2023", []),
        ("springtime", []),
        ("last year", []),
        ("2021", ["2021"]),
        ("May", ["May"]),
        ("in March", []),
        ("March 2023", ["March 2023"]),
        ("spring of 2021", ["spring of 2021"]),
        ("winter", ["winter"]),
    ],
)
def test_a_label_stands_in_what_bears_the_event_out(
    label: str, found: list[str], tmp_path: Path
) -> None:
    article = f"So {FLOOD}. In May it rained."
    assert strange(tmp_path, article, event(label, body=CLOSED), "timeline") == found


@pytest.mark.parametrize(
    ("label", "found"),
    [("this week", []), ("next month", ["next month"]), ("Friday", [])],
)
def test_no_other_time_is_nearer_to_an_event(label: str, found: list[str], tmp_path: Path) -> None:
    article = "So this week the deck sank on Friday, and it may be mended next month."
    entries = event(label, "The deck sinks", ' tells="so"').replace("\n\n", "\n")
    closure = f"---\ntitle: C\n---\nIt is so [@p1 “{article[:-1]}”]{{key=so}}.\n"
    files = {**told(article, entries, "timeline"), "bridge/closure.md": closure}
    assert [each[3] for each in rows(check_labels, tmp_path, files)] == found


def test_in_another_language_times_are_not_compared(tmp_path: Path) -> None:
    article = "So this week the deck sank on Friday, and it may be mended next month."
    files = told(article, event("next month", "The deck sinks", body="Is so [@p1]."), "timeline")
    assert len(rows(check_labels, tmp_path / "en", files)) == 1
    for name in ("bridge/explainer.md", "bridge/sources/wire.md"):
        files[name] = files[name].replace("language: en", "language: nl")
    assert rows(check_labels, tmp_path / "nl", files) == []


@pytest.mark.parametrize(
    ("article", "found"),
    [
        ("So the Inland Crews Union paid.", []),
        ("So it is.\n\nThe Inland Crews Union, or UIC, paid.", []),
        ("So it is.\n\nThe Inland Crews Union paid in Tarn.", ["Inland Crews Union"]),
        ("So the Inland Crew Union paid.", []),
    ],
)
def test_an_expansion_stands_where_its_abbreviation_is_cited_or_beside_it(
    article: str, found: list[str], tmp_path: Path
) -> None:
    entries = '## UIC {#uic expansion="Inland Crews Union"}\n\nIs so [@p1].\n'
    assert strange(tmp_path, article, entries, "glossary") == found


def test_what_cites_nothing_is_reported_as_such(tmp_path: Path) -> None:
    entries = '## UIC {#uic expansion="Inland Crews Union"}\n\nIs so [@p9].\n'
    assert strange(tmp_path, "So it is.", entries, "glossary") == []


STANDS = """\
Norland is worried about the floods, said Ann Marsh, the county engineer. The Weir Trust keeps the
gates of the canal open.

Norland spokesperson Cal Reed denied it. A report said that the trust repairs the gates, too. Its
government, said Eve Hall, hopes for rain.
"""
FLOODS = "Worried about the floods"
OPEN = "Keeps the gates open"


@pytest.mark.parametrize(
    ("title", "attributes", "refs", "is_strange"),
    [
        ("Norland", f'side="{FLOODS}"', "@p1", False),
        ("Norland", f'side="{OPEN}"', "@p1 “Norland is worried about the floods”", True),
        ("Weir Trust", f'side="{OPEN}"', "@p1", False),
        ("Weir Trust", f'side="{OPEN}"', "@p1 “Weir Trust keeps the gates”", False),
        ("Weir Trust", f'side="{OPEN}"', "@p1 “the gates of the canal”", True),
        ("Weir Trust", f'side="{OPEN}"', "@p1 “the gates of the canal open”", False),
        ("Weir Trust", f'side="{OPEN}"', "@p1 “The Weir Trust”", True),
        ("Weir Trust", 'side="Keeps the gates shut"', "@p1", True),
        ("Weir Trust", f'side="{FLOODS}"', "@p1 “The Weir Trust keeps the gates”", True),
        ("Ann Marsh", f'side="{FLOODS}"', "@p2 “A report said”", True),
        ("Ann Marsh", f'side="{FLOODS}"', "@p1 “worried about the floods”", False),
        ("Cal Reed", f'role="Norland spokesperson" side="{FLOODS}"', "@p2", False),
        ("Cal Reed", f'role="Norland spokesperson" side="{OPEN}"', "@p2", True),
        ("Cal Reed", f'role="Norland spokesperson" side="{OPEN}"', "@p1", False),
        ("Cal Reed", f'role="Norland’s aide" side="{OPEN}"', "@p2 “repairs the gates”", True),
        ("Cal Reed", f'role="of Norland" side="{OPEN}"', "@p2; @p1 “canal open”", False),
        ("Eve Hall", f'side="{FLOODS}" called="its government"', "@p2 “Eve Hall”", False),
        ("Eve Hall", f'side="{OPEN}" called="its government"', "@p2 “Eve Hall”", True),
        ("Eve Hall", f'side="{FLOODS}" called="its council"', "@p2 “Eve Hall”", True),
    ],
)
def test_what_people_stand_for_is_told_of_them(
    title: str, attributes: str, refs: str, is_strange: bool, tmp_path: Path
) -> None:
    others = [
        ("Norland", f'side="{FLOODS}" called="Government of Norland"'),
        ("Weir Trust", f'side="{OPEN}"'),
    ]
    rest = [person(name, given, "@p1; @p2 “rain”") for name, given in others if name != title]
    entries = "\n".join([person(title, attributes, refs), *rest])
    assert any(each in attributes for each in strange(tmp_path, STANDS, entries)) is is_strange


def test_what_somebody_says_elsewhere_bears_out_what_they_stand_for(tmp_path: Path) -> None:
    side = f'side="{FLOODS}"'
    files = told(STANDS, person("Ann Marsh", side, "@p2 “A report said”"), "people")
    said = "It is so [@p1 “worried about the floods” said by ann-marsh]"
    spoken = files["bridge/closure.md"].replace("It is so [@p1 “so”]", said)
    assert rows(check_labels, tmp_path / "a", files) != []
    assert rows(check_labels, tmp_path / "b", files | {"bridge/closure.md": spoken}) == []
