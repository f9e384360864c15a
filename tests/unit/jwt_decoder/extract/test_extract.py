# ruff: noqa: E501 - a case is a line of its table
"""Tokens are found in whatever surrounds them, with their name, their place and their clean text."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.output.wording import render
from jwt_decoder.text.base64url import encode

if TYPE_CHECKING:
    from jwt_decoder.model.paste import TokenText


def noise(octets: int, seed: str) -> bytes:
    """Give octets that look like a signature and are the same in each run."""
    return hashlib.shake_256(seed.encode()).digest(octets)


def segment(value: object) -> str:
    """Give the segment of a JSON value."""
    return encode(json.dumps(value, separators=(",", ":")).encode())


def compact(header: object, payload: object, signature: bytes) -> str:
    """Give a JWS in Compact Serialization."""
    return f"{segment(header)}.{segment(payload)}.{encode(signature)}"


HEADER = segment({"alg": "HS256", "typ": "JWT"})
PAYLOAD = segment({"sub": "1234567890", "name": "John Doe", "iat": 1516239022})
SIGNATURE = encode(noise(32, "hmac"))
TOKEN = f"{HEADER}.{PAYLOAD}.{SIGNATURE}"
OTHER = compact({"alg": "HS512"}, {"sub": "b"}, noise(64, "other"))
RSA = compact({"alg": "RS256", "kid": "k1"}, {"iss": "https://issuer.example", "sub": "rsa" * 40}, noise(256, "rsa"))
ECDSA = compact({"alg": "ES256"}, {"aud": "client", "exp": 1}, noise(64, "ecdsa"))
TO_STANDARD = str.maketrans("-_", "+/")
SLASHED = f"{HEADER}.{PAYLOAD}.{'Ab1/' * 10}Ab/"
UNSECURED = f"{segment({'alg': 'none'})}.{PAYLOAD}."
NESTED = ".".join((segment({"alg": "HS256"}), encode(b'{"list":[' + b'{"name":"Joe Doe"}   ' * 40 + b"]}"), SIGNATURE))
EMPTY = encode(b'{\n  "\\u00e9" : {}\n  }')
CUT = f"{HEADER}.{PAYLOAD}.Ab1Cd2"
ZEROS = f"{HEADER}.{PAYLOAD}.{'A' * 171}"
DETACHED = f"{HEADER}..{SIGNATURE}"
SPACED = ".".join((encode(b'{ "alg":"HS256"}'), PAYLOAD, SIGNATURE))
LINED = ".".join((encode(b'{\n "alg": "HS256"}'), PAYLOAD, SIGNATURE))
JWE_HEADER = segment({"alg": "RSA-OAEP", "enc": "A256GCM"})
JWE_PARTS = (("key", 256), ("iv", 12), ("text", 80), ("tag", 16))
JWE = ".".join((JWE_HEADER, *(encode(noise(octets, seed)) for seed, octets in JWE_PARTS)))
DIRECT_JWE = ".".join((segment({"alg": "dir", "enc": "A128GCM"}), "", *JWE.split(".")[2:]))
DISCLOSURES = [segment(["2GLC42sKQveCfGfryNRN9w", name, "x" * 20]) for name in ("given_name", "family_name", "email")]
SD_JWT = "~".join((TOKEN, *DISCLOSURES, ""))
BINDING = compact({"alg": "ES256", "typ": "kb+jwt"}, {"nonce": "1", "iat": 1}, noise(64, "kb"))
SD_JWT_KB = SD_JWT + BINDING
PADDED = f"{segment({'alg': 'ES256'})}.{segment({'a': 'hello world'})}==.{encode(noise(32, 'p'))}="
STANDARD = ".".join(
    (HEADER, encode(b'{"q":"???>>>~~~"}').translate(TO_STANDARD), "vqwuC5P29aRR1RldYt74Q/IX8AsMd+hS8ko2RGZUftE")
)
STATE = segment({"nonce": "abc", "returnTo": "/home"})


def after(column: int, text: str, width: int) -> str:
    """Give text that begins at a column, broken where its lines are ``width`` long."""
    return text[: width - column] + "\n" + wrapped(text[width - column :], width)


CR, LF, CRLF, BACKSLASH = "\r", "\n", "\r\n", "\\"


def wrapped(text: str, width: int, line_break: str = "\n") -> str:
    """Give text broken after each ``width`` characters."""
    return line_break.join(text[at : at + width] for at in range(0, len(text), width))


def percent(text: str) -> str:
    """Give text with the dots and padding of a token percent-encoded."""
    return text.replace(".", "%2E").replace("=", "%3D")


class Case(NamedTuple):
    """A paste with ⟦ and ⟧ around each token, and of each its label and clean text; ids of notes to be there."""

    name: str
    marked: str
    tokens: list[tuple[str, str]]
    notes: tuple[str, ...] = ()


FORMS = [
    Case("bare", f"⟦{TOKEN}⟧", [("", TOKEN)]),
    Case("bare with white space around", f"  \n⟦{TOKEN}⟧\r\n\t", [("", TOKEN)]),
    Case("bare after a byte order mark", f"\ufeff⟦{TOKEN}⟧", [("", TOKEN)]),
    Case("bare in double quotes", f'"⟦{TOKEN}⟧"', [("", TOKEN)], ("quotes-removed",)),
    Case("bare in single quotes with a comma", f"'⟦{TOKEN}⟧',", [("", TOKEN)], ("quotes-removed",)),
    Case("bare in typographic quotes", f"\u201c⟦{TOKEN}⟧\u201d", [("", TOKEN)], ("quotes-removed",)),
    Case("bare in backticks", f"`⟦{TOKEN}⟧`", [("", TOKEN)], ("quotes-removed",)),
    Case("bare in angle brackets", f"<⟦{TOKEN}⟧>", [("", TOKEN)]),
    Case("after Bearer", f"Bearer ⟦{TOKEN}⟧", [("", TOKEN)], ("bearer-removed",)),
    Case("after bearer in quotes", f'"bearer  ⟦{TOKEN}⟧"', [("", TOKEN)], ("quotes-removed", "bearer-removed")),
    Case("one segment", f"⟦{HEADER}⟧", [("", HEADER)]),
    Case("two segments", f"⟦{HEADER}.{PAYLOAD}⟧", [("", f"{HEADER}.{PAYLOAD}")]),
    Case("four segments", f"⟦{TOKEN}.YWJj⟧", [("", f"{TOKEN}.YWJj")]),
    Case("six segments", f"⟦{TOKEN}.a.b.c⟧", [("", f"{TOKEN}.a.b.c")]),
    Case("unsecured", f"⟦{UNSECURED}⟧", [("", UNSECURED)]),
    Case("detached payload", f"⟦{DETACHED}⟧", [("", DETACHED)]),
    Case("JWE", f"⟦{JWE}⟧", [("", JWE)]),
    Case("JWE with an empty key", f"⟦{DIRECT_JWE}⟧", [("", DIRECT_JWE)]),
    Case("SD-JWT", f"⟦{SD_JWT}⟧", [("", SD_JWT)]),
    Case("SD-JWT with key binding", f"⟦{SD_JWT_KB}⟧", [("", SD_JWT_KB)]),
    Case("padded", f"⟦{PADDED}⟧", [("", PADDED)]),
    Case("standard alphabet", f"⟦{STANDARD}⟧", [("", STANDARD)]),
    Case("header that begins with a space", f"⟦{SPACED}⟧", [("", SPACED)]),
    Case("header that begins with a line feed", f"⟦{LINED}⟧", [("", LINED)]),
    Case("empty header object", f"⟦e30.{PAYLOAD}.⟧", [("", f"e30.{PAYLOAD}.")]),
    Case("broken header", f"⟦eyJhbGciOiJIUzI1NiIs.{PAYLOAD}.{SIGNATURE}⟧", [("", f"eyJhbGciOiJIUzI1NiIs.{PAYLOAD}.{SIGNATURE}")]),
    Case("header without its first character", f"⟦{TOKEN[1:]}⟧", [("", TOKEN[1:])]),
    Case("encrypted token without its first characters", f"⟦{JWE[4:]}⟧", [("", JWE[4:])]),
    Case("foreign character in the header", f"⟦{TOKEN[:7]}!{TOKEN[7:]}⟧", [("", f"{TOKEN[:7]}!{TOKEN[7:]}")]),
    Case("foreign comma in the payload", f"⟦{TOKEN[:50]},{TOKEN[50:]}⟧", [("", f"{TOKEN[:50]},{TOKEN[50:]}")]),
    Case("foreign character in the signature", f"⟦{TOKEN[:-20]}*{TOKEN[-20:]}⟧", [("", f"{TOKEN[:-20]}*{TOKEN[-20:]}")]),
    Case("zero width space inside", f"⟦{TOKEN[:50]}\u200b{TOKEN[50:]}⟧", [("", f"{TOKEN[:50]}\u200b{TOKEN[50:]}")]),
    Case("header line", f"Authorization: Bearer ⟦{TOKEN}⟧", [("Authorization", TOKEN)]),
    Case("header line in lower case", f"authorization: bearer ⟦{TOKEN}⟧\nhost: a.b.c", [("authorization", TOKEN)]),
    Case("header line of one segment", f"Authorization: Bearer ⟦{HEADER}⟧", [("Authorization", HEADER)]),
    Case("header line with DPoP", f"Authorization: DPoP ⟦{TOKEN}⟧\nDPoP: ⟦{ECDSA}⟧", [("Authorization", TOKEN), ("DPoP", ECDSA)]),
    Case("header of a proxy", f"X-Amzn-Oidc-Data: ⟦{PADDED}⟧\r\nAccept: */*", [("X-Amzn-Oidc-Data", PADDED)]),
    Case("Cookie", f"Cookie: theme=dark; session=⟦{TOKEN}⟧; lang=en", [("session", TOKEN)]),
    Case("two cookies", f"Cookie: a=⟦{TOKEN}⟧; b=⟦{OTHER}⟧", [("a", TOKEN), ("b", OTHER)]),
    Case("Set-Cookie", f"Set-Cookie: __Host-id.sid=⟦{TOKEN}⟧; Path=/; Secure", [("__Host-id.sid", TOKEN)]),
    Case("curl", f'curl -H "Authorization: Bearer ⟦{TOKEN}⟧" https://api.example.com/me', [("Authorization", TOKEN)]),
    Case("curl in single quotes, broken over lines", f"curl -X POST \\\n  -H 'X-Token: ⟦{TOKEN}⟧' \\\n  --compressed", [("X-Token", TOKEN)]),
    Case("curl with --oauth2-bearer", f"curl --oauth2-bearer ⟦{TOKEN}⟧ https://a.example", [("oauth2-bearer", TOKEN)]),
    Case("httpie", f"http GET a.example Authorization:'Bearer ⟦{TOKEN}⟧'", [("Authorization", TOKEN)]),
    Case("wget", f'wget --header="Authorization: Bearer ⟦{TOKEN}⟧" https://a.example', [("Authorization", TOKEN)]),
    Case("option with an equals sign", f"kubectl get pods --token=⟦{RSA}⟧ -n default", [("token", RSA)]),
    Case("option of one dash", f"tool -Token '⟦{TOKEN}⟧' -Verbose", [("Token", TOKEN)]),
    Case("PowerShell variable", f'$token = "⟦{TOKEN}⟧"\nInvoke-RestMethod', [("token", TOKEN)]),
    Case("PowerShell headers", f'Invoke-RestMethod -Headers @{{ Authorization = "Bearer ⟦{TOKEN}⟧" }}', [("Authorization", TOKEN)]),
    Case("shell variable", f"export ID_TOKEN=⟦{TOKEN}⟧\necho", [("ID_TOKEN", TOKEN)]),
    Case("environment of PowerShell", f"$env:ID_TOKEN='⟦{TOKEN}⟧'", [("ID_TOKEN", TOKEN)]),
    Case("URL fragment", f"https://app.example/cb#id_token=⟦{TOKEN}⟧&state=x", [("id_token", TOKEN)], ("response-state",)),
    Case("URL query", f"GET /cb?state=x&access_token=⟦{TOKEN}⟧ HTTP/1.1", [("access_token", TOKEN)]),
    Case("URL path", f"https://app.example/verify/⟦{TOKEN}⟧/done", [("", TOKEN)]),
    Case("URL in a URL", f"https://a.example/?next=https%3A%2F%2Fb.example%2F%23id_token%3D⟦{TOKEN}⟧%26state%3Dx", [("id_token", TOKEN)]),
    Case("base64 JSON state beside", f"/cb?state={STATE}&id_token=⟦{TOKEN}⟧", [("id_token", TOKEN)], ("response-state",)),
    Case("Bearer with a plus in a query", f"/a?authorization=Bearer+⟦{TOKEN}⟧", [("authorization", TOKEN)]),
    Case("Bearer percent-encoded", f"/a?authorization=Bearer%20⟦{TOKEN}⟧&b=c", [("authorization", TOKEN)]),
    Case("form body", f"grant_type=jwt-bearer&assertion=⟦{RSA}⟧&scope=a", [("assertion", RSA)]),
    Case("multipart form", f'Content-Disposition: form-data; name="id_token"\r\n\r\n⟦{TOKEN}⟧\r\n--b--', [("id_token", TOKEN)]),
    Case("JSON member", f'{{"access_token": "⟦{TOKEN}⟧", "token_type": "Bearer"}}', [("access_token", TOKEN)]),
    Case("JSON members", f'{{"access_token":"⟦{TOKEN}⟧","id_token":"⟦{OTHER}⟧"}}', [("access_token", TOKEN), ("id_token", OTHER)]),
    Case("JSON array", f'{{"tokens": [\n  "⟦{TOKEN}⟧",\n  "⟦{OTHER}⟧"\n]}}', [("tokens", TOKEN), ("tokens", OTHER)]),
    Case("JSON array without a name", f'["⟦{TOKEN}⟧", "⟦{OTHER}⟧"]', [("", TOKEN), ("", OTHER)]),
    Case("JSON member named with a URL", f'{{"https://a.example/t": "⟦{TOKEN}⟧"}}', [("https://a.example/t", TOKEN)]),
    Case("JSON member of one segment", f'{{"protected": "⟦{HEADER}⟧"}}', [("protected", HEADER)]),
    Case("JSON5 and JavaScript", f"const a = {{ idToken: '⟦{TOKEN}⟧' }}", [("idToken", TOKEN)]),
    Case("JavaScript call", f'localStorage.setItem("jwt", "⟦{TOKEN}⟧");', [("jwt", TOKEN)]),
    Case("JavaScript index", f"headers['Authorization'] = `Bearer ⟦{TOKEN}⟧`", [("Authorization", TOKEN)]),
    Case("PHP array", f"['Authorization' => 'Bearer ⟦{TOKEN}⟧']", [("Authorization", TOKEN)]),
    Case("Go assignment", f'jwt := "⟦{TOKEN}⟧"', [("jwt", TOKEN)]),
    Case("YAML", f"auth:\n  token: ⟦{TOKEN}⟧\n  user: x", [("token", TOKEN)]),
    Case("JSON in JSON", f'"{{\\"id_token\\": \\"⟦{TOKEN}⟧\\"}}"', [("id_token", TOKEN)], ("json-unescaped",)),
    Case("JSON in JSON in JSON", f'"{{\\\\\\"id_token\\\\\\": \\\\\\"⟦{TOKEN}⟧\\\\\\"}}"', [("id_token", TOKEN)], ("json-unescaped",)),
    Case("JSON escapes of quotes by number", f"\\u0022jwt\\u0022:\\u0022⟦{TOKEN}⟧\\u0022", [("jwt", TOKEN)]),
    Case("JSON escapes inside", f'{{"t":"⟦{PADDED.replace("=", BACKSLASH + "u003d")}⟧"}}', [("t", PADDED)], ("json-unescaped",)),
    Case("JSON escaped slashes", f'{{"t":"⟦{STANDARD.replace("/", BACKSLASH + "/")}⟧"}}', [("t", STANDARD)], ("json-unescaped",)),
    Case("percent-encoded dots", f"token=⟦{percent(TOKEN)}⟧", [("token", TOKEN)], ("percent-decoded",)),
    Case("percent-encoded bare", f"⟦{percent(TOKEN)}⟧", [("", TOKEN)], ("percent-decoded",)),
    Case("percent-encoded padding", f"/a?t=⟦{PADDED.replace('=', '%3D')}⟧&x=1", [("t", PADDED)], ("percent-decoded",)),
    Case("percent-encoded twice", f"/a?t=⟦{percent(PADDED).replace('%', '%25')}⟧%2526x", [("t", PADDED)], ("percent-decoded",)),
    Case("percent-encoded SD-JWT", f"vp_token=⟦{SD_JWT_KB.replace('~', '%7E')}⟧&a=b", [("vp_token", SD_JWT_KB)], ("percent-decoded",)),
    Case("HTML references", f"&quot;jwt&quot;:&quot;⟦{TOKEN.replace('.', '&#46;')}⟧&quot;", [("jwt", TOKEN)], ("html-unescaped",)),
    Case("HTML references by name and hexadecimal", f"jwt=⟦{HEADER}&period;{PAYLOAD}&#x2E;{SIGNATURE}⟧&amp;a=b", [("jwt", TOKEN)], ("html-unescaped",)),
    Case("HTML references escaped twice", f"jwt=⟦{TOKEN.replace('.', '&amp;#46;')}⟧&amp;amp;", [("jwt", TOKEN)], ("html-unescaped",)),
    Case("HTML input", f'<input type="hidden" name="id_token" value="⟦{TOKEN}⟧"/>', [("id_token", TOKEN)]),
    Case("HTML input with the name behind", f'<input value="⟦{TOKEN}⟧" name="id_token">', [("id_token", TOKEN)]),
    Case("HTML input without a name", f'<input value="⟦{TOKEN}⟧">', [("value", TOKEN)]),
    Case("XML element", f"<wst:Token a='b'>⟦{TOKEN}⟧</wst:Token>", [("Token", TOKEN)]),
    Case("log line", f'2026-11-23T10:00:00Z INFO user=42 token="⟦{TOKEN}⟧" path=/v1/me', [("token", TOKEN)]),
    Case("log line with brackets", f"[auth] got token [⟦{TOKEN}⟧] from 10.0.0.1", [("", TOKEN)]),
    Case("log line with a cut token", f"DEBUG jwt={TOKEN[:30]}... rest", [("jwt", TOKEN[:30])], ("shortened",)),
    Case("HAR", f'{{"name": "Authorization", "value": "Bearer ⟦{TOKEN}⟧"}}', [("Authorization", TOKEN)]),
    Case("HAR with the name behind", f'{{"value": "⟦{TOKEN}⟧", "name": "x-id"}}', [("x-id", TOKEN)]),
    Case("HAR of a cookie", f'"cookies": [{{"name": "sid", "value": "⟦{TOKEN}⟧", "path": "/"}}]', [("sid", TOKEN)]),
    Case(".http file", f"@jwt = ⟦{OTHER}⟧\n\nGET https://a.example/x\nAuthorization: Bearer ⟦{TOKEN}⟧\n\n{{}}", [("jwt", OTHER), ("Authorization", TOKEN)]),
    Case("sentence", f"The token is ⟦{TOKEN}⟧. It expired.", [("", TOKEN)]),
    Case("sentence with an unsecured token", f"See ⟦{UNSECURED}⟧ for more.", [("", UNSECURED)]),
    Case("sentence with an ellipsis", f"The token ⟦{HEADER}.{PAYLOAD[:20]}⟧... was cut.", [("", f"{HEADER}.{PAYLOAD[:20]}")], ("shortened",)),
    Case("percent-encoded full stop behind", f"t=⟦{TOKEN}⟧%2E x", [("t", TOKEN)]),
    Case("percent-encoded token and full stop", f"t=⟦{percent(TOKEN)}⟧%2E%2E x", [("t", TOKEN)], ("percent-decoded",)),
    Case("parentheses", f"a token (⟦{TOKEN}⟧) here", [("", TOKEN)]),
    Case("Markdown", f"Use `⟦{TOKEN}⟧` or **⟦{OTHER}⟧**.", [("", TOKEN), ("", OTHER)]),
    Case("emoji before and a foreign character inside", f"token 😀: ⟦{TOKEN[:47]}!{TOKEN[47:]}⟧", [("", f"{TOKEN[:47]}!{TOKEN[47:]}")]),
    Case("foreign character in a header in text", f"my token: ⟦{TOKEN[:6]}é{TOKEN[6:]}⟧ ok", [("token", f"{TOKEN[:6]}é{TOKEN[6:]}")]),
    Case("foreign character in a percent-encoded token", f"token=⟦{percent(TOKEN)[:50]}!{percent(TOKEN)[50:]}⟧", [("token", f"{TOKEN[:48]}!{TOKEN[48:]}")], ("percent-decoded",)),
    Case("foreign character in a signature in text", f"t=⟦{TOKEN[:-30]}!{TOKEN[-30:]}⟧ ok", [("t", f"{TOKEN[:-30]}!{TOKEN[-30:]}")]),
    Case("exclamation mark behind", f"Look: ⟦{TOKEN}⟧!Nice one", [("Look", TOKEN)]),
    Case("standard alphabet in text", f"t: ⟦{STANDARD}⟧, u", [("t", STANDARD)]),
    Case("standard alphabet in text, a slash last", f"t: ⟦{SLASHED}⟧ x", [("t", SLASHED)]),
    Case("slash behind a cut signature", f"t: ⟦{CUT}⟧/ x", [("t", CUT)]),
    Case("padded in text", f"t: ⟦{PADDED}⟧ x", [("t", PADDED)]),
    Case("SD-JWT in text", f"credential: ⟦{SD_JWT}⟧ x", [("credential", SD_JWT)]),
    Case("SD-JWT with key binding in text", f'{{"vp": "⟦{SD_JWT_KB}⟧"}}', [("vp", SD_JWT_KB)]),
    Case("JWE in text", f"enc=⟦{JWE}⟧; Path=/", [("enc", JWE)]),
    Case("tilde behind a cut token", f"a ⟦{HEADER}.{PAYLOAD}⟧~ b", [("", f"{HEADER}.{PAYLOAD}")]),
    Case("glued to a word", f"token_⟦{TOKEN}⟧ x", [("", TOKEN)]),
    Case("behind a literal line feed", f'"log":"first\\n⟦{TOKEN}⟧\\nlast"', [("", TOKEN)]),
    Case("two on two lines", f"⟦{TOKEN}⟧\n⟦{OTHER}⟧", [("", TOKEN), ("", OTHER)]),
    Case("two of the same", f"⟦{TOKEN}⟧ ⟦{TOKEN}⟧", [("", TOKEN), ("", TOKEN)]),
    Case("cut token and the whole one on the next line", f"⟦{HEADER}.{PAYLOAD}⟧\n⟦{TOKEN}⟧", [("", f"{HEADER}.{PAYLOAD}"), ("", TOKEN)]),
    Case("separated by a comma", f"⟦{TOKEN}⟧,⟦{OTHER}⟧", [("", TOKEN), ("", OTHER)]),
    Case("named and separated by a comma", f"tokens=⟦{TOKEN}⟧,⟦{OTHER}⟧ x", [("tokens", TOKEN), ("tokens", OTHER)]),
    Case("word on the line behind", f"⟦{TOKEN}⟧\nThanks", [("", TOKEN)]),
    Case("path on the line behind", f"jwt ⟦{TOKEN}⟧\nsrc/main.py", [("", TOKEN)]),
    Case("identifier on the line behind a whole token", f"⟦{TOKEN}⟧\nAb1Cd2Ef3Gh4Ij5Kl6", [("", TOKEN)]),
    Case("file name on the line behind a cut token", f"⟦{HEADER}.{PAYLOAD}⟧\n.gitignore", [("", f"{HEADER}.{PAYLOAD}")]),
    Case("padding at the end of a line", f"⟦{PADDED}⟧\nThanks", [("", PADDED)]),
]  # fmt: skip

WRAPPED = [
    Case("at 40 columns", f"⟦{wrapped(TOKEN, 40)}⟧", [("", TOKEN)], ("line-breaks-removed",)),
    Case("at 64 columns with CRLF", f"⟦{wrapped(RSA, 64, CRLF)}⟧\r\n", [("", RSA)], ("line-breaks-removed",)),
    Case("at 76 columns with CR", f"⟦{wrapped(RSA, 76, CR)}⟧", [("", RSA)], ("line-breaks-removed",)),
    Case("at 80 columns in text", f"Token:\n\n⟦{wrapped(RSA, 80)}⟧\n\nRegards", [("Token", RSA)], ("line-breaks-removed",)),
    Case("at 72 columns with a name", f"access_token=⟦{wrapped(RSA, 72)}⟧\nRegards", [("access_token", RSA)], ("line-breaks-removed",)),
    Case("indented", f"jwt:\n    ⟦{wrapped(RSA, 60, LF + '    ')}⟧\n", [("jwt", RSA)], ("line-breaks-removed",)),
    Case("in a quoted email", f"> Hi,\n> ⟦{wrapped(RSA, 70, LF + '> ')}⟧\n> Regards", [("", RSA)], ("mail-quote-removed",)),
    Case("in an e-mail quoted twice", f">> ⟦{wrapped(RSA, 70, LF + '> > ')}⟧\n", [("", RSA)], ("mail-quote-removed",)),
    Case("quoted-printable", f"mail ⟦{wrapped(RSA, 75, '=' + CRLF)}⟧\r\n", [("", RSA)], ("line-breaks-removed",)),
    Case("with shell continuations", f"curl -H 'T: ⟦{wrapped(RSA, 70, BACKSLASH + LF)}⟧' x", [("T", RSA)], ("line-breaks-removed",)),
    Case("with PowerShell continuations", f"$t = ⟦{wrapped(RSA, 70, '`' + LF)}⟧ ", [("t", RSA)], ("line-breaks-removed",)),
    Case("in a JSON string with literal line feeds", f'{{"t": "⟦{wrapped(RSA, 64, BACKSLASH + "n")}⟧\\n"}}', [("t", RSA)], ("line-breaks-removed",)),
    Case("at the dots", f"⟦{TOKEN.replace('.', '.' + LF)}⟧", [("", TOKEN)], ("line-breaks-removed",)),
    Case("before the dots", f"⟦{TOKEN.replace('.', LF + '.')}⟧", [("", TOKEN)], ("line-breaks-removed",)),
    Case("with a space at each dot", f"the ⟦{TOKEN.replace('.', ' .')}⟧ x", [("", TOKEN)], ("spaces-removed",)),
    Case("with a space behind each dot", f"the ⟦{TOKEN.replace('.', '. ')}⟧ x", [("", TOKEN)], ("spaces-removed",)),
    Case("with a short rest", f"t=⟦{TOKEN[:-2]}\n{TOKEN[-2:]}⟧\nSee", [("t", TOKEN)], ("line-breaks-removed",)),
    Case("with a short rest and text behind", f'curl -H "T: ⟦{TOKEN[:-5]}\n{TOKEN[-5:]}⟧" a', [("T", TOKEN)], ("line-breaks-removed",)),
    Case("after Bearer", f"Bearer ⟦{wrapped(TOKEN, 50)}⟧", [("", TOKEN)], ("line-breaks-removed", "bearer-removed")),
    Case("a JWE", f"⟦{wrapped(JWE, 64)}⟧\n", [("", JWE)], ("line-breaks-removed",)),
    Case("an SD-JWT, a disclosure a line", f"sd: ⟦{SD_JWT_KB.replace('~', '~' + LF)}⟧\n", [("sd", SD_JWT_KB)], ("line-breaks-removed",)),
    Case("an SD-JWT, tildes first", f"sd: ⟦{SD_JWT.replace('~', LF + '~')}⟧\n", [("sd", SD_JWT)], ("line-breaks-removed",)),
    Case("an SD-JWT and another token behind", f"sd: ⟦{SD_JWT}⟧\n⟦{TOKEN}⟧\n", [("sd", SD_JWT), ("", TOKEN)]),
    Case("an SD-JWT with wrapped disclosures", f"sd: ⟦{TOKEN}~\n{wrapped(SD_JWT[len(TOKEN) + 1 :], 30)}⟧\n", [("sd", SD_JWT)], ("line-breaks-removed",)),
    Case("lines of zeros", f"⟦{wrapped(ZEROS, 64)}⟧\nRegards", [("", ZEROS)], ("line-breaks-removed",)),
    Case("lines of zeros behind a name", f"Authorization: Bearer ⟦{after(22, ZEROS, 64)}⟧\nRegards", [("Authorization", ZEROS)], ("line-breaks-removed",)),
    Case("an object of the payload at the beginning of a line", f"a:\n⟦{wrapped(NESTED, 61)}⟧\n", [("a", NESTED)], ("line-breaks-removed",)),
    Case("not into a token of the same length", f"⟦{NESTED[:60]}⟧\n⟦{TOKEN[:60]}⟧\n", [("", NESTED[:60]), ("", TOKEN[:60])]),
    Case("an empty object of the payload at the beginning of the last line", f"⟦{HEADER}.\n{EMPTY[:20]}\n{EMPTY[20:]}.{SIGNATURE}⟧", [("", f"{HEADER}.{EMPTY}.{SIGNATURE}")], ("line-breaks-removed",)),
    Case("a cut token before another that is cut as long as a signature", f"⟦{HEADER}.{PAYLOAD}⟧\n⟦{HEADER}.{PAYLOAD[:43]}⟧", [("", f"{HEADER}.{PAYLOAD}"), ("", f"{HEADER}.{PAYLOAD[:43]}")]),
    Case("a foreign character in a line", f"⟦{wrapped(f'{TOKEN[:47]}!{TOKEN[47:]}', 40)}⟧", [("", f"{TOKEN[:47]}!{TOKEN[47:]}")], ("line-breaks-removed",)),
    Case("percent-encoded", f"t=⟦{wrapped(percent(RSA), 70)}⟧", [("t", RSA)], ("line-breaks-removed", "percent-decoded")),
    Case("over a blank line", f"⟦{HEADER}.{PAYLOAD}\n\n.{SIGNATURE}⟧", [("", TOKEN)], ("line-breaks-removed",)),
    Case("not over a blank line to other text", f"⟦{HEADER}.{PAYLOAD}⟧\n\nThanks\n", [("", f"{HEADER}.{PAYLOAD}")]),
    Case("not into a second SD-JWT's key binding", f"⟦{SD_JWT}⟧\n⟦{SD_JWT_KB}⟧\n", [("", SD_JWT), ("", SD_JWT_KB)]),
]  # fmt: skip

FLATTENED = json.dumps({"payload": PAYLOAD, "protected": HEADER, "signature": SIGNATURE})
GENERAL = json.dumps(
    {
        "payload": PAYLOAD,
        "signatures": [
            {"protected": HEADER, "header": {"kid": "a"}, "signature": SIGNATURE},
            {"signature": SIGNATURE, "header": {"alg": "HS256"}},
        ],
    },
    indent=2,
)
DETACHED_GENERAL = json.dumps({"signatures": [{"protected": HEADER, "signature": SIGNATURE}]})
JWE_JSON = json.dumps(
    {"protected": JWE_HEADER, "recipients": [{"encrypted_key": "AA"}], "iv": "AA", "ciphertext": "AA"}
)
UNPROTECTED = json.dumps({"payload": PAYLOAD, "header": {"alg": "HS256", "a": [1, {}]}, "signature": SIGNATURE})
UNSIGNED = json.dumps({"payload": PAYLOAD, "protected": HEADER, "signature": [SIGNATURE]})
OF_NUMBER = json.dumps({"payload": 5, "protected": HEADER, "signature": SIGNATURE})
GENERAL_OF_NUMBER = json.dumps({"payload": 5, "signatures": [{"protected": HEADER, "signature": SIGNATURE}]})
GENERAL_OF_ONE = json.dumps({"payload": PAYLOAD, "signatures": {"protected": HEADER, "signature": SIGNATURE}})
UNENCRYPTED = json.dumps({"protected": JWE_HEADER, "iv": "AA", "ciphertext": 5, "tag": "AA"})
BODILESS = json.dumps({"payload": "x", "signature": "y"})

OBJECTS = [
    Case("flattened", f"⟦{FLATTENED}⟧", [("", FLATTENED)]),
    Case("general", f"⟦{GENERAL}⟧", [("", GENERAL)]),
    Case("general with detached payload", f" ⟦{DETACHED_GENERAL}⟧ ", [("", DETACHED_GENERAL)]),
    Case("with an unprotected header", f"⟦{UNPROTECTED}⟧", [("", UNPROTECTED)]),
    Case("without a header, alone", f"\n⟦{BODILESS}⟧\n", [("", BODILESS)]),
    Case("without a header, in text", f"a {BODILESS}", [], ("no-token",)),
    Case("JWE", f"⟦{JWE_JSON}⟧", [("", JWE_JSON)]),
    Case("in text", f"POST /acme\n\n⟦{FLATTENED}⟧\nok", [("", FLATTENED)]),
    Case("in an object", f'{{"id": 1, "attestation": ⟦{GENERAL}⟧, "b": "\\"}}"}}', [("attestation", GENERAL)]),
    Case("in an array", f"[{{}}, ⟦{FLATTENED}⟧, ⟦{JWE_JSON}⟧]", [("", FLATTENED), ("", JWE_JSON)]),
    Case("beside a compact token", f'{{"a": ⟦{FLATTENED}⟧, "b": "⟦{TOKEN}⟧"}}', [("a", FLATTENED), ("b", TOKEN)]),
    Case("before a compact token", f"⟦{TOKEN}⟧\n⟦{FLATTENED}⟧", [("", TOKEN), ("", FLATTENED)]),
    Case("behind a brace that is never closed", f'if {{ x [ " \n ⟦{FLATTENED}⟧ y', [("", FLATTENED)]),
    Case("with a stray quote in the same line", f'said "hi {{" ⟦{FLATTENED}⟧', [("", FLATTENED)]),
    Case("webhook whose payload is an object", '{"payload": {"a": 1}, "signature": "abc", "header": {}}', [], ("no-token",)),
    Case("webhook with a header and no payload", '{"header": {}, "signature": "abc"}', [], ("no-token",)),
    Case("signature that is no string", '{"payload": "a", "signature": 1, "header": "b"}', [], ("no-token",)),
    Case("signature of another type, with a header", f"a ⟦{UNSIGNED}⟧", [("", UNSIGNED)]),
    Case("payload of another type", f"a ⟦{OF_NUMBER}⟧ b", [("", OF_NUMBER)]),
    Case("payload of another type, general", f"a ⟦{GENERAL_OF_NUMBER}⟧ b", [("", GENERAL_OF_NUMBER)]),
    Case("signatures that are no array", f"a ⟦{GENERAL_OF_ONE}⟧ b", [("", GENERAL_OF_ONE)]),
    Case("ciphertext of another type", f"a ⟦{UNENCRYPTED}⟧ b", [("", UNENCRYPTED)]),
    Case("signatures of something else", '{"signatures": [{"a": 1}], "payload": null}', [], ("no-token",)),
    Case("names of a JWE with variables", 'return {"iv": iv, "ciphertext": text, "tag": tag}', [], ("no-token",)),
    Case("ciphertext alone", '{"ciphertext": "abc", "n": 1}', [], ("no-token",)),
    Case("ciphertext that is no string", '{"ciphertext": {}, "iv": "a"}', [], ("no-token",)),
    Case("object closed by a bracket", '{"protected": "a", "payload": "b", "signature": "c"] x', [], ("no-token",)),
    Case(
        "cut object", f'⟦{{"payload": "x", "protected": "{HEADER}", "signature": "abc⟧',
        [("", f'{{"payload": "x", "protected": "{HEADER}", "signature": "abc')],
    ),
    Case(
        "object cut early",
        f'{{"payload": "x", "protected": "{HEADER}", "sign',
        [("", f'{{"payload": "x", "protected": "{HEADER}", "sign')],
    ),
]  # fmt: skip

NO_TOKENS = {
    "prose with a version": "Please find attached the minutes of v1.2.3.",
    "host and file names": "GET https://api.example.com/v1 from web.prod.internal, node v1.22.3, report.final.pdf",
    "host name alone": "ec2-12-34-56-78.compute-1.amazonaws.com",
    "class name alone": "com.example.MyVeryLongClassNameFactoryBuilder2",
    "version alone": "1.2.3",
    "word alone": "hello",
    "words that begin like a token": "eyJoe said hey.eyJim and eyJoe.example.com",
    "model name": "a BMW e30.fast and e30&co",
    "base64 of JSON without dots": f"cursor={segment({'id': 5, 'next': 'abc'})}&limit=10",
    "framework words": "ewok framework newbie eyAgency ewogging.a.b",
    "base64 glued to a word": "xeyJzdWIiOiIxIn0.abc",
    "UUID, hash and path": "550e8400-e29b-41d4-a716-446655440000 /usr/lib/a.b.c d41d8cd98f00b204e9800998ecf8427e",
    "e-mail and time": "joe.doe.smith@mail.example.com at 10:00:00.123.456",
    "quotes only": "\"\" ''",
    "unfinished percent": "%2",
    "markup": "<a href='x.y.z'>eyJ</a>",
    "empty array of keys": '{"keys": [], "kty": 1}',
}

CASES = [*FORMS, *WRAPPED, *OBJECTS]


def laid_out(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Give the paste without its marks and the places that were marked."""
    places = []
    while "⟦" in marked:
        start = marked.index("⟦")
        marked = marked.replace("⟦", "", 1)
        end = marked.index("⟧")
        marked = marked.replace("⟧", "", 1)
        places.append((start, end))
    return marked, places


