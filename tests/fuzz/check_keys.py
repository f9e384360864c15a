"""What must hold of any text as a key, and of any octets as DER."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Final

from jwt_decoder.engine.result import Verification
from jwt_decoder.judge.summary import NOTHING_FOUND
from jwt_decoder.keys.forms import der, pem, ssh
from jwt_decoder.keys.forms.structures import read_structure
from jwt_decoder.keys.read_key import ENCODINGS, read_key
from jwt_decoder.model.verdict import NO_TOKEN
from jwt_decoder.output import report
from jwt_decoder.output.wording import render

from tests.fuzz.check_readers import text_of

_KINDS: Final = {"none", "secret", "pem", "certificate", "jwk", "jwk-set", "key-map", "ssh", "der"} | {
    "openid-configuration"
}
# A secret of fewer characters may be part of any sentence.
_TELLING: Final = 24
_MOST_MEMBERS: Final = 4


def keys(octets: bytes) -> None:
    """Read any text as a key of a known kind, with a sentence, and without a secret in what is shown of it."""
    first, rest = (octets[0], octets[1:]) if octets else (0, b"")
    text, encoding = text_of(rest), ENCODINGS[first % len(ENCODINGS)]
    key = read_key(text, encoding)
    assert key.kind in _KINDS, "a kind that is known"
    assert render(key.message).endswith((".", "…")), "a sentence"
    assert key.members or key.problem or key.kind == "none", "a key, or why there is none"
    shown = report.verification(Verification(NO_TOKEN, (), key, (), key.findings, NOTHING_FOUND))
    words = json.dumps(shown, ensure_ascii=False)
    if key.kind == "secret" and len(text) >= _TELLING:
        assert text not in words, "a secret is not shown"
        assert text not in repr(key), "nor in a repr"
    for member in key.members[:_MOST_MEMBERS]:
        material = member.read()
        assert material.octets or material.seed or material.problem or material.key_type == "oct", "usable, or why not"
        assert render(material.name.within), "words for it"


def structures(octets: bytes) -> None:
    """Read any octets as the structure of a key, or say with the reader's own error that they are none."""
    with suppress(der.DerError):
        form, material = read_structure(octets)
        assert form, "a name of the form"
        assert material.octets or material.seed or material.problem, "usable, or why not"
    with suppress(ssh.SshError):
        assert ssh.read_blob(octets, private=False).name.within.template, "words for it"
    try:
        items = der.read_all(octets)
    except der.DerError:
        return
    assert b"".join(item.whole for item in items) == octets, "values stand side by side"
    again = pem.read_pem(pem.write_pem("PUBLIC KEY", octets))
    assert len(again) == 1, "one block"
