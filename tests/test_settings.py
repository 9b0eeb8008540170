"""What an operator may set, and what is refused before anything starts."""

from __future__ import annotations

from pathlib import Path

import pytest

import app
from app.settings import Settings, SettingsError, read_settings, shipped
from app.urls import Address


def with_variable(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> Settings:
    monkeypatch.setenv(f"PILCROW_{name}", value)
    return read_settings()


def test_without_any_variable_the_sample_is_served_on_loopback() -> None:
    settings = read_settings()
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.address == Address("", "", "*")
    assert settings.content == Path(app.__file__).resolve().parents[1] / "content"


def test_an_installed_package_carries_its_sample_beside_its_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pilcrow" / "content").mkdir(parents=True)
    monkeypatch.setattr("app.settings.__file__", str(tmp_path / "pilcrow" / "settings.py"))
    assert read_settings().content == tmp_path / "pilcrow" / "content"


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert with_variable(monkeypatch, "PORT", "").port == 8000


def test_an_option_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PILCROW_PORT", "8100")
    assert read_settings({"port": "8200", "host": None}).port == 8200


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://news.example.org", "https://news.example.org"),
        ("https://News.Example.org/", "https://news.example.org"),
        ("http://intranet", "http://intranet"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("https://xn--nxasmq6b.example", "https://xn--nxasmq6b.example"),
        ("/", ""),
    ],
)
def test_a_public_url_is_an_origin(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: str
) -> None:
    assert with_variable(monkeypatch, "PUBLIC_URL", value).public_url == expected


@pytest.mark.parametrize(
    "value",
    [
        "news.example.org",
        "ftp://news.example.org",
        "javascript://alert",
        "https://",
        "https://news.example.org/explainers",
        "https://news.example.org//",
        "https://news.example.org?x",
        "https://news.example.org#x",
        "https://me:secret@news.example.org",
        "https://news.example.org:port",
        "https://news example.org",
        'https://news.example.org"><script>',
        "https://news.example.org\n",
        "https://-news.example.org",
        "https://h:99999",
        "https://h:0",
        "https://[::::]",
        f"https://{'a.' * 130}example",
    ],
)
def test_any_other_public_url_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    with pytest.raises(
        SettingsError, match=r"(?s)^PILCROW_PUBLIC_URL=.*put a path into PILCROW_BASE_PATH$"
    ):
        with_variable(monkeypatch, "PUBLIC_URL", value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("/", ""),
        ("explainers", "/explainers"),
        ("/explainers/", "/explainers"),
        ("//news///explainers//", "/news/explainers"),
        ("/~team/v1.2_x-y", "/~team/v1.2_x-y"),
    ],
)
def test_a_base_path_is_normalised(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: str
) -> None:
    assert with_variable(monkeypatch, "BASE_PATH", value).base_path == expected


@pytest.mark.parametrize(
    "value",
    [
        "/a b",
        "/../x",
        "/x/..",
        "/.",
        "/x?y",
        "/x#y",
        "/x%2Fy",
        "https://host/x",
        "/é",
        "/x\r\nSet-Cookie: y",
        "\\x",
    ],
)
def test_any_other_base_path_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    with pytest.raises(SettingsError, match=r"(?s)^PILCROW_BASE_PATH=.*write it like /explainers"):
        with_variable(monkeypatch, "BASE_PATH", value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("*", "*"),
        ("'none'", "'none'"),
        ("none", "'none'"),
        ("self", "'self'"),
        ("'self'  https://wiki.example.org", "'self' https://wiki.example.org"),
        ("https://wiki.example.org/", "https://wiki.example.org"),
        ("https:", "https:"),
        (
            "*.example.com wiki.example.org:8443 http://*:8080",
            "*.example.com wiki.example.org:8443 http://*:8080",
        ),
        ("https://wiki.example.org:*", "https://wiki.example.org:*"),
    ],
)
def test_frame_ancestors_are_csp_sources(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: str
) -> None:
    assert with_variable(monkeypatch, "FRAME_ANCESTORS", value).address.frame_ancestors == expected


@pytest.mark.parametrize(
    "value",
    [
        " ",
        "*; script-src *",
        "*, default-src *",
        "https://a.example\r\nSet-Cookie: b",
        "https://a.example\thttps://b.example",
        "'none' https://a.example",
        "'unsafe-inline'",
        "unsafe-inline",
        "https://h:99999",
        "https://a.example/path",
        "https://é.example",
        "https://*.*.example",
    ],
)
def test_any_other_frame_ancestors_are_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    with pytest.raises(
        SettingsError, match=r"(?s)^PILCROW_FRAME_ANCESTORS=.*write \*, none, or origins"
    ):
        with_variable(monkeypatch, "FRAME_ANCESTORS", value)


