"""Tokens are told apart by what they say and not by the number of their dots; what is missing is called by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.output import share
from jwt_decoder.output.wording import render
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from jwt_decoder.engine.result import Token

HEADER: Final = base64url.encode(b'{"alg":"HS256"}')
PAYLOAD: Final = base64url.encode(b'{"sub":"1","exp":1}')
SIGNATURE: Final = base64url.encode(bytes(range(32)))
JWE_HEADER: Final = base64url.encode(b'{"alg":"dir","enc":"A128GCM"}')
IV, CIPHERTEXT, TAG = (
    base64url.encode(octets) for octets in (b"123456789012", b"the ciphertext of it, so", b"0123456789abcdef")
)
HPKE: Final = base64url.encode(b'{"alg":"HPKE-0"}')
JWE: Final = f"{JWE_HEADER}..{IV}.{CIPHERTEXT}.{TAG}"


def read(text: str) -> Token:
    (token,) = engine.report(text, Options(now=1_795_800_000)).tokens
    return token


def said(token: Token) -> list[tuple[str, str]]:
    return [(fault.id, render(fault.message)) for fault in token.decoded.faults]


JWE_CUT: Final = {
    1: "This is the header of a JWE; the other four segments are missing. The copy is probably incomplete.",
    2: "2 of the 5 segments of a JWE: the last three are missing. The copy is probably incomplete.",
    3: "3 of the 5 segments of a JWE: ciphertext and tag are missing. The copy is probably incomplete.",
    4: "4 of the 5 segments of a JWE: the authentication tag is missing. The copy is probably incomplete.",
}


@pytest.mark.parametrize("count", JWE_CUT)
def test_a_cut_jwe_is_a_jwe(count: int) -> None:
    """RFC 7516 §9: enc in the header makes it one."""
    token = read(".".join(JWE.split(".")[:count]))

    assert "jwe-compact" == token.decoded.format.kind
    assert [("segments-count", JWE_CUT[count])] == said(token)
    assert {"alg-unknown", "alg-missing"}.isdisjoint(finding.id for finding in token.findings)
    assert "The claims are encrypted" == render(token.verdicts[0].time.message)


def test_hpke_that_names_no_enc_is_a_jwe() -> None:
    """It encrypts the content itself, and has neither initialization vector nor tag."""
    token = read(f"{HPKE}.AAAA..{CIPHERTEXT}.")

    assert "jwe-compact" == token.decoded.format.kind
    assert "alg-unknown" not in {finding.id for finding in token.findings}


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_the_redacted_link_of_a_cut_jwe_has_no_tag(count: int) -> None:
    text = ".".join(JWE.split(".")[:count])
    redacted = [form["text"] for form in share.forms(read(text)) if form["id"] != "whole"]

    assert (count >= 4) == bool(redacted)
    assert not any(TAG in form for form in redacted)


def test_the_redacted_link_of_what_is_perhaps_a_jwe_has_its_header_alone() -> None:
    header = base64url.encode(b'{"alg":"HPKE-0"}')
    token = read(f"{header}.{IV}.{IV}.{CIPHERTEXT}.{TAG}")
    redacted = [form["text"] for form in share.forms(token) if form["id"] != "whole"]

    assert redacted
    assert not any(CIPHERTEXT in form for form in redacted)


def test_a_jwe_of_six_segments_is_a_jwe_with_one_too_many() -> None:
    token = read(JWE + ".AAAA")

    assert ("jwe-compact", ["segments-count"]) == (token.decoded.format.kind, [name for name, _ in said(token)])
    assert "A JWE has five segments, but this has 6; the first five are shown." == said(token)[0][1]


@pytest.mark.parametrize("text", [JWE, JWE.replace(".", ".\n"), JWE.replace(".", "\n.")])
def test_the_encrypted_key_of_a_jwe_may_be_empty(text: str) -> None:
    token = read(text)

    assert ("jwe-compact", 5, []) == (token.decoded.format.kind, len(token.decoded.layout.segments), said(token))


@pytest.mark.parametrize(("text", "count"), [(f"{JWE_HEADER}....", 2), (f"{JWE_HEADER}..{IV}.{CIPHERTEXT}.", 1)])
def test_a_vector_and_a_tag_are_never_empty(text: str, count: int) -> None:
    token = read(text)

    assert ("jwe-compact", 5) == (token.decoded.format.kind, len(token.decoded.layout.segments))
    assert ["segment-empty"] * count == [name for name, _ in said(token)]


def test_hpke_has_neither_vector_nor_tag() -> None:
    header = base64url.encode(b'{"alg":"HPKE-0","enc":"A128GCM"}')

    assert [] == said(read(f"{header}.{IV}..{CIPHERTEXT}."))


def test_enc_is_found_however_its_name_is_spelt_and_wherever_it_stands() -> None:
    late = base64url.encode(b'{"alg":"dir","x5c":["' + b"A" * 3000 + b'"],"\\u0065nc":"A128GCM"}')

    assert "jwe-compact" == read(f"{late}..{IV}").decoded.format.kind


def test_five_segments_of_a_signed_token_are_no_jwe() -> None:
    token = read(f"{HEADER}.{PAYLOAD}.{SIGNATURE}.AAAA.BBBB")

    assert "jws-compact" == token.decoded.format.kind
    assert [("segments-count", "A JWS has three segments, but this has 5; the first three are shown.")] == said(token)


def test_five_segments_are_a_jwe_where_the_header_says_nothing() -> None:
    header = base64url.encode(b'{"alg":"HPKE-0"}')

    assert "jwe-compact" == read(f"{header}.{IV}.{IV}.{CIPHERTEXT}.{TAG}").decoded.format.kind


HEADLESS: Final = {
    PAYLOAD: "This is only the payload; the header and the signature are missing.",
    f"{PAYLOAD}.{SIGNATURE}": "This starts with the payload; the header is missing.",
}


@pytest.mark.parametrize("text", HEADLESS)
def test_a_payload_alone_is_read_as_one(text: str) -> None:
    token = read(text)

    assert [("segments-count", HEADLESS[text])] == said(token)
    assert ["sub", "exp"] == list(token.decoded.claims)
    assert "expired" == token.verdicts[0].time.state
    assert "alg-missing" not in {finding.id for finding in token.findings}
    assert "The header is missing" == render(token.verdicts[0].structure.message)
    assert ("unsupported", "The header is missing") == (
        token.verdicts[0].signature.state,
        render(token.verdicts[0].signature.message),
    )


OF_KEYCLOAK: Final = (
    b'{"exp":5,"iat":4,"jti":"j","iss":"https://a.example/realms/b","sub":"s","typ":"Bearer","azp":"c"}'
)


@pytest.mark.parametrize(
    "payload",
    [
        OF_KEYCLOAK,
        b'{"kid":"1","exp":5}',
        b'{"alg":"custom","exp":5,"scope":"a"}',
        b'{"typ":"ID","sid":"1"}',
        b'{"url":"u","jti":"1"}',
    ],
)
@pytest.mark.parametrize("behind", ["", f".{SIGNATURE}"])
def test_a_payload_alone_may_have_what_headers_have(payload: bytes, behind: str) -> None:
    text = base64url.encode(payload) + behind
    token = read(text)

    assert [("segments-count", list(HEADLESS.values())[text.count(".")])] == said(token)
    assert "alg-missing" not in {finding.id for finding in token.findings}


@pytest.mark.parametrize(
    "header",
    [b'{"typ":"JWT"}', b'{"kid":"1","iss":"a"}', b'{"alg":"ES256","exp":5,"jti":"a"}', b'{"alg":"?","iss":"a"}'],
)
def test_a_header_without_alg_is_still_a_header(header: bytes) -> None:
    token = read(f"{base64url.encode(header)}.{PAYLOAD}")

    assert "header" == token.decoded.layout.segments[0].role


@pytest.mark.parametrize(("count", "characters"), [(1, "e"), (2, "ey"), (3, "eyJ")])
def test_the_lost_beginning_of_a_header_is_put_in_front(count: int, characters: str) -> None:
    whole = f"{HEADER}.{PAYLOAD}.{SIGNATURE}"
    token = read(whole[count:])
    (fault,) = token.decoded.faults

    assert "header-beginning" == fault.id
    assert f"“{characters}” at the start" in render(fault.message)
    assert fault.repair
    assert whole == fault.repair.text + whole[count:]


@pytest.mark.parametrize(
    ("cut", "said"),
    [
        (1, "The first character of the header is missing: add “e” at the start."),
        (2, "is missing, 2 characters or more. With “ey” at the start, the rest is a header again."),
        (3, "is missing, 3 characters or more. With “eyJ” at the start, the rest is a header again."),
        (22, "is missing, 2 characters or more. With “ey” at the start, the rest is a header again."),
        (23, "is missing, 3 characters or more. With “eyJ” at the start, the rest is a header again."),
    ],
)
def test_a_whole_member_may_be_lost_where_more_than_one_character_is_missing(cut: int, said: str) -> None:
    header = base64url.encode(b'{"kid":"abc123","alg":"HS256"}')
    token = read(f"{header[cut:]}.{PAYLOAD}.{SIGNATURE}")
    (fault,) = token.decoded.faults

    assert said in render(fault.message)


REPLACED: Final = ("***", "[REDACTED]", "<signature>", "signature", "YOUR_SIGNATURE_HERE", "xxx", "[Signature removed]")


@pytest.mark.parametrize("placeholder", REPLACED)
@pytest.mark.parametrize("around", ["{}", "Authorization: Bearer {}\n", '{{"token":"{}"}}', "`{}`"])
def test_a_placeholder_is_not_read_as_a_signature(placeholder: str, around: str) -> None:
    token = read(around.format(f"{HEADER}.{PAYLOAD}.{placeholder}"))
    message = f"“{placeholder}” isn't a signature: the real one was replaced before this was copied."

    assert [("segment-placeholder", message)] == said(token)
    assert [] == [finding.id for finding in token.findings if finding.id.startswith(("signature", "base64url"))]
    assert "Something else is where the signature belongs" == render(token.verdicts[0].signature.message)


PRINTED: Final = {
    "undefined": "the variable was empty when the token was put together.",
    "None": "the variable was empty when the token was put together.",
    "[object ArrayBuffer]": "a program printed an object there, instead of its bytes encoded as base64url.",
    "[B@1b6d3586": "a program printed an object there, instead of its bytes encoded as base64url.",
    "<Buffer 8f 4c 03 83>": "a program printed an object there, instead of its bytes encoded as base64url.",
    "${signature}": "the placeholder wasn't replaced when the token was put together.",
    "$SIG": "the placeholder wasn't replaced when the token was put together.",
    "%s": "the placeholder wasn't replaced when the token was put together.",
}


@pytest.mark.untraced
@pytest.mark.parametrize("text", PRINTED)
@pytest.mark.parametrize("around", ["{}", "Authorization: Bearer {}\n", '{{"token":"{}"}}'])
@pytest.mark.parametrize("form", [f"{HEADER}.{PAYLOAD}.{{}}", f"{HEADER}.{{}}.{SIGNATURE}"])
def test_what_a_program_printed_is_not_read_as_a_segment(text: str, form: str, around: str) -> None:
    token = read(around.format(form.format(text)))

    assert [("segment-placeholder", f"“{text}” isn't a segment: {PRINTED[text]}")] == said(token)


def test_one_character_is_as_long_as_no_signature() -> None:
    messages = [message for _, message in said(read(f"{HEADER}.{PAYLOAD}.b"))]

    assert [] == [one for one in messages if "none signatures" in one]


def test_a_placeholder_is_no_payload_either() -> None:
    token = read(f"{HEADER}.xxx.xxx")

    assert ["segment-placeholder", "segment-placeholder"] == [name for name, _ in said(token)]


def test_a_placeholder_is_no_segment_of_a_jwe() -> None:
    assert ["segment-placeholder"] == [name for name, _ in said(read(f"{JWE_HEADER}..{IV}.ciphertext.{TAG}"))]


def test_a_payload_that_is_not_encoded_may_be_such_a_word() -> None:
    """RFC 7797 §5.2: it is the payload itself."""
    header = base64url.encode(b'{"alg":"HS256","b64":false,"crit":["b64"]}')

    assert "segment-placeholder" not in {name for name, _ in said(read(f"{header}.payload.{SIGNATURE}"))}


def test_nothing_is_offered_to_repair_what_was_shortened() -> None:
    assert [] == [fault.id for fault in read(f"{HEADER}.{PAYLOAD[:9]}…").decoded.faults if fault.repair]


@pytest.mark.parametrize(
    ("payload", "says"),
    [
        (
            'x iss":"i","sub":1,"exp":1}',
            'The payload isn\'t JSON, but from “"sub":1,"exp":1}” on it is: what is before that was probably changed.',
        ),
        ('x":1, "y":[1}', "The payload is text, not JSON, so it isn't a JWT Claims Set."),
        ('x, "y" and "z": more', "The payload is text, not JSON, so it isn't a JWT Claims Set."),
    ],
)
def test_a_payload_that_is_json_from_a_place_on_is_told_with_it(payload: str, says: str) -> None:
    header = base64url.encode(b'{"alg":"HS256","typ":"JWT"}')
    token = read(f"{header}.{base64url.encode(payload.encode())}.{SIGNATURE}")

    assert [("payload-not-json", says)] == said(token)


NOT_ENCODED: Final = (
    "payload-not-encoded",
    "The payload is a token that isn't base64url-encoded: a segment can't have dots.",
)
NESTING: Final = base64url.encode(b'{"alg":"HS256","cty":"JWT"}')
VERBATIM: Final = base64url.encode(b'{"alg":"HS256","b64":false,"crit":["b64"],"cty":"JWT"}')
IN_JSON: Final = '{{"protected":"{}","payload":"{}","signature":"{}"}}'


@pytest.mark.untraced
@pytest.mark.parametrize("inner", [f"{HEADER}.{PAYLOAD}.{SIGNATURE}", JWE])
@pytest.mark.parametrize("form", ["{}.{}.{}", "the token {}.{}.{} was", IN_JSON])
def test_a_token_in_a_token_that_was_not_encoded_is_told_and_encoded(inner: str, form: str) -> None:
    text = form.format(NESTING, inner, SIGNATURE)
    token = read(text)
    (fault,) = (one for one in token.decoded.faults if one.id == NOT_ENCODED[0])

    assert NOT_ENCODED == said(token)[0]
    assert token.inner is not None
    assert [inner] == [one.source.text for one in token.inner.nested]
    assert fault.repair is not None
    right = token.source.text[: fault.repair.start] + fault.repair.text + token.source.text[fault.repair.end :]
    assert [] == [one for one, _ in said(read(right)) if one == NOT_ENCODED[0]]
    assert len(said(token)) - 1 == len(said(read(right)))


def test_dots_within_a_member_of_json_part_nothing_where_the_payload_is_not_encoded() -> None:
    inner = f"{HEADER}.{PAYLOAD}.{SIGNATURE}"

    assert [] == said(read(IN_JSON.format(VERBATIM, inner, SIGNATURE)))
    assert NOT_ENCODED == said(read(f"{VERBATIM}.{inner}.{SIGNATURE}"))[0]


@pytest.mark.parametrize("inner", [f"{HEADER}.{PAYLOAD}", f"{PAYLOAD}.a.b", "a.b.c"])
def test_segments_that_are_no_token_are_only_too_many(inner: str) -> None:
    assert "payload-not-encoded" not in dict(said(read(f"{NESTING}.{inner}.{SIGNATURE}")))


TWICE: Final = "Two segments in a row are the same: one was pasted twice."


@pytest.mark.parametrize("twice", [0, 1, 2])
def test_a_segment_that_is_there_twice_is_told_and_removed(twice: int) -> None:
    segments = [HEADER, PAYLOAD, SIGNATURE]
    text = ".".join(segments[: twice + 1] + segments[twice:])
    token = read(text)
    repair = token.decoded.faults[0].repair

    assert [("segments-count", TWICE)] == said(token)
    assert repair is not None
    assert ".".join(segments) == text[: repair.start] + repair.text + text[repair.end :]


@pytest.mark.parametrize("text", [f"{HEADER}.{PAYLOAD}.AAAA.{SIGNATURE}", f"{HEADER}.{PAYLOAD}.AAAA.AAAA.AAAA"])
def test_of_more_segments_than_three_none_is_too_short_a_signature(text: str) -> None:
    count = text.count(".") + 1
    message = f"A JWS has three segments, but this has {count}; the first three are shown."
    assert [("segments-count", message)] == said(read(text))
