"""What the engine may be asked, as ``report.schema.json`` and ``actions.json`` state it for every language."""

from __future__ import annotations

import math
import pkgutil
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from jwt_decoder.bridge.errors import RequestError
from jwt_decoder.json import bounded
from jwt_decoder.model.sentence import Digits, Listing, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jwt_decoder.model.sentence import Value

Json = dict[str, Any]

_REFERENCE: Final = "#/$defs/"
# A name that a caller may have misspelt; anything else could be what should have been a value.
_NAME: Final = re.compile(r"[A-Za-z_]{1,40}")
_NOT_JSON: Final = Sentence("The request must be JSON.")
_REQUEST: Final = Sentence("The request")


def schema() -> Json:
    """Return all of ``report.schema.json``: JSON Schema 2020-12."""
    return _file("report.schema.json")


def actions() -> Json:
    """Return ``actions.json``.

    It has for each action its request and answer by name, its deadline, whether it waits, and whether it yields what it
    has once nobody waits for it.
    """
    return _file("actions.json")


def _file(name: str) -> Json:
    return cast("Json", bounded.loads((pkgutil.get_data("jwt_decoder.bridge", name) or b"").decode()))


def _inlined(value: Any, definitions: Json) -> Any:  # noqa: ANN401 - any JSON
    """Return a schema with what it refers to in the place of each reference."""
    if isinstance(value, list):
        return [_inlined(item, definitions) for item in value]
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        return _inlined(definitions[value["$ref"].removeprefix(_REFERENCE)], definitions)
    return {name: _inlined(item, definitions) for name, item in value.items() if name != "description"}


def _requests() -> Mapping[str, Json]:
    definitions = schema()["$defs"]
    return MappingProxyType(
        {name: _inlined(definitions[action["request"]], definitions) for name, action in actions().items()}
    )


REQUESTS: Final = _requests()


def checked(request: str, *names: str) -> Json:
    """Return a request for one of these actions as JSON, once it is what the schema says. Raise RequestError if not."""
    try:
        members = bounded.loads(request)
    except ValueError:
        # The error would quote the request, and with it the token.
        raise RequestError(_NOT_JSON) from None
    action = members.get("action") if isinstance(members, dict) else None
    if action not in names:
        raise RequestError(Sentence("action must be {actions}.", actions=Listing(names, "or")))
    _check(_REQUEST, members, REQUESTS[action])
    return cast("Json", members)


def _check(name: Value, value: object, wanted: Json) -> None:
    types = wanted.get("type", ())
    if not any(_TYPES[one](value) for one in ([types] if isinstance(types, str) else types)) and types:
        raise RequestError(_EXPECTED["string" if "string" in types else types](name))
    if "enum" in wanted and value not in wanted["enum"]:
        choices = Listing(tuple(Digits(one) if isinstance(one, int) else one for one in wanted["enum"]))
        raise RequestError(Sentence("{name} must be one of {choices}.", name=name, choices=choices))
    if "minimum" in wanted and cast("float", value) < wanted["minimum"]:
        raise RequestError(Sentence("{name} must be {least} or more.", name=name, least=wanted["minimum"]))
    if "maximum" in wanted and cast("float", value) > wanted["maximum"]:
        raise RequestError(Sentence("{name} must be {most} or less.", name=name, most=wanted["maximum"]))
    if isinstance(value, dict):
        _check_members(name, value, wanted)
    if isinstance(value, list):
        for item in value:
            _check(name, item, wanted["items"])


def _check_members(name: Value, value: Json, wanted: Json) -> None:
    properties = wanted["properties"]
    for unknown in value.keys() - properties.keys():
        raise RequestError(_unknown(unknown, name, tuple(properties)))
    for member in properties:
        if member in value or member in wanted.get("required", ()):
            _check(member, value.get(member), properties[member])


def _unknown(unknown: str, name: Value, known: tuple[str, ...]) -> Sentence:
    listed = Listing(known, "and")
    if _NAME.fullmatch(unknown):
        return Sentence(
            "{name} has no member {unknown}: it may have {known}.", name=name, unknown=unknown, known=listed
        )
    return Sentence("{name} has an unknown member: it may have {known}.", name=name, known=listed)


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:  # an integer beyond binary64
        return False


_TYPES: Final[Mapping[str, Callable[[object], bool]]] = MappingProxyType(
    {
        "string": lambda value: isinstance(value, str),
        "number": _is_number,
        "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
        "boolean": lambda value: isinstance(value, bool),
        "array": lambda value: isinstance(value, list),
        "object": lambda value: isinstance(value, dict),
        "null": lambda value: value is None,
    }
)
_EXPECTED: Final[Mapping[str, Callable[[Value], Sentence]]] = MappingProxyType(
    {
        "string": lambda name: Sentence("{name} must be a string.", name=name),
        "number": lambda name: Sentence("{name} must be a finite number.", name=name),
        "integer": lambda name: Sentence("{name} must be a whole number.", name=name),
        "boolean": lambda name: Sentence("{name} must be true or false.", name=name),
        "array": lambda name: Sentence("{name} must be an array.", name=name),
        "object": lambda name: Sentence("{name} must be an object.", name=name),
    }
)
