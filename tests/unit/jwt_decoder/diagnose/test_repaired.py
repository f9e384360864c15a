"""The repaired text is what is tried first: where its signature holds, that is the diagnosis, and the only one."""

from __future__ import annotations

import asyncio
import base64
import hmac
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest
from joserfc.jwk import ECKey, OKPKey, RSAKey
from joserfc.jws import JWSRegistry, serialize_compact
from jwt_decoder.decode.repairs import alternatives, repaired
from jwt_decoder.decode.repairs.alternatives import with_first_ones
from jwt_decoder.decode.repairs.candidates import is_json
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.output import report as written
from jwt_decoder.registry.look_alikes import meant
from jwt_decoder.text.base64url_faults import ALPHABET
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.unit.jwt_decoder.verify.jose_tokens import KIND_OF, private_key, private_pem, public_pem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.output.report import shape
    from jwt_decoder.registry.algorithms import Algorithm

SECRET: Final = "plain-secret-of-my-service-2026"
TOKEN: Final = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"
HEADER: Final = TOKEN.index(".")
EC_TOKEN: Final = (
    "eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ."
    "1LCVzCi_fJ_LeQaoqM60im3FccECmNTwF3KhXawvaZRBzpX3xEo27pLUAta3O5xD97oVeYevdLbNgRFdzmGbjw"
)
EC_KEY: Final = (
    '{"kty":"EC","crv":"P-256","x":"cLEgbAHk2UakdZAdH8TSRDl3AwBkrk7Ol3eqmKDPfX4",'
    '"y":"be7C0BDuEnFcJWb-xVEgA1fo8JsJdH2fE2BsptMRavw"}'
)


