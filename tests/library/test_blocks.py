"""Markdown becomes statements, each with its place, and nothing of it goes unseen."""

from __future__ import annotations

import pytest

from app.library.blocks import Body, statement_id
from app.library.citation import Citations
from app.library.frontmatter import Report
from app.library.place import Place
from app.model import Block, Heading, Illustration, Items, Note, Prose, Quote, Span
from tests.folders import statements
from tests.growth import HIGHEST, exponent, repeated


def read(text: str) -> tuple[tuple[Block, ...], Report]:
    report = Report("a.md", ("---", "---", *text.split("\n")))
    return Body(report, Citations(report, "voa")).blocks(text, 3), report


def plain(text: str) -> list[str]:
    return [each.plain for each in statements(read(text)[0])]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One [@p1].", ["One."]),
        ("One [@p1]. Two, three [@p2].", ["One.", "Two, three."]),
        ("One [@p1], and two [@p2]!", ["One,", "and two!"]),
        ("He said “no [@p1].” Then [@p2].", ["He said “no.”", "Then."]),
        ("One[@p1] “two” [@p2]", ["One", "“two”"]),
        ("橋は閉じた[@p1]。誰も知らない[@p2]！", ["橋は閉じた。", "誰も知らない！"]),
        ("「閉じた」と言った[@p1]」。次は[@p2]", ["「閉じた」と言った」。", "次は"]),
        ("桥关了[@p1]，没有人知道[@p2].对[@p3]", ["桥关了，", "没有人知道.", "对"]),
        ("پل بند ہے[@p1]۔کیوں[@p2]؟ نہیں [@p3]،", ["پل بند ہے۔", "کیوں؟", "نہیں،"]),
        ("पुल बंद है [@p1]। क्यों [@p2]॥", ["पुल बंद है।", "क्यों॥"]),
        ("One\ntwo [@p1]\nthree [@p2].", ["One two", "three."]),
        ("One  \ntwo [@p1].", ["One two."]),
        ("A *b **c*** d [@p1].", ["A b c d."]),
        (r"A \[@p1] b \* &amp; c [@p1].", ["A [@p1] b * & c."]),
        ("<b>raw</b> [@p1]", ["<b>raw</b>"]),
        ("2 * 3 ** 4 _ [@p1]", ["2 * 3 ** 4 _"]),
        ("- One [@p1].\n- Two [@p2].\n", ["One.", "Two."]),
        ("1. One [@p1].\n2. Two [@p2].\n", ["One.", "Two."]),
        ("> One [@p1].\n>\n> Two [@p2].", ["One.", "Two."]),
        ("## H {#h}\n\nOne [@p1].", ["One."]),
        ("[link](../people/#a) one [@p1].", ["link one."]),
        ("[one]{lang=ur} two [@p1].", ["one two."]),
    ],
)
def test_text_is_cut_in_statements_by_its_citations(text: str, said: list[str]) -> None:
    assert plain(text) == said
    assert not read(text)[1].problems


@pytest.mark.parametrize(
    ("text", "uncited"),
    [
        ("One.", "One."),
        ("One [@p1]. Two.", "Two."),
        ("One [@p1].", None),
        ("One [@p1] *two*", "two"),
    ],
)
def test_what_no_citation_closes_is_kept_as_uncited(text: str, uncited: str | None) -> None:
    (block,), _ = read(text)
    assert isinstance(block, Prose)
    assert (block.uncited.plain if block.uncited else None) == uncited


@pytest.mark.parametrize(
    ("text", "words", "line", "column"),
    [
        ("One two [@p1].", "two", 3, 5),
        ("- One two [@p1].", "two", 3, 7),
        ("> One\n> two [@p1].", "two", 4, 3),
        ("One\n  two [@p1].", "two", 4, 3),
        ("*One* two [@p1].", "two", 3, 7),
        ("a &amp; two [@p1].", "two", 3, 9),
        (r"a \* two [@p1].", "two", 3, 6),
        ("First [@p1]. [a](b) two [@p1].", "two", 3, 21),
        ("two [@p1]. One “two” [@p2].", "“two”", 3, 16),
        ("1. One\n   two *three* [@p1]", "three", 4, 9),
    ],
)
def test_every_word_of_a_statement_leads_back_to_its_place(
    text: str, words: str, line: int, column: int
) -> None:
    spans = []
    for statement in statements(read(text)[0]):
        at = statement.plain.find(words)
        if at >= 0:
            spans.append(statement.text.span(at, at + len(words)))
    assert spans[-1] == Span("a.md", line, column, len(words))


