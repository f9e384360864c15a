"""Tokens whose dots are written another way, whose segments stand apart, and what names the next line."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.decode.decode import decode
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.extract import extract
from jwt_decoder.output.wording import render

from tests.unit.jwt_decoder.extract.made_tokens import made

if TYPE_CHECKING:
    from collections.abc import Callable

TOKENS: Final = made(30)
SIGNED: Final = tuple(text for name, text in TOKENS.items() if name.startswith(("signed", "pretty")))
TOKEN: Final = SIGNED[0]
UNSECURED: Final = TOKENS["unsecured 8"]
DISCLOSING: Final = TOKENS["disclosing 5"]
DIRECT: Final = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA"
WRAPPED: Final = next(text for text in TOKENS.values() if text.count(".") == 4 and ".." not in text)
IN_HEX: Final = "8f4c03832332f7245c4299f7867569f6f0719fb80183c2cbfb1aad7fa576c9c3"
INPUT: Final = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ"


def texts(paste: str) -> list[str]:
    return [one.text for one in extract(paste).tokens]


def notes(paste: str) -> set[str]:
    return {note.id for note in extract(paste).notes}


@pytest.mark.parametrize(
    "dot",
    ["[.]", "(.)", "{.}", "<.>", "[dot]", "(dot)", "[DOT]", " [dot] ", " dot ", " DOT ", " [.] ", "\u3002", "\uff0e"],
)
@pytest.mark.parametrize("form", ["{}", "The token {} was seen.", "token: {}\nbye"])
@pytest.mark.parametrize("token", [*SIGNED[:4], WRAPPED], ids=range(5))
def test_dots_in_brackets_or_words_are_dots(token: str, form: str, dot: str) -> None:
    paste = form.format(token.replace(".", dot))

    assert [token] == texts(paste)
    assert "dots-restored" in notes(paste)


@pytest.mark.parametrize("form", ["{}", "token: {} and more", '{{"token": "{}"}}'])
@pytest.mark.parametrize(
    ("tilde", "note"),
    [
        *((one, "letters-restored") for one in "\u02dc\u223c\uff5e"),
        ("%7E", "percent-decoded"),
        ("&#126;", "html-unescaped"),
        ("&tilde;", "html-unescaped"),
    ],
)
def test_what_looks_like_a_tilde_is_one_in_an_sd_jwt(tilde: str, note: str, form: str) -> None:
    paste = form.format(DISCLOSING.replace("~", tilde))

    assert [DISCLOSING] == texts(paste)
    assert note in notes(paste)


def test_a_percent_sign_at_the_end_of_a_line_of_latex_makes_no_tilde_of_digits_below() -> None:
    whole = f"{TOKEN[:-30]}7E{TOKEN[-28:]}"

    assert [whole] == texts(f"\\texttt{{{TOKEN[:-30]}%\n{whole[-30:]}}}")


@pytest.mark.parametrize("form", ["t={}\uff5e thanks", "t={}\uff5e", "{0}\uff5e{0}", "{} \u223c x"])
def test_a_wave_behind_a_token_that_discloses_nothing_is_none(form: str) -> None:
    assert {TOKEN} == set(texts(form.format(TOKEN)))
    assert "letters-restored" not in notes(form.format(TOKEN))


@pytest.mark.parametrize("dot", ["[.]", "(.)", "<dot>", " [.] ", "\u3002"])
@pytest.mark.parametrize(
    "form", ["{}", "'{}'", "The token {} is unsecured.", "The token {}, pasted", "[{}]", "token: {}"]
)
def test_the_last_dot_of_an_unsecured_token_may_be_in_brackets(form: str, dot: str) -> None:
    assert [UNSECURED] == texts(form.format(UNSECURED.replace(".", dot).rstrip()))


@pytest.mark.parametrize("form", ["{}", "token: {}", "{} "])
def test_the_last_dot_of_an_unsecured_token_may_be_said(form: str) -> None:
    assert [UNSECURED] == texts(form.format(UNSECURED.replace(".", " dot ").rstrip()))


@pytest.mark.parametrize("dots", [" dot  dot ", " dot dot ", " .  . ", " . . ", " [.]  [.] ", "\tDOT\tDOT\t"])
@pytest.mark.parametrize("form", ["{}", "The token {} is detached."])
def test_two_dots_with_nothing_between_them_may_be_said(form: str, dots: str) -> None:
    header, _, signature = TOKEN.split(".")
    key, *others = DIRECT.split("..")

    assert [f"{header}..{signature}"] == texts(form.format(f"{header}{dots}{signature}"))
    assert [DIRECT] == texts(form.format(f"{key}{dots}{others[0]}"))


@pytest.mark.parametrize("paste", ["{} . . .", "{} dot dot dot", "{} . . and so on"])
def test_dots_with_no_segment_behind_them_are_none(paste: str) -> None:
    header = TOKEN.partition(".")[0]
    assert [header] == texts(paste.format(header))


@pytest.mark.parametrize("sign", [" ", ":", "|", ",", "/", ";", "\n", "\n\n", "\r\n", " | ", ", ", "\t", "\u00b7"])
@pytest.mark.parametrize("form", ["{}", "token: {}\nbye"])
@pytest.mark.parametrize("token", SIGNED[:6], ids=range(6))
def test_another_sign_in_place_of_both_dots_is_seen(token: str, form: str, sign: str) -> None:
    assert [token] == texts(form.format(token.replace(".", sign)))


@pytest.mark.parametrize("sign", [" ", "\n", "\r\n", ", ", "|", '", "', "','"])
@pytest.mark.parametrize("token", [WRAPPED, SIGNED[0]], ids=["wrapped", "signed"])
def test_another_sign_in_place_of_each_dot_of_any_token_is_seen(token: str, sign: str) -> None:
    assert [token] == texts(f'["{token.replace(".", sign)}"].join(".")')


ONE_DOT: Final = (*SIGNED[:3], WRAPPED, DIRECT, f"{TOKEN.split('.')[0]}..{TOKEN.split('.')[2]}", DISCLOSING)


@pytest.mark.parametrize("sign", [":", "|", ",", ";", "\u00b7", "\u2022"])
@pytest.mark.parametrize("form", ["{}", "token: {}\nbye"])
@pytest.mark.parametrize("token", ONE_DOT, ids=range(len(ONE_DOT)))
def test_another_sign_in_place_of_one_dot_is_seen(token: str, form: str, sign: str) -> None:
    places = [at for at, character in enumerate(token) if character == "."]

    for at in places:
        assert [token] == texts(form.format(f"{token[:at]}{sign}{token[at + 1 :]}"))


@pytest.mark.parametrize("paste", [f"{INPUT},c2ln", f"{INPUT};{'A' * 42}", f"{INPUT[:-2]},{'A' * 43}"])
def test_a_sign_is_no_dot_where_no_payload_ends_or_no_signature_follows(paste: str) -> None:
    assert paste.replace(",", ".").replace(";", ".") not in texts(paste)


@pytest.mark.parametrize("sign", [" ", "\n", "\r\n", "\t"])
def test_two_signs_of_a_token_without_an_encrypted_key_are_two_dots(sign: str) -> None:
    found = extract(f"token: {DIRECT.replace('.', sign)}\nbye")

    assert [DIRECT] == [one.text for one in found.tokens]
    assert all(
        piece.end - piece.start <= 1 or DIRECT[piece.start : piece.end].count(".") == 0
        for piece in found.tokens[0].pieces
    )


@pytest.mark.parametrize("form", ["{}", "token = {} # made", "Authorization: Bearer {}", "[{}]\nbye"])
@pytest.mark.parametrize("whole", [*SIGNED[:3], WRAPPED], ids=["first", "second", "third", "wrapped"])
@pytest.mark.parametrize(
    "printed",
    [
        lambda parts: ".".join(f"b'{one}'" for one in parts),
        lambda parts: ".".join(f'b"{one}"' for one in parts),
        lambda parts: ".".join(f'Optional("{one}")' for one in parts),
        lambda parts: ".".join((*parts[:-1], f"b'{parts[-1]}'")),
        lambda parts: ".".join((*parts[:-1], f'Optional("{parts[-1]}")')),
        lambda parts: ".".join((parts[0], *(f"b'{one}'" for one in parts[1:]))),
    ],
)
def test_segments_that_were_printed_as_values_are_found(
    printed: Callable[[list[str]], str], whole: str, form: str
) -> None:
    paste = form.format(printed(whole.split(".")))

    assert [whole] == texts(paste)
    assert "quotes-between" in notes(paste)


@pytest.mark.parametrize("paste", ['"{}".split(".")', "'{}'.b", "'{}'.decode()", "'{}'.b''", "Optional('{}').map"])
def test_a_method_of_a_string_is_no_segment(paste: str) -> None:
    (header,) = texts(paste.format(TOKEN.partition(".")[0]))

    assert TOKEN.partition(".")[0] == header


@pytest.mark.parametrize("end", ["b", "Optional", "xb"])
def test_a_segment_may_end_like_what_is_printed_before_another(end: str) -> None:
    header, payload, signature = TOKEN.split(".")
    whole = f"{header}.{payload}.{signature[: -len(end)]}{end}"

    assert [whole] == texts(f"'{whole}'")


def test_each_character_of_a_token_with_names_has_its_own_place() -> None:
    names = ("protected", "iv", "ciphertext", "tag")
    paste = "\n".join(f"{name}: {part}" for name, part in zip(names, DIRECT.replace("..", ".").split("."), strict=True))
    (found,) = extract(paste).tokens

    assert DIRECT == found.text
    ends = [piece.at for piece in found.pieces[1:]] + [found.end]
    assert all(one.end - one.start in {0, 1, end - one.at} for one, end in zip(found.pieces, ends, strict=True))


def test_other_signs_in_an_encrypted_token_that_is_cut_are_none() -> None:
    for cut in (WRAPPED[:-3], WRAPPED.rpartition(".")[0], DIRECT.replace("..", ".")[:-3]):
        assert cut not in texts(f"token: {cut.replace('.', ' ')}")


def test_a_token_that_is_put_together_from_nothing_is_found() -> None:
    parts = [TOKEN[at : at + 60] for at in range(0, len(TOKEN), 60)]

    assert [TOKEN] == texts('t=""\n' + "\n".join(f't+="{part}"' for part in parts))


def test_an_unsecured_token_keeps_its_dot_before_another_one() -> None:
    assert [UNSECURED, TOKEN] == texts(UNSECURED + TOKEN)


def test_a_header_that_is_indented_is_found_beneath_base64() -> None:
    pretty = next(text for name, text in TOKENS.items() if name.startswith("pretty"))

    assert [pretty] == texts(f"data:\n  token: {base64.b64encode(pretty.encode()).decode()}\n")


@pytest.mark.parametrize("text", ["{0} {1}", "{0},{1},{2}A", "{0}:{0}:{2}", "{0} and {1} and {2}", "{0} {1}\n{2}"])
def test_other_signs_between_what_is_no_whole_token_are_none(text: str) -> None:
    header, payload, signature = TOKEN.split(".")

    assert TOKEN not in texts(text.format(header, payload, signature))


LABELLED: Final = (
    "header: {}\npayload: {}\nsignature: {}\n",
    "Header = {}\nPayload = {}\nSignature = {}\n",
    "JWS Header:\n{}\nJWS Payload:\n{}\nJWS Signature:\n{}\n",
    "Encoded JWS Header: {}\r\nEncoded JWS Payload: {}\r\nEncoded JWS Signature: {}\r\n",
    "header: {} / payload: {} / signature: {}",
    "header {} payload {} signature {}",
    "header={}, claims={}, sig={}",
    "header={};body={};hmac={};",
    "header.\n\n{}.\n\nClaims Set (base64url)\n\n{}.\n\nSignature (base64url)\n\n{}\n",
    "protected: {}\nclaims_set: .{}\nmac: .{}\n",
    "**Header**: `{}`\n**Payload**: `{}`\n**Signature**: `{}`\n",
    "- Header: {}\n- Payload: {}\n- Signature: {}\n",
    "1. Header: {}\n2. Payload: {}\n3. Signature: {}\n",
    "# Header\n{}\n# Payload\n{}\n# Signature\n{}\n",
    "| header | {} |\n| payload | {} |\n| signature | {} |\n",
    "HEADER:ALGORITHM & TOKEN TYPE\n{}\nPAYLOAD:DATA\n{}\nVERIFY SIGNATURE\n{}",
    "const header = '{}';\nconst payload = '{}';\nconst signature = '{}';\n",
    '{{"encodedHeader": "{}", "encodedPayload": "{}", "encodedSignature": "{}"}}',
    "<dt>Header</dt><dd>{}</dd><dt>Payload</dt><dd>{}</dd><dt>Signature</dt><dd>{}</dd>",
    "part 1: {}\npart 2: {}\npart 3: {}\n",
    "segments[0] = {}\nsegments[1] = {}\nsegments[2] = {}\n",
)


@pytest.mark.each
@pytest.mark.parametrize("form", LABELLED)
@pytest.mark.parametrize("token", SIGNED[:6], ids=range(6))
def test_segments_with_names_are_put_together(token: str, form: str) -> None:
    (one,) = extract(form.format(*token.split("."))).tokens

    assert (token, "") == (one.text, one.label)
    assert {"segments-joined"} == notes(form.format(*token.split(".")))


def test_signing_input_and_signature_are_put_together() -> None:
    signing_input, _, signature = TOKEN.rpartition(".")

    assert [TOKEN] == texts(f"signing input: {signing_input}\nsignature: {signature}\n")


def test_segments_of_an_encrypted_token_are_put_together() -> None:
    names = ("JWE Protected Header", "JWE Encrypted Key", "JWE Initialization Vector", "JWE Ciphertext", "JWE Tag")
    for token in (WRAPPED, DIRECT):
        parts = zip(names, token.split("."), strict=True)
        assert [token] == texts("\n".join(f"{name}: {part}" for name, part in parts if part))


def test_a_name_that_belongs_to_no_segment_of_this_place_joins_nothing() -> None:
    header, payload, signature = TOKEN.split(".")

    assert [header] == texts(f"token: {header}\nsignature: {signature}\n")
    assert [f"{header}.{payload}"] == texts(f"header: {header}\npayload: {payload}\nalgorithm: HS256\n")
    assert [f"{header}.{payload}"] == texts(f"Authorization: Bearer {header}.{payload}\nSignature: sig1=:AAAA:\n")
    assert [TOKEN] == texts(f"token: {TOKEN}\nsignature: {signature}\n")


@pytest.mark.parametrize("between", [":", ": ", " ", ":\n    "])
@pytest.mark.parametrize("form", ["{}", "token: {} end"])
def test_a_signature_in_separate_pairs_of_hex_digits_is_read_as_hex(between: str, form: str) -> None:
    pairs = between.join(IN_HEX[at : at + 2] for at in range(0, len(IN_HEX), 2))
    paste = form.format(f"{INPUT}.{pairs}")

    assert [f"{INPUT}.{IN_HEX}"] == texts(paste)
    assert "pairs-joined" in notes(paste)
    assert ["signature-length"] == [fault.id for fault in decode(lay_out(texts(paste)[0])).faults]


@pytest.mark.parametrize("text", [f"{INPUT}.8f:4c:03", f"{INPUT}.8fx:4c", f"{INPUT}.AB cd ef"])
def test_a_few_pairs_are_no_signature(text: str) -> None:
    assert "pairs-joined" not in notes(f"token: {text} end")


@pytest.mark.parametrize("lacking", [0, 1, 2, 3, 4, 6])
@pytest.mark.parametrize(
    "following",
    ["d={}", "c={}", "abcd={}", "ab = {}", 'a="{}"', "d: {}", "abc: {}", '"ab": "{}"', "access-token={}", "x.y={}"],
)
def test_the_name_in_the_next_line_is_no_more_of_a_token(following: str, lacking: int) -> None:
    first = TOKEN[: len(TOKEN) - lacking]

    assert [first, TOKEN] == texts(f"c={first}\n{following.format(TOKEN)}\n")


@pytest.mark.parametrize("first", [UNSECURED, DISCLOSING, DIRECT])
def test_the_name_in_the_next_line_is_no_more_of_a_token_that_may_go_on(first: str) -> None:
    assert [first, TOKEN] == texts(f"a={first}\nb={TOKEN}\n")


@pytest.mark.parametrize("lacking", [1, 2])
def test_padding_at_the_end_of_a_wrapped_token_names_nothing(lacking: int) -> None:
    header, payload, signature = TOKEN.split(".")
    padded = f"{header}.{payload}.{signature}{'=' * (-len(signature) % 4)}"
    at = len(padded) - 4 * lacking

    assert [padded] == texts(f"token: {padded[:at]}\n{padded[at:]}\n")


def test_one_byte_is_one_byte() -> None:
    (fault,) = decode(lay_out(f"{INPUT}.AQ")).faults

    assert "The signature is 1 byte; HS256 needs 32. 41 characters seem to be missing." == render(fault.message)


def test_behind_its_padding_a_segment_has_no_more_of_the_standard_alphabet() -> None:
    header = "eyJhbGciOiJIUzI1NiJ9"

    assert [header] == [text.rstrip("=") for text in texts(f"request {header}=/a/b took 5 ms\n")]
