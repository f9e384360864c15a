"""Code for Ruby. Text from outside enters it through ``quoted`` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jwt_decoder.engine.verifying import Verifier

_REFUSED: Final = 'raise JWT::DecodeError, "{name}"'
_ENVIRONMENT: Final = 'ENV.fetch("JWT_SECRET")'
_SECRETS: Final = {
    "text": _ENVIRONMENT,
    "hex": f'[{_ENVIRONMENT}].pack("H*")',
    "base64": f'{_ENVIRONMENT}.unpack1("m")',
    "base64url": f'{_ENVIRONMENT}.tr("-_", "+/").unpack1("m")',
}
# What ends a literal or begins something within it.
_ESCAPED: Final = {'"': '\\"', "\\": "\\\\", "#": "\\#"}
_LAST_SURROGATES: Final = range(0xD800, 0xE000)


def quoted(text: str) -> str:
    """Return a text as a literal of Ruby in ASCII: nothing in it is an expression, or ends the literal."""
    return f'"{"".join(map(_character, text))}"'


def _character(one: str) -> str:
    if one in _ESCAPED:
        return _ESCAPED[one]
    if " " <= one <= "~":
        return one
    if ord(one) in _LAST_SURROGATES:
        # No character of Ruby: the octets that its JSON makes of one.
        return "".join(f"\\x{octet:02X}" for octet in one.encode(errors="surrogatepass"))
    return f"\\u{{{ord(one):X}}}"


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, texts))}]"


def ruby_jwt(verifier: Verifier) -> str:
    """Return code for ruby-jwt."""
    options = [
        f"    algorithms: [{quoted(verifier.algorithm.name)}],",
        *(f"    iss: {quoted(one)}, verify_iss: true," for one in verifier.expect.get("iss", ())),
        *([f"    aud: {_list(verifier.expect['aud'])}, verify_aud: true,"] if "aud" in verifier.expect else []),
        f"    leeway: {verifier.skew!r},",
        f"    required_claims: {_list(verifier.required_and_compared)}{',' if verifier.jwks else ''}",
        *(["    jwks: KEYS"] if verifier.jwks else []),
    ]
    lines = [
        "# gem install jwt",
        'require "jwt"',
        f'require "{"net/http" if verifier.jwks else "openssl"}"',
        "",
        *_keys(verifier),
        "",
        "# Returns the claims of a token that is valid here; raises an error for any other.",
        "def verify(token)",
        "  options = {",
        *options,
        "  }",
        *_decoding(verifier),
        *_of_claims(verifier),
        "  claims",
        "end",
        "",
        "def check(header)",
        f'  {_REFUSED.format(name="alg")} unless header["alg"] == {quoted(verifier.algorithm.name)}',
        f'  {_REFUSED.format(name="extension")} if header.key?("crit")',
        *_of_type(verifier),
        "end",
    ]
    return "\n".join(lines) + "\n"


def _keys(verifier: Verifier) -> Iterator[str]:
    """Yield the constant of the keys: what fetches them asks again for a kid that is not among them."""
    if not verifier.jwks:
        yield f"KEYS = {{ {'nil' if verifier.kid is None else quoted(verifier.kid)} => {_key(verifier)} }}.freeze"
        return
    yield "KEYS = lambda do |options|"
    yield "  @keys = nil if options[:invalidate] || options[:kid_not_found]"
    yield f"  @keys ||= JSON.parse(Net::HTTP.get(URI({quoted(verifier.jwks)})), symbolize_names: true)"
    yield "end"


def _decoding(verifier: Verifier) -> Iterator[str]:
    if verifier.jwks:
        yield "  claims, header = JWT.decode(token, nil, true, options)"
        yield "  check(header)"
        return
    yield "  claims, = JWT.decode(token, nil, true, options) do |header|"
    yield "    check(header)"
    yield '    KEYS.fetch(header["kid"]) { raise JWT::DecodeError, "unknown key" }'
    yield "  end"


def _key(verifier: Verifier) -> str:
    """Return the expression of the key: a secret is never in the code."""
    if not verifier.algorithm.has_key_pair:
        return _SECRETS[verifier.secret_encoding]
    if not verifier.pem:
        return 'OpenSSL::PKey.read(ENV.fetch("JWT_PUBLIC_KEY"))'
    lines = " \\\n".join(f"  {quoted(line)}" for line in verifier.pem.splitlines(keepends=True))
    return f"OpenSSL::PKey.read(\n{lines}\n)"


def _of_type(verifier: Verifier) -> Iterator[str]:
    if verifier.typ is not None:
        yield f'  {_REFUSED.format(name="typ")} unless header["typ"] == {quoted(verifier.typ)}'


def _of_claims(verifier: Verifier) -> Iterator[str]:
    """Yield the checks of the claims that the library leaves to the caller; it takes any value of a time for one."""
    times = "claims.key?(name) && !claims[name].is_a?(Numeric)"
    yield f"  {_REFUSED.format(name='claims')} unless claims.is_a?(Hash)"
    yield f'  {_REFUSED.format(name="time")} if ["exp", "nbf", "iat"].any? {{ |name| {times} }}'
    if "aud" not in verifier.expect:
        yield f'  {_REFUSED.format(name="aud")} if claims.key?("aud")'
    for name in ("sub", "nonce", "azp"):
        for expected in verifier.expect.get(name, ()):
            yield f'  {_REFUSED.format(name=name)} unless claims["{name}"] == {quoted(expected)}'
    if "scope" in verifier.expect:
        yield '  scopes = claims["scope"] || claims["scp"] || ""'
        yield "  scopes = scopes.split(/ /) if scopes.is_a?(String)"
        yield f"  {_REFUSED.format(name='scope')} unless ({_list(verifier.expect['scope'])} - Array(scopes)).empty?"
