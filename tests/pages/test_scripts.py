"""Scripts: modules joined into one."""

from __future__ import annotations

import re

import pytest

from app.pages.assets import read_assets
from app.pages.scripts import bundle

DOM = "export const one = 1;\nexport const two = 2;\n"


def joined(**modules: str) -> str:
    """What the module `a` becomes with the others, without the wrapping."""
    found = re.fullmatch(
        r'"use strict";\(\(\)=>\{(.*)\}\)\(\);',
        bundle("a.js", {f"{name}.js": text for name, text in modules.items()}),
        re.DOTALL,
    )
    assert found
    return found[1]


def test_a_module_is_joined_with_what_it_imports() -> None:
    assert joined(a='import { one } from "./dom.js";\nlog(one);\n', dom=DOM) == (
        "const one=1;const two=2;log(one);"
    )


def test_names_may_be_imported_on_several_lines() -> None:
    text = 'import {\n  one,\n  two,\n} from "./dom.js";\nlog(one + two);\n'
    assert joined(a=text, dom=DOM).endswith("log(one+two);")


def test_a_path_is_relative_to_its_module() -> None:
    modules = {
        "a.js": 'import "./parts/b.js";\n',
        "parts/b.js": 'import "../c.js";\nlog("b");\n',
        "c.js": 'log("c");\n',
    }
    assert 'log("c");log("b");' in bundle("a.js", modules)


def test_what_several_import_runs_once_and_first() -> None:
    text = joined(
        a='import "./b.js";\nimport "./c.js";\nlog("a");\n',
        b='import "./d.js";\nlog("b");\n',
        c='import "./d.js";\nlog("c");\n',
        d='log("d");\n',
    )
    assert re.findall(r'log\("(.)"\)', text) == ["d", "b", "c", "a"]


def test_whatever_is_declared_where_it_is_exported_loses_the_word() -> None:
    text = joined(
        a="export let a = 1;\nexport function b() {}\nexport async function c() {}\n"
        'log("export const d");\n',
    )
    assert text == 'let a=1;function b(){}\nasync function c(){}\nlog("export const d");'


def test_comments_and_idle_white_space_go_and_texts_stay() -> None:
    assert joined(a="/* a */\nlog(` a  b ${c} `); // b\n") == "log(` a  b ${c} `);"


@pytest.mark.parametrize(
    "line",
    [
        "export default one;",
        "export { one };",
        'import one from "./dom.js";',
        'import * as dom from "./dom.js";',
        "import { one } from './dom.js';",
    ],
)
def test_what_cannot_be_joined_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"a.js: cannot be joined: {line}")):
        joined(a=f"{line}\n", dom=DOM)


def test_two_modules_cannot_declare_one_name() -> None:
    with pytest.raises(ValueError, match="declared by several modules: one"):
        joined(a='import "./dom.js";\nlet one = 3;\n', dom=DOM)


def test_inside_functions_a_name_may_be_declared_again() -> None:
    text = joined(a='import "./dom.js";\nlog(() => {\n  const one = 3;\n});\n', dom=DOM)
    assert text.count("const one=") == 2


def test_a_module_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"gone\.js"):
        joined(a='import "./gone.js";\n')


def test_every_script_that_ships_is_one_file() -> None:
    scripts = {name: file for name, file in read_assets().files.items() if name.endswith(".js")}
    asked_for = {"desk.js", "embed.js", "frame.js", "quoting.js", "search.js", "share.js"}
    assert set(scripts) == {"early.js", "pilcrow.js"} | asked_for
    assert b"IntersectionObserver" in scripts["pilcrow.js"]
    assert not any(b"/*" in file or b"  " in file for file in scripts.values())