def spelled(token: TokenText, paste: str) -> str:
    """Put a token's text together from its pieces as model.Piece defines them."""
    stops = [piece.at for piece in token.pieces[1:]] + [token.end]
    said = []
    for piece, stop in zip(token.pieces, stops, strict=True):
        length = piece.end - piece.start
        assert length in {0, 1} or length <= stop - piece.at
        said.append(paste[piece.at : stop] if length == stop - piece.at else token.text[piece.start : piece.end])
    return "".join(said)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_finds_the_tokens_of_a_paste(case: Case) -> None:
    """Each token of the paste is found, in order, with its name, its place and its clean text."""
    paste, places = laid_out(case.marked)
    expected = [
        (label, text, *place) for (label, text), place in zip(case.tokens, places or [(0, 0)] * 9, strict=False)
    ]
    actual = [(token.label, token.text, token.start, token.end) for token in extract(paste).tokens]
    if not places:
        actual = [(label, text, 0, 0) for label, text, _, _ in actual]
    assert expected == actual


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_says_what_it_undid(case: Case) -> None:
    """The notes name what was undone, once a token, and nothing else."""
    paste, _ = laid_out(case.marked)
    assert set(case.notes) == {note.id for note in extract(paste).notes}


@pytest.mark.each
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_pieces_tile_the_token(case: Case) -> None:
    """The pieces of a token follow each other without a gap, in the token and in the paste."""
    paste, _ = laid_out(case.marked)
    for token in extract(paste).tokens:
        assert token.start == token.pieces[0].at
        assert [piece.end for piece in token.pieces[:-1]] == [piece.start for piece in token.pieces[1:]]
        assert (0, len(token.text)) == (token.pieces[0].start, token.pieces[-1].end)
        assert token.text == spelled(token, paste)


