"""Values that a web framework signed, and JSON in base64: the value itself can be read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from jwt_decoder.extract.credentials.plain import Plain, made_at, octets_of, text_of
from jwt_decoder.extract.token_shape import head, names_algorithm
from jwt_decoder.json import bounded
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.inflate import FRAMED, InflateError, inflate
from jwt_decoder.text.numeric_date import moment
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
# Until version 1.1, itsdangerous counted its seconds from 2011.
_OLD_EPOCH: Final = 1_293_840_000
_COMPRESSED: Final = Sentence("Its payload is compressed with zlib.")
_MARSHAL: Final = Sentence("Its value is Ruby's Marshal format, which isn't decoded here: reading it can run code.")
_ENCRYPTED: Final = Sentence("Its value is encrypted (AES-CBC), as Rails did until version 5.2.")
_ERLANG: Final = Sentence("Its value is in Erlang's External Term Format, which isn't decoded here.")
_MARSHAL_BEGINS: Final = b"\x04\x08"
_ERLANG_BEGINS: Final = b"\x83"
_SECONDS: Final = re.compile(rb"([0-9]{10})\|")
_FOR: Final = Sentence("It's for “{user}”, and expires on {moment}.")
_LONGEST: Final = 80
_REMEMBERED: Final = re.compile(r"(?P<user>[^:]{1,200}):(?P<time>[0-9]{10})[0-9]{3}:[\w:-]{32,}")
_WEBAUTHN: Final = "webauthn."
# What the header of a token says, and the payload of a JWT.
_PARAMETERS: Final = frozenset({"alg", "b64", "crit", "cty", "enc", "epk", "jku", "jwk", "kid", "typ", "x5c", "zip"})
# In such a run, too, a token may stand, in base64 once more.
_HIDDEN: Final = re.compile(r"eyJ|[\w+/-]{40}")
_CLAIMS: Final = frozenset({"iss", "sub", "aud", "exp", "nbf", "iat", "jti"})
_PADDED: Final = re.compile(r"(?:=|%3[Dd])\Z")
_PAIR: Final = re.compile(r"[A-Za-z0-9+/]++={0,2}--[A-Za-z0-9+/]++={0,2}")


def itsdangerous(found: re.Match[str]) -> Plain | None:
    """Read a value of itsdangerous: JSON, also compressed, and four octets of time."""
    plain = _payload(found["payload"])
    if plain is None or not _is_json(plain.text) or names_algorithm(head(found["payload"])):
        return None
    if found["time"] is None:
        return plain
    octets = octets_of(found["time"]) or b""
    seconds = int.from_bytes(octets)
    time = made_at(seconds) or made_at(seconds + _OLD_EPOCH)
    return Plain(plain.text, (*plain.facts, time)) if time else None


def django(found: re.Match[str]) -> Plain | None:
    """Read a value that django.core.signing signed: JSON, also compressed, or text as it is, and the time in base62."""
    plain = _payload(found["payload"])
    if plain is None or not plain.text.startswith(("{", "[", '"')):
        plain = Plain(found["payload"])
    time = made_at(_base62(found["time"]))
    return Plain(plain.text, (*plain.facts, time)) if time else None


def _payload(text: str) -> Plain | None:
    """Return what a payload says; one that begins with a dot is compressed."""
    octets = octets_of(text.removeprefix("."))
    facts: tuple[Sentence, ...] = ()
    if text.startswith("."):
        try:
            octets, facts = inflate(octets or b"", FRAMED), (_COMPRESSED,)
        except InflateError:
            return None
    read = text_of(octets)
    return None if read is None else Plain(read, facts)


def _base62(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number * len(_DIGITS) + _DIGITS.index(digit)
    return number


def rails(found: re.Match[str]) -> Plain | None:
    """Read a message that Rails signed: JSON, also in the envelope of its purpose, text, Marshal, or encrypted."""
    octets = octets_of(found["payload"])
    if octets and octets.startswith(_MARSHAL_BEGINS):
        return Plain("", (_MARSHAL,))
    read = text_of(octets)
    if read is None:
        return None
    if _PAIR.fullmatch(read):
        return Plain("", (_ENCRYPTED,))
    envelope = _object(read).get("_rails")
    message = envelope.get("message") if isinstance(envelope, dict) else None
    inner = octets_of(message) if isinstance(message, str) else None
    if inner and inner.startswith(_MARSHAL_BEGINS):
        return Plain("", (_MARSHAL,))
    return Plain(text_of(inner) or read)


def rails_encrypted(found: re.Match[str]) -> Plain | None:
    """Check that all three parts are base64."""
    return None if None in map(octets_of, (found["data"], found["iv"], found["tag"])) else Plain()


def laravel(found: re.Match[str]) -> Plain | None:
    """Check for the members of what Laravel encrypts; nothing in them can be read."""
    return Plain() if {"iv", "value", "mac"} <= _object_in(found).keys() else None


def json_value(found: re.Match[str]) -> Plain | None:
    """Read JSON in base64."""
    value = _object_in(found)
    return Plain(json.dumps(value, ensure_ascii=False)) if value else None


def proof(found: re.Match[str]) -> Plain | None:
    """Read the header of a JSON Web Proof, whose typ says so."""
    return json_value(found) if _object_in(found).get("typ") == "JPT" else None


def signed_cookie(found: re.Match[str]) -> Plain | None:
    """Read JSON in base64 that is no header of a token, and in which none stands: that one is to be found.

    A payload of a token has no padding.
    """
    of_tokens = _PARAMETERS if _PADDED.search(found["payload"]) else _PARAMETERS | _CLAIMS
    plain = None if of_tokens & _object_in(found).keys() else json_value(found)
    return None if plain is None or _HIDDEN.search(plain.text) else plain


def base64_json(found: re.Match[str]) -> Plain | None:
    """Read JSON in base64 that is neither header nor payload of a token."""
    return None if _CLAIMS & _object_in(found).keys() else signed_cookie(found)


def disclosure(found: re.Match[str]) -> Plain | None:
    """Read a Disclosure: a salt, the name of a claim, which an element of an array has not, and the value."""
    text = text_of(octets_of(found["payload"])) or ""
    value = _value(text)
    is_one = isinstance(value, list) and len(value) in {2, 3} and all(isinstance(one, str) for one in value[:-1])
    return Plain(text) if is_one else None


def client_data(found: re.Match[str]) -> Plain | None:
    """Read what a browser says of a passkey (WebAuthn §5.8.1)."""
    return json_value(found) if str(_object_in(found).get("type")).startswith(_WEBAUTHN) else None


def health_link(found: re.Match[str]) -> Plain | None:
    """Read where a SMART Health Link leads, not the key to what is there."""
    value = _object_in(found)
    shown = {name: one for name, one in value.items() if name != "key"}
    return Plain(json.dumps(shown, ensure_ascii=False)) if {"url", "key"} <= value.keys() else None


def wordpress(found: re.Match[str]) -> Plain | None:
    """Read whose the cookie is, and until when."""
    return _of_user(found["user"], int(found["time"]))


def remembered(found: re.Match[str]) -> Plain | None:
    """Read whose the cookie is, and until when: a name, milliseconds and a hash with colons between them."""
    said = _REMEMBERED.fullmatch(text_of(octets_of(found["payload"])) or "")
    return _of_user(said["user"], int(said["time"])) if said else None


def _of_user(user: str, seconds: int) -> Plain:
    return Plain("", (_FOR.about(user=quote(unquote(user), _LONGEST), moment=moment(seconds)),))


def grafana(found: re.Match[str]) -> Plain | None:
    """Read the name and the organization of an old API key, not its secret."""
    value = _object_in(found)
    if not {"k", "n", "id"} <= value.keys():
        return None
    return Plain(json.dumps({name: value[name] for name in ("n", "id")}, ensure_ascii=False))


def mapbox(found: re.Match[str]) -> Plain | None:
    """Read whose the token is."""
    return json_value(found) if "u" in _object_in(found) else None


def phoenix(found: re.Match[str]) -> Plain | None:
    """Read what Plug signed: an Erlang term, or text."""
    octets = octets_of(found["payload"])
    if octets and octets.startswith(_ERLANG_BEGINS):
        return Plain("", (_ERLANG,))
    read = text_of(octets)
    return None if read is None else Plain(read)


def tornado(found: re.Match[str]) -> Plain | None:
    """Read the value and the time of a cookie."""
    read, time = text_of(octets_of(found["payload"])), made_at(int(found["time"]))
    return Plain(read or "", (time,)) if time else None


def securecookie(found: re.Match[str]) -> Plain | None:
    """Read the time of a value of Go's securecookie, which is in front of it."""
    beginning = _SECONDS.match(octets_of(found["payload"]) or b"")
    time = made_at(int(beginning[1])) if beginning else None
    return Plain("", (time,)) if time else None


