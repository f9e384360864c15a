"""What is fuzzed: each target has a check, a way to change its inputs, and seeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.findings import rules

from tests.fuzz import check_found, check_keys, check_readers, check_repairs, check_report, check_verify, mutation

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fuzz.draw import Draw

# A rule that raises is what is looked for.
rules.SURVIVED = ()


@dataclass(frozen=True, slots=True)
class Target:
    """``check`` takes octets and raises where the engine fails; ``longest`` is the most octets of an input.

    ``seeds`` names the kinds of seeds, as in seeds.py. How long each runs says py/site_builder/testing/fuzz.py.
    """

    name: str
    check: Callable[[bytes], None]
    mutate: Callable[[bytes, int, Draw], bytes]
    seeds: tuple[str, ...]
    longest: int


_ROWS: Final = (
    Target("report", check_report.report, mutation.paste, ("pastes", "shapes"), 700),
    Target("extract", check_report.extraction, mutation.paste, ("pastes", "shapes"), 500),
    Target("found", check_found.found, mutation.octets, ("draws",), 16),
    Target("verify", check_verify.verification, mutation.key_and_paste, ("pairs",), 900),
    Target("repairs", check_repairs.repairs, mutation.octets, ("draws",), 16),
    Target("keys", check_keys.keys, mutation.key_text, ("keys",), 900),
    Target("der", check_keys.structures, mutation.octets, ("der",), 500),
    Target("jsontext", check_readers.json_text, mutation.json_text, ("json",), 200),
    Target("base64url", check_readers.base64url_text, mutation.octets, ("segments",), 60),
)
TARGETS: Final = {row.name: row for row in _ROWS}