@pytest.mark.parametrize("paste", NO_TOKENS.values(), ids=NO_TOKENS)
def test_finds_no_token_where_none_is(paste: str) -> None:
    """Text with dots is not taken for a token, and a note says what was looked for."""
    extraction = extract(paste)
    assert () == extraction.tokens
    assert ["no-token"] == [note.id for note in extraction.notes]
    assert "Looked for" in render(extraction.notes[0].message)


@pytest.mark.parametrize("paste", ["", "   \n", "\ufeff", "\0", "\0\0 \0"])
def test_says_nothing_about_an_empty_paste(paste: str) -> None:
    """A paste of white space has no token, and that needs no words."""
    extraction = extract(paste)
    assert () == extraction.tokens
    assert set() == {note.id for note in extraction.notes} - {"utf16-read"}


def test_notes_have_their_place_and_count() -> None:
    """A note about a token stands at the token and counts what was undone; singular and plural differ."""
    paste = f"a={TOKEN} b={percent(TOKEN)}"
    (note,) = extract(paste).notes
    start = paste.index("b=") + 2
    assert ("percent-decoded", start, len(paste), 2) == (note.id, note.start, note.end, note.message.data["count"])
    assert render(note.message).startswith("2 characters of the token were percent-encoded")
    (once,) = extract(f"a={TOKEN.replace('.', '%2e', 1)}").notes
    assert render(once.message).startswith("A character of the token was percent-encoded")