@pytest.fixture(autouse=True)
def _time_to_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a search take as long as it needs, however busy the machine is."""
    monkeypatch.setattr(Cryptography, "search_seconds", 60.0)
    monkeypatch.setattr("jwt_decoder.diagnose.hypotheses.case._MOST_SECONDS", 60.0)


def verify(text: str, key: str, *, wanted: bool = True) -> shape.Verification:
    """Verify with every algorithm there is."""
    found = asyncio.run(engine.verify(text, key, Options(now=0), Cryptography(), lambda: wanted))
    return written.verification(found)


def signed(header: str, claims: str) -> str:
    """Return a token with an HMAC."""
    text = ".".join(base64.urlsafe_b64encode(part.encode()).rstrip(b"=").decode() for part in (header, claims))
    mac = hmac.digest(SECRET.encode(), text.encode(), "sha256")
    return f"{text}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"


def part(octets: bytes) -> str:
    """Return octets in base64url."""
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def read_token(text: str) -> Decoded:
    """Take the one token of a paste apart, with its repairs."""
    return engine.report(text, Options(now=0)).tokens[0].decoded


def edited(paste: str, apply: shape.Apply | None) -> str:
    """Make the edit of a diagnosis in a paste, in UTF-16 units as the page does."""
    assert apply
    edit = apply["edit"]
    units = paste.encode("utf-16-le")
    return (units[: 2 * edit["start"]] + edit["text"].encode("utf-16-le") + units[2 * edit["end"] :]).decode(
        "utf-16-le"
    )


@pytest.mark.untraced
@pytest.mark.parametrize("odd", ["\u200b", "\ufeff", "\u00ad", "*", "!", "=", "\u2019", "\\"])
@pytest.mark.parametrize("place", [5, 18, 23, 25])
@pytest.mark.parametrize(("token", "key"), [(TOKEN, SECRET), (EC_TOKEN, EC_KEY)])
def test_a_character_too_many_is_found_with_the_key(token: str, key: str, odd: str, place: int) -> None:
    paste = token[:place] + odd + token[place:]
    (found,) = verify(paste, key)["diagnosis"]

    assert "text-repaired" == found["id"]
    assert token == edited(paste, found["apply"])


@pytest.mark.parametrize("place", [16, 25, 50])
def test_a_dot_in_the_place_of_another_character_is_found_with_the_key(place: int) -> None:
    paste = TOKEN[:place] + "." + TOKEN[place + 1 :]
    found = next(one for one in verify(paste, SECRET)["diagnosis"] if one["id"] == "text-repaired")

    assert TOKEN == edited(paste, found["apply"])


@pytest.mark.parametrize("odd", ["\u200b", "*"])
def test_a_character_too_many_in_a_signature_leaves_it_valid(odd: str) -> None:
    answer = verify(TOKEN[:40] + odd + TOKEN[40:], SECRET)

    assert ("valid", []) == (answer["verdict"]["signature"]["state"], answer["diagnosis"])


@pytest.mark.untraced
@pytest.mark.parametrize("place", [5, 16, 22, 28, 30, 34, 40, 60])
@pytest.mark.parametrize("odd", "*!\u0456")
def test_a_character_in_the_place_of_another_is_found_with_the_key(odd: str, place: int) -> None:
    paste = TOKEN[:place] + odd + TOKEN[place + 1 :]
    (found,) = verify(paste, SECRET)["diagnosis"]

    assert "text-repaired" == found["id"]
    assert TOKEN == edited(paste, found["apply"])


def test_several_repairs_are_tried_together() -> None:
    paste = f"😀 {TOKEN[:10]}\u200b{TOKEN[10:25]}*{TOKEN[25:50]}\u200b{TOKEN[50:]}"
    (found,) = verify(paste, SECRET)["diagnosis"]

    assert "The signature matches once all damaged places are fixed." == found["message"]
    assert f"😀 {TOKEN}" == edited(paste, found["apply"])


SAID: Final = {
    "removed": (TOKEN[:25] + "*" + TOKEN[25:], "The signature matches once “*” is removed, character 26 of the token."),
    "unseen": (
        TOKEN[:25] + "\u200b" + TOKEN[25:],
        "The signature matches once “U+200B” is removed, character 26 of the token.",
    ),
    "replaced": (
        TOKEN[:25] + "*" + TOKEN[26:],
        "The signature matches once “*”, character 26 of the token, is replaced by “I”.",
    ),
    "lost": (
        TOKEN[:25] + TOKEN[26:],
        "The signature matches once “I” is inserted as character 26 of the token.",
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_it_is_said_what_makes_the_signature_match(name: str) -> None:
    paste, said = SAID[name]
    answer = verify(paste, SECRET)

    assert said == answer["diagnosed"]
    assert [said] == [one["message"] for one in answer["diagnosis"]]
    assert answer["diagnosis"][0]["fix"].startswith("Use the repaired text")


def test_what_is_packed_has_no_edit() -> None:
    paste = base64.b64encode(f"token: {TOKEN[:25]}*{TOKEN[25:]}".encode()).decode()
    (found,) = verify(paste, SECRET)["diagnosis"]

    assert ("text-repaired", None) == (found["id"], found["apply"])


def test_with_another_key_no_repair_is_the_reason() -> None:
    answer = verify(TOKEN[:25] + "*" + TOKEN[25:], "another secret that has nothing to do with it")

    assert ["ruled-out"] == [one["id"] for one in answer["diagnosis"]]
    assert [None] == [one["apply"] for one in answer["diagnosis"]]


def test_a_key_that_cannot_be_read_is_not_tried() -> None:
    answer = verify(TOKEN[:25] + "*" + TOKEN[25:], "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")

    assert "text-repaired" not in [one["id"] for one in answer["diagnosis"]]


def test_nobody_waits_and_nothing_is_tried() -> None:
    text = TOKEN[:25] + "*" + TOKEN[26:]

    assert ["text-repaired"] == [one["id"] for one in verify(text, SECRET)["diagnosis"]]
    assert [] == verify(text, SECRET, wanted=False)["diagnosis"]


def test_a_damaged_header_hides_no_algorithm() -> None:
    signed = "eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbGljZSJ9"
    mac = base64.urlsafe_b64encode(hmac.digest(SECRET.encode(), signed.encode(), "sha512")).rstrip(b"=").decode()
    paste = f"{signed[:13]}{signed[14:]}.{mac}"
    (found,) = verify(paste, SECRET)["diagnosis"]

    assert f"{signed}.{mac}" == edited(paste, found["apply"])


def replaced(token: str, place: int, instead: str) -> str:
    return token[:place] + instead + token[place + 1 :]


# Characters in the place of others, after which nothing is wrong with the form.
UNSEEN: Final = {
    "a name in the header": (signed('{"alg":"HS256","kid":"abc"}', '{"a":1}'), 32),
    "a value in the payload": (signed('{"alg":"HS256"}', '{"a":"alice"}'), 31),
    "the signature": (TOKEN, 50),
    "the signature's last character": (TOKEN, len(TOKEN) - 1),
}


@pytest.mark.parametrize("name", UNSEEN)
@pytest.mark.parametrize("instead", ["Q", "5"])
def test_a_character_that_nothing_shows_is_found_with_the_secret(name: str, instead: str) -> None:
    sound, place = UNSEEN[name]
    paste = replaced(sound, place, instead)
    found = next(one for one in verify(paste, SECRET)["diagnosis"] if one["id"] == "text-repaired")

    assert sound == edited(paste, found["apply"])


@pytest.mark.untraced
@pytest.mark.parametrize("place", [50, 60, len(TOKEN) - 1])
def test_a_character_lost_or_doubled_in_a_signature_is_found_with_the_secret(place: int) -> None:
    for paste in (TOKEN[:place] + TOKEN[place + 1 :], TOKEN[:place] + TOKEN[place] + TOKEN[place:]):
        found = next(one for one in verify(paste, SECRET)["diagnosis"] if one["id"] == "text-repaired")

        assert TOKEN == edited(paste, found["apply"])


@pytest.mark.untraced
@pytest.mark.parametrize("place", [40, 77, len(EC_TOKEN) - 1])
def test_a_character_doubled_in_a_signature_is_found_with_a_public_key(place: int) -> None:
    paste = EC_TOKEN[:place] + EC_TOKEN[place] + EC_TOKEN[place:]
    found = next(one for one in verify(paste, EC_KEY)["diagnosis"] if one["id"] == "text-repaired")

    assert EC_TOKEN == edited(paste, found["apply"])


CLAIMS: Final = r'{"iss":"https://auth.example.com/","sub":"248289761001","name":"J \"J\" Doe","exp":2000000000}'
# In letters, in digits, beside an escape, and in a number: from each on another letter leaves JSON.
SOUND_PLACES: Final = (20, 58, 82, 118)


@pytest.mark.untraced
@pytest.mark.product(10)
@pytest.mark.parametrize("alg", ["ES256", "RS256", "PS256", "Ed25519", "ES256K"])
@pytest.mark.parametrize("place", SOUND_PLACES)
def test_with_a_public_key_another_letter_that_leaves_json_is_found(alg: str, place: int) -> None:
    token, key = signed_by(alg, CLAIMS), public_pem(private_key(KIND_OF[alg]))
    paste = next(sound_edits(token, place))

    (found,) = verify(paste, key)["diagnosis"]

    assert "text-repaired" == found["id"]
    assert token == edited(paste, found["apply"])


def signed_by(alg: str, claims: str) -> str:
    """Return a token with a signature of the test keys."""
    kind: Any = {"E": ECKey, "R": RSAKey, "P": RSAKey}[alg[0]] if alg != "Ed25519" else OKPKey
    key = kind.import_key(private_pem(private_key(KIND_OF[alg])))
    return serialize_compact({"alg": alg}, claims, key, registry=JWSRegistry(algorithms=[alg]))


def sound_edits(token: str, place: int) -> Iterator[str]:
    """Return texts with a character of the payload replaced, from a place on, that are JSON as before."""
    begin = token.index(".") + 1
    for at in range(begin + place, token.rindex(".")):
        for one in ALPHABET[::7]:
            paste = replaced(token, at, one)
            if paste != token and is_json(paste.split(".")[1]):
                yield paste


@pytest.mark.untraced
def test_another_rsa_key_ends_the_search_before_it_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jwt_decoder.diagnose.hypotheses.text._place_of", None)
    key = public_pem(private_key("RSA", 1))

    assert ["ruled-out"] == [one["id"] for one in verify(signed_by("RS256", CLAIMS), key)["diagnosis"]]


def test_a_newer_text_ends_the_search_with_a_public_key() -> None:
    paste = next(sound_edits(signed_by("ES256", CLAIMS), 58))

    class Interrupted(Cryptography):
        """A backend with which somebody types on while it searches."""

        wanted = True

        async def first_valid(
            self, algorithm: Algorithm, public_key: bytes, trials: Sequence[tuple[bytes, bytes]]
        ) -> int | None:
            del algorithm, public_key, trials
            assert self.wanted
            self.wanted = False
            return None

    backend = Interrupted()
    found = engine.verify(paste, public_pem(private_key("P-256")), Options(now=0), backend, lambda: backend.wanted)

    assert () == asyncio.run(found).diagnosis


def test_of_a_long_text_only_so_much_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jwt_decoder.diagnose.hypotheses.substitutions._MOST_READ", 0)
    token, key = signed_by("ES256", CLAIMS), public_pem(private_key("P-256"))
    in_string, in_number = next(sound_edits(token, 20)), next(sound_edits(token, 118))

    assert ["text-repaired"] == [one["id"] for one in verify(in_string, key)["diagnosis"]]
    assert ["ruled-out"] == [one["id"] for one in verify(in_number, key)["diagnosis"]]


@pytest.mark.untraced
def test_the_search_with_a_public_key_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Cryptography, "search_seconds", 0.0)
    monkeypatch.setattr("jwt_decoder.diagnose.hypotheses.case._FEWEST_AT_ONCE", 1)
    paste = next(sound_edits(signed_by("ES256", CLAIMS), 58))

    assert ["ruled-out"] == [one["id"] for one in verify(paste, public_pem(private_key("P-256")))["diagnosis"]]


def test_with_a_public_key_look_alikes_are_tried() -> None:
    header, payload, signature = EC_TOKEN.split(".")
    for paste in (
        f"{header}.{payload}.{signature.replace('l', 'I', 1)}" if "l" in signature else "",
        f"{header}.{payload}.{signature.replace('5', 'S', 1)}",
    ):
        found = next((one for one in verify(paste, EC_KEY)["diagnosis"] if one["id"] == "text-repaired"), None)

        assert not paste or (found and EC_TOKEN == edited(paste, found["apply"]))


@pytest.mark.untraced
def test_with_a_public_key_a_look_alike_in_the_header_or_payload_is_found() -> None:
    for place, instead in look_alikes(EC_TOKEN):
        paste = replaced(EC_TOKEN, place, instead)
        found = next((one for one in verify(paste, EC_KEY)["diagnosis"] if one["id"] == "text-repaired"), None)

        assert found
        assert EC_TOKEN == edited(paste, found["apply"])


@pytest.mark.untraced
def test_with_another_public_key_no_look_alike_is_the_reason() -> None:
    header, _, signature = EC_TOKEN.split(".")
    payload = base64.urlsafe_b64encode(b'{"sub":"mallory"}').rstrip(b"=").decode()

    assert ["ruled-out"] == [one["id"] for one in verify(f"{header}.{payload}.{signature}", EC_KEY)["diagnosis"]]


def look_alikes(token: str) -> list[tuple[int, str]]:
    """Return look-alikes in the header and the payload after which both are as well-formed as before."""
    pairs = ((place, one) for place in range(token.rindex(".")) if token[place] != "." for one in meant(token[place]))
    sound = [pair for pair in pairs if token[pair[0]] in meant(pair[1]) and is_sound(replaced(token, *pair))]
    return sound[:2] + sound[-2:]


def is_sound(token: str) -> bool:
    found = verify(token, EC_KEY)
    return ("sound", "invalid") == (found["verdict"]["structure"]["state"], found["verdict"]["signature"]["state"])


def test_what_is_spelled_by_escapes_is_not_searched() -> None:
    header, payload, signature = TOKEN.split(".")
    spelled = f'{{"payload":"\\u0065{payload[1:]}","protected":"{header}","signature":"{replaced(signature, 7, "x")}"}}'

    assert "text-repaired" not in [one["id"] for one in verify(spelled, SECRET)["diagnosis"]]


def test_the_search_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jwt_decoder.diagnose.hypotheses.text._MOST_SECONDS", -1.0)
    sound = signed('{"alg":"HS256"}', '{"a":"alice"}')

    assert ["ruled-out"] == [one["id"] for one in verify(replaced(sound, 31, "5"), SECRET)["diagnosis"]]


def test_repairs_that_overlap_are_not_made_together() -> None:
    text = f"{TOKEN[:25]}!{TOKEN[25:]}"
    token = read_token(text)
    fault = next(one for one in token.faults if one.repair)
    assert fault.repair
    wider = replace(fault, repair=replace(fault.repair, end=fault.repair.end + 1))

    together = [one for one in alternatives(text, replace(token, faults=(fault, wider))) if one.label.many]

    assert [] == together


def test_a_signature_with_several_unknown_characters_may_only_have_had_none_there() -> None:
    text = replaced(replaced(TOKEN, 50, "!"), 60, "%")

    assert [text.replace("!", "").replace("%", "")] == [
        repaired(text, repair) for repair in alternatives(text, read_token(text)) if repair.start > HEADER
    ]


def test_every_character_may_have_stood_where_one_of_a_signature_is_unknown() -> None:
    text = replaced(TOKEN, 50, "%")

    assert 65 == len([one for one in alternatives(text, read_token(text)) if one.start > HEADER])


@pytest.mark.untraced
@pytest.mark.parametrize("place", [4, 25, 30])
@pytest.mark.parametrize("between", ["**", "???", "@@@@", "{}#"])
def test_what_stands_between_is_left_out_before_anything_else_is_tried(place: int, between: str) -> None:
    found = verify(TOKEN[:place] + between + TOKEN[place:], SECRET)

    assert ["text-repaired"] == [one["id"] for one in found["diagnosis"]]
    assert f"“{between}” is removed, from character {place + 1}" in found["diagnosis"][0]["message"]


@pytest.mark.parametrize(
    ("alg", "instead", "place"),
    [("HS256", "V", 12), ("HS256", "2", 15), ("HS256", "T", 13), ("HS384", "T", 13), ("HS512", "0", 15)],
)
def test_a_damaged_name_of_an_algorithm_is_found_with_the_key(alg: str, instead: str, place: int) -> None:
    """The header is whole then, and only another name is in it."""
    text = part(b'{"alg":"' + alg.encode() + b'"}') + ".e30"
    token = f"{text}.{part(hmac.digest(SECRET.encode(), text.encode(), f'sha{alg[2:]}'))}"
    [found] = verify(replaced(token, place, instead), SECRET)["diagnosis"]

    assert "text-repaired" == found["id"]
    assert f"“{instead}”, character {place + 1} of the token, is replaced by “{token[place]}”" in found["message"]


@pytest.mark.parametrize("alg", ["HS265", "SH256", "XX999", "RS512", "hs256", "PS384"])
def test_a_name_of_which_more_is_damaged_is_found_with_the_key(alg: str) -> None:
    """Two characters or all of them: what proves it is the signature."""
    header = b'{"typ":"JWT","alg":"HS256","kid":"a"}'
    text = f"{part(header)}.e30"
    signature = part(hmac.digest(SECRET.encode(), text.encode(), "sha256"))
    damaged = f"{part(header.replace(b'HS256', alg.encode()))}.e30.{signature}"
    [found] = verify(damaged, SECRET)["diagnosis"]

    assert "text-repaired" == found["id"]
    assert f"{text}.{signature}" == edited(damaged, found["apply"])


def test_a_name_of_another_length_is_no_repair() -> None:
    sound, text = (f"{part(header)}.e30" for header in (b'{"alg":"HS256"}', b'{"alg":"HS2567"}'))
    signature = part(hmac.digest(SECRET.encode(), sound.encode(), "sha256"))

    assert [] == verify(f"{text}.{signature}", SECRET)["diagnosis"]


@pytest.mark.parametrize("header", ['{"alg":5}', '{"typ":"JWT"}', '{"alg":"HS256","a":"' + 1600 * "a" + '"}'])
def test_no_other_algorithm_is_looked_for_where_no_name_is_or_the_header_is_long(header: str) -> None:
    text = f"{part(header.encode())}.e30.AAAA"

    assert [] == list(alternatives(text, replace(read_token(text), faults=())))


PAYLOAD: Final = TOKEN.split(".")[1]
OTHERS: Final = '"protected":"eyJhbGciOiJIUzI1NiJ9","signature":"j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"'


@pytest.mark.parametrize(
    "text",
    [
        f'{{"payload":"{PAYLOAD}","payload":"e30",{OTHERS}}}',
        f'{{"payload":"{PAYLOAD}",{OTHERS},"é":"é", "payload" : "e30" }}',
        f'{{"payload":"{PAYLOAD}","x":1,"x":2,"payload":"e30",{OTHERS}}}',
        f'{{"payload":"e30","payload":"{PAYLOAD}","payload":"e30",{OTHERS}}}',
        f'{{"payload":"{PAYLOAD}",{OTHERS},"signature":"e30"}}',
    ],
)
def test_the_first_of_two_members_of_one_name_is_tried(text: str) -> None:
    found = verify(text, SECRET)
    (diagnosis,) = found["diagnosis"]

    assert "invalid" == found["verdict"]["signature"]["state"]
    assert "The signature matches with the first of two members of the same name." == diagnosis["message"]


@pytest.mark.parametrize("key", ["another secret", SECRET])
def test_the_first_of_two_members_is_not_the_reason_where_it_is_no_better(key: str) -> None:
    text = f'{{"payload":"e30","payload":"{PAYLOAD if key == SECRET else "e30"}",{OTHERS}}}'
    found = verify(text, key)

    assert "text-repaired" not in {one["id"] for one in found["diagnosis"]}


@pytest.mark.parametrize("text", [TOKEN, f"[{TOKEN}]"])
def test_a_text_that_is_no_object_has_no_first_members(text: str) -> None:
    assert [] == list(with_first_ones(text))
