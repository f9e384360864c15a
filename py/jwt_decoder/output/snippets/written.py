"""The libraries, a row each, and their snippets as they cross to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.model.sentence import Listing, Sentence
from jwt_decoder.output.snippets.javascript_code import jose, jsonwebtoken
from jwt_decoder.output.snippets.python_code import joserfc, pyjwt
from jwt_decoder.output.snippets.ruby_code import ruby_jwt
from jwt_decoder.output.wording import ENGLISH, render
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.engine.verifying import Verifier, Wanted
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue

_SECRET: Final = Sentence("The secret is read from the environment variable JWT_SECRET.")
_PUBLIC: Final = Sentence("The public key is read from the environment variable JWT_PUBLIC_KEY, as PEM.")
_INLINED: Final = Sentence("The public key is in the code.")
_FETCHED: Final = Sentence("The code fetches the keys from “{url}”.")
_ASSUMED: Final = Sentence(
    "{names} as in this token: set expected values if your service expects others, or the code accepts what it names."
)
_OTHERS: Final = Sentence("{libraries} can't verify {alg}.")


_LONGEST: Final = 120


class Library(NamedTuple):
    """A library, what verifies with it, and the algorithms that it knows."""

    id: str
    name: str
    language: str
    write: Callable[[Verifier], str]
    algorithms: frozenset[str]


_USUAL: Final = frozenset(f"{family}{bits}" for family in ("HS", "RS", "PS", "ES") for bits in (256, 384, 512))
LIBRARIES: Final = (
    Library("pyjwt", "PyJWT", "python", pyjwt, _USUAL | {"ES256K", "EdDSA"}),
    Library("joserfc", "joserfc", "python", joserfc, _USUAL | {"ES256K", "EdDSA"}),
    Library("jose", "jose", "javascript", jose, _USUAL | {"EdDSA", "Ed25519"}),
    Library("jsonwebtoken", "jsonwebtoken", "javascript", jsonwebtoken, _USUAL),
    Library("ruby-jwt", "ruby-jwt", "ruby", ruby_jwt, _USUAL | {"ES256K"}),
)


def snippets(found: Wanted, catalogue: Catalogue = ENGLISH) -> shape.Snippets:
    """Return the code for each library that knows the algorithm, or why there is none."""
    verifier = found.verifier
    if verifier is None:
        return {"problem": render(found.problem, catalogue) if found.problem else "", "line": "", "snippets": []}
    alg = verifier.algorithm.name
    known = [one for one in LIBRARIES if alg in one.algorithms]
    lines = [*_key_lines(found, verifier)]
    if verifier.assumed:
        lines.append(_ASSUMED.about(names=Listing(verifier.assumed, "and")))
    others = tuple(one.name for one in LIBRARIES if one not in known)
    if others:
        lines.append(_OTHERS.about(libraries=Listing(others, "and"), alg=alg))
    return {
        "problem": "",
        "line": render(lines[0].then(*lines[1:]), catalogue),
        "snippets": [
            {"id": one.id, "name": one.name, "language": one.language, "code": one.write(verifier)} for one in known
        ],
    }


def _key_lines(found: Wanted, verifier: Verifier) -> tuple[Sentence, ...]:
    if not verifier.algorithm.has_key_pair:
        return (_SECRET,)
    if verifier.jwks:
        return (_FETCHED.about(url=quote(verifier.jwks, _LONGEST)),)
    if verifier.pem:
        return (found.note, _INLINED) if found.note else (_INLINED,)
    return (found.note, _PUBLIC) if found.note else (_PUBLIC,)
