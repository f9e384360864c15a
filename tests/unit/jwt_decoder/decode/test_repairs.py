"""Repairs are offered where they make the faults fewer, and the first one is what most likely was there."""

from __future__ import annotations

import asyncio
import base64
import json
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.decode.repairs import alternatives, repaired
from jwt_decoder.decode.repairs.candidates import fault_place, single_edits
from jwt_decoder.decode.repairs.sense import sense
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.registry.look_alikes import PAIRS, SHAPES, meant
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests import damage

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from jwt_decoder.engine.result import Token

SOUND: Final = (
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
    "eyJzdWIiOiJhbGljZSIsIm5hbWUiOiJBbGljZSBFeGFtcGxlIiwiaWF0IjoxNzk1NDI4MDAwLCJleHAiOjQxMDI0NDQ4MDB9."
    "1nsOYBtWmn1gKU6JSwKVhfUL1pV_aS8c78VJ73uCbrM"
)
SMALL: Final = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"
OPTIONS: Final = Options(now=1_800_000_000)


def read(text: str) -> Token:
    (token,) = engine.report(text, OPTIONS).tokens
    return token


def offered(text: str) -> list[str]:
    """Return the clean texts after each repair that is offered, in order."""
    token = read(text)
    return [repaired(token.source.text, fault.repair) for fault in token.decoded.faults if fault.repair]


def at(place: int, instead: str, width: int = 1) -> str:
    """Return the sound token with characters put in the place of some."""
    return SOUND[:place] + instead + SOUND[place + width :]


MENDED: Final = {
    "the example of the page": SOUND.replace("hbGljZSIs", "hbG!jZSIs"),
    "a zero width space": at(60, "\u200b", 0),
    "an asterisk too many": at(60, "*", 0),
    "an asterisk instead": at(50, "*"),
    "a Cyrillic letter": at(60, "\u0456" if SOUND[60] == "i" else "\uff4c" if SOUND[60] == "l" else "!"),
    "a letter of full width": at(66, chr(ord(SOUND[66]) + 0xFEE0)),
    "a doubled letter": at(60, SOUND[60], 0),
    "a lost letter of a known name": SOUND.replace("iaWF0Ij", "iaW0Ij"),
    "rn for m": SOUND.replace("sIm5h", "sIrn5h"),
    "a foreign one in the header": at(6, "("),
    "a lost one in the header": at(9, ""),
    "a foreign one too many in the signature": at(160, "!", 0),
    "two foreign ones": SOUND.replace("hbGljZSIs", "hbG!jZ!Is"),
    "three foreign ones": SOUND.replace("hbGljZSIs", "hbG!jZ!I!"),
    "angle brackets": SOUND.replace("hbGljZSIs", "hbG<jZSIs"),
    "a quote": at(62, '"', 0),
    "a dot in the payload": at(60, "."),
    "a dot in the header": at(20, "."),
    "a dot too many in the payload": at(60, ".", 0),
    "a dot too many in the signature": at(150, ".", 0),
    "a doubled dot": SOUND.replace(".", "..", 1),
    "a tilde in the payload": at(60, "~"),
    "padding": SOUND.replace(".eyJz", "=.eyJz"),
    "the last character of the payload": SOUND.replace("MDB9.", "MDB.").replace("MDB.", "MDB9x."),
}


@pytest.mark.untraced
@pytest.mark.parametrize("name", MENDED)
def test_the_first_repair_gives_the_sound_token_back(name: str) -> None:
    assert MENDED[name] != SOUND
    assert SOUND == offered(MENDED[name])[0]
    assert () == read(SOUND).decoded.faults


@pytest.mark.parametrize("text", [f"{SMALL}.AAAA", f"{SMALL}.e30.AAAA", f"{SMALL}.{SMALL}", SMALL[:20], f"{SMALL}~~~"])
def test_segments_that_are_more_than_three_are_not_put_together(text: str) -> None:
    token = engine.report(text, OPTIONS).tokens[0]

    assert [] == [fault.repair for fault in token.decoded.faults if fault.repair and not fault.repair.text]


def test_one_repair_is_offered_for_one_damage() -> None:
    assert [SMALL] == offered(SMALL[:25] + "*" + SMALL[26:])


UNMENDABLE: Final = {
    "masked": at(60, "****", 4),
    "masked in the signature": at(150, "****", 4),
    "a run of others": SOUND[:80] + "}}}}}}" + SOUND[86:],
}


@pytest.mark.parametrize("name", UNMENDABLE)
def test_for_what_nobody_can_put_back_no_repair_is_offered(name: str) -> None:
    token = read(UNMENDABLE[name])

    assert any(fault.id == "base64url-foreign" for fault in token.decoded.faults)
    assert [] == [fault.repair for fault in token.decoded.faults if fault.repair and fault.id == "base64url-foreign"]


