"""The live decoders of the article: what the text says of each token is what the engine finds."""

from __future__ import annotations

import asyncio
import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from jwt_decoder.bridge import bridge
from site_builder.failure import Failure
from site_builder.pages import article_examples, markdown
from site_builder.pages.article import SOURCE
from site_builder.pages.article_examples import Example

pytestmark = pytest.mark.untraced

TEXT: Final = SOURCE.read_text()
SECRET: Final = "keep-this-one-long-random-and-to-yourself"
FENCES: Final = [token for token in markdown.parser().parse(TEXT) if token.info.startswith("jwt ")]
EXAMPLES: Final = {one.name: one for one in (article_examples.read(fence.info, fence.content) for fence in FENCES)}
# Of each example: the state of its signature, its time and its key, and what the text beside it says of that.
SAID: Final = {
    "sample": ("valid", "not-stated", "public", "The sample\u2019s signature matches its secret"),
    "foreign": ("invalid", "not-stated", "not-known", "it doesn\u2019t match with the same secret"),
    "alice": ("not-attempted", "current", "not-known", "“Not verified yet.”"),
    "stolen": ("valid", "current", "supplied", "gives a thief eight hours"),
    "endless": ("valid", "not-stated", "supplied", "Without `exp`, a stolen token works forever"),
    "expired": ("valid", "expired", "supplied", "The signature still matches"),
    "password": ("not-attempted", "current", "not-known", "You don\u2019t need a key to read this password"),
    "lasting": ("valid", "current", "supplied", "It lasts thirty days"),
    "unsigned": ("not-attempted", "current", "not-known", "leave out the signature"),
    "elsewhere": (
        "valid",
        "current",
        "supplied",
        "Its signature matches, it hasn\u2019t expired, and there are no findings.",
    ),
}


def asked(action: str, one: Example, options: dict[str, object] | None = None, **more: str) -> dict[str, Any]:
    """Return what the engine answers about an example at its instant."""
    options = {"now": one.now.timestamp(), **(options or {})}
    request = json.dumps({"action": action, "text": one.token, "options": options, **more})
    answer = asyncio.run(bridge.handle_async(request)) if action == "verify" else bridge.handle(request)
    found: dict[str, Any] = json.loads(answer)
    return found


def token(name: str) -> dict[str, Any]:
    (found,) = asked("report", EXAMPLES[name])["tokens"]
    return dict(found)


def verified(name: str, key: str = "", text: str = "", **options: object) -> dict[str, Any]:
    one = EXAMPLES[name]
    shown = Example(one.name, text or one.token, one.attributes, one.finds)
    return asked("verify", shown, key=key or one.secret, options=options)


