"""What the rules may look at: one token with all that is known of it before any of them is asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.findings.suspicious_values import Word, words_of
from jwt_decoder.model.finding import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder.decode.decode import Decoded, Signature
    from jwt_decoder.explain.explain import Explained
    from jwt_decoder.explain.profiles.profile import Profile
    from jwt_decoder.judge.time import Span
    from jwt_decoder.model.part import Node, Part
    from jwt_decoder.registry.issuers import Issuer
    from jwt_decoder.text.numeric_date import Instant

_MOST_HEADERS: Final = 8


@dataclass(frozen=True, slots=True)
class Context:
    """A token for the rules; times in seconds.

    ``claims`` are those that count, which of an SD-JWT are those of its processed payload, and ``explained`` what the
    registries say of them; ``words`` are the strings in the payload that its text makes worth looking at.
    ``length`` is that of the clean text. ``guesses`` says whether published secrets are tried.
    """

    decoded: Decoded
    part: Part | None
    profile: Profile
    explained: tuple[Explained, ...]
    span: Span | None
    now: float
    skew: float
    length: int
    words: tuple[Word, ...] = ()
    guesses: bool = True

    @property
    def claims(self) -> Mapping[str, Node]:
        """The members of the Claims Set that counts, as far as they could be read."""
        return self.part.root if self.part else {}

    @property
    def headers(self) -> tuple[Signature, ...]:
        """The first signatures, each with its JOSE Header."""
        return self.decoded.signatures[:_MOST_HEADERS]

    @property
    def is_encrypted(self) -> bool:
        """Whether it is a JWE, whose alg is another kind of algorithm."""
        return self.decoded.format.is_encrypted

    @property
    def is_claims_set(self) -> bool:
        """Whether the claims are whole, so that what is not among them is missing."""
        return self.part is not None and self.part.kind == "claims-set"

    @property
    def type(self) -> str:
        """The id of the recognised kind of token, else empty."""
        return self.profile.type.type.id if self.profile.type else ""

    @property
    def issuer(self) -> Issuer | None:
        """The recognised issuer."""
        return self.profile.issuer.issuer if self.profile.issuer else None

    @property
    def algorithms(self) -> frozenset[str]:
        """The names of the algorithms that the recognised issuer signs with; none where that is not known."""
        return self.issuer.algorithms if self.issuer else frozenset()

    def instant(self, name: str) -> Instant | None:
        """Return iat, nbf, exp or auth_time if it could be read."""
        return self.span.known(name) if self.span else None

    def lacking(self, name: str) -> Iterable[Signature]:
        """Return the headers that were read to their end and lack a parameter.

        A JSON that breaks off may still have it.
        """
        for header in () if self.decoded.breaks_off else self.headers:
            if name not in header.jose and header.header is not None and header.header.kind == "json":
                yield header

    def in_header(self, signature: Signature, name: str = "") -> Spot:
        """Return the place of a Header Parameter; of one that is not in the protected header, the header itself."""
        index, part = signature.place.header, signature.header
        members = part.tree.get("members", ()) if part and part.tree else ()
        found = next((member for member in reversed(members) if member["name"] == name), None)
        return Spot(index, found["start"], found["node"]["end"]) if found else Spot(index)

    def in_claims(self, name: str) -> Spot:
        """Return the place of a claim, name and value; of one that was disclosed, all of the payload."""
        own, index = self.decoded.payload, self.decoded.layout.payload
        if own is None or name not in own.root:
            return Spot(index)
        members = own.tree.get("members", ()) if own.tree else ()
        found = next((member for member in reversed(members) if member["name"] == name), None)
        node = own.root[name]
        return Spot(index, found["start"] if found else node["start"], node["end"] or None)

    def in_payload(self, start: int, end: int) -> Spot:
        """Return the place of octets of the payload, all of it where they are not known.

        What an SD-JWT disclosed stands nowhere in it, and the values of a very long payload have no places.
        """
        index = self.decoded.layout.payload
        return Spot(index, start, end) if end and self.part is self.decoded.payload else Spot(index)


def look(context: Context) -> Context:
    """Return the context with its words."""
    found = words_of(context.part) if context.part else ()
    return replace(context, words=found) if found else context
