"""Tokens in JSON Serialization in the ways in which people have them in front of them."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.text.source_map import Places, Units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jwt_decoder.model.paste import TokenText

HEADER: Final = "eyJhbGciOiJIUzI1NiJ9"
SIGNATURE: Final = "j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"
ENTRY: Final = {"protected": HEADER, "header": {"kid": "a"}, "signature": SIGNATURE}
JWE: Final = {"protected": "eyJlbmMiOiJBMTI4R0NNIn0", "iv": "A" * 16, "ciphertext": "B" * 90, "tag": "A" * 22}
TOKENS: Final[dict[str, dict[str, Any]]] = {
    "flattened": {"payload": "eyJhIjoxfQ", "protected": HEADER, "signature": SIGNATURE},
    "general": {"payload": "eyJzdWIiOiIxMjM0NTY3ODkwIn0", "signatures": [ENTRY, ENTRY]},
    "detached": {"protected": HEADER, "signature": SIGNATURE},
    "with Disclosures": {"payload": "eyJhIjoxfQ", "signature": SIGNATURE, "header": {"disclosures": ["WyJhIiwiYiJd"]}}
    | {"protected": HEADER},
    "of recipients": JWE | {"recipients": [{"header": {"alg": "A128KW"}, "encrypted_key": "C" * 32}, {"header": {}}]},
    "with values": {"payload": "eyJhIjoxfQ", "header": {"a": [1, -2.5e3, True, None]}, "signature": SIGNATURE},
}


def _pretty(token: object) -> str:
    return json.dumps(token, indent=2)


def _marked(mark: str, text: str) -> str:
    return "".join(f"{mark}{line}\n" for line in text.split("\n"))


def _numbered(form: str) -> Callable[[object], str]:
    return lambda token: "".join(form.format(at, line) for at, line in enumerate(_pretty(token).split("\n"), 1))


def _wrapped(token: object, width: int) -> str:
    text = json.dumps(token)
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def _unquoted(quotation: str) -> Callable[[object], str]:
    return lambda token: re.sub(r'"(\w+)":', r"\1:", _pretty(token)).replace('"', quotation)


_NAMES: Final = re.compile(r"\b(?:payload|protected|signatures?|header|recipients|encrypted_key|ciphertext|iv|tag)\b")


def _titled(name: re.Match[str]) -> str:
    return name[0].title()


WAYS: Final[dict[str, tuple[Callable[[object], str], str]]] = {
    "mail": (lambda token: _marked("> ", _pretty(token)), "line-marks-removed"),
    "mail, wrapped": (lambda token: _marked("> ", _wrapped(token, 60)), "line-breaks-removed"),
    "an added file": (lambda token: "@@ -0,0 +1,9 @@\n" + _marked("+", _pretty(token)), "line-marks-removed"),
    "a comment": (lambda token: f"/**\n{_marked(' * ', _pretty(token))} */", "line-marks-removed"),
    "a log": (lambda token: _marked("2026-11-28T05:06:37Z app-1 | ", _pretty(token)), "line-marks-removed"),
    "only its further lines": (lambda token: _pretty(token).replace("\n", "\n# "), "line-marks-removed"),
    "numbers": (_numbered("{:4}  {}\n"), "line-marks-removed"),
    "numbers and colons": (_numbered("t.json:{}:{}\n"), "line-marks-removed"),
    "wrapped": (lambda token: _wrapped(token, 60), "line-breaks-removed"),
    "folded YAML": (lambda token: f"t: >\n{_marked('  ', _wrapped(token, 40))}next: 1\n", "line-breaks-removed"),
    "Python": (lambda token: f"token = {token!r}\n", "notation-read"),
    "JavaScript": (lambda token: f"const t = {_unquoted(chr(39))(token)};\n", "notation-read"),
    "templates": (_unquoted("`"), "notation-read"),
    "Ruby": (lambda token: json.dumps(token).replace('":', '" =>'), "notation-read"),
    "typographic quotes": (lambda token: re.sub('"([^"]*)"', "\u201c\\1\u201d", _pretty(token)), "notation-read"),
    "commas": (lambda token: re.sub(r'(?<=["}\]])(?=\n\s*[}\]])', ",", _pretty(token)), "notation-read"),
    "comments": (lambda token: _pretty(token).replace(",\n", ", // here\n"), "notation-read"),
    "names of .NET": (lambda token: _NAMES.sub(_titled, json.dumps(token)), "names-restored"),
    "names of Go": (lambda token: _NAMES.sub(_titled, _unquoted("`")(token)), "names-restored"),
    "one name of .NET": (lambda token: re.sub('"signa|"iv', _titled, _pretty(token)), "names-restored"),
    "hashes": (lambda token: _pretty(token).replace(",\n", ",\n  # here\n"), "notation-read"),
    "a cell": (lambda token: '1,"{}",x\n'.format(json.dumps(token).replace('"', '""')), "json-unescaped"),
    "Windows": (lambda token: 'curl -d "{}" u\n'.format(json.dumps(token).replace('"', '^\\^"')), "json-unescaped"),
    "Java": (
        lambda token: " +\n  ".join(json.dumps(line + "\n") for line in _pretty(token).split("\n")),
        "json-unescaped",
    ),
    "joined": (
        lambda token: re.sub("(?<=[\\w-]{9})(?=[\\w-]{9})", "' +\n  '", _unquoted("'")(token)),
        "strings-joined",
    ),
    "adjacent": (lambda token: re.sub("(?<=[\\w-]{9})(?=[\\w-]{9})", "'\n  '", repr(token)), "strings-joined"),
    "Django": (lambda token: "t = '" + json.dumps(token).replace('"', "\\u0022") + "';", "json-unescaped"),
    "bytes in hex": (lambda token: _pretty(token).replace('"', "\\x22").replace("\n", "\\x0a"), "json-unescaped"),
    "an address, twice": (lambda token: "u=" + quote(quote(json.dumps(token))), "json-unescaped"),
    "numbers of HTML": (lambda token: f"<p>{_pretty(token).replace(chr(34), '&#x22;')}</p>", "json-unescaped"),
    "HTML, twice": (lambda token: html.escape(html.escape(_pretty(token))), "json-unescaped"),
}


def _places(token: TokenText, paste: str) -> Iterator[tuple[str, str]]:
    """Yield the long values of a token, and what of the paste spells them."""
    places = Places(token, Units(""))
    for value in re.finditer(r'(?<=")[\w-]{16,}(?=")', token.text):
        yield value.group(), paste[slice(*places.span(*value.span()))]


@pytest.mark.each
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", TOKENS)
def test_a_token_in_json_is_found_whole_and_it_is_said_what_was_left_out(name: str, way: str) -> None:
    write, said = WAYS[way]
    paste = write(TOKENS[name])
    found = extract(paste)

    assert [TOKENS[name]] == [json.loads(token.text) for token in found.tokens]
    assert said in {note.id for note in found.notes}
    assert said.startswith("json") or (paste[found.tokens[0].start], paste[found.tokens[0].end - 1]) == ("{", "}")
    assert all(value == re.sub("[\n>'+ ]", "", part) for value, part in _places(found.tokens[0], paste))


@pytest.mark.parametrize("kid", ["Payload", "TAG"])
def test_a_value_that_is_spelled_like_a_name_stays_as_it_is(kid: str) -> None:
    text = json.dumps(TOKENS["flattened"] | {"header": {"kid": kid}})

    assert [text] == [one.text for one in extract(text).tokens]
    assert kid == json.loads(extract(text.replace('"payload"', '"PAYLOAD"')).tokens[0].text)["header"]["kid"]


def test_only_what_was_undone_is_said() -> None:
    count = len(_pretty(TOKENS["general"]).split("\n")) - 1
    marked = extract(_marked("> ", _pretty(TOKENS["general"]))).notes

    assert [("line-marks-removed", count)] == [(note.id, note.message.data["count"]) for note in marked]
    assert ["notation-read"] == [note.id for note in extract(repr(TOKENS["general"])).notes]


NO_TOKENS: Final = (
    "{payload: payload, protected: header, signature: sig}",
    "{payload: string; protected: string; signature: string}",
    "{'payload': 'string', 'protected': 'string', 'signature': 'string'}",
    "{'payload': 'eyJzdWIiOiIxMjM0NTY3ODkwIn0'}",
    "send({payload: 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', signature: 'c2lnbmF0dXJlLW9mLWEtd2ViaG9vaw'});",
    f"{{'payload': 'eyJhIjoxfQ', 'protected': '{HEADER}', 'signature': variable}}",
    "{'payload': 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'signature'",
)


@pytest.mark.parametrize("text", NO_TOKENS)
def test_variables_and_types_are_no_token(text: str) -> None:
    assert [] == [token.text for token in extract(text).tokens if token.text.startswith("{")]


def test_several_tokens_are_found_and_sound_ones_stay_as_they_are() -> None:
    sound = json.dumps(TOKENS["detached"])
    found = extract(f"{sound}\n{TOKENS['flattened']!r}\n{{'payload' 'b'}}\n{TOKENS['general']!r}\n")

    assert [sound, json.dumps(TOKENS["flattened"], separators=(",", ":"))] == [one.text for one in found.tokens[:2]]
    assert TOKENS["general"] == json.loads(found.tokens[2].text)


def test_escapes_in_strings_are_read() -> None:
    payload = "\\u0024\\x2e02\\n\\b\\'"
    (token,) = extract(f"{{'payload': '{payload}', 'protected': '{HEADER}', 'signature': '{SIGNATURE}'}}").tokens

    assert "$.02\n\b'" == json.loads(token.text)["payload"]


def test_only_quotes_of_a_notation_are_made_straight() -> None:
    token = TOKENS["detached"] | {"header": {"kid": "Anna\u2019s"}}
    text = json.dumps(token, ensure_ascii=False, indent=1)
    curled = extract(text.replace('"', "\u201c")).tokens[0].text

    assert token == json.loads(extract(_marked("> ", text)).tokens[0].text)
    assert "Anna's" == json.loads(curled)["header"]["kid"]


def test_a_control_character_in_a_string_stays_a_fault() -> None:
    paste = json.dumps(TOKENS["flattened"] | {"header": {"kid": "a\tb"}}).replace("\\t", "\t")

    assert [paste] == [token.text for token in extract(paste).tokens]


@pytest.mark.untraced
def test_no_more_is_read_than_the_longest_may_have() -> None:
    token = repr(TOKENS["flattened"])
    begun = "{payload: [" + "[" * 100_000

    assert 1 == len(extract(begun + token).tokens)
    assert [] == [one for one in extract((begun + "\n") * 2 + token).tokens if one.text.startswith("{")]
