"""Rules about Header Parameters beside alg, crit and keys: what names the key and the kind of token."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.content import names_token
from jwt_decoder.decode.nested import nested_text
from jwt_decoder.explain.values.reading import string_of
from jwt_decoder.explain.values.types import mistyped
from jwt_decoder.findings.example import PROOF, with_parameter
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.findings.scopes import EVERY_TOKEN
from jwt_decoder.model.rule import Example
from jwt_decoder.model.sentence import Sentence, term
from jwt_decoder.registry.headers import HEADERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder.findings.context import Context

_OWN_RULES: Final = frozenset({"alg", "kid", "typ", "crit", "b64"})
_MOST_LOOKED: Final = 1000
_SHELL: Final = ("`", "$(", "&&")
_SQL: Final = (" union ", " or 1=", "select ", "sleep(", "' or ", "' and ", "';", "'--", "'#", "'||", "/*", "*/")
_LDAP: Final = (")(", "*)", "(|", "(&")
_TEMPLATE: Final = ("{{", "${", "<%", "#{")
_PATH: Final = ("../", "..\\", "..%2f", "..%5c", "%2e%2e", "%00", "\0")
_ABSOLUTE: Final = ("/", "\\\\", "file:")
_QUOTES: Final = ('"', "'")
_A_QUERY, _A_COMMAND = Sentence("SQL"), Sentence("a shell command")
# What stands behind a bar, a semicolon or a line break, which by themselves are parts of names.
_FOLLOWING: Final = (
    (_A_QUERY, re.compile(r";\s{0,8}(?:drop|select|insert|update|delete|alter|create|exec|shutdown|truncate)\b")),
    (
        _A_COMMAND,
        re.compile(
            r"[|;\r\n]\s{0,8}(?:[./~$(&|]|(?:ls|id|cat|sh|ba?sh|zsh|curl|wget|nc|ncat|whoami|ping|rm|mv|cp|sleep|touch"
            r"|echo|printf|python3?|perl|ruby|node|php|powershell|cmd|env|uname|head|tail|tee|xxd|base64|openssl|chmod"
            r"|chown|dd|find|grep|awk|sed|nslookup|dig|telnet|ssh|scp|eval|exec|kill|reboot|shutdown|halt|su|sudo|ps"
            r"|mail|dir|type|net|set|export|source|calc|id|pwd|ifconfig|ip)(?![\w=:.-]))"
        ),
    ),
)
_A_PATH: Final = Sentence("a path")
# What a kid may look like, and the marks of that in small letters; the first that fits counts.
_LOOKS: Final = (
    (Sentence("a template"), _TEMPLATE),
    (_A_PATH, _PATH),
    (Sentence("an LDAP filter"), _LDAP),
    (_A_QUERY, _SQL),
    (_A_COMMAND, _SHELL),
)
# The kinds of token that must say in typ what they are, each with that type and the section.
TYPES: Final[Mapping[str, tuple[tuple[str, ...], str]]] = MappingProxyType(
    {
        "dpop-proof": (("dpop+jwt",), "RFC 9449 §4.2"),
        "key-binding-jwt": (("kb+jwt",), "RFC 9901 §4.3"),
        "sd-jwt-vc": (("dc+sd-jwt", "vc+sd-jwt"), "draft-ietf-oauth-sd-jwt-vc"),
    }
)


@rule(
    "kid-not-a-string",
    "error",
    "RFC 7515 §4.1.4",
    name=Sentence("kid isn't a string"),
    scope=EVERY_TOKEN,
    why=Sentence("Key IDs are compared as strings, so a number may never match."),
    example=with_parameter('"kid":1'),
    remedy=Sentence("Write the Key ID as a string, in the header and in the key set."),
)
def kid_not_a_string(token: Context) -> Iterable[Hit]:
    """Find a kid that is no string (RFC 7515 §4.1.4)."""
    for header in token.headers:
        kid = header.jose.get("kid")
        if kid is not None and kid["type"] != "string":
            yield Hit(token.in_header(header, "kid"), Sentence("kid isn't a string, so it doesn't name a key."))


@rule(
    "kid-hostile",
    "warning",
    "RFC 8725 §3.10",
    name=Sentence("Suspicious kid"),
    scope=EVERY_TOKEN,
    why=Sentence(
        "Some verifiers have used kid as a file name, in a query or in a command. With ../../dev/null the"
        " key was empty, and anyone could sign."
    ),
    example=with_parameter('"kid":"../../dev/null"'),
    remedy=Sentence(
        "Compare kid with the IDs of keys you have, and never use it in a path, query, command or template."
    ),
)
def kid_hostile(token: Context) -> Iterable[Hit]:
    """Find a kid made to be more than a name: a path, or pieces of SQL, LDAP, shell or a template (RFC 8725 §3.10)."""
    for header in token.headers:
        kid = string_of(header.jose.get("kid"))[:_MOST_LOOKED]
        looks = _looks(kid)
        if looks:
            message = Sentence("kid looks like {looks}; a verifier that trusts it may run or open it.", looks=looks)
            yield Hit(token.in_header(header, "kid"), message)


def _looks(kid: str) -> Sentence | None:
    """Return what a kid looks like beside a name, None where it is one."""
    lowered = kid.lower()
    if len(kid) > 1 and kid[0] == kid[-1] and kid[0] in _QUOTES:
        lowered = lowered[1:-1]  # a name that was quoted once too often
    marked = next((looks for looks, marks in _LOOKS if any(mark in lowered for mark in marks)), None)
    followed = next((looks for looks, pattern in _FOLLOWING if pattern.search(lowered)), None)
    return marked or followed or (_A_PATH if lowered.startswith(_ABSOLUTE) else None)


@rule(
    "typ-not-a-string",
    "error",
    "RFC 7515 §4.1.9",
    name=Sentence("typ isn't a string"),
    scope=EVERY_TOKEN,
    why=Sentence("typ is a media type, so it must be a string."),
    example=Example(header='{"alg":"RS256","typ":1}'),
    remedy=Sentence("Write typ as a string, such as “JWT”."),
)
def typ_not_a_string(token: Context) -> Iterable[Hit]:
    """Find a typ that is no string (RFC 7515 §4.1.9)."""
    for header in token.headers:
        typ = header.jose.get("typ")
        if typ is not None and typ["type"] != "string":
            yield Hit(token.in_header(header, "typ"), Sentence("typ isn't a string, so it doesn't name a type."))


@rule(
    "typ-missing",
    "error",
    "RFC 8725 §3.11",
    name=Sentence("No typ"),
    scope=Sentence("DPoP proofs, Key Binding JWTs and SD-JWT VCs."),
    why=Sentence("typ keeps one kind of token from being mistaken for another. These kinds must have it."),
    example=Example(f"{PROOF}}}", '{"alg":"ES256"}'),
    remedy=Sentence("Set the type that the specification requires, and check it."),
)
def typ_missing(token: Context) -> Iterable[Hit]:
    """Find a token whose specification asks for a typ, without one (RFC 8725 §3.11)."""
    wanted, source = TYPES.get(token.type, ((), ""))
    header = token.decoded.signatures[0]
    if wanted and token.profile.type and "typ" not in header.jose:
        message = Sentence(
            "typ is missing; it must be “{wanted}” ({label}), so that the token isn't mistaken for another kind.",
            label=term(token.profile.type.type.label),
            wanted=wanted[0],
        )
        yield Hit(token.in_header(header), message, section=source)


@rule(
    "typ-wrong",
    "error",
    "RFC 8725 §3.11",
    name=Sentence("Wrong typ"),
    scope=Sentence("DPoP proofs, Key Binding JWTs and SD-JWT VCs."),
    why=Sentence(
        "typ keeps one kind of token from being mistaken for another. A verifier that checks it rejects this token."
    ),
    example=Example(f"{PROOF}}}", '{"alg":"ES256","typ":"JWT"}'),
    remedy=Sentence("Set the type that the specification requires, and check it."),
)
def typ_wrong(token: Context) -> Iterable[Hit]:
    """Find a typ that is not the one that the token's specification asks for (RFC 8725 §3.11)."""
    wanted, source = TYPES.get(token.type, ((), ""))
    header = token.decoded.signatures[0]
    typ = string_of(header.jose.get("typ"))
    if wanted and typ and typ.lower().removeprefix("application/") not in wanted and token.profile.type:
        message = Sentence(
            "typ must be “{wanted}” ({label}): otherwise, the token may be mistaken for another kind.",
            wanted=wanted[0],
            label=term(token.profile.type.type.label),
        )
        yield Hit(token.in_header(header, "typ"), message, section=source)


