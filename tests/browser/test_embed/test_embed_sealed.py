"""The frame has no network from its first byte, and what stands in a plain frame of another page is the decoder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.adversary import ANYWHERE, IN_THE_PAGE, TOOLS, addresses, adversary
from tests.browser.test_embed.conftest import TOKEN, Embedded, element

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Frame, Page

    from tests.adversary import Listener
    from tests.browser.test_embed.conftest import Host

ANYTHING = "default-src * 'unsafe-inline' data:"


def inside(page: Page) -> Frame:
    """Return the frame that decodes."""
    (found,) = (frame for frame in page.frames if frame.url.endswith("frame.html"))
    return found


def test_nothing_gets_out_of_the_frame_before_anything_was_handed_to_it(
    page: Page, host: Host, site: str, listener: Listener, provoked: Callable[[str], None]
) -> None:
    """It stands there alone, as its bytes came: its own policy is all that binds it."""
    provoked("")
    frame = f'<iframe src="{site}frame.html" sandbox="allow-scripts"></iframe>'
    page.goto(host.write(frame, policy=ANYTHING))
    page.frame_locator("iframe").locator("#paste").wait_for(state="attached")
    inside(page).evaluate(adversary({**ANYWHERE, **IN_THE_PAGE}, TOOLS), addresses(listener))

    assert [] == listener.heard


@pytest.mark.everywhere
def test_nothing_gets_out_of_the_frame_that_decodes(
    page: Page, host: Host, listener: Listener, provoked: Callable[[str], None]
) -> None:
    provoked("")
    page.goto(host.write(element(), policy=ANYTHING))
    one = Embedded(page).open()
    expect(one.frame.locator("#payload")).to_contain_text("123")
    inside(page).evaluate(adversary({**ANYWHERE, **IN_THE_PAGE}, TOOLS), addresses(listener))

    assert [] == listener.heard


def test_the_decoder_in_a_plain_frame_shows_the_token_of_its_fragment(page: Page, host: Host, site: str) -> None:
    frame = f'<iframe src="{site}index.html?view=compact#token={TOKEN}" title="A token" width="700" height="700"'
    page.goto(host.write(f'{frame} referrerpolicy="no-referrer"></iframe>'))
    shown = page.frame_locator("iframe")
    expect(shown.locator("#payload")).to_contain_text("123")

    expect(shown.locator("html")).to_have_attribute("data-view", "compact")
    (decoder,) = (frame for frame in page.frames if frame.url.startswith(site))
    assert f"{site}index.html?view=compact" == decoder.evaluate("() => location.href")
