"""What must hold of any token and any key: one of the states, a sentence, and no signature that holds wrongly."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.engine import engine
from jwt_decoder.keys.read_key import ENCODINGS, read_key
from jwt_decoder.output import report
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.fuzz.check_readers import text_of, unpacked
from tests.fuzz.check_report import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from jwt_decoder.engine.result import Verification
    from jwt_decoder.output.report import shape

SEPARATOR: Final = b"\n\0\n"
_STATES: Final = {"valid", "invalid", "unsupported", "key-unusable", "not-attempted"}
_HASHES: Final = {"HS256": hashlib.sha256, "HS384": hashlib.sha384, "HS512": hashlib.sha512}


class _Backend(Cryptography):
    """What verifies, but for the long search that a key pair which does not fit sets off: it has tests of its own."""

    search_seconds = 0.0


_BACKEND: Final = _Backend()


def verification(octets: bytes) -> None:
    """Try a key on a token: the first octet chooses the encoding of a secret, then the key, a separator, the paste."""
    first, rest = (octets[0], octets[1:]) if octets else (0, b"")
    key_octets, _, paste_octets = rest.partition(SEPARATOR)
    key, paste = text_of(key_octets), text_of(paste_octets)
    encoding = ENCODINGS[first % len(ENCODINGS)]
    options = replace(OPTIONS, secret_encoding=encoding)
    found = finished(engine.verify(paste, key, options, _BACKEND))
    shown = report.verification(found)
    json.dumps(shown)
    _states_are_known(shown)
    assert all(one["message"] and one["fix"] for one in shown["diagnosis"]), "a diagnosis says what and how"
    _hmac_agrees(paste, key, encoding, found)


def finished(work: Coroutine[Any, Any, Verification]) -> Verification:
    """Run a coroutine that waits for nothing but its next turn, without the cost of an event loop."""
    while True:
        try:
            work.send(None)
        except StopIteration as done:
            found: Verification = done.value
            return found


def _states_are_known(shown: shape.Verification) -> None:
    for verdict in (shown["verdict"], *shown["signatures"]):
        line = verdict["signature"]
        assert line["state"] in _STATES, "one of the states"
        assert line["message"], "with a sentence"
        trusted = verdict["trust"]["state"] in {"supplied", "from-token", "public"}
        assert line["state"] == "valid" or not trusted, "trust is for what is valid"


def _hmac_agrees(paste: str, key_text: str, encoding: str, found: Verification) -> None:
    """Work out the HMAC of a plain compact JWS by the standard library alone, and compare."""
    parts = paste.split(".")
    state = found.verdict.signature.state
    key = read_key(key_text, encoding)
    if key.kind != "secret" or len(parts) != 3 or not key.secret or not found.verdicts:
        return
    octets = [unpacked(part) for part in parts]
    digest = _digest(octets[0])
    if digest is None or octets[1] is None or octets[2] is None:
        return
    made = hmac.new(key.secret, f"{parts[0]}.{parts[1]}".encode(), digest).digest()
    if state in {"valid", "invalid"}:
        assert (state == "valid") == hmac.compare_digest(made, octets[2]), "the HMAC says otherwise"


def _digest(header: bytes | None) -> Any:  # noqa: ANN401 - hashlib's constructors have no type of their own
    try:
        members = json.loads(header or b"")
    except ValueError:
        return None
    if not isinstance(members, dict) or "b64" in members or not isinstance(members.get("alg"), str):
        return None
    return _HASHES.get(members["alg"])
