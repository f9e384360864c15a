"""Nothing of a key text, or of a header about a key, turns round or hides what is said of it."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.keys.key_examples import OTHER_EC
from jwt_decoder.text.quote import visible

from tests.unit.jwt_decoder.findings.made import encoded
from tests.unit.jwt_decoder.keys.key_cases import EC, OCT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

pytestmark = pytest.mark.untraced

HOSTILE = "R\u202eS\u200b\x1b[2J\x07"
# Names in a key of OpenSSH are ASCII: of them the controls are left.
CONTROLS = "[U+001B][2J[U+0007]"
SEEN = f"R[U+202E]S[U+200B]{CONTROLS}"


def ssh(*strings: bytes) -> str:
    """Return a line of OpenSSH with these strings in it (RFC 4251 §5)."""
    blob = b"".join(len(one).to_bytes(4, "big") + one for one in strings)
    return f"ecdsa-sha2-nistp256 {base64.b64encode(blob).decode()}"


TOLD = {
    "the kid of a key": json.dumps(EC | {"kid": HOSTILE}),
    "the kty of a key": json.dumps(EC | {"kty": HOSTILE}),
    "the crv of a key": json.dumps(EC | {"crv": HOSTILE}),
    "the crv of an OKP key": json.dumps({"kty": "OKP", "crv": HOSTILE, "x": "AAAA"}),
    "the alg of an AKP key": json.dumps({"kty": "AKP", "alg": HOSTILE, "pub": "AAAA"}),
    "the use of a key": json.dumps(EC | {"use": HOSTILE}),
    "the alg of a key": json.dumps(EC | {"alg": HOSTILE}),
    "the kid of a key in a set": json.dumps({"keys": [one | {"kid": HOSTILE} for one in (EC, OTHER_EC)]}),
    "a name that appears twice": f'{{"kty":"oct",{json.dumps(HOSTILE)}:1,{json.dumps(HOSTILE)}:1}}',
    "an address of keys": json.dumps({"jwks_uri": HOSTILE}),
    "the kind of an SSH key": ssh(HOSTILE.encode()),
    "the curve of an SSH key": ssh(b"ecdsa-sha2-nistp256", HOSTILE.encode(), b"\4"),
}


def texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Return every text in a JSON value, names of members too."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield name
            yield from texts(member)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


def token(**header: object) -> str:
    """Return a token that nobody signed."""
    return f"{encoded(json.dumps({'alg': 'ES256', **header}).encode())}.e30.{encoded(bytes(64))}"


@pytest.mark.parametrize("name", TOLD)
def test_what_is_told_of_a_key_is_seen(verify: Verifier, name: str) -> None:
    found = [*texts(verify(token(), TOLD[name]))]

    assert [visible(text) for text in found] == found
    assert any(CONTROLS in text for text in found)


@pytest.mark.parametrize("header", [{"alg": HOSTILE}, {"alg": "HS256", "kid": HOSTILE}])
def test_what_is_told_of_a_header_is_seen(verify: Verifier, header: dict[str, object]) -> None:
    found = [*texts(verify(token(**header), json.dumps(OCT | {"kid": "a"})))]

    assert [visible(text) for text in found] == found
    assert any(SEEN in text for text in found)


@pytest.mark.parametrize("name", ["jku", "x5u"])
def test_an_address_that_a_token_names_is_seen(report: Reporter, name: str) -> None:
    (pointer,) = report(token(**{name: HOSTILE}))["tokens"][0]["pointers"]

    assert (SEEN, "") == (pointer["address"], pointer["command"])
