"""What a token holds, told as text."""

from __future__ import annotations

import json

import pytest
from jwt_decoder.output.wording import render
from jwt_decoder.text.base64url import encode
from jwt_decoder_docs.told import NOTHING, Told, told

from tests.pseudo_language import PseudoLanguage, english_in, words_of
from tests.unit.jwt_decoder.output.test_languages import CASES
from tests.unit.jwt_decoder.output.test_languages import told as in_a_language

SECRET = "your-256-bit-secret"
# Signed with that secret.
SIGNED = (
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ."
    "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
)
EXP = 1_000_000_000


def token(payload: bytes, header: bytes = b'{"alg":"none"}') -> str:
    return f"{encode(header)}.{encode(payload)}."


def sentences(text: str, now: str | None = None, key: str | None = None) -> str:
    return "\n".join(sentence for one in told(text, now, key) for sentence in one.sentences)


def test_header_and_payload_are_laid_out() -> None:
    header, payload, said = told(SIGNED)

    assert Told("Header", '{\n  "alg": "HS256",\n  "typ": "JWT"\n}', "json") == header
    assert {"sub": "1234567890", "name": "John Doe", "iat": 1516239022} == json.loads(payload.code)
    assert ("Structure: well-formed. 3 segments, RFC 7515.", "Verdict") == (said.sentences[0], said.title)


def test_every_lexeme_stays_as_it_was_written() -> None:
    _, payload, _ = told(token(b'{"n":1.50e+01,"n":[],"o":{},"s":"\\u0041","a":[1,{"b":null}]}'))

    assert (
        '{\n  "n": 1.50e+01,\n  "n": [],\n  "o": {},\n  "s": "\\u0041",\n'
        '  "a": [\n    1,\n    {\n      "b": null\n    }\n  ]\n}'
    ) == payload.code


def test_what_nobody_sees_is_shown_by_its_code_point() -> None:
    header, payload, _ = told(token('{"a":"\u202e<b>"}'.encode(), '{"alg":"none","\u200b":1}'.encode()))

    assert '"[U+200B]": 1' in header.code
    assert '"[U+202E]<b>"' in payload.code


@pytest.mark.parametrize(
    ("payload", "code", "language"),
    [
        (b"plain\n\ttext", "plain\n        text", "none"),
        (b'{"a":', '{"a":', "none"),
        (b"[" * 2000 + b"]" * 2000, "[" * 2000 + "]" * 2000, "none"),
        (b"\xff\x00" * 40, "ff00" * 16 + "\n" + "ff00" * 16 + "\n" + "ff00" * 8, "none"),
        (b"caf\xe9 au lait", "caf\ufffd au lait", "none"),
    ],
)
def test_a_payload_that_is_no_json_is_told_as_it_is(payload: bytes, code: str, language: str) -> None:
    assert ("Payload", code, language) == (told(token(payload))[1].title, *_code(told(token(payload))[1]))


def _code(one: Told) -> tuple[str, str]:
    return one.code, one.language


def test_a_payload_that_is_not_there_is_said_in_words() -> None:
    assert "Encrypted: it can't be read without the key." in sentences("eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..a.b.c")
    assert "Empty." in sentences(token(b""))


def test_without_an_instant_nothing_is_said_of_being_valid() -> None:
    said = sentences(token(b'{"exp":%d}' % EXP))

    assert "exp: 1000000000, 2001-09-09 01:46:40 UTC." in said
    assert "expired" not in said


@pytest.mark.parametrize(("now", "state"), [(EXP - 1, "current"), (EXP, "expired"), (EXP + 1, "expired")])
def test_at_an_instant_it_is_judged(now: int, state: str) -> None:
    said = sentences(token(b'{"exp":%d}' % EXP), str(now))

    assert f" UTC: {state}. exp 1000000000 (2001-09-09 01:46:40 UTC) compared with now, {now}" in said


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (None, "Signature: not verified. HS256 needs the shared secret."),
        (SECRET, "Signature: valid."),
        ("another", "Signature: invalid."),
    ],
)
def test_a_secret_is_tried(key: str | None, said: str) -> None:
    assert said in sentences(SIGNED, key=key)


def test_a_key_that_python_cannot_try_by_itself_leaves_the_signature_unverified() -> None:
    text = ".".join(map(encode, (b'{"alg":"EdDSA"}', b"{}", bytes(64))))
    key = json.dumps({"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})

    assert "Signature: not verified. EdDSA needs the public key." in sentences(text, key=key)


def test_each_token_of_several_has_its_name() -> None:
    titles = [one.title for one in told(f"{SIGNED}\n{token(b'{}')}")]

    assert ["Token 1: Header", "Token 1: Payload", "Token 1: Verdict"] == titles[:3]
    assert ["Token 2: Header", "Token 2: Payload", "Token 2: Verdict"] == titles[3:]


def test_each_signature_has_its_header_and_a_disclosure_its_place() -> None:
    header = encode(b'{"alg":"none"}')
    general = json.dumps({"payload": encode(b"{}"), "signatures": [{"protected": header, "signature": ""}] * 2})
    disclosed = encode(b'["salt","name","Anna"]')

    assert ["Header of signature 1", "Header of signature 2", "Payload"] == [one.title for one in told(general)][:3]
    assert "Payload with disclosures applied" in [one.title for one in told(f"{token(b'{}')}x~{disclosed}~")]


def test_a_fault_is_said() -> None:
    assert "Structure: malformed." in sentences(token(b'{"a":1,"a":2}'))


def test_a_text_without_a_token_says_so() -> None:
    assert [Told("", sentences=(render(NOTHING),))] == told("nothing here")


@pytest.mark.untraced
@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("golden")])
@pytest.mark.parametrize(("now", "key"), [(None, None), ("1767225600", SECRET)])
def test_in_another_language_no_english_is_left(name: str, now: str | None, key: str | None) -> None:
    known = in_a_language(name).known | words_of("exp iat nbf auth_time UTC")
    found = told(CASES[name].text, now, key, PseudoLanguage())

    assert [] == [one for told_of in found for one in (told_of.title, *told_of.sentences) if english_in(one, known)]
    assert all("⟦" in one.title for one in found if one.title)


def test_that_there_is_nothing_is_said_in_the_language() -> None:
    ((sentence,),) = (one.sentences for one in told("nothing", catalogue=PseudoLanguage()))

    assert frozenset() == english_in(sentence, frozenset())
