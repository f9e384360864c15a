"""Code for the libraries of Python. Text from outside enters it through ``repr`` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.engine.verifying import Verifier

_ENVIRONMENT: Final = 'os.environ["JWT_SECRET"]'
_SECRETS: Final = {
    "text": f"{_ENVIRONMENT}.encode()",
    "hex": f"bytes.fromhex({_ENVIRONMENT})",
    "base64": f"base64.b64decode({_ENVIRONMENT})",
    "base64url": f'base64.urlsafe_b64decode({_ENVIRONMENT} + "==")',
}
# What a library calls the kinds of keys.
_KINDS: Final = {"oct": "OctKey", "RSA": "RSAKey", "EC": "ECKey", "OKP": "OKPKey"}
_REFUSED: Final = 'raise ValueError("{name}")'
# The library has no client for a set of keys.
_FETCHING: Final = (
    "",
    "",
    "# Once for a process: start it anew when the issuer changes its keys.",
    "@functools.cache",
    "def keys():",
    "    with urllib.request.urlopen(URL, timeout=10) as answer:",
    "        return KeySet.import_key_set(json.load(answer))",
)


class _Library(NamedTuple):
    """How a library is installed and imported, and what stands before the function."""

    install: str
    imports: list[str]
    before: list[str]


def pyjwt(verifier: Verifier) -> str:
    """Return code for PyJWT."""
    key = "KEYS.get_signing_key_from_jwt(token).key" if verifier.jwks else 'KEYS[header.get("kid")]'
    body = [
        "    header = jwt.get_unverified_header(token)",
        *_of_header(verifier),
        "    claims = jwt.decode(",
        "        token,",
        f"        {key},",
        f"        algorithms=[{verifier.algorithm.name!r}],",
        *(f"        issuer={one!r}," for one in verifier.expect.get("iss", ())),
        *([f"        audience={[*verifier.expect['aud']]!r},"] if "aud" in verifier.expect else []),
        f"        leeway={verifier.skew!r},",
        f'        options={{"require": {[*verifier.required_and_compared]!r}}},',
        "    )",
        *_of_claims(verifier, "sub", "nonce", "azp"),
        "    return claims",
    ]
    keys = f"KEYS = jwt.PyJWKClient({verifier.jwks!r})" if verifier.jwks else _keys(verifier, _key(verifier))
    return _module(_Library("pip install 'PyJWT[crypto]'", ["import jwt"], []), keys, body)


def joserfc(verifier: Verifier) -> str:
    """Return code for joserfc."""
    kind = _KINDS[verifier.algorithm.key_type or "oct"]
    rules = dict.fromkeys(verifier.required, "")
    rules |= {name: f', "value": {verifier.expect[name][0]!r}' for name in ("iss", "sub") if name in verifier.expect}
    if "aud" in verifier.expect:
        rules["aud"] = f', "values": {[*verifier.expect["aud"]]!r}'
    body = [
        f"    decoded = jwt.decode(token, {'keys()' if verifier.jwks else 'find_key'}, algorithms=ALGORITHMS)",
        "    header, claims = decoded.header, decoded.claims",
        *_of_header(verifier)[2:],
        "    RULES.validate(claims)",
        *([] if "aud" in verifier.expect else ['    if "aud" in claims:', f"        {_REFUSED.format(name='aud')}"]),
        *_of_claims(verifier, "nonce", "azp"),
        "    return claims",
    ]
    find = [
        "",
        "",
        "def find_key(token):",
        '    kid = token.headers().get("kid")',
        "    if kid not in KEYS:",
        f"        {_REFUSED.format(name='unknown key')}",
        "    return KEYS[kid]",
    ]
    before = [
        f"ALGORITHMS = [{verifier.algorithm.name!r}]",
        "RULES = jwt.JWTClaimsRegistry(",
        f"    leeway={verifier.skew!r},",
        *(f'    {name}={{"essential": True{rule}}},' for name, rule in rules.items()),
        ")",
        *(_FETCHING if verifier.jwks else find),
    ]
    imported = "KeySet" if verifier.jwks else kind
    library = _Library(
        "pip install joserfc", ["from joserfc import jwt", f"from joserfc.jwk import {imported}"], before
    )
    if verifier.jwks:
        return _module(library, f"URL = {verifier.jwks!r}", body)
    return _module(library, _keys(verifier, f"{kind}.import_key({_key(verifier)})"), body)


def _module(library: _Library, keys: str, body: list[str]) -> str:
    """Return the whole file."""
    code = "\n".join([keys, *library.before])
    standard = [name for name in ("base64", "functools", "json", "os", "urllib.request") if f"{name}." in code]
    lines = [
        f"# {library.install}",
        *(f"import {name}" for name in standard),
        *([""] if standard else []),
        *library.imports,
        "",
        code,
        "",
        "",
        "def verify(token):",
        '    """Return the claims of a valid token; raise an exception for any other."""',
        *body,
    ]
    return "\n".join(lines) + "\n"


def _keys(verifier: Verifier, key: str) -> str:
    return f"KEYS = {{{verifier.kid!r}: {key}}}"


def _key(verifier: Verifier) -> str:
    """Return the expression of the key: a secret is never in the code."""
    if not verifier.algorithm.has_key_pair:
        return _SECRETS[verifier.secret_encoding]
    if not verifier.pem:
        return 'os.environ["JWT_PUBLIC_KEY"]'
    lines = "\n".join(f"    {line!r}" for line in verifier.pem.splitlines(keepends=True))
    return f"(\n{lines}\n)"


def _of_header(verifier: Verifier) -> list[str]:
    """Return the checks of the header, first that of kid and crit."""
    is_known = "" if verifier.jwks else 'header.get("kid") not in KEYS or '
    checks = [f'    if {is_known}"crit" in header:', f"        {_REFUSED.format(name='unknown key or extension')}"]
    if verifier.typ is not None:
        checks += [f'    if header.get("typ") != {verifier.typ!r}:', f"        {_REFUSED.format(name='typ')}"]
    return checks


def _of_claims(verifier: Verifier, *names: str) -> Iterator[str]:
    """Yield the checks of the claims that the library leaves to the caller."""
    for name in names:
        for expected in verifier.expect.get(name, ()):
            yield f'    if claims.get("{name}") != {expected!r}:'
            yield f"        {_REFUSED.format(name=name)}"
    if "scope" in verifier.expect:
        yield '    scopes = claims.get("scope", claims.get("scp", ""))'
        yield '    scopes = scopes.split(" ") if isinstance(scopes, str) else scopes'
        yield f"    if not set({[*verifier.expect['scope']]!r}) <= set(scopes):"
        yield f"        {_REFUSED.format(name='scope')}"
