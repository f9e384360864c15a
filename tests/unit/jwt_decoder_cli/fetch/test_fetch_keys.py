"""Keys are fetched where somebody agrees, from a server that is who it should be, within bounds."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from argparse import Namespace
from ipaddress import ip_address
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from jwt_decoder.engine.engine import report
from jwt_decoder.engine.result import Options
from jwt_decoder.model.sentence import Sentence
from jwt_decoder_cli.fetch import address as addresses
from jwt_decoder_cli.fetch import client
from jwt_decoder_cli.fetch.deadline import within
from jwt_decoder_cli.fetch.failure import FetchError
from jwt_decoder_cli.fetch.keys import source
from jwt_decoder_cli.status import Status

from tests.unit.jwt_decoder_cli.conftest import SHORT_LIVED
from tests.unit.jwt_decoder_cli.fetch.conftest import ALLOWED, JWKS, KEY, Answer, b64, certificate, serving, token

if TYPE_CHECKING:
    from collections.abc import Callable
    from http.server import BaseHTTPRequestHandler
    from pathlib import Path

    from tests.unit.jwt_decoder_cli.conftest import Program, Ran
    from tests.unit.jwt_decoder_cli.fetch.conftest import Server


def trust(ran: Ran) -> tuple[str, str]:
    """Return what a report in JSON says of the signature and of the key's trust."""
    verdict = json.loads(ran.out)["verification"]["verdict"]
    return verdict["signature"]["state"], verdict["trust"]["state"]


def test_an_issuer_is_asked_for_its_keys_without_the_token(program: Program, server: Server) -> None:
    server.is_issuer()
    text = token({"iss": server.url})

    ran = program(*ALLOWED, "--json", stdin=text)

    assert ("valid", "from-token") == trust(ran)
    assert Status.DECODED == ran.status
    assert ["/.well-known/openid-configuration", "/keys"] == server.paths
    lines = [f"GET {server.url}/.well-known/openid-configuration", f"GET {server.url}/keys"]
    assert [*lines, f"1 key from “{server.url}/keys”."] == ran.err.splitlines()
    for _, headers in server.asked:
        assert {"Accept", "Accept-Encoding", "Connection", "Host", "User-Agent"} == set(headers)
        assert not [part for part in text.split(".") if part in json.dumps(headers)]


def test_a_key_to_which_the_token_led_is_said_to_prove_nothing(program: Program, server: Server) -> None:
    server.is_issuer()

    ran = program(*ALLOWED, "--explain", stdin=token({"iss": server.url, "exp": 1795428900}))

    assert "Signed with a key from a URL that the token led to." == ran.out.splitlines()[0]
    assert "! Key trust         From token" in ran.out
    assert "unless you know that this is its issuer's" in " ".join(ran.out.split())


@pytest.mark.parametrize("named", [True, False])
def test_an_issuer_that_is_expected_is_trusted_for_its_keys(program: Program, server: Server, *, named: bool) -> None:
    server.is_issuer()
    expected = server.url if named else f"{server.url}/"

    ran = program(*ALLOWED, "--json", "--expect-iss", expected, stdin=token({"iss": server.url}))

    assert ("valid", "fetched" if named else "from-token") == trust(ran)


def test_keys_come_from_the_url_that_a_person_names(program: Program, server: Server) -> None:
    server.answers["/some/keys?x=1"] = Answer(JWKS)

    ran = program(*ALLOWED, "--jwks", f"{server.url}/some/keys?x=1#here", stdin=token({"sub": "alice"}))

    assert "– Key trust         Fetched" in ran.out
    assert "The signature matches" in ran.out or "Valid" in ran.out
    assert ["/some/keys?x=1"] == server.paths


@pytest.mark.parametrize("metadata", [{"jwks": json.loads(JWKS)}, {"jwks_uri": "KEYS"}])
def test_the_url_that_a_person_names_may_be_that_of_metadata(
    program: Program, server: Server, metadata: dict[str, Any]
) -> None:
    server.is_issuer()
    text = json.dumps({"issuer": "https://other.example", **metadata}).replace("KEYS", f"{server.url}/keys")
    server.answers["/metadata"] = Answer(text.encode())

    ran = program(*ALLOWED[1:], "--json", "--jwks", f"{server.url}/metadata", stdin=token({}))

    assert ("valid", "fetched") == trust(ran)