def test_a_span_over_two_lines_ends_with_the_first() -> None:
    (block,), _ = read("One two\nthree [@p1].")
    (statement,) = statements((block,))
    assert statement.text.span(4, 13) == Span("a.md", 3, 5, 3)


def test_a_run_keeps_its_style_its_link_and_its_language() -> None:
    (block,), _ = read("*a* **b** [c](x) [d]{lang=ur} e [@p1]")
    (statement,) = statements((block,))
    styles = {
        run.text: (run.emphasis, run.strong, run.href, run.language)
        for run in statement.text.runs
        if run.text.strip()
    }
    assert styles == {
        "a": (True, False, None, None),
        "b": (False, True, None, None),
        "c": (False, False, "x", None),
        "d": (False, False, None, "ur"),
        " e": (False, False, None, None),
    }


def test_a_heading_has_its_id_and_attributes_where_they_stand() -> None:
    (heading,), report = read('## A *b* {#west role="envoy" side=US}')
    assert isinstance(heading, Heading)
    assert (heading.id, heading.text.plain, heading.level) == ("west", "A b", 2)
    assert {key: (each.value, each.span.column) for key, each in heading.attributes.items()} == {
        "role": ("envoy", 23),
        "side": ("US", 35),
    }
    assert not report.problems


def test_braces_that_are_no_attributes_stay_in_the_heading() -> None:
    (heading,), _ = read("## A {not, attributes}")
    assert isinstance(heading, Heading)
    assert (heading.id, heading.text.plain) == ("", "A {not, attributes}")


def test_a_note_is_the_editors_and_cites_nothing() -> None:
    (note,), report = read("::: note\nOurs *alone*.\n\nMore [@p1].\n:::")
    assert isinstance(note, Note)
    assert [text.plain for text in note.paragraphs] == ["Ours alone.", "More ."]
    assert [each.message for each in report.problems] == ["a note cites nothing"]


def test_a_statement_may_carry_a_key() -> None:
    text = 'One [@p1]{key=shut}. Two [@p2] {key="wide-open"}, three [@p1].'
    found = statements(read(text)[0])
    assert [each.key for each in found] == ["shut", "wide-open", ""]
    assert [each.plain for each in found] == ["One.", "Two,", "three."]
    assert found[0].key_span == Span("a.md", 3, 10, 10)
    assert found[0].id == statement_id("One.")


@pytest.mark.parametrize("key", ["{key=Shut}", "{key=-a}", "{key=}", "{kye=a}", " {key = a}", "{}"])
def test_what_names_no_claim_is_told(key: str) -> None:
    _, report = read(f"One [@p1]{key}.")
    (problem,) = report.problems
    assert problem.message == f"`{key.strip()}` names no claim"
    assert problem.span.column == 10 + len(key) - len(key.lstrip())


def test_a_figure_says_how_it_follows_from_the_source() -> None:
    text = 'In [five *states*]{counted="Ohio; Texas"}, [0.3 points]{computed="1.7 - 1.4"} up [@p1].'
    blocks, report = read(text)
    (statement,) = statements(blocks)
    found = [
        (statement.plain[start:end], each.kind, each.value, each.span.column)
        for start, end, each in statement.text.figures()
    ]
    assert found == [
        ("five states", "counted", "Ohio; Texas", 29),
        ("0.3 points", "computed", "1.7 - 1.4", 67),
    ]
    assert not report.problems


@pytest.mark.parametrize(
    ("braces", "message"),
    [
        ('{counted="a" computed="b"}', "these braces cannot say `computed`"),
        ('{countd="a"}', "these braces cannot say `countd`"),
        ('{counted=" "}', "nothing is counted"),
    ],
)
def test_braces_that_nothing_reads_are_told(braces: str, message: str) -> None:
    _, report = read(f"In [five]{braces} [@p1].")
    (problem,) = report.problems
    assert (problem.code, problem.message) == ("unsupported-markdown", message)
    assert problem.span.column == 5


def test_a_value_on_the_next_line_is_shown_where_its_words_are() -> None:
    (statement,) = statements(read('[five\nstates]{counted="a; b"} up [@p1].')[0])
    ((_, _, figure),) = statement.text.figures()
    assert figure.span == Span("a.md", 3, 2, 1)


def test_a_note_may_say_that_its_words_are_from_outside() -> None:
    notes, report = read('::: note {outside="a map"}\nOurs.\n:::\n\n::: note\nOurs.\n:::')
    assert [each.outside for each in notes if isinstance(each, Note)] == ["a map", ""]
    assert not report.problems


@pytest.mark.parametrize(
    "head", ['{outside=""}', "{outside=map}", "of mine", "{inside=x}", '{outside="[@p1]"}']
)
def test_a_note_says_nothing_else(head: str) -> None:
    (note,), report = read(f"::: note {head}\nOurs.\n:::")
    assert isinstance(note, Note)
    assert note.outside == ""
    assert [each.message for each in report.problems] == ["this note cannot be read"]


