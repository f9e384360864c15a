"""Help for each rule, beside the rule itself: what it looks at, why, an example, what to do, and the section."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.findings import RULES
from jwt_decoder.findings.help.keys import KEY_HELP
from jwt_decoder.findings.help.tokens import TOKEN_HELP
from jwt_decoder.keys.key_rules import KEY_RULES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.findings.help.entry import Help
    from jwt_decoder.findings.rule import Rule
    from jwt_decoder.keys.key_rules import KeyRule

__all__ = ["ENTRIES", "HELP", "Entry"]

HELP: Final[tuple[Help, ...]] = (*TOKEN_HELP, *KEY_HELP)


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule and its help."""

    rule: Rule[Any] | KeyRule
    help: Help


_RULES: Final[tuple[Rule[Any] | KeyRule, ...]] = (*RULES, *KEY_RULES)
ENTRIES: Final[Mapping[str, Entry]] = MappingProxyType(
    {rule.id: Entry(rule, told) for rule, told in zip(_RULES, HELP, strict=True)}
)