def test_a_key_that_is_in_the_token_is_from_the_token_wherever_else_it_is(program: Program, server: Server) -> None:
    server.answers["/keys"] = Answer(JWKS)
    text = token({}, jwk=json.loads(JWKS)["keys"][0])

    assert ("valid", "from-token") == trust(program(*ALLOWED, "--json", "--jwks", f"{server.url}/keys", stdin=text))


def test_jku_is_asked_when_that_is_asked_for(program: Program, server: Server) -> None:
    server.answers["/jku"] = Answer(JWKS)
    text = token({"iss": server.url}, jku=f"{server.url}/jku")

    ran = program(*ALLOWED, "--from-jku", "--json", "--expect-iss", server.url, stdin=text)

    assert ("valid", "from-token") == trust(ran)
    assert ["/jku"] == server.paths


def test_metadata_of_an_authorization_server_are_asked_for_where_there_are_none_of_openid(
    program: Program, server: Server
) -> None:
    issuer = f"{server.url}/tenant"
    metadata = {"issuer": issuer, "jwks_uri": f"{server.url}/keys"}
    server.answers["/.well-known/oauth-authorization-server/tenant"] = Answer(json.dumps(metadata).encode())
    server.answers["/keys"] = Answer(JWKS)

    assert Status.DECODED == program(*ALLOWED, stdin=token({"iss": issuer})).status
    first = "/tenant/.well-known/openid-configuration"
    assert [first, "/.well-known/oauth-authorization-server/tenant", "/keys"] == server.paths


def test_all_tokens_of_a_text_are_verified_with_keys_from_one_url(program: Program, server: Server) -> None:
    server.answers["/keys"] = Answer(JWKS)
    text = f"{token({'sub': 'a'})} {token({'sub': 'b'})}"

    ran = program(*ALLOWED, "--all", "--json", "--jwks", f"{server.url}/keys", stdin=text)

    assert (Status.DECODED, 2) == (ran.status, ran.out.count('"status":0'))
    assert ["/keys"] == server.paths


def test_nothing_is_asked_for_a_text_without_a_token(program: Program, server: Server) -> None:
    ran = program(*ALLOWED, "--all", "--jwks", f"{server.url}/keys", stdin="no token")

    assert (Status.NOTHING, []) == (ran.status, server.paths)


def test_what_was_fetched_is_kept_only_where_that_is_asked_for(
    program: Program, server: Server, tmp_path: Path
) -> None:
    server.answers["/keys"] = Answer(JWKS)
    file = tmp_path / "keys.json"
    words = (*ALLOWED, "--jwks", f"{server.url}/keys", "--save-keys", str(file))

    ran, again = program(*words, stdin=token({})), program(*words, stdin=token({}))

    assert (Status.DECODED, JWKS) == (ran.status, file.read_bytes())
    assert Status.FAILED == again.status
    assert "The --save-keys file can't be created: File exists." in again.err
    assert Status.DECODED == program("--key", str(file), stdin=token({})).status


def test_a_report_is_printed_also_where_no_keys_can_be_had(program: Program) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    ran = program(*ALLOWED, stdin=token({"iss": f"http://localhost:{port}"}))

    assert Status.UNVERIFIED == ran.status
    assert "Not verified yet." in ran.out
    assert f"“localhost:{port}” can't be reached: Connection refused." in ran.err


def test_a_text_without_a_token_asks_nobody(program: Program) -> None:
    assert (Status.NOTHING, "") == ((ran := program(*ALLOWED, stdin="nothing")).status, ran.err)


