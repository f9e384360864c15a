"""Whatever token and key: an outcome and a diagnosis, never an exception."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.diagnose.diagnose import diagnose
from jwt_decoder.keys.read_key import ENCODINGS, read_key
from jwt_decoder.registry.algorithms import ROWS
from jwt_decoder.verify.verify import verify, without_key
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.unit.jwt_decoder.diagnose.test_diagnosis import jwk
from tests.unit.jwt_decoder.verify.jose_tokens import b64, private_key, public_pem, signed

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=4,
)
NAMES = st.sampled_from([row.name for row in ROWS])
HEADERS = st.fixed_dictionaries(
    {"alg": NAMES | JSON},
    optional=dict.fromkeys(("kid", "jwk", "x5c", "x5t", "x5t#S256", "nonce", "b64", "crit"), JSON),
)
MEMBERS = dict.fromkeys(("kid", "use", "key_ops", "alg", "kty", "crv", "x", "y", "n", "e", "k", "pub", "d"), JSON)
SOUND = st.sampled_from([jwk("RSA"), jwk("P-256"), jwk("Ed25519"), {"kty": "oct", "k": "AAAA"}])
ODD_KEYS = st.builds(lambda key, more: key | more, SOUND, st.fixed_dictionaries({}, optional=MEMBERS))
KEYS: Any = (
    st.text()
    | ODD_KEYS.map(json.dumps)
    | st.lists(ODD_KEYS | JSON, max_size=4).map(lambda keys: json.dumps({"keys": keys}))
    | st.dictionaries(st.text(), st.just(public_pem(private_key("RSA"))) | JSON, max_size=3).map(json.dumps)
    | st.sampled_from([public_pem(private_key(kind)) for kind in ("RSA", "P-256", "Ed25519")])
)


@given(HEADERS, st.binary(max_size=200), st.binary(max_size=600), KEYS, st.sampled_from(ENCODINGS))
def test_any_token_and_any_key_give_an_outcome_and_a_diagnosis(
    header: dict[str, Any], payload: bytes, signature: bytes, key: str, encoding: str
) -> None:
    async def run() -> None:
        protected = b64(json.dumps(header).encode())
        jws = signed(protected, b64(payload), b64(signature), header)
        parsed, backend = read_key(key, encoding), Cryptography()
        outcome = await verify(jws, parsed, backend)
        assert outcome.state in {"valid", "invalid", "unsupported", "key-unusable", "not-attempted"}
        found = await diagnose(jws, parsed, outcome, backend)
        assert len(found) <= 1
        if outcome.state == "invalid" and header["alg"] != "none":
            assert found
        if outcome.state == "key-unusable":
            assert "ruled-out" not in {one.id for one in found}
        assert without_key(jws).message

    asyncio.run(run())
