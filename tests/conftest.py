"""What several tests share: the sample as a site, served and exported, and a real browser.

A test that needs a program which is not there is left out, and the run names it at its end; under
CI=true a test left out is a test failed.
"""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from app.check.verify import Verified, verify
from app.library.library import read_library
from app.site.build import Site, build_site
from app.site.export import export
from app.urls import Address
from app.web.application import create_app
from app.web.store import Publication
from tests.frames import SAMPLE
from tests.hosts import Host, hosting
from tests.sample import in_haste
from tests.serving import served
from tests.surroundings import undecided
from tests.typefaces import USUAL, only

ROOT = Path(__file__).resolve().parent.parent
CI = os.environ.get("CI") == "true"

# As root, which containers are, Chromium starts only without its sandbox; the rest keeps it from
# asking the world for updates.
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

# How long an example takes says how busy the machine is; that time grows no faster than its input
# is asserted by itself.
settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")

Launch = Callable[..., Browser]
Visit = Callable[..., Page]
Stand = Callable[..., Page]


def program(name: str, package: str) -> str:
    """The path of a program; leaves the test out where there is none."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    return found or pytest.skip(f"{name} is not installed: apt-get install {package}")


def npm_file(name: str) -> Path:
    """A file of a package that `npm ci` put beside the tests; leaves the test out without it."""
    path = ROOT / "tests" / "node_modules" / name
    if not path.is_file():
        pytest.skip(f"{name.partition('/')[0]} is not installed: run `npm ci` in tests/")
    return path


@pytest.fixture(autouse=True, scope="session")
def _undecided() -> Iterator[None]:
    with undecided():
        yield


@pytest.fixture(scope="session")
def vnu() -> tuple[str, ...]:
    """The command of the Nu HTML checker."""
    return (
        program("java", "default-jre-headless"),
        "-jar",
        str(npm_file("vnu-jar/build/dist/vnu.jar")),
    )


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    return npm_file("axe-core/axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def verified() -> Verified:
    """The sample, as it is published; that it passes strictly too is for `make check`."""
    outcome = verify(read_library(ROOT / "content"))
    assert outcome.verified, outcome.problems
    return outcome.verified


@pytest.fixture(scope="session")
def site(verified: Verified) -> Site:
    """The sample, finished."""
    return build_site(verified, Address())


@pytest.fixture
def _in_haste() -> Iterator[None]:
    with in_haste():
        yield


@pytest.fixture(scope="session")
def exported(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every file of the sample."""
    folder = tmp_path_factory.mktemp("export") / "site"
    export(site, folder)
    return folder


@pytest.fixture(scope="session")
def server(site: Site) -> Iterator[str]:
    """The address of the sample, served on a port of its own."""
    with served(create_app(Publication(site))) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def knowing(verified: Verified) -> Iterator[str]:
    """The address of the sample where it was told that this is its address."""
    publication = Publication()
    with served(create_app(publication)) as port:
        address = f"http://127.0.0.1:{port}"
        with in_haste():
            publication.publish(build_site(verified, Address(address)))
        yield address


@pytest.fixture(scope="session")
def launch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Launch]:
    """Starts Chromium with one typeface for all text, and with these options besides."""
    chromium = program("chromium", "chromium")
    with sync_playwright() as playwright:

        def launch(family: str, *options: str) -> Browser:
            fonts = only(family, tmp_path_factory.mktemp("fonts") / "scratch")
            return playwright.chromium.launch(
                executable_path=chromium,
                args=(*CHROMIUM_OPTIONS, *options),
                env={**os.environ, **fonts},
            )

        yield launch


@pytest.fixture(scope="session")
def browser(launch: Launch) -> Iterator[Browser]:
    """Chromium, started once for all tests that ask for it."""
    with launch(USUAL) as browser:
        yield browser


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Visit]:
    """Opens a path of the sample in a browser context of its own, made with Playwright's options.

    When the test is done, the console must have stayed clean and every request inside the site.
    """
    contexts, wrong = [], []

    def heard(message: ConsoleMessage) -> None:
        of_the_page = message.page and message.location["url"] == message.page.url
        if message.type in {"error", "warning"} and not (
            of_the_page and message.text.startswith("Failed to load resource")
        ):
            wrong.append(f"{message.location['url']}: {message.text}")

    def requested(request: Request) -> None:
        if not request.url.startswith((f"{server}/", "data:", "about:")):
            wrong.append(f"a request left the site: {request.url}")

    def visit(path: str, **options: Any) -> Page:
        context = browser.new_context(base_url=server, **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        context.on("console", heard)
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        context.on("request", requested)
        page = context.new_page()
        page.goto(path)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def host() -> Iterator[Host]:
    """A site that is not the one whose pages it embeds."""
    with hosting() as host:
        yield host


@pytest.fixture
def stand(browser: Browser, host: Host) -> Iterator[Stand]:
    """Opens a new page of the host, made of this HTML. Its console must stay clean."""
    contexts, wrong = [], []

    def heard(message: ConsoleMessage) -> None:
        sandbox = message.text.startswith("Blocked script execution")
        if message.type in {"error", "warning"} and not sandbox:
            wrong.append(message.text)

    def stand(
        html: str, headers: dict[str, str] | None = None, name: str = "127.0.0.1", **options: Any
    ) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        context.on("console", heard)
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        page = context.new_page()
        page.goto(host.add(html, headers, name))
        return page

    yield stand
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def statement(site: Site) -> str:
    """The path of the embed of a statement."""
    return next(path for path in site if path.startswith(f"{SAMPLE}/s-"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-expected` writes what is printed now over the expected output of the fixtures."""
    parser.addoption("--update-expected", action="store_true", default=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under CI=true nothing is left out."""
    report = yield
    if CI and report.skipped and call.excinfo and call.excinfo.errisinstance(pytest.skip.Exception):
        report.outcome = "failed"
        report.longrepr = f"left out, and CI leaves out nothing: {call.excinfo.value}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Names every test that was left out, under its reason."""
    reasons = defaultdict(list)
    for report in terminalreporter.stats.get("skipped", ()):
        reasons[report.longrepr[2].removeprefix("Skipped: ")].append(report.nodeid)
    if reasons:
        terminalreporter.section("left out")
    for reason, tests in sorted(reasons.items()):
        terminalreporter.write_line(f"{reason}\n  " + "\n  ".join(sorted(tests)))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser last: quick answers first, and its event loop stays out of the other tests."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