# No name, or what one who looks it up takes for something else.
NO_HOSTS = [
    ".a.example",
    "a..example",
    f"{'a' * 64}.example",
    "a%2eexample",
    "127%2e0.0.1",
    "a!b",
    "1.2.3.4.5",
    "0x7g.1",
]
NO_HOSTS += ["[v1.x]", "[::1", f"{'a.' * 127}example", "256.0.0.1"]
NOWHERE = [
    (token({"sub": "alice"}), (), "The token has no iss that is an https URL, and it isn't known where its keys are"),
    (token({"iss": 1}), (), "The token has no iss"),
    (token({"iss": "joe"}), (), "The token has no iss"),
    (token({"iss": "https://a.example"}), ("--from-jku",), "The token's header has no jku, so nothing was fetched."),
    (token({}, jku=1), ("--from-jku",), "The token's header has no jku, so nothing was fetched."),
    (
        SHORT_LIVED,
        ("--now", "1795428000"),
        "The token is signed with a secret (HS256), which no issuer publishes, so no keys were fetched.",
    ),
    (f"eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..{'A' * 16}.AAAA.{'A' * 22}", (), "The token is encrypted"),
    (
        token({"iss": "https://kubernetes.default.svc.cluster.local", "kubernetes.io": {}}),
        (),
        "The keys are in the cluster: “kubectl get --raw /openid/v1/jwks” prints them. Nothing was fetched.",
    ),
    (token({}), ("--jwks", "file:///etc/passwd"), "“file:///etc/passwd” isn't an https URL with a host, so nothing"),
    (token({}), ("--jwks", "https://"), "“https://” isn't an https URL with a host, so nothing"),
    (token({}), ("--jwks", "https://a.example:port/"), "isn't an https URL with a host, so nothing"),
    (token({}), ("--jwks", "https://a.example/\nHost: b"), "isn't an https URL with a host, so nothing"),
    (token({}), ("--jwks", "https://me:pass@a.example/"), "“a.example/” has a user name or password in it"),
    (token({"iss": "https://[x/"}), (), "“https://[x/” isn't an https URL with a host"),
    (token({"iss": "https://a\u2100b.example/"}), (), "isn't an https URL with a host"),
    (token({"iss": "https://a.example?tenant=1"}), (), "“https://a.example?tenant=1”, has a query or a fragment"),
    (token({"iss": "https://a.example/#top"}), (), "has a query or a fragment, which no issuer's has (RFC 8414 §2)"),
    (token({"iss": "https://me:pass@a.example"}), (), "“a.example” has a user name or password in it"),
    (token({"iss": "https://"}), (), "“https://” isn't an https URL with a host"),
    *[(token({}), ("--jwks", f"https://{host}/"), "isn't an https URL with a host, so nothing") for host in NO_HOSTS],
    (token({}, jku="ftp://a.example/"), ("--from-jku",), "“ftp://a.example/” isn't an https URL with a host"),
]


@pytest.mark.parametrize(("text", "words", "said"), NOWHERE)
def test_where_no_keys_can_be_it_says_why(program: Program, text: str, words: tuple[str, ...], said: str) -> None:
    ran = program(*ALLOWED, *words, stdin=text)

    assert (Status.UNVERIFIED, True) == (ran.status, said in ran.err), ran.err
    assert "pass@" not in ran.err


PRIVATE = ["127.0.0.1", "10.0.0.1", "169.254.169.254", "0.0.0.0", "[::1]", "[::ffff:10.0.0.1]", "[64:ff9b::a00:1]"]  # noqa: S104
PRIVATE += ["[2002:a00:1::]", "[fe80::1]", "[fc00::1]", "224.0.0.1", "[ff02::1]", "2130706433", "localhost"]
PRIVATE += ["[::127.0.0.1]", "[fec0::1]", "[64:ff9b:1::a00:1]", "[2001:db8::1]", "127.1", "0x7f.1", "0177.0.0.1"]


@pytest.mark.parametrize("host", PRIVATE)
def test_a_private_network_is_asked_only_when_that_is_allowed(program: Program, host: str) -> None:
    ran = program("--fetch-keys", "--yes", "--jwks", f"https://{host}:1/keys", stdin=token({}))

    assert Status.UNVERIFIED == ran.status
    assert "isn't an address on the internet. Nothing was sent to it. --allow-private allows it." in ran.err


