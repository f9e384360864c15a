"""Code for the libraries of JavaScript. Text from outside enters it through ``json.dumps`` alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.engine.verifying import Verifier

_REFUSED: Final = 'throw new Error("{name}");'


def jose(verifier: Verifier) -> str:
    """Return code for jose."""
    is_public = verifier.algorithm.has_key_pair
    alg = json.dumps(verifier.algorithm.name)
    imported = "createRemoteJWKSet, " if verifier.jwks else "importSPKI, " if is_public else ""
    find = [
        f"const KEYS = new Map([[{json.dumps(verifier.kid)}, {_key(verifier)}]]);",
        "",
        "function findKey({ kid = null }) {",
        f"  if (!KEYS.has(kid)) {_REFUSED.format(name='unknown key')}",
        f"  return {f'importSPKI(KEYS.get(kid), {alg})' if is_public else 'KEYS.get(kid)'};",
        "}",
    ]
    keys = [f"const findKey = createRemoteJWKSet(new URL({json.dumps(verifier.jwks)}));"] if verifier.jwks else find
    options = [
        *_options(verifier),
        *([f"    typ: {json.dumps(verifier.typ)},"] if verifier.typ is not None else []),
        f"    clockTolerance: {json.dumps(verifier.skew)},",
        f"    requiredClaims: {json.dumps([*verifier.required])},",
    ]
    lines = [
        "// npm install jose",
        f'import {{ {imported}jwtVerify }} from "jose";',
        "",
        *keys,
        "",
        "/** Returns the claims of a token that is valid here; rejects any other. */",
        "export async function verify(token) {",
        "  const { payload } = await jwtVerify(token, findKey, {",
        *options,
        "  });",
        *_of_claims(verifier),
        "  return payload;",
        "}",
    ]
    return "\n".join(lines) + "\n"


def jsonwebtoken(verifier: Verifier) -> str:
    """Return code for jsonwebtoken."""
    required = json.dumps([*verifier.required])
    options = [
        *_options(verifier),
        f"    clockTolerance: {json.dumps(verifier.skew)},",
    ]
    typ = f"  if (header.typ !== {json.dumps(verifier.typ)}) {_REFUSED.format(name='typ')}"
    of_map = [
        "  const key = KEYS.get(header.kid ?? null);",
        f'  if (key === undefined || "crit" in header) {_REFUSED.format(name="unknown key or extension")}',
    ]
    of_url = [
        f'  if ("crit" in header) {_REFUSED.format(name="unknown extension")}',
        "  const key = (await KEYS.getSigningKey(header.kid)).getPublicKey();",
    ]
    client = f"const KEYS = new JwksClient({{ jwksUri: {json.dumps(verifier.jwks)} }});"
    lines = [
        f"// npm install jsonwebtoken{' jwks-rsa' if verifier.jwks else ''}",
        'import jwt from "jsonwebtoken";',
        *(['import { JwksClient } from "jwks-rsa";'] if verifier.jwks else []),
        "",
        client if verifier.jwks else f"const KEYS = new Map([[{json.dumps(verifier.kid)}, {_key(verifier)}]]);",
        "",
        "/** Returns the claims of a token that is valid here; throws an error for any other. */",
        f"export {'async ' if verifier.jwks else ''}function verify(token) {{",
        "  const header = jwt.decode(token, { complete: true })?.header ?? {};",
        *(of_url if verifier.jwks else of_map),
        *([typ] if verifier.typ is not None else []),
        "  const payload = jwt.verify(token, key, {",
        *options,
        "  });",
        f'  if (typeof payload === "string") {_REFUSED.format(name="claims")}',
        f"  if (!{required}.every((name) => name in payload)) {_REFUSED.format(name='missing claim')}",
        *_of_claims(verifier),
        "  return payload;",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _options(verifier: Verifier) -> Iterator[str]:
    """Yield the options that libraries have under one name."""
    yield f"    algorithms: [{json.dumps(verifier.algorithm.name)}],"
    for one in verifier.expect.get("iss", ()):
        yield f"    issuer: {json.dumps(one)},"
    if "aud" in verifier.expect:
        yield f"    audience: {json.dumps([*verifier.expect['aud']])},"


def _key(verifier: Verifier) -> str:
    """Return the expression of the key: a secret is never in the code."""
    if not verifier.algorithm.has_key_pair:
        named = {"text": "utf8"}.get(verifier.secret_encoding, verifier.secret_encoding)
        return f"Buffer.from(process.env.JWT_SECRET, {json.dumps(named)})"
    if not verifier.pem:
        return "process.env.JWT_PUBLIC_KEY"
    lines = " +\n".join(f"  {json.dumps(line)}" for line in verifier.pem.splitlines(keepends=True))
    return f"\n{lines}"


def _of_claims(verifier: Verifier) -> Iterator[str]:
    """Yield the checks of the claims that the library leaves to the caller."""
    if "aud" not in verifier.expect:
        yield f"  if (payload.aud !== undefined) {_REFUSED.format(name='aud')}"
    for name in ("sub", "nonce", "azp"):
        for expected in verifier.expect.get(name, ()):
            yield f"  if (payload.{name} !== {json.dumps(expected)}) {_REFUSED.format(name=name)}"
    if "scope" in verifier.expect:
        yield '  const scopes = [payload.scope ?? payload.scp ?? ""].flat().join(" ").split(" ");'
        expected_scopes = json.dumps([*verifier.expect["scope"]])
        yield f"  if (!{expected_scopes}.every((one) => scopes.includes(one))) {_REFUSED.format(name='scope')}"
