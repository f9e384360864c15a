"""What stands around a token, or in its place, is often the bug: it is said, and keys beside it are offered."""

from __future__ import annotations

import base64

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.output.wording import render

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"
SIGNATURE = "q1w2e3r4t5y6u7i8o9p0aSdFgHjKlZxCvBnM1234567"
PEM = (
    "-----BEGIN%20PUBLIC%20KEY-----%0AMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEcLEgbAHk2UakdZAdH8TSRDl3AwBk%0Ark7Ol3eqmKDPfX5"
    "t7sLQEO4ScVwlZv7FUSADV%2Bjwmwl0fZ8TYGym0xFq/A%3D%3D%0A-----END%20PUBLIC%20KEY-----%0A"
)
POINT = "BHCxIGwB5NlGpHWQHR_E0kQ5dwMAZK5Ozpd3qpigz31-be7C0BDuEnFcJWb-xVEgA1fo8JsJdH2fE2BsptMRavw"

# The text, and what stands where a token should be; "" for nothing.
EMPTY = {
    "Authorization: Bearer undefined": "undefined",
    "Authorization: Bearer null": "null",
    "authorization: bearer None": "None",
    "Authorization: Bearer <nil>": "<nil>",
    "Authorization: Bearer (null)": "(null)",
    "GET /me HTTP/1.1\nHost: api.example\nAuthorization: Bearer undefined": "undefined",
    '{"headers":{"Authorization":"Bearer undefined"}}': "undefined",
    "rejected header “Bearer undefined”, no token": "",
    "Authorization: Bearer": "Bearer",
    "Authorization: Bearer \nHost: api.example": "Bearer",
    '"Authorization": "Bearer "': "Bearer",
    "curl -H 'Authorization: Bearer ' https://api.example": "Bearer",
    "https://app.example/cb?access_token=undefined": "undefined",
    "https://app.example/cb?access_token=[object Object]": "[object Object]",
    "Cookie: token=null; theme=dark": "null",
    "Cookie: a=b; token=null": "null",
    "a=b&token=None": "None",
    "id_token=null": "null",
    "level=info token=undefined status=401": "undefined",
    '{"idToken": "undefined"}': "undefined",
}
TEMPLATES = {
    "Authorization: Bearer {{access_token}}": "{{access_token}}",
    "Authorization: Bearer ${TOKEN}": "${TOKEN}",
    "Authorization: Bearer $TOKEN": "$TOKEN",
    "Authorization: Bearer %TOKEN%": "%TOKEN%",
    "Authorization: Bearer <token>": "<token>",
    "Authorization: Bearer ${{ secrets.TOKEN }}": "${{ secrets.TOKEN }}",
    "Authorization: Bearer YOUR_ACCESS_TOKEN": "YOUR_ACCESS_TOKEN",
    "Authorization: Bearer {token}": "{token}",
    "Authorization: Bearer #{token}": "#{token}",
    "Authorization: Bearer <%= token %>": "<%= token %>",
    "Authorization: Bearer $(cat token)": "$(cat token)",
    "Authorization: Bearer `cat token`": "`cat token`",
    "Bearer %s": "%s",
    "Bearer {{token}}": "{{token}}",
    "Authorization: Bearer $env:TOKEN": "$env:TOKEN",
    "Authorization: Bearer :token": ":token",
    "Authorization: Bearer %(token)s": "%(token)s",
    "Authorization: Bearer <?= $token ?>": "<?= $token ?>",
    "Authorization: Bearer insert-token-here": "insert-token-here",
    "Authorization: Bearer xxxxx.yyyyy.zzzzz": "xxxxx.yyyyy.zzzzz",
}
MASKED = {
    "Authorization: Bearer ***": "***",
    "> authorization: Bearer [REDACTED]": "[REDACTED]",
    "Authorization: Bearer <redacted>": "<redacted>",
    '"Authorization": "Bearer xxxxxxxx"': "xxxxxxxx",
    "Authorization: Bearer ...": "...",
}
PRINTED = {
    "Authorization: Bearer [object Object]": "[object Object]",
    "Authorization: Bearer [object Promise]": "[object Promise]",
    "Authorization: Bearer Promise { <pending> }": "Promise { <pending> }",
    "Authorization: Bearer function token() {}": "function token() {}",
    "Authorization: Bearer System.Tasks.Task`1[System.String]": "System.Tasks.Task`1[System.String]",
    "Authorization: Bearer <Response [200]>": "<Response [200]>",
    "Authorization: Bearer <coroutine object get_token at 0x7f1c>": "<coroutine object get_token at 0x7f1c>",
    "Authorization: Bearer java.lang.Object@1b2c3d": "java.lang.Object@1b2c3d",
    'Authorization: Bearer {"access_token": "abc"}': '{"access_token": "abc"}',
    'Authorization: Bearer Optional("abc")': 'Optional("abc")',
}
SILENT = (
    "fetch(url, {headers: {Authorization: `Bearer ${token}`}})",
    'headers = {"Authorization": f"Bearer {token}"}',
    'headers["Authorization"] = "Bearer " + token',
    "'Authorization': 'Bearer ' . $token",
    "the bearer null and void",
    "def answer(token=None): ...",
    "give token=None otherwise",
    "const answer = (token = null) => 1;",
    "let token = undefined;",
    "answer(id, token=None, url=url)",
    "Bearer true or not",
    "A bearer token is sent in the header.",
    "forbearer null",
    "Authorization: Bearernull",
    "taken: undefined",
    "const broken = undefined",
    f"Authorization: Bearer {{{{token}}}}{' ' * 9000}",
)


