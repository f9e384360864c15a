"""No sentence holds a control, bidirectional or invisible character, whatever stands in the paste and in the key."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import unicodedata
from typing import TYPE_CHECKING, Any, Final

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.output.report import report as view
from jwt_decoder.registry.claims import CLAIMS
from jwt_decoder.registry.headers import HEADERS

from tests.unit.jwt_decoder.conftest import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

pytestmark = pytest.mark.untraced

# Category Cf has a few signs of numbers and verses that are seen (Unicode, Prepended_Concatenation_Mark).
_SEEN: Final = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_LETTERS_UNSEEN: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})

HOSTILE: Final = (
    *("\u202e", "\u202d", "\u2066", "\u2069", "\u061c", "\u200f"),  # directions
    *("\x00", "\x07", "\x1b", "\x1b[31m", "\x7f", "\x85", "\x9b", "\n", "\r\n", "\t"),  # controls
    *("\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u115f", "\u3164", "\u180e", "\u2800"),  # what nobody sees
    *("\u00a0", "\u2003", "\u3000", "\u2028", "\u2029"),  # spaces and breaks of lines
    *("\ufe0f", "\U000e0041", "\U000e0100", "\U0001d173", "\ud800"),  # selectors, tags, halves
)
_WORDS: Final = (
    *(
        "RS256",
        "HS256",
        "none",
        "dir",
        "JWT",
        "at+jwt",
        "kb+jwt",
        "https://",
        "a.example",
        "@",
        ".",
        ":",
        "/",
        " ",
        ",",
    ),
    *(
        "1516239022",
        "-1",
        "1e3",
        "true",
        "{",
        "}",
        "[",
        '"',
        "\\",
        "=",
        "+",
        "_sd",
        "...",
        "sha-256",
        "urn:",
        "é",
        "😀",
    ),
    *(
        "alg",
        "exp",
        "aud",
        "kid",
        "admin",
        "openid",
        "password",
        "0",
        "+1",
        "2024-01-01",
        "Europe/Berlin",
        "en-US",
        "eyJ",
    ),
)
_BESIDE = st.sampled_from(("", *_WORDS))
TEXT = st.tuples(_BESIDE, st.sampled_from(HOSTILE), _BESIDE).map("".join)
LONG = TEXT.map(lambda text: text * 90)
_SCALAR = TEXT | LONG | st.sampled_from((None, True, 1, 1.5, 2**60, -(10**30)))
VALUE = (
    _SCALAR | st.lists(_SCALAR, max_size=3) | st.dictionaries(TEXT, _SCALAR | st.lists(TEXT, max_size=2), max_size=3)
)
_NAMES = TEXT | st.sampled_from(sorted(CLAIMS))
_PARAMETERS = TEXT | st.sampled_from(sorted(HEADERS))
_JWK_NAMES: Final = (
    "kty",
    "crv",
    "x",
    "y",
    "n",
    "e",
    "k",
    "kid",
    "alg",
    "use",
    "key_ops",
    "x5c",
    "x5t",
    "x5t#S256",
    "d",
)
JWK = st.dictionaries(st.sampled_from(_JWK_NAMES) | TEXT, TEXT | st.lists(TEXT, max_size=2), max_size=5)
HEADER = st.fixed_dictionaries({"alg": TEXT | st.sampled_from(["HS256", "RS256", "ES256", "none", "dir"])}).flatmap(
    lambda first: st.dictionaries(_PARAMETERS, VALUE | JWK, max_size=5).map(lambda more: {**more, **first})
)
CLAIMS_SET = st.dictionaries(_NAMES, VALUE | st.builds(lambda jwk: {"jwk": jwk}, JWK), max_size=6)


def encoded(value: object) -> str:
    """Return octets, or a value as JSON, in base64url."""
    octets = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def inserted(text: str, hostile: str, place: int) -> str:
    """Return a text with another one in it."""
    at = place % (len(text) + 1)
    return text[:at] + hostile + text[at:]


@st.composite
def tokens(draw: st.DrawFn) -> str:
    """Draw a token with hostile text in its values, in its JSON or in its base64."""
    parts = [json.dumps(draw(HEADER)), json.dumps(draw(CLAIMS_SET))]
    spoilt = draw(st.sampled_from(["", "", "json", "base64"]))
    hostile, which, place = draw(TEXT), draw(st.integers(0, 1)), draw(st.integers(0, 200))
    if spoilt == "json":
        parts[which] = inserted(parts[which], hostile, place)
    segments = [encoded(part.encode(errors="surrogatepass")) for part in parts] + [
        encoded(draw(st.binary(max_size=64)))
    ]
    if spoilt == "base64":
        which = draw(st.integers(0, 2))
        segments[which] = inserted(segments[which], hostile, place)
    return ".".join(segments)


@st.composite
def sd_jwts(draw: st.DrawFn) -> str:
    """Draw an SD-JWT whose names, salts, paths, hash algorithm and Key Binding JWT are hostile."""
    disclosures = [encoded(draw(st.lists(TEXT, max_size=3) | VALUE)) for _ in range(draw(st.integers(1, 3)))]
    digests = [encoded(hashlib.sha256(one.encode()).digest()) for one in disclosures]
    claims: dict[str, object] = {
        **draw(CLAIMS_SET),
        draw(TEXT): {draw(TEXT): [{"...": digests[0]}]},
        "_sd": digests,
        "_sd_alg": draw(TEXT | st.just("sha-256")),
    }
    bound = f"{encoded({'typ': draw(TEXT), 'alg': 'ES256'})}.{encoded({'sd_hash': draw(TEXT)})}.{encoded(bytes(64))}"
    issued = f"{encoded(draw(HEADER))}.{encoded(claims)}.{encoded(bytes(64))}"
    return "~".join([issued, *disclosures, draw(st.sampled_from(["", bound]))])


@st.composite
def json_serializations(draw: st.DrawFn) -> str:
    """Draw a JWS in the JSON Serialization, whose header may repeat a name of the protected one."""
    header = draw(HEADER)
    signature = {"protected": encoded(header), "header": header | {"disclosures": draw(VALUE)}, "signature": draw(TEXT)}
    payload = encoded(draw(CLAIMS_SET))
    return json.dumps(
        {"payload": payload, "signatures": [signature]} if draw(st.booleans()) else signature | {"payload": payload}
    )


TOKEN = (
    tokens()
    | sd_jwts()
    | json_serializations()
    | tokens().map(
        lambda inner: f"{encoded({'alg': 'HS256', 'cty': 'JWT'})}.{encoded(inner.encode(errors='surrogatepass'))}.AAAA"
    )
)
PASTE = (
    TOKEN
    | st.builds("{0}: {1}".format, TEXT, TOKEN)
    | st.builds('"{0}": "{1}"'.format, TEXT, TOKEN)
    | st.builds('{{"{0}": {1}, "kid": "{0}"}}'.format, TEXT, json_serializations())
    | st.builds("https://a.example/cb#error={0}&error_description={0}&state={0}".format, TEXT)
    | TEXT
)


def names_of(hostile: str) -> x509.Name:
    """Return a name of a certificate with hostile text in it."""
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, hostile.encode(errors="replace").decode())])


KEY_PAIR: Final = ec.derive_private_key(7, ec.SECP256R1())


def certificate(hostile: str) -> str:
    """Return a certificate whose names are hostile."""
    begin = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    made = x509.CertificateBuilder(
        names_of(hostile), names_of(hostile), KEY_PAIR.public_key(), 5, begin, begin + dt.timedelta(days=1)
    ).sign(KEY_PAIR, hashes.SHA256())
    return made.public_bytes(serialization.Encoding.PEM).decode()


KEY = (
    TEXT
    | LONG
    | JWK.map(json.dumps)
    | st.lists(JWK, max_size=3).map(lambda keys: json.dumps({"keys": keys}))
    | TEXT.filter(lambda text: len(text) <= 60).map(certificate)
    | st.builds("-----BEGIN {0}-----\n{1}\n-----END {0}-----".format, TEXT, TEXT)
    | st.builds(inserted, JWK.map(json.dumps), TEXT, st.integers(0, 200))
    | st.builds("ssh-rsa {0} {0}".format, TEXT)
)

_SENTENCES: Final = frozenset(
    {"message", "advice", "how", "hint", "fix", "label", "reading", "precision", "reason", "format"}
)


def sentences(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Return all that a report or a verification says, each with its place; texts of the paste itself are not."""
    if isinstance(value, list):
        for at, item in enumerate(value):
            yield from sentences(item, f"{path}[{at}]")
    if not isinstance(value, dict):
        return
    for name, member in value.items():
        here = f"{path}.{name}"
        if isinstance(member, str) and (name in _SENTENCES or (name == "text" and is_told(value))):
            yield here, member
        elif name == "checks":
            yield from ((f"{here}.{part}", check[part]) for check in member for part in ("expected", "found"))
        if name == "data":
            yield from ((here, said) for said in [member.get("summary")] if said)
        elif name != "tree":
            yield from sentences(member, here)


