"""Rules about ``crit`` (RFC 7515 §4.1.11) and about ``b64``, which needs it (RFC 7797)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.fault_places import is_verbatim
from jwt_decoder.explain.values.reading import strings_of
from jwt_decoder.findings.example import with_parameter
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.findings.scopes import EVERY_TOKEN, SIGNED_TOKENS
from jwt_decoder.json import parse
from jwt_decoder.judge.critical import REGISTERED, extensions, unknown_extensions
from jwt_decoder.model.rule import Example
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.decode.decode import Signature
    from jwt_decoder.findings.context import Context

_SECTION: Final = "RFC 7515 §4.1.11"


@rule(
    "crit-not-a-list",
    "error",
    _SECTION,
    name=Sentence("crit isn't a list"),
    scope=EVERY_TOKEN,
    why=Sentence("crit lists what a verifier must understand. Anything but a list of names can't be obeyed."),
    example=with_parameter('"crit":"exp"'),
    remedy=Sentence("List the names of the extensions, or leave crit out."),
)
def crit_not_a_list(token: Context) -> Iterable[Hit]:
    """Find a crit that is no array of strings (RFC 7515 §4.1.11)."""
    for header in token.headers:
        crit = header.jose.get("crit")
        if crit and (crit["type"] != "array" or len(strings_of(crit)) != len(crit.get("items", ()))):
            yield Hit(token.in_header(header, "crit"), Sentence("crit isn't a list of names."))


@rule(
    "crit-empty",
    "error",
    _SECTION,
    name=Sentence("Empty crit"),
    scope=EVERY_TOKEN,
    why=Sentence("An empty list asks for nothing: whoever made the token doesn't know what crit is for."),
    example=with_parameter('"crit":[]'),
    remedy=Sentence("Leave out crit if nothing is critical."),
)
def crit_empty(token: Context) -> Iterable[Hit]:
    """Find an empty crit (RFC 7515 §4.1.11)."""
    for header in token.headers:
        crit = header.jose.get("crit")
        if crit and crit["type"] == "array" and not crit.get("items"):
            yield Hit(token.in_header(header, "crit"), Sentence("crit is empty, which isn't allowed."))


@rule(
    "crit-unknown",
    "error",
    _SECTION,
    name=Sentence("Unknown critical extension"),
    scope=EVERY_TOKEN,
    why=Sentence(
        "The issuer requires anyone who doesn't know this extension to reject the token. Ignoring that may"
        " mean ignoring a condition the token depends on."
    ),
    example=with_parameter('"crit":["http://example.com/urgent"],"http://example.com/urgent":true'),
    remedy=Sentence("Reject the token unless your verifier knows this extension."),
)
def crit_unknown(token: Context) -> Iterable[Hit]:
    """Find extensions in crit that are not known here, so that the token must be refused (RFC 7515 §4.1.11)."""
    for header in token.headers:
        for name in unknown_extensions(header.jose):
            message = Sentence("crit requires “{name}”, which isn't an extension known here.", name=quote(name))
            yield Hit(token.in_header(header, "crit"), message)


@rule(
    "crit-registered",
    "error",
    _SECTION,
    name=Sentence("Registered name in crit"),
    scope=EVERY_TOKEN,
    why=Sentence("Names that the specifications define must not be in crit: strict verifiers reject the token."),
    example=with_parameter('"kid":"1","crit":["kid"]'),
    remedy=Sentence("Remove the registered names from crit."),
)
def crit_registered(token: Context) -> Iterable[Hit]:
    """Find names in crit that the specifications themselves define, which must not be there (RFC 7515 §4.1.11)."""
    for header in token.headers:
        for name in extensions(header.jose):
            if name in REGISTERED:
                message = Sentence("crit names {name}, which every verifier must understand anyway.", name=name)
                yield Hit(token.in_header(header, "crit"), message)


@rule(
    "crit-duplicate",
    "error",
    _SECTION,
    name=Sentence("Duplicate name in crit"),
    scope=EVERY_TOKEN,
    why=Sentence(
        "A repeated name is a mistake by whoever made the token, or an attempt to make two verifiers disagree."
    ),
    example=with_parameter('"crit":["exp","exp"],"exp":1'),
    remedy=Sentence("Name each extension once."),
)
def crit_duplicate(token: Context) -> Iterable[Hit]:
    """Find a name that appears twice in crit, which it must not (RFC 7515 §4.1.11)."""
    for header in token.headers:
        for name, count in Counter(extensions(header.jose)).items():
            if count > 1:
                message = plural(
                    "crit names “{name}” {times} time.",
                    "crit names “{name}” {times} times.",
                    count=count,
                    name=quote(name),
                    times=count,
                )
                yield Hit(token.in_header(header, "crit"), message)


@rule(
    "crit-absent",
    "error",
    _SECTION,
    name=Sentence("crit names a missing parameter"),
    scope=EVERY_TOKEN,
    why=Sentence("crit names a parameter that isn't there, so a strict verifier rejects the token."),
    example=with_parameter('"crit":["b64"]'),
    remedy=Sentence("Only list parameters in crit that are in the header."),
)
def crit_absent(token: Context) -> Iterable[Hit]:
    """Find names in crit that are no parameters of the header (RFC 7515 §4.1.11)."""
    for header in token.headers:
        for name in extensions(header.jose):
            if name not in header.jose and not _is_unprotected(header, name):
                message = Sentence("crit names “{name}”, which isn't in the header.", name=quote(name))
                yield Hit(token.in_header(header, "crit"), message)


@rule(
    "crit-unprotected",
    "error",
    _SECTION,
    name=Sentence("Unprotected crit"),
    scope=Sentence("Tokens in JSON Serialization."),
    why=Sentence(
        "The signature doesn't cover an unprotected header. Anyone who passes the token on can remove crit,"
        " and with it the condition."
    ),
    example=Example(
        "{}",
        '{"alg":"HS256"}',
        paste='{"payload":"e30","protected":"eyJhbGciOiJIUzI1NiJ9","header":{"crit":["a"],"a":1},"signature":"Wlpa"}',
    ),
    remedy=Sentence("Put crit in the protected header."),
)
def crit_unprotected(token: Context) -> Iterable[Hit]:
    """Find a crit that the signature does not cover (RFC 7515 §4.1.11)."""
    for header in token.headers:
        if "crit" in header.jose and (header.header is None or "crit" not in header.header.root):
            yield Hit(token.in_header(header), Sentence("crit isn't in the protected header, so anyone can remove it."))


@rule(
    "b64-not-critical",
    "error",
    "RFC 7797 §6",
    name=Sentence("b64 without crit"),
    scope=SIGNED_TOKENS,
    why=Sentence(
        "A verifier that doesn't know b64 decodes the payload, while another uses it as it is: they see"
        " different payloads."
    ),
    example=with_parameter('"b64":false'),
    remedy=Sentence("Name b64 in crit."),
)
def b64_not_critical(token: Context) -> Iterable[Hit]:
    """Find b64 without its name in crit: readers that do not know it see another payload (RFC 7797 §6)."""
    for header in token.headers:
        if is_verbatim(header.jose) and "b64" not in extensions(header.jose):
            message = Sentence(
                "b64 is false, but crit doesn't name it: verifiers that don't know b64 see a different payload."
            )
            yield Hit(token.in_header(header, "b64"), message)


@rule(
    "b64-unprotected",
    "error",
    "RFC 7797 §3",
    name=Sentence("Unprotected b64"),
    scope=Sentence("Tokens in JSON Serialization."),
    why=Sentence(
        "b64 decides what was signed. In an unprotected header anyone can add or remove it, so it counts only in the"
        " protected one."
    ),
    example=Example(
        "{}",
        '{"alg":"HS256"}',
        paste='{"payload":"e30","protected":"eyJhbGciOiJIUzI1NiJ9","header":{"b64":false},"signature":"Wlpa"}',
    ),
    remedy=Sentence("Put b64 in the protected header, and name it in crit."),
)
def b64_unprotected(token: Context) -> Iterable[Hit]:
    """Find a b64 that the signature does not cover (RFC 7797 §3)."""
    for header in token.headers:
        if _is_unprotected(header, "b64"):
            message = Sentence("b64 isn't in the protected header, so it was ignored: the payload was decoded.")
            yield Hit(token.in_header(header), message)


@rule(
    "b64-not-a-boolean",
    "error",
    "RFC 7797 §3",
    name=Sentence("b64 isn't a boolean"),
    scope=SIGNED_TOKENS,
    why=Sentence("Some verifiers treat the string “false” as true."),
    example=with_parameter('"b64":"false"'),
    remedy=Sentence("Write true or false without quotes, or leave out b64."),
)
def b64_not_a_boolean(token: Context) -> Iterable[Hit]:
    """Find a b64 that is neither true nor false (RFC 7797 §3)."""
    for header in token.headers:
        b64 = header.jose.get("b64")
        if b64 and b64["type"] != "boolean":
            yield Hit(token.in_header(header, "b64"), Sentence("b64 must be true or false, without quotes."))


@rule(
    "b64-differs",
    "error",
    "RFC 7797 §3",
    name=Sentence("b64 differs among signatures"),
    scope=Sentence("Tokens in JSON Serialization."),
    why=Sentence("One payload can't be both encoded and not: each verifier sees what its own signature says."),
    example=Example(
        "{}",
        paste='{"payload":"e30","signatures":[{"protected":"eyJhbGciOiJIUzI1NiJ9","signature":"Wlpa"},'
        '{"protected":"eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19","signature":"Wlpa"}]}',
    ),
    remedy=Sentence("Give all signatures the same b64, or make a token for each."),
)
def b64_differs(token: Context) -> Iterable[Hit]:
    """Find signatures of one payload that disagree on whether it is encoded (RFC 7797 §3)."""
    ways = [bool(header.header and is_verbatim(header.header.root)) for header in token.headers]
    for header, is_raw in zip(token.headers, ways, strict=True):
        if is_raw != ways[0]:
            message = Sentence("b64 isn't the same in all signatures, although they sign the same payload.")
            yield Hit(token.in_header(header, "b64"), message)
            return


@rule(
    "b64-in-jwt",
    "error",
    "RFC 7797 §7",
    name=Sentence("Unencoded payload in a JWT"),
    scope=Sentence("Tokens whose payload is a Claims Set."),
    why=Sentence("A JWT is always encoded: characters in an unencoded payload, such as a dot, would end a segment."),
    example=Example(
        "{}",
        paste='{"payload":"{\\"sub\\":\\"1\\"}","protected":"eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19",'
        '"signature":"Wlpa"}',
    ),
    remedy=Sentence("Encode the payload of a JWT, and leave out b64."),
)
def b64_in_jwt(token: Context) -> Iterable[Hit]:
    """Find claims that are not encoded: a JWT must not say b64 false (RFC 7797 §7)."""
    for header in token.headers:
        if is_verbatim(header.jose) and token.is_claims_set:
            yield Hit(
                token.in_header(header, "b64"),
                Sentence("b64 is false, which isn't allowed in a JWT: its claims are encoded."),
            )


def _is_unprotected(header: Signature, name: str) -> bool:
    return name in parse.members_of(header.place.unprotected)