def test_without_tls_nothing_is_asked_unless_that_is_allowed(program: Program, server: Server) -> None:
    server.is_issuer()
    ran = program("--fetch-keys", "--yes", "--allow-private", stdin=token({"iss": server.url}))

    assert (Status.UNVERIFIED, []) == (ran.status, server.paths)
    assert "isn't an https URL: anyone on the way could change the keys. Nothing was fetched." in ran.err


def test_a_name_is_looked_up_once_and_that_address_is_asked(
    program: Program, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers["/keys"] = Answer(JWKS)
    looked_up: list[str] = []

    def first_here_then_elsewhere(host: str, port: int, *_: object, **__: object) -> list[Any]:
        looked_up.append(host)
        found = "203.0.113.1" if looked_up.count(host) > 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (found, port))]

    monkeypatch.setattr(socket, "getaddrinfo", first_here_then_elsewhere)
    ran = program(*ALLOWED, "--jwks", f"http://keys.example:{server.port}/keys", stdin=token({}))

    # What looks a number up is create_connection.
    assert (Status.DECODED, ["keys.example"]) == (ran.status, [one for one in looked_up if one[0].isalpha()])


def test_a_name_with_a_public_and_a_private_address_is_not_asked(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (one, 443)) for one in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)

    ran = program("--fetch-keys", "--yes", stdin=token({"iss": "https://a.example"}))

    assert "“a.example” is 10.0.0.1, which isn't an address on the internet." in ran.err


def test_an_issuer_that_says_it_is_another_is_not_believed(program: Program, server: Server) -> None:
    server.is_issuer("https://honest.example")

    ran = program(*ALLOWED, stdin=token({"iss": server.url}))

    assert (Status.UNVERIFIED, ["/.well-known/openid-configuration"]) == (ran.status, server.paths)
    assert f"says that its issuer is “https://honest.example”, but the token's is “{server.url}”" in ran.err


METADATA = [
    (b"<html>", "doesn't answer with a JSON object, so it isn't known where the keys are."),
    (b'["a"]', "doesn't answer with a JSON object"),
    (JWKS, "doesn't answer with a JSON object, so it isn't known"),
    (b'{"jwks_uri": "https://a.example"}', "names no issuer, so its keys aren't used (RFC 8414 §3.3)."),
    (b'{"issuer": "ISSUER"}', "has no jwks_uri, so it isn't known where the keys are."),
    (b'{"issuer": "ISSUER", "jwks_uri": 7}', "has no jwks_uri"),
    (b'{"issuer": "ISSUER", "jwks_uri": "gopher://a.example"}', "“gopher://a.example” isn't an https URL with a host"),
    (b'{"issuer": "ISSUER", "jwks": {"keys": []}}', ""),
]


@pytest.mark.parametrize(("body", "said"), METADATA)
def test_metadata_that_do_not_lead_to_keys_say_why(program: Program, server: Server, body: bytes, said: str) -> None:
    body = body.replace(b"ISSUER", server.url.encode())
    server.answers["/.well-known/openid-configuration"] = Answer(body)

    ran = program(*ALLOWED, stdin=token({"iss": server.url}))

    assert (Status.UNVERIFIED, True) == (ran.status, said in ran.err), ran.err