@pytest.mark.untraced
@pytest.mark.parametrize("mark", ["\u2026", "...", "[...]", "<snip>", "(20 more)"])
@pytest.mark.parametrize("place", [10, 30, 60, 150])
def test_a_shortened_token_is_called_so_and_has_no_repair(place: int, mark: str) -> None:
    token = read(at(place, mark, 10))

    assert token.source.is_shortened
    assert SOUND[:place] == token.source.text
    assert "token-shortened" == token.decoded.faults[0].id
    assert {"token-shortened", "json-syntax", "header-beginning"} >= {fault.id for fault in token.decoded.faults}
    assert [] == [fault.repair for fault in token.decoded.faults if fault.repair]


def test_what_is_wrong_before_the_end_of_a_shortened_token_is_said_too() -> None:
    token = read(SOUND[:10] + "*" + SOUND[11:120] + "...")

    assert {"token-shortened", "base64url-foreign"} <= {fault.id for fault in token.decoded.faults}


def test_in_a_signature_the_length_tells_what_happened() -> None:
    assert at(160, "l") == offered(at(160, "!"))[0]
    assert [] == offered(at(160, "%"))
    assert [] == offered(at(160, "!%"))


def test_a_signature_of_any_length_is_mended_by_the_lengths_of_rsa_keys() -> None:
    header = damage.b64(b'{"alg":"RS256"}')
    signature = "A" * 171

    assert [f"{header}.e30.{signature}"] == offered(f"{header}.e30.{signature[:9]}!{signature[9:]}")


def test_a_disclosure_is_mended_too() -> None:
    disclosure = damage.b64(b'["2GLC42sKQveCfGfryNRN9w","given_name","John"]')
    header, payload, signature = SMALL.split(".")
    broken = f"{header}.{payload}.{signature}~{disclosure[:45]}!{disclosure[46:]}~"

    assert f"{header}.{payload}.{signature}~{disclosure}~" == offered(broken)[0]


@pytest.mark.parametrize(
    "payload",
    [b"plain text", b"\x1f\x8b\x08\x00\x00\x00\x00\x00{}", b"[" * 300, b"\xff\xfe\xfd{", b'{"a":1}x'],
)
def test_what_was_no_json_is_not_made_one(payload: bytes) -> None:
    header, _, signature = SMALL.split(".")

    assert [] == offered(f"{header}.{damage.b64(payload)}.{signature}")


def test_a_payload_that_is_not_encoded_has_no_repair() -> None:
    header = damage.b64(b'{"alg":"HS256","b64":false,"crit":["b64"]}')

    assert [] == offered(f"{header}.plain!text.{SMALL.split('.')[2]}")


@pytest.mark.untraced
def test_a_large_token_is_repaired_where_it_is_damaged() -> None:
    payload = damage.b64(json.dumps({"items": ["alpha bravo"] * 9_000}).encode())
    header, _, signature = SMALL.split(".")
    broken = f"{header}.{payload[:70_001]}!{payload[70_002:]}.{signature}"
    larger = f"{header}.{payload * 3}!.{signature}"

    assert [payload] == [text.split(".")[1] for text in offered(broken)]
    assert [] == offered(larger)


def test_more_unknown_characters_than_can_be_tried_are_left_alone() -> None:
    payload = damage.b64(b'{"sub":"alice","name":"Alice Example"}')
    header, _, signature = SMALL.split(".")
    broken = f"{header}.{''.join(one + '!' * (place % 3 == 2) for place, one in enumerate(payload))}.{signature}"

    assert [] == [fault.repair for fault in engine.report(broken, OPTIONS).tokens[0].decoded.faults if fault.repair]


def test_signs_of_the_other_alphabet_may_stand_for_any() -> None:
    start = SOUND.index(".") + 1
    broken = SOUND
    for place in (start + 8, start + 24):
        broken = f"{broken[:place]}+{broken[place + 1 :]}"

    assert [SOUND] == offered(broken)


@pytest.mark.untraced
def test_in_a_token_that_is_too_large_nothing_is_tried() -> None:
    payload = damage.b64(json.dumps({"a": "b" * 1_600_000}).encode())
    header, _, signature = SMALL.split(".")

    assert [] == offered(f"{header}.{payload}=.{signature}")


def test_alternatives_are_each_another_text() -> None:
    token = read(SMALL[:25] + "*" + SMALL[26:])
    texts = [repaired(token.source.text, one) for one in alternatives(token.source.text, token.decoded)]

    assert SMALL in texts
    assert len(set(texts)) == len(texts)


def test_a_look_alike_is_of_the_alphabet() -> None:
    characters = {one for row in SHAPES.values() for one in row}

    assert set() == characters - set(damage.ALPHABET)
    assert ("l", "8", "") == (meant("\uff4c"), meant("\uff06")[:1], meant("%"))
    assert all(meant(one) != one for one in damage.ALPHABET)
    assert {(right, wrong) for wrong, right in PAIRS} - {("w", "VV")} == set(PAIRS) - {("VV", "w")}


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ({"sub": "a"}, {"sud": "a"}),
        ({"alg": "HS256"}, {"alg": "HS2S6"}),
        ({"sub": "a"}, {"sub": 1}),
        ({"iat": 1_700_000_000, "exp": 1_700_003_600}, {"iat": 1_700_000_000, "exp": 1_700_003_607}),
        ({"iat": 1_700_000_000, "exp": 1_700_003_600}, {"iat": 1_700_000_000, "exp": 1_699_996_400}),
        ({"exp": 1_700_000_000}, {"exp": 7_700_000_000}),
        ([], {"exp": 1}),
    ],
)
def test_more_sense_counts_more(more: object, less: object) -> None:
    assert sense(more) > sense(less)


