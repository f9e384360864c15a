# ruff: noqa: E501 - a case is a line of its table
"""Pastes as they come out of logs, terminals, chats, word processors, source texts and tools, in a hurry."""

from __future__ import annotations

import base64
import json
import quopri
from typing import Final
from urllib.parse import quote

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.output.wording import facts
from jwt_decoder.text.base64url import encode

from tests.unit.jwt_decoder.extract.test_extract import (
    DISCLOSURES,
    HEADER,
    OTHER,
    PADDED,
    PAYLOAD,
    RSA,
    SIGNATURE,
    TOKEN,
    spelled,
    wrapped,
)

T, O, R = TOKEN, OTHER, RSA  # noqa: E741 - the cases are a table
HYPHENS: Final = f"{T[:-10]}-{T[-9:]}"  # a token with a hyphen in its signature
CUT: Final = f"{HEADER}.{PAYLOAD[:30]}"
RED, END = "\x1b[31m", "\x1b[0m"


def packed(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def at(width: int, text: str = R) -> list[str]:
    return [text[start : start + width] for start in range(0, len(text), width)]


Case = tuple[str, list[tuple[str, str]]]

SERVERS: Final[dict[str, Case]] = {
    "log of a load balancer": (f'https 2026-11-23T02:00:00.186641Z app/lb/50dc6c495c0c9188 192.168.131.39:2817 10.0.0.1:80 0.086 0.048 0.037 200 200 0 57 "GET https://www.example.com:443/?access_token={T}&x=1 HTTP/1.1" "curl/7.46.0" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2', [("access_token", T)]),
    "log of nginx": (f'10.0.0.1 - - [23/Nov/2026:02:00:00 +0000] "GET /ws?token={T} HTTP/1.1" 101 0 "https://app.example.com/a.b.c" "Mozilla/5.0"', [("token", T)]),
    "curl -v": (f"> GET / HTTP/1.1\n> Host: a.example\n> Authorization: Bearer {T}\n>\n< HTTP/1.1 200 OK\n< Set-Cookie: id={O}; Path=/\n", [("Authorization", T), ("id", O)]),
    "journal": (f'Nov 23 02:00:00 host svc[123]: auth="Bearer {T}" path=/', [("auth", T)]),
    "JSON in JSON in a line of a log": ("02:00:00 INFO " + json.dumps({"msg": json.dumps({"body": json.dumps({"id_token": T})})}), [("id_token", T)]),
    "gRPC metadata": (f'metadata: {{"authorization": ["Bearer {T}"]}}', [("authorization", T)]),
    "Wireshark": (f"    Authorization: Bearer {T}\\r\\n\n    Host: a\\r\\n", [("Authorization", T)]),
    "exception": (f"io.jsonwebtoken.ExpiredJwtException: JWT expired: {T}\n\tat io.jsonwebtoken.impl.DefaultJwtParser.parse(DefaultJwtParser.java:448)", [("expired", T)]),
    "Rails": (f'Parameters: {{"token"=>"{T}", "id"=>"1"}}', [("token", T)]),
    "scheme twice": (f"Authorization: Bearer Bearer {T}", [("Authorization", T)]),
}  # fmt: skip

TOOLS: Final[dict[str, Case]] = {
    "kubectl describe secret": (f"Name:  default-token\n\nData\n====\nca.crt:     1025 bytes\ntoken:      {R}\n", [("token", R)]),
    "kubectl get secret -o yaml": (f"apiVersion: v1\ndata:\n  token: {packed(R)}\nkind: Secret\n", [("token", R)]),
    "docker compose": (f"    environment:\n      - JWT={T}\n      - OTHER=1.2.3\n", [("JWT", T)]),
    "docker inspect": (f'"Env": [\n "JWT={T}",\n "PATH=/usr/bin"\n]', [("JWT", T)]),
    "auth of Docker": (json.dumps({"auths": {"r.example": {"auth": packed(f"user:{T}")}}}), [("user", T)]),
    "Postman": (json.dumps({"auth": {"bearer": [{"key": "token", "value": T, "type": "string"}]}}, indent=1), [("token", T)]),
    "Postman environment": (json.dumps({"values": [{"key": "id_token", "value": T, "enabled": True}]}), [("id_token", T)]),
    "copy as fetch": (f'fetch("https://a.example/x", {{\n  "headers": {{\n    "authorization": "Bearer {T}",\n    "cookie": "sid={O}; a=b"\n  }}\n}});', [("authorization", T), ("sid", O)]),
    "copy as PowerShell": (f'$session.Cookies.Add((New-Object System.Net.Cookie("sid", "{O}", "/", "a.example")))\nInvoke-WebRequest -Uri "https://a.example/" `\n-Headers @{{\n"Authorization"="Bearer {T}"\n  "method"="GET"\n}}', [("sid", O), ("Authorization", T)]),
    "copy as cURL (cmd)": (f'curl ^"https://a.example/^" ^\n  -H ^"authorization: Bearer {T}^" ^\n  -b ^"sid={O}; a=1^"', [("authorization", T), ("sid", O)]),
    "headers of the developer tools": (f"authorization\nBearer {T}\ncache-control\nno-cache", [("authorization", T)]),
    "cookies of the developer tools": (f"theme\tdark\nsid\t{T}\ta.example\t/\t2026-12-01", [("sid", T)]),
    "fish": (f"set -gx TOKEN {T}", [("TOKEN", T)]),
    "Helm": (f"helm upgrade --set auth.token={T},replicas=2 x", [("auth.token", T)]),
    "answer on the next line": (f"$ gcloud auth print-identity-token\n{T}\n$ ", [("", T)]),
    "git over HTTPS": (f"https://oauth2:{T}@git.example/a.git", [("oauth2", T)]),
}  # fmt: skip

SOURCES: Final[dict[str, Case]] = {
    "Python bytes": (f"{{'id_token': b'{T}', 'x': 1}}", [("id_token", T)]),
    "Python pair of bytes": (f"(b'authorization', b'Bearer {T}')", [("authorization", T)]),
    "Python strings side by side": ("token = (\n    '" + "'\n    '".join(at(60, T)) + "'\n)", [("token", T)]),
    "JavaScript strings added": ('const token =\n  "' + '" +\n  "'.join(at(60, T)) + '";', [("token", T)]),
    "JavaScript strings added on one line": ("const t = '" + "' + '".join(T.split(".")).replace("' +", ".' +") + "';", [("t", T)]),
    "Java strings added, a segment each": ('String jwt = "' + '."\n    + "'.join(T.split(".")) + '";', [("jwt", T)]),
    "PHP strings joined": ("$jwt = '" + "'\n  . '".join(at(60, T)) + "';", [("jwt", T)]),
    "Visual Basic strings joined": ('jwt = "' + '" & _\n  "'.join(at(60, T)) + '"', [("jwt", T)]),
    "two strings of a list are not joined": (f'["{CUT}",\n "{T}"]', [("", CUT), ("", T)]),
    "the next string is another thing": (f'a = "{CUT}"\n"Thanks for all"', [("a", CUT)]),
    "the next token is another one": (f"a = '{T}'\n'{O}'", [("a", T), ("", O)]),
    "scheme and token added": (f"'Authorization': 'Bearer ' + '{T}'", [("Authorization", T)]),
    "Go header": (f'{{"msg":"map[\\"Authorization\\":[]string{{\\"Bearer {T}\\"}}]"}}', [("Authorization", T)]),
    "Go struct": (f"&{{AccessToken:{T} TokenType:Bearer RefreshToken:{O}}}", [("AccessToken", T), ("RefreshToken", O)]),
    "Rust": (f'Auth {{ token: Some("{T}") }}', [("token", T)]),
    "header as a pair": (f'["Authorization","Bearer {T}"]', [("Authorization", T)]),
    "list of strings": (f'{{"roles": ["admin", "{T}"]}}', [("", T)]),
    "TOML": (f"[auth]\ntoken = '''{T}'''", [("token", T)]),
    "YAML folded": ("jwt: >-\n  " + "\n  ".join(at(70)) + "\nother: 1\n", [("jwt", R)]),
    "YAML literal": ("jwt: |\n  " + "\n  ".join(at(70)) + "\nother: 1\n", [("jwt", R)]),
    "GraphQL": (f'mutation {{ login(token: "{T}") {{ id }} }}', [("token", T)]),
    "SQL": (f"where jwt = '{T}'", [("jwt", T)]),
}  # fmt: skip

LINES: Final[dict[str, Case]] = {
    "numbers of lines": (f"     1\tAuthorization: Bearer {T[:60]}\n     2\t{T[60:120]}\n     3\t{T[120:]}\n", [("Authorization", T)]),
    "numbers with a colon": ("1: " + "\n".join(f"{number}: {line}" for number, line in enumerate(at(64), 1))[3:], [("", R)]),
    "lines that were added": ("+" + "\n+".join(at(64)) + "\n", [("", R)]),
    "a line for another": (f"-JWT={T}\n+JWT={O}\n", [("JWT", T), ("JWT", O)]),
    "comment of C": ("// " + "\n// ".join(at(64)) + "\ncode();", [("", R)]),
    "comment of a shell": ("# " + "\n# ".join(at(64)) + "\ncode", [("", R)]),
    "comment with stars": ("/*\n * " + "\n * ".join(at(64)) + "\n */", [("", R)]),
    "frame": ("\u2502 " + " \u2502\n\u2502 ".join(line.ljust(64) for line in at(64)) + " \u2502", [("", R)]),
    "dots on lines of their own": (T.replace(".", "\n.\n"), [("", T)]),
    "spaces of a PDF": ("  ".join(at(30, T)), [("", T)]),
    "mail, quoted-printable": (quopri.encodestring(f"token={PADDED}\n\nBye".encode()).decode(), [("token", PADDED)]),
    "mail, quoted-printable and long": (quopri.encodestring(f"https://a.example/?token={R}&x=1".encode()).decode(), [("token", R)]),
    "mail, quoted-printable dots": ("token=3D" + T.replace(".", "=2E"), [("token", T)]),
    "mail, quoted-printable SD-JWT": (f"a=3D{T}=7E{DISCLOSURES[0]}=7E", [("a", f"{T}~{DISCLOSURES[0]}~")]),
    "mail, quoted and named": ("> token:\n> " + "=\n> ".join(at(70)), [("token", R)]),
    "mail, broken before a dot": (f"{HEADER}=\n.{PAYLOAD}=\n.{SIGNATURE}\n", [("", T)]),
}  # fmt: skip

WRITTEN: Final[dict[str, Case]] = {
    "chat with backticks": (f"hey :wave: can you look? ```{T}```", [("", T)]),
    "typographic quotes": (f"\u201cAuthorization\u201d: \u201cBearer {T}\u201d", [("Authorization", T)]),
    "emphasis": (f"_{T}_", [("", T)]),
    "emphasis in text": (f"it is __{T}__ there", [("", T)]),
    "underscore that is no emphasis": (f"it is x_{T[:-1]}_ there", [("", f"{T[:-1]}_")]),
    "link": (f"[token](https://a.example/#id_token={T}), [{O}](https://b.example)", [("id_token", T), ("", O)]),
    "non-breaking hyphens": (f"jwt: {HYPHENS.replace('-', chr(0x2011))} x", [("jwt", HYPHENS.replace("-", "\u2011"))]),
    "en dashes": (HYPHENS.replace("-", "\u2013"), [("", HYPHENS.replace("-", "\u2013"))]),
    "em dash for two hyphens": (f"jwt: {T[:-10]}\u2014{T[-8:]} x", [("jwt", f"{T[:-10]}\u2014{T[-8:]}")]),
    "dash of a sentence": (f"jwt: {T[:-10]}\u2013and so on", [("jwt", T[:-10])]),
    "non-breaking spaces": (f"Authorization:\u00a0Bearer\u00a0{T}\u00a0", [("Authorization", T)]),
    "zero width spaces": ("token: " + "\u200b".join(at(20, T)) + " ok", [("token", T)]),
    "ellipsis": (f"Authorization: Bearer {CUT}\u2026", [("Authorization", CUT)]),
    "three dots alone": (f"{CUT}...", [("", CUT)]),
    "signature masked": (f"Bearer {HEADER}.{PAYLOAD}.****", [("", f"{HEADER}.{PAYLOAD}.****")]),
    "signature named": (f"{HEADER}.{PAYLOAD}.[Signature]", [("", f"{HEADER}.{PAYLOAD}.[Signature]")]),
}  # fmt: skip

COLOURED: Final[dict[str, Case]] = {
    "around": (f"{RED}token{END}: {RED}{T}{END} ok", [("token", T)]),
    "each segment": (f"{END}.".join(f"\x1b[3{number}m{one}" for number, one in enumerate(T.split("."))) + END, [("", T)]),
    "in JSON": (f'\x1b[34;1m"access_token"{END}: \x1b[32m"{T}"{END},', [("access_token", T)]),
    "match of grep": (f"jwt=\x1b[01;31m\x1b[KeyJ\x1b[m\x1b[K{T[3:]}", [("jwt", T)]),
}  # fmt: skip

PACKED: Final[dict[str, Case]] = {
    "token": (packed(T), [("", T)]),
    "header line": (packed(f"Authorization: Bearer {T}"), [("Authorization", T)]),
    "scheme and token": (packed(f"Bearer {T}"), [("", T)]),
    "Basic": (f"Authorization: Basic {packed(f'user:{T}')}", [("user", T)]),
    "Basic of a longer name": (f"Authorization: Basic {packed(f'x-access-token:{T}')}", [("x-access-token", T)]),
    "JSON with two tokens": (packed(json.dumps({"id_token": T, "access_token": O})), [("id_token", T), ("access_token", O)]),
    "named outside": (f"token: {packed(T)}", [("token", T)]),
    "in a path": (f"https://a.example/callback/{packed(T)}", [("", T)]),
    "wrapped": (wrapped(packed(f"Authorization: Bearer {R}"), 76), [("Authorization", R)]),
    "twice, a configuration of Docker": (f".dockerconfigjson: {packed(json.dumps({'auths': {'r.example': {'auth': packed(f'user:{T}')}}}, separators=(',', ':')))}", [("user", T)]),
    "base64url in a protocol": (f"Sec-WebSocket-Protocol: base64url.bearer.authorization.k8s.io.{encode(T.encode())}, v4", [("", T)]),
    "beside a plain one": (f"a={T}\nb={packed(O)}", [("a", T), ("b", O)]),
    "percent-encoded inside": (packed(f"jwt={T}".replace(".", "%2E")), [("jwt", T)]),
    "nested token": (f"{HEADER}.{encode(T.encode())}.{SIGNATURE}", [("", f"{HEADER}.{encode(T.encode())}.{SIGNATURE}")]),
    "run too short to hold a token": (f"see ZXlK{'a' * 30} there", []),
    "word with a sign": ("simpleUrl and fileUpload of " + "fileUpload" * 8 + "simpleUrl" * 8, []),
}  # fmt: skip

ESCAPED: Final[dict[str, Case]] = {
    "percent-encoded twice": ("url=https%253A%252F%252Fa%252F%2523id_token%253D" + T.replace(".", "%252E") + "%2526x", [("id_token", T)]),
    "JSON percent-encoded": ("data=" + quote(json.dumps({"id_token": T, "x": 1})) + "&y", [("id_token", T)]),
    "element escaped": (f"&lt;token&gt;{T}&lt;/token&gt;", [("token", T)]),
    "hexadecimal quotes": (f"\\x22id_token\\x22:\\x22{T}\\x22", [("id_token", T)]),
}  # fmt: skip

CASES: Final = {
    f"{kind}: {name}": case
    for kind, cases in (
        ("server", SERVERS), ("tool", TOOLS), ("source", SOURCES), ("lines", LINES), ("written", WRITTEN),
        ("coloured", COLOURED), ("packed", PACKED), ("escaped", ESCAPED),
    )
    for name, case in cases.items()
}  # fmt: skip


@pytest.mark.each
@pytest.mark.parametrize(("paste", "tokens"), CASES.values(), ids=CASES)
def test_finds_the_tokens_of_a_messy_paste(paste: str, tokens: list[tuple[str, str]]) -> None:
    """Each token is found with its name, and its pieces put together are its text."""
    found = extract(paste).tokens

    assert tokens == [(token.label, token.text) for token in found]
    assert [text for _, text in tokens] == [spelled(token, paste) for token in found]


@pytest.mark.parametrize("paste", [f"{RED}{END}", "\x1b[", f"no token\x1b[ {T[:9]}"])
def test_what_is_no_colour_or_nothing_else_is_left_as_it_is(paste: str) -> None:
    """Where nothing was left out, nothing is said of it."""
    assert ["no-token"] == [one.id for one in extract(paste).notes]


@pytest.mark.parametrize("begun", ["0m", "39m", "00m"])
def test_a_section_of_characters_begins_with_no_colour(begun: str) -> None:
    token = f"{T[:60]}{begun}{T[60 + len(begun) :]}"
    (found,) = extract(f"<t><![CDATA[{token[:60]}]]><![CDATA[{token[60:]}]]></t>").tokens

    assert token == found.text


@pytest.mark.parametrize(
    ("paste", "note", "count"),
    [
        (packed(T), "base64-decoded", 1),
        (f"{RED}token{END}: {T}", "colours-removed", 2),
        (f"t=3D{T.replace('.', '=2E')}", "quoted-printable-decoded", 2),
        (f"a = '{T[:60]}' + '{T[60:]}'", "strings-joined", 1),
        (f"+{T[:60]}\n+{T[60:120]}\n+{T[120:]}", "line-marks-removed", 2),
        (f"jwt: {CUT}...", "shortened", 1),
        (f"{CUT}\u2026", "shortened", 1),
    ],
)
def test_says_what_it_undid_in_a_messy_paste(paste: str, note: str, count: int) -> None:
    """One note for each token, and no other."""
    assert [(note, count)] == [(one.id, facts(one.message, one.data)["count"]) for one in extract(paste).notes]
