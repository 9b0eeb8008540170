"""Templates are compiled once."""

from __future__ import annotations

from pathlib import Path

from jinja2 import DictLoader, Environment

from app.cache.folder import Cache
from app.site.bytecode import KeptBytecode


def rendered(cache: Cache, source: str, program: str = "one") -> str:
    loader = DictLoader({"page.html": source})
    environment = Environment(
        loader=loader, bytecode_cache=KeptBytecode(cache, program), autoescape=True
    )
    return environment.get_template("page.html").render(name="<a>")


def test_what_was_compiled_is_found_again(tmp_path: Path) -> None:
    cache = Cache.opened(tmp_path)
    assert rendered(cache, "{{ name }}") == rendered(cache, "{{ name }}") == "&lt;a&gt;"
    assert len(list(cache.results("templates"))) == 1
    assert rendered(cache, "{{ name }}!") == "&lt;a&gt;!"
    assert rendered(cache, "{{ name }}", "two") == "&lt;a&gt;"
    assert len(list(cache.results("templates"))) == 3
