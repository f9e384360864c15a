"""Where one character of a Disclosure is wrong, its digest proves the repair."""

from __future__ import annotations

import base64
import hashlib
import json
import random
from typing import TYPE_CHECKING, Any, Final

import pytest
from jwt_decoder.engine.engine import report
from jwt_decoder.engine.result import Options
from jwt_decoder.output import report as written

if TYPE_CHECKING:
    from jwt_decoder.output.report import shape

ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def part(value: object) -> str:
    octets = value if isinstance(value, bytes) else json.dumps(value, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def digest(text: str, name: str = "sha256") -> str:
    return part(hashlib.new(name, text.encode()).digest())


GIVEN: Final = part(["salt-of-given-name", "given_name", "Erika"])
STREET: Final = part(["salt-of-street", "street_address", "Heidestra\u00dfe 17"])
ADDRESS: Final = part(["salt-of-address", "address", {"_sd": [digest(STREET)]}])
ELEMENT: Final = part(["salt-of-element", "DE"])
OTHER: Final = part(["salt-of-the-other", "country", "FR"])
CLAIMS: Final[dict[str, Any]] = {
    "_sd": [digest(GIVEN), digest(ADDRESS), 5],
    "nationalities": [{"...": digest(ELEMENT)}, "US"],
    "deep": {"a": [{"_sd": [digest(OTHER)]}]},
}
ALL: Final = (GIVEN, ADDRESS, STREET, ELEMENT, OTHER)


def token(*disclosures: str, **claims: object) -> str:
    return "~".join((f"{part({'alg': 'ES256'})}.{part({**CLAIMS, **claims})}.{part(bytes(64))}", *disclosures, ""))


def mended(text: str) -> list[str]:
    """Return the texts that the repairs on offer make."""
    one: shape.Token = written.report(report(text, Options(0)))["tokens"][0]
    repairs = [fault["repair"] for fault in one["faults"] if fault["repair"]]
    return [text[: each["start"]] + each["text"] + text[each["end"] :] for each in repairs]


def damaged(text: str, by_chance: random.Random, start: int) -> str:
    """Replace, lose or double one character behind an offset, which is no tilde."""
    place = by_chance.choice([at for at in range(start, len(text)) if text[at] != "~"])
    instead = by_chance.choice((by_chance.choice(ALPHABET.replace(text[place], "")), "", text[place] * 2))
    return text[:place] + instead + text[place + 1 :]


@pytest.mark.untraced
def test_one_character_is_found_for_sure() -> None:
    by_chance = random.Random(3)  # noqa: S311 - nothing is secret
    whole = token(*ALL)
    for _ in range(40):
        assert [whole] == mended(damaged(whole, by_chance, whole.index("~") + 1))


@pytest.mark.untraced
@pytest.mark.parametrize("disclosure", ALL)
def test_a_digest_is_found_wherever_it_is(disclosure: str) -> None:
    whole = token(*ALL)
    place = whole.index(disclosure) + 9

    assert [whole] == mended(f"{whole[:place]}q{whole[place + 1 :]}")


def test_the_hash_is_the_one_that_the_token_names() -> None:
    whole = token(GIVEN, _sd_alg="sha-512", _sd=[digest(GIVEN, "sha512")])

    assert [whole] == mended(whole.replace(GIVEN, GIVEN.replace("RX", "Rx")))


@pytest.mark.untraced
@pytest.mark.parametrize(
    "text",
    [
        token(GIVEN[:12] + "q" + GIVEN[13:], _sd_alg="md5"),
        token(GIVEN[:12] + "q" + GIVEN[13:], _sd=[], nationalities=[], deep={}),
        token(GIVEN[:12] + "q" + GIVEN[13:40] + "q" + GIVEN[41:]),
        token(part(["salt", "long", 400 * "a"]), _sd=[digest(part(["salt", "long", 399 * "a" + "b"]))]),
    ],
)
def test_what_no_digest_proves_is_not_taken_for_proven(text: str) -> None:
    assert token(GIVEN) not in mended(text)


def test_a_digest_too_deep_is_not_looked_for() -> None:
    deep: object = {"_sd": [digest(GIVEN)]}
    for _ in range(40):
        deep = [deep]
    text = token(GIVEN[:12] + "q" + GIVEN[13:], _sd=[], nationalities=[], deep=deep)

    assert token(GIVEN, _sd=[], nationalities=[], deep=deep) not in mended(text)


@pytest.mark.untraced
def test_only_so_much_is_searched() -> None:
    names = [part([digest(str(number)), "name", 60 * "a"]) for number in range(9)]
    whole = token(*names, _sd=[digest(one) for one in names])
    text = "~".join(f"{one[:24]}-{one[25:]}" if one in names else one for one in whole.split("~"))

    assert 0 < len(mended(text)) < len(names)