def test_lists_and_quotations_keep_their_form() -> None:
    bullets, numbers, quote = read("- a [@p1]\n\n1. b [@p1]\n\n> c [@p1]")[0]
    assert isinstance(bullets, Items)
    assert isinstance(numbers, Items)
    assert isinstance(quote, Quote)
    assert (bullets.ordered, numbers.ordered) == (False, True)


@pytest.mark.parametrize(
    ("text", "code", "message", "line"),
    [
        ("One [@p1].\n\n```\ncode\n```", "unsupported-markdown", "a code block", 5),
        ("One [@p1].\n\n    code", "unsupported-markdown", "a code block", 5),
        ("One [@p1].\n\n---", "unsupported-markdown", "a rule", 5),
        ("A `b` c [@p1].", "unsupported-markdown", "code", 3),
        ("![a [@p1]](b) c [@p1].", "unsupported-markdown", "a picture", 3),
        ("# Title", "unsupported-markdown", "a heading of this level", 3),
        ("#### Title", "unsupported-markdown", "a heading of this level", 3),
        ("- a [@p1]\n  - b [@p1]", "unsupported-markdown", "a list item holds more", 3),
        ("> # a", "unsupported-markdown", "a block quotation holds more", 3),
        ("> " * 400 + "a [@p1]", "unsupported-markdown", "a block quotation holds more", 3),
        ("- " * 400 + "a [@p1]", "unsupported-markdown", "a list item holds more", 3),
        ("> - a [@p1]", "unsupported-markdown", "a block quotation holds more", 3),
        ("::: note\n- a\n:::", "unsupported-markdown", "a note holds more than", 4),
        ("### A [@p1] {#a}", "bad-citation", "a heading cites nothing", 3),
        ("[a [@p1]](b) c [@p1].", "bad-citation", "stands inside a link or emphasis", 3),
        ("*a [@p1]* c [@p1].", "bad-citation", "stands inside a link or emphasis", 3),
        ("[@p1] a [@p1].", "bad-citation", "this citation closes no statement", 3),
        ("A [@p1][@p2].", "bad-citation", "this citation closes no statement", 3),
        ("A [@p1 said].", "bad-citation", "`said` does not say by whom", 3),
    ],
)
def test_what_has_no_place_in_an_explainer_is_refused(
    text: str, code: str, message: str, line: int
) -> None:
    problems = read(text)[1].problems
    assert (problems[0].code, problems[0].span.line) == (code, line)
    assert message in problems[0].message


def test_an_id_is_made_of_the_words_alone() -> None:
    assert statement_id("One  two") == statement_id("One two") != statement_id("One three")
    assert plain("One [@p1].") == plain("*One* [@p2 alleged].")


def test_a_line_of_the_front_matter_is_read_where_it_stands() -> None:
    report = Report("a.md", ("standfirst: One two [@p1]. Three",))
    body = Body(report, Citations(report, "voa"))
    prose = body.line("One two [@p1]. Three", Place(report, ((0, 1, 13),)))
    assert prose.statements[0].text.span(4, 7) == Span("a.md", 1, 17, 3)
    assert prose.uncited is not None


def test_a_name_in_a_line_that_yaml_folded_is_found_on_it() -> None:
    report = Report("a.md", ("standfirst: >-", "  One two", "  three four [@p1]"))
    body = Body(report, Citations(report, "voa"))
    place = Place(report, ((0, 2, 3), (4, 2, 7), (8, 3, 3), (14, 3, 9)))
    (statement,) = body.line("One two three four [@p1]", place).statements
    assert statement.plain == "One two three four"
    assert statement.text.span(4, 7) == Span("a.md", 2, 7, 3)
    assert statement.text.span(8, 13) == Span("a.md", 3, 3, 5)
    assert statement.text.span(14, 18) == Span("a.md", 3, 9, 4)


def test_deep_nesting_ends_without_a_traceback() -> None:
    assert plain("[" * 5000 + "a [@p1]") == ["[" * 5000 + "a"]
    assert plain("*a " * 2000 + "[@p1]") == [("*a " * 2000).strip()]


@pytest.mark.parametrize(
    ("before", "unit", "after"),
    [
        ("One [@p1]", "\\.", ""),
        ("One [@p1] ", "&nbsp;", "two"),
        ("One [@p1] two ", "&nbsp;", ""),
        ("", "One [@p1]. ", ""),
        ("", "One [@p1]\n", ""),
    ],
)
def test_time_grows_no_faster_than_a_block(before: str, unit: str, after: str) -> None:
    assert exponent(read, repeated(unit, before, after)) < HIGHEST