@pytest.mark.parametrize("value", ["tcp://10.0.0.1:80", "-1", "65536", "80.5", "٨٠"])
def test_a_port_is_a_number_that_a_port_can_have(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    with pytest.raises(SettingsError, match=r"^PILCROW_PORT=.* is not a port; write a "):
        with_variable(monkeypatch, "PORT", value)


@pytest.mark.parametrize(("value", "seconds"), [("1", 1), ("65", 65), ("3600", 3600)])
def test_a_connection_rests_for_some_seconds(
    monkeypatch: pytest.MonkeyPatch, value: str, seconds: int
) -> None:
    assert with_variable(monkeypatch, "KEEP_ALIVE", value).keep_alive == seconds


@pytest.mark.parametrize("value", ["0", "-1", "3601", "1.5", "a minute", "٥"])
def test_any_other_keep_alive_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    with pytest.raises(SettingsError, match=r"^PILCROW_KEEP_ALIVE=.* is not a time; write seconds"):
        with_variable(monkeypatch, "KEEP_ALIVE", value)


def test_a_base_path_is_not_longer_than_addresses_bear(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError) as raised:
        with_variable(monkeypatch, "BASE_PATH", "/" + 5000 * "a")
    assert str(raised.value) == (
        f"PILCROW_BASE_PATH=/{19 * 'a'}… is too long; write a path of at most 200 characters"
    )


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("PILCROW_BASEPATH", "did you mean PILCROW_BASE_PATH"),
        ("PILCROW_XYZ", "there are PILCROW_CONTENT, PILCROW_PUBLIC_URL, "),
    ],
)
def test_a_variable_that_sets_nothing_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, remedy: str
) -> None:
    monkeypatch.setenv(name, "/news")
    with pytest.raises(SettingsError, match=rf"^{name} sets nothing; {remedy}"):
        read_settings()


@pytest.mark.parametrize("option", ["content", "host", "port"])
def test_an_option_that_is_empty_is_refused(option: str) -> None:
    with pytest.raises(SettingsError, match=rf"^--{option}= is (empty|not a port); "):
        read_settings({option: ""})


def test_every_wrong_value_is_named_at_once_and_an_option_by_its_own_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PILCROW_BASE_PATH", "/a b")
    with pytest.raises(SettingsError) as raised:
        read_settings({"port": "70000"})
    assert [line.split("=")[0] for line in str(raised.value).splitlines()] == [
        "PILCROW_BASE_PATH",
        "--port",
    ]


def test_what_ships_with_the_program_is_found() -> None:
    assert (shipped("templates") / "base.html").is_file()
    assert (shipped("static") / "touch.png").is_file()
    assert shipped("nowhere").name == "nowhere"


@pytest.mark.parametrize(("value", "processes"), [("1", 1), ("64", 64)])
def test_several_processes_may_answer(
    monkeypatch: pytest.MonkeyPatch, value: str, processes: int
) -> None:
    assert with_variable(monkeypatch, "WORKERS", value).workers == processes


@pytest.mark.parametrize("value", ["0", "65", "-1", "two", "1.5"])
def test_any_other_number_of_processes_is_refused(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    with pytest.raises(SettingsError, match=r"^PILCROW_WORKERS=.* is not a number of processes; "):
        with_variable(monkeypatch, "WORKERS", value)


@pytest.mark.parametrize(
    ("value", "where"),
    [
        ("9100", ("127.0.0.1", 9100)),
        ("0", ("127.0.0.1", 0)),
        ("0.0.0.0:9100", ("0.0.0.0", 9100)),
        ("metrics.internal:9100", ("metrics.internal", 9100)),
        ("[::1]:9100", ("::1", 9100)),
    ],
)
def test_metrics_are_told_on_this_machine_unless_a_host_is_named(
    monkeypatch: pytest.MonkeyPatch, value: str, where: tuple[str, int]
) -> None:
    assert with_variable(monkeypatch, "METRICS", value).metrics == where


@pytest.mark.parametrize("value", ["::1:9100", "[::1:9100", "65536", "a:b", ":", "[a]b:1"])
def test_metrics_are_not_told_elsewhere(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    with pytest.raises(SettingsError, match=r"^PILCROW_METRICS=.* is not an? (address|port); "):
        with_variable(monkeypatch, "METRICS", value)


@pytest.mark.parametrize(("value", "log"), [("json", True), ("off", False)])
def test_answers_may_be_written_down(
    monkeypatch: pytest.MonkeyPatch, value: str, log: bool
) -> None:
    assert with_variable(monkeypatch, "LOG", value).log is log


def test_there_is_no_other_log(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match=r"^PILCROW_LOG=text is not a form of log; write json"):
        with_variable(monkeypatch, "LOG", "text")


def test_metrics_and_log_are_off_by_default() -> None:
    assert (Settings().metrics, Settings().log) == (None, False)