def slowly(handler: BaseHTTPRequestHandler) -> None:
    """Send a byte now and then, which no timeout of a socket notices."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in range(1000):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        threading.Event().wait(0.02)


def silently(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00\x01 no HTTP\r\n\r\n")


def endlessly(start: bytes, more: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    """Send something again and again, until nobody takes it: a hundred times what may be taken."""

    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(start)
        for _ in range(200_000_000 // len(more)):
            handler.wfile.write(more)

    return act


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
# A size below nothing is all that comes, for http.client.
less_than_nothing = endlessly(CHUNKED + b"-1\r\n", b"x" * 100_000)
in_small_chunks = endlessly(CHUNKED, b"1;" + b"y" * 10_000 + b"\r\nx\r\n")
trailing = endlessly(CHUNKED + b"0\r\n", b"a: " + b"b" * 10_000 + b"\r\n")
continuing = endlessly(b"", b"HTTP/1.1 100 Continue\r\na: " + b"b" * 10_000 + b"\r\n\r\n")


def moved(to: str) -> Answer:
    return Answer(status=302, headers={"Location": to})


ANSWERS = [
    (Answer(act=slowly), "took longer than 0.3 s. --fetch-timeout allows more."),
    (Answer(act=silently), "doesn't answer as HTTP says."),
    (Answer(b"x" * 1_000_001), "answers with more than 1 MB, which no set of keys needs."),
    (Answer(status=500), "answers with status 500 instead of 200."),
    (Answer(b"x", headers={"Content-Encoding": "gzip"}), "in the content encoding “gzip”, which wasn't asked for."),
    (Answer(), "answers with nothing."),
    (Answer(b"<!doctype html>\n<p>hello"), "something in which there is no key. It begins “<!doctype html>"),
    (moved("https://evil.example/keys"), "redirects to “https://evil.example/keys”, another server, so it wasn't"),
    (moved("http://127.0.0.1:1/keys"), "redirects to “http://127.0.0.1:1/keys”, another server"),
    (moved("file:///etc/passwd"), "“file:///etc/passwd” isn't an https URL with a host"),
    (moved("/keys"), "redirects more than 3 times."),
    (moved("//["), "“//[” isn't an https URL with a host"),
    (Answer(JWKS, headers={"Content-Length": "5000"}), "doesn't answer as HTTP says."),
    (Answer(act=less_than_nothing), "answers with more than 1 MB, which no set of keys needs."),
    (Answer(act=in_small_chunks), "answers with more than 1 MB, which no set of keys needs."),
    (Answer(act=continuing), "answers with more than 1 MB, which no set of keys needs."),
    (Answer(act=trailing), "answers with more than 1 MB, which no set of keys needs."),
]


@pytest.mark.parametrize(("answer", "said"), ANSWERS)
def test_a_server_that_does_not_behave_is_said_to(program: Program, server: Server, answer: Answer, said: str) -> None:
    server.answers["/keys"] = answer
    words = ("--fetch-timeout", "0.3") if answer.act is slowly else ()

    ran = program(*ALLOWED, *words, "--jwks", f"{server.url}/keys", stdin=token({}))

    assert (Status.UNVERIFIED, True) == (ran.status, said in ran.err), ran.err
    assert "internal error" not in ran.err


def test_a_redirect_within_a_server_is_followed(program: Program, server: Server) -> None:
    server.answers |= {"/keys": moved("newer"), "/newer": Answer(JWKS)}

    assert Status.DECODED == program(*ALLOWED, "--jwks", f"{server.url}/keys", stdin=token({})).status
    assert ["/keys", "/newer"] == server.paths


def test_each_url_is_said_before_it_is_asked_for(program: Program, server: Server) -> None:
    """Also where a server redirects to it: where it leads is its own choice."""
    server.answers |= {"/keys": moved("newer?a=1"), "/newer?a=1": moved("/last"), "/last": Answer(JWKS)}

    ran = program(*ALLOWED, "--jwks", f"{server.url}/keys", stdin=token({}))

    assert [f"GET {server.url}{path}" for path in server.paths] == ran.err.splitlines()[:-1]
    assert 3 == len(server.paths)


def test_all_that_a_url_leads_to_has_the_time_of_one(
    program: Program, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = iter([0.0, 1.0, 11.0])
    monkeypatch.setattr(client, "time", SimpleNamespace(monotonic=lambda: next(now)))
    server.answers |= {"/keys": moved("newer"), "/newer": Answer(JWKS)}

    ran = program(*ALLOWED, "--jwks", f"{server.url}/keys", stdin=token({}))

    assert (Status.UNVERIFIED, True) == (ran.status, "took longer than 10 s." in ran.err)
    assert ["/keys"] == server.paths


D = b64(bytes(range(32)))
PEM = KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
FOR_NOBODY = [
    {"keys": [{**json.loads(JWKS)["keys"][0], "d": D}]},
    {"keys": [json.loads(JWKS)["keys"][0], {"kty": "oct", "k": D}]},
    {"keys": [json.loads(JWKS)["keys"][0], {"kty": "EC", "d": D}]},
    {"kty": "oct", "k": D},
]


@pytest.mark.parametrize("body", [*(json.dumps(one).encode() for one in FOR_NOBODY), PEM], ids=range(5))
def test_keys_that_anyone_can_sign_with_verify_nothing(program: Program, server: Server, body: bytes) -> None:
    """Whoever asks that URL has the private key, so that a signature says nothing."""
    server.answers["/keys"] = Answer(body)

    ran = program(*ALLOWED, "--jwks", f"{server.url}/keys", stdin=token({}))

    assert (Status.UNVERIFIED, []) == (ran.status, [D] if D in ran.out + ran.err else [])
    assert f"“{server.url}/keys” gives a private key or a secret to whoever asks" in ran.err
    assert "Not verified" in ran.out


@pytest.mark.parametrize(
    ("claims", "metadata", "is_told"),
    [
        ({"iss": "https://one.example"}, {"issuer": "https://other.example"}, True),
        ({"iss": "https://one.example"}, {"issuer": "https://one.example"}, False),
        ({"iss": "https://one.example"}, {}, False),
        ({"iss": 5}, {"issuer": "https://other.example"}, False),
    ],
)
def test_that_a_url_is_of_another_issuer_is_told_and_whoever_named_it_decides(
    program: Program, server: Server, claims: dict[str, Any], metadata: dict[str, Any], *, is_told: bool
) -> None:
    server.answers |= {
        "/metadata": Answer(json.dumps({**metadata, "jwks_uri": f"{server.url}/keys"}).encode()),
        "/keys": Answer(JWKS),
    }

    ran = program(*ALLOWED, "--json", "--jwks", f"{server.url}/metadata", stdin=token(claims))

    assert ("valid", "fetched") == trust(ran)
    said = (
        "says that its issuer is “https://other.example”, but the token's is “https://one.example”. Its keys are used"
    )
    assert is_told == (said in ran.err)


@pytest.mark.parametrize(("name", "why"), [("there", "File exists"), ("none/keys.json", "No such file or directory")])
def test_nobody_is_asked_where_the_keys_could_not_be_kept(
    program: Program, server: Server, tmp_path: Path, name: str, why: str
) -> None:
    (tmp_path / "there").write_text("mine")

    ran = program(*ALLOWED, "--jwks", f"{server.url}/keys", "--save-keys", str(tmp_path / name), stdin=token({}))

    assert (Status.FAILED, []) == (ran.status, server.paths)
    assert f"The --save-keys file can't be created: {why}." in ran.err


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("10.0.0.1", "“10.0.0.1” isn't an address on the internet."),
        ("[::1]", "“::1” isn't an address on the internet."),
        ("167772161", "“167772161” is 10.0.0.1, which isn't an address on the internet."),
    ],
)
def test_an_address_is_not_said_to_be_itself(program: Program, host: str, said: str) -> None:
    assert said in program(*ALLOWED[:2], "--jwks", f"https://{host}/", stdin=token({})).err


def secure(file: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


@pytest.mark.parametrize(
    ("name", "is_known", "said"),
    [
        ("localhost", True, "1 key from"),
        ("localhost", False, "has no TLS certificate that is trusted here: self-signed certificate."),
        ("other.example", True, "has no TLS certificate that is trusted here: Hostname mismatch"),
    ],
)
def test_a_server_shows_by_its_certificate_that_it_has_the_name(  # noqa: PLR0913 - fixtures and cases
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str, *, is_known: bool
) -> None:
    file = certificate(tmp_path, name)
    if is_known:
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with serving(secure(file)) as server:
        server.is_issuer()
        ran = program("--fetch-keys", "--yes", "--allow-private", stdin=token({"iss": server.url}))

    assert (said in ran.err, Status.DECODED if "key" in said[:5] else Status.UNVERIFIED) == (True, ran.status), ran.err


def test_a_server_without_tls_is_said_to_have_none(program: Program, server: Server) -> None:
    url = server.url.replace("http:", "https:")
    ran = program("--fetch-keys", "--yes", "--allow-private", "--jwks", f"{url}/keys", stdin=token({}))

    assert f"There is no TLS connection to “localhost:{server.port}”" in ran.err


def test_a_name_that_nobody_has_is_said_to_be_unknown(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    ran = program("--fetch-keys", "--yes", stdin=token({"iss": "https://nobody.example"}))

    assert "The name “nobody.example” can't be looked up: Name or service not known." in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--yes",), "--yes needs --fetch-keys"),
        (("--save-keys", "a"), "--save-keys needs --fetch-keys"),
        (("--fetch-keys", "--key", "a"), "keys are either given or fetched, not both"),
        (("--fetch-keys", "--all"), "--all needs --jwks to fetch keys: each token may have an issuer of its own"),
        (("--jwks", "https://a.example", "--from-jku"), "not allowed with argument"),
    ],
)
def test_words_that_make_no_sense_together_are_refused(program: Program, words: tuple[str, ...], said: str) -> None:
    assert (Status.USAGE, True) == ((ran := program(*words, stdin="")).status, said in ran.err), ran.err


def test_what_fails_within_a_deadline_fails_where_it_is_waited_for() -> None:
    def fails() -> None:
        raise FetchError(Sentence("It fails."))

    with pytest.raises(FetchError):
        within(10, fails)


def test_the_usual_port_is_not_shown() -> None:
    shown = [addresses.read(one, allows_http=True).authority for one in ("https://a.example/", "http://[::1]:81/")]

    assert ["a.example", "[::1]:81"] == shown


PLACES = [
    ({"iss": "https://accounts.google.com"}, {}, ("https://www.googleapis.com/oauth2/v3/certs",), False),
    (
        {"iss": "https://id.example/tenant", "vct": "https://id.example/card"},
        {"typ": "dc+sd-jwt"},
        ("https://id.example/.well-known/jwt-vc-issuer/tenant",),
        True,
    ),
    (
        {"iss": "https://id.example/"},
        {},
        (
            "https://id.example/.well-known/openid-configuration",
            "https://id.example/.well-known/oauth-authorization-server",
        ),
        True,
    ),
]


@pytest.mark.parametrize(("claims", "header", "urls", "is_metadata"), PLACES)
def test_an_issuer_is_asked_where_its_documentation_says(
    claims: dict[str, Any], header: dict[str, Any], urls: tuple[str, ...], *, is_metadata: bool
) -> None:
    read = report(token(claims, **header), Options(now=0)).tokens[0]
    found = source(read, Namespace(jwks=None, from_jku=False, expect_iss=None, allow_http=False))

    assert (urls, is_metadata, claims["iss"]) == (found.urls, found.is_metadata, found.issuer)


def test_the_longest_time_is_a_time_that_a_machine_can_wait(program: Program, server: Server) -> None:
    server.is_issuer()
    assert Status.DECODED == program(*ALLOWED, "--fetch-timeout", "1e300", stdin=token({"iss": server.url})).status


IPS = [
    ("2606:4700::1111", True),
    ("64:ff9b::808:808", True),
    ("64:ff9b::a00:1", False),
    ("::8.8.8.8", False),
    ("::ffff:8.8.8.8", False),
    ("4000::1", False),
    ("fec0::1", False),
    ("8.8.8.8", True),
    ("224.0.0.1", False),
    ("240.0.0.1", False),
]


@pytest.mark.parametrize(("ip", "is_public"), IPS)
def test_only_what_is_given_to_somebody_on_the_internet_is_there(ip: str, *, is_public: bool) -> None:
    assert is_public == addresses.is_public(ip_address(ip))
