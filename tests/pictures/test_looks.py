"""How parts of a drawing look is told by attributes, in the order in which CSS has it."""

from __future__ import annotations

import pytest

from app.pictures.image import PictureError
from app.pictures.looks import looks_of


@pytest.mark.parametrize(
    ("sheet", "attributes", "fill"),
    [
        ("", {"fill": "red"}, "red"),
        (".a{fill:blue}", {"fill": "red", "class": "b a"}, "blue"),
        (".a{fill:blue}", {"fill": "red", "class": "ab"}, "red"),
        (".a{fill:blue}", {"class": "a", "style": "fill: green !important"}, "green"),
        ("path{fill:blue}", {}, "blue"),
        ("circle{fill:blue}", {"fill": "red"}, "red"),
        ("path.a{fill:blue} .a{fill:red}", {"class": "a"}, "blue"),
        ("#x{fill:blue}.a{fill:red}", {"id": "x", "class": "a"}, "blue"),
        ("#y{fill:blue}", {"id": "x"}, None),
        ("* {fill:blue}", {}, "blue"),
        (".b,\n.a {fill:blue;; FILL: black; top: 1px; fill:}", {"class": "a"}, "black"),
        (
            "/* .a{} */ @import url(x.css); @font-face{src:url(y)} .a{fill:red}",
            {"class": "a"},
            "red",
        ),
        ("@media print{.a{fill:red} .b{}} .a{fill:blue}", {"class": "a"}, "blue"),
    ],
)
def test_the_strongest_holds(sheet: str, attributes: dict[str, str], fill: str | None) -> None:
    looks = looks_of(sheet).of("path", attributes)
    assert looks.get("fill") == fill
    assert looks.keys() <= {"fill"}


@pytest.mark.parametrize("selector", ["g path", "a:hover", "[x]", ".a > .b", "g.", ".a.b", ""])
def test_a_rule_that_cannot_be_told_is_refused(selector: str) -> None:
    with pytest.raises(PictureError, match="its style sheet has a rule for"):
        looks_of(f"{selector} {{fill: red}}")