@pytest.mark.parametrize("blank", ["\u00a0", "\u3000", "\u2028", "\u00a0\n\u2003 \u00a0"])
@pytest.mark.parametrize(
    ("before", "text", "line"),
    [
        ("", "Shut [@p1].", 0),
        ("- ", "  Shut [@p1].", 0),
        ("> ", "> Shut [@p1].", 0),
        ("One [@p1].\n\n", "Shut [@p1].", 2),
    ],
)
def test_white_space_that_commonmark_does_not_know_moves_no_place(
    blank: str, before: str, text: str, line: int
) -> None:
    blank = blank.replace("\n", f"\n{before.strip()} " if before.strip() == ">" else "\n")
    blocks, report = read(f"{before}{blank}\n{text}")
    assert not report.problems
    shut = statements(blocks)[-1]
    assert shut.plain == "Shut."
    assert shut.citation.span.line == 3 + line + 1 + blank.count("\n")
    assert shut.citation.span.column == text.index("[") + 1


def test_a_note_may_begin_with_such_a_line() -> None:
    blocks, report = read("::: note\n\u00a0\nWords.\n:::\n\nOne [@p1].")
    assert not report.problems
    assert isinstance(blocks[0], Note)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("1. \u00a0\n   1\n   Shut [@p1].", 3),
        ("- \u00a0\n  -\n  Shut [@p1].", 3),
        ("> \u3000\n> \u3000\n> It\n> Shut [@p1].", 4),
        ("It\n\u00a0\nis\n\u3000\nShut [@p1].\n\u2003", 5),
        ("\u00a0\n\u00a0\nIt\n\u00a0\nShut [@p1].", 5),
    ],
)
def test_no_marker_is_taken_for_the_line_behind_such_white_space(text: str, line: int) -> None:
    blocks, report = read(text)
    assert not report.problems
    assert statements(blocks)[-1].citation.span.line == 2 + line


def test_a_heading_keeps_its_place_behind_such_white_space() -> None:
    blocks, report = read("\u00a0\n## \u00a0Shut {#shut}\n\nOne [@p1].")
    assert not report.problems
    heading = next(each for each in blocks if isinstance(each, Heading))
    assert (heading.text.plain, heading.span.line) == ("Shut", 4)
    assert heading.text.runs[0].span.column == 5


SHOWN = '::: picture map.svg {alt="A map" credit="drawn here"}\nTwo rivers meet [@p1].\n:::'


def test_a_picture_has_its_caption_and_says_what_it_shows_and_whose_it_is() -> None:
    (picture,), report = read(SHOWN)
    assert isinstance(picture, Illustration)
    assert (picture.file, picture.alt.value, picture.credit.value) == (
        "map.svg", "A map", "drawn here"
    )  # fmt: skip
    assert (picture.alt.span, picture.outside) == (Span("a.md", 3, 27, 5), "")
    assert [each.plain for each in picture.caption.statements] == ["Two rivers meet."]
    assert plain(f"{SHOWN}\n\nMore [@p2].") == ["Two rivers meet.", "More."]
    assert not report.problems


def test_what_a_picture_shows_may_be_from_outside() -> None:
    (picture,), _ = read(SHOWN.replace("credit", 'outside="a survey" credit'))
    assert isinstance(picture, Illustration)
    assert picture.outside == "a survey"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (SHOWN.replace('alt="A map" ', ""), "this picture has no `alt`"),
        (SHOWN.replace("drawn here", " "), "this picture has no `credit`"),
        (SHOWN.replace("map.svg", "../map.svg"), "this picture cannot be read"),
        (SHOWN.replace("map.svg", "map.bmp"), "this picture cannot be read"),
        (SHOWN.replace("credit=", 'size="9" credit='), "this picture cannot be read"),
        (SHOWN.replace('"A map"', "“A map”"), "this picture cannot be read"),
        ("::: picture\nTwo [@p1].\n:::", "this picture cannot be read"),
        (SHOWN.replace("Two rivers meet [@p1].", ""), "a picture has one paragraph below it"),
        (SHOWN.replace("meet [@p1].", "meet [@p1].\n\nFour [@p1]."), "a picture has one paragraph"),
        (SHOWN.replace("Two", "- Two"), "a caption holds more than paragraphs"),
    ],
)
def test_a_picture_that_does_not_say_what_it_has_to_is_told(text: str, message: str) -> None:
    blocks, report = read(text)
    assert blocks == ()
    assert report.problems[0].message.startswith(message)
    assert {each.code for each in report.problems} == {"unsupported-markdown"}
