"""The scripts say whole sentences, all of which are listed, and put none together from pieces of English.

That each name in a template has its value is for the compiler to say: ``types/sentence.d.ts`` reads the names out of
the template's own type.
"""

from __future__ import annotations

import re
import subprocess
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest
from site_builder.fetch import node
from site_builder.sentences.template import template

from tests.repo.test_boundaries import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCRIPTS: Final = ROOT / "assets" / "js"
MAKER: Final = SCRIPTS / "shared" / "sentence.js"
MODULES: Final = sorted(
    path for path in SCRIPTS.rglob("*.js") if path.name != MAKER.name and not path.is_relative_to(SCRIPTS / "examples")
)
LITERAL: Final = r'"((?:[^"\\\n]|\\.)*)"'
CALL: Final = re.compile(r"(?<![\w.#])(sentence|plural)\(")
ONE: Final = re.compile(rf"\s*{LITERAL}\s*[,)]")
TWO: Final = re.compile(rf"\s*{LITERAL}\s*,\s*{LITERAL}\s*,")
PUT: Final = re.compile(r'(?:textContent = |setText\((?:\w+|by\w+\([^()]*\)), |flash\(\w+, |"aria-label", |tell\()$')
COMMENT: Final = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)
PLACE: Final = re.compile(r"\$\{[^{}]*\}")
# What is read by no person, or is no sentence, by the text around the places.
NO_SENTENCES: Final = {
    "color-mix(in srgb, , )": "a value of CSS",
    "pane hue-": "names of classes",
    "letter letter-": "names of classes",
    "jwt-decoder ": "the name of a cache",
    'curl -H "Authorization: Bearer " https://api.example/orders': "a command, as someone pastes it",
}
# What writes the markup of other tools, whose words are those of their languages.
CODE: Final = frozenset({"embed/snippets.js"})
# What is put between pieces that are no English.
JOINED: Final = {
    "page/encode/left-out.js": "whole sentences, one after the other",
    "page/compare/parts.js": "names of claims, and facts beside each other",
    "page/compare/rows.js": "whole sentences, one after the other",
    "page/privacy/privacy-panel.js": "directives of a policy, to be compared",
    "docs/fence.js": "names of classes",
    "docs/remark.js": "the line of a fence, put together as it was written",
    "shared/json-rows.js": "the items of an array, as JSON",
    "offline/verified-files.js": "digests, as an attribute takes them",
    "entries/torture-page.js": "what differs, in short, for those who work on the engine",
}


def code(path: Path) -> str:
    """Return the text of a script without its comments, the lines in their places."""
    return COMMENT.sub(lambda found: "\n" * found[0].count("\n"), path.read_text())


def name_of(path: Path) -> str:
    """Return the place of a script below the folder of the scripts."""
    return path.relative_to(SCRIPTS).as_posix()


@cache
def listed() -> frozenset[tuple[str, str]]:
    """Return what is listed: the file that says it, and the template."""
    return frozenset(
        (name, text)
        for message in template()
        for text in ([message.id] if isinstance(message.id, str) else message.id)
        for name, _ in message.locations
    )


def unlisted(source: str, name: str) -> Iterator[str]:
    """Return what is wrong with the calls that make sentences."""
    for call in CALL.finditer(source):
        found = (ONE if call[1] == "sentence" else TWO).match(source, call.end())
        line = source.count("\n", 0, call.start()) + 1
        if not found:
            yield f"line {line}: no literal"
            continue
        for text in found.groups():
            if text != text.strip() or not text:
                yield f"line {line}: white space at an end: {text!r}"
            elif (name, text.replace('\\"', '"')) not in listed():
                yield f"line {line}: not in the list: {text}"


def composed(source: str) -> Iterator[str]:
    """Return the template literals, sums and joins that put English together."""
    for literal in re.finditer(r"(TypeError\()?`([^`]*\$\{[^`]*)`", source):
        around = PLACE.sub("", literal[2])
        if not literal[1] and re.search(r"[A-Za-z]", around) and " " in around and around not in NO_SENTENCES:
            yield literal[0]
    for total in re.finditer(rf"{LITERAL}\s*\+(?!\+)|(?<!\+)\+\s*{LITERAL}", source):
        if re.search(r"[A-Za-z]", total[1] or total[2] or ""):
            yield total[0]
    yield from (join[0] for join in re.finditer(r'\.join\("[^"\\]*[ ·][^"]*"\)', source))