def test_the_place_of_a_fault_is_where_the_text_stops_being_json() -> None:
    def place(octets: bytes) -> int:
        return fault_place(damage.b64(octets))

    assert 7 == place(b'{"a":1}')
    assert 5 == place(b'{"a":\xff}')
    assert 4 == place(b'{"a"x1}')
    assert 9 == place(b'{"a":"bc}')
    assert 0 == place(b"[" * 100_000)


def test_nothing_mends_a_text_that_is_damaged_all_over() -> None:
    assert [] == single_edits(damage.b64(b'{"a":"' + b"\xff" * 200 + b'"}'), "", {})


def first_offered(kind: Callable[[str, int, random.Random], str], segment: int, count: int) -> list[bool]:
    draw = damage.drawing(f"{kind.__name__} {segment}")
    found = []
    for _ in range(count):
        one = damage.damaged(draw, kind, segment)
        found.append(one.sound in offered(one.text)[:1])
    return found


async def diagnosed(text: str) -> str:
    found = await engine.verify(text, damage.SECRET, OPTIONS, Cryptography())
    change = found.diagnosis[0].change if found.diagnosis else None
    clean = found.source.text if found.source else ""
    return repaired(clean, change.token) if change and change.token else clean


@pytest.mark.untraced
def test_of_damaged_payloads_the_first_repair_gives_three_in_five_back(request: pytest.FixtureRequest) -> None:
    count = 250 if request.config.option.whole else 16
    found = [hit for kind in damage.KINDS for hit in first_offered(kind, 1, count)]

    assert len(found) * 0.6 <= sum(found)


@pytest.mark.untraced
@pytest.mark.parametrize("segment", [0, 1, 2])
def test_with_the_secret_nineteen_in_twenty_are_given_back(segment: int, request: pytest.FixtureRequest) -> None:
    draw = damage.drawing(segment)
    count = 250 if request.config.option.whole else 8
    tokens = [damage.damaged(draw, kind, segment) for kind in damage.KINDS for _ in range(count)]
    found = [asyncio.run(diagnosed(one.text)) for one in tokens]
    hits = sum(text == one.sound for text, one in zip(found, tokens, strict=True))

    assert len(tokens) * 0.95 <= hits


@pytest.mark.untraced
def test_no_repair_makes_the_faults_more() -> None:
    draw = damage.drawing(16)
    for segment in (0, 1, 2):
        for kind in damage.KINDS:
            one = damage.damaged(draw, kind, segment)
            before = len(read(one.text).decoded.faults)
            assert all(len(read(text).decoded.faults) < before for text in offered(one.text))


def test_base64_of_a_damaged_token_is_verified_all_the_same() -> None:
    paste = base64.b64encode(f"token: {SMALL[:25]}*{SMALL[26:]}".encode()).decode()

    assert SMALL == asyncio.run(_mended(paste, "plain-secret-of-my-service-2026"))


async def _mended(text: str, secret: str) -> str:
    found = await engine.verify(text, secret, OPTIONS, Cryptography())
    change = found.diagnosis[0].change
    assert change
    assert change.token
    assert found.source
    return repaired(found.source.text, change.token)


@pytest.mark.untraced
@pytest.mark.parametrize("length", range(3))
@pytest.mark.parametrize(
    "change", [lambda part: part[1:], lambda part: part[0] + part, lambda part: part[0] + part[2:]]
)
def test_a_payload_with_a_damaged_beginning_is_given_back(length: int, change: Callable[[str], str]) -> None:
    payload = json.dumps({"sub": f"alice{length * 'x'}", "exp": 1795800600}).encode()
    header, encoded = "eyJhbGciOiJIUzI1NiJ9", base64.urlsafe_b64encode(payload).decode().rstrip("=")
    damaged = f"{header}.{change(encoded)}.{SOUND.rpartition('.')[2]}"

    assert damaged.replace(change(encoded), encoded) == offered(damaged)[0]


PAYLOAD_BEGINS: Final = SOUND.index(".") + 1


@pytest.mark.untraced
@pytest.mark.parametrize("place", range(PAYLOAD_BEGINS, SOUND.rindex(".") - 1, 3))
def test_two_characters_that_were_swapped_are_swapped_back(place: int) -> None:
    text = at(place, SOUND[place + 1] + SOUND[place], 2)
    texts = offered(text)

    assert not texts or SOUND == texts[0]
    assert bool(texts) == bool(read(text).decoded.faults)


@pytest.mark.untraced
def test_a_swap_is_offered_only_where_something_is_wrong() -> None:
    places = range(PAYLOAD_BEGINS, SOUND.rindex(".") - 1, 3)
    wrong = [place for place in places if read(at(place, SOUND[place + 1] + SOUND[place], 2)).decoded.faults]

    assert len(wrong) > len(places) // 3
    assert [] == offered(SOUND)
