"""What is inside a token: what it discloses, and the tokens within it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

from jwt_decoder.decode import nested
from jwt_decoder.decode.claimed import in_claims
from jwt_decoder.decode.decode import decode
from jwt_decoder.decode.sd_jwt import bind, disclose, presented
from jwt_decoder.decode.serialization import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.decode.sd_jwt import Binding, Disclosed
    from jwt_decoder.model.part import Part
    from jwt_decoder.model.paste import TokenText


class HasDecoded(Protocol):
    """What is read of a token within another: whatever else it holds, its faults are asked for."""

    @property
    def decoded(self) -> Decoded:
        """The token taken apart."""
        ...


Inner = TypeVar("Inner", bound=HasDecoded)


# What says that there are digests of Disclosures, or something in their place.
_HIDING: Final = frozenset({"sd-jwt-end", "sd-not-strings"})


@dataclass(frozen=True, slots=True)
class Unfolded(Generic[Inner]):
    """A token with what is inside of it; its faults have those of the tokens within it too.

    ``disclosed`` and ``binding`` are None of what is no SD-JWT, and of one without a Key Binding JWT. ``claimed`` are
    the tokens in its claims by their paths: what is wrong with them is not wrong with the token around them.
    """

    decoded: Decoded
    disclosed: Disclosed | None
    binding: Binding | None
    nested: tuple[Inner, ...]
    claimed: tuple[tuple[str, Inner], ...] = ()

    @property
    def processed(self) -> Part | None:
        """The processed payload of an SD-JWT, where there is one (RFC 9901 §7.1)."""
        processed = self.disclosed.processed if self.disclosed else None
        return processed.part if processed else None

    @property
    def may_hide_claims(self) -> bool:
        """Whether there may be claims that cannot be read: not disclosed, or in Disclosures that were not put in."""
        if not _HIDING.isdisjoint(fault.id for fault in self.decoded.faults):
            return True
        if self.disclosed is None:
            return False
        processed = self.disclosed.processed
        return processed is None or processed.undisclosed > 0 or self.disclosed.algorithm is None

    @property
    def carried(self) -> Inner | None:
        """The token that is the payload of this one, whose claims are those that count (RFC 7519 §5.2)."""
        return self.nested[-1] if self.nested and self.binding is None else None

    @property
    def judged(self) -> Decoded:
        """The token with the claims that count: those of the processed payload, where there is one."""
        processed = self.processed
        return self.decoded if processed is None else replace(self.decoded, payload=processed)


def unfold(
    source: TokenText, decoded: Decoded, read: Callable[[TokenText, Decoded], Inner], depth: int
) -> Unfolded[Inner]:
    """Look inside of a token, at most ``nested.DEEPEST`` levels deep; ``read`` reads the tokens within."""
    decoded, disclosed = disclose(decoded)
    found: Unfolded[Inner] = Unfolded(decoded, disclosed, None, ())
    if depth == nested.DEEPEST:
        return found
    found = _within(source, _bound(source, found, read), read)
    claimed = ((path, read(text, decode(lay_out(text.text)))) for path, text in in_claims(source, found.judged))
    return replace(found, claimed=tuple(claimed))


def _bound(source: TokenText, found: Unfolded[Inner], read: Callable[[TokenText, Decoded], Inner]) -> Unfolded[Inner]:
    """Read the Key Binding JWT of an SD-JWT (RFC 9901 §4.3)."""
    segments = found.decoded.layout.segments
    index = next((at for at, one in enumerate(segments) if one.role == "key-binding" and one.text), None)
    if index is None or found.disclosed is None:
        return found
    inner = nested.of_segment(source, segments[index], nested.KEY_BINDING_JWT)
    is_compact = found.decoded.layout.kind == "sd-jwt"
    before = source.text[: segments[index].start] if is_compact else presented(found.decoded)
    decoded, binding = bind(before, found.disclosed.algorithm, decode(lay_out(inner.text)))
    token = read(inner, decoded)
    raised = nested.raise_faults(found.decoded, index, token.decoded.faults)
    return Unfolded(raised, found.disclosed, binding, (token,))


def _within(source: TokenText, found: Unfolded[Inner], read: Callable[[TokenText, Decoded], Inner]) -> Unfolded[Inner]:
    """Read the JWT that is the payload of another (RFC 7519 §5.2)."""
    inner, index = nested.within(source, found.decoded), found.decoded.layout.payload
    if inner is None or index is None:
        return found
    token = read(inner, decode(lay_out(inner.text)))
    raised = nested.raise_faults(found.decoded, index, token.decoded.faults)
    return replace(found, decoded=raised, nested=(*found.nested, token))
