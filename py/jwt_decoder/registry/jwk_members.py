"""The members of a JSON Web Key that hold the key itself, and who may see each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class JwkMember:
    """One member of a JWK.

    ``part`` says of what it is: of a public key, of the private key of a pair, of one of its further primes, which
    stand in ``oth``, or of a shared secret. ``source`` is the document and its section.
    """

    name: str
    part: Literal["public", "private", "prime", "secret"]
    source: str


ROWS: Final = (
    JwkMember("kty", "public", "RFC 7517 §4.1"),
    JwkMember("crv", "public", "RFC 7518 §6.2.1.1; RFC 8037 §2"),
    JwkMember("x", "public", "RFC 7518 §6.2.1.2; RFC 8037 §2"),
    JwkMember("y", "public", "RFC 7518 §6.2.1.3"),
    JwkMember("n", "public", "RFC 7518 §6.3.1.1"),
    JwkMember("e", "public", "RFC 7518 §6.3.1.2"),
    JwkMember("pub", "public", "RFC 9964 §3"),
    JwkMember("d", "private", "RFC 7518 §6.2.2.1, §6.3.2.1; RFC 8037 §2"),
    JwkMember("p", "private", "RFC 7518 §6.3.2.2"),
    JwkMember("q", "private", "RFC 7518 §6.3.2.3"),
    JwkMember("dp", "private", "RFC 7518 §6.3.2.4"),
    JwkMember("dq", "private", "RFC 7518 §6.3.2.5"),
    JwkMember("qi", "private", "RFC 7518 §6.3.2.6"),
    JwkMember("oth", "private", "RFC 7518 §6.3.2.7"),
    JwkMember("r", "prime", "RFC 7518 §6.3.2.7.1"),
    JwkMember("t", "prime", "RFC 7518 §6.3.2.7.3"),
    JwkMember("priv", "private", "RFC 9964 §3"),
    JwkMember("seed", "private", "the drafts of RFC 9964"),
    JwkMember("k", "secret", "RFC 7518 §6.4.1"),
)

# A further prime has its members in an object of its own.
OF_THE_KEY: Final = frozenset(row.name for row in ROWS if row.part != "prime")
PRIVATE: Final = frozenset(row.name for row in ROWS if row.part == "private")
PRIVATE_WITHIN: Final = PRIVATE | {row.name for row in ROWS if row.part == "prime"}
SECRET: Final = PRIVATE | {row.name for row in ROWS if row.part == "secret"}