def claims(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(token(name)["payload"]["text"])
    return found


def sentence(verification: dict[str, Any]) -> str:
    return "".join(piece.get("text", "") for piece in verification["summary"])


def test_the_text_speaks_of_every_example() -> None:
    assert list(SAID) == list(EXAMPLES)
    assert [] == [said for *_, said in SAID.values() if said not in TEXT]


@pytest.mark.parametrize("name", EXAMPLES)
def test_exactly_what_the_text_says_is_found_in_its_token(name: str) -> None:
    found = token(name)["findings"]
    if EXAMPLES[name].secret:
        found += verified(name)["findings"]

    assert {*EXAMPLES[name].finds} == {one["id"] for one in found}
    assert [] == token(name)["faults"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_its_verdict_is_what_the_text_says(name: str) -> None:
    verdict = (verified(name) if EXAMPLES[name].secret else token(name))["verdict"]

    assert SAID[name][:3] == tuple(verdict[line]["state"] for line in ("signature", "time", "trust"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_finding_of_an_example_is_explained_in_the_text(name: str) -> None:
    missing = [one for one in EXAMPLES[name].finds if f"[`{one}`](../rules.html#{one})" not in TEXT]

    assert [] == missing


def test_the_sample_was_issued_on_the_day_that_the_text_names() -> None:
    issued = datetime.fromtimestamp(claims("sample")["iat"], UTC)

    assert f"here that\u2019s {issued.day} {issued:%B %Y}" in TEXT


def test_the_foreign_signature_is_that_of_the_sample_and_is_known_as_such() -> None:
    assert EXAMPLES["sample"].token.split(".")[2] == EXAMPLES["foreign"].token.split(".")[2]
    assert f"to `{token('foreign')['payload']['text']}`" in TEXT
    assert "signature-of-sample" in [one["id"] for one in verified("foreign")["diagnosis"]]


def test_alice_has_fifteen_minutes_of_which_five_are_over() -> None:
    now, held = EXAMPLES["alice"].now.timestamp(), claims("alice")

    assert (15 * 60, 5 * 60) == (held["exp"] - held["iat"], now - held["iat"])
    assert ("https://login.example", "https://api.example") == (held["iss"], held["aud"])
    assert EXAMPLES["alice"].token == EXAMPLES["expired"].token
    assert timedelta(minutes=5) == EXAMPLES["expired"].now - datetime.fromtimestamp(held["exp"], UTC)


def test_the_secret_in_the_text_fits_and_without_its_last_letter_it_does_not() -> None:
    assert f"```text\n{SECRET}\n```" in TEXT
    assert "Signature verified with this secret." in sentence(verified("alice", SECRET))
    assert "The signature doesn't match this secret." in sentence(verified("alice", SECRET[:-1]))


def test_with_any_letter_of_the_payload_changed_the_signature_does_not_fit(pytestconfig: pytest.Config) -> None:
    header, payload, signature = EXAMPLES["alice"].token.split(".")
    for at in range(0, len(payload), 1 if pytestconfig.getoption("whole") else 5):
        letter = payload[at]
        changed = payload[:at] + ("A" if letter != "A" else "B") + payload[at + 1 :]
        verification = verified("alice", SECRET, f"{header}.{changed}.{signature}")
        assert "invalid" == verification["verdict"]["signature"]["state"]


def test_lives_are_as_long_as_the_text_says() -> None:
    lived = {name: claims(name)["exp"] - claims(name)["iat"] for name in ("stolen", "lasting")}

    assert {"stolen": 8 * 3600, "lasting": 30 * 86400} == lived
    assert "jti" not in claims("lasting")


def test_it_was_meant_for_another_audience() -> None:
    found = verified("elsewhere", expect={"aud": "https://api.example"})

    assert "Different audience than you expect." in sentence(found)
    assert "Different audience than you expect." in TEXT


def test_seven_claims_are_registered_by_the_specification_itself() -> None:
    assert "Seven of them" in TEXT
    for name in ("iss", "aud", "exp"):
        assert f"(`{name}`)" in TEXT


def test_an_example_is_a_code_block_in_colours_within_its_decoder() -> None:
    made = article_examples.figure(
        article_examples.read('jwt o now=2026-01-02T03:04:00Z verify-key="a&b" finds="exp-past"', "a.b.\n")
    )

    assert (
        '<figure class="live-token" id="token-o"><jwt-decoder now="2026-01-02T03:04:00Z" verify-key="a&amp;b">' in made
    )
    assert (
        '<pre><code translate="no"><span class="header">a</span>.<span class="payload">b</span>.'
        '<span class="signature"></span></code></pre></jwt-decoder>' in made
    )
    assert "Checked on 2 January 2026 at 03:04 UTC, with the secret <code>a&amp;b</code>. Findings: " in made
    assert '<a href="../rules.html#exp-past"><code>exp-past</code></a>.' in made


def test_an_example_in_which_nothing_is_found_says_so() -> None:
    assert "at 00:00 UTC. Findings: none." in article_examples.figure(
        article_examples.read("jwt one now=2026-01-02T00:00:00Z", "a.b.")
    )


@pytest.mark.parametrize(
    ("info", "says"),
    [
        ("jwt ", "is not jwt NAME"),
        ("jwt one now", "is not jwt NAME"),
        ('jwt one now="2026', "is not jwt NAME"),
        ("jwt one", "The example one must say now"),
        ("jwt one now=2026-01-02T00:00:00Z onclick=x", "no more than now"),
    ],
)
def test_an_example_that_is_not_as_it_must_be_stops_the_build(info: str, says: str) -> None:
    with pytest.raises(Failure, match=re.escape(says)):
        article_examples.read(info, "a.b.c")
