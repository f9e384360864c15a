"""Rules about what an encrypted token asks of whoever decrypts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import string_of
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.model.rule import Example
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.registry.encryption import MOST_ROUNDS
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.decode.decode import Signature
    from jwt_decoder.findings.context import Context

_PASSWORDS: Final = Sentence("Tokens encrypted with a password (PBES2).")
_BUSY: Final = Sentence("p2c asks for more than {most} rounds of PBKDF2, which keeps a recipient busy.")
_LEAST: Final = 1000
_LONGEST: Final = 12


def _paste(header: str) -> Example:
    return Example(header=header, paste=f"{base64url.encode(header.encode())}.AAAA.AAAA.AAAA.AAAA")


@rule(
    "p2c-low",
    "warning",
    "RFC 7518 §4.8.1.2",
    name=Sentence("Few rounds for the password"),
    scope=_PASSWORDS,
    why=Sentence("Each round makes a guess at the password slower. With few of them, many can be tried offline."),
    example=_paste('{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"AAAAAAAAAAA","p2c":100}'),
    remedy=Sentence("Use 1,000 rounds at the very least; several hundred thousand are usual today."),
)
def p2c_low(token: Context) -> Iterable[Hit]:
    """Find fewer rounds of PBKDF2 than RFC 7518 §4.8.1.2 recommends."""
    for header in token.headers:
        count = _rounds(header)
        if count is not None and 0 < count < _LEAST:
            message = plural(
                "p2c asks for {count} round of PBKDF2; at least {least} are recommended.",
                "p2c asks for {count} rounds of PBKDF2; at least {least} are recommended.",
                count,
                least=_LEAST,
            )
            yield Hit(token.in_header(header, "p2c"), message)


@rule(
    "p2c-high",
    "warning",
    "RFC 8725 §3.2",
    name=Sentence("Too many rounds for the password"),
    scope=_PASSWORDS,
    why=Sentence("Whoever makes the token chooses the number, and whoever decrypts it does the work."),
    example=_paste('{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"AAAAAAAAAAA","p2c":10000000}'),
    remedy=Sentence("Refuse tokens that ask for more rounds than you use yourself."),
)
def p2c_high(token: Context) -> Iterable[Hit]:
    """Find so many rounds of PBKDF2 that they may be there to keep a recipient busy."""
    for header in token.headers:
        count = _rounds(header)
        if count is not None and count > MOST_ROUNDS:
            yield Hit(token.in_header(header, "p2c"), _BUSY.about(most=MOST_ROUNDS))


def _rounds(header: Signature) -> int | None:
    """Return p2c of an algorithm with a password, as large as it is told; None where there is none."""
    node = header.jose.get("p2c")
    alg = string_of(header.jose.get("alg"))
    if node is None or node["type"] != "number" or not alg.startswith("PBES2-") or not node["text"].isdecimal():
        return None
    return int(node["text"][:_LONGEST])