def is_told(value: dict[str, Any]) -> bool:
    """Check whether the text of an object is told: a piece of a sentence, a detail with its label, or a claim's row."""
    return value.keys() == {"text"} or value.keys() == {"label", "text"} or "reading" in value


def unseen(text: str) -> list[str]:
    """Return the characters of a text that nobody sees, or that move others."""
    if text.isascii() and text.isprintable():
        return []
    return [
        f"U+{ord(one):04X}"
        for one in text
        if one not in {" ", *_SEEN}
        and (
            unicodedata.category(one) in _UNSEEN
            or one in _LETTERS_UNSEEN
            or unicodedata.name(one, "").startswith("VARIATION SELECTOR")
        )
    ]


def said_unseen(answer: object) -> list[tuple[str, str, list[str]]]:
    """Return the sentences in which something is unseen."""
    return [(path, text, found) for path, text in sentences(answer) if (found := unseen(text))]


EXPECT = st.dictionaries(st.sampled_from(["iss", "aud", "sub", "nonce", "azp", "scope"]), TEXT, max_size=3)


@given(PASTE, EXPECT)
def test_no_sentence_of_a_report_has_a_character_that_nobody_sees(
    report: Reporter, paste: str, expect: dict[str, str]
) -> None:
    assert [] == said_unseen(report(paste, expect=expect))


