"""Tokens with something between all their characters, beside another pane, over torn escapes, and octets as numbers."""

from __future__ import annotations

import base64
import json
import random
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.extract.made_tokens import made

if TYPE_CHECKING:
    from collections.abc import Callable

SIGNED: Final = tuple(text for name, text in made(30).items() if name.startswith(("signed", "pretty")))
HEADER: Final = "eyJhbGciOiJIUzI1NiJ9"
INPUT: Final = f"{HEADER}.eyJhIjoxfQ"
TOKEN: Final = f"{INPUT}.j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"
UNSECURED: Final = "eyJhbGciOiJub25lIn0.eyJhIjoxfQ."
OCTETS: Final = base64.urlsafe_b64decode(TOKEN.rpartition(".")[2] + "=")
NUMBERS: Final = tuple(map(str, OCTETS))
SIGNED_NUMBERS: Final = tuple(str(one - 256 * (one > 127)) for one in OCTETS)


def texts(paste: str) -> list[str]:
    return [one.text for one in extract(paste).tokens]


def notes(paste: str) -> set[str]:
    return {note.id for note in extract(paste).notes}


@pytest.mark.parametrize("between", ["\u200b", "\u200c", "\u2060", "\u00ad", "\ufeff", "\u200b\u200c", " "])
@pytest.mark.parametrize("form", ["{}", "Authorization: Bearer {} and a word", "a b c\n{}\nd e f"])
def test_what_stands_between_all_characters_is_left_out(between: str, form: str) -> None:
    paste = form.format(between.join(TOKEN))
    [found] = extract(paste).tokens

    assert TOKEN == found.text
    assert (paste.index(f"e{between}y"), paste.rindex("M") + 1) == (found.start, found.end)
    assert "interleaved-removed" in notes(paste)


@pytest.mark.parametrize("text", ["e y e s a r e o n y o u", " ".join("every letter"), "e\u200by\u200be"])
def test_spaced_letters_are_no_token(text: str) -> None:
    assert [] == texts(text)
    assert "interleaved-removed" not in notes(text)


@pytest.mark.parametrize("width", [30, 41, 64])
@pytest.mark.parametrize("border", "\u2502\u2503\u2551")
@pytest.mark.parametrize(
    "row",
    [
        lambda number, part, width, border: f"{part:<{width}}{border}drwxr-xr-x {number} root",
        lambda number, part, width, border: f"{part:<{width}}{border}" + ("~" if number % 2 else "a word"),
        lambda number, part, _, border: f"{number} files   {border}{part}",
        lambda number, part, width, border: f"{number} files   {border}{part:<{width}}{border} right",
    ],
)
def test_another_pane_is_left_out(width: int, border: str, row: Callable[[int, str, int, str], str]) -> None:
    parts = [SIGNED[1][at : at + width] for at in range(0, len(SIGNED[1]), width)]

    assert [SIGNED[1]] == texts("\n".join(row(number % 10, part, width, border) for number, part in enumerate(parts)))


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER}%2\nEeyJhIjoxfQ.{TOKEN.rpartition('.')[2]}",
        f"{HEADER}%\r\n  2EeyJhIjoxfQ.{TOKEN.rpartition('.')[2]}",
        f"{HEADER}\\u0\n02eeyJhIjoxfQ.{TOKEN.rpartition('.')[2]}",
        f"{HEADER}&#4\n6;eyJhIjoxfQ.{TOKEN.rpartition('.')[2]}",
        f"{HEADER}\n%2EeyJhIjoxfQ\n%2E{TOKEN.rpartition('.')[2]}",
        f"{HEADER}\n\\u002eeyJhIjoxfQ\n\\u002e{TOKEN.rpartition('.')[2]}",
    ],
)
def test_a_line_break_in_an_escape_or_before_it_is_left_out(text: str) -> None:
    assert [TOKEN] == texts(text)


@pytest.mark.parametrize("end", ["%\n", "&\n", "&#\nx", "%2\n", "%2\nZ", "\\\n", "\\u00\nzz"])
def test_what_only_begins_like_an_escape_is_none(end: str) -> None:
    assert [TOKEN] == texts(f"{TOKEN}{end}")


@pytest.mark.parametrize("begin", ["x5F", "u002d", "x2D", "_", "-"])
@pytest.mark.parametrize("sign", ["\\", "%"])
def test_a_sign_that_continues_a_line_begins_no_escape(sign: str, begin: str) -> None:
    head, _, signature = TOKEN.rpartition(".")
    changed = f"{head}.{signature[:20]}{begin}{signature[20 + len(begin) :]}"
    end = changed.rindex(signature[:20]) + 20

    assert [changed] == texts(f"token={changed[:end]}{sign}\n{changed[end:]}")


