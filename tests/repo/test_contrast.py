"""The contrast of every pair of colours that the styles put together, in both themes (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
from site_builder.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = ROOT / "assets" / "css"
PALETTE: Final = (FOLDER / "palette.css").read_text()
# System colours are the system's, and paper is white.
LEFT_OUT: Final = {"palette.css", "contrast.css", "print.css"}
TEXT: Final = 4.5
SHAPE: Final = 3.0
THEMES: Final = ("light", "dark")

PLAIN: Final = ("paper", "ground", "sunk")
TINTS: Final = ("bad-tint", "warn-tint", "ok-tint")


@dataclass(frozen=True, slots=True)
class Role:
    """What a colour is for: the surfaces that it stands on, and the least contrast there."""

    surfaces: tuple[str, ...]
    least: float


ROLES: Final = {
    "ink": Role((*PLAIN, *TINTS, "thumb"), 9.5),
    "ink-2": Role((*PLAIN, *TINTS), TEXT),
    "header": Role(PLAIN, TEXT),
    "payload": Role(PLAIN, TEXT),
    "signature": Role(PLAIN, TEXT),
    "bad": Role((*PLAIN, "bad-tint"), TEXT),
    "on-bad": Role(("bad",), TEXT),
    "on-warn": Role(("warn",), TEXT),
    "on-warn-mark": Role(("warn-mark",), TEXT),
    "on-ok": Role(("ok",), TEXT),
    "ok": Role(("ok-tint", "paper"), SHAPE),
    "warn-mark": Role(("warn-tint", *PLAIN), SHAPE),
    "control": Role(PLAIN, SHAPE),
    "focus": Role((*PLAIN, *TINTS, "thumb"), SHAPE),
}
# `line` and the edges of tinted cards separate what space separates already; `warn` is a surface under `on-warn`.
SEPARATE: Final = {"line", "bad-edge", "warn-edge", "ok-edge"}
SURFACES: Final = {*PLAIN, *TINTS, "thumb", "warn"}

Colour = tuple[float, float, float]


def written(name: str) -> str:
    """Return what the palette says of a colour."""
    found = re.search(rf"--{name}: ([^;]+);", PALETTE)
    assert found, name
    return found[1]


def seen(value: str, theme: str, behind: str = "paper") -> Colour:
    """Return the colour that a value of the styles shows on a surface, each channel from 0 to 1."""
    if named := re.fullmatch(r"var\(--([\w-]+)\)", value):
        return seen(written(named[1]), theme, behind)
    if pair := re.fullmatch(r"light-dark\((.+), (.+)\)", value):
        return seen(pair[1 + THEMES.index(theme)], theme, behind)
    if mixed := re.fullmatch(r"color-mix\(in srgb, (.+) (\d+)%, transparent\)", value):
        share = int(mixed[2]) / 100
        over, under = seen(mixed[1], theme, behind), seen(f"var(--{behind})", theme)
        return _colour(share * high + (1 - share) * low for high, low in zip(over, under, strict=True))
    digits = re.fullmatch(r"#([0-9a-f]{6})", value)
    assert digits, f"{value} is not written as the other colours are"
    return _colour(channel / 255 for channel in bytes.fromhex(digits[1]))


def _colour(channels: Iterator[float]) -> Colour:
    red, green, blue = channels
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a sheet: where it stands, and its declarations by property."""

    place: str
    declared: dict[str, str]


def rules() -> Iterator[Rule]:
    """Yield the rules of all sheets, those within media queries too."""
    for path in sorted(FOLDER.glob("*.css")):
        if path.name in LEFT_OUT:
            continue
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
            declared = dict(re.findall(r"(?:^|;)\s*([\w-]+):\s*([^;]+)", body))
            yield Rule(f"{path.name}: {' '.join(selector.split())}", declared)


def coloured(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield the ground and the colour of what a rule writes, where it sets both."""
    ground = rule.declared.get("background") or rule.declared.get("background-color") or ""
    colour = rule.declared.get("color", "")
    if re.match(r"var|#|color-mix|light-dark", ground) and re.match(r"var|#|light-dark", colour):
        yield ground, colour


def drawn(rule: Rule) -> Iterator[str]:
    """Yield the roles in which a rule draws an edge, a line or a shape, but not those in which it covers one."""
    for name, value in rule.declared.items():
        if re.match(r"border|outline|stroke|fill|text-decoration", name):
            yield from (role for role in re.findall(r"var\(--([\w-]+)\)", value) if role not in PLAIN)


RULES: Final = tuple(rules())
WRITTEN: Final = [(rule.place, *pair) for rule in RULES for pair in coloured(rule)]
DRAWN: Final = [(rule.place, role) for rule in RULES for role in drawn(rule) if f"--{role}:" in PALETTE]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_seen_on_every_surface_that_it_stands_on(role: str, theme: str) -> None:
    """Text at 4.5 to 1, marks and the edges of controls at 3 to 1."""
    colour = seen(f"var(--{role})", theme)
    found = {name: contrast(colour, seen(f"var(--{name})", theme)) for name in ROLES[role].surfaces}
    assert {} == {name: round(ratio, 2) for name, ratio in found.items() if ratio < ROLES[role].least}


def test_each_colour_of_the_palette_has_a_role() -> None:
    assert {*ROLES, *SEPARATE, *SURFACES} == set(re.findall(r"--([\w-]+):", PALETTE))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("behind", ["paper", "ground"])
def test_text_that_brings_its_own_ground_can_be_read(theme: str, behind: str) -> None:
    found = {
        place: contrast(seen(colour, theme, behind), seen(ground, theme, behind)) for place, ground, colour in WRITTEN
    }
    assert {} == {place: round(ratio, 2) for place, ratio in found.items() if ratio < TEXT}


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_drawn_is_seen_unless_it_only_separates(theme: str) -> None:
    paper = seen("var(--paper)", theme)
    found = {place: contrast(seen(f"var(--{role})", theme), paper) for place, role in DRAWN if role not in SEPARATE}
    assert {} == {place: round(ratio, 2) for place, ratio in found.items() if ratio < SHAPE}


def test_every_rule_with_a_ground_and_a_colour_is_measured() -> None:
    """So that a sheet that is written in another way is not passed over."""
    sheets = [path for path in FOLDER.glob("*.css") if path.name not in LEFT_OUT]
    grounds = sum(len(re.findall(r"(?<![\w-])background(?:-color)?:", path.read_text())) for path in sheets)
    assert grounds == sum(name in {"background", "background-color"} for rule in RULES for name in rule.declared)
    assert 20 < len(WRITTEN)
    assert 40 < len(DRAWN)
