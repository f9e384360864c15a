"""What the program does: a row for each first word that means something else than decoding."""

from __future__ import annotations

from dataclasses import dataclass
from pkgutil import resolve_name
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder_cli.start import loading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jwt_decoder_cli.status import Status


@dataclass(frozen=True, slots=True)
class Command:
    """The function that reads the words of a command, and the one that does what they ask for.

    Both are named and not imported: whoever asks for help needs no engine.
    """

    read: str
    do: str

    def run(self, words: Sequence[str]) -> Status:
        """Do what the words behind the command ask for. Raise UsageError and OutputError."""
        chosen = _loaded(self.read)(words)
        status: Status = _loaded(self.do)(chosen)
        return status


def _loaded(name: str) -> Callable[..., Any]:
    with loading():
        found: Callable[..., Any] = resolve_name(f"{__package__}.{name}")
    return found


DECODE: Final = Command("options:read", "decode_command:run")
COMMANDS: Final[Mapping[str, Command]] = MappingProxyType(
    {
        "keys": Command("key_options:read", "key_commands:run"),
        "sign": Command("make_options:read_sign", "make_commands:sign"),
        "encrypt": Command("make_options:read_encrypt", "make_commands:encrypt"),
        "present": Command("make_options:read_present", "make_commands:present"),
        "test-set": Command("make_options:read_test_set", "make_commands:test_set"),
        "compare": Command("compare_options:read", "compare_command:run"),
        "snippet": Command("snippet_options:read", "snippet_command:run"),
        "chain": Command("chain_options:read", "chain_command:run"),
        "relations": Command("relations_options:read", "relations_command:run"),
        "serve": Command("serve_options:read", "serve_command:run"),
        "completion": Command("completion_options:read", "completion_command:run"),
        "man": Command("man_options:read", "man_command:run"),
    }
)