_OTHER_PAYLOAD: Final = Sentence("cty says there is a token inside, but the payload isn't one.")
# By what there is in its place.
_NO_TOKEN_INSIDE: Final = {
    "claims-set": Sentence("cty says there is a token inside, but the payload has claims."),
    **dict.fromkeys(("text", "octets", "json"), _OTHER_PAYLOAD),
}


@rule(
    "cty-not-nested",
    "warning",
    "RFC 7519 §5.2",
    name=Sentence("cty without a nested token"),
    scope=Sentence("Tokens whose payload can be read."),
    why=Sentence(
        "cty JWT says that the payload is another token. A verifier that believes it will fail, or read something else."
    ),
    example=with_parameter('"cty":"JWT"'),
    remedy=Sentence("Leave out cty if the payload isn't a token."),
)
def cty_not_nested(token: Context) -> Iterable[Hit]:
    """Find a cty that says that a token is inside where there is none (RFC 7519 §5.2)."""
    payload = token.decoded.payload
    message = _NO_TOKEN_INSIDE.get(payload.kind) if payload else None
    if message is None or nested_text(token.decoded):
        return
    for header in token.headers:
        if names_token(header.jose):
            yield Hit(token.in_header(header, "cty"), message)


@rule(
    "zip-in-jws",
    "warning",
    "RFC 7516 §4.1.3",
    name=Sentence("zip in a signed token"),
    scope=Sentence("Signed tokens other than health cards."),
    why=Sentence(
        "Compression is only defined for encrypted tokens. A verifier that decompresses anyway can be made"
        " to run out of memory."
    ),
    example=with_parameter('"zip":"DEF"'),
    remedy=Sentence("Leave out zip: only a JWE has it, and most JWS libraries can't decompress."),
)
def zip_in_jws(token: Context) -> Iterable[Hit]:
    """Find zip in a JWS, where no specification of JOSE has it (RFC 7516 §4.1.3, RFC 8725 §3.6)."""
    for header in () if token.is_encrypted else token.headers:
        if "zip" in header.jose:
            yield Hit(
                token.in_header(header, "zip"),
                Sentence("zip is for encrypted tokens, but this one is signed."),
            )


@rule(
    "parameter-type",
    "error",
    "RFC 7515 §4.1",
    name=Sentence("Wrong type"),
    scope=EVERY_TOKEN,
    why=Sentence("One verifier ignores a parameter of the wrong type, another rejects the token."),
    example=with_parameter('"x5t":1'),
    remedy=Sentence("Write the parameter with the type its specification requires."),
)
def parameter_type(token: Context) -> Iterable[Hit]:
    """Find registered Header Parameters whose value is of the wrong type (RFC 7515 §4.1)."""
    for header in token.headers:
        for name, row in HEADERS.items():
            node = header.jose.get(name)
            wrong = mistyped(row, node) if node is not None and name not in _OWN_RULES else None
            if wrong:
                message = Sentence("{problem}.", problem=wrong)
                yield Hit(token.in_header(header, name), message, {"name": name}, row.source)