def bare(source: str) -> Iterator[str]:
    """Return the sentences, and the words that are put into the page, that no call makes."""
    said = {found.span(1) for call in CALL.finditer(source) if (found := ONE.match(source, call.end()))}
    said |= {span for call in CALL.finditer(source) if (two := TWO.match(source, call.end())) for span in two.regs[1:]}
    for literal in re.finditer(LITERAL, source):
        is_sentence = re.fullmatch(r"[A-Z]\S* [a-z].*", literal[1]) is not None
        before = source[: literal.start()]
        is_put = PUT.search(before) is not None and literal[1] != ""
        if literal.span(1) not in said and (is_sentence or is_put):
            yield literal[1]


def test_a_sentence_is_a_literal_that_is_listed() -> None:
    names = {path: path.relative_to(ROOT).as_posix() for path in MODULES}

    assert [] == [(names[path], problem) for path in MODULES for problem in unlisted(code(path), names[path])]


def test_no_sentence_is_put_together_from_pieces() -> None:
    found = [(name_of(path), one) for path in MODULES if name_of(path) not in CODE for one in composed(code(path))]

    assert [] == [(name, one) for name, one in found if not (one.startswith(".join") and name in JOINED)]


def test_no_sentence_stands_by_itself() -> None:
    assert [] == [(name_of(path), one) for path in MODULES for one in bare(code(path))]


def test_what_is_allowed_is_there() -> None:
    sources = {name_of(path): code(path) for path in MODULES}
    around = {PLACE.sub("", one) for text in sources.values() for one in re.findall(r"`([^`]*\$\{[^`]*)`", text)}

    assert set() == set(NO_SENTENCES) - around
    assert set(JOINED) == {name for name in JOINED if any(one.startswith(".join") for one in composed(sources[name]))}


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("sentence(text)", "line 1: no literal"),
        ("\nsentence(`in ${zone}`)", "line 2: no literal"),
        ('sentence("in " + zone)', "line 1: no literal"),
        ('plural("{count} claim", many, 2)', "line 1: no literal"),
        ('sentence(" and more")', "line 1: white space at an end: ' and more'"),
        ('sentence("Nobody lists this.")', "line 1: not in the list: Nobody lists this."),
    ],
)
def test_what_is_wrong_with_a_call_is_found(source: str, problem: str) -> None:
    assert [problem] == list(unlisted(source, "assets/js/page/app.js"))


@pytest.mark.parametrize(
    "source",
    ["`in ${zone}`", "`${count} times`", 'text + " and more"', '"It is " + name', 'names.join(", ")', 'a.join(" · ")'],
)
def test_english_from_pieces_is_found(source: str) -> None:
    assert 1 == len(list(composed(source)))


@pytest.mark.parametrize("source", ["`tint-${hue}`", "`${width}px`", "throw new TypeError(`No ${name} here`)", "a + b"])
def test_names_and_our_own_errors_are_no_english(source: str) -> None:
    assert [] == list(composed(source))


@pytest.mark.parametrize(
    "source", ['x = "Nothing is stored."', 'a.textContent = "Copy"', 'setText(a, "none")', 'flash(button, "Copied")']
)
def test_a_sentence_by_itself_is_found(source: str) -> None:
    assert 1 == len(list(bare(source)))


@pytest.mark.parametrize("source", ['x = sentence("Nothing is stored.")', 'a.textContent = ""', 'x = "button"'])
def test_what_is_said_or_is_a_name_is_not_by_itself(source: str) -> None:
    assert [] == list(bare(source))


CALLS: Final = (
    ('sentence("in {zone}", { zone: "UTC" });', True),
    ('sentence("in {zone}", { place: "UTC" });', False),
    ('sentence("in {zone}", { zone: "UTC", place: "" });', False),
    ('sentence("in {zone}");', False),
    ('sentence("none");', True),
    ('sentence("none", { zone: "UTC" });', False),
    ('plural("{count} claim", "{count} claims", 2);', True),
    ('plural("{count} claim", "{count} claims", 2, { count: "2" });', True),
    ('plural("{count} claim", "{count} claims of {name}", 2);', False),
    ('plural("{count} claim of {name}", "{count} claims of {name}", 2, { name: "cnf" });', True),
)


def test_the_compiler_knows_the_names_of_a_template(tmp_path: Path) -> None:
    script = tmp_path / "calls.mjs"
    script.write_text(
        "\n".join([f'import {{ plural, sentence }} from "{MAKER.as_posix()}";', *(line for line, _ in CALLS)])
    )
    compiler = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    options = ["--noEmit", "--allowJs", "--checkJs", "--strict", "--module", "esnext", "--target", "esnext"]
    command = [str(node()), str(compiler), *options, "--moduleResolution", "bundler", str(script)]

    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own compiler

    refused = {int(line) - 1 for line in re.findall(r"calls\.mjs\((\d+),", done.stdout)}
    assert {number for number, (_, is_right) in enumerate(CALLS, 1) if not is_right} == refused, done.stdout