@pytest.mark.parametrize(("text", "word"), [(text, word) for text, word in EMPTY.items() if word])
def test_an_empty_variable_is_told(text: str, word: str) -> None:
    [note] = [one for one in extract(text).notes if one.id == "value-missing"]

    assert text[note.start : note.end] == word
    assert any(said in render(note.message) for said in ("variable was empty", "variable held no token"))
    assert "no-token" not in {one.id for one in extract(text).notes}


@pytest.mark.parametrize(("text", "word"), TEMPLATES.items())
def test_a_placeholder_is_told(text: str, word: str) -> None:
    [note] = [one for one in extract(text).notes if one.id == "value-unreplaced"]

    assert text[note.start : note.end] == word


@pytest.mark.each
@pytest.mark.parametrize("text", SILENT)
def test_source_code_and_prose_are_no_empty_header(text: str) -> None:
    assert not {"value-missing", "value-unreplaced"} & {note.id for note in extract(text).notes}


def test_of_many_empty_variables_three_are_told() -> None:
    text = "\n".join(f"Authorization: Bearer {word}" for word in ("undefined", "null", "None", "nil", "NaN"))

    assert len([note for note in extract(text).notes if note.id == "value-missing"]) == 3


@pytest.mark.parametrize(
    ("text", "word", "note"),
    [
        *((text, word, "value-masked") for text, word in MASKED.items()),
        *((text, word, "value-printed") for text, word in PRINTED.items()),
    ],
)
def test_a_token_that_was_left_out_and_an_object_are_told(text: str, word: str, note: str) -> None:
    [found] = extract(text).notes

    assert (found.id, text[found.start : found.end]) == (note, word)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (f"Authorization: Bearer u'{TOKEN}'", "bytes-printed"),
        (f"Authorization: Bearer \u201c{TOKEN}\u201d", "quotes-sent"),
        (f"Authorization: {TOKEN}", "scheme-missing"),
        (f"Authorization: Baerer {TOKEN}", "scheme-other"),
        (f"Authorization: Basic {TOKEN}", "scheme-other"),
        (f"Authorization: access_token {TOKEN}", "scheme-other"),
        (f"Authorization: Bearer, {TOKEN}", "word-between"),
        (f"Authorization: Bearer access_token {TOKEN}", "word-between"),
        (f'Authorization: Bearer {{"access_token":"{TOKEN}"}}', "object-sent"),
        (f'Authorization: Bearer Optional("{TOKEN}")', "object-sent"),
        (f"Authorization: Bearer b'{TOKEN}'", "bytes-printed"),
        (f"Bearer b'{TOKEN}'", "bytes-printed"),
        (f'Authorization: Bearer "{TOKEN}"', "quotes-sent"),
        (f'Bearer "{TOKEN}"', "quotes-sent"),
        (f"Authorization: Bearer Bearer {TOKEN}", "scheme-twice"),
        (f"Authorization: Bearer{TOKEN}", "scheme-glued"),
        (f"Authorization: bearer: {TOKEN}", "scheme-colon"),
        (f"Authorization: Token {TOKEN}", "scheme-token"),
        (f"Authorization: Bearer <{TOKEN}>", "brackets-sent"),
        (f"Authorization: Bearer%20{TOKEN}", "space-encoded"),
        (f"Cookie: jwt=s%3A{TOKEN}.{SIGNATURE}; theme=dark", "cookie-signature"),
        (f"connect.sid=s:{TOKEN}.{SIGNATURE}", "cookie-signature"),
        (f"jwt=s%3A{TOKEN}.q1w2e3r4%2Fy6u7i8o9p0a%2BdFgHjKlZxCvBnM1234567%3D", "cookie-signature"),
    ],
)
def test_what_is_sent_along_is_told_once_and_the_token_is_whole(text: str, note: str) -> None:
    found = extract(text)

    assert [token.text for token in found.tokens] == [TOKEN]
    assert [one.id for one in found.notes if one.id not in {"bearer-removed", "quotes-removed"}] == [note]


