"""Every algorithm decrypts in WebKit, by its own cryptography or by noble: tokens of other libraries open."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from tests.browser.engines import NOW
from tests.browser.test_decrypt import SAMPLE
from tests.unit.jwt_decoder.decrypt.peers import SEALINGS, made
from tests.unit.jwt_decoder.decrypt.sealed import CLAIMS, changed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pytest

    from tests.webkit.sheet import Sheet

_MOST_AT_ONCE: Final = 20
_DECRYPT: Final = """async ([now, cases]) => {
  window.engine ??= (await import("./engine.js")).createEngine();
  const found = await Promise.all(cases.map(([token, key]) => window.engine.verify(token, key, { now })));
  return JSON.stringify(found.map(({ decryption }) => [decryption.state, decryption.token?.payload.text ?? null]));
}"""


def opened(sheet: Sheet, tokens: Sequence[tuple[str, str]]) -> list[tuple[str, str | None]]:
    """Return for each token its state, and what was in it."""
    found: list[tuple[str, str | None]] = []
    for first in range(0, len(tokens), _MOST_AT_ONCE):
        answers = sheet.settle(_DECRYPT, [NOW, tokens[first : first + _MOST_AT_ONCE]])
        found += [(state, text) for state, text in json.loads(str(answers))]
    return found


def test_tokens_of_other_libraries_open_and_nothing_changed(
    open_address: Callable[[str], Sheet], site: str, pytestconfig: pytest.Config
) -> None:
    sheet = open_address(f"{site}blank.html")
    is_whole = pytestconfig.getoption("whole")
    tokens = [made(one) for one in (SEALINGS if is_whole else SAMPLE)]

    assert [("decrypted", CLAIMS.decode())] * len(tokens) == opened(sheet, tokens)
    for part in range(5) if is_whole else (4,):
        spoilt = [(changed(token, part), key) for token, key in tokens if token.split(".")[part]]
        assert [("failed", None)] * len(spoilt) == opened(sheet, spoilt)
