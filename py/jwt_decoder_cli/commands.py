"""What the program does beside decoding: a row for each first word that means something else."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder_cli import chain_command, compare_command, key_commands, make_commands, snippet_command

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jwt_decoder_cli.status import Status

COMMANDS: Final[Mapping[str, Callable[[Sequence[str]], Status]]] = MappingProxyType(
    {
        "keys": key_commands.run,
        "sign": make_commands.sign,
        "encrypt": make_commands.encrypt,
        "present": make_commands.present,
        "test-set": make_commands.test_set,
        "compare": compare_command.run,
        "snippet": snippet_command.run,
        "chain": chain_command.run,
    }
)