@pytest.mark.parametrize(
    "text",
    [
        f"Authorization: Bearer {TOKEN}",
        f'{{"Authorization": "Bearer {TOKEN}"}}',
        f'curl -H "Authorization: Bearer {TOKEN}" https://api.example',
        f'{{"token": "{TOKEN}"}}',
    ],
)
def test_of_a_right_header_nothing_is_said(text: str) -> None:
    assert extract(text).notes == ()


def test_a_token_packed_in_basic_credentials_has_their_scheme() -> None:
    packed = base64.b64encode(f"user:{TOKEN}".encode()).decode()

    assert "scheme-other" not in {note.id for note in extract(f"Authorization: Basic {packed}").notes}


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("JsonWebTokenError: invalid signature\n    at /app/verify.js:133:19", "signature doesn't match"),
        ("TokenExpiredError: jwt expired", "has expired"),
        ("jwt.exceptions.DecodeError: Not enough segments", "no JWT"),
        ("Jwks doesn't have key to match kid or alg from Jwt", "no key"),
        ('{"message":"No mandatory \'iss\' in claims"}', "trust this issuer"),
        ("Audiences in Jwt are not allowed", "another audience"),
        ("IDX10214: Audience validation failed.", "another audience"),
        ('{"reason":"InvalidProviderToken"}', "provider token"),
        ("io.jsonwebtoken.PrematureJwtException: JWT must not be accepted before 2026", "valid yet"),
        ("UnauthorizedError: No authorization token was found", "got no token"),
        ("JsonWebTokenError: invalid algorithm", "accept the algorithm"),
        ("'Expiration time' claim ('exp') is too far in the future", "lives too long"),
        ('{"error":{"code":"InvalidAuthenticationToken"}}', "isn't valid"),
        ("AADSTS700016: Application with identifier 'x' was not found", "Entra ID"),
        (
            'WWW-Authenticate: Bearer error="invalid_token", error_description="The signature key was not found"',
            "no key",
        ),
    ],
)
def test_the_words_of_a_server_are_explained(text: str, cause: str) -> None:
    [note] = [note for note in extract(text).notes if note.id == "server-message"]

    assert cause in render(note.data["summary"])  # type: ignore[arg-type] # a sentence
    assert render(note.message).startswith(f"“{text[note.start : note.end]}”: ")


def test_in_a_long_text_only_what_is_said_of_an_error_is_explained() -> None:
    prose = "The library raises an error, jwt expired, if exp is over.\n" * 200
    challenge = 'WWW-Authenticate: Bearer error="invalid_token", error_description="invalid issuer"\n'

    assert "server-message" not in {note.id for note in extract(prose).notes}
    assert next(note.id for note in extract(challenge + prose).notes) == "server-message"