@pytest.mark.untraced
@pytest.mark.parametrize("form", ["%{:02X}", "\\u{:04x}", "&#{};"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\n  "])
def test_nearly_all_are_found_whole_where_they_are_wrapped(form: str, end: str) -> None:
    by_chance = random.Random(5)  # noqa: S311 - nothing is secret
    whole = 0
    for token in SIGNED * 3:
        spelled = "".join(form.format(ord(one)) if one in "._-" else one for one in token)
        width = by_chance.randint(20, 100)
        paste = end.join(spelled[at : at + width] for at in range(0, len(spelled), width))
        whole += texts(paste) == [token]

    assert whole >= 0.9 * 3 * len(SIGNED)


@pytest.mark.parametrize(
    "signature",
    [
        ",".join(NUMBERS),
        " ".join(NUMBERS),
        f"[{', '.join(NUMBERS)}]",
        "[\n  " + ",\n  ".join(NUMBERS) + "\n]",
        "".join(f"\\x{one:02x}" for one in OCTETS),
        repr(OCTETS),
        f"<Buffer {OCTETS.hex(' ')}>",
        f"[{', '.join(SIGNED_NUMBERS)}]",
        ", ".join(SIGNED_NUMBERS),
        f"Uint8Array({len(NUMBERS)}) [ {', '.join(NUMBERS)} ]",
        f"Uint8Array({len(NUMBERS)}) [\n  {', '.join(NUMBERS[:12])},\n    {',    '.join(NUMBERS[12:])}\n]",
        f"Int8Array({len(NUMBERS)}) [ {', '.join(SIGNED_NUMBERS)} ]",
    ],
)
@pytest.mark.parametrize("form", ["{}", "token: {} is all"])
def test_a_signature_that_is_written_octet_by_octet_is_read(signature: str, form: str) -> None:
    paste = form.format(f"{INPUT}.{signature}")

    assert [TOKEN] == texts(paste)
    assert "signature-octets" in notes(paste)


@pytest.mark.parametrize(
    ("note", "signature"),
    [
        ("signature-percent", quote(OCTETS, safe="")),
        ("signature-percent", "".join(f"%{one:02X}" for one in OCTETS)),
        ("signature-percent", "".join(f"%{one:02x}" for one in OCTETS)),
        *(
            ("signature-prefix", f"{prefix}{TOKEN.rpartition('.')[2]}")
            for prefix in ("v1=", "v1,", "v0=", "t=1795800000,v1=", "sha256=", "sha256:", "HMAC-SHA256 ", "vault:v1:")
        ),
        *(
            ("signature-framed", f"-----BEGIN {label}-----\n{TOKEN.rpartition('.')[2]}\n-----END {label}-----")
            for label in ("SIGNATURE", "PKCS7")
        ),
    ],
)
@pytest.mark.parametrize("form", ["{}", "token: {} is all"])
def test_a_signature_with_something_around_it_or_in_percent_encoding_is_read(
    note: str, signature: str, form: str
) -> None:
    paste = form.format(f"{INPUT}.{signature}")

    assert [TOKEN] == texts(paste)
    assert note in notes(paste)


@pytest.mark.parametrize("half", [32, 48, 66])
@pytest.mark.parametrize(
    "shape",
    [
        "{r64}.{s64}",
        "{r:x}.{s:x}",
        "{r},{s}",
        "{r:x}:{s:x}",
        "{r:#x}, {s:#x}",
        "({r}, {s})",
        "r={r:x};s={s:x}",
        '{{"r": {r}, "s": {s}}}',
        '{{"r":"{r:X}","s":"{s:X}"}}',
        '{{"r": "{r64}", "s": "{s64}"}}',
    ],
)
def test_r_and_s_that_are_written_as_two_values_are_joined(shape: str, half: int) -> None:
    alg = {32: "ES256", 48: "ES384", 66: "ES512"}[half]
    octets = [bytes([1 + which, *range(200 - half + which, 199 + which)]) for which in (0, 1)]
    r, s = (int.from_bytes(one, "big") for one in octets)
    r64, s64 = map(base64url.encode, octets)
    begin = f"{base64url.encode(json.dumps({'alg': alg}).encode())}.{INPUT.partition('.')[2]}"
    paste = f"{begin}.{shape.format(r=r, s=s, r64=r64, s64=s64)}"

    assert [f"{begin}.{base64url.encode(b''.join(octets))}"] == texts(paste)
    assert "signature-numbers" in notes(paste)


@pytest.mark.parametrize("signature", ["f" * 140 + "." + "f" * 140, "a" * 64 + "." + "b" * 64])
def test_two_values_of_other_lengths_are_no_signature(signature: str) -> None:
    assert "signature-numbers" not in notes(f"{INPUT}.{signature}")


def test_a_text_with_few_escapes_is_no_list_of_octets() -> None:
    paste = f"{INPUT}.j0wDgyMy9%2BcQpn3hnVp9vBxn7gBg8LL%2Fxqtf6V2ycM"

    assert "signature-percent" not in notes(paste)


@pytest.mark.parametrize("signature", [",".join(NUMBERS[1:]), ",".join(("999", *NUMBERS[1:]))])
def test_other_numbers_are_no_signature(signature: str) -> None:
    assert [f"{INPUT}.{signature.partition(',')[0]}"] == texts(f"{INPUT}.{signature}")


@pytest.mark.parametrize(
    "said", [" Signature Verified", "\nSignature Verified", "\nsignature valid", "\nSignature: unverified"]
)
@pytest.mark.parametrize("token", [UNSECURED, TOKEN, INPUT])
def test_what_a_page_says_of_the_signature_is_no_signature(token: str, said: str) -> None:
    assert [token] == texts(token + said)


def test_a_signature_under_its_name_is_still_one() -> None:
    assert [TOKEN] == texts(f"{INPUT}\nSignature: {TOKEN.rpartition('.')[2]}")


def test_what_was_in_ascii85_is_not_called_compressed() -> None:
    paste = base64.a85encode(TOKEN.encode(), adobe=True).decode()

    assert [TOKEN] == texts(paste)
    assert "ascii85-decoded" in notes(paste)
    assert "decompressed" not in notes(paste)
