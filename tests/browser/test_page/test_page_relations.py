"""Who acts for whom, and what is bound to what, among the tokens of a paste."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.test_torture_page import AXE
from tests.unit.jwt_decoder.checklists.made import HOLDER, OTHER, half_hash, jwk, sha_256, thumbprint, token

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

ES: Final = {"alg": "ES256"}
ACCESS: Final = token(
    {**ES, "typ": "at+jwt"},
    {"iss": "i", "sub": "alice", "client_id": "c", "cnf": {"jkt": thumbprint(HOLDER)}, "act": {"sub": "<b>shop</b>"}},
)
REQUEST: Final = {"htm": "GET", "htu": "https://api.example", "iat": 1, "jti": "2"}
PROOF: Final = token({**ES, "typ": "dpop+jwt", "jwk": jwk(HOLDER)}, {**REQUEST, "ath": sha_256(ACCESS)}, HOLDER)
ID: Final = token(
    ES, {"iss": "i", "sub": "alice", "aud": "c", "exp": 2, "iat": 1, "nonce": "n", "at_hash": half_hash("x")}
)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_relations_are_drawn_and_told(open_shared: Callable[..., Sheet], width: int, scheme: str) -> None:
    """A card only where a token says anything of the kind; what doesn't hold first; nothing of a token is markup."""
    sheet = open_shared({"width": width, "height": 900}, color_scheme=scheme)
    page = sheet.page
    card, lines = page.locator("#relations"), page.locator("#relations-lines")
    sheet.paste(token(ES, {"sub": "alice"}))
    expect(card).to_be_hidden()
    sheet.paste(f"{ACCESS}\n{PROOF}\n{ID}")
    card.locator("summary").click()
    expect(page.locator("#relations-count")).to_have_text("2 hold, 1 doesn’t hold, 1 is only stated")
    expect(lines.locator("h3").first).to_have_text("1 doesn’t hold")
    expect(lines.locator("li").first).to_contain_text("at_hash of token 3 isn’t the hash of token 1.")
    expect(lines).to_contain_text("“<b>shop</b>” acts for “alice”, says act of token 1.")
    expect(page.locator("#relations-kinds")).to_contain_text("token 2: DPoP proof")
    expect(page.locator(".related-node").first).to_have_text("“<b>shop</b>”")
    expect(page.locator("#relations-drawing")).to_contain_text("is bound to")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate(AXE)
    assert [] == page.evaluate(
        "axe.run('#relations').then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))"
    )


def test_a_key_that_is_given_counts(shared: Sheet) -> None:
    sheet, page = shared, shared.page
    sheet.paste(ACCESS)
    page.locator("#relations summary").click()
    expect(page.locator("#relations-count")).to_contain_text("1 can’t be known from here")
    sheet.give(str(jwk(HOLDER)).replace("'", '"'))
    expect(page.locator("#relations-lines")).to_contain_text("is the thumbprint of the key that you gave")
    sheet.paste(f"{ACCESS}\n{token({**ES, 'typ': 'dpop+jwt', 'jwk': jwk(OTHER)}, REQUEST, OTHER)}")
    expect(page.locator("#relations-lines")).to_contain_text("is the thumbprint of the key that you gave")