@pytest.mark.parametrize("text", ["Your signature is valid.", '{"message":"Unauthorized"}', "the token expires in 2 h"])
def test_other_words_are_no_message_of_a_server(text: str) -> None:
    assert [note.id for note in extract(text).notes] == ["no-token"]


def test_each_kind_is_told_once() -> None:
    text = f"Authorization: Bearer Bearer {TOKEN}\n" * 3

    assert [note.id for note in extract(text).notes] == ["scheme-twice"]


def test_the_name_of_a_signed_cookie_is_the_label() -> None:
    assert extract(f"Cookie: jwt=s%3A{TOKEN}.{SIGNATURE}").tokens[0].label == "jwt"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'WWW-Authenticate: Bearer realm="x", error="invalid_token", error_description="The token expired"',
            ["invalid_token", "The token expired"],
        ),
        ("www-authenticate: DPoP error=use_dpop_nonce", ["use_dpop_nonce"]),
        ('Bearer error="insufficient_scope", scope="orders:write"', ["insufficient_scope", "orders:write"]),
        ('Bearer error="made_up"', ["made_up"]),
        ('{"error":"invalid_grant","error_description":"Bad code"}', ["invalid_grant", "Bad code"]),
        ('400 {"error" : "authorization_pending"}', ["authorization_pending"]),
        ('{"error":"own_error","error_description":"Mine"}', ["own_error", "Mine"]),
        ('{"error":"not_found"}', []),
        ('WWW-Authenticate: Basic realm="x"', []),
        ('{"error": "Something went wrong"}', []),
    ],
)
def test_errors_of_oauth_are_explained(text: str, told: list[str]) -> None:
    notes = [note for note in extract(text).notes if note.id.startswith("response-error")]

    assert told == [text[note.start : note.end] for note in notes]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            '{"access_token":"FRHy4SaU3l4Wno2-5d8NJjxNhvsfLKEb","token_type":"Bearer"}',
            "FRHy4SaU3l4Wno2-5d8NJjxNhvsfLKEb",
        ),
        ("Bearer 3f8a1c9d2b7e4f60a1b2c3d4e5f60718:oauth:abcdef", "3f8a1c9d2b7e4f60a1b2c3d4e5f60718:oauth:abcdef"),
        ("Authorization: Bearer mF_9.B5f-4.1JqM0k3x", "mF_9.B5f-4.1JqM0k3x"),
        (f'{{"access_token":"{TOKEN}"}}', ""),
        ('{"access_token":"your-token-goes-here"}', ""),
        ("send Authorization in Bearer authentication.header.form", ""),
        ('{"access_token":"ghp_A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8"}', ""),
    ],
)
def test_an_opaque_token_is_told(text: str, value: str) -> None:
    notes = [note for note in extract(text).notes if note.id == "response-opaque"]

    assert [text[note.start : note.end] for note in notes] == ([value] if value else [])


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        (f"https://jwt.io/#debugger-io?token={TOKEN}&publicKey={PEM}", "pem", "publicKey"),
        (f"https://jwt.io/#debugger-io?token={TOKEN}&publicKey={PEM.replace('%20', '+')}", "pem", "publicKey"),
        (f"?t={TOKEN}&cert={PEM.replace('PUBLIC%20KEY', 'CERTIFICATE')}", "certificate", "cert"),
        (f"JWT_SECRET=plain-secret-of-my-service-2026\n{TOKEN}", "secret", "JWT_SECRET"),
        (f'{{"jwtSecret":"abcdef12345","token":"{TOKEN}"}}', "secret", "jwtSecret"),
        (f"signing_key: 'abc def ghi'\ntoken: {TOKEN}", "secret", "signing_key"),
        (f"APP_KEY=base64:jjXCzTv2ZBvbDiBQt2kyy7LmA0oN2swdm+qCprpX988=\n{TOKEN}", "secret", "APP_KEY"),
        (f"Authorization: vapid t={TOKEN}, k={POINT}", "jwk", "k"),
        (f"{TOKEN}\n" + "INFO done\n" * 20_000 + "JWT_SECRET=plain-secret-of-my-service", "secret", "JWT_SECRET"),
        (f"{TOKEN} jwtSecret=my-JWT_SECRET=x", "secret", "jwtSecret"),
    ],
)
def test_a_key_beside_a_token_is_offered(text: str, kind: str, label: str) -> None:
    assert [(key.kind, key.label) for key in extract(text).keys] == [(kind, label)]