def _object_in(found: re.Match[str]) -> dict[str, object]:
    return _object(text_of(octets_of(found["payload"])) or "")


def _is_json(text: str) -> bool:
    """Check whether a text is an object, an array or a string of JSON, and no piece of one."""
    return isinstance(_value(text), dict | list | str)


def _object(text: str) -> dict[str, object]:
    """Return the members of a JSON object, none of anything else."""
    value = _value(text)
    return value if isinstance(value, dict) else {}


def _value(text: str) -> object:
    """Return the value of a JSON text, None of anything else."""
    try:
        return bounded.loads(text)
    except ValueError:
        return None


SIGNED_VALUES: Final[dict[str, Callable[[re.Match[str]], Plain | None]]] = {
    "flask": itsdangerous,
    "django": django,
    "rails-signed": rails,
    "rails-encrypted": rails_encrypted,
    "laravel": laravel,
    "cookie-session": json_value,
    "signed-cookie": signed_cookie,
    "base64-json": base64_json,
    "disclosure": disclosure,
    "webauthn": client_data,
    "shlink": health_link,
    "wordpress": wordpress,
    "remember-me": remembered,
    "grafana-legacy": grafana,
    "mapbox": mapbox,
    "phoenix": phoenix,
    "tornado": tornado,
    "securecookie": securecookie,
    "sentry": json_value,
    "jwp": proof,
    "keygen": json_value,
    "tinybird": json_value,
}
