"""What one click changes settles what a diagnosis names: with it the signature holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.diagnose.change import kept
from jwt_decoder.keys.published_secrets import SECRETS
from jwt_decoder.model.sentence import Sentence

from tests.unit.jwt_decoder.diagnose.test_diagnosis import EXPLAINED, NAMES, SECRET, Forged
from tests.unit.jwt_decoder.diagnose.test_line_ends import ENDS
from tests.unit.jwt_decoder.diagnose.verified import verified

if TYPE_CHECKING:
    from jwt_decoder.output.report import shape


def edited(text: str, edits: list[shape.Edit]) -> str:
    """Make the edits, which are of a text within the Basic Multilingual Plane, from the last to the first."""
    for edit in reversed(edits):
        text = text[: edit["start"]] + edit["text"] + text[edit["end"] :]
    return text


def applied(apply: shape.Apply, token: str, key: str, encoding: str) -> Any:  # noqa: ANN401 - JSON
    """Verify with what the click changes."""
    key = edited(key, apply.get("key", []))
    if "member" in apply:
        key = json.dumps(json.loads(key)["keys"][apply["member"] - 1])
    token = edited(token, [apply["edit"]]) if "edit" in apply else token
    return verified(token, key, secret_encoding=apply.get("secretEncoding", encoding))


@pytest.mark.product(60)
@pytest.mark.untraced
@pytest.mark.parametrize(("ident", "token", "key", "encoding"), EXPLAINED, ids=NAMES)
def test_where_a_click_changes_something_the_signature_holds_then(
    ident: str, token: str, key: str, encoding: str
) -> None:
    (found,) = verified(token, key, secret_encoding=encoding)["diagnosis"]
    if apply := found["apply"]:
        assert apply["label"]
        assert "valid" == applied(apply, token, key, encoding)["verdict"]["signature"]["state"], ident


@pytest.mark.untraced
@pytest.mark.parametrize(("signed", "given"), [row[:2] for row in ENDS])
def test_a_payload_gets_its_line_ends(signed: bytes, given: str) -> None:
    header, _, signature = Forged(payload=signed).token().split(".")
    token = f"{header}..{signature}"
    (found,) = verified(token, SECRET, payload=given)["diagnosis"]
    payload = edited(given, found["apply"]["payload"])

    assert "valid" == verified(token, SECRET, payload=payload)["verdict"]["signature"]["state"]


@pytest.mark.untraced
def test_most_causes_in_a_key_or_its_reading_are_for_a_click_to_change() -> None:
    wanted = {"secret-base64", "secret-hex", "secret-text"}
    can = {
        ident
        for ident, token, key, encoding in EXPLAINED
        if ident in wanted and verified(token, key, secret_encoding=encoding)["diagnosis"][0]["apply"]
    }

    assert wanted == can


def test_the_other_key_of_a_set_is_used_with_a_click() -> None:
    keys = [
        {"kty": "oct", "kid": kid, "k": k}
        for kid, k in (
            ("a", "d3Jvbmctd3Jvbmctd3Jvbmctd3Jvbmc"),
            ("b", "cmlnaHQtcmlnaHQtcmlnaHQtcmlnaHQtcmlnaHQtcmlnaHQ"),
        )
    ]
    token = Forged(header={"kid": "a"}, secret=b"right-right-right-right-right-right").token()
    key = json.dumps({"keys": keys})
    found = verified(token, key)["diagnosis"][0]

    assert 2 == found["apply"]["member"]
    assert "valid" == applied(found["apply"], token, key, "text")["verdict"]["signature"]["state"]


def test_a_part_that_does_not_stand_in_the_text_is_not_kept() -> None:
    assert kept(Sentence("Keep it"), "abc", "x") is None
    assert kept(Sentence("Keep it"), "abc", "") is None


BINARY = next(octets for octets in SECRETS if b"\xb1" in octets)


@pytest.mark.parametrize(("secret", "encoding"), [(b"your-256-bit-secret", "text"), (BINARY, "base64url")])
def test_a_published_secret_is_used_with_a_click(secret: bytes, encoding: str) -> None:
    token = Forged(secret=secret).token()
    (found,) = verified(token, "another secret")["diagnosis"]

    assert ("secret-published", encoding) == (found["id"], found["apply"]["secretEncoding"])
    trust = applied(found["apply"], token, "another secret", "text")["verdict"]["trust"]["state"]
    assert "public" == trust


WRONG_JWK = '{"kty":"oct","k":"d3Jvbmctd3Jvbmctd3Jvbmctd3Jvbmc"}'


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("key", "header", "advice"),
    [
        ("a wrong secret", {"kid": "a"}, "Check that the secret is complete"),
        (WRONG_JWK, {}, "Compare the token's issuer"),
        (WRONG_JWK, {"kid": "a"}, "Compare the token's kid and issuer"),
    ],
)
def test_the_advice_is_about_the_key_that_was_given(key: str, header: dict[str, object], advice: str) -> None:
    (found,) = verified(Forged(header=header, secret=b"somebody else's").token(), key)["diagnosis"]

    assert "ruled-out" == found["id"]
    assert found["fix"].startswith(advice)
