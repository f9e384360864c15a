"""A token that begins with an escape begins there, however much of it is escaped; one without its case is none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.output.wording import render

from tests.unit.jwt_decoder.extract.made_tokens import made

if TYPE_CHECKING:
    from collections.abc import Callable

TOKENS: Final = [text for name, text in made(12).items() if name.startswith(("signed", "disclosing", "encrypted"))][:6]
SPELL: Final[dict[str, Callable[[str], str]]] = {
    "percent": lambda text: "".join(f"%{ord(one):02X}" for one in text),
    "percent twice": lambda text: "".join(f"%25{ord(one):02x}" for one in text),
    "decimal reference": lambda text: "".join(f"&#{ord(one)};" for one in text),
    "hex reference": lambda text: "".join(f"&#x{ord(one):x};" for one in text),
    "json": lambda text: "".join(f"\\u{ord(one):04x}" for one in text),
    "json in json": lambda text: "".join(f"\\\\u{ord(one):04x}" for one in text),
    "javascript": lambda text: "".join(f"\\x{ord(one):02x}" for one in text),
}
FORMS: Final = ("{}", '"{}"', "token={}&x=1", "Authorization: Bearer {}", 'log: "{}" was sent', "a {} b")


@pytest.mark.untraced
@pytest.mark.product(40)
@pytest.mark.parametrize("token", TOKENS, ids=range(len(TOKENS)))
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("spell", SPELL.values(), ids=SPELL)
@pytest.mark.parametrize("count", [1, 2, 5, -1])
def test_a_token_that_begins_with_an_escape_is_found_whole(
    token: str, form: str, spell: Callable[[str], str], count: int
) -> None:
    kept = len(token) if count < 0 else count
    found = extract(form.format(spell(token[:kept]) + token[kept:]))

    assert [token] == [one.text for one in found.tokens]


@pytest.mark.parametrize(
    "paste", ["%65%79", "%65yJ" + 40 * "A", "&#101;yes", "%65" * 2000, "\\x65&#101;%65%79%4a" * 500]
)
def test_an_escape_alone_begins_nothing(paste: str) -> None:
    assert () == extract(paste).tokens


@pytest.mark.parametrize("token", TOKENS, ids=range(len(TOKENS)))
def test_a_json_value_with_an_escaped_beginning_is_found(token: str) -> None:
    paste = json.dumps({"id_token": token}).replace('"eyJ', '"\\u0065yJ')

    assert [token] == [one.text for one in extract(paste).tokens]


@pytest.mark.parametrize("change", [str.lower, str.upper])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("token", [one for one in TOKENS if one.count(".") == 2 and "~" not in one][:3], ids=range(3))
def test_a_token_of_one_case_is_said_to_be_that(token: str, form: str, change: Callable[[str], str]) -> None:
    found = extract(form.format(change(token)))
    (note,) = [one for one in found.notes if one.id in {"case-lost", "no-token"}]

    assert () == found.tokens
    assert "case-lost" == note.id
    assert f"changed to {change.__name__} case" in render(note.message)


@pytest.mark.parametrize(
    "paste", ["eyjafjallajokull.com.is", "eyj.a.b", "EYJ_CONFIG_VALUE.NAME.OF_THE_SERVICE_NUMBER_1", TOKENS[0]]
)
def test_other_words_of_one_case_are_no_tokens(paste: str) -> None:
    assert "case-lost" not in {one.id for one in extract(paste).notes}