@pytest.mark.parametrize(
    "text",
    [
        "JWT_SECRET=plain-secret-of-my-service-2026",
        f"secret: {TOKEN}",
        f"JWT_SECRET=${{SECRET}}\n{TOKEN}",
        f"const secret = process.env.JWT_SECRET; const t = '{TOKEN}'",
        f"client_secret=abcdef12345&assertion={TOKEN}",
        f"JWT_SECRET=[REDACTED] {TOKEN}",
        f"the secret of {TOKEN}",
        f"https://x.example/?token={TOKEN}&publicKey=-----BEGIN%20NOTHING-----",
        f"vapid t={TOKEN}, k=C{POINT[1:]}",
        f"vapid t={TOKEN}, k=BZ{POINT[2:]}",
        f"publicKey={PEM.replace('PUBLIC%20KEY', 'X509%20CRL')} {TOKEN}",
    ],
)
def test_no_other_text_is_offered_as_a_key(text: str) -> None:
    assert extract(text).keys == ()


def test_the_key_of_an_address_is_spelled_as_a_pem_block() -> None:
    [key] = extract(f"?token={TOKEN}&publicKey={PEM}").keys

    assert key.text.splitlines()[0] == "-----BEGIN PUBLIC KEY-----"
    assert "V+jwmwl0fZ8TYGym0xFq/A==" in key.text


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("Authorization: Bearer undefined", "value-missing"),
        ("Cookie: token=undefined", "value-missing"),
        ('{"error":"invalid_grant"}', "response-error"),
        ('WWW-Authenticate: Bearer error="invalid_token"', "response-error"),
        ('{"access_token":"FRHy4SaU3l4Wno2-5d8NJjxNhvsfLKEb"}', "response-opaque"),
    ],
)
def test_what_stands_around_tokens_is_found_anywhere_in_a_long_text(said: str, note: str) -> None:
    line = "an ordinary line of a log, with a token=null in a program\n"
    for lines in (3000, 100):
        text = f"{line * lines}{said}\n{line * 3000}"
        found = [one for one in extract(text).notes if one.id == note]

        assert [note] == [one.id for one in found]
        assert text.index(said) <= found[0].start < found[0].end <= text.index(said) + len(said)


def test_of_a_log_that_repeats_itself_each_word_is_told_once() -> None:
    text = "Authorization: Bearer null\nCookie: token=NaN; session_token=NaN\n" * 50

    assert 2 == len([one for one in extract(text).notes if one.id == "value-missing"])


def test_what_is_opaque_is_told_once_and_three_times_at_most() -> None:
    distinct = "\n".join(f"Authorization: Bearer {word}" for word in ("null", "nil", "None", "NaN"))
    errors = " ".join(
        f'{{"error":"{word}"}}' for word in ("invalid_grant", "invalid_client", "invalid_scope", "access_denied")
    )
    assert 3 == len([one for one in extract(distinct).notes if one.id == "value-missing"])
    assert 3 == len([one for one in extract(errors).notes if one.id == "response-error"])
    words = "Cookie: a=b; token=undefined; token=NaN; token=null; token=None; token=nil"
    assert 3 == len([one for one in extract(words).notes if one.id == "value-missing"])
    values = [f"FRHy4SaU3l4Wno2-5d8NJjxNhvsfLKE{at}" for at in range(5)]
    text = "\n".join(f'{{"access_token":"{value}","refresh_token":"{values[0]}"}}' for value in values)
    found = [text[one.start : one.end] for one in extract(text).notes if one.id == "response-opaque"]

    assert values[:3] == found


@pytest.mark.parametrize("challenge", ['Bearer realm="api"', 'Bearer realm="api", error_uri="https://a.example"'])
def test_a_challenge_without_an_error_tells_none(challenge: str) -> None:
    notes = extract(f"HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: {challenge}\r\n\r\nan error came back").notes

    assert [] == [one.id for one in notes if one.id.startswith("response-error")]