@given(PASTE, KEY, st.sampled_from(["text", "base64", "base64url", "hex"]))
def test_no_sentence_of_a_verification_has_a_character_that_nobody_sees(
    verify: Verifier, paste: str, key: str, encoding: str
) -> None:
    assert [] == said_unseen(verify(paste, key, secretEncoding=encoding))


FORMS: Final = {
    "a text": "a{0}b",
    "an address": "https://a{0}.example/b{0}c?d={0}",
    "an address of mail": "a{0}@b{0}.example",
    "a name of other names": "urn:a{0}:b{0} c{0} did:{0}:x",
    "a date": "2024-01-01T00:00:00{0}",
    "a number": "1516239022{0}",
    "JSON": '{{"a{0}": "{0}"}}',
    "a token": "eyJhbGciOiJIUzI1NiJ9.{0}.AAAA",
}


@pytest.mark.untraced
@pytest.mark.parametrize("hostile", ["\u202e", "\x1b", "\u200b", "\u00a0", "\ufe0f"])
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_no_claim_and_no_parameter_is_read_with_a_character_that_nobody_sees(form: str, hostile: str) -> None:
    """All that are known are in each token, so the schema, which takes ten times as long, is left to the others."""
    text = form.format(hostile)
    for value in (text, [text, text], {text: text, "kid": text, "type": text, "sub": text}):
        header = dict.fromkeys(HEADERS, value) | {text: value, "alg": text}
        claims = dict.fromkeys(CLAIMS, value) | {text: value, "cnf": {"jwk": value, "kid": text}}
        paste = f"{encoded(header)}.{encoded(claims)}.AAAA"

        assert [] == said_unseen(view(engine.report(paste, Options(NOW))))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_each_such_character_of_the_name_of_an_algorithm_is_shown_by_its_code_point(
    report: Reporter, hostile: str
) -> None:
    (token,) = report(f"{encoded({'alg': f'R{hostile}S256'})}.{encoded({'sub': 'a'})}.AAAA")["tokens"]
    told = [text for _, text in sentences(token) if "S256" in text]

    assert [] == said_unseen(token)
    assert any(f"[U+{ord(hostile[0]):04X}]" in text for text in told)


def test_what_is_said_is_found_in_a_report(report: Reporter) -> None:
    """The walk above finds the sentences of each kind, so that it cannot pass by finding none."""
    text = f"access_token: {encoded({'alg': 'HS256', 'typ': 'x'})}.{encoded({'exp': 1, 'amr': ['pwd'], 'n': 2**60})}.A!"
    names = {path.rpartition(".")[2] for path, _ in sentences(report(text, expect={"aud": "a"}))}

    assert names >= {"message", "how", "label", "reading", "text", "precision", "advice", "expected", "found", "hint"}
