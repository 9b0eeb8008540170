"""WordPress shows an embed that it does not trust, tells it a secret, and hears its messages."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.conftest import Stand
from tests.frames import KINDS, fits, iframe, slack, within

pytestmark = pytest.mark.browser

# Our own words for what the page of a WordPress site does with an embed that it does not trust: a
# secret in the address and on the frame; messages count only with it; 200 to 1000 pixels; a link
# is followed on the same host, when the frame has the focus; `ready` once all is loaded.
WORDPRESS = """
addEventListener("message", ({ data, source }) => {
  if (!data || /[^a-zA-Z0-9]/.test(data.secret)) return;
  for (const frame of document.querySelectorAll(`iframe[data-secret="${data.secret}"]`)) {
    if (frame.contentWindow !== source) continue;
    const height = Math.min(Math.max(parseInt(data.value, 10), 200), 1000);
    if (data.message === "height") frame.height = height;
    const same = data.message === "link" && new URL(data.value).host === new URL(frame.src).host;
    if (same && document.activeElement === frame) top.location.href = data.value;
  }
});
const ready = () => {
  for (const frame of document.querySelectorAll("iframe")) {
    if (!frame.dataset.secret) {
      frame.dataset.secret = "late123456";
      frame.src += "#?secret=late123456";
    }
    frame.contentWindow.postMessage({ message: "ready", secret: frame.dataset.secret }, "*");
  }
};
if (document.readyState === "complete") ready(); else addEventListener("load", ready);
"""


def wordpress(address: str, secret: str = "abc123DEF0", script: str = WORDPRESS) -> str:
    """What WordPress makes of the answer of an oEmbed provider that it does not trust."""
    known = f'data-secret="{secret}"' if secret else ""
    return f"<script>{script}</script>" + (
        f'<iframe title="Embed" class="wp-embedded-content" sandbox="allow-scripts" {known}'
        f' src="{address}{"#?secret=" + secret if secret else ""}" width="600"></iframe>'
    )


@pytest.mark.parametrize("secret", ["abc123DEF0", ""], ids=["from the server", "added late"])
def test_wordpress_is_told_the_height_with_its_secret(
    stand: Stand, server: str, statement: str, secret: str
) -> None:
    page = stand(wordpress(server + statement, secret))
    page.wait_for_function("document.querySelector('iframe').height > 200")
    assert fits(page)
    within(page).locator(".cite").first.click()
    page.wait_for_function("document.querySelector('iframe').height < 300")
    assert slack(page) >= 0


def test_wordpress_that_was_not_there_yet_asks_again(
    stand: Stand, server: str, statement: str
) -> None:
    page = stand(wordpress(server + statement, script=""))
    within(page)
    page.wait_for_timeout(300)
    page.add_script_tag(content=WORDPRESS)
    page.wait_for_function("document.querySelector('iframe').height > 200")
    assert fits(page)


def test_wordpress_keeps_between_its_bounds_and_what_is_longer_scrolls(
    stand: Stand, server: str
) -> None:
    page = stand(wordpress(server + KINDS["timeline"]))
    page.wait_for_function("document.querySelector('iframe').height == 1000")
    assert within(page).evaluate("document.documentElement.scrollHeight > innerHeight")


def test_wordpress_is_told_where_a_link_leads(stand: Stand, server: str, statement: str) -> None:
    page = stand(wordpress(server + statement))
    page.wait_for_function("document.querySelector('iframe').height > 200")
    within(page).get_by_role("link", name="Open the full page").click()
    page.wait_for_url(f"{server}/pakistan-taliban/**")
    assert page.url.endswith("#" + statement.split("/")[-2])
    expect(page.locator(":target")).to_be_visible()


def test_a_secret_that_is_none_is_not_repeated(stand: Stand, server: str, statement: str) -> None:
    heard = (
        "<script>const heard = []; addEventListener('message', e => heard.push(e.data))</script>"
    )
    page = stand(heard + iframe(f"{server}{statement}#?secret=%22%5D"))
    within(page)
    page.wait_for_function("heard.length > 0")
    assert {message["type"] for message in page.evaluate("heard")} == {"pilcrow:height"}