def test_the_scheme_has_its_place() -> None:
    """The note about the authentication scheme stands at the scheme."""
    (note,) = extract(f"Bearer {TOKEN}").notes
    assert ("bearer-removed", 0, 7) == (note.id, note.start, note.end)


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_reads_utf_16_that_was_read_one_octet_a_character(order: str, mark: str) -> None:
    """A UTF-16 file read as Latin-1 gives its tokens, mapped to the paste, and a note about the text."""
    plain = f"{mark}PS> Set-Content\r\nAuthorization: Bearer {percent(TOKEN)}\r\n{{}}\r\n"
    paste = plain.encode(order).decode("latin-1")
    extraction = extract(paste)
    (token,) = extraction.tokens
    start = plain.index("eyJ") * 2 + (order == "utf-16-be")
    assert ("Authorization", TOKEN, start) == (token.label, token.text, token.start)
    assert TOKEN == spelled(token, paste).replace("\0", "")
    assert percent(TOKEN) == paste[token.start : token.end].replace("\0", "")
    assert ["utf16-read", "percent-decoded"] == [note.id for note in extraction.notes]
    assert (token.start, token.end) == (extraction.notes[1].start, extraction.notes[1].end)


def test_reads_a_bare_token_in_utf_16() -> None:
    """Also a token that is all of a UTF-16 file is found whole."""
    paste = b"\xff\xfe".decode("latin-1") + f'"{TOKEN}"\r\n'.encode("utf-16-le").decode("latin-1")
    (token,) = extract(paste).tokens
    assert TOKEN == token.text


def test_a_single_nul_inside_a_token_stays_for_decoding_to_point_at() -> None:
    """A NUL that is not UTF-16's is a foreign character of the token."""
    (token,) = extract(f"{TOKEN[:50]}\0{TOKEN[50:]}").tokens
    assert f"{TOKEN[:50]}\0{TOKEN[50:]}" == token.text


def test_a_token_ends_where_a_key_begins() -> None:
    """A PEM block glued to a token is a key and not part of the token."""
    pem = "-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----"
    extraction = extract(f"{TOKEN}{pem}")
    assert [TOKEN] == [token.text for token in extraction.tokens]
    assert [(len(TOKEN), len(TOKEN) + len(pem))] == [(key.start, key.end) for key in extraction.keys]


@pytest.mark.untraced
def test_beyond_five_hundred_tokens_no_name_is_looked_for() -> None:
    """No more are read, and the paste is still counted."""
    found = extract(f"token={TOKEN}\n" * 502).tokens

    assert ["token"] * 500 + [""] * 2 == [one.label for one in found]
